// One whole index of all documents, built by lunr.js's own Builder.
"use strict";

/** All terms of the documents, sorted. */
function vocabularyOf(documents) {
  const terms = new Set();
  for (const { fields } of documents) {
    Object.values(fields).forEach((tokens) => tokens.forEach((token) => terms.add(token)));
  }
  return [...terms].sort();
}
exports.vocabularyOf = vocabularyOf;

/**
 * @param {object} lunr the whole lunr.js
 * @param {{number: number, fields: Record<string, string[]>}[]} documents in the order of numbers
 * @param {{name: string, boost: number, stemmed: boolean}[]} fields
 * @param {"sorted" | "natural"} order of the terms; with "sorted" sums of weights are added up in
 *   the order of the client's, so that floating-point numbers are equal to the last bit
 */
exports.wholeIndex = (lunr, documents, fields, order) => {
  const builder = new lunr.Builder();
  builder.ref("number");
  fields.forEach(({ name, boost }) => builder.field(name, { boost }));
  if (order === "sorted") {
    for (const term of vocabularyOf(documents)) {
      const posting = Object.create(null);
      posting._index = builder.termIndex;
      builder.termIndex += 1;
      fields.forEach(({ name }) => {
        posting[name] = Object.create(null);
      });
      builder.invertedIndex[term] = posting;
    }
  }
  for (const { number, fields: tokens } of documents) {
    builder.add({ number, ...tokens });
  }
  // The pipeline to search with; tokens have been through their own already.
  const toStem = (token) => token.update((text) => globalThis.lunrSearch.stem(text));
  lunr.Pipeline.registerFunction(toStem, "stem");
  builder.searchPipeline.add(toStem);
  return builder.build();
};
