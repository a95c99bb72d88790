"""Charts of articles over time: the unit, the bars, and that nothing gets lost in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.site.timeline import BAR, MOST_BARS, STEP, Unit, timeline

DAYS = st.dates(min_value=date.min, max_value=date.max)


@pytest.mark.parametrize(
    ("last", "unit", "width", "label"),
    [
        (date(2007, 3, 29), Unit.DAY, 3, "29 March 2007"),
        (date(2007, 5, 25), Unit.DAY, 60, "25 May 2007"),
        (date(2007, 5, 26), Unit.WEEK, 9, "21 May 2007"),
        (date(2008, 5, 20), Unit.MONTH, 15, "May 2008"),
        (date(2020, 5, 20), Unit.YEAR, 14, "2020"),
        (date(2107, 5, 20), Unit.DECADE, 11, "2100s"),
    ],
)
def test_the_unit_follows_the_time_between(last: date, unit: Unit, width: int, label: str) -> None:
    chart = timeline([date(2007, 3, 27), last, last])
    assert chart is not None
    assert (chart.unit, chart.width, chart.last) == (unit, width * STEP, label)
    assert [bar.count for bar in chart.bars] == [1, 2]
    assert [bar.height for bar in chart.bars] == [50, 100]


def test_a_bar_says_where_it_stands() -> None:
    chart = timeline([date(2007, 3, 27), date(2008, 9, 3)])
    assert chart is not None
    first, last = chart.bars
    assert (first.start, first.label, first.x) == ("2007-03", "March 2007", 1)
    assert (last.start, last.label, last.x) == ("2008-09", "September 2008", 18 * STEP + 1)


@pytest.mark.parametrize("days", [[], [date(2007, 3, 27)], [date(2007, 3, 27)] * 9])
def test_one_day_is_nothing_to_compare(days: list[date]) -> None:
    assert timeline(days) is None


@given(st.lists(DAYS, max_size=30))
def test_every_article_is_in_one_bar_within_the_chart(days: list[date]) -> None:
    chart = timeline(days)
    if chart is None:
        assert len(set(days)) < 2 or max(days).year // 10 == min(days).year // 10
        return
    assert sum(bar.count for bar in chart.bars) == len(days)
    assert max(bar.count for bar in chart.bars) == chart.most
    assert [bar.x for bar in chart.bars] == sorted({bar.x for bar in chart.bars})
    assert chart.unit is Unit.DECADE or chart.width <= MOST_BARS * STEP
    for bar in chart.bars:
        assert 0 <= bar.x <= chart.width - BAR
        assert bar.y + bar.height == chart.height
        assert 0 < bar.height <= chart.height
