/**
 * What few queries need of the index: facets and dates, the whole vocabulary, all documents.
 *
 * A classic script of the second file; adds to `lunrSearch.more`. index.js calls these functions, and
 * tells what most return.
 */
(function (scope) {
  "use strict";

  const { lunrSearch } = scope;
  const { SearchError, readJson, readEntries } = lunrSearch;

  async function columns(index, numbers) {
    const { manifest } = index;
    const places = numbers.map((number) => manifest.chunk(number));
    const chunks = new Map(
      await Promise.all(
        [...new Set(places)].map(async (place) => {
          const path = manifest.path("f", place);
          return [place, await index.read(path, (bytes) => readChunk(manifest, bytes))];
        }),
      ),
    );
    return numbers.map((number, at) => {
      const { rows, days, values } = chunks.get(places[at]);
      const row = rows.get(number);
      if (row === undefined) {
        throw new SearchError("damaged", `${manifest.path("f", places[at])}: no ${number}`);
      }
      const found = {};
      for (const facet in values) {
        found[facet] = values[facet][row];
      }
      return { day: days[row], values: found };
    });
  }

  function readChunk(manifest, bytes) {
    const { documents, ...rest } = readJson(bytes);
    const rows = documents.map(([length, slot], row) => [manifest.number(length, slot), row]);
    return { rows: new Map(rows), ...rest };
  }

  async function values(index) {
    const lists = await index.read(`f/${index.manifest.values}.bin`, readJson);
    const withAddresses = ([name, url]) => [name, index.address(url)];
    return Object.fromEntries(
      Object.entries(lists).map(([facet, list]) => [facet, list.map(withAddresses)]),
    );
  }

  async function vocabulary(index, start) {
    const { manifest } = index;
    const loaded = await Promise.all(
      manifest.sections.from(start).map((chunk) => index.read(manifest.path("v", chunk), readEntries)),
    );
    const found = [];
    for (const { texts, flags, sizes } of loaded) {
      for (let at = 0; at < texts.length; at += 1) {
        if (texts[at].startsWith(start)) {
          found.push({ text: texts[at], flags: flags[at], size: sizes[at] });
        }
      }
    }
    return found;
  }

  /** The numbers of all documents, ascending. */
  async function numbers(index) {
    const bits = await index.read(`d/${index.manifest.numbers}.bin`, (bytes) => bytes);
    const found = [];
    for (let number = 0; number < bits.length * 8; number += 1) {
      if ((bits[number >> 3] >> (number & 7)) & 1) {
        found.push(number);
      }
    }
    return found;
  }

  Object.assign(lunrSearch.more, { columns, values, vocabulary, numbers });
})(globalThis);
