"""`digest suggest`: topics that articles may lack, and topics that `topics.yml` may lack."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from news_digest.articles import read_archive
from news_digest.cli.convert import convert_file
from news_digest.cli.guides import Guide
from news_digest.cli.site_root import Site
from news_digest.importing import ImportPaths
from news_digest.model import Story
from news_digest.suggesting import Filed, Suggested, Text, filed_articles, learn, read_labelled
from news_digest.vocabulary import Vocabularies

# Files are read and judged so many at a time, so that any number of them takes little memory.
_BATCH = 500


def suggest_for_files(
    paths: Sequence[str],
    learn_from: str | None,
    site: Site | None,
    vocabularies: Vocabularies,
    guide: Guide,
    *,
    as_json: bool,
) -> Iterator[str]:
    """Yield a line for each file in turn: its topics, as learned from what was filed.

    That is the file `learn_from` where one is given, else the site's articles. A file that cannot
    be read has no topics, and standard error tells why. Raises LearnError.
    """

    def text_of(path: Path) -> Text | None:
        return text_of_file(path, vocabularies, guide)

    if learn_from is not None:
        where = learn_from
        filed = read_labelled(Path(learn_from), where, text_of)
    else:
        where = site.settings.articles if site else "."
        filed = _filed_on(site, vocabularies) if site else ()
    learned = learn(filed, where)
    for start in range(0, len(paths), _BATCH):
        batch = paths[start : start + _BATCH]
        texts = [text_of(Path(path)) for path in batch]
        suggested = iter(learned.suggest([text for text in texts if text is not None]))
        for path, text in zip(batch, texts, strict=True):
            topics = () if text is None else next(suggested)
            yield _as_json(path, topics) if as_json else _for_people(path, topics)


def text_of_file(path: Path, vocabularies: Vocabularies, guide: Guide) -> Text | None:
    """Return what topics are learned from: the story, or all of a document that holds none.

    None where there is no document; standard error tells why.
    """
    story = convert_file(path, str(path), vocabularies, guide)
    if not isinstance(story, Story):
        for diagnostic in story:
            print(diagnostic, file=sys.stderr)
        return None
    if not story.blocks:
        return Text("", story.document.text)
    return Text(story.headline or "", "\n\n".join(block.text for block in story.blocks))


def _filed_on(site: Site, vocabularies: Vocabularies) -> tuple[Filed, ...]:
    paths = ImportPaths.of(site.root, site.settings)
    archive = read_archive(paths.articles, paths.provenance, site.root)
    return tuple(one.filed for one in filed_articles(archive.articles, vocabularies.topics))


def _as_json(path: str, topics: Sequence[Suggested]) -> str:
    found = [{"name": one.topic, "confidence": one.confidence} for one in topics]
    made = json.dumps({"path": path, "topics": found}, ensure_ascii=False)
    # Whatever a path or name holds, a line of output is valid UTF-8.
    return made.encode("utf-8", "replace").decode("utf-8")


def _for_people(path: str, topics: Sequence[Suggested]) -> str:
    listed = "; ".join(f"{one.topic} ({one.confidence:.2f})" for one in topics)
    return f"{path}: {listed or 'no topic'}".encode("utf-8", "replace").decode("utf-8")
