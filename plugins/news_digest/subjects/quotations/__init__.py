"""Who said what."""

from news_digest.subjects.quotations.finding import FoundQuotation, find_quotations
from news_digest.subjects.quotations.of_story import quotations_of

__all__ = ["FoundQuotation", "find_quotations", "quotations_of"]
