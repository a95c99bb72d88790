// Loads the whole index; answers with the first eight documents that hold all words.
"use strict";

importScripts("/whole/lunr.js");

const LIMIT = 8;
const loaded = (async () => {
  const [index, cards] = await Promise.all(
    ["index", "cards"].map(async (name) => (await fetch(`/whole/${name}.json`)).json()),
  );
  return { index: lunr.Index.load(index), cards };
})();
let latest = 0;

addEventListener("message", async ({ data: { id, text } }) => {
  latest = id;
  const { index, cards } = await loaded;
  if (id !== latest) {
    return; // typed on meanwhile
  }
  const words = text.toLowerCase().match(/\w+/g) ?? [];
  const { REQUIRED } = lunr.Query.presence;
  const found = index.query((query) => {
    words.forEach((word, at) => {
      if (at === words.length - 1) {
        query.term(word, { boost: 10 });
        query.term(word, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
      } else {
        query.term(word, { presence: REQUIRED });
      }
    });
  });
  postMessage({ id, cards: found.slice(0, LIMIT).map(({ ref }) => cards[ref]) });
});
