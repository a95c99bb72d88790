/**
 * What few queries need of the index: facets, dates and the whole vocabulary.
 *
 * A classic script; adds `more` to the global `lunrSearch`. Index calls its functions: index.js
 * tells what they return.
 */
(function (scope) {
  "use strict";

  const { lunrSearch } = scope;

  const readJson = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

  async function columns(index, numbers) {
    const { manifest } = index;
    return Promise.all(
      numbers.map(async (number) => {
        const path = manifest.columnPath(number);
        const { rows, days, values } = await index.read(path, (bytes) => readChunk(manifest, bytes));
        const row = rows.get(number);
        if (row === undefined) {
          throw new lunrSearch.SearchError("damaged", `${path}: no document ${number}`);
        }
        return {
          day: days[row],
          values: Object.fromEntries(
            Object.entries(values).map(([facet, column]) => [facet, column[row]]),
          ),
        };
      }),
    );
  }

  function readChunk(manifest, bytes) {
    const { documents, ...rest } = readJson(bytes);
    const rows = new Map(documents.map(([length, slot], row) => [manifest.number(length, slot), row]));
    return { rows, ...rest };
  }

  async function values(index) {
    const lists = await index.read(index.manifest.valuesPath, readJson);
    return Object.fromEntries(
      Object.entries(lists).map(([facet, list]) => [
        facet,
        list.map(([name, url]) => [name, index.address(url)]),
      ]),
    );
  }

  async function vocabulary(index, start) {
    const { manifest } = index;
    const [first, last] = manifest.range(start).map((shard) => Math.floor(shard / manifest.vocabulary.every));
    const chunks = await Promise.all(
      Array.from({ length: last - first + 1 }, (_, at) =>
        index.read(manifest.vocabularyPath(first + at), lunrSearch.readEntries),
      ),
    );
    return chunks.flatMap(({ texts, flags, sizes }) =>
      texts.flatMap((text, at) =>
        text.startsWith(start) ? { text, flags: flags[at], size: sizes[at] } : [],
      ),
    );
  }

  lunrSearch.more = { columns, values, vocabulary };
})(globalThis);
