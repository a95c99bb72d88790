/**
 * Says why a page that was opened as a file cannot search, and what to do. A classic script, since
 * browsers keep modules, too, from pages of files.
 */
"use strict";

if (location.protocol === "file:") {
  const SENTENCE =
    "A page opened as a file cannot search. Run “make serve”, or “python -m http.server” in the " +
    "site’s folder, and open the address that it prints.";
  const say = (parent) => {
    const status = document.createElement("p");
    status.className = "lunr-status";
    status.setAttribute("role", "status");
    status.dataset.state = "error";
    parent.append(status);
    status.textContent = SENTENCE;
  };
  const page = document.querySelector("[data-lunr-page]");
  if (page) {
    say(page);
  }
  for (const form of document.querySelectorAll("form[data-lunr-search]")) {
    form.addEventListener("submit", (event) => event.preventDefault());
    if (!page) {
      const tell = () => {
        const popup = document.createElement("div");
        popup.className = "lunr-popup";
        form.append(popup);
        say(popup);
      };
      form.addEventListener("focusin", tell, { once: true });
    }
  }
}
