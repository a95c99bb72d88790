// Texts in, their words with stems out: a text's words as [word, stem, start, end].
"use strict";

const { load, readInput, answer } = require("./load.cjs");

const { words, stem } = load("text.js");
answer(readInput().map((text) => words(text).map((w) => [w.text, stem(w.text), w.start, w.end])));
