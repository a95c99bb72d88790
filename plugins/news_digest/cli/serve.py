"""`digest serve`: the site at a local address, built again whenever something changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from news_digest.cli.site_root import Site


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does: 404.html for what is missing; nothing is cached."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for the builds."""


def serve_site(site: Site, output: Path, port: int, rebuild: Callable[[], None]) -> None:
    """Serve `output` at 127.0.0.1 and call `rebuild` after each change, until interrupted."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Serving at http://127.0.0.1:{server.server_port}/ (Ctrl+C ends it)", flush=True)
    try:
        for changes in watch(*_watched(site), raise_interrupt=False):
            names = sorted({site.name_of(Path(path)) for _, path in changes})
            print(f"Changed: {', '.join(names[:5])}{' …' if len(names) > 5 else ''}", flush=True)
            rebuild()
    finally:
        server.shutdown()
        server.server_close()


def _watched(site: Site) -> list[Path]:
    """What the site is made of. The provenance is left out: the build itself writes there."""
    settings = site.settings
    names = (settings.seeds, settings.curation, settings.articles, "content/pages", "themes")
    found = [site.root / name for name in names]
    return [path for path in (*found, site.root / "pelicanconf.py") if path.exists()]
