"""Settings of the published site: absolute addresses from SITEURL, and no drafts."""

import os
import runpy
import sys
from pathlib import Path

_SITE = runpy.run_path(str(Path(__file__).with_name("pelicanconf.py")))
globals().update({name: value for name, value in _SITE.items() if name.isupper()})

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
if not SITEURL.startswith(("https://", "http://")):
    sys.exit(
        "publishconf.py: the environment variable SITEURL must hold the site's address, such as "
        "https://example.org/digest"
    )
RELATIVE_URLS = False
DIGEST_DRAFTS = False
