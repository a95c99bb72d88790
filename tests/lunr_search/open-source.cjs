// Opens an index written by store.py as the worker does, but from the disk.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");
const { load } = require("./load.cjs");

const lunrSearch = load("text.js", "index-source.js", "query.js");
const fetchJson = async (url) => JSON.parse(fs.readFileSync(fileURLToPath(url), "utf8"));

exports.lunrSearch = lunrSearch;
exports.fetchJson = fetchJson;
exports.openSource = async (folder) => {
  const manifest = pathToFileURL(path.join(folder, "manifest.json")).href;
  const source = new lunrSearch.IndexSource(manifest, fetchJson);
  await source.open();
  return source;
};
