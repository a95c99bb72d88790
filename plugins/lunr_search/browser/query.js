/**
 * From what a reader typed to results. No text that can be typed makes it throw.
 *
 * A classic script; adds `parseQuery`, `runQuery` and `highlight` to the global `lunrSearch`.
 */
(function (scope) {
  "use strict";

  const { words, stem, isUnspaced } = scope.lunrSearch;

  // Nobody types more; what is pasted is cut, so that no query can keep the worker busy for long.
  const MAX_LENGTH = 1000;
  const MAX_WORDS = 32;

  /**
   * @typedef {{word: string, mayGoOn: boolean}} Term
   * @typedef {{wanted: Term[], excluded: string[][]}} Query
   */

  /**
   * Understand a query: words, of which the last may go on, and `-word` for words not wanted.
   * @param {string} text
   * @returns {Query}
   */
  function parseQuery(text) {
    const wanted = [];
    const excluded = [];
    for (const [chunk] of text.slice(0, MAX_LENGTH).matchAll(/\S+/gu)) {
      const found = words(chunk).map((word) => word.text);
      if (/^[-−][^-−]/u.test(chunk)) {
        if (found.length > 0) {
          excluded.push(found);
        }
      } else {
        wanted.push(...found);
      }
    }
    const unique = [...new Set(wanted)].slice(0, MAX_WORDS);
    const last = wanted.at(-1);
    return {
      wanted: unique.map((word) => ({
        word,
        // A single Chinese or Japanese character is only ever the beginning of a pair.
        mayGoOn: word === last || (isUnspaced(word) && Array.from(word).length === 1),
      })),
      excluded: excluded.slice(0, MAX_WORDS),
    };
  }

  /**
   * Look a query up.
   * @param {Query} query
   * @param {IndexSource} source
   * @returns {Promise<{mode: "all" | "some" | "none" | "empty", documents: number[]}>} documents,
   *   best first; they hold `all` words or, where none does, `some`; `empty`: no word to look for
   */
  async function runQuery({ wanted, excluded }, source) {
    if (wanted.length === 0) {
      return { mode: "empty", documents: [] };
    }
    const found = await Promise.all(
      wanted.map(({ word, mayGoOn }) => source.matches(word, mayGoOn)),
    );
    const unwanted = new Set();
    for (const chunk of excluded) {
      const [first, ...others] = await Promise.all(chunk.map((word) => source.matches(word, false)));
      for (const document of first.keys()) {
        if (others.every((matches) => matches.has(document))) {
          unwanted.add(document);
        }
      }
    }
    const hits = new Map();
    for (const matches of found) {
      for (const [document, score] of matches) {
        if (!unwanted.has(document)) {
          const hit = hits.get(document) || { document, words: 0, score: 0 };
          hits.set(document, { document, words: hit.words + 1, score: hit.score + score });
        }
      }
    }
    const some = [...hits.values()].sort(
      (a, b) => b.words - a.words || b.score - a.score || a.document - b.document,
    );
    const all = some.filter((hit) => hit.words === found.length);
    const shown = all.length > 0 ? all : some;
    const mode = all.length > 0 ? "all" : some.length > 0 ? "some" : "none";
    return { mode, documents: shown.map((hit) => hit.document) };
  }

  /**
   * Where a query's words stand in a text.
   * @param {string} text
   * @param {Query} query
   * @returns {[number, number][]} spans in UTF-16 units, in order, without overlaps
   */
  function highlight(text, { wanted }) {
    const stems = new Set(wanted.map(({ word }) => stem(word)));
    const starts = wanted.filter((term) => term.mayGoOn).map((term) => term.word);
    const spans = [];
    for (const { text: word, start, end } of words(text)) {
      if (stems.has(stem(word)) || starts.some((begin) => word.startsWith(begin))) {
        const previous = spans.at(-1);
        if (previous && start <= previous[1]) {
          previous[1] = Math.max(end, previous[1]);
        } else {
          spans.push([start, end]);
        }
      }
    }
    return spans;
  }

  scope.lunrSearch = Object.assign(scope.lunrSearch, { parseQuery, runQuery, highlight });
})(globalThis);
