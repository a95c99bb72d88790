/**
 * The inside of a term shard and of a chunk of the vocabulary. Counterpart of shards.py and
 * vocabulary.py; docs/architecture.md tells the format.
 *
 * A classic script; adds `Shard` and `readEntries` to the global `lunrSearch`. Needs files.js.
 */
(function (scope) {
  "use strict";

  const WORD = 1;
  const TERM = 2;
  // A word has at most 64 characters (text.js).
  const MAX_BYTES = 1024;

  const { readText, readJson } = scope.lunrSearch;

  /** Reads integers and bytes, one after the other. */
  class Reader {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    integer() {
      let value = 0;
      let scale = 1;
      let byte;
      do {
        byte = this.bytes[this.at];
        this.at += 1;
        value += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      return value;
    }

    integers(count) {
      return Uint32Array.from({ length: count }, () => this.integer());
    }

    slice(size) {
      this.at += size;
      if (this.at > this.bytes.length) {
        throw new RangeError("too short");
      }
      return this.bytes.subarray(this.at - size, this.at);
    }

    /**
     * `count` integers of which all lowest bytes come first, then all second ones …
     * @returns {(from: number, size: number) => Uint32Array} some of them
     */
    planes(count) {
      const width = this.integer();
      const bytes = this.slice(width * count);
      return (from, size) => {
        const values = new Uint32Array(size);
        for (let plane = 0; plane < width; plane += 1) {
          const start = plane * count + from;
          for (let at = 0; at < size; at += 1) {
            values[at] |= bytes[start + at] << (8 * plane);
          }
        }
        return values;
      };
    }
  }

  /**
   * The head of a shard or chunk: sorted texts, each stored as what differs from the one before.
   * @param {Reader} reader
   * @param {boolean} [sized] whether each has a size, too
   */
  function readTexts(reader, sized = false) {
    const count = reader.integer();
    if (count > reader.bytes.length) {
      throw new RangeError("too many entries");
    }
    const shared = reader.integers(count);
    const rests = reader.integers(count);
    const flags = reader.slice(count);
    const sizes = sized ? reader.slice(count) : null;
    const bytes = new Uint8Array(MAX_BYTES);
    const texts = Array.from(shared, (kept, at) => {
      bytes.set(reader.slice(rests[at]), kept);
      return readText(bytes.subarray(0, kept + rests[at]));
    });
    return { texts, flags, sizes };
  }

  /** The entries of a chunk of the vocabulary: {texts, flags, sizes}, lists of equal length. */
  function readEntries(bytes) {
    return readTexts(new Reader(bytes), true);
  }

  /** A term shard: its words and terms at once, postings as they are asked for. */
  class Shard {
    #counts;
    #starts;
    #gaps;
    #frequencies;
    #lengths;
    #told;

    /**
     * @param {Uint8Array} bytes the file, unpacked
     * @param {Manifest} manifest
     */
    constructor(bytes, manifest) {
      const reader = new Reader(bytes);
      Object.assign(this, readTexts(reader));
      this.manifest = manifest;
      // A list is what one field has of one entry, field by field: how many postings, and where
      // they begin among all that follow.
      const lists = this.texts.length * manifest.fields.length;
      this.#counts = reader.planes(lists)(0, lists);
      let total = 0;
      this.#starts = this.#counts.map((count) => (total += count) - count);
      this.#gaps = reader.planes(total);
      this.#frequencies = reader.planes(total);
      // Lengths are left out of the field whose lengths the documents' numbers tell.
      const first = manifest.by * this.texts.length;
      this.#told = this.#counts
        .subarray(first, first + this.texts.length)
        .reduce((sum, count) => sum + count, 0);
      this.#lengths = reader.planes(total - this.#told);
      // A file that was cut short has no end that can be read.
      this.suggestions = readJson(bytes.subarray(reader.at));
    }

    isWord(entry) {
      return (this.flags[entry] & WORD) > 0;
    }

    isTerm(entry) {
      return (this.flags[entry] & TERM) > 0;
    }

    /**
     * A term's postings: for each field, documents (ascending), frequencies, lengths of the field.
     * @param {string} text
     * @returns {{numbers: Uint32Array, frequencies: Uint32Array, lengths: Uint32Array}[] | null}
     */
    postings(text) {
      const entry = this.texts.indexOf(text);
      return this.isTerm(entry) ? this.manifest.fields.map((_, at) => this.#list(entry, at)) : null;
    }

    #list(entry, field) {
      const { by } = this.manifest;
      const list = field * this.texts.length + entry;
      const [start, count] = [this.#starts[list], this.#counts[list]];
      const numbers = this.#gaps(start, count);
      let number = -1;
      for (let at = 0; at < count; at += 1) {
        number += numbers[at];
        numbers[at] = number;
      }
      return {
        numbers,
        frequencies: this.#frequencies(start, count),
        lengths:
          field === by
            ? numbers.map((each) => this.manifest.length(each))
            : this.#lengths(field < by ? start : start - this.#told, count),
      };
    }
  }

  Object.assign(scope.lunrSearch, { Shard, readEntries });
})(globalThis);
