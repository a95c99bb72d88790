/** A search box: results in a popup below it as one types, all of it from the keyboard. */
import { Asker } from "./asking.js";
import { makeList, makeStatus } from "./view.js";

const LIMIT = 8;

/**
 * @param {HTMLFormElement} form
 * @param {SearchClient} client
 * @param {string} id unique in the page
 */
export function attachBox(form, client, id) {
  const input = form.querySelector("input[name=q]");
  if (!input) {
    return;
  }
  const popup = document.createElement("div");
  popup.className = "lunr-popup";
  popup.hidden = true;
  const status = makeStatus();
  const list = makeList();
  list.id = `${id}-results`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Results");
  popup.append(status, list);
  form.append(popup);

  input.autocomplete = "off";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let selected = -1;

  const asker = new Asker(client, status, list, () => {
    [...list.children].forEach((item, at) => {
      item.id = `${id}-result-${at}`;
      item.setAttribute("role", "option");
      item.querySelector("a").tabIndex = -1;
    });
    select(-1);
    // Whoever has left the box meanwhile is not to be bothered.
    show(form.contains(document.activeElement) && status.textContent !== "");
  });

  function show(open) {
    popup.hidden = !open;
    input.setAttribute("aria-expanded", String(open && !list.hidden));
  }

  function close() {
    asker.cancel();
    select(-1);
    show(false);
  }

  function select(at) {
    selected = at;
    [...list.children].forEach((item, each) => {
      item.setAttribute("aria-selected", String(each === at));
    });
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  /** Up and down go around, by way of the box itself (-1). */
  function move(step) {
    const places = list.children.length + 1;
    select(((selected + 1 + step + places) % places) - 1);
  }

  input.addEventListener("focus", () => client.load());
  input.addEventListener("input", () => asker.askSoon(input.value, LIMIT));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!popup.hidden) {
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (input.value.trim() !== "") {
        asker.ask(input.value, LIMIT);
      }
    } else if (event.key === "Escape" && !popup.hidden) {
      // The first Escape closes the popup, a second one empties the box, as browsers do.
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !popup.hidden && selected >= 0) {
      event.preventDefault();
      list.children[selected].querySelector("a").click();
    }
  });
  list.addEventListener("click", (event) => {
    // All of a result leads to its article, not its title alone.
    const link = event.target.closest("li")?.querySelector("a");
    if (link && !event.target.closest("a")) {
      link.click();
    }
  });
  form.addEventListener("submit", () => close());
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
}

/** The key `/` leads to the page's first search box that can be seen. */
export function focusOnSlash(forms) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) {
      return;
    }
    const inputs = forms.map((form) => form.querySelector("input[name=q]"));
    const input = inputs.find((each) => each && each.getClientRects().length > 0);
    if (input) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}
