// Loads the client as the worker does, with files of the disk for those of a host.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { pathToFileURL, fileURLToPath } = require("node:url");
const { load } = require("./load.cjs");

// What is shipped is parts of lunr.js alone: a reference may be built with the whole.
exports.wholeLunr = globalThis.lunr;
exports.loadClient = (lunrParts) => {
  if (lunrParts) {
    vm.runInThisContext(fs.readFileSync(lunrParts, "utf8"), { filename: lunrParts });
  }
  const early = ["text.js", "files.js", "manifest.js", "shard.js", "partial-index.js", "index.js"];
  return load(...early, "columns.js");
};

/** Answers as a static host would, from a folder of the disk. */
exports.fetchFile = async (url) => {
  const file = fileURLToPath(url);
  return fs.existsSync(file)
    ? new Response(fs.readFileSync(file))
    : new Response("<!doctype html>not found", { status: 404 });
};

exports.manifestOf = (folder) => pathToFileURL(path.join(folder, "manifest.bin")).href;

exports.openIndex = ({ Index, Files }, folder, fetch = exports.fetchFile) =>
  Index.open(new Files(exports.manifestOf(folder), fetch));
