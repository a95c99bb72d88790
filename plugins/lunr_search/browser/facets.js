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
  const PAUSE = 100;

  /** Indexes whose columns have been asked for: these are small enough to be kept. */
  const asked = new WeakSet();

  /**
   * Of one facet more than one value can be chosen: to have one of them is enough.
   * @param {Index} index
   * @param {{number: number, groups: number}[]} found best first
   * @param {object} wanted
   * @param {Query} wanted.query of which the years matter
   * @param {Record<string, string[]>} wanted.chosen names of values, by facet
   * @param {boolean} wanted.byDate latest first rather than best first; as they are within a day,
   *   which is all that is known of a date
   * @param {boolean} wanted.facets whether there is anything to count
   * @param {object} host see `search`
   * @returns {Promise<{found: object[], facets: (results: object[]) => object[]}>} those that are
   *   chosen; and what there is to choose from, given those of them that are results
   */
  async function narrow(index, found, { query, chosen, byDate, facets }, host) {
    const kinds = [...index.manifest.facets, { name: YEAR, label: YEAR_LABEL }];
    // An address may hold anything.
    const choices = kinds.flatMap(({ name }) =>
      chosen[name]?.length > 0 ? { facet: name, names: chosen[name] } : [],
    );
    if (!asked.has(index)) {
      await host.wait(PAUSE);
      asked.add(index);
    }
    const needsValues = facets || choices.some(({ facet }) => facet !== YEAR);
    const [columns, values] = await Promise.all([
      index.columns(found.map(({ number }) => number)),
      needsValues ? index.values() : {},
    ]);
    const all = found
      .map((document, at) => {
        const { day } = columns[at];
        const names = namesOf(columns[at], values);
        const fails = choices.filter((choice) => !names(choice.facet).some(isIn(choice.names)));
        return { ...document, day, names, fails: fails.map(({ facet }) => facet) };
      })
      .filter(({ names }) => {
        const isOf = (years) => names(YEAR).some(isIn(years));
        return (query.years.length === 0 || isOf(query.years)) && !isOf(query.otherYears);
      });
    const kept = all.filter(({ fails }) => fails.length === 0);
    if (byDate) {
      kept.sort((a, b) => b.groups - a.groups || (b.day ?? -Infinity) - (a.day ?? -Infinity) || 0);
    }
    // Of the others nobody has looked whether they have the phrases.
    const others = query.phrases.length > 0 ? [] : all.filter(({ fails }) => fails.length > 0);
    return {
      found: kept,
      facets: (results) =>
        kinds.map(({ name, label }) => ({
          name,
          label,
          values: count(name, [...results, ...others], chosen[name] ?? [], values[name] ?? []),
        })),
    };
  }

  const isIn = (list) => (one) => list.includes(one);

  /** The names of a document's values, by facet. */
  function namesOf({ day, values: positions }, values) {
    return (facet) => {
      if (facet === YEAR) {
        return day === null ? [] : [String(new Date(day * DAY).getUTCFullYear())];
      }
      return (positions[facet] ?? []).map((at) => values[facet][at][0]);
    };
  }

  /**
   * The values of one facet, most articles first. A value's count is how many results there would
   * be if it were the one chosen of its facet: the choice in other facets stays.
   */
  function count(facet, documents, chosen, values) {
    const counts = new Map(chosen.map((name) => [name, 0]));
    for (const { names, fails } of documents) {
      if (fails.every((one) => one === facet)) {
        for (const name of names(facet)) {
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
    }
    const urls = new Map(values);
    return Array.from(counts, ([name, number]) => ({
      name,
      url: urls.get(name) ?? null,
      count: number,
      chosen: chosen.includes(name),
    }))
      .sort(facet === YEAR ? latestFirst : mostFirst)
      .filter((value, at) => value.chosen || at < MAX_VALUES);
  }

  const latestFirst = (a, b) => (a.name < b.name ? 1 : -1);

  const mostFirst = (a, b) => b.count - a.count || (a.name < b.name ? -1 : 1);

  Object.assign(scope.lunrSearch.more, { narrow });
})(globalThis);
