"""Moments that only the page's reader can place: 2 hours ago; yesterday; Monday 5:30PM."""

from __future__ import annotations

import re

from news_digest.convert.dates.names import weekday_number

_UNIT = (
    r"(?:sec|min|hour|hr|day|week|month|year|sekunde|minute|stunde|tag|woche|monat|jahr|heure|jour"
    r"|semaine|mois|hora|día|dia|minuto|semana|giorn|ora|ore|uur|dag|timm|tim|dygn|сек|мин|час|дн"
    r"|ден|нед|saat|dakika|gün)"
)
_AGO = r"\s(?:ago|önce|назад|fa|geleden|siden|sedan|temu)\b"
_DAY = (
    r"^(?:today|yesterday|heute|gestern|aujourd'hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|сегодня"
    r"|вчера|dzisiaj|wczoraj|just now)\b"
)
# 2 hours ago, 3h ago, vor 2 Stunden, il y a 3 jours, hace 5 horas, 2 часа назад; yesterday, 5:30
_RELATIVE = re.compile(
    rf"(?:\d{{1,2}}|an?|one)\s?(?:{_UNIT}\w{{0,6}}|[smhdw])\.?{_AGO}"
    rf"|(?:vor|il y a|hace|há|för|for)\s\d{{1,2}}\s{_UNIT}|{_DAY}",
    re.I,
)
# A figure, or what such a line has without one: looked for in a third of the time.
_PERHAPS = re.compile(rf"\d|{_AGO}|{_DAY}", re.I)
_WEEKDAY_TIME = re.compile(r"(?P<word>[^\W\d_]{3,14}),?\s(?:at\s)?\d{1,2}[:.]\d\d", re.I)


def is_relative(text: str) -> bool:
    """Tell whether a short line gives a moment that depends on when the page was read."""
    if not _PERHAPS.search(text):
        return False
    if _RELATIVE.search(text):
        return True
    match = _WEEKDAY_TIME.match(text)
    return match is not None and weekday_number(match["word"]) is not None
