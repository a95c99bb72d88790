// Steps in, what the worker did out: worker.js itself, with timers, host and page of the test's own.
// `scripts` is a folder with worker.js and worker-more.js as they go into a site; without it, the
// scripts are those of browser/.
//
//   {post: message}      the page sends a message
//   {until: type, id}    wait until the worker has sent such a message
//   {until: "timer"}     … or waits for time to pass
//   {tick: milliseconds} let time pass
//   {rest: true}         let all that is under way come to its end
//   {folder: path, damage?}  from now on the host has this index
//   {damage: "html" | "short" | "offline" | "missing" | null}  what becomes of every answer
//   {damage: "welcome"}  files that are not there are answered with a page
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { readInput, answer, load } = require("./load.cjs");

const { steps, folder, scripts } = readInput();

const log = [];
const timers = [];
const inFlight = new Set();
const realTimeout = globalThis.setTimeout;
const PATIENCE = 20_000;
let now = 1_000_000;
let receive = null;
let site = folder;
let damage = null;

Date.now = () => now;
globalThis.setTimeout = (callback, milliseconds) => {
  timers.push({ callback, due: now + milliseconds });
  log.push({ type: "timer", milliseconds });
};
globalThis.addEventListener = (type, callback) => {
  receive = callback;
};
globalThis.postMessage = (message) => {
  log.push(structuredClone(message));
};
globalThis.importScripts = (name) => {
  log.push({ type: "script", name });
  if (damage === "short") {
    throw new SyntaxError("Unexpected end of input");
  } else if (["missing", "offline"].includes(damage)) {
    throw new DOMException("The script failed to load.", "NetworkError");
  }
  if (scripts) {
    run(name);
  } else {
    load("rare-text.js", "columns.js", "wildcards.js");
    load("facets.js", "spelling.js", "phrases.js", "refining.js");
  }
};

function run(name) {
  vm.runInThisContext(fs.readFileSync(path.join(scripts, name), "utf8"), { filename: name });
}

globalThis.fetch = (url, { cache }) => {
  const name = url.slice("http://site/lunr/".length);
  log.push({ type: "fetch", name, cache });
  const answering = respond(name);
  inFlight.add(answering);
  const done = () => inFlight.delete(answering);
  answering.then(done, done);
  return answering;
};

async function respond(name) {
  await new Promise((resolve) => setImmediate(resolve));
  const file = path.join(site, name);
  const isManifest = name === "manifest.bin";
  if (damage === "offline") {
    throw new TypeError("no network");
  }
  if (!fs.existsSync(file) || (damage === "missing" && !isManifest)) {
    return new Response("<!doctype html>", { status: damage === "welcome" ? 200 : 404 });
  }
  const bytes = fs.readFileSync(file);
  return new Response(
    { html: "<!doctype html>welcome", short: bytes.subarray(0, bytes.length / 2) }[damage] ?? bytes,
  );
}

async function settled(isDone) {
  const begin = performance.now();
  while (!isDone()) {
    if (performance.now() - begin > PATIENCE) {
      throw new Error(`nothing came of it: ${JSON.stringify(log.slice(-5))}`);
    }
    await new Promise((resolve) => realTimeout(resolve, 1));
  }
}

/** Nothing is fetched any more, and nothing has been said for a while. */
async function rest() {
  for (let quiet = 0, before = -1; quiet < 30; quiet += 1) {
    await new Promise((resolve) => realTimeout(resolve, 1));
    if (inFlight.size > 0 || log.length !== before) {
      quiet = 0;
      before = log.length;
    }
  }
}

async function take(step, from) {
  if (step.post) {
    receive({ data: structuredClone(step.post) });
  } else if (step.until === "timer") {
    await settled(() => timers.length > 0);
  } else if (step.until) {
    await settled(() =>
      log.slice(from).some(({ type, id }) => type === step.until && (step.id ?? id) === id));
  } else if (step.tick) {
    now += step.tick;
    for (const timer of timers.splice(0)) {
      (timer.due <= now ? timer.callback() : timers.push(timer));
    }
  } else if (step.rest) {
    await rest();
  } else if (step.folder) {
    site = step.folder;
    damage = step.damage ?? null;
  } else {
    damage = step.damage;
  }
}

(async () => {
  if (scripts) {
    delete globalThis.lunr;
    run("worker.js");
  } else {
    load("text.js", "files.js", "manifest.js", "shard.js", "partial-index.js", "index.js");
    load("query.js", "searching.js", "worker.js");
  }
  let from = 0;
  for (const step of steps) {
    const length = log.length;
    await take(step, from);
    // What is waited for may have been said since the last message that the page sent.
    from = step.post ? length : from;
  }
  answer(log);
})();
