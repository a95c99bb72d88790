"""A folder of vocabularies to write into, and what loading it reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.diagnostics import Diagnostic, VocabularyError
from news_digest.vocabulary import Vocabularies, load_vocabularies


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Vocabularies]:
    """Write files (`people="…"`, text or bytes) to content/curation and load them."""

    def write_and_load(**files: str | bytes) -> Vocabularies:
        folder = tmp_path / "content" / "curation"
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / f"{name}.yml").write_bytes(data)
        return load_vocabularies(folder, root=tmp_path)

    return write_and_load


@pytest.fixture
def errors(load: Callable[..., Vocabularies]) -> Callable[..., tuple[Diagnostic, ...]]:
    """Load files that cannot be used, and return the diagnostics other than notes."""

    def write_and_fail(**files: str | bytes) -> tuple[Diagnostic, ...]:
        with pytest.raises(VocabularyError) as caught:
            load(**files)
        return tuple(d for d in caught.value.diagnostics if d.severity != "note")

    return write_and_fail
