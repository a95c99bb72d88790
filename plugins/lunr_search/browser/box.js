/**
 * A search box: what is found in a popup below it as one types, all of it from the keyboard.
 *
 * What it shares with the search page and with articles' pages comes in one file with it, for as
 * few requests: they take it from here, and late, since a bundler makes a file of its own of what
 * two modules import at once.
 */
import { Asker } from "./client.js";
import { ARTICLES, SUGGESTIONS } from "./messages.js";
import { element, limit, limited, makeStatus, resultItem, suggestionItem } from "./view.js";

export { Asker, SearchClient } from "./client.js";
export { articles, count } from "./messages.js";
export { button, element, limit, limited, makeStatus, resultItem } from "./view.js";

const LIMIT = 6;

/**
 * @param {HTMLFormElement} form in which the reader has just turned to the box
 * @param {SearchClient} client
 * @param {string} id unique in the page
 */
export function attachBox(form, client, id) {
  const input = form.querySelector("input[name=q]");
  const status = makeStatus();
  const pages = makeGroup("ul", "lunr-suggestions", SUGGESTIONS);
  const list = makeGroup("ol", "lunr-results", ARTICLES);
  const choices = element("div", "lunr-choices", pages, list);
  choices.id = `${id}-choices`;
  choices.setAttribute("role", "listbox");
  choices.setAttribute("aria-label", "Search");
  choices.hidden = true;
  const popup = element("div", "lunr-popup", status, choices);
  popup.hidden = true;
  form.append(popup);

  limit(input);
  input.autocomplete = "off";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", choices.id);
  input.setAttribute("aria-expanded", "false");

  let options = [];
  let selected = -1;

  const asker = new Asker(client, status, show, (text) => {
    input.value = text;
    ask(false);
  });

  function ask(typing) {
    asker.ask({
      text: limited(input.value),
      typing,
      first: 0,
      count: LIMIT,
      sort: "relevance",
      chosen: {},
      facets: false,
    });
  }

  function show(results) {
    choices.setAttribute("aria-busy", String(results === undefined));
    if (results !== undefined) {
      const named = results?.suggestions ?? [];
      pages.replaceChildren(...named.map((one) => suggestionItem(one, form.action)));
      list.replaceChildren(...(results?.results ?? []).map((each) => resultItem(each, results.text)));
      options = [...pages.children, ...list.children];
      options.forEach((option, at) => {
        option.id = `${id}-option-${at}`;
        option.setAttribute("role", "option");
        option.querySelector("a").tabIndex = -1;
      });
      pages.hidden = named.length === 0;
      list.hidden = list.children.length === 0;
      choices.hidden = options.length === 0;
      select(-1);
    }
    // Whoever has left the box meanwhile is not to be bothered.
    open(form.contains(document.activeElement) && status.textContent !== "");
  }

  function open(isOpen) {
    popup.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen && options.length > 0));
  }

  function close() {
    asker.cancel();
    select(-1);
    open(false);
  }

  function select(at) {
    selected = at;
    options.forEach((option, each) => option.setAttribute("aria-selected", String(each === at)));
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    }
  }

  /** Up and down go around, by way of the box itself (-1). */
  function move(step) {
    if (options.length === 0) {
      // Another try or another spelling is all that there is to choose.
      status.querySelector("button")?.focus();
      return;
    }
    const places = options.length + 1;
    select(((selected + 1 + step + places) % places) - 1);
  }

  input.addEventListener("focus", () => client.load());
  input.addEventListener("input", () => ask(true));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!popup.hidden) {
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (input.value.trim() !== "") {
        ask(false);
      }
    } else if (event.key === "Enter" && !popup.hidden && selected >= 0) {
      event.preventDefault();
      options[selected].querySelector("a").click();
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !popup.hidden) {
      // The first Escape closes the popup, a second one empties the box, as browsers do.
      event.preventDefault();
      input.focus();
      close();
    }
  });
  choices.addEventListener("click", (event) => {
    // All of a result leads to its article, not its title alone.
    const link = event.target.closest("li")?.querySelector("a");
    if (link && !event.target.closest("a")) {
      link.click();
    }
  });
  // The button that was chosen is about to go: the focus has to be elsewhere by then.
  status.addEventListener("click", () => input.focus(), { capture: true });
  form.addEventListener("submit", close);
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget !== null && !form.contains(event.relatedTarget)) {
      close();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!form.contains(event.target)) {
      close();
    }
  });

  client.load();
  if (input.value.trim() !== "") {
    ask(true);
  }
}

function makeGroup(tag, className, label) {
  const group = element(tag, className);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  group.hidden = true;
  return group;
}
