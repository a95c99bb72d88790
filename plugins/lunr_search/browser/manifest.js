/**
 * The manifest: where every file is, and how documents are numbered. Counterpart of manifest.py
 * and numbering.py.
 *
 * A classic script; adds `Manifest` to the global `lunrSearch`. Needs files.js.
 */
(function (scope) {
  "use strict";

  const { SearchError, readText } = scope.lunrSearch;

  const FORMAT = 2;
  const CARD_FILES = 64;
  const DOCUMENTS_PER_PART = 256;
  const PARTS_PER_CHUNK = 4;
  // Knuth's multiplicative hash: 2^32 divided by the golden ratio.
  const GOLDEN = 0x9e3779b1;

  /** The last position whose value is at most `wanted`, in an ascending list that has one. */
  function lastUpTo(list, wanted) {
    let low = 0;
    let high = list.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (list[middle] <= wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  class Manifest {
    #bases;
    #names;
    #parts = 1;
    #chunks;

    /** @param {Uint8Array} bytes the file, unpacked; what it says are properties of the object */
    constructor(bytes) {
      this.text = readText(bytes);
      Object.assign(this, JSON.parse(this.text));
      if (this.format !== FORMAT) {
        throw new SearchError("format", `index of format ${this.format}, not ${FORMAT}`);
      }
      while (this.#parts * DOCUMENTS_PER_PART < this.documents) {
        this.#parts *= 2;
      }
      this.#chunks = Math.max(1, this.#parts / PARTS_PER_CHUNK);
      const { terms, vocabulary, cards, columns } = this;
      const shards = terms.starts.length;
      this.#names = {
        t: [terms.names, shards],
        v: [vocabulary.names, Math.ceil(shards / vocabulary.every)],
        c: [cards.names, this.#parts],
        f: [columns.names, this.#chunks],
      };
      let total = 0;
      this.#bases = Array.from(this.capacities, (digit) => {
        const base = total;
        total += digit === "-" ? 0 : 2 ** parseInt(digit, 36);
        return base;
      });
    }

    /** The number of the document in slot `slot` among those of `length` terms. */
    number(length, slot) {
      return this.#bases[length] + slot;
    }

    /** How many terms the longest field (`by`) of document `number` has. */
    length(number) {
      return lastUpTo(this.#bases, number);
    }

    /** The term shard that `word` is in, if it is in any. */
    shard(word) {
      return lastUpTo(this.terms.starts, word);
    }

    /** The term shards that words which begin with `start` are in, if they are in any. */
    shards(start) {
      const { starts } = this.terms;
      const found = [this.shard(start)];
      while (starts[found.at(-1) + 1]?.startsWith(start)) {
        found.push(found.at(-1) + 1);
      }
      return found;
    }

    /**
     * The path of a file, or a folder's without `suffix`, relative to the manifest's.
     * @param {"t" | "v" | "c" | "f"} kind term shard, chunk of the vocabulary, cards, columns
     * @param {number} at which of them
     */
    path(kind, at, suffix = ".bin") {
      const [names, count] = this.#names[kind];
      const width = names.length / count;
      return `${kind}/${names.slice(at * width, (at + 1) * width)}${suffix}`;
    }

    cardPath(number) {
      const file = this.#share(number, this.#parts * CARD_FILES);
      return this.path("c", Math.floor(file / CARD_FILES), `/${file % CARD_FILES}.bin`);
    }

    /** Which chunk of the columns a document is in. */
    chunk(number) {
      return this.#share(number, this.#chunks);
    }

    /**
     * Which of `count` equal parts of all hashes a document is in. This depends on its own length
     * and slot alone: files stay as they are where other documents come and go.
     */
    #share(number, count) {
      const length = this.length(number);
      const slot = number - this.#bases[length];
      const mix = Math.imul((length * 65536 + slot) >>> 0, GOLDEN) >>> 0;
      return Math.floor((mix * count) / 2 ** 32);
    }
  }

  Object.assign(scope.lunrSearch, { Manifest });
})(globalThis);
