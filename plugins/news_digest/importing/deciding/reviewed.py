"""What becomes of documents that the converter was unsure of, until somebody answers."""

from __future__ import annotations

from dataclasses import replace

from news_digest.articles import ArticleFile, Provenance
from news_digest.guidance import ReviewPolicy, is_open, open_questions
from news_digest.importing.conversion import Rejected
from news_digest.importing.seeds import Seed
from news_digest.model import Story, StoryStatus


def waits(story: Story, policy: ReviewPolicy) -> bool:
    """Tell whether there are open questions about a story."""
    return bool(open_questions(story.decisions, story.guidance, policy.below))


def held_for_review(story: Story | Rejected, policy: ReviewPolicy) -> Story | Rejected:
    """Return the story as a draft where the site publishes none with open questions."""
    if isinstance(story, Story) and policy.hold and waits(story, policy):
        return replace(story, status=StoryStatus.DRAFT)
    return story


def still_waits(
    seed: Seed, provenance: Provenance | None, article: ArticleFile, policy: ReviewPolicy
) -> bool:
    """Tell the same of a document converted before; an article edited by hand needs no review."""
    if provenance is None or not article.untouched:
        return False
    return any(is_open(*each, seed.guidance, policy.below) for each in provenance.sureness)


def is_to_be_draft(seed: Seed, article: ArticleFile, *, held: bool) -> bool:
    """Tell whether an untouched article ought to be a draft, by all that is known of it now."""
    stated = seed.guidance.stated("status")
    if stated and stated.value != "publish":
        return True
    return held or article.get("date") is None or article.untitled
