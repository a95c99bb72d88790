// Pairs of the current and the last page in, what is offered out.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { readInput, answer } = require("./load.cjs");

(async () => {
  const file = path.join(__dirname, "../../plugins/lunr_search/browser/paging.js");
  const source = fs.readFileSync(file).toString("base64");
  const { offeredPages } = await import(`data:text/javascript;base64,${source}`);
  answer(readInput().map(([current, last]) => offeredPages(current, last)));
})();
