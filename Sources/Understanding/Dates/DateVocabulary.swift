/// What a word means when a date is spoken of.
enum DateWord: Sendable, Hashable {
    case month(Int)
    case weekday(Int)
    case day, week, aMonth, year
    /// „Werktag“, „workday“: day and „working“ in one word.
    case workingDay
    case working
    case end, middle, start
    case next, this
    /// „übernächste“: the one after the next.
    case afterNext
    case today, tomorrow, dayAfterTomorrow
    case number(Int)
    case endOfMonth, endOfWeek
    case fortnight
    /// „KW“, „calendar week“: a number follows or precedes.
    case calendarWeek
}

/// The words of dates in the languages that customers write, folded (`Folding`).
enum DateVocabulary {
    /// What a folded word means; Bulgarian in Latin letters is found by its skeleton.
    static func meaning(of folded: String) -> DateWord? {
        if let known = words[folded] { return known }
        if let apostrophe = folded.firstIndex(of: "'") { return words[String(folded[..<apostrophe])] }
        // „Montagvormittag“
        for part in dayParts where folded.count > part.count + 4 && folded.hasSuffix(part) {
            if case .weekday(let day) = words[String(folded.dropLast(part.count))] { return .weekday(day) }
        }
        guard folded.utf8.count >= 3, folded.utf8.first.map({ $0 < 0x80 }) == true else { return nil }
        return skeletons[LatinBulgarian.skeleton(folded)]
    }

    private static let dayParts = ["vormittag", "nachmittag", "mittag", "abend", "morgen", "fruh"]

    private static let words: [String: DateWord] = {
        var words: [String: DateWord] = [:]
        for (number, list) in months { for word in split(list) { words[word] = .month(number) } }
        for (number, list) in weekdays { for word in split(list) { words[word] = .weekday(number) } }
        for (meaning, list) in others { for word in split(list) { words[word] = meaning } }
        for (number, list) in numbers { for word in split(list) { words[word] = .number(number) } }
        return words
    }()

    /// Bulgarian words by skeleton; short ones are left out, since they would catch words of other languages.
    private static let skeletons: [String: DateWord] = {
        var found: [String: DateWord] = [:]
        for (word, meaning) in words where word.unicodeScalars.allSatisfy({ (0x430...0x44F).contains($0.value) }) {
            if word.count >= 4 || word == "дни" || word == "май" { found[LatinBulgarian.skeleton(word)] = meaning }
        }
        return found
    }()

    static func split(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }

    private static let months: [(Int, String)] = [
        (
            1,
            "януари ян януар january jan januar janner jaenner ianuarie января январь јануар јануара јануари ocak"
                + " ιανουαριου ιανουαριος janvier gennaio enero januari stycznia ledna sijecnja січня"
        ),
        (
            2,
            "февруари фев февр february feb februar februarie февраля февраль фебруар фебруара subat φεβρουαριου"
                + " φεβρουαριος fevrier febbraio febrero februari lutego unora veljace лютого"
        ),
        (
            3,
            "март мар march mar marz maerz martie марта mart μαρτιου μαρτιος mars marzo maart marca brezna marcius ozujka"
                + " березня"
        ),
        (
            4,
            "април апр april apr aprilie апреля апрель априла nisan απριλιου απριλιος avril aprile abril kwietnia dubna"
                + " aprilis travnja aprila квітня"
        ),
        (5, "май may mai мая мај маја mayis μαιου μαιος maggio mayo mei maja kvetna majus maj svibnja травня"),
        (
            6,
            "юни june jun juni iunie июня июнь јун јуна јуни haziran ιουνιου ιουνιος juin giugno junio czerwca cervna"
                + " junius juna lipnja червня"
        ),
        (
            7,
            "юли july jul juli iulie июля июль јул јула јули temmuz ιουλιου ιουλιος juillet luglio julio lipca cervence"
                + " julius jula srpnja липня"
        ),
        (
            8,
            "август авг august aug августа аугуст agustos αυγουστου αυγουστος aout agosto augustus sierpnia srpna"
                + " augusztus avgust avgusta kolovoza серпня"
        ),
        (
            9,
            "септември септ сеп september sept sep septembrie сентября сентябрь септембар септембра eylul σεπτεμβριου"
                + " σεπτεμβριος septembre settembre septiembre wrzesnia zari szeptember septembar septembra rujna вересня"
        ),
        (
            10,
            "октомври окт october oktober oct okt octombrie октября октябрь октобар октобра ekim οκτωβριου οκτωβριος"
                + " octobre ottobre octubre pazdziernika rijna oktobar oktobra жовтня"
        ),
        (
            11,
            "ноември ное ноем november nov noiembrie ноября ноябрь новембар новембра kasim νοεμβριου νοεμβριος novembre"
                + " noviembre listopada listopadu novembar novembra studenoga листопада"
        ),
        (
            12,
            "декември дек december dezember dec dez decembrie декабря декабрь децембар децембра aralik δεκεμβριου"
                + " δεκεμβριος decembre dicembre diciembre grudnia prosince decembar decembra prosinca грудня"
        ),
    ]

