// Queries and texts in: how queries are understood, and which parts of the texts are marked.
"use strict";

const { readInput, answer } = require("./load.cjs");
const { lunrSearch } = require("./load-search.cjs");

const { names, queries = [], marked = [] } = readInput();
const known = names ? new Map(Object.entries(names)) : null;
const { parseQuery, highlight } = lunrSearch;

answer({
  queries: queries.map((text) => parseQuery(text, known)),
  marked: marked.map(([query, text]) =>
    highlight(text, parseQuery(query, known)).map(([start, end]) => text.slice(start, end)),
  ),
});
