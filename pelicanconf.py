"""The site's settings. docs/configuration.md describes them; publishconf.py adds to them."""

# What readers see.
SITENAME = "News Digest"
SITESUBTITLE = "Curated reports on international affairs"
DEFAULT_LANG = DIGEST_LANG = "en"

# Every feed id is made of this text: choose your own before you publish, and never change it.
DIGEST_SITE_ID = "news-digest-2026"

# Where the raw documents can be looked at, for the link below each article; None for nowhere.
# On GitHub: "https://github.com/YOU/SITE/blob/main/{path}#L{first}-L{last}"
DIGEST_SOURCE_URL = None

# How much of an outlet may be published that content/curation/outlets.yml does not know:
# "full", "excerpt" or "link".
DIGEST_DEFAULT_POLICY = "full"

# Articles a page.
DEFAULT_PAGINATION = 20

# Folders.
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
OUTPUT_PATH = "output"
CACHE_PATH = ".cache/pelican"
DELETE_OUTPUT_DIRECTORY = True  # an article that was withdrawn must not stay online
THEME = "themes/digest"

PLUGINS = ["news_digest", "lunr_search"]

# The same bytes on every machine: neither its locale nor its time zone counts.
LOCALE = ["C.UTF-8", "C"]
TIMEZONE = "UTC"
CACHE_CONTENT = LOAD_CONTENT_CACHE = False

# Addresses. All are directories, so that nothing but a folder's name is ever in a link. This build
# is to look at: its links are relative, and work below any path of a web server.
SITEURL = ""
RELATIVE_URLS = True
INDEX_SAVE_AS = "index.html"
INDEX_URL = ""
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
DRAFT_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = "drafts/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_PAGE_URL = "drafts/pages/{slug}/"
DRAFT_PAGE_SAVE_AS = "drafts/pages/{slug}/index.html"
ARCHIVES_URL = "archives/"
ARCHIVES_SAVE_AS = "archives/index.html"
YEAR_ARCHIVE_URL = "archives/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archives/{date:%Y}/index.html"
MONTH_ARCHIVE_URL = "archives/{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "archives/{date:%Y}/{date:%m}/index.html"
SEARCH_URL = "search/"
SEARCH_SAVE_AS = "search/index.html"
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

# Pelican's own taxonomies and feeds: topics, people, outlets and feeds are the digest's.
DIRECT_TEMPLATES = ["index", "archives", "search", "404"]
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
USE_FOLDER_AS_CATEGORY = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

# How articles are read. A slug is an article's own, so no two are translations of each other; a
# file's name says nothing about its date.
MARKDOWN = {
    "extensions": ["markdown.extensions.meta", "markdown.extensions.sane_lists"],
    "extension_configs": {},
    "output_format": "html",
}
READERS = {"html": None, "htm": None, "rst": None}
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
FILENAME_METADATA = ""
TYPOGRIFY = False
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

# The search: which attribute of an article fills which field.
LUNR_FIELDS = {
    "title": "title",
    "body": "content",
    "people": "everybody",
    "topics": "topics",
    "outlet": "outlet",
    "agency": "agency",
    "place": "place",
}
LUNR_BOOSTS = {"title": 5, "people": 3, "topics": 3}
LUNR_UNSTEMMED = ["people", "topics", "outlet", "agency", "place"]
LUNR_CARD = {
    "title": "title",
    "date": "published.day_text",
    "outlet": "outlet",
    "agency": "agency",
    "lead": "summary_text",
}
LUNR_HTML = ["content"]
LUNR_DATE = "published.day"
LUNR_FACETS = {
    "person": ("everybody", "People"),
    "topic": ("topics", "Topics"),
    "outlet": ("outlet", "Outlets"),
}
LUNR_SUGGEST = {"people": ("everybody", "Person"), "topics": ("topics", "Topic")}
LUNR_ALIASES = {"person": "people", "topic": "topics"}
