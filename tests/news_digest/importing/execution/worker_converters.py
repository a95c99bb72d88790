"""Converters that can be sent to worker processes: they import this module by its plain name."""

from __future__ import annotations

import os
import signal
import time

from news_digest.convert import RULES_VERSION, convert, read_document
from news_digest.importing import Converter
from news_digest.model import Guidance, RawDocument, Story
from news_digest.vocabulary.model import Vocabularies


def deadly(document: RawDocument, words: Vocabularies, guidance: Guidance) -> Story:
    """Convert, but end the process as the kernel does where memory runs out."""
    if "kill the worker" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return convert(document, words, guidance)


def slow(document: RawDocument, words: Vocabularies, guidance: Guidance) -> Story:
    """Convert, taking as long as a document needs that somebody waits for."""
    time.sleep(0.05)
    return convert(document, words, guidance)


REAL = Converter(read_document, convert, RULES_VERSION)
DEADLY = Converter(read_document, deadly, RULES_VERSION)
SLOW = Converter(read_document, slow, RULES_VERSION)
