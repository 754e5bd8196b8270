/// Words near a date that tell what the date is for.
enum DateCues {
    /// Prepositions that a date follows.
    static let prepositions: Set<String> = set(
        "до на за от в във след преди срок дата към най-късно късно do na za ot v sled by on until till before from"
            + " latest date for dated due bis am zum zu vom ab ab spatestens spaetestens termin datum pana la din pe"
            + " avant le du per il entro antes para el до к с на дo ως μεχρι για ewa do od dla tarihinde kadar than")

    /// Words that make a deadline of a date.
    static let deadlines: Set<String> = set(
        "до към за най-късно късно by until till before latest than bis spatestens spaetestens zum pana до do za k avant entro"
            + " antes ως μεχρι kadar within в рамките innerhalb binnen in for on am на")

    /// Words before a span that make it a point in time.
    static let spanPrepositions: Set<String> = set(
        "до за след в рамките срок in within innerhalb binnen do za sled v ramkite srok bis in over lieferzeit lieferfrist"
            + " през във most than късно late next max maximum максимум максимален least termen maxim termin u у roku rok через"
            + " течение dans sous entro en dentro icinde su")

    /// Words that speak of goods arriving.
    static func isArrival(_ word: String) -> Bool {
        arrivalStems.contains(where: word.hasPrefix) || arrivalWords.contains(word)
    }

    private static let arrivalStems = [
        "достав", "експедир", "докара", "получ", "пристиг", "dostav", "dokara", "pristig", "poluch",
        "deliver", "arriv", "ship", "dispatch", "liefer", "anliefer", "eintreff", "versend", "versand", "livr",
        "παραδοσ",
        "παραδο", "παραλα", "isporuk", "испорук", "испорач", "поставк", "отгруз", "teslim", "sevk", "consegn", "entreg",
        "dostaw", "dodan", "szallit", "zustell", "replacement", "замест", "ersatz", "sendung", "пратк", "pratk",
    ]
    private static let arrivalWords: Set<String> = set("reach receive collect pickup pick вземем взема вземам")

    /// Words that say that something is needed.
    static func isNeed(_ word: String) -> Bool { needWords.contains(word) || needStems.contains(where: word.hasPrefix) }

    private static let needStems = [
        "необходим", "χρεια", "потреб", "benotig", "brauch", "изпрат", "izprat", "send", "schick", "пратете", "trimite",
        "posalj",
    ]
    private static let needWords: Set<String> = set(
        "трябва трябват нужна нужни нужно нужен trqbva trqbvat tryabva tryabvat nujni nujna nujno need needs needed required"
            + " require requires must wunschtermin nevoie треба нужны нужен нужна besoin serve servono necesito necesitamos gerek"
            + " lazim gerekiyor potrzebujemy")

    /// Words for the place or the state that goods should be in by then.
    static func isPlace(_ word: String) -> Bool { placeWords.contains(word) }

    private static let placeWords: Set<String> = set(
        "стоката материалите goods materials order onsite site here hier ware bestellung comanda заказ тук тука при нас склада"
            + " обекта базата ready готови готова готово готов tuk us fertig bereit gata comenzi siparisi")

    /// Words that go with a wish.
    static func isWish(_ word: String) -> Bool { wishWords.contains(word) }

    private static let wishWords: Set<String> = set(
        "срок срокът срока бъде бъдат да искаме искам моля желаем желана желан date want wanted like please suit suits deadline"
            + " lead termin mochten bitte haben rok latest late късно would gewunscht gewunschter souhaitee souhaite rog molim"
            + " molimo")

    /// Words of what has happened already.
    static func isPast(_ word: String) -> Bool { pastWords.contains(word) }

    private static let pastWords: Set<String> = set(
        "получихме получих получена получени пристигна пристигнаха дойде дойдоха докарахте докараха изпратихте изпратени изпратена"
            + " тръгна тръгнала тръгнали купихме купих поръчахме поръчах received arrived came"
            + " left bought ordered geliefert erhalten angekommen eingetroffen versendet bekommen bestellt gekauft was were got"
            + " вчера yesterday gestern ago primit ajuns получили пришло пришел стигла стигло добили")

    /// Words of other matters that have dates: validity, absence, payment, meetings, what happened.
    static func isOtherMatter(_ word: String) -> Bool {
        otherStems.contains(where: word.hasPrefix) || otherWords.contains(word)
    }

    private static let otherStems = [
        "валид", "важи", "отпуск", "отсъств", "плащан", "плат", "превед", "превежд", "фактур", "срещ", "среща",
        "изложени", "valid",
        "expir", "gultig", "urlaub", "abwesen", "zahl", "rechnung", "meeting", "pay", "invoic", "holiday", "vacation",
        "faktur",
        "validn", "платеж", "счет", "мести", "промя", "промен", "сменя", "отписв", "otpusk", "plasht", "валидн",
        "visit", "call",
        "обад", "отговор", "answer", "reply", "antwort", "decid", "решени", "заседан", "review", "preis", "meet",
        "потвърд", "потвържд",
    ]
    private static let otherWords: Set<String> = set(
        "адрес адресът address anschrift closed затворено почива почивни geschlossen work работим начало started since цена цени price prices confirm"
            + " потвърдете потвърдим потвърдя bestatigen back return returning opens завръщам върна от-")

    /// Words of the offer itself: when they want the paper, not the goods.
    static func isOffer(_ word: String) -> Bool {
        OfferWords.isOffer(word)
            || [
                "price", "prices", "цена", "цени", "цените", "quote", "quotes", "rfq", "tender", "tenders", "търг",
                "търга", "cena",
            ].contains(word)
    }

    private static func set(_ list: String) -> Set<String> { Set(DateVocabulary.split(list)) }
}
