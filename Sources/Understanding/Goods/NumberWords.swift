import Workflows

/// Numbers in words, in Bulgarian (also in Latin letters), English, German and, where cheap, the neighbours' languages.
enum NumberWords {
    /// A word's part in a number.
    enum Part: Sendable {
        /// Adds: one, twenty, двеста.
        case add(Int64)
        /// Multiplies what stands before it: hundred, thousand, хиляди, dozen.
        case times(Int64)
        /// A half: before a unit, or after a number and „и“.
        case half
    }

    private static let adding: [(Int64, String)] = [
        (
            1,
            "един една едно единия one ein eine einen einem einer eins edin edna edno un o una unu jedan jedna jedno један једна одна один bir"
        ),
        (2, "два две двама две two couple zwei dva dve doi doua две два iki"),
        (3, "три three drei tri trei uc"),
        (4, "четири four vier chetiri 4etiri patru четыре cetiri четири dort"),
        (5, "пет five funf fuenf pet cinci пять bes"),
        (6, "шест six sechs shest sase шесть sest шест alti"),
        (7, "седем seven sieben sedem sapte семь sedam седам yedi"),
        (8, "осем eight acht osem opt восемь osam осам sekiz"),
        (9, "девет nine neun devet noua девять dokuz"),
        (10, "десет ten zehn deset zece десять"),
        (11, "единадесет единайсет eleven elf edinadeset edinaiset unsprezece"),
        (12, "дванадесет дванайсет twelve zwolf zwoelf dvanadeset dvanaiset douasprezece dvanaest дванаест"),
        (13, "тринадесет тринайсет thirteen dreizehn"), (14, "четиринадесет четиринайсет fourteen vierzehn"),
        (15, "петнадесет петнайсет fifteen funfzehn fuenfzehn petnadeset petnaiset cincisprezece petnaest"),
        (16, "шестнадесет шестнайсет sixteen sechzehn"), (17, "седемнадесет седемнайсет seventeen siebzehn"),
        (18, "осемнадесет осемнайсет eighteen achtzehn"), (19, "деветнадесет деветнайсет nineteen neunzehn"),
        (20, "двадесет двайсет двайсетина twenty zwanzig dvadeset dvaiset dvajset douazeci dvadeset двадцать yirmi"),
        (30, "тридесет трийсет триесет thirty dreissig trideset triiset treizeci тридцать"),
        (40, "четиридесет четирийсет четиресет forty fourty vierzig chetirideset patruzeci"),
        (50, "петдесет fifty funfzig fuenfzig petdeset cincizeci пятьдесят pedeset педесет elli"),
        (60, "шестдесет шейсет шестдесе sixty sechzig shestdeset sheiset saizeci"),
        (70, "седемдесет seventy siebzig sedemdeset"), (80, "осемдесет eighty achtzig osemdeset"),
        (90, "деветдесет ninety neunzig devetdeset"),
        (100, "сто стотина sto einhundert стотна suta yuz"), (200, "двеста dvesta двесте zweihundert двести"),
        (300, "триста trista dreihundert"),
        (400, "четиристотин chetiristotin vierhundert"), (500, "петстотин petstotin funfhundert fuenfhundert пятьсот"),
        (600, "шестстотин sechshundert"), (700, "седемстотин siebenhundert"), (800, "осемстотин achthundert"),
        (900, "деветстотин neunhundert"), (1000, "eintausend"), (2000, "zweitausend"), (3000, "dreitausend"),
        (4000, "viertausend"), (5000, "funftausend fuenftausend"), (10000, "zehntausend"),
    ]

    private static let multiplying: [(Int64, String)] = [
        (100, "hundred hundreds hundert sute"),
        (
            1000,
            "хиляда хиляди хил hiliada hilyada hilqda hiljada hiliadi hilyadi hilqdi hil thousand thousands tausend tsd mii mie тысяча тысячи тысяч тыс hiljade хиљада хиљаде илјада илјади bin"
        ),
        (12, "дузина дузини duzina duzini dozen dozens dutzend duzine"),
        (1_000_000, "милион милиона million millions millionen"),
    ]

    private static let halves = "половин половинка half halbe halber halbes halben polovin jumatate"

    private static let table: [String: Part] = {
        var table: [String: Part] = [:]
        for (value, words) in adding {
            for word in words.split(separator: " ") where table[String(word)] == nil {
                table[String(word)] = .add(value)
            }
        }
        for (value, words) in multiplying {
            for word in words.split(separator: " ") { table[String(word)] = .times(value) }
        }
        for word in halves.split(separator: " ") { table[String(word)] = .half }
        for (tens, tail) in [
            (20, "zwanzig"), (30, "dreissig"), (40, "vierzig"), (50, "funfzig"), (60, "sechzig"), (70, "siebzig"),
            (80, "achtzig"), (90, "neunzig"),
        ] as [(Int64, String)] {
            let ones = ["ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"]
            for (index, one) in ones.enumerated() { table[one + "und" + tail] = .add(tens + Int64(index) + 1) }
        }
        return table
    }()

    /// Words that are also articles or other words: a number only straight before a unit or another number word.
    static let weak: Set<String> = [
        "един", "една", "едно", "one", "ein", "eine", "einen", "einem", "einer", "un", "una", "o", "on", "bin", "uc",
        "pet", "sto",
        "edin", "edna", "edno", "sase", "opt", "half", "bes", "alti", "jedan", "jedna", "jedno", "halbe", "halber",
        "bir",
    ]

    static func part(_ folded: String) -> Part? { table[folded] }

    /// „и“, `and`, `und` between the parts of a number.
    static let joiners: Set<String> = ["и", "and", "und", "i", "si", "de"]
}
