/** DOM nodes for status and results. Text is only ever set as text. */
import { FAILED, LOADING, outcome } from "./messages.js";

/** @returns {HTMLParagraphElement} an empty status line, announced whenever it changes */
export function makeStatus() {
  const status = document.createElement("p");
  status.className = "lunr-status";
  status.setAttribute("role", "status");
  return status;
}

/** @returns {HTMLOListElement} an empty list of results */
export function makeList() {
  const list = document.createElement("ol");
  list.className = "lunr-results";
  list.hidden = true;
  return list;
}

export function showNothing(status, list) {
  tell(status, null, "");
  fill(list, []);
}

export function showLoading(status, list) {
  tell(status, "loading", LOADING);
  fill(list, []);
}

export function showError(status, list) {
  tell(status, "error", FAILED);
  fill(list, []);
}

/** @param {object} results the worker's message of type "results" */
export function showResults(status, list, results) {
  tell(status, results.total > 0 ? "done" : "none", outcome(results));
  fill(list, results.results);
}

function tell(status, state, text) {
  if (state === null) {
    delete status.dataset.state;
  } else {
    status.dataset.state = state;
  }
  // Setting the same text again would have it read out again.
  if (status.textContent !== text) {
    status.textContent = text;
  }
}

function fill(list, results) {
  list.replaceChildren(...results.map(item));
  list.hidden = results.length === 0;
}

/** `title` is the link, `lead` a paragraph, and whatever else a card shows is its meta line. */
function item({ url, texts, marks }) {
  const { title, lead, ...others } = texts;
  const element = document.createElement("li");
  element.className = "lunr-result";

  const link = document.createElement("a");
  link.className = "lunr-title";
  link.dir = "auto";
  link.href = url;
  link.append(...marked(title || url, title ? marks.title : []));
  element.append(link);

  const meta = Object.entries(others).filter(([, text]) => text);
  if (meta.length > 0) {
    const paragraph = document.createElement("p");
    paragraph.className = "lunr-meta";
    meta.forEach(([name, text], at) => {
      const part = document.createElement("span");
      part.dataset.lunrCard = name;
      part.dir = "auto";
      part.append(...marked(text, marks[name]));
      paragraph.append(...(at > 0 ? [" · "] : []), part);
    });
    element.append(paragraph);
  }
  if (lead) {
    const paragraph = document.createElement("p");
    paragraph.className = "lunr-lead";
    paragraph.dir = "auto";
    paragraph.append(...marked(lead, marks.lead));
    element.append(paragraph);
  }
  return element;
}

/** Text with its marked spans in <mark>. */
function marked(text, spans) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of spans) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}
