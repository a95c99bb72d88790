"""Texts that are not UTF-8, alone, repeated and as one line of an English page."""

from __future__ import annotations

import pytest

from news_digest.convert.reading.encoding import decode

ENGLISH = (
    "The government said on Tuesday that ministers would discuss it in the capital next week.\n"
)
TEXTS = [
    ("cp1252", "Ministers spoke of a “red line” – Russia’s own — in Moscow on Tuesday"),
    ("cp1252", "José was there"),
    ("cp1252", "It cost £50m and €30m"),
    ("latin-1", "© 2007 The Courier"),
    ("latin-1", "Müller sagte in Köln, daß die Größe der Flügel für die Prüfung nicht genüge."),
    (
        "cp1252",
        "Le président a déclaré à la presse que la réunion était reportée à l'été.",
    ),
    ("cp1252", "El señor Peñalver dijo que mañana habrá más reuniones según la comisión de Cádiz."),
    (
        "cp1252",
        "Statsministeren sa på søndag at regjeringen vil møte ærlige forslag.",
    ),
    ("cp1250", "Wałęsa powiedział w Gdańsku, że żółć i święto są częścią życia społeczeństwa."),
    ("cp1250", "Předseda vlády řekl, že příští týden začnou jednání o nových pravidlech."),
    ("cp1250", "A miniszterelnök szerint a következő évben újra tűzszünetről és békéről lesz szó."),
    (
        "cp1254",
        "Başbakan, çatışmaların sona ermesi için görüşmelerin süreceğini söyledi.",
    ),
    ("cp1257", "Vyriausybė pranešė, kad šią savaitę įvyks naujų derybų."),
    ("cp1257", "Viņa teica, ka rīt tā būs jau vēl tālāk."),
    ("cp1257", "Sēde notika otrdienā, un par to ziņo arī avīze."),
    ("cp1257", "Pilsēta gatavojas svētkiem, bet tilti tiek remontēti visā valstī."),
    ("iso8859_2", "Předseda vlády řekl, že příští týden začnou další jednání o šesti bodech."),
    ("iso8859_2", "Wałęsa powiedział w Gdańsku, że są częścią życia społeczeństwa i świata."),
    ("cp850", "Müller sagte in Köln, daß die Größe der Flügel für die Prüfung nicht genüge."),
    ("mac_roman", "Le président a déclaré à la presse que la réunion était reportée à l’été."),
    ("mac_roman", "Müller sagte in Köln, daß die Größe der Flügel für die Prüfung nicht genüge."),
    ("cp1251", "Министр иностранных дел сказал, что переговоры продолжатся на будущей неделе."),
    ("koi8_r", "Министр иностранных дел сказал, что переговоры продолжатся на будущей неделе."),
    ("cp1253", "Ο πρωθυπουργός δήλωσε ότι η κυβέρνηση θα συνεχίσει τις μεταρρυθμίσεις."),
    ("cp1255", "שר החוץ אמר ביום שלישי כי השיחות יימשכו בשבוע הבא."),
    ("cp1256", "قال وزير الخارجية إن المفاوضات سوف تستمر الأسبوع المقبل في العاصمة."),
    ("gb18030", "外交部发言人星期二在北京说，双方将继续就有关问题进行磋商。"),
    ("big5", "外交部發言人星期二在台北表示，雙方將繼續就有關問題進行磋商。"),
    ("shift_jis", "外務省の報道官は火曜日、両国が協議を続けると述べた。来週も会議が開かれる。"),
    ("euc_jp", "外務省の報道官は火曜日、両国が協議を続けると述べた。来週も会議が開かれる。"),
    ("euc_kr", "외교부 대변인은 화요일 양국이 협의를 계속할 것이라고 말했다."),
]


@pytest.mark.parametrize("page", ["{0}", "{0}\n{0}\n", ENGLISH * 5 + "{0}\n" + ENGLISH * 3])
@pytest.mark.parametrize(("codec", "text"), TEXTS, ids=[text[:20] for _, text in TEXTS])
def test_legacy_encodings_are_told_apart(codec: str, text: str, page: str) -> None:
    written = page.format(text)
    decoded = decode(written.encode(codec))
    assert decoded.text == written, decoded
    assert decoded.name != "utf-8"


def test_every_byte_gives_a_character() -> None:
    decoded = decode(bytes(range(256)))
    assert decoded.name == "cp1252"
    assert decoded.text.startswith("\x00\x01")


def test_a_damaged_byte_does_not_spoil_a_text_in_utf_8() -> None:
    decoded = decode("Müller größer schön".encode() + b"\xff")
    assert (decoded.text, decoded.name) == ("Müller größer schön\ufffd", "utf-8 with errors")
