/**
 * What stands around the search page's results: facets, what was chosen of them, order, pages.
 *
 * Each choice is a link to the address that it leads to, so that it can be opened in another tab;
 * a plain click stays in this page.
 */
import { toggled, writeAddress } from "./address.js";
import { offeredPages } from "./paging.js";

const { articles, button, count, element } = await import("./box.js");

const NARROW = "Narrow down";
const CLEAR = "Remove all";
const PAGES = "Pages of results";
const SORTING = "Order";
const SORTS = { relevance: "Best first", date: "Newest first" };
const FEWER = "Show fewer";
const all = (number) => `Show all ${number}`;
const pageName = (number) => `Page ${number}`;
const removal = (label, value) => `Remove ${label}: ${value}`;

// So many values of a facet are shown until the reader asks for all.
const FEW = 8;

/**
 * @param {(shown: object, focus?: "results" | (() => void)) => void} go show something else, and put
 *   the focus there
 */
export function makeControls(go) {
  const tools = element("div", "lunr-tools");
  const chosen = element("ul", "lunr-chosen");
  chosen.setAttribute("aria-label", NARROW);
  const facets = element("div", "lunr-facets");
  facets.id = "lunr-facets";
  facets.setAttribute("role", "group");
  facets.setAttribute("aria-label", NARROW);
  const pages = element("nav", "lunr-pages");
  pages.setAttribute("aria-label", PAGES);
  const parts = { tools, chosen, facets, pages };
  Object.values(parts).forEach((part) => {
    part.hidden = true;
  });
  const unfolded = new Set();

  // Only where there is no room for a column of facets does the theme show this button.
  const narrow = button("lunr-narrow", NARROW, () => {
    const isOpen = facets.toggleAttribute("data-open");
    narrow.setAttribute("aria-expanded", String(isOpen));
  });
  narrow.setAttribute("aria-expanded", "false");
  narrow.setAttribute("aria-controls", facets.id);

  function link(className, shown, text, focus) {
    const made = element("a", className, text);
    made.href = location.pathname + writeAddress(shown);
    made.addEventListener("click", (event) => {
      if (!(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
        event.preventDefault();
        go(shown, focus);
      }
    });
    return made;
  }

  /** The list is made anew: the focus goes to the same choice, or else to what was found. */
  const refocus = (key) => () => {
    const same = [...facets.querySelectorAll("a")].find((each) => each.dataset.lunrKey === key);
    (same ?? tools.parentElement.querySelector(".lunr-results")).focus({ preventScroll: true });
  };

  function showTools(shown) {
    const sorts = Object.entries(SORTS).map(([sort, name]) => {
      const made = link("", { ...shown, sort, page: 1 }, name, () =>
        tools.querySelector("[aria-current]").focus(),
      );
      if (sort === shown.sort) {
        made.setAttribute("aria-current", "true");
      }
      return element("li", "", made);
    });
    const list = element("ul", "lunr-sort", ...sorts);
    list.setAttribute("aria-label", SORTING);
    // Without a word to look for no article is better than another.
    tools.replaceChildren(...(shown.text.trim() === "" ? [] : [list]), narrow);
  }

  function showChosen(found, shown) {
    const items = found.flatMap(({ name, label }) =>
      (shown.chosen[name] ?? []).map((value) => {
        const text = element("span", "", value);
        text.dir = "auto";
        const made = link("lunr-remove", toggled(shown, name, value), text, () =>
          (chosen.querySelector("a") ?? document.querySelector(".lunr-results")).focus(),
        );
        made.setAttribute("aria-label", removal(label, value));
        return element("li", "", made);
      }),
    );
    if (items.length > 1) {
      items.push(element("li", "", link("lunr-clear", { ...shown, page: 1, chosen: {} }, CLEAR, "results")));
    }
    chosen.replaceChildren(...items);
    chosen.hidden = items.length === 0;
  }

  function showFacets(found, shown) {
    facets.replaceChildren(
      ...found.filter(({ values }) => values.length > 0).map((facet) => showFacet(facet, shown)),
    );
    facets.hidden = narrow.hidden = facets.children.length === 0;
  }

  function showFacet({ name, label, values }, shown) {
    const items = values.map(({ name: value, count: number, chosen: isChosen }) => {
      const key = `${name}:${value}`;
      const text = element("span", "lunr-name", value);
      text.dir = "auto";
      const made = link("lunr-value", toggled(shown, name, value), text, refocus(key));
      made.append(" ", tally(number));
      made.dataset.lunrKey = key;
      if (isChosen) {
        made.setAttribute("aria-current", "true");
      }
      return element("li", "", made);
    });
    const list = element("ul", "", ...items);
    const group = element("section", "lunr-facet", element("h2", "", label), list);
    const rest = items.filter((item, at) => at >= FEW && !values[at].chosen);
    if (rest.length > 0) {
      const unfold = button("lunr-all", "", () => {
        unfolded[unfolded.has(name) ? "delete" : "add"](name);
        fold();
      });
      const fold = () => {
        const isOpen = unfolded.has(name);
        rest.forEach((item) => {
          item.hidden = !isOpen;
        });
        unfold.textContent = isOpen ? FEWER : all(items.length);
        unfold.setAttribute("aria-expanded", String(isOpen));
      };
      fold();
      group.append(unfold);
    }
    return group;
  }

  function showPages(shown, last) {
    const items = offeredPages(shown.page, last).map((number) => {
      if (number === null) {
        const gap = element("li", "lunr-gap", "…");
        gap.setAttribute("aria-hidden", "true");
        return gap;
      }
      const made = link("", { ...shown, page: number }, String(number), "results");
      made.setAttribute("aria-label", pageName(number));
      if (number === shown.page) {
        made.setAttribute("aria-current", "page");
      }
      return element("li", "", made);
    });
    pages.replaceChildren(element("ol", "", ...items));
    pages.hidden = last < 2;
  }

  /**
   * @param {object | null} results the worker's message, or null when nothing was looked for
   * @param {object} shown what the address says
   * @param {number} last the last page's number
   */
  function show(results, shown, last) {
    const found = results?.facets ?? [];
    showTools(shown);
    showChosen(found, shown);
    showFacets(found, shown);
    showPages(shown, last);
    tools.hidden = !results || results.total === 0;
  }

  return { ...parts, show };
}

/** A count beside a name: a bare number to the eye, "12 articles" to the ear. */
function tally(number) {
  const seen = element("span", "", count(number));
  seen.setAttribute("aria-hidden", "true");
  return element("span", "lunr-count", seen, element("span", "lunr-unseen", articles(number)));
}
