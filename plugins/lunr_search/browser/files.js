/**
 * Fetching the index's files, whatever may be wrong with the network or the host.
 *
 * A classic script; adds `Files`, `SearchError`, `readText` and `readJson` to the global
 * `lunrSearch`.
 */
(function (scope) {
  "use strict";

  /**
   * What went wrong, for people. `code` is
   * `offline`      no answer: no network, or no host
   * `missing`      the host has no such file: the index may have been built anew (Index#newer)
   * `damaged`      an answer that is no file of the index: cut short, or a page of HTML
   * `unsupported`  this browser cannot unpack gzip
   * `format`       an index of another version than these scripts
   * `failed`       any other answer of the host
   */
  class SearchError extends Error {
    constructor(code, message) {
      super(message);
      this.code = code;
    }
  }

  // Asking once more would not help.
  const FINAL = ["missing", "unsupported", "format"];

  async function unpacked(bytes) {
    // A host may send the files as gzip-encoded, and then the browser has unpacked them already.
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
      return bytes;
    }
    if (!scope.DecompressionStream) {
      throw new SearchError("unsupported", "no DecompressionStream");
    }
    const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
  const readText = (bytes) => decoder.decode(bytes);
  const readJson = (bytes) => JSON.parse(readText(bytes));

  class Files {
    #fetch;

    /**
     * @param {string} manifest absolute address of manifest.bin; the other files are beside it
     * @param {typeof fetch} [fetch] another one for tests
     */
    constructor(manifest, fetch = (url, options) => scope.fetch(url, options)) {
      this.manifest = manifest;
      this.#fetch = fetch;
    }

    /**
     * One file, unpacked and decoded. What fails is tried once more, past all caches.
     * @template T
     * @param {string} path relative to the manifest
     * @param {{decode?: (bytes: Uint8Array) => T, cache?: RequestCache}} [options] `decode` throws
     *   where the bytes are not what they should be
     * @returns {Promise<T>} rejects with a SearchError; without `decode`, the bytes
     */
    async read(path, { decode = (bytes) => bytes, cache = "default" } = {}) {
      const url = new URL(path, this.manifest).href;
      try {
        return await this.#attempt(url, decode, cache);
      } catch (error) {
        if (FINAL.includes(error.code)) {
          throw error;
        }
        return this.#attempt(url, decode, "reload");
      }
    }

    async #attempt(url, decode, cache) {
      let response;
      try {
        response = await this.#fetch(url, { cache });
      } catch (error) {
        throw new SearchError("offline", `${url}: ${error.message}`);
      }
      if (!response.ok) {
        const code = [404, 410].includes(response.status) ? "missing" : "failed";
        throw new SearchError(code, `${url}: ${response.status}`);
      }
      try {
        return decode(await unpacked(new Uint8Array(await response.arrayBuffer())));
      } catch (error) {
        throw FINAL.includes(error.code) ? error : new SearchError("damaged", `${url}: ${error.message}`);
      }
    }
  }

  const added = { Files, SearchError, readText, readJson };
  scope.lunrSearch = Object.assign(scope.lunrSearch || {}, added);
})(globalThis);
