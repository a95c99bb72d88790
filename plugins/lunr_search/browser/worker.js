/**
 * The search's worker: holds the index, so that neither loading nor searching holds up the page.
 *
 * A classic worker, since lunr.js is a classic script.
 *
 *   from the page   {type: "setup", manifest}              manifest's absolute address
 *                   {type: "query", id, text, limit}
 *   to the page     {type: "ready", documents}             how many there are
 *                   {type: "results", id, text, mode, total, results}
 *                   {type: "error", id, message}           id is null when the index did not load
 *
 * `mode` is that of runQuery; a result is {url, texts, marks}, where `texts` maps a card's names
 * to texts and `marks` the same names to spans of these texts.
 */
"use strict";

importScripts("lunr.js", "text.js", "index-source.js", "query.js");

const { IndexSource, parseQuery, runQuery, highlight } = globalThis.lunrSearch;

/** @type {Promise<IndexSource>} */
let opened = Promise.reject(new Error("query before setup"));
opened.catch(() => {});

async function fetchJson(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) {
    throw new Error(`${url}: ${response.status}`);
  }
  return response.json();
}

async function setup({ manifest }) {
  const source = new IndexSource(manifest, fetchJson);
  const loading = source.open();
  opened = loading.then(() => source);
  opened.catch(() => {});
  postMessage({ type: "ready", documents: await loading });
}

async function answer({ id, text, limit }) {
  const source = await opened;
  const query = parseQuery(text);
  const { mode, documents } = await runQuery(query, source);
  const cards = await source.cards(documents.slice(0, limit));
  const results = cards.map((card) => ({
    ...card,
    marks: Object.fromEntries(
      Object.entries(card.texts).map(([name, shown]) => [name, highlight(shown, query)]),
    ),
  }));
  postMessage({ type: "results", id, text, mode, total: documents.length, results });
}

const receivers = { setup, query: answer };

addEventListener("message", ({ data }) => {
  receivers[data.type](data).catch((error) => {
    postMessage({ type: "error", id: data.id ?? null, message: String(error) });
  });
});
