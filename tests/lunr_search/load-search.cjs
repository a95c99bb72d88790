// Loads all of the worker's scripts but worker.js itself, and opens an index on the disk.
"use strict";

const { load } = require("./load.cjs");
const { loadClient, openIndex } = require("./open-index.cjs");

loadClient();
load("query.js", "searching.js");
const lunrSearch = load("facets.js", "spelling.js", "phrases.js", "refining.js");

exports.lunrSearch = lunrSearch;

/** A host that never waits and reads `pages`: addresses from the site's root on -> texts. */
exports.hostOf = (index, pages) => {
  const host = {
    waits: [],
    read: async (urls) => {
      host.batches.push(urls.length);
      return urls.map((url) => pages[url.slice(index.address("").length)] ?? null);
    },
    batches: [],
    check: () => {},
    wait: async (milliseconds) => {
      host.waits.push(milliseconds);
    },
  };
  return host;
};

exports.open = (folder) => openIndex(lunrSearch, folder);

const DEFAULTS = {
  typing: false, first: 0, count: 10, sort: "relevance", chosen: {}, facets: false,
};
exports.requestOf = (request) => ({ ...DEFAULTS, ...request });
