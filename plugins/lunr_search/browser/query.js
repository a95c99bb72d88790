/**
 * From typed text to what is asked for, and where that stands in other texts. All of it is pure,
 * and no text makes it throw.
 *
 * A classic script; adds `parseQuery`, `isSingle` and `highlight` to the global `lunrSearch`.
 */
(function (scope) {
  "use strict";

  const { lunrSearch } = scope;
  const { words, stem, isUnspaced } = lunrSearch;

  // Nobody types more; what is pasted is cut, so that no query keeps the worker busy for long.
  const MAX_LENGTH = 10000;
  const MAX_WORDS = 32;
  const MAX_DISTANCE = 2;

  /**
   * @typedef {object} Term one word asked for
   * @property {string} word in its normal form
   * @property {string} stem
   * @property {string | null} field the only field it may stand in
   * @property {boolean} goesOn whether longer words that begin with it will do
   * @property {number} distance how many letters may differ
   * @property {boolean} quoted whether it is one of several words in quotation marks
   * @property {number} start where it stands in the typed text
   * @property {number} end
   *
   * @typedef {{words: string[], field: string | null}} Phrase words that follow one another
   *
   * @typedef {object} Query
   * @property {Term[]} wanted
   * @property {Phrase[]} phrases whose words are among those wanted, too
   * @property {{terms: Term[], phrase: Phrase | null}[]} excluded what has all `terms` of one (and
   *   has them as a phrase, if it is one) is not wanted
   * @property {string[]} years
   * @property {string[]} otherYears years that are not wanted
   * @property {boolean} cut whether there was more than counts
   */

  /**
   * @param {string} typed
   * @param {Map<string, string> | null} names what can stand before a colon, in small letters, and
   *   the field that it means; these are words and hold no sign. Null if that is not known: then
   *   what looks like such a name is left out
   * @returns {Query}
   */
  function parseQuery(typed, names) {
    // Each of these is one UTF-16 unit: places stay as they are.
    const text = typed.slice(0, MAX_LENGTH).replace(/[“”„‟«»″＂]/g, '"');
    const known = names ? [...names.keys()].join("|") : "[\\p{L}_]+";
    const pattern = new RegExp(
      "((?<!\\S)[-−](?![-−]))?" +
        '(?:year:(\\d{4})(?!\\S)|' +
        `(?:(${known}):)?(?:"([^"]*)("?)|([^\\s"]+)))`,
      "giu",
    );
    const query = { wanted: [], phrases: [], excluded: [], years: [], otherYears: [] };
    query.cut = typed.length > MAX_LENGTH;
    let room = MAX_WORDS;
    for (const match of text.matchAll(pattern)) {
      const [all, minus, year, name = "", quoted, closing = "", plain] = match;
      if (year) {
        query[minus ? "otherYears" : "years"].push(year);
        continue;
      }
      const field = names?.get(name.toLowerCase()) ?? null;
      const fuzzy = plain?.match(/[^~](~(\d?))$/);
      const body = fuzzy ? plain.slice(0, -fuzzy[1].length) : plain ?? quoted;
      const offset = match.index + all.length - closing.length - (plain ?? quoted).length;
      const end = match.index + all.length;
      const found = words(body);
      const phrase =
        closing && found.length > 1
          ? { words: found.slice(0, MAX_WORDS).map((word) => word.text), field }
          : null;
      const terms = found.map((word, at) => ({
        word: word.text,
        stem: stem(word.text),
        field,
        goesOn:
          isSingle(word.text) ||
          // A word that is being typed is known by nothing coming after it.
          (!minus && !closing && !fuzzy && end === text.length && at === found.length - 1),
        distance: fuzzy ? Math.min(fuzzy[2] === "" ? 1 : Number(fuzzy[2]), MAX_DISTANCE) : 0,
        quoted: phrase !== null,
        start: offset + word.start,
        end: offset + word.end,
      }));
      if (minus) {
        if (terms.length > room) {
          query.cut = true;
        } else if (terms.length > 0) {
          room -= terms.length;
          query.excluded.push({ terms, phrase });
        }
        continue;
      }
      query.cut ||= terms.length > MAX_WORDS || (phrase !== null && room === 0);
      if (phrase && room > 0) {
        query.phrases.push(phrase);
      }
      for (const term of terms) {
        const same = query.wanted.find((other) =>
          ["word", "field", "distance"].every((key) => other[key] === term[key]));
        if (same) {
          same.goesOn ||= term.goesOn;
          same.quoted &&= term.quoted;
        } else if (room > 0) {
          room -= 1;
          query.wanted.push(term);
        } else {
          query.cut = true;
        }
      }
    }
    return query;
  }

  /** Whether a word is one character of a script without spaces: part of something longer. */
  function isSingle(word) {
    return isUnspaced(word) && Array.from(word).length === 1;
  }

  /**
   * Where that which is asked for stands in a text.
   * @param {string} text
   * @param {Query} query
   * @returns {[number, number][]} spans in UTF-16 units, in order, without overlaps
   */
  function highlight(text, { wanted, phrases }) {
    const found = words(text);
    const marked = found.map(({ text: word }) => {
      const itsStem = stem(word);
      return wanted.some(
        (term) =>
          !term.quoted &&
          (itsStem === term.stem ||
            (term.goesOn && word.startsWith(term.word)) ||
            (isSingle(term.word) && word.endsWith(term.word)) ||
            (term.distance > 0 && lunrSearch.loadMore().isNear(word, term.word, term.distance))),
      );
    });
    for (const phrase of phrases) {
      for (const at of lunrSearch.loadMore().occurrences(found, phrase.words)) {
        marked.fill(true, at, at + phrase.words.length);
      }
    }
    const spans = [];
    found.forEach(({ start, end }, at) => {
      const previous = spans.at(-1);
      if (marked[at] && previous && start <= previous[1]) {
        previous[1] = Math.max(end, previous[1]);
      } else if (marked[at]) {
        spans.push([start, end]);
      }
    });
    return spans;
  }

  Object.assign(lunrSearch, { parseQuery, isSingle, highlight });
})(globalThis);
