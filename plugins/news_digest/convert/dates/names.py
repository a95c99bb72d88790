"""Months and weekdays in the languages that pages are written in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# As dates have them: in the genitive, where the language puts them so. Of languages that share a
# name for different months (Croatian listopad is October) the one with more pages is listed.
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
    " decembrie",
    "sr": "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "bs": "januar februar mart april maj juni juli avgust septembar oktobar novembar decembar",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ascii": "- fevrier maerz - - - - aout - - - decembre",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta"
    " syyskuuta lokakuuta marraskuuta joulukuuta",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
    " listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra"
    " decembra",
    "sl": "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra"
    " decembra",
    "hu": "január február március április május június július augusztus szeptember október november"
    " december",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november"
    " detsember",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris"
    " novembris decembris",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio"
    " gruodžio",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου"
    " οκτωβρίου νοεμβρίου δεκεμβρίου",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "he": "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
}
# Every beginning of three letters or more counts, with or without a full stop, but in these
# languages: there the beginnings are other words.
_IN_FULL = frozenset({"fi", "pl", "cs", "sk", "sl", "hu", "et", "lv", "lt", "ar", "he"})
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda terça quarta quinta sexta sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "cs": "pondělí úterý středa čtvrtek pátek sobota neděle",
    "ro": "luni marți miercuri joi vineri sâmbătă duminică",
}
_SHORTEST_BEGINNING = 3


def _numbers(names: Mapping[str, str], in_full: frozenset[str]) -> Mapping[str, int]:
    """Return which month or weekday (from 1) each form means; the language listed first wins.

    A beginning that means different ones in different languages means none.
    """
    whole: dict[str, int] = {}
    beginnings: dict[str, set[int]] = {}
    for language, listed in names.items():
        for number, name in enumerate(listed.split(), 1):
            whole.setdefault(name, number)
            for end in range(_SHORTEST_BEGINNING, len(name) * (language not in in_full)):
                beginnings.setdefault(name[:end], set()).add(number)
    clear = {form: min(meant) for form, meant in beginnings.items() if len(meant) == 1}
    return MappingProxyType({**clear, **whole})


_MONTH_NUMBERS = _numbers(_MONTHS, _IN_FULL)
_WEEKDAY_NUMBERS = _numbers(_WEEKDAYS, frozenset())


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name or its beginning, in a language that is known."""
    return _MONTH_NUMBERS.get(word.lower().rstrip("."))


def weekday_number(word: str) -> int | None:
    """Return 0 (Monday) to 6 for a weekday's name or its beginning."""
    number = _WEEKDAY_NUMBERS.get(word.lower().rstrip("."))
    return None if number is None else number - 1


def is_month(word: str) -> bool:
    """Tell whether `word` names a month, or begins one's name, in a language that is known."""
    return month_number(word) is not None
