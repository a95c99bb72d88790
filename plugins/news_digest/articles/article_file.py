"""Story -> article file, and any article file (hand edits included) -> its metadata and body.

The form is that of docs/architecture.md, "The article file". Reading agrees with Pelican's own
reading (the `meta` extension of Python-Markdown): the digest and Pelican must never differ on
what an article says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from news_digest.articles.markdown import escape_block, one_line, render_blocks
from news_digest.articles.metadata import MetaValue, misplaced_metadata, parse_metadata
from news_digest.articles.names import format_names
from news_digest.diagnostics import ArticleError, Diagnostic, Severity
from news_digest.model import Story, StoryStatus
from news_digest.slugs import slug as slug_of
from news_digest.vocabulary.model import Vocabularies

CONVERTED_KEY = "Converted-Sha256"
SOURCE_KEY = "Source"
_STATUS_KEY = "Status"
_UNTITLED = "Untitled ("


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as it lies on the disk.

    `path` is relative to the site's root, in POSIX form; keys of `metadata` are in lower case;
    `read_body` gives the body; `sha256` is that of the file's bytes, and `untouched` tells whether
    they are those that the converter wrote.
    """

    path: str
    metadata: Mapping[str, MetaValue]
    read_body: Callable[[], str] = field(repr=False, compare=False)
    sha256: str
    untouched: bool

    @property
    def body(self) -> str:
        """The Markdown below the metadata. Raises ArticleError where it cannot be read any more."""
        return self.read_body()

    def get(self, key: str) -> str | None:
        """Return the value of `key` (in lower case), or None where it is missing or empty."""
        found = self.metadata.get(key)
        return found.value or None if found else None

    @property
    def slug(self) -> str:
        """The address's last segment: `Slug:`, else the file's name."""
        return self.get("slug") or Path(self.path).stem

    @property
    def untitled(self) -> bool:
        """Whether the title is still the one of a story without headline."""
        return (self.get("title") or "").startswith(_UNTITLED)


def format_article(story: Story, *, slug: str, vocabularies: Vocabularies) -> bytes:
    """Return the file of a publishable or draft `story` under the address `slug`, in UTF-8."""
    header = "".join(f"{key}: {value}\n" for key, value in _metadata(story, slug, vocabularies))
    return _sealed(header.encode(), render_blocks(story.blocks).encode())


def with_source(data: bytes, source: str) -> bytes:
    """Return an untouched article's file with `Source:` naming another raw document."""
    header, _, body = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = [
        f"{SOURCE_KEY}: {source}" if line.startswith(f"{SOURCE_KEY}: ") else line
        for line in header.decode().split("\n")
        if not line.startswith(f"{CONVERTED_KEY}: ")
    ]
    return _sealed("".join(f"{line}\n" for line in lines).encode(), body)


def with_status(data: bytes, *, draft: bool) -> bytes:
    """Return an untouched article's file with or without `Status: draft`."""
    header, _, body = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = []
    for line in header.decode().split("\n"):
        if not line.startswith((f"{CONVERTED_KEY}: ", f"{_STATUS_KEY}: ")):
            lines.append(line)
        if draft and line.startswith("Slug: "):
            lines.append(f"{_STATUS_KEY}: draft")
    return _sealed("".join(f"{line}\n" for line in lines).encode(), body)


def read_article(path: Path, root: Path) -> ArticleFile:
    """Read the article file `path`, which lies below the site's `root`.

    Raises ArticleError where the file cannot be read, is not UTF-8, or has metadata below the
    place where its metadata ends; everything else that a hand edit can bring (no metadata at all,
    CRLF, a byte order mark) is taken as Pelican takes it.
    """
    shown = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError([_unreadable(shown, error)]) from error
    article = parse_article(data, shown)
    # What the converter wrote is as it should be, though a story may begin like metadata.
    if not article.untouched and (problem := misplaced_metadata(_lines(data, shown), shown)):
        raise ArticleError([problem])
    return article


