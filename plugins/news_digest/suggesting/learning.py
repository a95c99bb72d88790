"""Topics learned from how documents were filed: TF-IDF, a linear classifier for each topic.

One support vector machine a topic against all others, the classic of text categorisation
(T. Joachims, "Text Categorization with Support Vector Machines", ECML 1998). A sigmoid makes
probabilities of its distances, fitted to those of documents that it has not seen (J. Platt,
"Probabilistic Outputs for Support Vector Machines", 1999). Everything is seeded: the same
documents give the same confidences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.suggesting.features import features
from news_digest.suggesting.filed import Filed, LearnError, Suggested, Text

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

# A topic is learned from this many documents on; of fewer, chance says what they have in common.
MIN_EXAMPLES = 10

# What a document without any topic counts against one that has some: half of these nobody filed.
_UNFILED_WEIGHT = 0.5

# From this confidence on a topic is suggested. Where errors of both kinds cost the same, F1 is
# greatest at half of what it then is (Z. Lipton et al., "Optimal Thresholding of Classifiers to
# Maximize F1 Measure", 2014): some 0.9 here.
SUGGESTED_FROM = 0.45

_FOLDS = 3
_SEED = 0


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned: for each of `topics` a column of `weights`, an offset and a sigmoid."""

    topics: tuple[str, ...]
    vectorizer: Any
    weights: Floats
    offsets: Floats
    sigmoids: Floats

    def confidences(self, texts: Sequence[Text]) -> Floats:
        """Return how sure it is that each text (a row) belongs to each topic (a column)."""
        import numpy as np

        if not texts:
            return np.zeros((0, len(self.topics)))
        distances = self.vectorizer.transform(texts) @ self.weights + self.offsets
        slopes, shifts = self.sigmoids
        # Beyond 30 the sigmoid is 0 or 1 to all digits that are shown, and exp() may overflow.
        probability: Floats = 1 / (1 + np.exp(-np.clip(slopes * distances + shifts, -30, 30)))
        return probability

    def suggest(
        self, texts: Sequence[Text], least: float = SUGGESTED_FROM
    ) -> tuple[tuple[Suggested, ...], ...]:
        """Return each text's topics, the surest first, without those less sure than `least`."""
        return tuple(
            tuple(
                sorted(
                    (
                        Suggested(topic, round(float(confidence), 4))
                        for topic, confidence in zip(self.topics, row, strict=True)
                        if confidence >= least
                    ),
                    key=lambda one: (-one.confidence, one.topic),
                )
            )
            for row in self.confidences(texts)
        )


def learn(filed: Sequence[Filed], where: str, topics: Collection[str] | None = None) -> Learned:
    """Learn the topics (of `topics`, where given) that enough documents have, and not all.

    `where` is what diagnostics call the documents. Raises LearnError where scikit-learn is not
    installed, or no topic has enough documents.
    """
    wanted = [one for one in learnable(filed) if topics is None or one in topics]
    if not wanted:
        message = f"No topic has {MIN_EXAMPLES} documents to learn from, and as many others."
        raise LearnError([_problem("too-little-to-learn", where, message, "File more documents.")])
    return _learn(filed, wanted, where)


def learnable(filed: Iterable[Filed]) -> tuple[str, ...]:
    """Return the topics with enough documents, and enough that are not theirs; largest first."""
    documents = list(filed)
    counts = Counter(topic for one in documents for topic in one.topics)
    most = len(documents) - MIN_EXAMPLES
    enough = [topic for topic, count in counts.items() if MIN_EXAMPLES <= count <= most]
    return tuple(sorted(enough, key=lambda topic: (-counts[topic], topic)))


def _learn(filed: Sequence[Filed], topics: Sequence[str], where: str) -> Learned:
    try:
        import numpy as np
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError as error:
        message = "Topics are learned with scikit-learn, which is not installed."
        hint = "Install it: pip install 'news-digest[learn]'."
        raise LearnError([_problem("learning-missing", where, message, hint)]) from error
    # A stem of one document alone tells nothing of others; one of most, nothing of this one.
    vectorizer = TfidfVectorizer(
        analyzer=features,
        sublinear_tf=True,
        min_df=2 if len(filed) < 1000 else 3,
        max_df=0.6,
        dtype=np.float64,
    )
    vectors = vectorizer.fit_transform([one.text for one in filed])
    worth = np.array([1.0 if one.topics else _UNFILED_WEIGHT for one in filed])
    weights = np.zeros((vectors.shape[1], len(topics)))
    offsets = np.zeros(len(topics))
    sigmoids = np.zeros((2, len(topics)))
    for column, topic in enumerate(topics):
        is_filed = np.array([topic in one.topics for one in filed])
        machine = _machine().fit(vectors, is_filed, worth)
        weights[:, column], offsets[column] = machine.coef_[0], machine.intercept_[0]
        sigmoids[:, column] = _sigmoid(vectors, is_filed, worth)
    return Learned(tuple(topics), vectorizer, weights, offsets, sigmoids)


def _machine() -> Any:
    from sklearn.svm import LinearSVC

    # A finer tolerance takes three times as long, and changes no figure that is reported.
    return LinearSVC(C=1.0, tol=0.1, random_state=_SEED)


def _sigmoid(vectors: Any, is_filed: Flags, worth: Floats) -> tuple[float, float]:
    """Return slope and shift of the sigmoid that makes a probability of a distance."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold

    distances = np.zeros(len(is_filed))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    for seen, unseen in folds.split(distances, is_filed):
        machine = _machine().fit(vectors[seen], is_filed[seen], worth[seen])
        distances[unseen] = machine.decision_function(vectors[unseen])
    # Hardly held back: it has two numbers to find, and all documents to find them by.
    fitted = LogisticRegression(C=1000.0).fit(distances[:, np.newaxis], is_filed, worth)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def _problem(code: str, where: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, where, None, message, hint)
