/** One asker of the search: keeps a status line and a list in step with what is typed. */
import { OVERTAKEN } from "./client.js";
import { showError, showLoading, showNothing, showResults } from "./view.js";

// Fast typists strike a key every 100 ms or so; an answer takes a few milliseconds.
const PAUSE = 120;

export class Asker {
  #client;
  #status;
  #list;
  #afterwards;
  #timer = null;

  /**
   * @param {SearchClient} client
   * @param {HTMLElement} status
   * @param {HTMLElement} list
   * @param {(results: object | null) => void} afterwards called whenever the list has changed
   */
  constructor(client, status, list, afterwards) {
    this.#client = client;
    this.#status = status;
    this.#list = list;
    this.#afterwards = afterwards;
  }

  /** Ask once the reader pauses. */
  askSoon(text, limit) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(text, limit), PAUSE);
  }

  /** Forget what was, or was about to be, asked. */
  cancel() {
    clearTimeout(this.#timer);
    this.#client.forget(this);
  }

  /** Ask now. */
  async ask(text, limit) {
    this.cancel();
    if (text.trim() === "") {
      showNothing(this.#status, this.#list);
      this.#afterwards(null);
      return;
    }
    if (!this.#client.ready) {
      showLoading(this.#status, this.#list);
      this.#afterwards(null);
    }
    let results = null;
    try {
      results = await this.#client.search(this, text, limit);
      if (results === OVERTAKEN) {
        return;
      }
      showResults(this.#status, this.#list, results);
    } catch {
      showError(this.#status, this.#list);
    }
    this.#afterwards(results);
  }
}