def parse_article(data: bytes, path: str) -> ArticleFile:
    """Read an article file's bytes. Raises ArticleError where they are not UTF-8."""
    lines = _lines(data, path)
    metadata, body_index = parse_metadata(lines)
    return ArticleFile(
        path=path,
        metadata=MappingProxyType(metadata),
        read_body=partial("\n".join, lines[body_index:]),
        sha256=sha256(data).hexdigest(),
        untouched=_is_untouched(data),
    )


def _lines(data: bytes, path: str) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError([_not_utf8(path, line, data[error.start])]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _metadata(story: Story, slug: str, vocabularies: Vocabularies) -> Iterator[tuple[str, str]]:
    published = story.published
    pairs: Iterable[tuple[str, str | None]] = (
        ("Title", _title(story)),
        ("Date", published.isoformat().replace("T", " ") if published else None),
        ("Date-Precision", published.precision.value if published else None),
        ("Slug", slug),
        (_STATUS_KEY, "draft" if story.status is StoryStatus.DRAFT else None),
        ("Topics", _topics(story, vocabularies)),
        ("People", _people(story, vocabularies)),
        ("Outlet", story.outlet),
        ("Agency", story.agency),
        ("Place", story.place),
        ("Byline", story.byline),
        ("Credit", story.credit),
        ("Image-Credit", story.image_credit),
        ("Original", story.url),
        ("Licence", story.licence),
        ("Language", story.language),
        ("Summary", story.summary and escape_block(story.summary)),
    )
    for key, value in pairs:
        # Python-Markdown takes the white space off a value's ends, so none is written.
        if value and (written := one_line(value).strip()):
            yield key, written
    # A file's name stays as it is: two spaces in it are two spaces.
    yield SOURCE_KEY, story.document.path
    yield "Source-Sha256", story.document.sha256


def _title(story: Story) -> str:
    # Every article needs a title: without one Pelican would drop it, and stop the build.
    name = PurePosixPath(story.document.path).name
    return one_line(story.headline or "").strip() or f"{_UNTITLED}{name})"


def _people(story: Story, vocabularies: Vocabularies) -> str:
    def resolve(name: str) -> str:
        person = vocabularies.people.find(name)
        return person.id if person else slug_of(name)

    return format_names(((person.name, person.id) for person in story.people), resolve)


def _topics(story: Story, vocabularies: Vocabularies) -> str:
    def resolve(name: str) -> str:
        topic = vocabularies.topics.find(name)
        return topic.id if topic else slug_of(name)

    return format_names(((topic.name, topic.id) for topic in story.topics), resolve)


def _sealed(header: bytes, body: bytes) -> bytes:
    """Join header and body, and put the hash of both under the header's last line."""
    digest = sha256(header + b"\n" + body).hexdigest()
    return header + f"{CONVERTED_KEY}: {digest}\n".encode() + b"\n" + body


def _is_untouched(data: bytes) -> bool:
    # Git may give text files CRLF line ends on a checkout: that is no edit by hand.
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    prefix = f"{CONVERTED_KEY}: ".encode()
    for index, line in enumerate(lines):
        if not line:
            return False
        if line.startswith(prefix):
            rest = b"\n".join(lines[:index] + lines[index + 1 :])
            return sha256(rest).hexdigest().encode() == line.removeprefix(prefix)
    return False


def _not_utf8(path: str, line: int, byte: int) -> Diagnostic:
    return Diagnostic(
        "article-not-utf8",
        Severity.ERROR,
        path,
        line,
        f"The article is not UTF-8: byte 0x{byte:02x} cannot be read.",
        "Save the file as UTF-8.",
    )


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return Diagnostic(
        "article-unreadable",
        Severity.ERROR,
        path,
        None,
        f"The article cannot be read: {error.strerror}.",
        "Check that the file exists and that you may read it.",
    )
