/**
 * The index as the search asks for it; the one place in the browser that knows how it is stored.
 *
 * Counterpart of store.py: an index in several parts changes this file and that one, no other.
 * A classic script; adds `IndexSource` to the global `lunrSearch`.
 */
(function (scope) {
  "use strict";

  const FORMAT = 1;
  // A word as typed counts for more than words that it is only the beginning of.
  const WHOLE_WORD_BOOST = 10;

  const { lunr } = scope;
  const { stem } = scope.lunrSearch;

  lunr.Pipeline.registerFunction(
    (token) => token.update((word) => stem(word)),
    "lunr_search.stem",
  );

  class IndexSource {
    #manifestUrl;
    #fetchJson;
    #root;
    #index;
    #words;
    #fields;
    #cards;

    /**
     * @param {string} manifestUrl absolute address of manifest.json
     * @param {(url: string, options?: RequestInit) => Promise<any>} fetchJson
     */
    constructor(manifestUrl, fetchJson) {
      this.#manifestUrl = manifestUrl;
      this.#fetchJson = fetchJson;
    }

    /** Load what every query needs; resolves to the number of documents. */
    async open() {
      // The manifest's name stays while its content changes: always ask whether it is current.
      const manifest = await this.#fetchJson(this.#manifestUrl, { cache: "no-cache" });
      if (manifest.format !== FORMAT) {
        throw new Error(`index of format ${manifest.format}, script for format ${FORMAT}`);
      }
      const [stored, cards] = await Promise.all(
        [manifest.index, manifest.cards].map((name) =>
          this.#fetchJson(new URL(name, this.#manifestUrl).href),
        ),
      );
      this.#root = new URL(manifest.root, this.#manifestUrl);
      this.#words = stored.words;
      this.#fields = { stemmed: stored.stemmed, unstemmed: stored.unstemmed };
      this.#index = lunr.Index.load(stored.lunr);
      this.#cards = cards;
      return manifest.documents;
    }

    /**
     * The documents that hold a word, with scores.
     * @param {string} word in its normal form
     * @param {boolean} mayGoOn whether longer words that begin with it count, too
     * @returns {Promise<Map<number, number>>} document -> score
     */
    async matches(word, mayGoOn) {
      const terms = new Map();
      for (const longer of mayGoOn ? this.#wordsFrom(word) : []) {
        terms.set(longer, 1);
      }
      terms.set(word, WHOLE_WORD_BOOST);
      const results = this.#index.query((query) => {
        const add = (term, fields, boost) => {
          if (fields.length > 0) {
            query.term(term, { fields, boost, usePipeline: false });
          }
        };
        const stems = new Map();
        for (const [term, boost] of terms) {
          add(term, this.#fields.unstemmed, boost);
          stems.set(stem(term), Math.max(boost, stems.get(stem(term)) || 0));
        }
        for (const [term, boost] of stems) {
          add(term, this.#fields.stemmed, boost);
        }
      });
      return new Map(results.map(({ ref, score }) => [Number(ref), score]));
    }

    /**
     * What the results of these documents show.
     * @param {number[]} documents
     * @returns {Promise<{url: string, texts: Record<string, string>}[]>}
     */
    async cards(documents) {
      return documents.map((document) => {
        const [address, ...texts] = this.#cards.cards[document];
        return {
          url: new URL(address, this.#root).href,
          texts: Object.fromEntries(this.#cards.names.map((name, at) => [name, texts[at]])),
        };
      });
    }

    /** The index's words that begin with `start`. They are in the order of JavaScript's strings. */
    *#wordsFrom(start) {
      let low = 0;
      let high = this.#words.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.#words[middle] < start) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      for (let at = low; at < this.#words.length && this.#words[at].startsWith(start); at += 1) {
        yield this.#words[at];
      }
    }
  }

  scope.lunrSearch = Object.assign(scope.lunrSearch, { IndexSource });
})(globalThis);
