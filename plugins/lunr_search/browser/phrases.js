/**
 * "Words in quotation marks": which documents hold them one after the other. The index does not
 * know; the text of their pages does.
 *
 * A classic script of the second file; adds `occurrences` and `verify` to `lunrSearch.more`.
 */
(function (scope) {
  "use strict";

  const { words, isSingle, SearchError, more } = scope.lunrSearch;

  const FIRST_BATCH = 8;
  const MAX_BATCH = 32;
  // Pages read for one query. Who has seen as many in vain is told so, and can add a word.
  const MAX_PAGES = 256;
  // What is known of so many pairs of phrase and document is kept.
  const MAX_KNOWN = 20_000;

  /** By index, since documents' numbers hold for one: phrase and document -> is it there? */
  const known = new WeakMap();

  const keyOf = ({ words: list, field }, { number }) => [field ?? "", number, ...list].join(" ");

  /**
   * Where words follow one another as in a phrase.
   * @param {{text: string}[]} found the words of a text
   * @param {string[]} phrase
   * @returns {number[]} positions in `found` of its first word
   */
  function occurrences(found, phrase) {
    const last = phrase.length - 1;
    // Text has pairs of characters where a phrase has a single one at its begin or end.
    const fits = (word, wanted, at) =>
      word === wanted ||
      (isSingle(wanted) &&
        ((at === 0 && word.endsWith(wanted)) || (at === last && word.startsWith(wanted))));
    return found.flatMap((_, from) =>
      phrase.every((wanted, at) => fits(found[from + at]?.text ?? "", wanted, at)) ? [from] : [],
    );
  }

  /**
   * Go through documents in order until enough of them hold the phrases, and none that they must
   * not hold. A phrase of a field that results do not show in full is taken as given.
   * @param {Index} index
   * @param {{number: number, denied: Phrase[]}[]} found
   * @param {Phrase[]} phrases
   * @param {number} enough
   * @param {{read: Function, check: Function}} host see `search`
   * @returns {Promise<{found: object[], complete: boolean}>} those that are known to; `complete`
   *   unless there may be more
   */
  async function verify(index, found, phrases, enough, host) {
    if (!known.has(index) || known.get(index).size > MAX_KNOWN) {
      known.set(index, new Map());
    }
    const memory = known.get(index);
    const recall = (document) => (phrase) => memory.get(keyOf(phrase, document));
    const holds = (document) =>
      phrases.map(recall(document)).every((is) => is === true) &&
      document.denied.map(recall(document)).every((is) => is === false);

    const kept = [];
    let complete = true;
    let pages = 0;
    let size = FIRST_BATCH;
    for (let at = 0, batch = []; at < found.length; at += batch.length) {
      batch = found.slice(at, at + size);
      const open = batch.flatMap((document) => {
        const unknown = [...phrases, ...document.denied].filter(
          (phrase) => recall(document)(phrase) === undefined,
        );
        return unknown.length > 0 ? { document, phrases: unknown } : [];
      });
      if (kept.length < enough && pages + open.length <= MAX_PAGES) {
        complete = (await look(index, open, memory, host)) && complete;
        host.check();
        pages += open.length;
      } else {
        complete &&= open.length === 0;
      }
      kept.push(...batch.filter(holds));
      size = Math.min(pages || size, MAX_BATCH);
    }
    return { found: kept, complete };
  }

  /** Find out what is not known yet. Tells whether all could be found out. */
  async function look(index, open, memory, host) {
    if (open.length === 0) {
      return true;
    }
    const cards = await index.cards(open.map(({ document }) => document.number));
    const isOfText = ({ field }) => field === null;
    const asked = open.flatMap((one, at) => (one.phrases.some(isOfText) ? cards[at].url : []));
    const texts = asked.length > 0 ? await host.read(asked) : [];
    if (texts.length > 0 && texts.every((text) => text === null)) {
      throw new SearchError("missing", asked[0]);
    }
    open.forEach(({ document, phrases }, at) => {
      const read = asked.indexOf(cards[at].url);
      const inText = read < 0 ? null : typeof texts[read] === "string" ? words(texts[read]) : null;
      for (const phrase of phrases) {
        // The lead is cut.
        const isWhole = phrase.field !== "lead";
        const shown = isWhole ? cards[at].texts[phrase.field] : undefined;
        const found = isOfText(phrase) ? inText : shown === undefined ? undefined : words(shown);
        if (found !== null) {
          const isThere = found === undefined || occurrences(found, phrase.words).length > 0;
          memory.set(keyOf(phrase, document), isThere);
        }
      }
    });
    return texts.every((text) => typeof text === "string");
  }

  Object.assign(more, { occurrences, verify });
})(globalThis);
