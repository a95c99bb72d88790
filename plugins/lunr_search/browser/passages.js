/** An article's text as its page shows it: what belongs to it, and where its lines break. */

// As in documents.py: elements within a line do not part words.
const WITHIN_A_LINE = new Set(
  ("a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span " +
    "strong sub sup time u var wbr").split(" "),
);
const UNSEEN = new Set(["script", "style", "template", "noscript"]);

/**
 * The text nodes of an article's page, those of one line together.
 * @param {Document} page in which `data-lunr-article` tells what belongs to the article: headline
 *   and body, say; without it, <main>
 * @returns {Text[][]}
 */
export function passagesOf(page) {
  const marked = [...page.querySelectorAll("[data-lunr-article]")];
  const passages = [];
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        passages.at(-1).push(child);
      } else if (child.nodeType === Node.ELEMENT_NODE && !UNSEEN.has(child.localName)) {
        const breaks = !WITHIN_A_LINE.has(child.localName);
        if (breaks) {
          passages.push([]);
        }
        walk(child);
        if (breaks) {
          passages.push([]);
        }
      }
    }
  };
  for (const root of marked.length > 0 ? marked : [page.querySelector("main") ?? page.body]) {
    passages.push([]);
    walk(root);
  }
  return passages.filter((nodes) => textOf(nodes).trim() !== "");
}

/** @param {Text[]} nodes */
export function textOf(nodes) {
  return nodes.map((node) => node.data).join("");
}

/**
 * @param {string} url
 * @returns {Promise<string | null>} the text of an article's page, null where there is no such page;
 *   rejects where the site cannot be reached
 */
export async function readArticle(url) {
  const response = await fetch(url);
  if (!response.ok) {
    return null;
  }
  // A parsed document is inert: its scripts do not run, its pictures are not fetched.
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return passagesOf(page).map(textOf).join("\n");
}
