"""`digest suggest` on a site: takes answers from suggestions.yml, and writes what is suggested."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from news_digest.articles import Archive, read_archive
from news_digest.cli.guides import unguided
from news_digest.cli.locking import only_one
from news_digest.cli.site_root import Site
from news_digest.cli.suggest import text_of_file
from news_digest.guidance import load_book
from news_digest.guidance.editing import Answer, with_answers
from news_digest.importing import ImportPaths
from news_digest.importing.seeds import Seed, list_seeds
from news_digest.importing.writing import Writer
from news_digest.suggesting import FiledArticle, LearnError, Text, filed_articles, read_labelled
from news_digest.suggesting.adding import with_topics
from news_digest.suggesting.learning import learn, learnable
from news_digest.suggesting.missing import find_missing, texts_about
from news_digest.suggesting.phrases import find_phrases
from news_digest.suggesting.questions import (
    FILE_NAME,
    Answers,
    ArticleQuestion,
    Rejected,
    TopicQuestion,
    format_questions,
    read_answers,
)
from news_digest.suggesting.scoring import judged_by_others

# Nobody answers more at a sitting; what is left is asked the next time.
_MOST_TOPICS = 20
_MOST_ARTICLES = 200
_EXAMPLES = 3


def suggest_for_site(site: Site, learn_from: str | None) -> int:
    """Take answers over, write what is suggested for review; return the exit status.

    Topics of articles are learned from the file `learn_from` where one is given, else from the
    site's own articles. Raises GuidanceError for answers that cannot be used: nothing is written
    then.
    """
    with only_one(site):
        return _Suggesting(site, learn_from).run()


class _Suggesting:
    """One run of `digest suggest` on a site."""

    def __init__(self, site: Site, learn_from: str | None) -> None:
        self.site = site
        self.learn_from = learn_from
        self.paths = ImportPaths.of(site.root, site.settings)
        self.folder = self.paths.decisions.parent
        self.file = self.folder / FILE_NAME
        self.name = site.name_of(self.file)
        self.vocabularies = site.vocabularies()
        self.writer = Writer(site.root, (self.folder,))

    def run(self) -> int:
        answers = read_answers(_bytes(self.file), self.name)
        self._apply(answers)
        archive = read_archive(self.paths.articles, self.paths.provenance, self.site.root)
        articles = filed_articles(archive.articles, self.vocabularies.topics)
        topics = self._missing_topics(articles, answers.rejected)
        lacking = self._lacking_topics(archive, articles, answers.rejected)
        made = format_questions(topics, lacking, answers.rejected)
        if made:
            self.writer.write(self.name, made.encode())
        else:
            self.file.unlink(missing_ok=True)
        self._tell(answers, topics, lacking)
        return 0

    def _apply(self, answers: Answers) -> None:
        """Write accepted topics to topics.yml and decisions.yml: both are made before either."""
        topics_file, decisions = self.folder / "topics.yml", self.paths.decisions
        changed = {
            topics_file: with_topics(
                _bytes(topics_file),
                answers.topics,
                self.vocabularies.topics,
                self.site.name_of(topics_file),
                self.name,
            ),
            decisions: with_answers(
                _bytes(decisions),
                _by_document([one for one, _ in answers.articles]),
                self.site.name_of(decisions),
                self.vocabularies.outlets,
            )
            if answers.articles
            else _bytes(decisions),
        }
        for file, data in changed.items():
            if data != _bytes(file):
                self.writer.write(self.site.name_of(file), data)
        self.vocabularies = self.site.vocabularies()

    def _missing_topics(
        self, articles: Sequence[FiledArticle], rejected: Rejected
    ) -> list[TopicQuestion]:
        texts = [one.filed.text for one in articles]
        people = (
            name.strip()
            for one in articles
            for name in (one.article.get("people") or "").split(";")
        )
        outlets = self.vocabularies.outlets.by_id.values()
        known = {*people, *(name for one in outlets for name in (one.name, *one.variants))}
        missing = find_missing(
            find_phrases(texts),
            [one.topic_ids for one in articles],
            sorted({*known, *rejected.phrases} - {""}),
            self.vocabularies.topics,
        )
        return [
            TopicQuestion(
                one.name,
                one.phrases,
                one.broader,
                len(one.articles),
                tuple(texts[at].title or "?" for at in texts_about(one, texts, _EXAMPLES)),
            )
            for one in missing[:_MOST_TOPICS]
        ]

    def _lacking_topics(
        self, archive: Archive, articles: Sequence[FiledArticle], rejected: Rejected
    ) -> list[ArticleQuestion]:
        """Return what to ask about articles that nobody edited, and whose topics nobody stated."""
        filed = [one.filed for one in articles]
        try:
            if self.learn_from is not None:
                examples = read_labelled(Path(self.learn_from), self.learn_from, self._text_of)
                learned = learn(examples, self.learn_from)
                judged = learned.suggest([one.text for one in filed])
            elif learnable(filed):
                judged = judged_by_others(filed)
            else:
                return []
        except LearnError as error:
            if self.learn_from is not None:
                raise
            # The phrases are worth having without what learns.
            print(error, file=sys.stderr)
            return []
        seeds = self._seeds()
        questions = [
            ArticleQuestion(
                one.article.slug,
                one.filed.text.title,
                seed.path,
                seed.sha256,
                one.filed.topics,
                suggested.topic,
                suggested.confidence,
            )
            for one, found in zip(articles, judged, strict=True)
            for seed in _open_seeds(archive, one, seeds)
            for suggested in found
            if suggested.topic not in one.filed.topics
            and (one.article.slug, suggested.topic) not in rejected.articles
        ]
        questions.sort(key=lambda one: (-one.confidence, one.article, one.topic))
        return questions[:_MOST_ARTICLES]

    def _seeds(self) -> Mapping[str, Seed]:
        book = load_book(self.paths.decisions, self.site.root, self.vocabularies)
        listed = list_seeds(self.paths.seeds, self.site.root, book).seeds
        return {seed.sha256: seed for seed in reversed(listed)}

    def _text_of(self, path: Path) -> Text | None:
        return text_of_file(path, self.vocabularies, unguided)

    def _tell(
        self,
        answers: Answers,
        topics: Sequence[TopicQuestion],
        lacking: Sequence[ArticleQuestion],
    ) -> None:
        if answers.topics:
            file = self.site.name_of(self.folder / "topics.yml")
            print(f"{_count(len(answers.topics), 'topic')} added to {file}; see to the phrases.")
        if answers.articles:
            file = self.site.name_of(self.paths.decisions)
            count = _count(len({one.sha256 for one, _ in answers.articles}), "article")
            print(f"Topics of {count} added to {file}; build to apply them.")
        if topics or lacking:
            new = _count(len(topics), "new topic")
            print(f"{self.name} suggests {new} and {_count(len(lacking), 'topic')} for articles.")
            print("Write behind `answer:`, and run `digest suggest` again.")
        else:
            print("There is nothing to suggest.")


def _open_seeds(archive: Archive, one: FiledArticle, seeds: Mapping[str, Seed]) -> Iterator[Seed]:
    """Yield the raw document of an article whose topics are still the converter's alone."""
    provenance = archive.provenance_of(one.article)
    if provenance is None or not one.article.untouched:
        return
    seed = seeds.get(provenance.source.sha256)
    if seed and not seed.problems and seed.guidance.stated("topics") is None:
        yield seed


def _by_document(accepted: Sequence[ArticleQuestion]) -> list[Answer]:
    """Join the topics that were accepted for one article with those that it has."""
    topics: dict[str, dict[str, None]] = {}
    for one in accepted:
        topics.setdefault(one.sha256, dict.fromkeys(one.filed))[one.topic] = None
    documents = {one.sha256: one.document for one in accepted}
    return [
        Answer(sha256, documents[sha256], {"topics": "; ".join(names)}, frozenset())
        for sha256, names in topics.items()
    ]


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
