/**
 * The manifest: where every file is, and how documents are numbered. Counterpart of manifest.py
 * and numbering.py.
 *
 * A classic script; adds `Manifest` to the global `lunrSearch`. Needs files.js.
 */
(function (scope) {
  "use strict";

  const { SearchError } = scope.lunrSearch;

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

  /** Which of `count` equal parts of all hashes a document is in; of its own bucket alone. */
  function share(length, slot, count) {
    const mix = Math.imul((length * 65536 + slot) >>> 0, GOLDEN) >>> 0;
    return Math.floor((mix * count) / 2 ** 32);
  }

  class Manifest {
    #bases;

    /** @param {Uint8Array} bytes the file, unpacked; what it says are properties of the object */
    constructor(bytes) {
      this.text = new TextDecoder().decode(bytes);
      Object.assign(this, JSON.parse(this.text));
      if (this.format !== FORMAT) {
        throw new SearchError("format", `index of format ${this.format}, not ${FORMAT}`);
      }
      this.parts = 1;
      while (this.parts * DOCUMENTS_PER_PART < this.documents) {
        this.parts *= 2;
      }
      this.chunks = Math.max(1, this.parts / PARTS_PER_CHUNK);
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

    /** The converse of `number`: {length, slot}. */
    place(number) {
      const length = this.length(number);
      return { length, slot: number - this.#bases[length] };
    }

    /** Which term shard holds `word`, if any does. */
    shard(word) {
      return lastUpTo(this.terms.starts, word);
    }

    /** The term shards of all words that begin with `start`: [first, last]. */
    range(start) {
      const { starts } = this.terms;
      const first = this.shard(start);
      let last = first;
      while (last + 1 < starts.length && starts[last + 1].startsWith(start)) {
        last += 1;
      }
      return [first, last];
    }

    /** Paths, relative to the manifest's. */
    termPath(shard) {
      return this.#path("t", this.terms.names, this.terms.starts.length, shard);
    }

    vocabularyPath(chunk) {
      const { every, names } = this.vocabulary;
      return this.#path("v", names, Math.ceil(this.terms.starts.length / every), chunk);
    }

    cardPath(number) {
      const { length, slot } = this.place(number);
      const at = share(length, slot, this.parts * CARD_FILES);
      const folder = this.#name(this.cards.names, this.parts, Math.floor(at / CARD_FILES));
      return `c/${folder}/${at % CARD_FILES}.bin`;
    }

    columnPath(number) {
      const { length, slot } = this.place(number);
      return this.#path("f", this.columns.names, this.chunks, share(length, slot, this.chunks));
    }

    get valuesPath() {
      return `f/${this.values}.bin`;
    }

    get numbersPath() {
      return `d/${this.numbers}.bin`;
    }

    #path(folder, names, count, at) {
      return `${folder}/${this.#name(names, count, at)}.bin`;
    }

    /** One of `count` names of equal width that are written without a gap. */
    #name(names, count, at) {
      const width = names.length / count;
      return names.slice(at * width, (at + 1) * width);
    }
  }

  Object.assign(scope.lunrSearch, { Manifest });
})(globalThis);
