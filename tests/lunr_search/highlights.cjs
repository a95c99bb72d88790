// [query, text] in, the marked parts of the text out.
"use strict";

const { readInput, answer } = require("./load.cjs");
const { lunrSearch } = require("./open-source.cjs");

answer(
  readInput().map(([query, text]) =>
    lunrSearch
      .highlight(text, lunrSearch.parseQuery(query))
      .map(([start, end]) => text.slice(start, end)),
  ),
);
