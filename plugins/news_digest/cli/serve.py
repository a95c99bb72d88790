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
from news_digest.diagnostics import Diagnostic, DigestError, Severity


class ServeError(DigestError):
    """The site cannot be served."""


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


def serve_site(site: Site, output: Path, port: int, build: Callable[[str], None]) -> None:
    """Build, serve `output` at 127.0.0.1 and build after each change, until interrupted.

    `build` is given the address that the site is served at. Raises `ServeError` if the port is
    taken.
    """
    handler = partial(_Handler, directory=str(output))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        raise _port_taken(port, error) from error
    address = f"http://127.0.0.1:{server.server_port}"
    build(address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Serving at {address}/ (Ctrl+C ends it)", flush=True)
    try:
        for changes in watch(*_watched(site), raise_interrupt=False):
            paths = {Path(path) for _, path in changes}
            # Editors and the importer write beside the file first, under a hidden name.
            names = sorted(site.name_of(path) for path in paths if not path.name.startswith("."))
            if not names:
                continue
            print(f"Changed: {', '.join(names[:5])}{' …' if len(names) > 5 else ''}", flush=True)
            build(address)
    finally:
        server.shutdown()
        server.server_close()


def _port_taken(port: int, error: Exception) -> ServeError:
    message = f"Port {port} cannot be used: {error}."
    hint = "Another `make serve` may be running; or choose another port: make serve PORT=8001"
    return ServeError([Diagnostic("port-taken", Severity.ERROR, "127.0.0.1", None, message, hint)])


def _watched(site: Site) -> list[Path]:
    """What the site is made of. The provenance is left out: the build itself writes there."""
    settings = site.settings
    names = (settings.seeds, settings.curation, settings.articles, "content/pages", "themes")
    found = [site.root / name for name in names]
    return [path for path in (*found, site.root / "pelicanconf.py") if path.exists()]