    private static let weekdays: [(Int, String)] = [
        (
            1,
            "понеделник понеделника monday montag luni понедельник понедельника понедељак понедељка ponedeljak pazartesi"
                + " δευτερα lundi lunedi lunes maandag poniedzialek pondeli hetfo понеділок"
        ),
        (
            2,
            "вторник вторника tuesday tues dienstag marti уторак уторка utorak sali τριτη mardi martedi martes dinsdag"
                + " wtorek utery kedd вівторок"
        ),
        (
            3,
            "сряда срядата wednesday mittwoch miercuri среда среду среды среде sreda carsamba τεταρτη mercredi mercoledi"
                + " miercoles woensdag sroda stredu szerda середа середу"
        ),
        (
            4,
            "четвъртък четвъртъка thursday thurs donnerstag joi четверг четверга четвртак четвртка четврток cetvrtak"
                + " persembe πεμπτη jeudi giovedi jueves donderdag czwartek ctvrtek csutortok четвер"
        ),
        (
            5,
            "петък петъка friday freitag vineri пятница пятницу пятницы пятнице петак петка петок petak cuma παρασκευη"
                + " vendredi venerdi viernes vrijdag piatek patek pentek п'ятницю п'ятниця"
        ),
        (
            6,
            "събота съботата saturday samstag sonnabend sambata суббота субботу субботы субота суботу сабота сабота"
                + " cumartesi σαββατο samedi sabato sabado zaterdag sobota szombat"
        ),
        (
            7,
            "неделя неделята sunday sonntag duminica воскресенье воскресенья недела недеља недељу pazar κυριακη dimanche"
                + " domenica domingo zondag niedziela nedele vasarnap"
        ),
    ]

