// Random queries of every kind, as lunr's clauses; the same seed gives the same ones.
"use strict";

const { vocabularyOf } = require("./whole-index.cjs");

const { lunr } = globalThis;
const { REQUIRED, PROHIBITED } = lunr.Query.presence;
const { TRAILING } = lunr.Query.wildcard;

/** Marsaglia's xorshift generator (Journal of Statistical Software 8, 2003), in [0, 1). */
function generator(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

exports.queryMaker = (documents, fields, seed, { stem }) => {
  const random = generator(seed);
  const below = (count) => Math.floor(random() * count);
  const chance = (probability) => random() < probability;
  const pick = (list) => list[below(list.length)];
  const times = (count, make) => Array.from({ length: count }, make);

  const names = fields.map(({ name }) => name);
  const stemmed = fields.filter((field) => field.stemmed).map(({ name }) => name);
  const unstemmed = fields.filter((field) => !field.stemmed).map(({ name }) => name);
  const vocabulary = vocabularyOf(documents);
  const nonAscii = vocabulary.filter((term) => /[^\x00-\x7f]/.test(term));

  /** A term by chance of its frequency, any term alike, or one that may not be there. */
  function term() {
    const which = random();
    if (which < 0.5) {
      const tokens = pick(documents).fields[pick(names)];
      return tokens.length > 0 ? pick(tokens) : pick(vocabulary);
    }
    return which < 0.95 ? pick(vocabulary) : pick(vocabulary).split("").reverse().join("");
  }

  /** The beginning of a term, of whole characters: two and more, of a long one three and more. */
  function beginning(text) {
    const letters = Array.from(text);
    const least = Math.min(letters.length, /^[\x00-\x7f]*$/.test(text) ? pick([2, 3, 3, 3]) : 1);
    return letters.slice(0, least + below(letters.length - least + 1)).join("");
  }

  /** A term with one letter left out, put in, replaced, or two swapped. */
  function misspelt(text) {
    const letters = text.split("");
    const at = below(letters.length);
    const [letter] = pick(vocabulary);
    const edits = [
      () => letters.splice(at, 1),
      () => letters.splice(at, 0, letter),
      () => letters.splice(at, 1, letter),
      () => letters.splice(at, 2, letters[at + 1] ?? "", letters[at]),
    ];
    pick(edits)();
    return letters.join("");
  }

  const plain = (text = term()) => ({ term: text, usePipeline: chance(0.3) });
  const some = (least, most, make) => times(least + below(most - least + 1), make);
  const prefix = (text = term()) => ({
    term: beginning(text),
    wildcard: TRAILING,
    usePipeline: false,
  });
  const fuzzy = (text = term()) => ({ term: misspelt(text), editDistance: 1, usePipeline: false });
  const boosted = (clause) => ({ ...clause, boost: pick([0.5, 2, 3, 7, 10, 0.1]) });
  const restricted = (clause) => {
    const chosen = names.filter(() => chance(0.4));
    return { ...clause, fields: chosen.length > 0 ? chosen : [pick(names)] };
  };
  const required = (clause) => ({ ...clause, presence: REQUIRED });
  const excluded = (clause) => ({ ...clause, presence: PROHIBITED });

  /** What the search makes of typed words: each exact, as stem and as name; the last may go on. */
  async function typed(index) {
    const words = some(1, 3, term);
    const last = beginning(words.at(-1));
    const longer = await index.entriesFrom(last);
    const alternatives = [
      ...words.map((word) => [word, 10]),
      ...longer.filter(({ word }) => word).map(({ text }) => [text, 1]),
    ];
    const stems = new Map();
    const clauses = [];
    for (const [word, boost] of alternatives) {
      clauses.push({ term: word, fields: unstemmed, boost, usePipeline: false });
      stems.set(stem(word), Math.max(boost, stems.get(stem(word)) ?? 0));
    }
    for (const [text, boost] of stems) {
      clauses.push({ term: text, fields: stemmed, boost, usePipeline: false });
    }
    return clauses;
  }

  const makers = {
    "one term": () => [plain()],
    "two terms": () => times(2, () => plain()),
    "three terms": () => times(3, () => plain()),
    "four terms": () => times(4, () => plain()),
    required: () => [...some(1, 2, () => required(plain())), ...some(0, 2, () => plain())],
    excluded: () => [...some(1, 2, () => plain()), ...some(1, 2, () => excluded(plain()))],
    field: () => some(1, 3, () => restricted(plain())),
    boosts: () => some(2, 3, () => boosted(plain())),
    prefix: () => [prefix(), ...some(0, 2, () => plain())],
    "fuzzy 1": () => [fuzzy(), ...some(0, 1, () => plain())],
    "pure negation": () => some(1, 3, () => excluded(chance(0.2) ? prefix() : plain())),
    "non-ASCII": () =>
      some(1, 3, () => pick([plain, plain, prefix, fuzzy])(pick(nonAscii))).map((clause) =>
        pick([(same) => same, required, excluded, restricted, boosted])(clause),
      ),
    mixed: () =>
      some(1, 4, () => {
        let clause = pick([plain, plain, plain, prefix, fuzzy])();
        clause = chance(0.4) ? restricted(clause) : clause;
        clause = chance(0.4) ? boosted(clause) : clause;
        return pick([(same) => same, (same) => same, required, excluded])(clause);
      }),
    typed,
  };
  return async (kind, index) => makers[kind](index);
};
