/** What the search page shows <-> the part of its address behind the question mark. Pure. */

/**
 * @typedef {{text: string, chosen: Record<string, string[]>, sort: "relevance" | "date",
 *   page: number}} Shown `page` counts from 1
 */

const OWN = new Set(["q", "sort", "page"]);

/**
 * @param {string} search as `location.search` has it; whatever it holds, this does not throw
 * @returns {Shown} every parameter that is not the page's own chooses a value of a facet
 */
export function readAddress(search) {
  const given = new URLSearchParams(search);
  const chosen = Object.create(null);
  for (const [name, value] of given) {
    if (!OWN.has(name) && value !== "" && !chosen[name]?.includes(value)) {
      chosen[name] = [...(chosen[name] ?? []), value];
    }
  }
  const page = Number.parseInt(given.get("page") ?? "", 10);
  return {
    text: given.get("q") ?? "",
    chosen,
    sort: given.get("sort") === "date" ? "date" : "relevance",
    page: page > 1 && page < 1e6 ? page : 1,
  };
}

/**
 * @param {Shown} shown
 * @returns {string} with its question mark; "" for a page that shows nothing
 */
export function writeAddress({ text, chosen, sort, page }) {
  const given = new URLSearchParams(text === "" ? {} : { q: text });
  for (const [name, values] of Object.entries(chosen)) {
    values.forEach((value) => given.append(name, value));
  }
  if (sort !== "relevance") {
    given.set("sort", sort);
  }
  if (page > 1) {
    given.set("page", String(page));
  }
  return given.size === 0 ? "" : `?${given}`;
}

/** Another value of a facet is chosen, or one no longer; either way from the first page on. */
export function toggled(shown, name, value) {
  const before = shown.chosen[name] ?? [];
  const values = before.includes(value)
    ? before.filter((each) => each !== value)
    : [...before, value];
  const chosen = { ...shown.chosen, [name]: values };
  if (values.length === 0) {
    delete chosen[name];
  }
  return { ...shown, page: 1, chosen };
}
