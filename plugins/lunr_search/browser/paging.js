/** Which pages of a list are offered by number. Pure. */

/**
 * The first page, the last one, and the current one with its neighbours.
 * @param {number} current from 1 on
 * @param {number} last
 * @returns {(number | null)[]} ascending; null for pages that are left out: two of them or more
 */
export function offeredPages(current, last) {
  const numbers = Array.from({ length: last }, (_, at) => at + 1);
  const isNear = (number) => number === 1 || number === last || Math.abs(number - current) < 2;
  // What would stand for a single page takes no more room as its number.
  const isOffered = (number) => isNear(number) || (isNear(number - 1) && isNear(number + 1));
  return numbers
    .map((number) => (isOffered(number) ? number : null))
    .filter((number, at, all) => number !== null || all[at - 1] !== null);
}
