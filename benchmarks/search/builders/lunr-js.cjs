// Builds lunr.js's index of the same documents, with lunr.js's own pipeline.
//
//     node lunr-js.cjs LUNR_JS DOCUMENTS TARGET BOOSTS
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [lunrJs, source, target] = process.argv.slice(2, 5).map((name) => path.resolve(name));
const boosts = JSON.parse(process.argv[5]);
const lunr = require(lunrJs);

const documents = fs
  .readFileSync(source, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));
const index = lunr(function () {
  this.ref("ref");
  for (const [name, boost] of Object.entries(boosts)) {
    this.field(name, { boost });
  }
  documents.forEach((document, ref) => this.add({ ref, ...document.fields }));
});
fs.mkdirSync(target, { recursive: true });
fs.writeFileSync(path.join(target, "index.json"), JSON.stringify(index));
const cards = documents.map((document) => [document.url, ...document.card]);
fs.writeFileSync(path.join(target, "cards.json"), JSON.stringify(cards));
fs.copyFileSync(lunrJs, path.join(target, "lunr.js"));
