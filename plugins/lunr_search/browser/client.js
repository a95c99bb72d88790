/** The page's end of the worker; the messages are told in worker.js. */

/** What became of a search that a later one has overtaken: nothing to show. */
export const OVERTAKEN = Symbol("overtaken");

export class SearchClient {
  #workerUrl;
  #manifestUrl;
  #worker = null;
  #waiting = new Map();
  #lastId = 0;
  #ready = false;

  /**
   * @param {URL} workerUrl
   * @param {URL} manifestUrl
   */
  constructor(workerUrl, manifestUrl) {
    this.#workerUrl = workerUrl;
    this.#manifestUrl = manifestUrl;
  }

  /** Whether the index is there: until then, who waits should be told so. */
  get ready() {
    return this.#ready;
  }

  /** Start loading the index, if that has not begun or has failed. */
  load() {
    if (this.#worker !== null) {
      return;
    }
    const worker = new Worker(this.#workerUrl);
    const ifCurrent = (receive) => (event) => {
      // A worker that was given up may still have messages on their way.
      if (worker === this.#worker) {
        receive(event);
      }
    };
    worker.addEventListener("message", ifCurrent(({ data }) => this.#receive(data)));
    worker.addEventListener("error", ifCurrent(() => this.#fail("worker.js did not load")));
    worker.postMessage({ type: "setup", manifest: this.#manifestUrl.href });
    this.#worker = worker;
  }

  /**
   * Search. A new search overtakes those of the same `asker` that are still under way.
   * @param {object} asker
   * @param {string} text
   * @param {number} limit how many results to return at most
   * @returns {Promise<object | typeof OVERTAKEN>} a message of type "results"; rejects with an
   *   Error when the index cannot be loaded or searched
   */
  search(asker, text, limit) {
    this.load();
    this.forget(asker);
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker.postMessage({ type: "query", id, text, limit });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { asker, resolve, reject });
    });
  }

  /** Let go of what `asker` is waiting for. */
  forget(asker) {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.asker === asker) {
        this.#waiting.delete(id);
        waiting.resolve(OVERTAKEN);
      }
    }
  }

  #receive(message) {
    if (message.type === "ready") {
      this.#ready = true;
    } else if (message.type === "results") {
      this.#waiting.get(message.id)?.resolve(message);
      this.#waiting.delete(message.id);
    } else if (message.id === null) {
      this.#fail(message.message);
    } else {
      this.#waiting.get(message.id)?.reject(new Error(message.message));
      this.#waiting.delete(message.id);
    }
  }

  /** Without its index a worker is of no use: the next search starts a new one. */
  #fail(reason) {
    this.#worker.terminate();
    this.#worker = null;
    this.#ready = false;
    for (const waiting of this.#waiting.values()) {
      waiting.reject(new Error(reason));
    }
    this.#waiting.clear();
  }
}
