// Compares the stored index with one that lunr.js itself builds of the same words.
"use strict";

const path = require("node:path");
const fs = require("node:fs");
const { lunr, readInput, answer } = require("./load.cjs");
const { lunrSearch, openSource } = require("./open-source.cjs");

const { folder, documents, stemmed, unstemmed, boosts } = readInput();
const { stem, parseQuery, runQuery } = lunrSearch;

function buildReference() {
  const builder = new lunr.Builder();
  builder.ref("ref");
  for (const [name, boost] of Object.entries(boosts)) {
    builder.field(name, { boost });
  }
  documents.forEach((document, ref) => {
    const stems = stemmed.map((name) => [name, document[name].map(stem)]);
    builder.add({ ref, ...document, ...Object.fromEntries(stems) });
  });
  return builder.build();
}

const isSubset = (some, all) => some.every((each) => all.has(each));

(async () => {
  const source = await openSource(folder);
  const reference = buildReference();
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8"));
  const stored = JSON.parse(fs.readFileSync(path.join(folder, manifest.index), "utf8"));
  const terms = ({ invertedIndex }) => invertedIndex.map(([term]) => term).join("\n");

  const vocabulary = new Set(documents.flatMap((document) => Object.values(document).flat()));
  const otherDocuments = [];
  const otherScores = [];
  const expected = new Map();
  for (const word of vocabulary) {
    const results = reference.query((query) => {
      query.term(stem(word), { fields: stemmed, usePipeline: false, boost: 10 });
      query.term(word, { fields: unstemmed, usePipeline: false, boost: 10 });
    });
    const found = await source.matches(word, false);
    const refs = results.map(({ ref }) => Number(ref));
    expected.set(word, refs);
    if (refs.length === 0 || refs.length !== found.size || !isSubset(refs, found)) {
      otherDocuments.push(word);
    } else if (results.some(({ ref, score }) => Math.abs(score - found.get(Number(ref))) > 0.01)) {
      otherScores.push(word);
    }
  }

  // What is found by typing on, letter by letter, up to the whole word.
  const typed = new Map();
  const lostPrefixes = [];
  for (const [word, refs] of expected) {
    const letters = Array.from(word);
    for (let end = 1; end <= letters.length; end += 1) {
      const prefix = letters.slice(0, end).join("");
      if (!typed.has(prefix)) {
        const { documents: found } = await runQuery(parseQuery(prefix), source);
        typed.set(prefix, new Set(found));
      }
      if (!isSubset(refs.filter((ref) => has(ref, word)), typed.get(prefix))) {
        lostPrefixes.push([prefix, word]);
      }
    }
  }
  answer({
    words: vocabulary.size,
    prefixes: typed.size,
    sameTerms: terms(stored.lunr) === terms(reference.toJSON()),
    otherDocuments,
    otherScores,
    lostPrefixes,
  });
})();

const held = documents.map((document) => new Set(Object.values(document).flat()));

/** Whether a document holds the word itself, not only one of the same stem. */
function has(ref, word) {
  return held[ref].has(word);
}
