/** The search page: its address holds the query, so that it can be shared and gone back to. */
import { Asker } from "./asking.js";
import { MORE } from "./messages.js";
import { makeList, makeStatus } from "./view.js";

const STEP = 50;

/**
 * @param {HTMLElement} place where status and results go
 * @param {HTMLFormElement[]} forms the page's search boxes: all of them show and set the query
 * @param {SearchClient} client
 */
export function attachPage(place, forms, client) {
  const inputs = forms.map((form) => form.querySelector("input[name=q]")).filter(Boolean);
  const status = makeStatus();
  const list = makeList();
  const more = document.createElement("button");
  more.type = "button";
  more.className = "lunr-more";
  more.textContent = MORE;
  more.hidden = true;
  place.append(status, list, more);

  let query = "";
  // What this entry of the history held before the reader began to type.
  let settled = "";
  let limit = STEP;

  const asker = new Asker(client, status, list, (results) => {
    more.hidden = results === null || results.results.length >= results.total;
  });

  function set(text) {
    query = text;
    limit = STEP;
    for (const input of inputs) {
      if (input.value !== text) {
        input.value = text;
      }
    }
  }

  function readAddress() {
    set(new URL(location.href).searchParams.get("q") ?? "");
    settled = query;
    asker.ask(query, limit);
  }

  for (const input of inputs) {
    input.autocomplete = "off";
    input.addEventListener("focus", () => client.load());
    input.addEventListener("input", () => {
      set(input.value);
      history.replaceState(null, "", address(query));
      asker.askSoon(query, limit);
    });
  }
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (query !== settled) {
        // Typing has overwritten this entry's address: give it back before making a new one.
        history.replaceState(null, "", address(settled));
        history.pushState(null, "", address(query));
        settled = query;
      }
      asker.ask(query, limit);
    });
  }
  more.addEventListener("click", async () => {
    const next = list.children.length;
    limit += STEP;
    await asker.ask(query, limit);
    list.children[next]?.querySelector("a").focus();
  });
  addEventListener("popstate", readAddress);
  readAddress();
}

function address(query) {
  const url = new URL(location.href);
  url.search = query === "" ? "" : new URLSearchParams({ q: query }).toString();
  return url.href;
}
