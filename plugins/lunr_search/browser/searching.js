/**
 * From a query to results: what lunr is asked, which documents count, what of them is shown.
 *
 * A classic script; adds `search` and `ask` to the global `lunrSearch`. What few queries need is in
 * the second file: refining.js and what it needs.
 */
(function (scope) {
  "use strict";

  const { lunr, lunrSearch } = scope;
  const { words, stem, isUnspaced, parseQuery, highlight, loadMore } = lunrSearch;

  // A word as typed counts for more than words that it is only the beginning of.
  const WHOLE_WORD_BOOST = 10;
  const MAX_SUGGESTIONS = 4;
  // Milliseconds to wait for the next keystroke before files are asked for.
  const PAUSE = 100;
  const LONG_PAUSE = 500;
  // What fewer letters begin, or what fills more shards than these, is rarely all that is typed.
  const SOME_LETTERS = 3;
  const FEW_SHARDS = 6;

  /**
   * Wait until terms may be looked up: not at all if no file is needed for them. How many they need
   * is known once it is known where they are.
   */
  async function locate(index, terms, host) {
    const starts = terms.filter((term) => term.goesOn).map((term) => term.word);
    const needed = { terms: terms.flatMap((term) => [term.word, term.stem]), starts };
    const isWide = (start) =>
      (start.length < SOME_LETTERS && !isUnspaced(start)) || index.spans(start) > FEW_SHARDS;
    const pause = () => index.missing(needed) && (starts.some(isWide) ? LONG_PAUSE : PAUSE);
    await host.wait(pause());
    await index.locate(needed);
    await host.wait(pause());
  }

  /**
   * What lunr has to look for to find a word, as written or as far as it has been written: stems in
   * fields of stems, words in the others.
   * @returns {Promise<{text: string, options: object}[]>}
   */
  async function clausesOf(index, term) {
    const found = [term.word];
    if (term.goesOn) {
      const entries = await index.entriesFrom(term.word);
      found.push(...entries.flatMap(({ text, word }) => (word ? text : [])));
    }
    if (term.distance > 0) {
      found.push(...(await loadMore().nearWords(index, term)));
    }
    return [true, false].flatMap((stemmed) => {
      const fields = index.fields
        .filter((field) => field.stemmed === stemmed && (term.field ?? field.name) === field.name)
        .map(({ name }) => name);
      const texts = fields.length > 0 ? new Set(stemmed ? found.map(stem) : found) : [];
      // What is no word yet will be one of these: together they count as a word.
      const rest = found.includes(term.word, 1) ? 1 : WHOLE_WORD_BOOST / (texts.size - 1);
      return Array.from(texts, (text, at) => ({
        text,
        options: {
          fields,
          boost: at > 0 ? Math.max(rest, 1) : WHOLE_WORD_BOOST,
          usePipeline: false,
        },
      }));
    });
  }

  /**
   * Ask lunr for documents that have all of `terms`, or `any`, and none of `prohibited`.
   * @returns {Promise<{found: number[], having: Set<number>[]}>} found: best first; having, if
   *   `any` is wanted: the documents that have the n-th term, prohibited or not
   */
  async function ask(index, terms, prohibited, any = false) {
    const clauses = (list) => Promise.all(list.map((term) => clausesOf(index, term)));
    const groups = await clauses(terms);
    const unwanted = (await clauses(prohibited)).flat();
    const presence = lunr.Query.presence.PROHIBITED;
    const build = (query) => {
      groups.flat().forEach(({ text, options }) => query.term(text, { ...options }));
      unwanted.forEach(({ text, options }) => query.term(text, { ...options, presence }));
    };
    let having = [];
    const select = (postings) => {
      if (!any && groups.length < 2) {
        return null;
      }
      having = groups.map((group) => {
        const numbers = group.flatMap(({ text, options }) =>
          index.fields.map(({ name }, at) =>
            options.fields.includes(name) ? postings.get(text)?.[at].numbers ?? [] : [],
          ),
        );
        return new Set(numbers.flatMap((list) => [...list]));
      });
      // To leave out what has not all of them changes no score of the others, and is faster.
      const inAll = (number) => having.every((set) => set.has(number));
      return any ? null : new Set([...having[0]].filter(inAll));
    };
    const results = await index.query(build, select);
    return { found: results.map(({ ref }) => Number(ref)), having };
  }

  /**
   * People, topics … of whose names each word typed begins a word.
   * @returns {Promise<{label: string, name: string, url: string | null, facet: string | null,
   *   count: number}[]>} label: what it is; facet: that of which it is a value
   */
  async function suggest(index, wanted) {
    const all = wanted.length > 0 ? await index.suggestions(wanted.at(-1).word) : [];
    const kinds = index.manifest.suggest;
    return all
      .filter(({ kind, name }) => {
        const parts = words(name);
        return wanted.every(
          ({ word, field }) =>
            (field ?? kind) === kind && parts.some(({ text }) => text.startsWith(word)),
        );
      })
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
      .slice(0, MAX_SUGGESTIONS)
      .map(({ kind, ...one }) => ({ ...one, label: kinds[kind][0], facet: kinds[kind][1] }));
  }

  /**
   * Answer a message of type "query" (see worker.js).
   *
   * Of the answer, `mode` is "all" if results have all that was asked for; "some" if nothing has
   * all words, "parted" if nothing has the phrases, and these come nearest; "none" for no results;
   * "empty" if nothing was asked for. `marks` of a result are spans of its `texts`. Unless
   * `complete`, there may be more than `total`. `cut`: the text is so long that its end counts for
   * nothing.
   * @param {Index} index
   * @param {object} request the message; in it `spelling: false` offers no other spelling
   * @param {object} host
   * @param {() => void} host.check throws if the answer is no longer wanted
   * @param {(milliseconds: number) => Promise<void>} host.wait resolves when files may be asked
   *   for: at once for 0, which says that none are needed, else so long after the keystroke
   * @param {(urls: string[]) => Promise<(string | null)[]>} host.read texts of articles' pages
   * @returns {Promise<object>} what a message of type "results" holds
   */
  async function search(index, request, host) {
    const { text, first, count, sort, chosen = {}, facets } = request;
    const { fields, aliases, facets: kinds } = index.manifest;
    const own = fields.map(({ name }) => [name, name]);
    const names = [...own, ...Object.entries(aliases)].map(([a, b]) => [a.toLowerCase(), b]);
    const query = parseQuery(text, new Map(names));
    const { wanted, excluded, phrases, years, otherYears } = query;
    // An address may hold parameters that are somebody else's.
    const values = ["year", ...kinds.map(({ name }) => name)].map((name) => chosen[name] ?? []);
    const narrowing = [years, otherYears, ...values].flat();

    let answer = { mode: "empty", found: [], shown: query };
    let suggestions = [];
    if (wanted.length + excluded.length + narrowing.length > 0) {
      const alone = excluded.flatMap(({ terms }) => (terms.length > 1 ? [] : terms));
      await locate(index, [...wanted, ...alone], host);
      const { found } = await ask(index, wanted, alone);
      host.check();
      answer = { mode: "all", found, shown: query };
      if (
        found.length * wanted.length === 0 ||
        excluded.length > alone.length ||
        phrases.length + narrowing.length > 0 ||
        facets ||
        sort === "date"
      ) {
        answer = await loadMore().refine(index, request, query, alone, found, host);
      }
      suggestions = await suggest(index, wanted);
    }

    const { found, shown, complete = true, spelling = null } = answer;
    const numbers = found.slice(first, first + count);
    await host.wait(index.missing({ cards: numbers }) && PAUSE);
    const results = (await index.cards(numbers)).map(({ url, texts }) => {
      const marks = Object.entries(texts).map(([name, each]) => [name, highlight(each, shown)]);
      return { url, texts, marks: Object.fromEntries(marks) };
    });
    return {
      text,
      cut: query.cut,
      mode: answer.mode,
      total: found.length,
      complete,
      results,
      suggestions,
      facets: answer.facets ?? null,
      spelling,
    };
  }

  Object.assign(lunrSearch, { search, ask });
})(globalThis);
