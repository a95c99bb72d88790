// What the client makes of hosts and networks that fail. In: {folder, newer, word, newWord}, two
// builds of one site, of which the first has `word` and only the second `newWord`. Out: for each
// case what came of it, and the cache modes of what was asked for: see `attempt`.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const { readInput, answer } = require("./load.cjs");
const { loadClient, fetchFile, openIndex } = require("./open-index.cjs");

const { folder, newer, word, newWord } = readInput();
const client = loadClient();

const isKind = (url, kind) => url.includes(`/lunr/${kind}/`);
const html = () => new Response("<!doctype html><title>Not here</title><p>Welcome");
const bytesOf = async (url) => Buffer.from(await (await fetchFile(url)).arrayBuffer());
const cut = async (url) => new Response((await bytesOf(url)).subarray(0, -20));
const status = (code) => () => new Response("", { status: code });
const noNetwork = () => {
  throw new TypeError("Failed to fetch");
};
const brokenOff = async (url) => {
  const bytes = await bytesOf(url);
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, 5));
      controller.error(new TypeError("network error"));
    },
  });
  return new Response(body);
};

/** A host that answers for files of one kind as `fault` does, as often as `times` says. */
function host(kind, fault, times = Infinity) {
  const asked = [];
  let left = times;
  const fetch = async (url, options) => {
    if (!(kind === "manifest" ? url.endsWith("manifest.bin") : isKind(url, kind))) {
      return fetchFile(url, options);
    }
    asked.push(options.cache);
    left -= 1;
    return left >= 0 ? fault(url) : fetchFile(url);
  };
  return { asked, fetch };
}

const find = async (index, text = word) =>
  (await index.query((query) => query.term(text, { usePipeline: false }))).length;

/** {found} or {code}, and the cache modes of the requests that `fault` may have answered. */
async function attempt({ asked, fetch }, act = (index) => find(index)) {
  try {
    return { found: await act(await openIndex(client, folder, fetch)), asked };
  } catch (error) {
    return { code: error.code ?? String(error), asked };
  }
}

async function without(name, act) {
  const kept = globalThis[name];
  delete globalThis[name];
  try {
    return await act();
  } finally {
    globalThis[name] = kept;
  }
}

const card = async (index) => (await index.cards(await client.more.numbers(index))).length;

const cases = {
  good: () => attempt(host("t", null, 0)),
  "cut once": () => attempt(host("t", cut, 1)),
  "cut always": () => attempt(host("t", cut)),
  "broken off once": () => attempt(host("t", brokenOff, 1)),
  "broken off always": () => attempt(host("t", brokenOff)),
  "HTML once": () => attempt(host("t", html, 1)),
  "HTML always": () => attempt(host("t", html)),
  "HTML for a card": () => attempt(host("c", html), card),
  "HTML for the manifest": () => attempt(host("manifest", html)),
  "nothing for the manifest": () => attempt(host("manifest", status(404))),
  "server fails once": () => attempt(host("t", status(503), 1)),
  "server fails": () => attempt(host("t", status(503))),
  offline: () => attempt(host("t", noNetwork)),
  "offline from the start": () => attempt(host("manifest", noNetwork)),
  "online again": () =>
    // Both attempts of the first query fail.
    attempt(host("t", noNetwork, 2), async (index) => {
      const { code } = await find(index).catch((error) => error);
      return [code, await find(index)];
    }),
  missing: () =>
    attempt(host("t", status(404)), async (index) => {
      const { code } = await find(index).catch((error) => error);
      return [code, await index.newer()];
    }),
  "built anew": async () => {
    // Between manifest and shard the host gets another build, without the files of the first.
    let current = folder;
    const fetch = (url) => fetchFile(url.replace(folder, current));
    const index = await openIndex(client, folder, fetch);
    current = newer;
    const { code } = await find(index).catch((error) => error);
    const other = await index.newer();
    return { code, found: [await find(other), await find(other, newWord)], again: await other.newer() };
  },
  "older format": () =>
    attempt(
      host("manifest", () => Response.json({ format: 1, index: "index-0.json", cards: "cards-0.json" })),
    ),
  "newer format": () => attempt(host("manifest", () => Response.json({ format: 1000 }))),
  "no DecompressionStream": () => without("DecompressionStream", () => attempt(host("manifest", null, 0))),
  "unpacked by the host": () =>
    without("DecompressionStream", () =>
      attempt({
        asked: [],
        fetch: async (url) => new Response(zlib.gunzipSync(await bytesOf(url))),
      }),
    ),
  "no second file": () => {
    const kept = client.more;
    client.more = undefined;
    globalThis.importScripts = () => {
      throw new DOMException("NetworkError", "NetworkError");
    };
    return attempt(host("t", null, 0), (index) => index.values()).finally(() => {
      client.more = kept;
    });
  },
};

/** Of every shard, how many of its beginnings are taken for whole shards. */
async function beginnings() {
  const { manifest } = await openIndex(client, folder);
  const shards = fs.readdirSync(path.join(folder, "t")).map((name) => {
    const bytes = new Uint8Array(zlib.gunzipSync(fs.readFileSync(path.join(folder, "t", name))));
    const taken = Array.from(bytes, (_, size) => size).filter((size) => {
      try {
        return new client.Shard(bytes.subarray(0, size), manifest) !== null;
      } catch {
        return false;
      }
    });
    return { size: bytes.length, taken };
  });
  return { sizes: shards.map(({ size }) => size), taken: shards.flatMap(({ taken }) => taken) };
}

(async () => {
  const told = {};
  for (const [name, act] of Object.entries(cases)) {
    told[name] = await act();
  }
  answer({ told, beginnings: await beginnings() });
})();
