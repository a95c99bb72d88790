"""Letters and words that tell the languages of one script apart.

The letters are those of each language's own words, beyond a to z in Latin script. The words are the
commonest that a language does not share with its neighbours, and for the languages that the word
lists of jusText lack, the commonest there are.
"""

from __future__ import annotations

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_PERSIAN = "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_SERBO_CROATIAN = "čćđšž"

ALPHABETS: dict[str, dict[str, str]] = {
    "Latn": {
        "af": "áéèêëíîïóôöúûü", "az": "əğıöüçş", "bs": _SERBO_CROATIAN, "ca": "àçéèíïóòúü",
        "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôûŵŷáéëïöẃ", "da": "æøåé", "de": "äöüßé",
        "en": "éèêçñöïäô", "eo": "ĉĝĥĵŝŭ", "es": "áéíóúñüªº", "et": "äõöüšž", "eu": "ñ",
        "fi": "äöåšž", "fo": "áðíóúýæø", "fr": "àâæçéèêëîïôœùûüÿ", "fy": "âêôûúëï",
        "ga": "áéíóú", "gl": "áéíóúñüïªº", "ha": "ɓɗƙƴ", "hr": _SERBO_CROATIAN,
        "hu": "áéíóöőúüű", "id": "é", "is": "áéíðóúýþæö", "it": "àèéìíîòóùú", "ku": "çêîşû",
        "lb": "äëéöü", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "ms": "é", "mt": "ċġħżàèìòù",
        "nl": "éèëïöüáóêí", "no": "æøåéòôóê", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõúüªº",
        "ro": "ăâîșțşţ", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "so": "", "sq": "ëç",
        "sr": _SERBO_CROATIAN, "sv": "åäöé", "sw": "", "tl": "ñ", "tr": "âçğıîöşûü", "uz": "ʻʼ",
        "vi": "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        "yo": "ẹọṣàáèéìíòóùúńǹ",
    },
    "Cyrl": {
        "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
        "kk": _RUSSIAN + "әғқңөұүһі", "ky": _RUSSIAN + "ңөү",
        "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
        "mn": _RUSSIAN + "өү", "ru": _RUSSIAN, "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
        "tg": _RUSSIAN + "ғӣқӯҳҷ", "tt": _RUSSIAN + "әөүҗңһ",
        "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    },
    "Arab": {
        "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "fa": _PERSIAN,
        "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهھەیێ", "ps": _PERSIAN + "ټډړښځڅږڼۍېګيكة",
        "ur": _PERSIAN.replace("ه", "") + "ٹڈڑںےہھۂۓۃ",
        "ug": "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە",
    },
    "Deva": {"hi": "", "mr": "", "ne": ""},
}  # fmt: skip

TELLING: dict[str, str] = {
    "af": "die het nie vir van wat sy met ook hulle gesê sal oor maar word",
    "be": "гэта што як які якія было быў ён яна яны таксама сказаў паведаміў для года пра паводле",
    "bg": "ще беше бяха който която които това тази също каза според след през съобщи няма като "
    "към от във със",
    "bs": "šta ko općina hiljada tokom također kazao historija lahko uvjet sedmice sedmica "
    "januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra "
    "saopćenje saopćio uposlenik evropske",
    "ca": "amb als dels pels són això aquest aquesta aquests però també segons què seva seu hi "
    "ha han ser fins dimarts dijous dilluns dimecres divendres dit",
    "ckb": "لە و بە کە بۆ ئەم لەگەڵ هەر ئەو دەکات کرد بوو هەرێمی کوردستان نێوان دوای سەرۆکی",
    "cs": "že se na jsou které který která jeho jako před podle také řekl byl bylo byla více "
    "než však nebo jen ještě při roce uvedl kvůli jsme když což už aby",
    "da": "af ikke efter blev også mellem hvad mig være været siger sagde nogle uden kun bliver "
    "skal selv meget regeringen sig mod ud op noget hvis tirsdag søndag",
    "es": "y los las una por con pero también según dijo más sus este esta muy son fue ha han "
    "desde hasta sin sobre entre ayer hoy cuando donde hay ya",
    "fa": "است که این را با از به برای آن می شد گفت شده است های کرد خود نیز یک روز وی شود",
    "gl": "e os as unha cun coa dos nas nos pola polo ata tamén máis pero segundo dixo son foi "
    "este esta onde cando moi aínda ao aos",
    "ha": "da na ta ya a ne ce cikin wannan wani kuma sun domin shi ga su an daga yi wata za ko "
    "cewa kasar gwamnatin shugaban amma yadda inda bayan wajen ita jihar mutane wanda mai zuwa kan",
    "hr": "tko što tijekom također tisuća tisuće vlak općina kazao izvijestio tjedan tjedna "
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga "
    "prosinca priopćenje priopćio nogomet vijeće ministar europske sveučilište utorak uopće",
    "hi": "है हैं के में की को ने से और का पर यह कहा था थे थी नहीं कि भी लिए गया हुए रहे",
    "id": "karena bahwa bisa kata berkata mengatakan senin rabu jumat kantor perusahaan "
    "pemerintah juga saat sudah belum harus anda mobil uang polisi sekitar namun hari rp",
    "ku": "û ji li bi ku ya ye jî xwe di de ser bo wê vê got",
    "lb": "an den déi dat vum mat op ass gouf hunn awer och fir net wéi sinn huet",
    "mk": "и на во се од да за со што не е ќе го кои беше како денеска рече изјави според ги "
    "ја по меѓу поради",
    "mn": "байна нь юм гэж байгаа болон энэ тэр байсан гэсэн монгол улсын хэлсэн болно өнөөдөр "
    "тухай дээр гэв онд",
    "mr": "आहे आहेत आणि या हे ही तर होते होता होती त्यांनी मध्ये नाही असून म्हणून केली केला "
    "सांगितले येथे",
    "ms": "kerana bahawa boleh kata berkata isnin khamis jumaat pejabat syarikat kerajaan juga "
    "ketika sudah belum perlu anda kereta wang polis daripada ialah iaitu beliau kepada turut "
    "dijangka rm sahaja telah",
    "ne": "छ छन् र को मा ले लाई भएको गरेको हो पनि उनले बताए यस नेपाल थियो गर्ने भने",
    "no": "av ikke etter ble også mellom hva meg være vært sier noen uten bare blir skal selv "
    "mye regjeringen seg ut opp noe hvis søndag fra mener eit ikkje frå dei vart",
    "ps": "د په او چې له دی ته کې سره یو هم شوي وي کړي دا ده هغه وویل افغانستان کوي شو",
    "pt": "e os as uma com não por mais para dos das ao aos são foi disse também segundo até "
    "pela pelo entre sobre mas você ontem hoje onde ainda há quando seu sua muito",
    "ru": "и в не на что с по как это был была были его для которые который сказал также заявил "
    "сообщил об от со или году",
    "sk": "že sa na sú ktoré ktorý ktorá jeho ako pred podľa tiež povedal bol bolo bola viac "
    "než však alebo len ešte pri roku uviedol kvôli sme keď čo už aby medzi môže",
    "so": "oo ka ku iyo in ay ah waa uu la soo waxaa ee si isaga aan kale sheegay dalka ayaa loo "
    "madaxweynaha wuxuu xukuumadda ilaa lagu laga isku marka maanta markii dadka dowladda kala",
    "sr": "ко шта да ће је су није где време место пре после овде недеља реч рекао између због "
    "takođe gde vreme mesto pre posle ovde deca reč rekao ponedeljak sreda nedelja hiljada vlade "
    "evropske izjavio saopštio saopštenje tokom januara februara marta aprila maja juna jula "
    "avgusta septembra oktobra novembra decembra nije šta ko uvek dve",
    "sv": "av inte efter blev också mellan vad mig vara varit säger sade några utan bara blir "
    "ska själv mycket regeringen sig ut upp något om och är på för att som till från vid",
    "tg": "ва дар аз ба ки бо барои ин аст он шуд ки то мекунад кард ҷумҳурии тоҷикистон",
    "tt": "һәм бу белән өчен дә да татарстан ул булган буенча иде бер татар казан",
    "ug": "ۋە بىلەن بىر بۇ ئۈچۈن ئۇ بولغان دەپ ئۇيغۇر",
    "tr": "ve bu için ile bir da de olarak daha çok sonra olan ancak göre kadar gibi değil dedi "
    "söyledi yeni iki henüz karar verdi pazartesi salı çarşamba perşembe cuma günü "
    "yılında bildirdi üzerinde tarafından",
    "az": "və bu üçün ilə bir da də olaraq daha çox sonra olan amma görə qədər kimi deyil dedi "
    "yeni iki hələ qərar bazar ertəsi günü ildə bildirdi tərəfindən məlumat ki edilib",
    "uk": "та що як це був була були його для які який сказав також заявив повідомив про від або "
    "році у є не на з за до й і",
    "ur": "ہے ہیں کے میں کی کو نے سے اور کا پر یہ کہا تھا تھے تھی نہیں کہ بھی لیے گیا ہوئے رہے",
    "uz": "va bilan uchun bu ham bir emas edi deb oʻzbekiston shu boʻyicha ekan qildi dedi "
    "boʻlgan yil davlat prezidenti",
}  # fmt: skip
