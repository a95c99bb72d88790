"""A story to write, and vocabularies to write it with: frozen, so one for all tests."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from types import MappingProxyType

import pytest

from news_digest.model import (
    Block,
    BlockKind,
    DatePrecision,
    Decision,
    Format,
    PersonMention,
    PublicationDate,
    RawDocument,
    Role,
    Span,
    Story,
    StoryStatus,
    TopicMatch,
    Verdict,
)
from news_digest.vocabulary.model import (
    OutletVocabulary,
    PeopleVocabulary,
    Person,
    Topic,
    TopicVocabulary,
    Vocabularies,
)

TEXT = "Ministers meet\n3 September 2007\nMoscow: they *met*.\nThey left.\n"


@pytest.fixture(scope="session")
def vocabularies() -> Vocabularies:
    jose = Person("jose-perez", "José Pérez", ("J. Pérez",), None, False, 1)
    iran = Topic("iran-nuclear", "Iran's nuclear programme", (), None, None, (), (), (), 1)
    return Vocabularies(
        people=PeopleVocabulary(
            MappingProxyType({jose.id: jose}),
            MappingProxyType({"josé pérez": jose, "j. pérez": jose}),
            frozenset(),
            (),
        ),
        topics=TopicVocabulary(
            MappingProxyType({iran.id: iran}),
            MappingProxyType({"iran's nuclear programme": iran}),
        ),
        outlets=OutletVocabulary(MappingProxyType({}), MappingProxyType({})),
        sha256="v" * 64,
    )


@pytest.fixture(scope="session")
def story() -> Story:
    document = RawDocument("seeds/a b.txt", TEXT, "utf-8", Format.TEXT, "5" * 64)
    zone = timezone(timedelta(hours=4))
    return Story(
        document=document,
        status=StoryStatus.PUBLISHABLE,
        text=TEXT,
        headline="Ministers meet",
        published=PublicationDate(datetime(2007, 9, 3, 13, 5, tzinfo=zone), DatePrecision.MINUTE),
        place="Moscow",
        outlet="RFE/RL",
        agency="AFP",
        byline="A. Writer",
        credit="compiled from agency reports",
        url="https://news.example/1",
        language="en",
        summary="# They *met*.",
        blocks=(
            Block(BlockKind.PARAGRAPH, "Moscow: they *met*.", Span(32, 51)),
            Block(BlockKind.PARAGRAPH, "They left.", Span(52, 62)),
        ),
        people=(
            PersonMention("jose-perez", "J. Pérez", True, Span(0, 1), ("title",)),
            PersonMention("ann-lee-2", "Ann Lee", False, Span(0, 1), ()),
            PersonMention("bo-li", "Bo Li", False, Span(0, 1), ()),
        ),
        topics=(TopicMatch("iran-nuclear", "Iran's nuclear programme", 1.0, ("nuclear",)),),
        verdicts=(
            Verdict(Span(0, 14), Role.HEADLINE, "first line", 0.9),
            Verdict(Span(32, 62), Role.BODY, "prose", 0.75),
        ),
        decisions=(Decision("headline", "Ministers meet", 0.9, ("first line", "no full stop")),),
    )
