"""What maintainers state about raw documents -> `Guidance`; and what to ask them.

values      a node -> one checked statement      book       all that is stated on a document
statements  which fields can be stated           questions  provenance -> what is uncertain
sidecars    seeds/NAME.yml                       review     questions <-> review.yml
decisions   content/curation/decisions.yml       answers    answers of review.yml -> decisions.yml
codes       what can be wrong
"""

from news_digest.guidance.book import Book, load_book
from news_digest.guidance.decisions import FILE_NAME as DECISIONS
from news_digest.guidance.decisions import Decisions
from news_digest.guidance.questions import ReviewPolicy, is_open, open_questions
from news_digest.guidance.sidecars import Stated, is_sidecar, pair_sidecars, without_document

__all__ = [
    "DECISIONS",
    "Book",
    "Decisions",
    "ReviewPolicy",
    "Stated",
    "is_open",
    "is_sidecar",
    "load_book",
    "open_questions",
    "pair_sidecars",
    "without_document",
]
