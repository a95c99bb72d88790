/**
 * What lunr's own wildcards and edits find. The search itself asks for whole terms alone.
 *
 * A classic script of the second file; adds `expand` and `tokenSet` to `lunrSearch.more`. Needs what
 * lunr.js has for sets of tokens.
 */
(function (scope) {
  "use strict";

  const { lunr, lunrSearch } = scope;
  const { termsOf, more } = lunrSearch;

  /** The texts that a clause with wildcards or edits finds; all terms of the index are among them. */
  async function expand(index, clause) {
    const found = await Promise.all(
      termsOf(clause).map(async (term) => {
        const star = term.indexOf("*");
        // Any beginning may be another after an edit.
        const start = clause.editDistance || star < 0 ? "" : term.slice(0, star);
        const tokens = lunr.TokenSet.fromClause({ ...clause, term });
        const entries = await index.vocabulary(start);
        return entries.map(({ text }) => text).filter((text) => accepts(tokens, text));
      }),
    );
    return found.flat();
  }

  /** Whether a text is in a set of tokens that lunr has made of a clause. */
  function accepts(tokens, text) {
    let nodes = [tokens];
    for (let at = 0; at < text.length && nodes.length > 0; at += 1) {
      const next = [];
      for (const { edges } of nodes) {
        for (const node of [edges[text[at]], edges["*"]]) {
          if (node && !next.includes(node)) {
            next.push(node);
          }
        }
      }
      nodes = next;
    }
    return nodes.some(({ final }) => final);
  }

  /**
   * A lunr.TokenSet of sorted terms. That of lunr.TokenSet.Builder has fewer nodes, but two become
   * one now and then that are not alike: an edge 1 to node 232, and edges 1 and 3 to node 2.
   */
  function tokenSet(terms) {
    const root = new lunr.TokenSet();
    for (const term of terms) {
      let node = root;
      for (let at = 0; at < term.length; at += 1) {
        node = node.edges[term[at]] ??= new lunr.TokenSet();
      }
      node.final = true;
    }
    return root;
  }

  Object.assign(more, { expand, tokenSet });
})(globalThis);
