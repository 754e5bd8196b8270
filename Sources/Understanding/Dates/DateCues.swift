/// Words of one meaning: whole ones and beginnings.
struct WordList: Sendable {
    private let words: Set<String>
    private let stems: StemTable
    private let skeletonWords: Set<String>
    private let skeletonStems: StemTable

    /// Takes folded words parted by blanks; one that ends with `*` is a beginning.
    init(_ list: String) {
        let all = DateVocabulary.split(list)
        let stems = all.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) }
        self.stems = StemTable(stems)
        words = Set(all.filter { !$0.hasSuffix("*") })
        func isCyrillic(_ word: String) -> Bool {
            word.unicodeScalars.first.map { (0x430...0x44F).contains($0.value) } ?? false
        }
        skeletonWords = Set(words.filter(isCyrillic).map(LatinBulgarian.skeleton))
        skeletonStems = StemTable(stems.filter(isCyrillic).map(LatinBulgarian.skeleton))
    }

    /// Whether a folded word is in the list; in Bulgarian with Latin letters by its skeleton too.
    func contains(_ word: String, latinBulgarian: Bool = false) -> Bool {
        if stems.holdsBeginning(of: word) || words.contains(word) { return true }
        guard latinBulgarian else { return false }
        let skeleton = LatinBulgarian.skeleton(word)
        return skeletonWords.contains(skeleton) || skeletonStems.holdsBeginning(of: skeleton)
    }
}

/// Words near a date that tell what the date is for.
enum DateCues {
    /// Prepositions that a date follows.
    static let prepositions: Set<String> = Set(
        DateVocabulary.split(
            "den dem der до на за от в във след преди срок дата към най-късно късно do na za ot v vav vyv sled by on until till before from"
                + " latest date for dated due bis am zum zu vom ab spatestens spaetestens termin datum pana la din pe"
                + " avant le du per il entro antes para el к с ως εως τις την най μεχρι για ewa od dla tarihinde kadar than najkasnije најдоцна"
        ))

    /// Words that make a deadline of a date.
    static let deadlines = WordList(
        "до към за εως by until till before bis zum pana za avant entro antes ως μεχρι kadar within рамките innerhalb binnen in for"
            + " on am на k в във за")

    /// Idioms that hardly stand before another date than that of delivery.
    static let lastMoments = WordList(
        "късно spatestens spaetestens latest later tarziu најдоцна најкасније najkasnije позднее tard tardar αργοτερο pozniej"
            + " pozdeji kesin gec")

    /// Words before a span that make it a point in time.
    static let spanPrepositions = WordList(
        "до за след рамките срок in within innerhalb binnen bis over lieferzeit lieferfrist през late next max maximum максимум"
            + " максимален termen maxim termin u у roku rok через течение dans sous entro en dentro icinde su следващите късно"
            + " спешно най-късно")

    /// Words that speak of goods arriving.
    static let arrival = WordList(
        "достав* експедир* докара* донес* получ* пристиг* deliver* arriv* ship* dispatch* liefer* anliefer* eintreff* versend*"
            + " versand* livr* παραδοσ* παραδο* παραλα* isporuk* испорук* испорак* испорач* isporac* поставк* постав* отгруз* teslim* sevk*"
            + " consegn* entreg* dostaw* dodan* szallit* zustell* replacement* замест* ersatz* sendung* пратк* смен* замен* монтаж* инсталира* montage montier* install* fitted fitting"
            + " подмен* replace* umtausch* austausch* reach receive collect pickup pick вземем взема вземам дойдат идва come"
    )

    /// Words that say that something is needed or to be sent.
    static let need = WordList(
        "необходим* gonder* χρεια* στειλ* αποστ* потреб* benotig* brauch* изпрат* send schick* прат* trimite* posalj* пошаљ* трябва трябват нужна"
            + " нужни нужно нужен need needs needed required require requires must wunschtermin nevoie треба нужны besoin serve"
            + " servono necesit* gerek* lazim potrzebujemy want wants wanted искам искаме искат wollen will mochten klappt klappen get θελουμε θελω желаем хочу хотим"
    )

    /// Words for the place or the state that goods should be in by then.
    static let place = WordList(
        "монтаж* инсталир* montage montier* install* стоката материалите goods materials order onsite site here hier ware bestellung comanda заказ тук тука при нас склада"
            + " обекта базата магазина офиса ready готови готова готово готов fertig bereit gata comenzi siparisi there everything with-us"
            + " всичко alles")

    /// Words that go with a wish.
    static let wish = WordList(
        "срок срокът срока бъде бъдат да моля желаем желана желан date like please suit suits deadline lead termin bitte haben"
            + " rok would gewunscht* souhaite* rog molim molimo може could")

    /// Words of what has happened already.
    static let past = WordList(
        "получихме получих получена получени пристигна пристигнаха дойде дойдоха докарахте докараха изпратихте изпратени изпратена"
            + " тръгна тръгнала тръгнали купихме купих поръчахме поръчах received arrived came left bought ordered geliefert erhalten"
            + " angekommen eingetroffen versendet bekommen bestellt gekauft was were been got вчера yesterday gestern ago primit"
            + " ajuns получили пришло пришел стигла стигло добили трябваше трябваха should")

    /// Words of other matters that have dates: validity, absence, payment, meetings, events.
    static let otherMatter = WordList(
        "валид* важи* отпуск* отсъств* плащан* плат* превед* превежд* фактур* срещ* среща* изложени* valid* expir* gultig* urlaub*"
            + " abwesen* zahl* rechnung* meeting* pay* invoic* holiday* vacation* faktur* платеж* счет* мести* промя* промен* сменя*"
            + " отписв* visit* call* обад* отговор* answer* reply* antwort* decid* решени* заседан* review* preis* meet* потвърд*"
            + " потвържд* event* открив* festival* фестивал* messe* гост* групи guests адрес адресът address anschrift closed"
            + " затворено почива почивни geschlossen work работим начало started since confirm bestatigen back return returning"
            + " opens follow follows folgt po завръщам върна shelf годност life haltbar* trial warranty гаранция garantie"
    )

    /// Words of the offer itself: when they want the paper, not the goods.
    static let offerWords = WordList(
        "confirmation confirmations auftragsbestatigung потвърждение price prices цена цени цените quote quotes rfq tender tenders търг търга търгът cena ceni proposals предложения предложението"
    )

    /// Whether a word means the offer.
    static func isOffer(_ word: String) -> Bool { OfferWords.isOffer(word) || offerWords.contains(word) }
}
