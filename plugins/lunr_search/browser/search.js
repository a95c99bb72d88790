/**
 * The page's entry: it finds the search's places and waits. Whatever it takes to search is imported
 * when a reader first turns to one of them, so that whoever only reads loads next to nothing.
 *
 * All addresses are derived from this module's own, so that it works under any base path.
 */

// What can be said before anything is loaded; all other sentences are where they are needed.
const FAILED = "The search could not be loaded. Check the connection.";
const RETRY = "Try again";

const forms = [...document.querySelectorAll("form[data-lunr-search]")];
const place = document.querySelector("[data-lunr-page]");
let client = null;

/**
 * What a place needs: its module, and the one client of this page, with the one worker.
 * @param {Promise<object>} [importing]
 */
async function load(importing) {
  const box = await import("./box.js");
  client ??= new box.SearchClient(
    new URL("worker.js", import.meta.url),
    new URL("manifest.bin", import.meta.url),
  );
  return { ...box, ...(await importing) };
}

async function startPage() {
  try {
    const { attachPage } = await load(import("./page.js"));
    attachPage(place, forms, client);
  } catch (error) {
    refuse(place, () => location.reload());
    throw error;
  }
}

async function startBox(form, number) {
  try {
    const { attachBox } = await load();
    attachBox(form, client, `lunr-${number}`);
  } catch (error) {
    const popup = document.createElement("div");
    popup.className = "lunr-popup";
    form.append(popup);
    // The search page may have what this page could not get, and keeps what was typed.
    refuse(popup, () => form.requestSubmit());
    throw error;
  }
}

/** Without its scripts the search can say one thing alone. */
function refuse(parent, retry) {
  const status = document.createElement("p");
  status.className = "lunr-status";
  status.setAttribute("role", "status");
  status.dataset.state = "error";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lunr-retry";
  button.textContent = RETRY;
  button.addEventListener("click", retry);
  parent.append(status);
  // A status is read out when it changes, not when it appears.
  status.append(FAILED, " ", button);
}

async function startMarks() {
  const { markArticle } = await load(import("./article.js"));
  await markArticle(client);
}

/** The key `/` leads to the page's first search box that can be seen. */
function focusOnSlash(event) {
  const isTyped = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyped) {
    return;
  }
  const inputs = forms.map((form) => form.querySelector("input[name=q]"));
  const input = inputs.find((each) => each && each.getClientRects().length > 0);
  if (input) {
    event.preventDefault();
    input.focus();
    input.select();
  }
}

if (place) {
  startPage();
} else {
  forms.forEach((form, number) => {
    form.addEventListener("focusin", () => startBox(form, number), { once: true });
    if (form.contains(document.activeElement)) {
      form.dispatchEvent(new Event("focusin"));
    }
  });
  if (new URLSearchParams(location.search).has("h")) {
    startMarks();
  }
}
document.addEventListener("keydown", focusOnSlash);
