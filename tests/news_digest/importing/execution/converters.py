"""Converters that worker processes can be sent: functions of a module that they can import."""

from __future__ import annotations

import os
import signal
from typing import Any

from news_digest.convert import convert, read_document
from news_digest.importing import Converter
from news_digest.model import Guidance, RawDocument, Story
from news_digest.vocabulary.model import Vocabularies

KILLER = "Kill whoever converts this"
