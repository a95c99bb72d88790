"""`digest review`: what the converter was unsure of, and what maintainers answer."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from news_digest.articles import read_archive
from news_digest.cli.convert import convert_file
from news_digest.cli.guides import Guide
from news_digest.cli.locking import only_one
from news_digest.cli.site_root import Site
from news_digest.convert import DocumentError, convert, read_document
from news_digest.diagnostics import Diagnostic
from news_digest.guidance import load_book, open_questions
from news_digest.guidance.asking import DocumentQuestions, Page, document_questions
from news_digest.guidance.editing import Answer, with_answers
from news_digest.guidance.review import FILE_NAME, format_questions, read_answers, with_questions
from news_digest.importing import ImportPaths
from news_digest.importing.seeds import Seed, SeedError, file_of, list_seeds, read_seed
from news_digest.importing.writing import Writer
from news_digest.model import Format, Story
from news_digest.vocabulary import Vocabularies


def review_files(
    paths: Sequence[str],
    vocabularies: Vocabularies,
    guide: Guide,
    *,
    below: float,
    limit: int | None,
) -> None:
    """Print what would be asked about files, as YAML; nothing is written."""
    asked = []
    for path in paths:
        story = convert_file(Path(path), path, vocabularies, guide)
        if isinstance(story, Story):
            if found := open_questions(story.decisions, story.guidance, below):
                page = Page(story.text, story.verdicts)
                sha256 = story.document.sha256
                asked.append(document_questions(path, sha256, story.headline, found, page))
        else:
            _show(story)
    sys.stdout.buffer.write(format_questions(_first(asked, limit)).encode())


def review_site(site: Site, *, below: float | None, limit: int | None) -> int:
    """Take answers over into decisions.yml, ask what is open; return the exit status.

    `below` is the site's own threshold unless another is given.
    """
    with only_one(site):
        return _Review(site, site.settings.review_below if below is None else below, limit).run()


class _Review:
    """One run of `digest review` on a site."""

    def __init__(self, site: Site, below: float, limit: int | None) -> None:
        self.site = site
        self.below = below
        self.limit = limit
        self.paths = ImportPaths.of(site.root, site.settings)
        self.vocabularies = site.vocabularies()
        self.file = self.paths.decisions.with_name(FILE_NAME)
        self.name = site.name_of(self.file)
        self.writer = Writer(site.root, (self.paths.decisions.parent,))

    def run(self) -> int:
        outlets = self.vocabularies.outlets
        before = self.file.read_bytes() if self.file.is_file() else b""
        entries = read_answers(before, self.name, outlets)
        answers = [entry.answer for entry in entries if entry.answer]
        self._decide(answers)
        asked = _first(self._questions(), self.limit)
        after = with_questions(before, entries, asked, self.name, outlets)
        if after:
            self.writer.write(self.name, after)
        else:
            self.file.unlink(missing_ok=True)
        problems = [
            one for entry in read_answers(after, self.name, outlets) for one in entry.problems
        ]
        _show(problems)
        self._tell(answers, asked, problems)
        return 1 if problems else 0

    def _decide(self, answers: Sequence[Answer]) -> None:
        """Put the answers into decisions.yml, and the documents' paths as they are now."""
        decisions = self.paths.decisions
        before = decisions.read_bytes() if decisions.is_file() else b""
        by_sha256 = {seed.sha256: seed.path for seed in reversed(self._seeds())}
        book = load_book(decisions, self.site.root, self.vocabularies)
        answered = {answer.sha256: answer for answer in answers}
        for sha256, stated in book.decisions.by_sha256.items():
            if sha256 in by_sha256 and sha256 not in answered and not stated.problems:
                answered[sha256] = Answer(sha256, by_sha256[sha256], {}, frozenset())
        name = self.site.name_of(decisions)
        after = with_answers(before, answered.values(), name, self.vocabularies.outlets)
        if answered and after != before:
            self.writer.write(name, after)

    def _seeds(self) -> tuple[Seed, ...]:
        book = load_book(self.paths.decisions, self.site.root, self.vocabularies)
        return list_seeds(self.paths.seeds, self.site.root, book).seeds

    def _questions(self) -> Iterator[DocumentQuestions]:
        """Yield what is asked about documents whose article nobody edited or deleted."""
        archive = read_archive(self.paths.articles, self.paths.provenance, self.site.root)
        seeds = {seed.sha256: seed for seed in reversed(self._seeds())}
        for provenance in archive.provenances:
            article = archive.article_of(provenance)
            seed = seeds.get(provenance.source.sha256)
            if article is None or not article.untouched or seed is None or seed.problems:
                continue
            if found := open_questions(provenance.decisions, seed.guidance, self.below):
                page = Page(self._text(seed), provenance.verdicts)
                headline = None if article.untitled else article.get("title")
                yield document_questions(seed.path, seed.sha256, headline, found, page)

    def _text(self, seed: Seed) -> str:
        """Return the text that the provenance's spans refer to; nothing where it is gone."""
        try:
            data = read_seed(file_of(seed.path, self.site.root), seed.path)
            document = read_document(data, seed.path)
        except (SeedError, DocumentError):
            return ""
        if document.format is Format.TEXT:
            return document.text
        return convert(document, self.vocabularies, seed.guidance).text

    def _tell(
        self,
        answers: Sequence[Answer],
        asked: Sequence[DocumentQuestions],
        problems: Sequence[Diagnostic],
    ) -> None:
        if answers:
            into = self.site.name_of(self.paths.decisions)
            print(
                f"Answers about {_documents(len(answers))} are in {into} now; build to apply them."
            )
        if asked:
            count = sum(len(one.questions) for one in asked)
            questions = "1 question" if count == 1 else f"{count} questions"
            print(f"{self.name} asks {questions} about {_documents(len(asked))}.")
            print("Write behind `answer:`, and run `digest review` again.")
        elif not problems:
            print("There is nothing to review.")


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"


def _first(asked: Iterable[DocumentQuestions], limit: int | None) -> list[DocumentQuestions]:
    return sorted(asked, key=lambda one: one.order)[:limit]


def _show(diagnostics: Iterable[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        print(diagnostic, file=sys.stderr)
