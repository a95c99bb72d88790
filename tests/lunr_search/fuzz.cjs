// Asks for thousands of texts that somebody may type, and checks what every answer has to be.
"use strict";

const assert = require("node:assert");
const { readInput, answer } = require("./load.cjs");
const { lunrSearch, hostOf, open, requestOf } = require("./load-search.cjs");

const { folder, pages, texts } = readInput();
const MODES = ["all", "some", "parted", "none", "empty"];

function check(text, request, found) {
  assert.ok(MODES.includes(found.mode), text);
  assert.equal(found.text, text);
  assert.equal(["all", "some", "parted"].includes(found.mode), found.total > 0, text);
  assert.ok(found.results.length <= request.count && found.results.length <= found.total, text);
  assert.ok(found.suggestions.length <= 4, text);
  assert.ok(found.spelling === null || typeof found.spelling === "string", text);
  assert.equal(found.facets !== null, request.facets && found.mode !== "empty", text);
  for (const { url, texts: shown, marks } of found.results) {
    assert.equal(typeof url, "string");
    assert.deepEqual(Object.keys(shown), Object.keys(marks));
    for (const [name, passage] of Object.entries(shown)) {
      assert.equal(typeof passage, "string");
      let last = -1;
      for (const [start, end] of marks[name]) {
        assert.ok(last < start && start < end && end <= passage.length, text);
        last = end;
      }
    }
  }
  // What is sent to the page can be sent.
  structuredClone(found);
}

(async () => {
  const index = await open(folder);
  const host = hostOf(index, pages);
  host.read = async (urls) => urls.map((url) => pages[url.slice(index.address("").length)] ?? "");
  const modes = {};
  for (const [at, text] of texts.entries()) {
    const request = requestOf({
      text,
      typing: at % 2 === 0,
      facets: at % 3 === 0,
      sort: at % 5 === 0 ? "date" : "relevance",
      count: 5,
    });
    const found = await lunrSearch.search(index, request, host);
    check(text, request, found);
    modes[found.mode] = (modes[found.mode] ?? 0) + 1;
    if (found.spelling !== null) {
      const offered = await lunrSearch.search(index, { ...request, text: found.spelling }, host);
      assert.ok(offered.total > 0, `${text}: ${found.spelling}`);
      modes.offered = (modes.offered ?? 0) + 1;
    }
    lunrSearch.highlight(text, lunrSearch.parseQuery(text, null));
  }
  answer(modes);
})();
