/**
 * On an article's page that a result led to (`?h=` and what was looked for): the words are marked.
 *
 * The page stays where it is, at its headline: a reader wants to see which article this is before
 * anything else. A line at the window's foot leads from one marked place to the next, and takes
 * the marks away.
 */
import { passagesOf, textOf } from "./passages.js";

const { button, element, makeStatus } = await import("./box.js");

const NAME = "What was searched for";
const PREVIOUS = "Previous match";
const NEXT = "Next match";
const HIDE = "Remove the marks";
/** `current` is the match that is shown, from 1 on; 0 for none yet. */
const matches = (current, total) =>
  current > 0 ? `${current} of ${total}` : `${total} ${total === 1 ? "match" : "matches"}`;

/** @param {SearchClient} client */
export async function markArticle(client) {
  const text = new URLSearchParams(location.search).get("h") ?? "";
  const passages = passagesOf(document);
  const spans = await client.mark(text, passages.map(textOf));
  const found = passages.flatMap((nodes, at) => markPassage(nodes, spans[at] ?? []));
  if (found.length > 0) {
    document.body.append(makeBar(found, text.trim()));
  }
}

/**
 * @param {Text[]} nodes which make up the passage
 * @param {[number, number][]} spans of the passage's text, in order, without overlaps
 * @returns {HTMLElement[]} where each span begins
 */
function markPassage(nodes, spans) {
  const beginnings = [];
  let end = 0;
  for (const node of nodes) {
    let at = end;
    let rest = node;
    end += node.data.length;
    for (const [from, to] of spans) {
      const first = Math.max(from, at);
      const last = Math.min(to, end);
      if (first < last) {
        const matched = rest.splitText(first - at);
        rest = matched.splitText(last - first);
        const mark = element("mark", "lunr-match");
        matched.replaceWith(mark);
        mark.append(matched);
        at = last;
        if (first === from) {
          beginnings.push(mark);
        }
      }
    }
  }
  return beginnings;
}

function makeBar(found, text) {
  let current = -1;
  const status = makeStatus();
  const query = element("q", "lunr-query", text);
  query.dir = "auto";
  const step = (by) => () => {
    found[current]?.classList.remove("lunr-here");
    current = current < 0 ? 0 : (current + by + found.length) % found.length;
    found[current].classList.add("lunr-here");
    found[current].scrollIntoView({ block: "center" });
    status.textContent = matches(current + 1, found.length);
  };
  const bar = element(
    "div",
    "lunr-marks",
    query,
    status,
    sign("‹", PREVIOUS, step(-1)),
    sign("›", NEXT, step(1)),
    sign("×", HIDE, () => {
      bar.remove();
      removeMarks();
    }),
  );
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", NAME);
  status.append(matches(0, found.length));
  return bar;
}

/** A button that is a sign to the eye, and has a name for everybody else. */
function sign(text, name, onClick) {
  const made = button("", text, onClick);
  made.title = name;
  made.setAttribute("aria-label", name);
  return made;
}

function removeMarks() {
  for (const mark of document.querySelectorAll("mark.lunr-match")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
  const url = new URL(location.href);
  url.searchParams.delete("h");
  history.replaceState(history.state, "", url);
}
