/**
 * The one normaliser and stemmer: twin of text.py and characters.py, where the reasons stand.
 *
 * A classic script, as the worker needs it; adds `words`, `stem`, `isUnspaced`, and for
 * rare-text.js `characters` and `mark`, to the global `lunrSearch`. Needs lunr.js for its stemmer.
 * Offsets are in UTF-16 units, as those of strings.
 */
(function (scope) {
  "use strict";

  // In these ranges no character is unknown, and none belongs to a script without spaces: the tables
  // of those (rare-text.js) are asked about texts with other characters only.
  const FAMILIAR = "0-88e 898-c5a 1e00-20cf 2100-2bff ac00-d7a3 fe0f feff 1f300-1f64f";
  const DROPPED =
    "ad 300-36f 483-489 591-5c7 610-61a 640 64b-65f 670 6d6-6ed 1ab0-1aff 1dc0-1dff 200c-200d " +
    "2060 20d0-20ff fe00-fe0f fe20-fe2f feff e0100-e01ef";
  const JOINERS = "ad 200c-200d 2060 feff";
  const APOSTROPHES = "'’‘ʼʻʾʿʹ′`´＇";
  const LETTERS = {
    ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i",
    ł: "l", ŧ: "t", ə: "a", ς: "σ",
  };
  const MAX_WORD_LENGTH = 64;

  /** The inside of a regular expression's character class. */
  const characters = (ranges) =>
    ranges.replace(/[0-9a-f]+/g, (code) => `\\u{${code}}`).replaceAll(" ", "");

  const rare = new RegExp(`[^${characters(FAMILIAR)}]`, "u");
  const drop = new RegExp(`[${characters(DROPPED)}${APOSTROPHES}]`, "gu");
  const apostrophe = new RegExp(`[${APOSTROPHES}]`, "gu");
  const special = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
  const possessive = /(.)'[sS]$/u;

  /** A character that continues a word, and begins none. */
  const mark = `[\\p{M}${characters(JOINERS)}]`;
  const letter = "[\\p{L}\\p{Nl}\\p{No}]";
  const sign = "[\\p{L}\\p{N}]";
  const inner = `(?:${sign}|${mark})`;
  const abbreviation =
    `${letter}${mark}*(?:\\.${letter}${mark}*)+(?!${sign})(?:\\.?'[sS](?!${sign}))?`;
  const language = `${letter}${mark}*(?:\\+\\+|#)(?!${sign}|[+#])`;
  const plain = `${sign}${inner}*(?:'${sign}${inner}*)*`;

  const wordPattern = new RegExp(
    `${abbreviation}|(?<language>${language})|${plain}`, "gu");
  const piecePattern = new RegExp(`${sign}${inner}*`, "gu");
  const oneLetter = new RegExp(`^${letter}(?:\\+\\+|#)$`, "u");

  function fold(text) {
    return text
      .normalize("NFKD")
      .replace(drop, "")
      .toLowerCase()
      .replace(drop, "")
      .replace(special, (found) => LETTERS[found])
      .normalize("NFC");
  }

  /** What one word as written is in its normal form: of a character such as ½, two. */
  function normal(found, start, end) {
    const bare = fold(found.replace(possessive, "$1").replaceAll(".", ""));
    return Array.from(bare.matchAll(piecePattern), ([piece]) => ({
      text: Array.from(piece).slice(0, MAX_WORD_LENGTH).join(""),
      start,
      end,
    }));
  }

  /**
   * The words of plain text, in order.
   * @param {string} text
   * @returns {{text: string, start: number, end: number}[]}
   */
  function words(text) {
    const more = rare.test(text) ? scope.lunrSearch.loadMore() : null;
    const prepared = (more ? more.blanked(text) : text).replace(apostrophe, "'");
    const result = [];
    for (const match of prepared.matchAll(wordPattern)) {
      const found = match[0];
      const start = match.index;
      const end = start + found.length;
      const mixed = more?.mixed(found, start, normal);
      if (mixed) {
        result.push(...mixed);
      } else if (match.groups.language !== undefined && oneLetter.test(fold(found))) {
        result.push({ text: fold(found), start, end });
      } else {
        result.push(...normal(found, start, end));
      }
    }
    return result;
  }

  /** The stem of a word in its normal form. */
  function stem(word) {
    // All that lunr's stemmer asks of a token.
    const token = { update: (porter) => porter(word) };
    return /^[a-z0-9]+$/.test(word) ? scope.lunr.stemmer(token) : word;
  }

  /** Whether a word in its normal form is of a script written without spaces. */
  function isUnspaced(word) {
    return rare.test(word) && scope.lunrSearch.loadMore().startsUnspaced(word);
  }

  const added = { words, stem, isUnspaced, characters, mark };
  scope.lunrSearch = Object.assign(scope.lunrSearch || {}, added);
})(globalThis);
