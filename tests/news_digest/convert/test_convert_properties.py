"""What holds for every input: no exception, every printed character judged once, same again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news_digest.convert import DocumentError, convert, read_document
from news_digest.model import RawDocument, Story, StoryStatus
from news_digest.vocabulary import Vocabularies

HERE = Path(__file__).parent
# Lines of real shapes, so that random documents get past the first step.
_LINES = sorted(
    {
        line
        for path in (HERE / "documents").glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
)
_DOCUMENTS = st.lists(
    st.one_of(
        st.sampled_from(_LINES),
        st.just(""),
        st.text(max_size=60),
        st.sampled_from(["  - ", "1. ", "> ", "\t", "By ", "(", ") -- ", "2007-03-04 "]),
    ),
    max_size=25,
).flatmap(lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda by: by.join(lines)))
_SETTINGS = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _read(data: bytes) -> RawDocument | None:
    try:
        return read_document(data, "seeds/any.txt")
    except DocumentError:
        return None


def _assert_judged_once(story: Story) -> None:
    raw, at = story.document.text, 0
    for verdict in story.verdicts:
        assert at <= verdict.span.start < verdict.span.end <= len(raw)
        assert not raw[at : verdict.span.start].strip()
        assert 0 <= verdict.confidence <= 1
        assert verdict.reason
        at = verdict.span.end
    assert not raw[at:].strip()


@given(_DOCUMENTS)
@_SETTINGS
def test_any_document(vocabularies: Vocabularies, text: str) -> None:
    document = _read(text.encode("utf-8", "surrogatepass"))
    if document is None:
        return
    story = convert(document, vocabularies)
    assert story == convert(document, vocabularies)
    if story.status is StoryStatus.REJECTED:
        assert not story.blocks
        assert story.diagnostics
        if story.diagnostics[0].code == "no-story":
            _assert_judged_once(story)
        return
    _assert_judged_once(story)
    end = 0
    for block in story.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        assert block.text.strip()
        end = block.span.end
    # A block's words are those of its span: nothing is made up, nothing is lost.
    for block in story.blocks:
        printed = "".join(block.span.of(document.text).split())
        for line in block.text.split("\n"):
            assert "".join(line.split()) in printed
    for person in story.people:
        assert person.span.of(document.text).strip()
    assert (story.status is StoryStatus.DRAFT) == (
        story.headline is None or story.published is None
    )


@given(st.binary(max_size=400))
@_SETTINGS
def test_any_bytes(data: bytes) -> None:
    document = _read(data)
    if document is None:
        return
    assert not set(document.text) & set("\r\x00\x0b\x0c\x85\u2028\u2029\ufeff")
    assert document.text.encode("utf-8")


def test_every_test_document_is_judged_once(
    story_of: Callable[[str | bytes], Story],
) -> None:
    for path in (HERE / "documents").glob("*.txt"):
        story = story_of(path.read_bytes())
        if story.status is not StoryStatus.REJECTED:
            _assert_judged_once(story)
