"""What the pages say about articles, terms and periods, at the edges too."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

BASE = "https://digest.example/base/"


@pytest.fixture(scope="module")
def article_page(theme, parse):
    def render(article):
        return parse(theme.render("article.html", article=article))

    return render


@pytest.fixture(scope="module")
def index_page(theme, parse):
    def render(articles, number=1, per_page=10):
        pagination = theme.pagination(articles, number=number, per_page=per_page)
        return parse(theme.render("index.html", **pagination))

    return render


def articles(theme, count):
    return [theme.article(f"Article {n}", slug=f"a{n}") for n in range(1, count + 1)]


# An article


def test_an_article_has_all_that_is_known_of_it(theme, article_page):
    page = article_page(theme.article())
    words = page.one("main").words
    assert page.one("h1").words == "Russia draws 'red line'"
    for expected in (
        "3 September 2007, 13:05 (UTC+04:00)",
        "Moscow",
        "Jane Doe",
        "Trend",
        "AFP",
        "First paragraph. Second paragraph.",
        "compiled from agency reports",
        "From seeds/004.txt, lines 3–41",
    ):
        assert expected in words
    for address in ("topics/kosovo-status/", "people/sergei-lavrov/", "outlets/afp/"):
        assert page.one("main").find("a", href=BASE + address)
    assert page.one("time").attributes["datetime"] == "2007-09-03T13:05+04:00"
    assert page.one("a", href="https://news.example/lavrov").words == "Read the original at Trend"


def test_an_article_without_anything_is_a_whole_page(theme, article_page):
    page = article_page(theme.bare_article())
    assert page.one("h1").words == "Bare"
    assert "undated" in page.one("main").words
    assert "Written for The News Digest" in page.one("main").words
    assert not page.find("time")
    assert not page.with_class("prose")


def test_a_draft_is_marked_and_kept_out_of_search_engines(theme, article_page):
    draft = article_page(theme.bare_article())
    assert draft.one("meta", name="robots").attributes["content"] == "noindex"
    assert "Draft." in draft.one("main").words
    published = article_page(theme.article())
    assert not published.find("meta", name="robots")
    assert "Draft" not in published.one("main").words


@pytest.mark.parametrize(
    ("licence", "href"),
    [
        ("CC BY 4.0", None),
        ("https://licences.example/by/4.0/", "https://licences.example/by/4.0/"),
        ("javascript:alert(1)", None),
    ],
)
def test_credit_of_pictures_and_licence_are_shown(theme, article_page, licence, href):
    page = article_page(theme.article(licence=licence))
    assert page.with_class("image-credit")[0].words == "Pictures: Photo Agency"
    (shown,) = page.with_class("licence")
    assert shown.words == f"Licence: {licence}"
    assert [link.attributes["href"] for link in shown.find("a")] == ([href] if href else [])


@pytest.mark.parametrize(
    ("policy", "original", "notice"),
    [
        (
            "excerpt",
            "https://news.example/x",
            "This is an excerpt. Read the whole article at Trend",
        ),
        ("excerpt", None, "This is an excerpt. The whole article is with Trend."),
        (
            "link",
            "https://news.example/x",
            "Only the headline may be given here. Read the whole article at Trend",
        ),
    ],
)
def test_policies_are_explained(theme, article_page, policy, original, notice):
    page = article_page(theme.article(policy=policy, original=original))
    assert [n.words for n in page.with_class("notice")] == [notice]


def test_the_notice_does_without_an_outlet(theme, article_page):
    page = article_page(theme.article(policy="excerpt", outlet=None, agency=None))
    assert page.with_class("notice")[0].words == "This is an excerpt. Read the whole article"
    assert not page.with_class("kicker")


def test_articles_in_full_need_no_notice(theme, article_page):
    assert not article_page(theme.article()).with_class("notice")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (
            "https://code.example/blob/seeds/004.txt#L3",
            "https://code.example/blob/seeds/004.txt#L3",
        ),
        ("seeds/004.txt", BASE + "seeds/004.txt"),
        ("javascript:alert(1)", BASE + "javascript:alert(1)"),
        ("JavaScript://%0aalert(1)", BASE + "JavaScript://%0aalert(1)"),
    ],
)
def test_the_source_document_is_linked_where_it_has_an_address(theme, article_page, url, address):
    source = SimpleNamespace(
        path="seeds/004.txt", name="004.txt", first_line=7, last_line=7, url=url
    )
    page = article_page(theme.article(source=source))
    (path,) = page.with_class("path")
    assert (path.tag, path.attributes["href"], path.words) == ("a", address, "seeds/004.txt")
    assert "From seeds/004.txt, line 7" in page.one("main").words


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil", "x"]
)
def test_an_original_that_is_no_web_address_is_not_linked(theme, article_page, address):
    page = article_page(theme.article(original=address))
    assert not [a for a in page.find("a") if not a.attributes["href"].startswith((BASE, "#"))]


def test_twelve_people_are_all_there(theme, article_page):
    people = [theme.term("person", f"Person {n}") for n in range(12)]
    page = article_page(theme.article(people=people))
    listed = [a for a in page.one("main").find("a") if "/people/" in a.attributes["href"]]
    assert [a.words for a in listed] == [person.name for person in people]


def test_text_in_another_language_says_so(theme, article_page):
    page = article_page(theme.article("وزير الخارجية", language="ar", direction="rtl"))
    assert page.one("article").attributes["lang"] == "ar"
    assert page.one("article").attributes["dir"] == "rtl"
    assert page.one("h1").attributes["dir"] == "auto"
    ours = page.with_class("original")[0].attributes
    assert (ours["lang"], ours["dir"]) == ("en", "auto")
    page = article_page(theme.article())
    assert not {"lang", "dir"} & page.one("article").attributes.keys()
    assert "lang" not in page.with_class("original")[0].attributes


def test_a_story_runs_the_way_of_its_language(theme, article_page):
    # A right-to-left story that begins with a Latin name would else be set from the left.
    for direction, expected in (("rtl", "rtl"), ("ltr", "ltr"), (None, "auto")):
        article = theme.article(direction=direction, content="<p>AFP وزير الخارجية</p>")
        (prose,) = article_page(article).with_class("prose")
        assert prose.attributes["dir"] == expected


def test_a_shared_article_has_a_preview(theme, article_page):
    page = article_page(theme.article(summary_text="S" * 400))
    card = {
        m.attributes["property"]: m.attributes["content"]
        for m in page.find("meta")
        if "property" in m.attributes and m.attributes["property"] != "article:tag"
    }
    assert len(card.pop("og:description")) <= 303
    assert card == {
        "og:site_name": "The News Digest",
        "og:title": "Russia draws 'red line'",
        "og:type": "article",
        "og:url": BASE + "articles/2007-09-03-russia-draws-red-line/",
        "article:published_time": "2007-09-03T13:05+04:00",
    }


# Lists of articles


def test_the_index_leads_with_the_newest(theme, index_page):
    page = index_page(articles(theme, 3))
    entries = page.with_class("story")
    assert [e.one("h2").words for e in entries] == ["Article 1", "Article 2", "Article 3"]
    assert ["lead" in e.attributes["class"].split() for e in entries] == [True, False, False]
    assert page.one("h1").words == "The News Digest"
    assert page.one("title").words == "The News Digest"


def test_later_pages_of_the_index_say_which_they_are(theme, index_page):
    page = index_page(articles(theme, 25), number=2)
    assert page.one("h1").words == "Latest articles, page 2"
    assert page.one("title").words == "Latest articles, page 2 – The News Digest"
    assert page.one("link", rel="canonical").attributes["href"] == BASE + "page/2/"
    assert not page.with_class("lead")


def test_an_entry_shows_the_day_the_outlet_and_the_topics(theme, index_page):
    entry = index_page(articles(theme, 2)).with_class("story")[1]
    assert entry.one("time").words == "3 September 2007"
    assert entry.words.startswith("3 September 2007 Trend AFP Article 2 First paragraph.")
    assert [li.words for li in entry.find("li")] == ["Kosovo status", "Missile defence"]


def test_an_entry_needs_none_of_it(theme, index_page):
    (entry,) = index_page([theme.bare_article()]).with_class("story")
    assert entry.words == "undated Draft Bare"
    assert not entry.find("ul")


def test_an_index_without_articles_says_so(index_page):
    page = index_page([])
    assert "No articles yet." in page.one("main").words
    assert not page.with_class("pages")


@pytest.mark.parametrize(
    ("pages", "number", "shown"),
    [
        (2, 1, "1 2 Older"),
        (2, 2, "Newer 1 2"),
        (5, 3, "Newer 1 2 3 4 5 Older"),
        (20, 1, "1 2 … 20 Older"),
        (20, 10, "Newer 1 … 9 10 11 … 20 Older"),
        (20, 20, "Newer 1 … 19 20"),
    ],
)
def test_pagination(theme, index_page, pages, number, shown):
    page = index_page(articles(theme, pages), number=number, per_page=1)
    (navigation,) = page.with_class("pages")
    assert navigation.words == shown
    current = navigation.one("a", aria_current="page")
    assert current.words == str(number)
    addresses = {a.words: a.attributes["href"] for a in navigation.find("a")}
    assert addresses["1"] == BASE
    assert addresses[str(pages)] == f"{BASE}page/{pages}/"
    if number > 1:
        earlier = "" if number == 2 else f"page/{number - 1}/"
        assert addresses["Newer"] == BASE + earlier
    if number < pages:
        assert addresses["Older"] == f"{BASE}page/{number + 1}/"


def test_one_page_needs_no_pagination(theme, index_page):
    assert not index_page(articles(theme, 10)).with_class("pages")


def test_the_front_page_ranks_topics_by_count(theme, parse):
    topics = [theme.term("topic", f"Topic {n:02}", count=n) for n in range(1, 13)]
    site = theme.site(digest={"topics": topics})
    page = parse(theme.render("index.html", site, **theme.pagination([theme.article()])))
    (section,) = page.find("section", aria_labelledby="most-topics")
    assert [li.one("a").words for li in section.find("li")] == [
        f"Topic {n:02}" for n in range(12, 2, -1)
    ]
    assert "All 12 topics" in section.words


# Terms


def term_page(theme, parse, kind, term, number=1):
    pagination = theme.pagination(articles(theme, 12), term.url, number=number)
    return parse(theme.render(f"{kind}.html", term=term, **pagination))


def test_a_topic_s_page(theme, parse):
    topic = theme.term("topic", count=12, description="About a province.", iptc="medtop:20000053")
    page = term_page(theme, parse, "topic", topic, number=2)
    head = page.with_class("page-head")[0]
    assert head.words == (
        "Topic Kosovo status, page 2 About a province. "
        "12 articles IPTC Media Topic medtop:20000053 Atom feed JSON"
    )
    assert [a.attributes["href"] for a in head.find("a")] == [
        BASE + topic.feed_url,
        BASE + topic.json_url,
    ]
    assert page.one("link", rel="canonical").attributes["href"] == BASE + topic.url + "page/2/"
    assert len(page.with_class("story")) == 2


def sections_of(page):
    """The sections of a page that have a heading, by its words."""
    return {
        section.find("h2")[0].words: section
        for section in page.one("main").find("section")
        if section.find("h2", id=section.attributes.get("aria-labelledby", "-"))
    }


def shared(term, count, url=None):
    return SimpleNamespace(term=term, count=count, url=url)


def test_a_topic_s_page_shows_what_it_is_about_and_with_whom(theme, parse):
    both = "people/sergei-lavrov/topics/kosovo-status/"
    topic = theme.term(
        "topic",
        introduction=("First.", "Second."),
        broader=theme.term("topic", "Balkans"),
        narrower=(theme.term("topic", "Status talks", count=2),),
        topics=[shared(theme.term("topic", "Missile defence"), 2)],
        people=[
            shared(theme.term("person", "Sergei Lavrov"), 4, both),
            shared(theme.term("person", "Anna Lund", url=None), 1),
        ],
        timeline=theme.timeline(),
    )
    page = term_page(theme, parse, "topic", topic)
    assert "part of Balkans" in page.with_class("page-head")[0].words
    assert page.with_class("introduction")[0].words == "First. Second."
    sections = sections_of(page)
    assert [li.one("a").words for li in sections["Within this topic"].find("li")] == [
        "Status talks"
    ]
    assert sections["Related topics"].one("li").words == "Missile defence 22 articles"
    lavrov, lund = sections["Key people"].find("li")
    assert lavrov.words == "Sergei Lavrov 44 articles on Kosovo status and Sergei Lavrov"
    assert [a.attributes["href"] for a in lavrov.find("a")] == [
        BASE + "people/sergei-lavrov/",
        BASE + both,
    ]
    assert not lund.find("a")
    later = term_page(theme, parse, "topic", topic, number=2)
    assert not later.with_class("introduction")
    assert not later.find("svg")
    assert "Key people" in sections_of(later)


def test_a_chart_says_in_words_what_it_draws(theme, parse):
    page = term_page(theme, parse, "topic", theme.term("topic", timeline=theme.timeline()))
    drawing = page.one("svg")
    assert drawing.attributes["role"] == "img"
    ids = drawing.attributes["aria-labelledby"].split()
    assert [page.one("title", id=ids[0]).words, page.one("desc", id=ids[1]).words] == [
        "Articles by month",
        "Kosovo status: from March 2007 to May 2007, at most 4 articles a month.",
    ]
    bars = drawing.find("rect")
    assert [bar.attributes["height"] for bar in bars] == ["25", "100"]
    assert [bar.one("title").words for bar in bars] == [
        "March 2007: 1 article",
        "May 2007: 4 articles",
    ]
    rows = page.one("table").one("tbody").find("tr")
    assert [(row.one("th").words, row.one("td").words) for row in rows] == [
        ("March 2007", "1"),
        ("May 2007", "4"),
    ]


def test_a_person_s_page_shows_roles_and_quotations(theme, parse):
    march = theme.published(iso="2007-03-27", text="27 March 2007", day="2007-03-27")
    later = theme.published()
    article, older = theme.article(), theme.article("Older", slug="older", published=march)
    person = theme.term(
        "person",
        "Sergei Lavrov",
        roles=[
            SimpleNamespace(role="foreign minister", first=march, last=later, count=3, url="a/"),
            SimpleNamespace(role="Envoy", first=march, last=march, count=1, url="b/"),
        ],
        quotations=[
            SimpleNamespace(text=f"Words {n}.", verb="said", article=article if n < 2 else older)
            for n in range(6)
        ],
    )
    sections = sections_of(term_page(theme, parse, "person", person))
    assert [li.words for li in sections["As the articles put it"].find("li")] == [
        "Foreign minister 27 March 2007 to 3 September 2007, 3 articles",
        "Envoy 27 March 2007",
    ]
    quoted = sections["In quotation"]
    assert [q.words for q in quoted.find("blockquote")] == [f"“Words {n}.”" for n in range(6)]
    assert quoted.one("summary").words == "2 more quotations"
    # Those of one article stand together; the list is cut at four.
    assert [len(figure.find("blockquote")) for figure in quoted.find("figure")] == [2, 2, 2]
    caption = quoted.find("figcaption")[0]
    assert caption.words == "Russia draws 'red line' 3 September 2007, Trend"
    assert caption.one("a").attributes["href"] == BASE + article.url


def test_articles_name_people_without_a_page(theme, article_page):
    page = article_page(
        theme.article(people=[theme.term("person", "Anna Lund", url=None)], surnames=["Dahl"])
    )
    listed = page.one("section", aria_labelledby="its-people").find("li")
    assert [li.words for li in listed] == ["Anna Lund", "Dahl"]
    assert not any(li.find("a") for li in listed)


def test_an_intersection(theme, parse):
    person, topic = theme.term("person", "Sergei Lavrov", count=9), theme.term("topic", count=5)
    page = parse(
        theme.render(
            "intersection.html",
            person=person,
            topic=topic,
            shared=3,
            **theme.pagination(articles(theme, 3), "people/l/topics/k/"),
        )
    )
    assert page.one("h1").words == "Sergei Lavrov and Kosovo status"
    facts = page.with_class("facts")[0]
    assert facts.words == "3 articles with both All on Sergei Lavrov: 9 All on Kosovo status: 5"
    assert [a.attributes["href"] for a in facts.find("a")] == [BASE + person.url, BASE + topic.url]
    assert len(page.with_class("story")) == 3


@pytest.mark.parametrize(("kind", "template"), [("topic", "topics"), ("person", "people")])
def test_an_index_by_frequency(theme, parse, kind, template):
    terms = [theme.term(kind, f"T{n}", id=f"t{n}", count=9 - n) for n in range(3)]
    site = theme.site(digest={"topics": terms * 2, "people": terms * 2})
    order = theme.order(template, "frequency")
    page = parse(theme.render(f"{template}.html", site, terms=terms, **order))
    (listed,) = page.with_class("ranking")
    assert [li.one("a").words for li in listed.find("li")] == ["T0", "T1", "T2"]
    assert "3" in page.with_class("more")[0].words
    current = page.with_class("orders")[0].one("a", aria_current="page")
    assert current.attributes["href"] == BASE + f"{template}/by-frequency/"


@pytest.mark.parametrize("kind", ["topic", "person"])
def test_first_pages_name_their_twin_and_speak_to_programs(theme, parse, kind):
    term = theme.term(kind)
    page = term_page(theme, parse, kind, term)
    assert page.one("link", type="application/json").attributes["href"] == BASE + term.json_url
    assert page.one("script", type="application/ld+json").text == "https://digest.example/base/"
    later = term_page(theme, parse, kind, term, number=2)
    assert not later.find("link", type="application/json")
    assert not later.find("script", type="application/ld+json")


def test_the_page_of_a_term_that_only_drafts_name_says_so(theme, parse):
    topic = theme.term("topic", count=0, feed_url=None, json_url=None)
    page = term_page(theme, parse, "topic", topic)
    assert page.with_class("page-head")[0].words == "Topic Kosovo status named in drafts only"
    assert len(page.find("link", type="application/atom+xml")) == 1  # the site's own


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_person_s_page(theme, parse, confirmed):
    person = theme.term("person", "Sergei Lavrov", confirmed=confirmed)
    head = term_page(theme, parse, "person", person).with_class("page-head")[0]
    assert head.words.startswith("Person Sergei Lavrov 1 article ")
    assert ("not yet confirmed" in head.words) is not confirmed


@pytest.mark.parametrize(
    ("kind", "policy", "words"),
    [
        ("outlet", "full", "Outlet Trend 1 article Its own site given in full"),
        ("agency", "excerpt", "News agency Trend 1 article Its own site given in excerpts"),
        ("outlet", "link", "Outlet Trend 1 article Its own site given as headlines with a link"),
    ],
)
def test_an_outlet_s_page(theme, parse, kind, policy, words):
    outlet = theme.term("outlet", "Trend", kind=kind, policy=policy, homepage="https://t.example/")
    page = term_page(theme, parse, "outlet", outlet)
    head = page.with_class("page-head")[0]
    assert head.words == words
    assert head.one("a").attributes["href"] == "https://t.example/"
    assert len(page.find("link", type="application/atom+xml")) == 1


def test_a_homepage_that_is_no_web_address_is_not_linked(theme, parse):
    outlet = theme.term("outlet", "Trend", homepage="javascript:alert(1)")
    assert not term_page(theme, parse, "outlet", outlet).with_class("page-head")[0].find("a")


def index_of(theme, parse, template, terms):
    return parse(theme.render(template, terms=terms, **theme.order(template.split(".")[0])))


def test_a_short_list_of_terms_is_one_list(theme, parse):
    terms = [theme.term("topic", name, count=n) for n, name in enumerate("ABC", start=1)]
    page = index_of(theme, parse, "topics.html", terms)
    assert not page.with_class("letters")
    (listed,) = page.with_class("terms")
    assert [li.words for li in listed.find("li")] == [
        "A 11 article",
        "B 22 articles",
        "C 33 articles",
    ]


def test_a_long_list_is_broken_up_by_first_letter(theme, parse):
    names = [f"{letter}{n}" for letter in ("a", "B", "É", "Ж", "ع") for n in range(12)]
    terms = [
        theme.term("topic", name, id=f"t{n}") for n, name in enumerate(["9/11", *names, "‘q’"])
    ]
    page = index_of(theme, parse, "topics.html", terms)
    letters = page.with_class("letters")[0].find("a")
    assert [a.words for a in letters] == ["#", "A", "B", "É", "Ж", "ع"]
    headings = page.one("main").find("h2")
    assert [h.words for h in headings] == [a.words for a in letters]
    assert [h.attributes["id"] for h in headings] == [a.attributes["href"][1:] for a in letters]
    listed = [li.one("a").words for u in page.with_class("terms") for li in u.find("li")]
    assert sorted(listed) == sorted(term.name for term in terms)


def test_short_lists_say_what_their_terms_mean(theme, parse):
    terms = [theme.term("topic", f"T{n}", id=f"t{n}", description="Gist.") for n in range(31)]
    short = index_of(theme, parse, "topics.html", terms[:30])
    assert [p.words for p in short.with_class("gist")] == ["Gist."] * 30
    assert not index_of(theme, parse, "topics.html", terms).with_class("gist")


def test_people_who_are_not_confirmed_are_told_apart(theme, parse):
    sure = theme.term("person", "Sergei Lavrov")
    unsure = theme.term("person", "Red Line", confirmed=False)
    page = index_of(theme, parse, "people.html", [unsure, sure])
    assert [li.one("a").words for li in page.with_class("unconfirmed") if li.tag == "li"] == [
        "Red Line"
    ]
    assert "not yet confirmed" in page.one("main").words
    assert "confirmed" not in index_of(theme, parse, "people.html", [sure]).one("main").words


def test_outlets_and_agencies_stand_apart(theme, parse):
    trend, afp = theme.term("outlet", "Trend"), theme.term("outlet", "AFP", kind="agency")
    both = index_of(theme, parse, "outlets.html", [afp, trend])
    assert [h.words for h in both.find("h2")] == [
        "Newspapers, broadcasters and sites",
        "News agencies",
    ]
    assert not index_of(theme, parse, "outlets.html", [trend]).find("h2")


@pytest.mark.parametrize("count", [40, 1])
def test_two_long_lists_of_outlets_keep_their_letters_apart(theme, parse, count):
    terms = [
        theme.term("outlet", f"{kind} {n}", id=f"{kind}-{n}", kind=kind)
        for kind in ("agency", "outlet")
        for n in range(count)
    ]
    page = index_of(theme, parse, "outlets.html", terms)
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert len(page.one("main").find("li")) == (2 * count + (2 if count == 40 else 0))


@pytest.mark.parametrize("template", ["topics.html", "people.html", "outlets.html"])
def test_lists_without_terms_say_so(theme, parse, template):
    assert "yet." in index_of(theme, parse, template, []).one("main").words


# Archives and search


def test_archives_list_years_and_months_with_counts(theme, parse):
    years = [theme.year(2007, {"September": 1, "March": 20}), theme.year(2005, {"May": 2})]
    page = parse(theme.render("archives.html", theme.site(digest={"years": years})))
    main = page.one("main")
    assert main.words == (
        "Archives 2007 2121 articles September 11 article March 2020 articles "
        "2005 22 articles May 22 articles"
    )
    assert main.find("a", href=BASE + "archives/2007/03/")
    assert main.find("a", href=BASE + "archives/2005/")


def test_archives_without_articles_say_so(theme, parse):
    page = parse(theme.render("archives.html", theme.site(digest={"years": []})))
    assert "No articles yet." in page.one("main").words


@pytest.mark.parametrize(
    ("output_file", "current"),
    [
        ("archives/2007/index.html", "All of 2007"),
        ("archives/2007/03/index.html", "March"),
        ("archives/2007/09/index.html", "September"),
    ],
)
def test_a_period_marks_itself_in_its_year(theme, parse, output_file, current):
    page = parse(
        theme.render(
            "period_archives.html",
            period="a period",
            articles=articles(theme, 2),
            year=theme.year(2007, {"September": 1, "March": 1}),
            output_file=output_file,
        )
    )
    (months,) = page.with_class("months")
    assert months.one("a", aria_current="page").words == current
    assert page.one("h1").words == "a period"
    assert len(page.with_class("story")) == 2


def test_the_search_page_has_a_place_for_results_and_a_way_without_scripts(theme, parse):
    page = parse(theme.render("search.html"))
    assert [e for e in page.walk() if "data-lunr-page" in e.attributes]
    assert "needs JavaScript" in page.one("noscript").words
    for section in ("topics/", "people/", "outlets/", "archives/"):
        assert page.one("main").find("a", href=BASE + section)


def test_pages_of_the_site_are_linked_at_the_foot(theme, parse):
    pages = [SimpleNamespace(title="About & more", url="about/", slug="about")]
    page = parse(theme.render("404.html", theme.site(pages=pages)))
    (foot,) = page.with_class("colophon")
    assert foot.one("a", href=BASE + "about/").words == "About & more"
