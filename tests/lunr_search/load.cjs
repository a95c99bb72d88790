// Loads lunr.js and the plugin's classic scripts as the worker does, one after the other.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const browser = path.join(__dirname, "../../plugins/lunr_search/browser");

exports.lunr = require(process.env.LUNR_JS);
globalThis.lunr = exports.lunr;
exports.load = (...names) => {
  for (const name of names) {
    const file = path.join(browser, name);
    vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
  }
  return globalThis.lunrSearch;
};
exports.readInput = () => JSON.parse(fs.readFileSync(0, "utf8"));
exports.answer = (value) => fs.writeSync(1, JSON.stringify(value));
