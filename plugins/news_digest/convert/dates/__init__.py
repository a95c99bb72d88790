"""Dates as pages print them: every date that stands in a text, with its precision and zone.

names     months and weekdays in the languages that pages are written in
forms     the forms of dates: 27 March 2007, 27.03.07, 2007年3月27日
clocks    times and zones
finding   the three put together
yearless  days whose year the page leaves out: March 27; Tue, 27 March
relative  moments that only the page's reader can place: 2 hours ago
"""

from news_digest.convert.dates.finding import FoundDate, find_dates
from news_digest.convert.dates.forms import prefers_day_first
from news_digest.convert.dates.names import is_month
from news_digest.convert.dates.relative import is_relative
from news_digest.convert.dates.yearless import YearlessDate, find_yearless

__all__ = [
    "FoundDate",
    "YearlessDate",
    "find_dates",
    "find_yearless",
    "is_month",
    "is_relative",
    "prefers_day_first",
]
