// All that the client can tell of an index but results. In: {folder, starts, names, again}. Out: see below.
"use strict";

const fs = require("node:fs");

const { readInput, answer } = require("./load.cjs");
const { loadClient, openIndex } = require("./open-index.cjs");

const { folder, starts, names, again } = readInput();
const client = loadClient();

/** Reads 30 files of 200 kB, the first one again and again; then those that are asked for. */
async function fetchedAgain(wanted) {
  const asked = [];
  const files = {
    read: async (path, { decode }) => {
      asked.push(path);
      return decode(new Uint8Array(200_000));
    },
  };
  const index = new client.Index(files, { documents: 0, fields: [] });
  const paths = Array.from({ length: 30 }, (_, at) => `t/${at}.bin`);
  for (const path of paths) {
    await index.read(path, (bytes) => bytes.length);
    await index.read(paths[0], (bytes) => bytes.length);
  }
  asked.length = 0;
  for (const at of wanted) {
    await index.read(paths[at], (bytes) => bytes.length);
  }
  return asked;
}

/** Terms as lunr.js and as the client keep them: two nodes of lunr's look alike and become one. */
function tokenSets() {
  const { lunr } = globalThis;
  const terms = ["0", "a1", "a3", `b${"y".repeat(224)}`, "c1x"];
  lunr.TokenSet._nextId = 1;
  const whole = lunr.TokenSet.fromArray(terms);
  return {
    terms,
    whole: whole.toArray().sort(),
    partial: client.more.tokenSet(terms).toArray().sort(),
  };
}

(async () => {
  const index = await openIndex(client, folder);
  const found = [];
  for (const start of starts) {
    const fresh = await openIndex(client, folder);
    const sections = fresh.missing({ starts: [start], terms: [start] });
    await fresh.locate({ starts: [start], terms: [start] });
    const spans = fresh.spans(start);
    const before = fresh.missing({ starts: [start], terms: [start] });
    const entries = await fresh.entriesFrom(start);
    const after = fresh.missing({ starts: [start] });
    const vocabulary = await fresh.vocabulary(start);
    found.push({ start, sections, spans, before, after, entries, vocabulary });
  }
  const suggestions = [];
  for (const word of names) {
    suggestions.push(await index.suggestions(word));
  }
  const numbers = await client.more.numbers(index);
  // In another order than they are stored in.
  const order = numbers.map((_, at) => numbers[(at * 7 + 3) % numbers.length]);
  answer({
    sections: index.manifest.sections.length,
    shards: fs.readdirSync(`${folder}/t`).length,
    root: index.address(""),
    found,
    suggestions,
    numbers,
    order,
    cards: await index.cards(order),
    columns: await index.columns(order),
    values: await index.values(),
    tokenSets: tokenSets(),
    fetchedAgain: await fetchedAgain(again),
  });
})();
