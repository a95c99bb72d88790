/**
 * The page's entry: finds the search's places in the page and brings them to life.
 *
 * All addresses are derived from this module's own, so that it works under any base path.
 */
import { attachBox, focusOnSlash } from "./box.js";
import { SearchClient } from "./client.js";
import { attachPage } from "./page.js";

const client = new SearchClient(
  new URL("worker.js", import.meta.url),
  new URL("manifest.json", import.meta.url),
);
const forms = [...document.querySelectorAll("form[data-lunr-search]")];
const place = document.querySelector("[data-lunr-page]");

if (place) {
  // On the search page the boxes drive the page's own list; a popup would show it twice.
  attachPage(place, forms, client);
} else {
  forms.forEach((form, number) => attachBox(form, client, `lunr-${number}`));
}
focusOnSlash(forms);
