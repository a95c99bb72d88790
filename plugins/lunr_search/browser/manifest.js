/**
 * The manifest: where every file is, and how documents are numbered. Counterpart of manifest.py,
 * sections.py and numbering.py.
 *
 * A classic script; adds `Directory` and `Manifest` to the global `lunrSearch`. Needs files.js.
 */
(function (scope) {
  "use strict";

  const { SearchError, readText } = scope.lunrSearch;

  const FORMAT = 3;
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

  /** Files of one kind that are named one after the other: names of one width, in a row. */
  const nameAt = (names, count, at) => {
    const width = names.length / count;
    return names.slice(at * width, (at + 1) * width);
  };

  /** Files by where they start: of the manifest the sections, of a section its term shards. */
  class Directory {
    #starts;
    #names;
    #kind;

    /** @param {"s" | "t"} kind of the files */
    constructor(kind, { starts, names }) {
      this.#kind = kind;
      this.#starts = starts;
      this.#names = names;
    }

    /** How many files there are. */
    get length() {
      return this.#starts.length;
    }

    /** The positions of the files that words which begin with `start` are in, if they are in any. */
    from(start) {
      const found = [this.at(start)];
      while (this.#starts[found.at(-1) + 1]?.startsWith(start)) {
        found.push(found.at(-1) + 1);
      }
      return found;
    }

    /** The position of the file that `word` is in, if it is in any. */
    at(word) {
      return lastUpTo(this.#starts, word);
    }

    path(at) {
      return `${this.#kind}/${nameAt(this.#names, this.length, at)}.bin`;
    }
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
      const { vocabulary, cards, columns } = this;
      this.sections = new Directory("s", this.sections);
      this.#names = {
        v: [vocabulary.names, this.sections.length],
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

    /**
     * The path of a file, or a folder's without `suffix`, relative to the manifest's.
     * @param {"v" | "c" | "f"} kind chunk of the vocabulary (one a section), cards, columns
     * @param {number} at which of them
     */
    path(kind, at, suffix = ".bin") {
      return `${kind}/${nameAt(...this.#names[kind], at)}${suffix}`;
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

  Object.assign(scope.lunrSearch, { Directory, Manifest });
})(globalThis);
