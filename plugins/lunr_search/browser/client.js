/** The page's end of the worker; the messages are told in worker.js. */
import { tellError, tellLoading, tellNothing, tellOutcome } from "./view.js";

export class SearchClient {
  #workerUrl;
  #manifestUrl;
  #worker = null;
  #opening = false;
  #ready = false;
  #waiting = new Map();
  #searching = null;
  #lastId = 0;

  /**
   * @param {URL} workerUrl
   * @param {URL} manifestUrl
   */
  constructor(workerUrl, manifestUrl) {
    this.#workerUrl = workerUrl;
    this.#manifestUrl = manifestUrl;
  }

  /** Have the index opened, unless that has begun. */
  load() {
    this.#start();
    if (!this.#opening) {
      this.#opening = true;
      this.#worker.postMessage({ type: "setup", manifest: this.#manifestUrl.href });
    }
  }

  /**
   * Search. A new search overtakes the one that is still under way.
   * @param {object} request what a message of type "query" says, but for its id
   * @param {() => void} onLoading called when the answer has to wait for files
   * @returns {Promise<object | null>} a message of type "results", or null when it was overtaken;
   *   rejects with an
   *   Error whose `code` is that of the worker's message of type "error"
   */
  search(request, onLoading) {
    this.cancel();
    this.load();
    if (!this.#ready) {
      onLoading();
    }
    const answer = this.#ask({ type: "query", ...request }, onLoading);
    this.#searching = this.#lastId;
    return answer;
  }

  /** Let go of the search that is under way. */
  cancel() {
    const waiting = this.#waiting.get(this.#searching);
    if (waiting) {
      this.#waiting.delete(this.#searching);
      this.#worker.postMessage({ type: "cancel", id: this.#searching });
      waiting.resolve(null);
    }
  }

  /**
   * Where the words of a query stand in some texts.
   * @param {string} text the query
   * @param {string[]} passages
   * @returns {Promise<[number, number][][]>} spans in UTF-16 units, a list a passage
   */
  async mark(text, passages) {
    this.#start();
    const { spans } = await this.#ask({ type: "mark", text, passages });
    return spans;
  }

  #ask(message, onLoading = () => {}) {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker.postMessage({ ...message, id });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onLoading });
    });
  }

  #start() {
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
    // Only what was loaded has a message.
    const fail = ({ message }) => this.#fail(message ? "damaged" : "missing", "worker.js");
    worker.addEventListener("error", ifCurrent(fail));
    this.#worker = worker;
  }

  #receive(message) {
    const { type, id } = message;
    const waiting = this.#waiting.get(id);
    if (type === "ready") {
      this.#ready = true;
    } else if (type === "error") {
      if (waiting || (id ?? null) === null) {
        this.#fail(message.code, message.message);
      }
    } else if (type === "loading") {
      waiting?.onLoading();
    } else if (type === "read") {
      this.#read(message);
    } else {
      this.#waiting.delete(id);
      waiting?.resolve(message);
    }
  }

  /** The worker compares phrases with articles' pages, and cannot take a page apart itself. */
  async #read({ id, urls }) {
    try {
      const { readArticle } = await import("./passages.js");
      const texts = await Promise.all(urls.map(readArticle));
      this.#worker?.postMessage({ type: "texts", id, texts });
    } catch (error) {
      if (this.#waiting.has(id)) {
        this.#fail("offline", String(error));
      }
    }
  }

  /** A worker that failed is given up: whoever tries again starts with a new one. */
  #fail(code, message) {
    this.#worker.terminate();
    this.#worker = null;
    this.#opening = false;
    this.#ready = false;
    const error = Object.assign(new Error(message), { code: navigator.onLine ? code : "offline" });
    for (const waiting of this.#waiting.values()) {
      waiting.reject(error);
    }
    this.#waiting.clear();
  }
}

/** One asker of the search: asks, says how it went, and hands on what was found. */
export class Asker {
  #client;
  #status;
  #show;
  #correct;

  /**
   * @param {SearchClient} client
   * @param {HTMLElement} status
   * @param {(results: object | null | undefined) => void} show what is to be listed: results, null
   *   for nothing, undefined for whatever is listed already, until there is an answer
   * @param {(text: string) => void} correct the reader accepts another spelling
   */
  constructor(client, status, show, correct) {
    this.#client = client;
    this.#status = status;
    this.#show = show;
    this.#correct = correct;
  }

  /** Forget what is being asked. */
  cancel() {
    this.#client.cancel();
  }

  /** @param {object} request what a message of type "query" says, but for its id */
  async ask(request) {
    if (request.text.trim() === "" && Object.keys(request.chosen).length === 0) {
      this.cancel();
      tellNothing(this.#status);
      this.#show(null);
      return;
    }
    try {
      const results = await this.#client.search(request, () => {
        tellLoading(this.#status);
        this.#show(undefined);
      });
      if (results?.mode === "empty" && request.text.trim() === "") {
        // What the address holds is not the search's.
        tellNothing(this.#status);
        this.#show(null);
      } else if (results !== null) {
        tellOutcome(this.#status, results, this.#correct);
        this.#show(results);
      }
    } catch (error) {
      // Whoever tries again does not type just then.
      tellError(this.#status, error.code, () => this.ask({ ...request, typing: false }));
      this.#show(null);
    }
  }
}
