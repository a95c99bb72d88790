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
  const { SearchError, Directory, Manifest, Shard, partialIndex, termsOf, readJson } = lunrSearch;

  // Bytes of unpacked files to keep; decoded they take some three times as much.
  const KEPT = 3e6;

  /** The functions of the scripts that few queries need, which are loaded when one does. */
  function loadMore() {
    if (!lunrSearch.more) {
      try {
        scope.importScripts("worker-more.js");
      } catch (error) {
        // Whoever gets "missing" asks for the manifest, and learns whether there is a host at all.
        const code = error.name === "NetworkError" ? "missing" : "damaged";
        throw new SearchError(code, `worker-more.js: ${error.message}`);
      }
    }
    return lunrSearch.more;
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

    /** The index that is there now, or null if it is this one: for who finds a file missing. */
    async newer() {
      const index = await Index.open(this.files);
      return index.manifest.text === this.manifest.text ? null : index;
    }

    /**
     * Fetch what tells where these terms and beginnings of words are: `spans` and `missing` know
     * of no more.
     */
    async locate({ terms = [], starts = [] }) {
      await Promise.all([
        ...terms.map((term) => this.#section(this.manifest.sections.at(term))),
        ...starts.flatMap((start) => this.#sectionsFrom(start)),
      ]);
    }

    /** How many term shards the words that begin with `start` are in, as far as is known. */
    spans(start) {
      return this.#known(this.manifest.sections.from(start), (shards) => shards.from(start)).length;
    }

    /**
     * How many files would have to be fetched for these terms, beginnings of words and cards; at
     * least as many, where it is not known yet where some are.
     */
    missing({ terms = [], starts = [], cards = [] }) {
      const { sections } = this.manifest;
      const paths = new Set([
        ...terms.flatMap((term) => this.#known([sections.at(term)], (shards) => [shards.at(term)])),
        ...starts.flatMap((start) => this.#known(sections.from(start), (shards) => shards.from(start))),
        ...cards.map((number) => this.manifest.cardPath(number)),
      ]);
      return [...paths].filter((path) => !this.#kept.get(path)?.decoded).length;
    }

    /**
     * The words and terms that begin with `start`, in their order.
     * @returns {Promise<{text: string, word: boolean, term: boolean}[]>}
     */
    async entriesFrom(start) {
      return (await this.#shardsFrom(start)).flatMap((shard) =>
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
      // Who has two such words is in two shards.
      const found = new Map();
      for (const { suggestions } of await this.#shardsFrom(start)) {
        for (const [kind, name, url, count] of suggestions) {
          found.set(`${kind} ${name} ${url}`, { kind, name, url: this.address(url), count });
        }
      }
      return [...found.values()];
    }

    /**
     * What lunr.Index#query of the whole index gives; documents are named by their numbers.
     * @param {(query: lunr.Query) => void} build
     * @param {(postings: Map<string, object[]>) => Set<number> | null} [select] given the postings
     *   of all terms (Shard#postings), the documents that results are wanted of; null for any
     * @returns {Promise<lunr.Index.Result[]>}
     */
    async query(build, select = () => null) {
      const query = new lunr.Query(this.fields.map(({ name }) => name));
      build.call(query, query);
      const isPlain = (clause) => !clause.editDistance && !clause.term.includes("*");
      const { expand, tokenSet } = query.clauses.every(isPlain) ? {} : loadMore();
      const expanded = await Promise.all(
        query.clauses.map((clause) => (isPlain(clause) ? termsOf(clause) : expand(this, clause))),
      );
      const found = await Promise.all(
        [...new Set(expanded.flat())].sort().map(async (term) => {
          const shards = await this.#section(this.manifest.sections.at(term));
          const shard = await this.#shard(shards.path(shards.at(term)));
          return [term, shard.postings(term)];
        }),
      );
      const terms = found.filter(([, postings]) => postings);
      const index = partialIndex(
        terms,
        this.manifest,
        select(new Map(terms)),
        query.isNegated() ? await loadMore().numbers(this) : null,
        tokenSet,
      );
      return index.query((same) => {
        same.clauses = query.clauses;
      });
    }

    /**
     * What results show.
     * @param {number[]} numbers
     * @returns {Promise<{url: string, texts: Record<string, string>}[]>} in the same order
     */
    async cards(numbers) {
      const { manifest } = this;
      return Promise.all(
        numbers.map(async (number) => {
          const path = manifest.cardPath(number);
          const cards = await this.read(path, readJson);
          const card = cards.find(([length, slot]) => manifest.number(length, slot) === number);
          if (!card) {
            throw new SearchError("damaged", `${path}: no document ${number}`);
          }
          const texts = manifest.cards.texts.map((name, at) => [name, card[at + 3]]);
          return { url: this.address(card[2]), texts: Object.fromEntries(texts) };
        }),
      );
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

    /** The values of each facet: {facet: [[name, url or null], …]}; some places have no name. */
    async values() {
      return loadMore().values(this);
    }

    /**
     * The words and terms that begin with `start`, without their postings.
     * @returns {Promise<{text: string, flags: number, size: number}[]>} flags: 1 for a word, 2 for
     *   a term; size: about the binary logarithm of how many postings a word has
     */
    async vocabulary(start) {
      return loadMore().vocabulary(this, start);
    }

    /** The absolute address of a page of the site. */
    address(url) {
      const root = new URL(this.manifest.root, this.files.manifest);
      return url === null ? null : new URL(url, root).href;
    }

    async #shardsFrom(start) {
      const sections = await Promise.all(this.#sectionsFrom(start));
      const paths = sections.flatMap((shards) => shards.from(start).map((at) => shards.path(at)));
      return Promise.all(paths.map((path) => this.#shard(path)));
    }

    #shard(path) {
      return this.read(path, (bytes) => new Shard(bytes, this.manifest));
    }

    #sectionsFrom(start) {
      return this.manifest.sections.from(start).map((at) => this.#section(at));
    }

    #section(at) {
      return this.read(this.manifest.sections.path(at), (bytes) => new Directory("t", readJson(bytes)));
    }

    /** The paths of the shards that `find` finds in each section; of one not there its own path. */
    #known(places, find) {
      return places.flatMap((at) => {
        const path = this.manifest.sections.path(at);
        const shards = this.#kept.get(path)?.decoded;
        return shards ? find(shards).map((shard) => shards.path(shard)) : [path];
      });
    }

    /**
     * A decoded file of the index. What was asked for last is kept.
     * @template T
     * @param {string} path relative to the manifest
     * @param {(bytes: Uint8Array) => T} decode the same for the same path
     * @returns {Promise<T>} rejects with a SearchError
     */
    read(path, decode) {
      const entry = this.#kept.get(path) ?? this.#fetch(path, decode);
      this.#kept.delete(path);
      this.#kept.set(path, entry);
      return entry.value;
    }

    #fetch(path, decode) {
      const entry = { size: 0, decoded: null };
      entry.value = this.files.read(path, {
        decode: (bytes) => {
          entry.size = bytes.length;
          return decode(bytes);
        },
      });
      entry.value.then(
        (decoded) => {
          entry.decoded = decoded;
          this.#size += entry.size;
          this.#forget();
        },
        () => this.#kept.delete(path),
      );
      return entry;
    }

    /** Let go of what was not asked for the longest, until the rest is small enough. */
    #forget() {
      for (const [path, { size, decoded }] of this.#kept) {
        if (this.#size > KEPT && decoded) {
          this.#kept.delete(path);
          this.#size -= size;
        }
      }
    }
  }

  Object.assign(lunrSearch, { Index, loadMore });
})(globalThis);
