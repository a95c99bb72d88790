/**
 * What becomes of a query that takes more than lunr's answer: nothing has all its words, or it has
 * phrases, years or a choice of facets, or the latest are to come first.
 *
 * A classic script of the second file, the last of them; adds `refine` to `lunrSearch.more`.
 */
(function (scope) {
  "use strict";

  const { ask, hasAll, more } = scope.lunrSearch;

  /**
   * @param {Index} index
   * @param {object} request see `search`
   * @param {Query} query
   * @param {{number: number, has: number}[]} asked what `ask` found
   * @param {object} host
   * @returns {Promise<{mode: string, found: {number: number}[], shown: Query, complete: boolean,
   *   facets: object[] | null, spelling: string | null}>} found: all results, in order; shown: what
   *   is to be marked in them
   */
  async function refine(index, request, query, asked, host) {
    const { first, count, sort, chosen = {}, facets, spelling = true } = request;
    const { wanted, phrases } = query;
    const allowed = await withoutExcluded(index, query, asked);
    const all = allowed.filter(hasAll(wanted));
    const ranked = all.length > 0 ? all : byTelling(index, wanted, allowed);

    // Without a word to look for no document is better than another: the latest come first.
    const byDate = sort === "date" || wanted.length === 0;
    const narrowing = [query.years, query.otherYears, ...Object.values(chosen)].flat();
    let found = ranked;
    let countFacets = null;
    if (byDate || facets || narrowing.length > 0) {
      const narrowed = await more.narrow(index, ranked, { query, chosen, byDate, facets });
      found = narrowed.found;
      countFacets = facets ? narrowed.facets : null;
      host.check();
    }

    let mode = all.length > 0 ? "all" : "some";
    let shown = query;
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
        mode = "some";
        found = found.filter(({ denied }) => denied.length === 0);
        shown = { ...query, phrases: [], wanted: wanted.map((one) => ({ ...one, quoted: false })) };
      }
    }
    const lost = wanted.filter((_, at) => !allowed.some(({ has }) => (has >> at) & 1));
    return {
      mode: found.length > 0 ? mode : "none",
      found,
      shown,
      complete,
      facets: countFacets?.(found) ?? null,
      spelling:
        lost.length > 0 && spelling ? await more.nearestSpelling(index, request, lost, host) : null,
    };
  }

  /**
   * Of documents those without what is not wanted. `denied` are the phrases not wanted of which a
   * document has all words: it may have them elsewhere.
   */
  async function withoutExcluded(index, { excluded }, asked) {
    const denied = new Map();
    for (const { terms, phrase } of excluded.filter(({ terms }) => terms.length > 1)) {
      for (const { number } of (await ask(index, terms, [])).filter(hasAll(terms))) {
        denied.set(number, [...(denied.get(number) ?? []), phrase]);
      }
    }
    return asked
      .map((document) => ({ ...document, groups: 0, denied: denied.get(document.number) ?? [] }))
      .filter((document) => !document.denied.includes(null));
  }

  /** Those with most of the words first; what more than half of all documents have tells nothing. */
  function byTelling(index, wanted, documents) {
    const telling = wanted.flatMap((_, at) => {
      const holding = documents.filter(({ has }) => (has >> at) & 1).length;
      return holding * 2 > index.documents ? [] : at;
    });
    return documents
      .map((one) => ({ ...one, groups: telling.filter((at) => (one.has >> at) & 1).length }))
      .sort((a, b) => b.groups - a.groups);
  }

  Object.assign(more, { refine });
})(globalThis);
