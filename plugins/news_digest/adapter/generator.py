"""The pages of topics, people, outlets and periods, every feed, and the sitemap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.utils import get_relative_path, sanitised_join

from news_digest.adapter.addresses import period_address
from news_digest.adapter.feeds import make_feeds
from news_digest.adapter.overview import Intersection, Overview, Site, Terms
from news_digest.adapter.redirects import write_redirects
from news_digest.adapter.run import run_of
from news_digest.adapter.twins import article_twin, person_twin, topic_twin
from news_digest.adapter.wrappers import Term
from news_digest.site.archives import Month, Year
from news_digest.site.feeds import render_feed
from news_digest.site.json_text import file_json
from news_digest.site.sitemap import render_sitemap

# The index by frequency is of the most frequent: the tail has one article each, in no order.
MOST_RANKED = 300


class DigestGenerator(Generator):  # type: ignore[misc]
    """Writes what Pelican has no generator for."""

    def generate_output(self, writer: Any) -> None:
        """Write the pages and feeds of the run's site."""
        run = run_of(self.settings)
        if run is None or run.site is None:
            return
        self._write = partial(
            writer.write_file, context=self.context, relative_urls=self.settings["RELATIVE_URLS"]
        )
        self._write_terms(run.site.overview, run.site.terms)
        self._write_periods(run.site)
        self._write_intersections(run.site.intersections)
        for save_as, feed in make_feeds(run.site, run, self.settings):
            self._write_text(save_as, render_feed(feed))
        self._write_twins(run.site)
        if self.settings["SITEURL"]:
            addresses = self._addresses(run.site)
            self._write_text("sitemap.xml", render_sitemap(self.settings["SITEURL"], addresses))
        # Pelican's writer knows every page of the build, those of its own generators too.
        write_redirects(run, self.settings, Path(self.output_path), writer._written_files)
        # GitHub Pages drops folders that begin with an underscore unless this file is there.
        self._write_text(".nojekyll", "")

    def _write_terms(self, overview: Overview, terms: Terms) -> None:
        self._write_index("topics", overview.topics)
        self._write_index("people", overview.people)
        self._write_index("outlets", overview.outlets)
        self._write_each("topic", terms.topics.values())
        self._write_each("person", terms.people.values())
        self._write_each("outlet", terms.outlets.values())

    def _write_index(self, template: str, terms: Sequence[Term]) -> None:
        """Write the index of a kind of term by name, and for topics and people by frequency."""
        by_name = self._place(template)
        by_frequency = self._place(f"{template}_BY_FREQUENCY") if by_name else None
        ranked = sorted(terms, key=lambda term: -term.count)
        for order, place, listed in (
            ("name", by_name, terms),
            ("frequency", by_frequency, ranked[:MOST_RANKED]),
        ):
            if place:
                save_as, url = place
                self._write(
                    save_as,
                    self.get_template(template),
                    url=url,
                    terms=listed,
                    order=order,
                    by_name_url=by_name[1] if by_name else None,
                    by_frequency_url=by_frequency[1] if by_frequency else None,
                )

    def _place(self, kind: str) -> tuple[str, str] | None:
        """Return file and address of a page, if the site wants it."""
        save_as = self.settings.get(f"{kind.upper()}_SAVE_AS")
        return (save_as, self.settings[f"{kind.upper()}_URL"]) if save_as else None

    def _write_each(self, template: str, terms: Iterable[Term]) -> None:
        """Write a page for every term.

        The pages of drafts link to theirs, too: a term that no published article names lists the
        drafts that do. (Where a site shows no drafts, there is no such term.)
        """
        for term in terms:
            if term.save_as:
                self._write(
                    term.save_as,
                    self.get_template(template),
                    template_name=template,
                    url=term.url,
                    term=term,
                    articles=term.articles or term.drafts,
                )

    def _write_intersections(self, intersections: Iterable[Intersection]) -> None:
        for one in intersections:
            self._write(
                one.save_as,
                self.get_template("intersection"),
                template_name="intersection",
                url=one.url,
                person=one.person,
                topic=one.topic,
                shared=one.count,
                articles=list(one.articles),
            )

    def _write_twins(self, site: Site) -> None:
        for person in site.overview.people:
            self._write_twin(person.json_url, partial(person_twin, person))
        for topic in site.overview.topics:
            self._write_twin(topic.json_url, partial(topic_twin, topic))
        for article, _ in site.published:
            self._write_twin(article.json_url, partial(article_twin, article))

    def _write_twin(self, save_as: str | None, twin: Callable[[str], Mapping[str, Any]]) -> None:
        if save_as:
            base = self.settings["SITEURL"] or get_relative_path(save_as)
            self._write_text(save_as, file_json(twin(base)))

    def _write_periods(self, site: Site) -> None:
        days = [
            (article, entry.published.day) for article, entry in site.published if entry.published
        ]
        for year in site.overview.years:
            in_year = [(article, day) for article, day in days if day.year == year.year]
            self._write_period("YEAR", str(year.year), year, in_year)
            for month in year.months:
                in_month = [(article, day) for article, day in in_year if day.month == month.month]
                self._write_period("MONTH", f"{month.name} {year.year}", year, in_month)

    def _write_period(
        self, kind: str, period: str, year: Year, articles: Sequence[tuple[Any, date]]
    ) -> None:
        _, day = articles[0]
        save_as = period_address(self.settings, f"{kind}_ARCHIVE_SAVE_AS", day)
        if save_as:
            self._write(
                save_as,
                self.get_template("period_archives"),
                url=period_address(self.settings, f"{kind}_ARCHIVE_URL", day),
                period=period,
                year=year,
                articles=[article for article, _ in articles],
            )

    def _addresses(self, site: Site) -> Iterator[str]:
        """Yield the address of every page that is worth finding, without page 2 and so on."""
        yield ""
        yield from (article.url for article, _ in site.published)
        for kind in ("topics", "people", "outlets"):
            if place := self._place(kind):
                yield place[1]
                if by_frequency := self._place(f"{kind}_BY_FREQUENCY"):
                    yield by_frequency[1]
            yield from (term.url for term in getattr(site.overview, kind) if term.save_as)
        yield from (one.url for one in site.intersections)
        for year in site.overview.years:
            periods: dict[str, Sequence[Year | Month]] = {"YEAR": (year,), "MONTH": year.months}
            for kind, found in periods.items():
                if self.settings[f"{kind}_ARCHIVE_SAVE_AS"]:
                    yield from (period.url for period in found)
        yield from (page.url for page in self.context["pages"])

    def _write_text(self, name: str, text: str) -> None:
        path = Path(sanitised_join(self.output_path, name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
