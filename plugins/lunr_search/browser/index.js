/**
 * The index as the search asks for it: fetches and keeps what a query needs, and no more.
 *
 * A classic script; adds `Index` and `loadMore` to the global `lunrSearch`. Needs lunr.js and all
 * scripts before it. Documents go by numbers, which hold for one index: what is fetched for a
 * query comes from one `Index` from beginning to end.
 */
(function (scope) {
  "use strict";

  const { lunr, lunrSearch } = scope;
  const { SearchError, Manifest, Shard, partialIndex, tokensOf } = lunrSearch;

  // Bytes of unpacked files to keep; decoded they take some three times as much.
  const KEPT = 3_000_000;

  /** Load the scripts that few queries need, unless they are there. */
  function loadMore() {
    if (!lunrSearch.more) {
      try {
        scope.importScripts("worker-more.js");
      } catch (error) {
        throw new SearchError("offline", `worker-more.js: ${error.message}`);
      }
    }
    return lunrSearch.more;
  }

  /** Whether a set of tokens that lunr makes of a clause has `word` in it. */
  function accepts(tokens, word) {
    let nodes = [tokens];
    for (let at = 0; at < word.length && nodes.length > 0; at += 1) {
      const next = new Set();
      for (const { edges } of nodes) {
        for (const edge of [word[at], "*"]) {
          if (edges[edge]) {
            next.add(edges[edge]);
          }
        }
      }
      nodes = [...next];
    }
    return nodes.some(({ final }) => final);
  }

  class Index {
    #kept = new Map();
    #size = 0;

    /**
     * @param {Files} files
     * @returns {Promise<Index>} rejects with a SearchError
     */
    static async open(files) {
      // The manifest's name stays while its content changes: always ask whether it is current.
      const manifest = await files.read(files.manifest, {
        decode: (bytes) => new Manifest(bytes),
        cache: "no-cache",
      });
      return new Index(files, manifest);
    }

    constructor(files, manifest) {
      this.files = files;
      this.manifest = manifest;
      this.documents = manifest.documents;
      this.fields = manifest.fields;
    }

    /**
     * The index that is there now, or null if it is this one: for who finds a file missing. What
     * is known of documents' numbers does not hold for another index.
     */
    async newer() {
      const index = await Index.open(this.files);
      return index.manifest.text === this.manifest.text ? null : index;
    }

    /** How many term shards the words that begin with `start` are in. */
    spans(start) {
      const [first, last] = this.manifest.range(start);
      return last - first + 1;
    }

    /** How many files would have to be fetched for these terms, beginnings of words and cards. */
    missing({ terms = [], starts = [], cards = [] }) {
      const shards = [
        ...terms.map((term) => this.manifest.shard(term)),
        ...starts.flatMap((start) => this.#shardsFrom(start)),
      ];
      const paths = new Set([
        ...shards.map((shard) => this.manifest.termPath(shard)),
        ...cards.map((number) => this.manifest.cardPath(number)),
      ]);
      return [...paths].filter((path) => !this.#kept.get(path)?.isThere).length;
    }

    /**
     * The words and terms that begin with `start`, in their order.
     * @returns {Promise<{text: string, word: boolean, term: boolean}[]>}
     */
    async entriesFrom(start) {
      const shards = await this.#loadFrom(start);
      return shards.flatMap((shard) =>
        shard.texts.flatMap((text, at) =>
          text.startsWith(start) ? { text, word: shard.isWord(at), term: shard.isTerm(at) } : [],
        ),
      );
    }

    /**
     * People, topics … of which a word may begin with `start`: it is for the caller to look.
     * @returns {Promise<{kind: string, name: string, url: string | null, count: number}[]>}
     */
    async suggestions(start) {
      const found = new Map();
      for (const { suggestions } of await this.#loadFrom(start)) {
        for (const [kind, name, url, count] of suggestions) {
          found.set(`${kind}\n${name}\n${url}`, { kind, name, url: this.address(url), count });
        }
      }
      return [...found.values()];
    }

    /**
     * What lunr.Index#query of the whole index gives, but for the name of a document: its number.
     * @param {(query: lunr.Query) => void} build
     * @returns {Promise<lunr.Index.Result[]>}
     */
    async query(build) {
      const query = new lunr.Query(this.fields.map(({ name }) => name));
      build.call(query, query);
      const expanded = await Promise.all(
        query.clauses.flatMap((clause) =>
          tokensOf(clause).map((term) => this.#expand({ ...clause, term })),
        ),
      );
      const terms = [...new Set(expanded.flat())].sort();
      const found = await Promise.all(
        terms.map(async (term) => [
          term,
          (await this.#shard(this.manifest.shard(term))).postings(term),
        ]),
      );
      const index = partialIndex(
        found.filter(([, postings]) => postings !== null),
        this.manifest,
        query.isNegated() ? await this.numbers() : null,
      );
      return index.query((same) => {
        same.clauses = query.clauses;
      });
    }

    /** The terms of the index that a clause (after the pipeline) finds, and perhaps some others. */
    async #expand(clause) {
      const { term, editDistance } = clause;
      const star = term.indexOf("*");
      if (!editDistance && star < 0) {
        return [term];
      }
      const start = editDistance ? "" : term.slice(0, star);
      const tokens = lunr.TokenSet.fromClause(clause);
      // The shards of every word would be the whole index.
      const entries = await (start === "" ? this.vocabulary("") : this.entriesFrom(start));
      return entries.flatMap(({ text }) => (accepts(tokens, text) ? text : []));
    }

    /** Length of the longest field and slot of a document, and the converse. */
    place(number) {
      return this.manifest.place(number);
    }

    number(length, slot) {
      return this.manifest.number(length, slot);
    }

    /**
     * What results show.
     * @param {number[]} numbers
     * @returns {Promise<{url: string, texts: Record<string, string>}[]>} in the same order
     */
    async cards(numbers) {
      const names = this.manifest.cards.texts;
      return Promise.all(
        numbers.map(async (number) => {
          const path = this.manifest.cardPath(number);
          const { length, slot } = this.place(number);
          const cards = await this.read(path, (bytes) => JSON.parse(new TextDecoder().decode(bytes)));
          const card = cards.find((each) => each[0] === length && each[1] === slot);
          if (!card) {
            throw new SearchError("damaged", `${path}: no card for ${length}, ${slot}`);
          }
          return {
            url: this.address(card[2]),
            texts: Object.fromEntries(names.map((name, at) => [name, card[at + 3]])),
          };
        }),
      );
    }

    /** The numbers of all documents, ascending. */
    async numbers() {
      const bits = await this.read(this.manifest.numbersPath, (bytes) => bytes);
      const numbers = [];
      bits.forEach((byte, at) => {
        for (let bit = 0; bit < 8; bit += 1) {
          if ((byte >> bit) & 1) {
            numbers.push(at * 8 + bit);
          }
        }
      });
      return numbers;
    }

    /**
     * For facets, filters and dates.
     * @param {number[]} numbers
     * @returns {Promise<{day: number | null, values: Record<string, number[]>}[]>} day since
     *   1970-01-01; of each facet the positions of the document's values in `values()`
     */
    async columns(numbers) {
      return loadMore().columns(this, numbers);
    }

    /** The values of each facet: {facet: [[name, url or null], …]}. */
    async values() {
      return loadMore().values(this);
    }

    /**
     * The words and terms that begin with `start`, from the vocabulary.
     * @returns {Promise<{text: string, flags: number, size: number}[]>} `size` is about the binary
     *   logarithm of how many postings a word has
     */
    async vocabulary(start) {
      return loadMore().vocabulary(this, start);
    }

    /** The absolute address of a page of the site. */
    address(url) {
      return url === null ? null : new URL(url, new URL(this.manifest.root, this.files.manifest)).href;
    }

    #shardsFrom(start) {
      const [first, last] = this.manifest.range(start);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    }

    #loadFrom(start) {
      return Promise.all(this.#shardsFrom(start).map((shard) => this.#shard(shard)));
    }

    #shard(shard) {
      return this.read(
        this.manifest.termPath(shard),
        (bytes) => new Shard(bytes, this.manifest),
      );
    }

    /**
     * A decoded file of the index. What was asked for last is kept.
     * @template T
     * @param {string} path relative to the manifest
     * @param {(bytes: Uint8Array) => T} decode the same for the same path
     * @returns {Promise<T>} rejects with a SearchError
     */
    read(path, decode) {
      let entry = this.#kept.get(path);
      this.#kept.delete(path);
      entry ??= this.#fetch(path, decode);
      this.#kept.set(path, entry);
      return entry.value;
    }

    #fetch(path, decode) {
      const entry = { size: 0, isThere: false };
      entry.value = this.files.read(path, {
        decode: (bytes) => {
          entry.size = bytes.length;
          return decode(bytes);
        },
      });
      entry.value.then(
        () => {
          entry.isThere = true;
          this.#size += entry.size;
          this.#forget();
        },
        () => this.#kept.delete(path),
      );
      return entry;
    }

    /** Let go of what was not asked for the longest, until the rest is small enough. */
    #forget() {
      for (const [path, entry] of this.#kept) {
        if (this.#size <= KEPT || this.#kept.size === 1) {
          return;
        }
        if (entry.isThere) {
          this.#kept.delete(path);
          this.#size -= entry.size;
        }
      }
    }
  }

  Object.assign(lunrSearch, { Index, loadMore });
})(globalThis);
