"""A web server on this machine that answers as GitHub Pages does, down to what it compresses.

Text is compressed with gzip, anything unknown to it (as the data of both engines) is sent as it
is; caches may keep all of it for ten minutes and then ask again with the ETag.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
_MAX_AGE = 600


@dataclass(frozen=True, slots=True)
class Answer:
    """What was sent for one request: its path, the bytes of its head and of its body."""

    path: str
    head: int
    body: int


class Server(ThreadingHTTPServer):
    """Serves folders of this machine at a free port; `mounts` maps paths to folders.

    A path is one that all addresses below it begin with, as `/lunr/`; the longest one counts.
    `answers` holds all that was sent so far. It is counted here because browsers do not tell the
    size of a worker's first script; for all else it is what they tell as `encodedDataLength`.
    """

    daemon_threads = True

    def __init__(self, mounts: Mapping[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._mounts = sorted(mounts.items(), key=lambda mount: -len(mount[0]))
        self.answers: list[Answer] = []

    @property
    def address(self) -> str:
        """The root's address, with its slash."""
        return f"http://127.0.0.1:{self.server_port}/"

    def file(self, path: str) -> Path | None:
        """Return the file that a path of an address stands for, None if there is none."""
        for prefix, folder in self._mounts:
            if path.startswith(prefix):
                target = folder / path.removeprefix(prefix)
                if path.endswith("/"):
                    target /= "index.html"
                return target if target.is_file() and ".." not in target.parts else None
        return None


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = self.server.file(unquote(urlsplit(self.path).path))
        if path is None:
            self._send(HTTPStatus.NOT_FOUND, b"Not found", ".txt", {})
            return
        state = path.stat()
        packed = _is_packed(path.suffix) and "gzip" in self.headers.get("Accept-Encoding", "")
        tag = f'"{int(state.st_mtime):x}-{state.st_size:x}"'
        headers = {
            "Last-Modified": formatdate(state.st_mtime, usegmt=True),
            "ETag": f"W/{tag}" if packed else tag,
            "Cache-Control": f"max-age={_MAX_AGE}",
            "Access-Control-Allow-Origin": "*",
            "Vary": "Accept-Encoding",
        }
        if self.headers.get("If-None-Match", "").removeprefix("W/") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, b"", path.suffix, headers)
            return
        if packed:
            headers["Content-Encoding"] = "gzip"
        self._send(HTTPStatus.OK, _content(path, state.st_mtime_ns, packed), path.suffix, headers)

    def _send(
        self, status: HTTPStatus, content: bytes, suffix: str, headers: Mapping[str, str]
    ) -> None:
        lines = {
            "Server": "GitHub.com",
            "Date": formatdate(usegmt=True),
            "Content-Type": _TYPES.get(suffix, "application/octet-stream"),
            **headers,
            "Content-Length": str(len(content)),
        }
        head = f"HTTP/1.1 {status.value} {status.phrase}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
        # Head and body leave together, and at once.
        self.wfile.write(head.encode("ascii") + content)
        self.server.answers.append(Answer(urlsplit(self.path).path, len(head), len(content)))

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


def _is_packed(suffix: str) -> bool:
    return suffix in _TYPES


@lru_cache(maxsize=1024)
def _content(path: Path, changed: int, packed: bool) -> bytes:  # noqa: ARG001
    # Kept, since a host with a cache in front does not compress for each visitor either.
    content = path.read_bytes()
    return gzip.compress(content, mtime=0) if packed else content


@contextmanager
def serving(mounts: Mapping[str, Path]) -> Iterator[Server]:
    """Answer requests until the end of the block."""
    server = Server(mounts)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
