"""Write hostile raw documents, convert each in a process of its own, and print what it took.

    .venv/bin/python tools/hostile_inputs.py [NAME…]      (all if left out)

A limit on the process's memory holds while it runs; what needs more fails. No input may take more
than 10 seconds or 500 MB on a machine of our days.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

SECONDS, MEGABYTES = 10, 500

_SENTENCE = "The council said on Monday that the bridge over the river will be closed for repairs. "
_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What converting one input took, and what became of it.

    `seconds` are those of the processor: other work on the machine does not count.
    """

    outcome: str
    seconds: float
    megabytes: float
    ended: int


def _bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()


def _story(body: str) -> bytes:
    return f"Council closes the bridge\n\n3 March 2007\n\n{body}".encode()


def _filled(piece: str | bytes, size: int = _LIMIT - 1000) -> bytes:
    data = piece.encode() if isinstance(piece, str) else piece
    return (data * (size // len(data) + 1))[:size]


def _random_bytes() -> bytes:
    return random.Random(7).randbytes(1_000_000)


def _lines(count: int) -> str:
    return "\n".join(f"The ferry sails again today, trip {number}." for number in range(count))


def _nested(tag: str) -> bytes:
    return b"<!doctype html><title>t</title>" + _filled(f"<{tag}>", 5_000_000)


INPUTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a line of 50 MB": ("a.txt", lambda: _filled("word ", 50_000_000)),
    "a line of 10 MB": ("a.txt", lambda: _filled("word ")),
    "a story in one line of 10 MB": ("a.txt", lambda: _story(_SENTENCE * 100_000)),
    "a million empty lines": ("a.txt", lambda: b"\n" * 1_000_000),
    "a story below a million empty lines": (
        "a.txt",
        lambda: b"\n" * 1_000_000 + _story(_SENTENCE * 5),
    ),
    "190,000 lines": ("a.txt", lambda: _story(_lines(190_000))),
    "4 million short lines": ("a.txt", lambda: _filled("a\n", 8_000_000)),
    "10 MB of one letter": ("a.txt", lambda: _filled("a")),
    "10 MB of spaces": ("a.txt", lambda: b"x" + _filled(" ") + b"x"),
    "10 MB of full stops": ("a.txt", lambda: _filled(".")),
    "NULs only": ("a.txt", lambda: bytes(_LIMIT)),
    "NULs and a letter": ("a.txt", lambda: bytes(_LIMIT - 1) + b"a"),
    "all 256 byte values": ("a.txt", lambda: _filled(bytes(range(256)), 1_000_000)),
    "random bytes": ("a.txt", _random_bytes),
    "alternating byte order marks": ("a.txt", lambda: _filled(b"\xef\xbb\xbf\xff\xfe", 1_000_000)),
    "a million marks on one letter": ("a.txt", lambda: _story("e" + "\u0301" * 1_000_000)),
    "a million marks in the wrong order": (
        "a.txt",
        lambda: _story(_SENTENCE + "e" + "\u0301\u0323" * 500_000 + " " + _SENTENCE),
    ),
    "zero-width characters": ("a.txt", lambda: _filled("\u200b\u200d", 9_000_000)),
    "zero-width characters in words": (
        "a.txt",
        lambda: _story("\u200b".join(_SENTENCE) * 10_000),
    ),
    "bidirectional controls": ("a.txt", lambda: _story((f"\u202e{_SENTENCE}\u2066") * 20_000)),
    "homoglyphs": ("a.txt", lambda: _story(_SENTENCE.replace("e", "е").replace("o", "о") * 30_000)),
    "line separators": ("a.txt", lambda: _filled("\u2028", 9_000_000)),
    "form feeds": ("a.txt", lambda: _filled("a\x0c")),
    "carriage returns": ("a.txt", lambda: _filled("a\r\r\n")),
    "10 MB of Chinese without a stop": ("a.txt", lambda: _filled("橋", 9_999_000)),
    "10 MB of Windows-1252": ("a.txt", lambda: _filled("é à ü ".encode("cp1252"))),
    "10 MB of Shift JIS": ("a.txt", lambda: _filled("市議会は".encode("shift_jis"))),
    "10 MB of mojibake": ("a.txt", lambda: _filled("cafÃ© â€™ ", 9_999_000)),
    "10 MB of UTF-16": ("a.txt", lambda: _filled(_SENTENCE.encode("utf-16-le"))),
    "brackets in Markdown": ("a.md", lambda: _filled("[", 999_000)),
    "stars in Markdown": ("a.md", lambda: _filled("*a**", 999_000)),
    "10 MB of Markdown": ("a.md", lambda: _filled("*a* [b](c) ")),
    "a bomb in gzip": ("a.txt.gz", _bomb),
    "a page of HTML in a bomb": (
        "a.html.gz",
        lambda: gzip.compress(_filled("<p>" + _SENTENCE)),
    ),
    "half a million members of gzip": ("a.txt.gz", lambda: _filled(gzip.compress(b"", mtime=0))),
    "a name of 10 MB in gzip": (
        "a.txt.gz",
        lambda: b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + _filled("a"),
    ),
    "gzip in gzip": ("a.txt.gz", lambda: gzip.compress(gzip.compress(b"a"))),
    "deeply nested HTML": ("a.html", lambda: _nested("div")),
    "HTML that never closes": ("a.html", lambda: _nested("p><b")),
    "one tag of 10 MB": ("a.html", lambda: b"<!doctype html><p " + _filled("a=b ")),
    "a comment that never closes": ("a.html", lambda: b"<!doctype html><!--" + _filled("- ")),
    "10 MB of character references": ("a.html", lambda: b"<!doctype html><p>" + _filled("&amp;")),
    "HTML of many paragraphs": (
        "a.html",
        lambda: b"<!doctype html><h1>Bridge</h1>" + _filled(f"<p>{_SENTENCE}</p>\n", 9_000_000),
    ),
    "10 MB of full dates": ("a.txt", lambda: _filled("3 March 2007 13:05, ")),
    "10 MB of names": (
        "a.txt",
        lambda: _story(
            "".join(islice(cycle(f"said Jo{a}n Ka{b}er. " for a in "abcd" for b in "xyz"), 500_000))
        ),
    ),
}  # fmt: skip


def convert(file: Path) -> Taken:
    """Run `digest convert --json` on a file, with no more memory than the limit."""
    code = "import sys; from news_digest.cli.main import main; sys.exit(main())"
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [sys.executable, "-c", code, "convert", "--json", file],
            stdout=out,
            stderr=subprocess.STDOUT,
            preexec_fn=_limit_memory,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode("utf-8", errors="replace")
    kibibytes = usage.ru_maxrss
    return Taken(
        _outcome(said),
        usage.ru_utime + usage.ru_stime,
        kibibytes * 1024 / 1e6,
        process.returncode,
    )


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 1_000_000, MEGABYTES * 1_000_000))


def _outcome(said: str) -> str:
    try:
        story = json.loads(said)
    except ValueError:
        return f"failed: {(said.strip().splitlines() or ['nothing said'])[-1][:60]}"
    codes = ", ".join(dict.fromkeys(each["code"] for each in story["diagnostics"]))
    return f"{story['status']}{f' ({codes})' if codes else ''}"


def measured(names: Sequence[str], folder: Path) -> Iterator[tuple[str, Taken]]:
    """Yield what each of the inputs took, in order."""
    for name in names:
        ending, make = INPUTS[name]
        file = folder / ending
        file.write_bytes(make())
        yield name, convert(file)
        file.unlink()


def main(arguments: Sequence[str]) -> int:
    """Measure, print a table, return 1 where an input took too much or failed."""
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, taken in measured(arguments or list(INPUTS), Path(folder)):
            bad = taken.seconds > SECONDS or taken.megabytes > MEGABYTES
            bad |= taken.outcome.startswith("failed")
            worst |= bad
            line = f"{name:<38} {taken.seconds:6.1f} s {taken.megabytes:6.0f} MB  {taken.outcome}"
            print(line + ("  <-- TOO MUCH" if bad else ""), flush=True)
    return int(worst)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
