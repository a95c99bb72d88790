"""Settings of the published site: absolute addresses from SITEURL, and no drafts."""

import os
import re
import runpy
import sys
from pathlib import Path
from urllib.parse import urlsplit

_SITE = runpy.run_path(str(Path(__file__).with_name("pelicanconf.py")))
globals().update({name: value for name, value in _SITE.items() if name.isupper()})


def _is_address(siteurl: str) -> bool:
    """Tell whether addresses of pages can begin with `siteurl`."""
    if not re.fullmatch(r"https?://[^\s\"'<>\\^`{|}?#]+", siteurl):
        return False
    try:
        parts = urlsplit(siteurl)
        host, _ = parts.hostname, parts.port  # which raises where the port is none
    except ValueError:
        return False
    return host is not None and re.search(r"\w", host) is not None and "@" not in parts.netloc


SITEURL = os.environ.get("SITEURL", "").rstrip("/")
if not _is_address(SITEURL):
    sys.exit(
        "publishconf.py: the environment variable SITEURL must hold the site's address, such as "
        f"https://example.org/digest, and is {os.environ.get('SITEURL', '')!r}."
    )
RELATIVE_URLS = False
DIGEST_DRAFTS = False
