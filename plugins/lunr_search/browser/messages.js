/** Every sentence that the search says to its reader. */

const NUMBER = new Intl.NumberFormat(document.documentElement.lang || undefined);

export const LOADING = "Loading the search …";
export const FAILED = "The search could not be loaded. Check the connection and try again.";
export const NO_WORD = "Type a word to search for.";
export const MORE = "Show more results";

/** @param {{mode: string, total: number, text: string}} results */
export function outcome({ mode, total, text }) {
  if (mode === "empty") {
    return NO_WORD;
  }
  if (mode === "none") {
    return `No article matches “${text.trim()}”.`;
  }
  const count = total === 1 ? "1 article" : `${NUMBER.format(total)} articles`;
  return mode === "some"
    ? `No article has all of these words; showing those with some: ${count}.`
    : `${count} found.`;
}
