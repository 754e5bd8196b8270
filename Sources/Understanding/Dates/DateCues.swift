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

    static func isDelivery(_ word: String) -> Bool { isStrongDelivery(word) || weakDelivery.contains(word) }

    /// Words that speak of goods arriving.
    static func isStrongDelivery(_ word: String) -> Bool {
        strongStems.contains(where: word.hasPrefix) || strongWords.contains(word)
    }

    private static let strongStems = [
        "достав", "изпрат", "експедир", "докара", "получ", "пристиг", "dostav", "izprat", "dokara", "pristig", "poluch",
        "deliver",
        "arriv", "ship", "dispatch", "liefer", "anliefer", "eintreff", "versend", "versand", "livr", "παραδοσ",
        "παραδο", "παραλα",
        "isporuk", "испорук", "испорач", "поставк", "отгруз", "teslim", "sevk", "consegn", "entreg", "dostaw", "dodan",
        "szallit",
        "монтаж", "zustell",
    ]
    private static let strongWords: Set<String> = set(
        "трябва трябват трябваха нужна нужни нужно нужен необходими необходима необходимо необходим нужди стоката материалите"
            + " поръчката trqbva trqbvat tryabva nujni nujna need needed needs required require requires reach receive goods order"
            + " onsite site here collect pickup pick brauchen brauchten benotigen benotigt braucht brauche wunschtermin hier"
            + " bestellung ware nevoie comanda χρειαζ треба потребно нужно нужны необходимо заказ besoin serve servono necesit"
            + " тук тука при нас склада обекта склад вземем взема вземам ready готови готова готово готов")

    private static let weakDelivery: Set<String> = set(
        "срок срокът срока бъде бъдат да искаме искам моля желаем date want wanted like please suit suits deadline lead termin"
            + " mochten bitte haben da termen rok deadline latest late късно")

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
        "обад", "отговор", "answer", "reply", "antwort", "decid", "решени", "заседан", "review", "preis",
    ]
    private static let otherWords: Set<String> = set(
        "адрес адресът address anschrift closed затворено почива почивни geschlossen work работим начало started since came received"
            + " delivered arrived shipped sent получихме получих пристигна дойде дойдоха докарахте изпратихте тръгнала тръгна тръгне"
            + " изпратена изпратени geliefert erhalten angekommen versendet bekommen bought купихме цена цени price prices confirm"
            + " потвърдете потвърдим потвърдя bestatigen back return returning завръщам върна от-")

    /// Words of the offer itself: when they want the paper, not the goods.
    static func isOffer(_ word: String) -> Bool {
        OfferWords.isOffer(word)
            || ["price", "prices", "цена", "цени", "цените", "quote", "quotes", "rfq", "tender", "търг"].contains(word)
    }

    private static func set(_ list: String) -> Set<String> { Set(DateVocabulary.split(list)) }
}
