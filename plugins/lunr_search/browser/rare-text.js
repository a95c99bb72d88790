/**
 * The rest of text.js, for texts with rare characters: those that Unicode 14.0 does not know, and
 * those of scripts written without spaces. Twin of text.py and characters.py, too.
 *
 * A classic script, the first of the second file; adds `more` to the global `lunrSearch`, to which
 * the others of that file add: `blanked`, `mixed` and `startsUnspaced`.
 */
(function (scope) {
  "use strict";

  const { characters, mark } = scope.lunrSearch;

  const UNKNOWN =
    "88f 892-897 c5b-c5c cd7-cdc cf3-cff e5c-e80 ece-ecf ee0-eff fdb-fff 1acf-1aff 1c89-1c8f " +
    "2e5e-2e7f a7cb-a7cf a7d2 a7d4 a7da-a7f1 fada-faff fdd0-fdef 1005e-1007f 101a1-101cf " +
    "101fe-1027f 103d6-103ff 105bd-105ff 107bb-107ff 108b0-108df 10940-1097f 10aa0-10abf " +
    "10bb0-10bff 10c49-10c7f 10d3a-10e5f 10eb2-10eff 10f8a-10faf 1123f-1127f 11375-113ff " +
    "114da-1157f 115de-115ff 116ca-116ff 11747-117ff 1183c-1189f 1195a-1199f 11af9-11bff " +
    "11cb7-11cff 11daa-11edf 11ef9-11faf 1239a-123ff 12544-12f8f 1342f 13439-143ff 14647-167ff " +
    "16b90-16e3f 16e9b-16eff 16fa0-16fdf 16ff2-16fff 187f8-187ff 18cd6-18cff 18d09-1afef " +
    "1b123-1b14f 1b153-1b163 1b2fc-1bbff 1bca4-1ceff 1cfc4-1cfff 1d246-1d2df 1d379-1d3ff " +
    "1dab0-1deff 1df1f-1dfff 1e02b-1e0ff 1e150-1e28f 1e300-1e7df 1e8d7-1e8ff 1e960-1ec70 " +
    "1ecb5-1ed00 1ed3e-1edff 1eebc-1eeef 1eef2-1efff 1f1ae-1f1e5 1f266-1f2ff 1f8b2-1f8ff " +
    "1fbcb-1fbef 1fbfa-1ffff 2a6e0-2a6ff 2b739-2b73f 2cea2-2ceaf 2ebe1-2f7ff 2fa1e-2ffff " +
    "3134b-e0000 e0080-e00ff e01f0-effff";
  const UNSPACED =
    "3005-3007 3021-3029 3038-303b 3041-3096 309d-309f 30a1-30fa 30fc-30ff 3192-3195 31f0-31ff " +
    "3280-3289 3400-4dbf 4e00-9fff f900-faff ff66-ff9d 1aff0-1b122 1b150-1b167 20000-3ffff";
  const VOICING = "ff9e-ff9f";

  const unspaced = `[${characters(UNSPACED)}](?:${mark}|[${characters(VOICING)}])*`;

  const unknown = new RegExp(`[${characters(UNKNOWN)}]`, "gu");
  const hasUnspaced = new RegExp(unspaced, "u");
  const beginning = new RegExp(`^${unspaced}`, "u");
  const unitPattern = new RegExp(`(?<unspaced>${unspaced})|(?:(?!${unspaced}).)+`, "gsu");

  /** A text with spaces for its unknown characters. */
  function blanked(text) {
    return text.replace(unknown, (found) => " ".repeat(found.length));
  }

  /**
   * The words of a run of characters, some of which are written without spaces.
   * @param {string} found
   * @param {number} offset where it stands in the text
   * @param {Function} normal that of text.js
   * @returns {{text: string, start: number, end: number}[] | null} null if none of them are
   */
  function mixed(found, offset, normal) {
    if (!hasUnspaced.test(found)) {
      return null;
    }
    const result = [];
    let run = [];
    for (const match of found.matchAll(unitPattern)) {
      const start = offset + match.index;
      const parts = normal(match[0], start, start + match[0].length);
      if (match.groups.unspaced !== undefined) {
        run.push(...parts);
      } else {
        result.push(...pairs(run), ...parts);
        run = [];
      }
    }
    result.push(...pairs(run));
    return result;
  }

  function pairs(run) {
    if (run.length === 1) {
      return run;
    }
    return run.slice(1).map((second, at) => ({
      text: run[at].text + second.text,
      start: run[at].start,
      end: second.end,
    }));
  }

  /** Whether a word in its normal form begins with a character that is written without spaces. */
  function startsUnspaced(word) {
    return beginning.test(word);
  }

  scope.lunrSearch.more = { blanked, mixed, startsUnspaced };
})(globalThis);
