"""The one place that touches Pelican: its signals, URL wrappers, generators and settings.

plugin      the signals                     addresses   where pages lie, unless a site says else
run         what one build works on         wrappers    Topic, Person, Outlet
articles    entries -> Pelican's articles   overview    what every template sees as `digest`
generator   pages and feeds                 account     do the counts add up? The build's report
settings    pelicanconf.py -> settings      errors      diagnostics in place of tracebacks
strays      files that nothing reads        templates   does the theme have them all?
subjects    what pages of terms show        statement_cache   what articles say of people, kept
structured  JSON-LD                         twins       pages -> JSON
"""
