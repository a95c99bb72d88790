// Loads the client as the worker does, with files of the disk for those of a host.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { pathToFileURL, fileURLToPath } = require("node:url");
const { load } = require("./load.cjs");

const MORE = ["rare-text.js", "columns.js", "wildcards.js"];

// What is shipped is parts of lunr.js alone: a reference may be built with the whole.
exports.wholeLunr = globalThis.lunr;

/**
 * @param {{always: string, rarely: string}} [lunrParts] files with the parts of lunr.js. With them
 *   what few queries need is loaded when one does, as in a worker; else all is there at once
 */
exports.loadClient = (lunrParts) => {
  const early = ["text.js", "files.js", "manifest.js", "shard.js", "partial-index.js", "index.js"];
  if (!lunrParts) {
    return load(...early, ...MORE);
  }
  const run = (file) => vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
  globalThis.importScripts = () => {
    run(lunrParts.rarely);
    load(...MORE);
  };
  run(lunrParts.always);
  return load(...early);
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
