/**
 * The search's worker: neither loading nor searching holds up the page.
 *
 * A classic worker, since lunr.js is a classic script; the last of the scripts that it is put
 * together from.
 *
 *   from the page   {type: "setup", manifest}              manifest's absolute address
 *                   {type: "query", id, text, typing, first, count, sort, chosen, facets}
 *                       typing: whether more may be typed; first, count: which results are shown;
 *                       sort: "relevance" or "date"; chosen: names of values by facet, of years by
 *                       "year"; facets: whether they are to be counted
 *                   {type: "cancel", id}                   the answer is no longer wanted
 *                   {type: "texts", id, texts}             for "read", in its order: null for no page
 *                   {type: "mark", id, text, passages}     before or after "setup"
 *   to the page     {type: "ready", documents}             how many there are
 *                   {type: "loading", id}                  files are needed to answer
 *                   {type: "read", id, urls}               texts of these pages are needed
 *                   {type: "results", id, text, cut, mode, total, complete, results,
 *                    suggestions, facets, spelling}        see searching.js
 *                   {type: "marks", id, spans}             of each passage
 *                   {type: "error", id, code, message}     see files.js; id is null for "setup"
 *
 * One query is answered at a time: a newer one drops the one before, without a word.
 */
(function (scope) {
  "use strict";

  const { Files, Index, parseQuery, highlight, search } = scope.lunrSearch;

  const DROPPED = Symbol("dropped");

  /** @type {Index | Promise<Index>} */
  let opened = null;
  /** The id of the query that is being answered. */
  let current = null;
  /** Takes the texts that were asked for. */
  let take = null;

  async function setup({ manifest }) {
    opened = Index.open(new Files(manifest));
    scope.postMessage({ type: "ready", documents: (await opened).documents });
  }

  async function answer(request) {
    const { id, typing } = request;
    const begin = Date.now();
    current = id;
    const say = (type, message) => scope.postMessage({ type, id, ...message });
    const host = {
      check() {
        if (current !== id) {
          throw DROPPED;
        }
      },
      async wait(milliseconds) {
        const rest = begin + milliseconds - Date.now();
        if (typing && milliseconds > 0 && rest > 0) {
          await new Promise((resolve) => setTimeout(resolve, rest));
        }
        host.check();
        if (milliseconds > 0) {
          say("loading");
        }
      },
      read(urls) {
        return new Promise((resolve) => {
          take = resolve;
          say("loading");
          say("read", { urls });
        });
      },
    };
    const attempt = async (index) => {
      const results = await search(index, request, host);
      host.check();
      say("results", results);
    };
    const index = await opened;
    try {
      await attempt(index);
    } catch (error) {
      // The site may have been built anew since its manifest was read; some hosts answer for files
      // that are gone with a page.
      const isGone = ["missing", "damaged"].includes(error.code);
      const newer = isGone && (await index.newer());
      if (!newer) {
        throw error;
      }
      opened = newer;
      await attempt(newer);
    }
  }

  function mark({ id, text, passages }) {
    // Without an index, as on an article's page, the names of fields are not known.
    const query = parseQuery(text, null);
    const spans = passages.map((passage) => highlight(passage, query));
    scope.postMessage({ type: "marks", id, spans });
  }

  function cancel({ id }) {
    current = current === id ? null : current;
  }

  function texts(message) {
    if (message.id === current) {
      take(message.texts);
    }
  }

  const receivers = { setup, query: answer, cancel, texts, mark };

  scope.addEventListener("message", async ({ data }) => {
    try {
      await receivers[data.type](data);
    } catch (error) {
      if (error !== DROPPED) {
        const { code = "failed", message } = error;
        scope.postMessage({ type: "error", id: data.id ?? null, code, message: String(message) });
      }
    }
  });
})(globalThis);
