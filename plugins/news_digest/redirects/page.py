"""The page at an old address: a static host cannot answer with a redirect of HTTP."""

from __future__ import annotations

from html import escape


def render_redirect(target: str, canonical: str, *, lang: str, site: str) -> str:
    """Return a page that leads to `target` at once, with a link for readers whom it does not.

    It needs neither script nor style, so that it works under any Content-Security-Policy, and
    asks for no icon, which may not be where browsers look for one. `canonical` tells search
    engines which address counts; this one they are not to list.
    """
    to, name = escape(target), escape(site)
    return f"""\
<!DOCTYPE html>
<html lang="{escape(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{escape(canonical)}">
<link rel="icon" href="data:,">
<title>Moved – {name}</title>
</head>
<body>
<main>
<h1>This page has moved</h1>
<p><a href="{to}">Go to its new address</a></p>
</main>
</body>
</html>
"""
