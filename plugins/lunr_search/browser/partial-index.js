/**
 * A lunr.Index that holds what one query needs, and answers it as the index of all would.
 *
 * A classic script; adds `partialIndex` and `termsOf` to the global `lunrSearch`. Needs lunr.js
 * and text.js.
 */
(function (scope) {
  "use strict";

  const { lunr } = scope;
  const { stem } = scope.lunrSearch;

  // What lunr.Builder begins with, after Robertson's BM25.
  const K1 = 1.2;
  const B = 0.75;

  // All that lunr asks of a pipeline when it is searched.
  const pipeline = {
    runString: (text) => [stem(text)].filter((term) => term !== ""),
  };

  // Stands in for lunr's sets of tokens until wildcards or edits need those: the set of one term.
  lunr.TokenSet ??= { fromClause: ({ term }) => ({ toArray: () => [term] }) };

  // No posting has metadata, and nobody writes into what is empty.
  const NOTHING = {};

  /** The terms a clause asks for, before wildcards and edits: as lunr.Index#query has them. */
  function termsOf(clause) {
    return clause.usePipeline ? pipeline.runString(clause.term) : [clause.term];
  }

  /** The weights that lunr.Builder gives a term in one field: of each posting, one. */
  function weigher(idf, { boost, terms }, documents) {
    const average = terms / documents;
    return (frequency, length) => {
      // Operation by operation as in lunr.Builder#createFieldVectors: scores are equal bit by bit.
      const score =
        (idf * ((K1 + 1) * frequency)) / (K1 * (1 - B + B * (length / average)) + frequency);
      return Math.round(score * boost * 1000) / 1000;
    };
  }

  /** lunr.idf of a term's postings. */
  function rarity(postings, documents) {
    const holding = postings.reduce((sum, { numbers }) => sum + numbers.length, 0);
    return Math.log(1 + Math.abs((documents - holding + 0.5) / (holding + 0.5)));
  }

  /**
   * @param {[string, object[]][]} terms with their postings (Shard#postings), sorted by term
   * @param {Manifest} manifest
   * @param {Set<number> | null} only the documents that results are wanted of, null for any
   * @param {Iterable<number> | null} all numbers of all documents, for a query that only excludes
   * @param {(terms: string[]) => lunr.TokenSet} [tokenSet] for a query with wildcards or edits
   */
  function partialIndex(terms, { fields, documents }, only, all, tokenSet) {
    const invertedIndex = Object.create(null);
    const known = (set) => set.toArray().filter((term) => term in invertedIndex);
    const fieldVectors = {};
    if (all !== null) {
      // lunr asks of these vectors only that they are there: its query's own are empty.
      const empty = new lunr.Vector();
      for (const number of all) {
        for (const { name } of fields) {
          fieldVectors[`${name}/${number}`] = empty;
        }
      }
    }
    terms.forEach(([term, postings], index) => {
      const idf = rarity(postings, documents);
      const entry = { _index: index };
      fields.forEach((field, at) => {
        const { numbers, frequencies, lengths } = postings[at];
        const weight = weigher(idf, field, documents);
        const prefix = `${field.name}/`;
        const documentsOf = {};
        for (let each = 0; each < numbers.length; each += 1) {
          const number = numbers[each];
          if (only?.has(number) === false) {
            continue;
          }
          documentsOf[number] = NOTHING;
          if (all === null) {
            const key = prefix + number;
            const score = weight(frequencies[each], lengths[each]);
            const vector = fieldVectors[key];
            // Terms come in the order of their indexes, as lunr.Vector wants them.
            if (vector) {
              vector.elements.push(index, score);
            } else {
              fieldVectors[key] = new lunr.Vector([index, score]);
            }
          }
        }
        entry[field.name] = documentsOf;
      });
      invertedIndex[term] = entry;
    });
    return new lunr.Index({
      invertedIndex,
      fieldVectors,
      tokenSet: tokenSet?.(terms.map(([term]) => term)) ?? {
        intersect: (set) => ({ toArray: () => known(set) }),
      },
      fields: fields.map(({ name }) => name),
      pipeline,
    });
  }

  Object.assign(scope.lunrSearch, { partialIndex, termsOf });
})(globalThis);
