// Queries as typed in, the documents found (and the first cards) out.
"use strict";

const { readInput, answer } = require("./load.cjs");
const { lunrSearch, openSource } = require("./open-source.cjs");

(async () => {
  const { folder, queries } = readInput();
  const source = await openSource(folder);
  const answers = [];
  for (const text of queries) {
    const query = lunrSearch.parseQuery(text);
    const { mode, documents } = await lunrSearch.runQuery(query, source);
    for (const card of await source.cards(documents.slice(0, 3))) {
      Object.values(card.texts).map((shown) => lunrSearch.highlight(shown, query));
    }
    answers.push({ text, mode, documents });
  }
  answer(answers);
})();
