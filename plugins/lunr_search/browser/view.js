/** DOM nodes for what is found, and for what is said about it. Text is only ever set as text. */
import { LOADING, LONGEST_TEXT, OFFER, RELOAD, RETRY, articles, failure, outcome } from "./messages.js";

/**
 * @param {string} tag
 * @param {string} className
 * @param {(Node | string)[]} content
 */
export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

/** @returns {HTMLButtonElement} */
export function button(className, text, onClick) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

/** @returns {HTMLParagraphElement} an empty status line, announced whenever it changes */
export function makeStatus() {
  const status = element("p", "lunr-status");
  status.setAttribute("role", "status");
  return status;
}

/** Have a search box take no more than can be searched for, and cut what it holds already. */
export function limit(input) {
  input.maxLength = LONGEST_TEXT;
  input.value = limited(input.value);
}

/** The part of a text that can be searched for. */
export function limited(text) {
  return text.slice(0, LONGEST_TEXT);
}

/** @param {"loading" | "none" | "error" | "done" | null} state */
function tell(status, state, text, ...more) {
  if (state === null) {
    delete status.dataset.state;
  } else {
    status.dataset.state = state;
  }
  // Setting the same text again would have it read out again.
  if (status.textContent !== text || more.length > 0) {
    status.replaceChildren(text, ...more.flatMap((node) => [" ", node]));
  }
}

export function tellNothing(status) {
  tell(status, null, "");
}

export function tellLoading(status) {
  tell(status, "loading", LOADING);
}

/** @param {string} code why there is no answer
 *  @param {() => void} retry */
export function tellError(status, code, retry) {
  const isOld = code === "format";
  const again = button("lunr-retry", isOld ? RELOAD : RETRY, isOld ? () => location.reload() : retry);
  tell(status, "error", failure(code), again);
}

/**
 * @param {object} results the worker's message of type "results"
 * @param {(text: string) => void} correct called with the spelling that the reader accepts
 */
export function tellOutcome(status, results, correct) {
  const { spelling, total } = results;
  const offer = [];
  if (spelling) {
    const accept = button("lunr-spelling", spelling, () => correct(spelling));
    accept.dir = "auto";
    offer.push(element("span", "lunr-offer", OFFER[0], accept, OFFER[1]));
  }
  tell(status, total > 0 ? "done" : "none", outcome(results), ...offer);
}

/** `title` is the link, `lead` a paragraph, and whatever else a card shows is its meta line. */
export function resultItem({ url, texts, marks }, query) {
  const { title, lead, ...others } = texts;
  const link = element("a", "lunr-title", ...marked(title || url, title ? marks.title : []));
  link.dir = "auto";
  link.href = withMarks(url, query);
  const item = element("li", "lunr-result", link);

  const meta = Object.entries(others).filter(([, text]) => text);
  if (meta.length > 0) {
    const parts = meta.map(([name, text]) => {
      const part = element("span", "", ...marked(text, marks[name]));
      part.dataset.lunrCard = name;
      part.dir = "auto";
      return part;
    });
    const dotted = parts.flatMap((part) => [element("span", "lunr-dot", " · "), part]).slice(1);
    item.append(element("p", "lunr-meta", ...dotted));
  }
  if (lead) {
    const paragraph = element("p", "lunr-lead", ...marked(lead, marks.lead));
    paragraph.dir = "auto";
    item.append(paragraph);
  }
  return item;
}

/** A person, a topic …: it leads to its own page, or to the search page narrowed down to it. */
export function suggestionItem({ label, name, url, facet, count: number }, searchPage) {
  const title = element("span", "lunr-name", name);
  title.dir = "auto";
  const about = element("span", "lunr-kind", `${label}, ${articles(number)}`);
  const link = element("a", "lunr-page", title, " ", about);
  link.href = url ?? `${searchPage}?${new URLSearchParams({ [facet]: name })}`;
  return element("li", "lunr-suggestion", link);
}

/** The article's page is told what was looked for, and marks it (article.js). */
function withMarks(address, query) {
  const url = new URL(address);
  if (query.trim() !== "") {
    url.searchParams.set("h", query);
  }
  return url.href;
}

/** Text with its marked spans in <mark>. */
function marked(text, spans = []) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of spans) {
    nodes.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)].filter((node) => node !== "");
}
