"""The server that tests lean on does what GitHub Pages does."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from pages_server import PagesServer, serving


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PagesServer]:
    (tmp_path / "site" / "topics").mkdir(parents=True)
    for name in ("index.html", "topics/index.html", "404.html", "page.js", "data.json", "x.bin"):
        (tmp_path / "site" / name).write_text(name)
    (tmp_path / "secret.txt").write_text("not in the site")
    with serving(PagesServer("/some-repo", tmp_path / "site")) as server:
        yield server


def get(server: PagesServer, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "status", "content"),
    [
        ("/some-repo/", 200, b"index.html"),
        ("/some-repo/?q=x", 200, b"index.html"),
        ("/some-repo/topics/", 200, b"topics/index.html"),
        ("/some-repo", 301, b""),
        ("/some-repo/topics", 301, b""),
        ("/some-repo/gone/", 404, b"404.html"),
        ("/some-repo/page.js/", 404, b"404.html"),
        ("/", 404, b"outside the site"),
        ("/some-repo-2/", 404, b"outside the site"),
        ("/some-repo/../secret.txt", 400, b""),
        ("/some-repo/%2e%2e/secret.txt", 400, b""),
    ],
)
def test_what_an_address_gives(server: PagesServer, path: str, status: int, content: bytes) -> None:
    response, body = get(server, path)
    assert (response.status, body) == (status, content)
    assert server.answers == [(path, status)]
    if status == 301:
        assert response.headers["Location"] == f"{path}/"


def test_types_and_compression(server: PagesServer) -> None:
    response, body = get(server, "/some-repo/page.js", **{"Accept-Encoding": "gzip"})
    assert response.headers["Content-Type"].startswith("application/javascript")
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == b"page.js"
    response, body = get(server, "/some-repo/x.bin", **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response.headers
    assert body == b"x.bin"
