/**
 * What the search says to its reader, in every place. What one place alone says stands at the top of
 * that place's module.
 */

export const LOADING = "Searching …";
export const NO_WORD = "Type a word to search for.";
export const SUGGESTIONS = "Pages";
export const ARTICLES = "Articles";
export const RETRY = "Try again";
export const RELOAD = "Reload the page";

// What happened, and what can be done about it.
const ERRORS = {
  offline: "The site cannot be reached. Check the connection, then try again.",
  missing: "A part of the search is missing on this site. Trying again in a minute may help.",
  damaged: "A part of the search arrived damaged. Trying again may help.",
  unsupported: "This browser is too old for the search. A current one can search.",
  format: "This page is older than the search. Reload it to search.",
  failed: "The search failed. Trying again may help.",
};

/** @param {string} code that of the worker's error */
export function failure(code) {
  return ERRORS[code] ?? ERRORS.failed;
}

/** @param {number} number */
export function count(number) {
  return number.toLocaleString(document.documentElement.lang || undefined);
}

/** @param {number} number */
export function articles(number) {
  return number === 1 ? "1 article" : `${count(number)} articles`;
}

// Nobody wants to hear more of what was pasted.
const LONGEST = 80;
const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const capital = (text) => text[0].toUpperCase() + text.slice(1);

// The address holds the text, and most servers take one of 8,000 bytes: a character is nine at most.
export const LONGEST_TEXT = 500;

const CUT = "Only the beginning of this long text was searched for.";

/**
 * @param {{mode: string, total: number, complete: boolean, text: string, cut: boolean}} results the
 *   worker's message
 */
export function outcome(results) {
  const { mode, text, cut } = results;
  if (mode === "empty") {
    return NO_WORD;
  }
  const all = found(results);
  return cut || text.length >= LONGEST_TEXT ? `${all} ${CUT}` : all;
}

function found({ mode, total, complete, text, facets }) {
  if (total === 0) {
    const isNarrowed = facets?.some(({ values }) => values.some(({ chosen }) => chosen));
    const parts = [text.trim() && `“${short(text.trim())}”`, isNarrowed && "what was chosen"];
    return `No article matches ${parts.filter(Boolean).join(" and ")}.`;
  }
  if (mode === "parted") {
    const those = complete === false ? "the best of them" : "them";
    return `${capital(articles(total))} with all of these words; none of ${those} has the exact phrase.`;
  }
  const number = complete === false ? `at least ${articles(total)}` : articles(total);
  return mode === "some"
    ? `No article has all of these words; ${number} with some of them.`
    : `${capital(number)} found.`;
}

/** What stands around the button with the nearest spelling. */
export const OFFER = ["Did you mean ", "?"];
