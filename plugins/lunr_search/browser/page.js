/** The search page: its address holds all that it shows, so that it can be shared and gone back to. */
import { readAddress, writeAddress } from "./address.js";
import { makeControls } from "./controls.js";

const { Asker, element, limit, limited, makeStatus, resultItem } = await import("./box.js");

const ARTICLES = "Articles";
const PAGE = 20;
// Browsers refuse a script that changes the address too often.
const PAUSE = 400;

/**
 * @param {HTMLElement} place where everything goes
 * @param {HTMLFormElement[]} forms the page's search boxes: all of them show and set the query
 * @param {SearchClient} client
 */
export function attachPage(place, forms, client) {
  const inputs = forms.map((form) => form.querySelector("input[name=q]")).filter(Boolean);
  const status = makeStatus();
  const list = element("ol", "lunr-results");
  list.setAttribute("aria-label", ARTICLES);
  list.tabIndex = -1;
  list.hidden = true;
  const controls = makeControls(go);
  place.append(status, controls.tools, controls.chosen, controls.facets, list, controls.pages);
  const title = document.title;

  let shown = readAddress("");
  // What this entry of the history held before the reader began to type.
  let settled = "";
  let timer = null;
  let focus = null;
  let scrolled = history.state?.lunrScrolled;

  const asker = new Asker(client, status, show, (text) => go({ ...shown, text, page: 1 }));

  function set(next) {
    shown = next;
    document.title = next.text.trim() === "" ? title : `${next.text.trim()} – ${title}`;
    for (const input of inputs) {
      if (input.value !== next.text) {
        input.value = next.text;
      }
    }
  }

  function ask(typing) {
    const { text, chosen, sort, page } = shown;
    const first = (page - 1) * PAGE;
    asker.ask({ text, typing, first, count: PAGE, sort, chosen, facets: true });
  }

  function show(results) {
    place.setAttribute("aria-busy", String(results === undefined));
    if (results === undefined) {
      return;
    }
    const last = Math.ceil((results?.total ?? 0) / PAGE);
    if (results?.complete !== false && results?.results.length === 0 && shown.page > last && last) {
      // An address from the time when more was found.
      set({ ...shown, page: last });
      settle();
      ask(false);
      return;
    }
    list.replaceChildren(...(results?.results ?? []).map((each) => resultItem(each, results.text)));
    list.start = (shown.page - 1) * PAGE + 1;
    list.hidden = list.children.length === 0;
    controls.show(results, shown, results?.complete === false ? last + 1 : last);
    focus?.();
    focus = null;
    if (scrolled !== undefined) {
      scrollTo(0, scrolled);
      scrolled = undefined;
    }
  }

  /** The address says what is shown, without a new entry in the history. */
  function settle() {
    clearTimeout(timer);
    timer = null;
    history.replaceState(history.state, "", here(shown));
  }

  /** Show something else, as a link would: Back returns from it. */
  function go(next, refocus = null) {
    if (timer !== null) {
      settle();
    }
    // Typing has overwritten this entry's address: give it back before making a new one.
    const address = writeAddress(next);
    if (address !== settled) {
      history.replaceState(history.state, "", here(readAddress(settled)));
      history.pushState(null, "", here(next));
      settled = address;
    }
    set(next);
    focus = refocus === "results" ? focusResults : refocus;
    ask(false);
  }

  function focusResults() {
    list.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  }

  function readPage() {
    const given = readAddress(location.search);
    set({ ...given, text: limited(given.text) });
    settled = writeAddress(shown);
    if (shown.text !== given.text) {
      settle();
    }
    ask(false);
  }

  // The button that was chosen is about to go, and the focus with it.
  status.addEventListener("click", () => (focus = focusResults), { capture: true });
  for (const input of inputs) {
    limit(input);
    input.autocomplete = "off";
    input.addEventListener("focus", () => client.load());
    input.addEventListener("input", () => {
      set({ ...shown, text: limited(input.value), page: 1 });
      clearTimeout(timer);
      timer = setTimeout(settle, PAUSE);
      ask(true);
    });
  }
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (matchMedia("(pointer: coarse)").matches) {
        // A phone's keyboard covers what was found.
        document.activeElement.blur();
      }
      go(shown);
    });
  }
  place.addEventListener("click", (event) => {
    if (event.target.closest("a")) {
      if (timer !== null) {
        settle();
      }
      // The list is made anew when the reader comes back: where they were has to be kept.
      history.replaceState({ lunrScrolled: scrollY }, "");
    }
  }, { capture: true });
  addEventListener("popstate", readPage);
  readPage();
}

function here(shown) {
  return location.pathname + writeAddress(shown);
}
