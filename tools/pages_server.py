"""A small web server that answers as GitHub Pages does, for tests and pictures.

The site lies under a path of the host, as a project's site does. Folders are redirected to
their slash, anything missing gets the site's 404.html, text is compressed for whoever takes it.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

# Browsers refuse modules and workers of another type. A table of our own: the system's differs
# from machine to machine.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml",
}
_COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg",
)


class PagesServer(ThreadingHTTPServer):
    """Serves `folder` under `prefix` (`/some-repo`, or nothing) at a free port of this machine.

    `folder` may be set after the port is known, so that a site can be built for its address.
    `answers` holds (path, status) of every request so far, in order.
    """

    daemon_threads = True

    def __init__(self, prefix: str, folder: Path | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.prefix = prefix
        self.folder = folder
        self.answers: list[tuple[str, int]] = []
        self._lock = Lock()

    @property
    def siteurl(self) -> str:
        """The site's address, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}{self.prefix}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet where a browser left a page before it was there."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def note(self, path: str, status: int) -> None:
        """Remember an answer."""
        with self._lock:
            self.answers.append((path, status))


class _Handler(BaseHTTPRequestHandler):
    server: PagesServer

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        prefix, folder = self.server.prefix, self.server.folder
        if folder is None or not f"{path}/".startswith(f"{prefix}/"):
            return self._send(HTTPStatus.NOT_FOUND, b"outside the site", ".txt", with_body)
        inside = path[len(prefix) :]
        target = folder / inside.lstrip("/")
        if ".." in target.parts:
            return self._send(HTTPStatus.BAD_REQUEST, b"", ".txt", with_body)
        if target.is_dir():
            if not path.endswith("/"):
                return self._redirect(f"{path}/")
            target /= "index.html"
        elif path.endswith("/"):
            target = folder / "no such file"
        if target.is_file():
            return self._send(HTTPStatus.OK, target.read_bytes(), target.suffix, with_body)
        missing = folder / "404.html"
        content = missing.read_bytes() if missing.is_file() else b"no 404.html"
        return self._send(HTTPStatus.NOT_FOUND, content, ".html", with_body)

    def _redirect(self, path: str) -> None:
        self.server.note(self.path, HTTPStatus.MOVED_PERMANENTLY)
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, content: bytes, suffix: str, with_body: bool) -> None:
        self.server.note(self.path, status)
        media = TYPES.get(suffix.lower(), "application/octet-stream")
        self.send_response(status)
        self.send_header("Content-Type", media)
        if media.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: `answers` holds what was asked."""


@contextmanager
def serving(server: PagesServer) -> Iterator[PagesServer]:
    """Answer requests until the end of the block."""
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
