"""Small sites, built by Pelican itself with a theme that prints what templates get."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings

_ARTICLE = """\
{% macro names(terms) %}{% for term in terms %}{{ term.name }} <{{ term.url }}>
{% endfor %}{% endmacro %}
root: {{ SITEURL }}
title: {{ article.title }}
url: {{ article.url }}
status: {{ article.status }}
published: {{ article.published.iso }} | {{ article.published.text }} | {{ article.published.day }}
outlet: {{ article.outlet.name }} <{{ article.outlet.url }}>
agency: {{ article.agency.name }} <{{ article.agency.url }}>
place: {{ article.place }}
byline: {{ article.byline }}
credit: {{ article.credit }}
image credit: {{ article.image_credit }}
licence: {{ article.licence }}
language: {{ article.language }} {{ article.direction }}
original: {{ article.original }}
policy: {{ article.policy }}
source: {{ article.source.path }} {{ article.source.first_line }} {{ article.source.url }}
summary: {{ article.summary_text }}
topics: {{ names(article.topics) }}
people: {{ names(article.people) }}
everybody: {% for one in article.everybody %}{{ one.name or one }}
{%- if loop.last %}.{% else %}, {% endif %}{% endfor %}

<main>{{ article.content|safe }}</main>
"""
_LIST = """\
{% for article in articles_page.object_list -%}
<a href="{{ SITEURL }}/{{ article.url }}">{{ article.title }}</a>
{% endfor -%}
page {{ articles_page.number }} of {{ articles_paginator.num_pages }}
next {{ articles_next_page.url if articles_next_page else "-" }}
previous {{ articles_previous_page.url if articles_previous_page else "-" }}
"""
_TERM = "{{ term.name }} {{ term.id }} {{ term.count }} {{ term.feed_url }}\n" + _LIST
_TERMS = "{% for term in terms %}{{ term.name }} {{ term.url }} {{ term.count }}\n{% endfor %}"
_OVERVIEW = """\
{{ DIGEST_LANG }} {{ digest.feed_url }}
{{ digest.counts.articles }} {{ digest.counts.topics }} {{ digest.counts.people }}
{% for year in digest.years %}
{{ year.year }} {{ year.url }} {{ year.count }}
{%- for month in year.months %} {{ month.month }} {{ month.name }} {{ month.url }} {{ month.count }}
{%- endfor +%}
{% endfor %}
"""
_PERIOD = (
    "{{ period }} in {{ year.year }}:{% for article in articles %} {{ article.slug }}{% endfor %}"
)

_BOTH = "{{ person.name }} and {{ topic.name }}: {{ shared }}\n" + _LIST

TEMPLATES = {
    "index": _LIST,
    "article": _ARTICLE,
    "page": "{{ page.title }} {{ page.content|safe }}",
    "topics": _TERMS,
    "people": _TERMS,
    "outlets": _TERMS,
    "topic": _TERM,
    "person": _TERM,
    "outlet": _TERM,
    "intersection": _BOTH,
    "archives": _OVERVIEW,
    "period_archives": _PERIOD,
}

# The settings that a site needs to be like the real one; the addresses of terms are defaults.
SETTINGS = {
    "SITENAME": "Test Digest",
    "SITEURL": "",
    "RELATIVE_URLS": True,
    "DIGEST_SITE_ID": "test",
    "DIGEST_PERSON_PAGE_FROM": 1,  # a few articles show what many would
    "PLUGINS": ["news_digest"],
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "THEME": "theme",
    "ARTICLE_PATHS": ["articles"],
    "DELETE_OUTPUT_DIRECTORY": True,
    "DIRECT_TEMPLATES": ["index", "archives"],
    "INDEX_URL": "",
    "ARTICLE_URL": "articles/{slug}/",
    "ARTICLE_SAVE_AS": "articles/{slug}/index.html",
    "DRAFT_URL": "drafts/{slug}/",
    "DRAFT_SAVE_AS": "drafts/{slug}/index.html",
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    "ARCHIVES_URL": "archives/",
    "ARCHIVES_SAVE_AS": "archives/index.html",
    "YEAR_ARCHIVE_URL": "archives/{date:%Y}/",
    "YEAR_ARCHIVE_SAVE_AS": "archives/{date:%Y}/index.html",
    "MONTH_ARCHIVE_URL": "archives/{date:%Y}/{date:%m}/",
    "MONTH_ARCHIVE_SAVE_AS": "archives/{date:%Y}/{date:%m}/index.html",
    "PAGINATION_PATTERNS": [
        [1, "{url}", "{save_as}"],
        [2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"],
    ],
    "DEFAULT_PAGINATION": 2,
    "CATEGORY_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    "AUTHOR_SAVE_AS": "",
    "USE_FOLDER_AS_CATEGORY": False,
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "TRANSLATION_FEED_ATOM": None,
    "FILENAME_METADATA": "",
    "TIMEZONE": "UTC",
    "LOCALE": ["C.UTF-8", "C"],
    "JINJA_ENVIRONMENT": {"autoescape": True, "trim_blocks": True},
    "MARKDOWN": {"extensions": [], "extension_configs": {}},
}


@dataclass(frozen=True)
class Site:
    """A site below `root`. Its pelicanconf.py serves the `pelican` command as well."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def article(self, name: str, *metadata: str, body: str = "Body.") -> Path:
        """Write an article whose title is its name, with a date unless `metadata` has one."""
        lines = [f"Title: {name}", *metadata]
        if not any(line.startswith(("Date:", "Status:")) for line in metadata):
            lines.append("Date: 2007-03-27")
        return self.write(f"content/articles/{name}.md", "\n".join((*lines, "", body, "")))

    def configure(self, **more: Any) -> None:
        lines = [f"{key} = {value!r}" for key, value in {**SETTINGS, **more}.items()]
        self.write("pelicanconf.py", "\n".join((*lines, "")))

    def pelican(self, **more: Any) -> Pelican:
        self.configure(**more)
        return Pelican(read_settings(str(self.root / "pelicanconf.py")))

    def build(self, **more: Any) -> Path:
        self.pelican(**more).run()
        return self.output

    def page(self, address: str) -> str:
        name = "index.html" if address.endswith("/") or not address else ""
        return (self.output / address / name if name else self.output / address).read_text("utf-8")

    def files(self) -> set[str]:
        """The files of the output, without the theme's and `index.html`."""
        return {
            path.relative_to(self.output).as_posix().removesuffix("index.html")
            for path in self.output.rglob("*")
            if path.is_file() and "theme" not in path.relative_to(self.output).parts
        }

    def report(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.root / ".build/report.json").read_text("utf-8"))
        return found


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with a theme and empty vocabularies, and nothing else."""
    made = Site(tmp_path / "site")
    for name, template in TEMPLATES.items():
        made.write(f"theme/templates/{name}.html", template)
    made.write("content/pages/about.md", "Title: About\n\nAbout.\n")
    for name in ("people", "topics", "outlets"):
        made.write(f"content/curation/{name}.yml", f"{name}: {{}}\n")
    return made
