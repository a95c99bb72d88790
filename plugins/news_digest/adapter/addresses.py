"""Where pages lie, unless a site's settings say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

# Directory addresses: page 2 of topic `t4` is `topics/t4/page/2/`, and never page 1 of `t42`.
ADDRESS_DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "TOPICS_URL": "topics/",
        "TOPICS_SAVE_AS": "topics/index.html",
        "TOPIC_URL": "topics/{slug}/",
        "TOPIC_SAVE_AS": "topics/{slug}/index.html",
        "TOPICS_BY_FREQUENCY_URL": "topics/by-frequency/",
        "TOPICS_BY_FREQUENCY_SAVE_AS": "topics/by-frequency/index.html",
        "TOPIC_FEED_SAVE_AS": "topics/{slug}/feed.xml",
        "TOPIC_JSON_SAVE_AS": "topics/{slug}/index.json",
        "PEOPLE_URL": "people/",
        "PEOPLE_SAVE_AS": "people/index.html",
        "PERSON_URL": "people/{slug}/",
        "PERSON_SAVE_AS": "people/{slug}/index.html",
        "PEOPLE_BY_FREQUENCY_URL": "people/by-frequency/",
        "PEOPLE_BY_FREQUENCY_SAVE_AS": "people/by-frequency/index.html",
        "PERSON_FEED_SAVE_AS": "people/{slug}/feed.xml",
        "PERSON_JSON_SAVE_AS": "people/{slug}/index.json",
        "INTERSECTION_URL": "people/{person}/topics/{topic}/",
        "INTERSECTION_SAVE_AS": "people/{person}/topics/{topic}/index.html",
        "ARTICLE_JSON_SAVE_AS": "articles/{slug}/index.json",
        "OUTLETS_URL": "outlets/",
        "OUTLETS_SAVE_AS": "outlets/index.html",
        "OUTLET_URL": "outlets/{slug}/",
        "OUTLET_SAVE_AS": "outlets/{slug}/index.html",
    }
)

_PAGINATED = ("topic", "person", "outlet", "intersection")


def set_defaults(settings: dict[str, Any]) -> None:
    """Give every setting that the digest needs, and a site does not set, its default."""
    for key, address in ADDRESS_DEFAULTS.items():
        settings.setdefault(key, address)
    # Slugs are checked to differ, and an article without `Slug:` has its file's name for one: no
    # two are translations of each other, though Pelican's own slugs of their titles may agree.
    settings["ARTICLE_TRANSLATION_ID"] = None
    # Temporary files of editors and of the importer, which are no articles.
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], ".*"]
    # Mappings of their own: Pelican hands out its module-wide defaults where a site sets none.
    settings["PAGINATED_TEMPLATES"] = {
        **dict.fromkeys(_PAGINATED),
        **settings["PAGINATED_TEMPLATES"],
    }
    # Titles and names are text from elsewhere: no theme and no site is safe with them as markup.
    settings["JINJA_ENVIRONMENT"] = {**settings["JINJA_ENVIRONMENT"], "autoescape": True}


def has_intersections(settings: Mapping[str, Any]) -> bool:
    """Tell whether pages of a person and a topic have a place: beside those of either."""
    return all(settings[f"{kind}_SAVE_AS"] for kind in ("INTERSECTION", "PERSON", "TOPIC"))


def period_address(settings: Mapping[str, Any], key: str, day: date) -> str:
    """Return `YEAR_ARCHIVE_URL` (and the like) for the period that `day` lies in."""
    return str(settings[key]).format(date=day)
