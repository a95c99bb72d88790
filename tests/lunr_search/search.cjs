// Messages of type "query" in; answers out, with paths for addresses, and what was waited for.
"use strict";

const { readInput, answer } = require("./load.cjs");
const { lunrSearch, hostOf, open, requestOf } = require("./load-search.cjs");

(async () => {
  const { folder, requests, pages = {} } = readInput();
  const index = await open(folder);
  const root = index.address("").length;
  const answers = [];
  for (const request of requests) {
    const host = hostOf(index, pages);
    const found = await lunrSearch.search(index, requestOf(request), host);
    answers.push({
      ...found,
      results: found.results.map((result) => ({ ...result, url: result.url.slice(root) })),
      waits: host.waits,
      batches: host.batches,
    });
  }
  answer(answers);
})();
