// Lists of words in; for each, whether asking for documents with all of them alone gives the same
// documents and scores as asking for all and leaving the others out.
"use strict";

const assert = require("node:assert");
const { readInput, answer } = require("./load.cjs");
const { lunrSearch, open } = require("./load-search.cjs");

const { folder, lists } = readInput();
const { stem } = lunrSearch;

(async () => {
  const index = await open(folder);
  const counts = [];
  for (const words of lists) {
    const build = (query) =>
      words.forEach((word) => query.term(stem(word), { usePipeline: false }));
    let only = null;
    const select = (postings) => {
      const having = words.map(
        (word) => new Set((postings.get(stem(word)) ?? []).flatMap(({ numbers }) => [...numbers])),
      );
      only = new Set([...having[0]].filter((number) => having.every((set) => set.has(number))));
      return only;
    };
    const restricted = await index.query(build, select);
    const whole = (await index.query(build)).filter(({ ref }) => only.has(Number(ref)));
    assert.deepStrictEqual(restricted, whole);
    const found = whole.map(({ ref }) => Number(ref));
    const hasAll = ({ matchData }) => words.every((word) => stem(word) in matchData.metadata);
    assert.ok(whole.every(hasAll));
    counts.push(found.length);
  }
  answer(counts);
})();
