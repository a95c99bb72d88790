// Texts in, their words with stems out: a text's words as [word, stem, start, end].
"use strict";

const { load, readInput, answer } = require("./load.cjs");

const lunrSearch = load("text.js", "rare-text.js");
const { words, stem } = lunrSearch;
lunrSearch.loadMore = () => lunrSearch.more;
answer(readInput().map((text) => words(text).map((w) => [w.text, stem(w.text), w.start, w.end])));
