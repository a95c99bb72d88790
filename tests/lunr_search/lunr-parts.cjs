// Asks the whole lunr.js and its parts the same queries of the same index.
"use strict";

const vm = require("node:vm");
const { answer, readInput } = require("./load.cjs");

const { whole, parts, documents, words } = readInput();

function load(...sources) {
  const context = vm.createContext({});
  sources.forEach((source) => vm.runInContext(source, context));
  return context.lunr;
}

const all = load(whole);
const cut = load(...parts);

const builder = new all.Builder();
builder.pipeline.add(all.stemmer);
builder.searchPipeline.add(all.stemmer);
builder.ref("ref");
builder.field("title", { boost: 5 });
builder.field("body");
documents.forEach((document, ref) => builder.add({ ref, ...document }));
builder.build();

const at = (number) => words[number % words.length];
const kinds = [
  (lunr, query, n) => query.term(at(n)),
  (lunr, query, n) => query.term(at(n)).term(at(n * 7 + 1)),
  (lunr, query, n) => query.term(at(n), { fields: ["title"], boost: 3 }),
  (lunr, query, n) => query.term(at(n).slice(0, 3), { wildcard: lunr.Query.wildcard.TRAILING }),
  (lunr, query, n) => query.term(at(n).slice(2), { wildcard: lunr.Query.wildcard.LEADING }),
  (lunr, query, n) => query.term(at(n), { editDistance: 1, usePipeline: false }),
  (lunr, query, n) => {
    query.term(at(n), { presence: lunr.Query.presence.REQUIRED });
    query.term(at(n * 3 + 2), { presence: lunr.Query.presence.PROHIBITED });
    query.term(at(n * 5 + 4));
  },
  (lunr, query, n) => query.term(at(n), { presence: lunr.Query.presence.PROHIBITED }),
];

/** What lunr.Builder has counted, as an index of that lunr.js: the parts cannot build one. */
function indexOf(lunr) {
  const tokenSet = new lunr.TokenSet();
  for (const term of Object.keys(builder.invertedIndex).sort()) {
    let node = tokenSet;
    for (const sign of term) {
      node = node.edges[sign] ??= new lunr.TokenSet();
    }
    node.final = true;
  }
  return new lunr.Index({
    invertedIndex: builder.invertedIndex,
    fieldVectors: Object.fromEntries(
      Object.entries(builder.fieldVectors).map(([ref, { elements }]) => [
        ref,
        new lunr.Vector(elements),
      ]),
    ),
    tokenSet,
    fields: ["title", "body"],
    pipeline: builder.searchPipeline,
  });
}

function ask(lunr) {
  const index = indexOf(lunr);
  return kinds.map((kind) =>
    words.map((_, n) =>
      index.query((query) => kind(lunr, query, n)).map(({ ref, score, matchData }) => ({
        ref,
        score,
        metadata: matchData.metadata,
      })),
    ),
  );
}

const expected = ask(all);
answer({
  same: JSON.stringify(expected) === JSON.stringify(ask(cut)),
  found: expected.map((results) => results.filter((found) => found.length > 0).length),
  left: ["Builder", "Pipeline", "QueryLexer", "QueryParser", "tokenizer"].filter((name) => cut[name]),
});
