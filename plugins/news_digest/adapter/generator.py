"""The pages of topics, people, outlets and periods, every feed, and the sitemap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.utils import sanitised_join

from news_digest.adapter.addresses import period_address
from news_digest.adapter.feeds import make_feeds
from news_digest.adapter.overview import Overview, Site, Terms
from news_digest.adapter.redirects import write_redirects
from news_digest.adapter.run import run_of
from news_digest.adapter.wrappers import Term
from news_digest.site.archives import Month, Year
from news_digest.site.feeds import render_feed
from news_digest.site.sitemap import render_sitemap


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
        for save_as, feed in make_feeds(run.site, run.settings, self.settings):
            self._write_text(save_as, render_feed(feed))
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
        save_as = self.settings[f"{template.upper()}_SAVE_AS"]
        if save_as:
            url = self.settings[f"{template.upper()}_URL"]
            self._write(save_as, self.get_template(template), url=url, terms=terms)

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
            if self.settings[f"{kind.upper()}_SAVE_AS"]:
                yield self.settings[f"{kind.upper()}_URL"]
            yield from (term.url for term in getattr(site.overview, kind) if term.save_as)
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
