/**
 * Words that are spelt much like another: for `word~1`, and for words that no article has.
 *
 * A classic script of the second file; adds `isNear`, `nearWords` and `nearestSpelling` to
 * `lunrSearch.more`.
 */
(function (scope) {
  "use strict";

  const { ask, isUnspaced, search } = scope.lunrSearch;

  const WORD = 1;
  // In shorter words one other letter, or two, make another word of them.
  const SHORTEST = 4;
  const LONG = 8;
  // Each spelling that is tried is a query of its own.
  const MAX_TRIALS = 3;

  /**
   * The Damerau-Levenshtein distance (optimal string alignment): how many letters have to be
   * added, left out, replaced or exchanged with the next one to make a word of another.
   * @returns {number} the distance, or something above `limit` if it is above
   */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) {
      return limit + 1;
    }
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let row = 1; row <= a.length; row += 1) {
      const line = [row];
      for (let at = 1; at <= b.length; at += 1) {
        const same = a[row - 1] === b[at - 1];
        line[at] = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
        if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]) {
          line[at] = Math.min(line[at], before[at - 2] + 1);
        }
      }
      if (Math.min(...line) > limit) {
        return limit + 1;
      }
      before = last;
      last = line;
    }
    return last[b.length];
  }

  const isNear = (a, b, limit) => distance([...a], [...b], limit) <= limit;

  async function wordsNear(index, word, limit, start) {
    const letters = [...word];
    const found = [];
    for (const { text, flags, size } of await index.vocabulary(start)) {
      if (flags & WORD && size > 0) {
        const far = distance([...text], letters, limit);
        if (far > 0 && far <= limit) {
          found.push({ text, far, size });
        }
      }
    }
    // The nearest first; of these the most frequent.
    return found
      .sort((a, b) => a.far - b.far || b.size - a.size || (a.text < b.text ? -1 : 1))
      .map(({ text }) => text);
  }

  /** All words that differ from that of a term by no more letters than it says. */
  function nearWords(index, { word, distance: limit }) {
    return wordsNear(index, word, limit, "");
  }

  /** Those of some terms that are misspelt, maybe: words that are in no field of any document. */
  async function unknownOf(index, terms) {
    const words = terms.filter(
      ({ word, distance }) => distance === 0 && [...word].length >= SHORTEST && !isUnspaced(word),
    );
    const anywhere = words.map((term) => ({ ...term, field: null }));
    const { having } = await ask(index, anywhere, [], true);
    return words.filter((_, at) => having[at].size === 0);
  }

  /**
   * The typed text with words in another spelling, with which something is found: phrases, too, if
   * there are any.
   * @param {Index} index
   * @param {object} request see `search`
   * @param {Query} query what is understood of it
   * @param {Term[]} lost the words that no document has, where they are asked for
   * @param {object} host
   * @returns {Promise<string | null>}
   */
  async function nearestSpelling(index, request, { phrases }, lost, host) {
    const found = [];
    for (const term of await unknownOf(index, lost)) {
      const letters = [...term.word];
      let near = await wordsNear(index, term.word, letters.length < LONG ? 1 : 2, letters[0]);
      // The first letter is rarely the wrong one, and who still types has not been wrong yet.
      if (near.length === 0 && letters.length > SHORTEST && !request.typing) {
        near = await wordsNear(index, term.word, 1, "");
      }
      host.check();
      if (near.length > 0) {
        found.push({ term, near });
      }
    }
    let second = null;
    for (let trial = 0; found.length > 0 && trial < MAX_TRIALS; trial += 1) {
      if (trial > 0 && found.every(({ near }) => trial >= near.length)) {
        break;
      }
      const text = replaced(
        request.text,
        found.map(({ term, near }) => ({ ...term, text: near[Math.min(trial, near.length - 1)] })),
      );
      const { mode } = await search(
        index,
        { ...request, text, typing: false, first: 0, count: 1, facets: false, spelling: false },
        host,
      );
      if (mode === "all") {
        return text;
      }
      second ??= mode === "some" && phrases.length === 0 ? text : null;
    }
    return second;
  }

  /** A text with others in the places `start` to `end`, and without spaces at its end. */
  function replaced(text, changes) {
    let result = text;
    for (const { start, end, text: other } of [...changes].sort((a, b) => b.start - a.start)) {
      result = result.slice(0, start) + other + result.slice(end);
    }
    return result.trimEnd();
  }

  Object.assign(scope.lunrSearch.more, { isNear, nearWords, nearestSpelling });
})(globalThis);
