/**
 * Narrowing results down by year, person, topic …, and putting the latest first.
 *
 * A classic script of the second file; adds `narrow` to `lunrSearch.more`.
 */
(function (scope) {
  "use strict";

  const YEAR = "year";
  const YEAR_LABEL = "Year";
  const MAX_VALUES = 50;
  const DAY = 86_400_000;

  const yearOf = (day) => (day === null ? null : String(new Date(day * DAY).getUTCFullYear()));

  /**
   * Of one facet more than one value can be chosen: to have one of them is enough.
   * @param {Index} index
   * @param {{number: number, groups: number}[]} found best first
   * @param {object} wanted
   * @param {Query} wanted.query of which the years matter
   * @param {Record<string, string[]>} wanted.chosen names of values, by facet
   * @param {boolean} wanted.byDate latest first rather than best first
   * @param {boolean} wanted.facets whether there is anything to count
   * @returns {Promise<{found: object[], facets: (found: object[]) => object[]}>} those that are
   *   chosen; and what facets there are to choose from, see below
   */
  async function narrow(index, found, { query, chosen, byDate, facets }) {
    const kinds = [...index.manifest.facets, { name: YEAR, label: YEAR_LABEL }];
    // An address may hold anything.
    const choices = Object.entries(chosen).filter(
      ([facet, some]) => some.length > 0 && kinds.some(({ name }) => name === facet),
    );
    const needsNames = facets || choices.some(([facet]) => facet !== YEAR);
    const [columns, names] = await Promise.all([
      index.columns(found.map(({ number }) => number)),
      needsNames ? index.values() : {},
    ]);
    const valuesOf = (facet, { values, year }) =>
      facet === YEAR ? [year] : (values[facet] ?? []).map((at) => names[facet][at][0]);
    const all = found
      .map((document, at) => ({ ...document, ...columns[at], year: yearOf(columns[at].day) }))
      .filter(
        ({ year }) =>
          (query.years.length === 0 || query.years.includes(year)) &&
          !query.otherYears.includes(year),
      );
    const failing = new Map(
      all.map((document) => [
        document.number,
        choices
          .filter(([facet, some]) => !valuesOf(facet, document).some((name) => some.includes(name)))
          .map(([facet]) => facet),
      ]),
    );
    const kept = all.filter(({ number }) => failing.get(number).length === 0);
    if (byDate) {
      kept.sort((a, b) => b.groups - a.groups || (b.day ?? -Infinity) - (a.day ?? -Infinity) || 0);
    }

    /**
     * What there is to choose from, most articles first. A value's count is how many results there
     * would be if it were the one chosen of its facet: the choice in other facets stays.
     * @param {{number: number}[]} shown of the documents found, those that are results
     */
    function count(shown) {
      const results = new Set(shown.map(({ number }) => number));
      const isCounted = ({ number }, facet) =>
        failing.get(number).length === 0
          ? results.has(number)
          : // Whether it would be a result nobody has looked for, if there are phrases.
            query.phrases.length === 0 && failing.get(number).every((one) => one === facet);
      return kinds.map(({ name, label }) => {
        const counts = new Map((chosen[name] ?? []).map((value) => [value, 0]));
        for (const document of all.filter((one) => isCounted(one, name))) {
          for (const value of valuesOf(name, document).filter((one) => one !== null)) {
            counts.set(value, (counts.get(value) ?? 0) + 1);
          }
        }
        const urls = new Map(names[name] ?? []);
        const values = Array.from(counts, ([value, number]) => ({
          name: value,
          url: urls.get(value) ?? null,
          count: number,
          chosen: (chosen[name] ?? []).includes(value),
        }));
        values.sort(
          (a, b) => (name === YEAR ? 0 : b.count - a.count) || compare(a.name, b.name, name === YEAR),
        );
        return { name, label, values: values.filter((one, at) => one.chosen || at < MAX_VALUES) };
      });
    }
    return { found: kept, facets: count };
  }

  const compare = (a, b, backwards) => (a === b ? 0 : a < b !== backwards ? -1 : 1);

  Object.assign(scope.lunrSearch.more, { narrow });
})(globalThis);
