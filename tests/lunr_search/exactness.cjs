// Asks the client and one whole lunr.js index of the same tokens the same random queries.
//
// In: {folder, tokens, fields, kinds, seed, order, lunrParts}: folder of an index; a file that has
// a document a line, {url, fields: {name: [token, …]}}; fields as in the manifest; how many queries
// of which kind; `order` of the whole index's terms: "sorted", or "natural" as lunr.js meets them;
// files with the parts of lunr.js, {always, rarely}.
// Out: of each kind how many queries, results, equal and unequal answers; the greatest difference
// of scores; the first unequal queries; the kind that was the first to need the second file.
"use strict";

const fs = require("node:fs");
const { readInput, answer } = require("./load.cjs");
const { loadClient, openIndex, wholeLunr } = require("./open-index.cjs");
const { wholeIndex } = require("./whole-index.cjs");
const { queryMaker } = require("./random-queries.cjs");

const input = readInput();
const client = loadClient(input.lunrParts);
const documents = fs
  .readFileSync(input.tokens, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));

/** Terms and their fields in the order that lunr has found them in. */
const termsOf = ({ metadata }) =>
  JSON.stringify(Object.entries(metadata).map(([term, fields]) => [term, ...Object.keys(fields)]));

const isEqual = (ours, theirs) =>
  ours.length === theirs.length &&
  ours.every(
    ({ ref, score, matchData }, at) =>
      ref === theirs[at].ref &&
      score === theirs[at].score &&
      termsOf(matchData) === termsOf(theirs[at].matchData),
  );

/** The greatest difference of a document's scores; Infinity where one has other documents. */
function difference(ours, theirs) {
  const scores = new Map(theirs.map(({ ref, score }) => [ref, score]));
  return ours.length === theirs.length
    ? ours.reduce((most, { ref, score }) => {
        const other = scores.has(ref) ? scores.get(ref) : Infinity;
        return Math.max(most, Math.abs(score - other));
      }, 0)
    : Infinity;
}

(async () => {
  const index = await openIndex(client, input.folder);
  const bits = await index.files.read(`d/${index.manifest.numbers}.bin`);
  const numbers = Array.from({ length: bits.length * 8 }, (_, number) => number).filter(
    (number) => (bits[number >> 3] >> (number & 7)) & 1,
  );
  const cards = await index.cards(numbers);
  const numberOf = new Map(cards.map(({ url }, at) => [url, numbers[at]]));
  documents.forEach((document) => {
    document.number = numberOf.get(index.address(document.url));
  });
  documents.sort((a, b) => a.number - b.number);
  const whole = wholeIndex(wholeLunr, documents, input.fields, input.order);
  const makeQuery = queryMaker(documents, input.fields, input.seed, client);

  const kinds = {};
  const unequal = [];
  let firstWithMore = null;
  let greatest = 0;
  const seconds = { client: 0, whole: 0 };
  for (const [kind, count] of Object.entries(input.kinds)) {
    const told = { queries: count, withResults: 0, equal: 0, unequal: 0 };
    for (let at = 0; at < count; at += 1) {
      const clauses = await makeQuery(kind, index);
      // lunr writes into clauses.
      const build = (query) => clauses.forEach((clause) => query.clause({ ...clause }));
      const begin = performance.now();
      const ours = await index.query(build);
      const between = performance.now();
      const theirs = whole.query(build);
      seconds.client += (between - begin) / 1000;
      seconds.whole += (performance.now() - between) / 1000;
      told.withResults += theirs.length > 0 ? 1 : 0;
      greatest = Math.max(greatest, difference(ours, theirs));
      if (isEqual(ours, theirs)) {
        told.equal += 1;
      } else {
        told.unequal += 1;
        unequal.push({ kind, clauses });
      }
    }
    kinds[kind] = told;
    firstWithMore ??= client.more ? kind : null;
  }
  answer({
    documents: documents.length,
    terms: Object.keys(whole.invertedIndex).length,
    kinds,
    unequal: unequal.slice(0, 5),
    firstWithMore,
    // JSON has no Infinity.
    greatest: greatest === Infinity ? null : greatest,
    seconds,
  });
})();