    private static let others: [(DateWord, String)] = [
        (
            .day,
            "ден дни деня дена денонощия day days tag tage tagen zi zile день дня дней дана дан gun gunde gunler ημερα"
                + " ημερες ημερων μερες jour jours giorno giorni dia dias dag dagen dni nap napon"
        ),
        (
            .week,
            "седмица седмици седмицата седмичен week weeks weeks' woche wochen saptamana saptamani неделю недели"
                + " недель неделе недеља недељи седмица hafta haftaya εβδομαδα εβδομαδες semaine semaines settimana settimane"
                + " semana semanas weken tydzien tygodnie tygodni tyden tydny het"
        ),
        (
            .aMonth,
            "месец месеца месеци month months monat monats monate monaten luna lunii lunile месяц месяца месяцев"
                + " месеци ay μηνα μηνες mois mese mesi mes meses maand maanden miesiac mesic"
        ),
        (.year, "година годината year jahr jahres an anul год года године yil ετους annee anno ano jaar"),
        (
            .workingDay,
            "workday workdays werktag werktage werktagen werktags arbeitstag arbeitstage arbeitstagen werkdagen"
        ),
        (
            .working,
            "работни раб работен working business рабочих рабочие радних радна работни lucratoare is εργασιμες"
                + " εργασιμων ouvrables ouvres lavorativi laborables habiles werk roboczych"
        ),
        (
            .end,
            "край края краят end ende sfarsitul sfarsit конца конец краја крај kraja kraj sonu sonuna sonunda τελος"
                + " τελη fin finales eind koniec konca"
        ),
        (.middle, "средата mid middle mitte mijlocul середине средине ortasi μεσα meta mitad medio"),
        (
            .start,
            "начало началото beginning start anfang inceputul начале начала почетком почеток basi αρχες debut"
                + " inizio principios begin poczatek"
        ),
        (
            .next,
            "следващ следваща следващата следващия следващият следващо друг другата другия идната идния идна идващата"
                + " идващия next following coming nachste nachsten nachster nachstes naechste naechsten naechster naechstes"
                + " kommende kommenden kommender folgende folgenden viitoare viitor urmatoare urmatoarea следующая следующей"
                + " следующую следующий следующего следующем следећа следеће следећи следнава следната следниот gelecek"
                + " onumuzdeki επομενη επομενου επομενο ερχομενη prochaine prochain prossima prossimo proxima proximo"
                + " volgende przyszlym przyszly pristi jovo"
        ),
        (.afterNext, "ubernachste ubernachsten ubernachster uebernaechste uebernaechsten"),
        (
            .this,
            "този тази това настоящия настоящата текущия текущата този this current dieser diese diesen dieses"
                + " laufenden acestei aceasta этой эту этого ове ову овога bu αυτη αυτη αυτου cette questa esta deze tego"
        ),
        (
            .today,
            "днес днеска today heute astazi azi сегодня данас денес bugun σημερα aujourd'hui oggi hoy vandaag dzis"
                + " dzisiaj dnes eod"
        ),
        (
            .tomorrow,
            "утре утрешния tomorrow tmrw morgen maine завтра сутра yarin αυριο demain domani manana jutro zitra"
                + " holnap"
        ),
        (
            .dayAfterTomorrow,
            "вдругиден другиден ubermorgen uebermorgen poimaine послезавтра прекосутра задутре obur"
                + " μεθαυριο overmorgen pojutrze"
        ),
        (.endOfMonth, "monatsende eom"), (.endOfWeek, "eow wochenende weekend"),
        (.fortnight, "fortnight"),
        (.calendarWeek, "kw cw wk kalenderwoche кс"),
    ]

    private static let numbers: [(Int, String)] = [
        (1, "един една едно one a an ein eine einer einem einen un o una uno один одну једну bir μια ενα een jeden"),
        (2, "два две two couple zwei doi doua две двух dva dve iki δυο deux due dos twee dwa"),
        (3, "три three drei trei трех uc τρεις trois tre tres drie trzy"),
        (4, "четири four vier patru четыре dort τεσσερις quatre quattro cuatro cztery"),
        (5, "пет five funf fuenf cinci пять bes πεντε cinq cinque cinco vijf piec"),
        (6, "шест six sechs sase шесть alti εξι sei seis zes szesc"),
        (7, "седем seven sieben sapte семь yedi επτα sette siete zeven siedem"),
        (8, "осем eight acht opt восемь sekiz οκτω huit otto ocho osiem"),
        (9, "девет nine neun noua девять dokuz εννεα neuf nove nueve negen"),
        (10, "десет ten zehn zece десять δεκα dix dieci diez tien"),
        (12, "дванадесет дванайсет twelve zwolf zwoelf"), (14, "четиринадесет четиринайсет fourteen vierzehn"),
        (15, "петнадесет петнайсет fifteen funfzehn"), (20, "двадесет двайсет twenty zwanzig"),
        (30, "тридесет трийсет thirty dreissig"),
    ]
}
