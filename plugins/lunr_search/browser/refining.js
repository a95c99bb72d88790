/**
 * What becomes of a query that takes more than lunr's answer: nothing has all its words, or it has
 * phrases, years or a choice of facets, or the latest are to come first.
 *
 * A classic script of the second file, the last of them; adds `refine` to `lunrSearch.more`.
 */
(function (scope) {
  "use strict";

  const { ask, more } = scope.lunrSearch;

  /**
   * @param {Index} index
   * @param {object} request see `search`
   * @param {Query} query
   * @param {Term[]} alone of what is excluded, single words
   * @param {number[]} asked documents that have all words, best first
   * @param {object} host
   * @returns {Promise<{mode: string, found: number[], shown: Query, complete: boolean,
   *   facets: object[] | null, spelling: string | null}>} found: all results, in order; shown: what
   *   is to be marked in them
   */
  async function refine(index, request, query, alone, asked, host) {
    const { first, count, sort, chosen = {}, facets, spelling = true } = request;
    const { wanted, phrases } = query;
    const denied = await deniedPhrases(index, query);
    const allowed = (numbers) => numbers.flatMap((number) => withoutExcluded(number, denied));
    let lost = [];
    let ranked = allowed(asked);
    let mode = ranked.length > 0 ? "all" : "some";
    if (mode === "some") {
      const { found: any, having } = await ask(index, wanted, alone, true);
      host.check();
      ranked = byTelling(index, having, allowed(wanted.length > 0 ? any : []));
      lost = wanted.filter((_, at) => having[at].size === 0);
    }

    // Without a word to look for no document is better than another: the latest come first, and of
    // one day the longest, whose numbers are the highest. Else the best of a day comes first.
    const byDate = sort === "date" || wanted.length === 0;
    if (wanted.length === 0) {
      ranked.sort((a, b) => b.number - a.number);
    }
    const narrowing = [query.years, query.otherYears, ...Object.values(chosen)].flat();
    let found = ranked;
    let countFacets = null;
    if (byDate || facets || narrowing.length > 0) {
      const narrowed = await more.narrow(index, ranked, { query, chosen, byDate, facets }, host);
      found = narrowed.found;
      countFacets = facets ? narrowed.facets : null;
      host.check();
    }

    let complete = true;
    const held = mode === "all" ? phrases : [];
    if (held.length > 0 || found.some(({ denied }) => denied.length > 0)) {
      // One more than is shown tells that there are more.
      const verified = await more.verify(index, found, held, first + count + 1, host);
      complete = verified.complete;
      if (verified.found.length > 0 || held.length === 0) {
        found = verified.found;
      } else {
        // No article has the phrase: these have its words.
        mode = "parted";
        found = found.filter(({ denied }) => denied.length === 0);
      }
    }
    return {
      mode: found.length > 0 ? mode : "none",
      found: found.map(({ number }) => number),
      shown: mode === "all" ? query : withoutPhrases(query),
      complete,
      facets: countFacets?.(found) ?? null,
      spelling:
        lost.length > 0 && spelling
          ? await more.nearestSpelling(index, request, query, lost, host)
          : null,
    };
  }

  /**
   * What is excluded by several words: for each document that has all words of one, the phrase that
   * they are, or null for words that may stand anywhere.
   */
  async function deniedPhrases(index, { excluded }) {
    const denied = new Map();
    for (const { terms, phrase } of excluded.filter(({ terms }) => terms.length > 1)) {
      for (const number of (await ask(index, terms, [])).found) {
        denied.set(number, [...(denied.get(number) ?? []), phrase]);
      }
    }
    return denied;
  }

  /** A document, unless it is excluded; whether it has a phrase that is, is for `verify` to see. */
  function withoutExcluded(number, denied) {
    const phrases = denied.get(number) ?? [];
    return phrases.includes(null) ? [] : { number, groups: 0, denied: phrases };
  }

  /** A query that marks the words of phrases wherever they stand. */
  function withoutPhrases(query) {
    const wanted = query.wanted.map((term) => ({ ...term, quoted: false }));
    return { ...query, wanted, phrases: [] };
  }

  /** Those with most of the words first; what more than half of all have tells nothing. */
  function byTelling(index, having, documents) {
    const telling = having.filter((numbers) => numbers.size * 2 < index.documents);
    return documents
      .map((one) => ({ ...one, groups: telling.filter((set) => set.has(one.number)).length }))
      .sort((a, b) => b.groups - a.groups);
  }

  Object.assign(more, { refine });
})(globalThis);
