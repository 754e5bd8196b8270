import Workflows

/// Finds our own numbers in what the sender wrote: offers, orders, shipments, complaints and invoices.
///
/// Numbers of the customer's own, of suppliers, and telephone numbers are none of ours, ten digits or not.
enum ReferenceReader {
    /// More numbers than this are a list, not a reference.
    static let maximum = 200

    /// The numbers in upper case, sorted, each once.
    static func references(in texts: [LexedText]) -> [(number: String, words: Substring)] {
        var found: [String: Substring] = [:]
        for text in texts {
            for index in text.tokens.indices where found.count < maximum {
                if let (number, range) = record(at: index, in: text) ?? invoice(at: index, in: text),
                    found[number] == nil
                {
                    found[number] = text.words(range)
                }
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    // MARK: OF-2026-00012

    private static let prefixes: Set<String> = ["OF", "OR", "SH", "CO", "IN"]

    /// `OF-2026-00012` in any case, with any dash, blanks round it, and Cyrillic letters that look alike.
    private static func record(at index: Int, in text: LexedText) -> (String, Range<Int>)? {
        let token = text.tokens[index]
        guard token.kind == .word, token.folded.utf8.count <= 4, let prefix = prefix(token.folded),
            !isGlued(index, text)
        else { return nil }
        var next = index + 1
        if isDash(next, text) { next += 1 }
        guard let year = digits(next, text, 4...4), year.hasPrefix("20"), isDash(next + 1, text),
            let counter = digits(next + 2, text, 5...7), text.tokens[next + 2].gap <= .space
        else { return nil }
        let end = next + 3
        // A letter or digit right behind makes it another firm's number.
        if end < text.tokens.count, text.tokens[end].gap == .none, text.tokens[end].kind != .mark { return nil }
        return ("\(prefix)-\(year)-\(counter)", index..<end)
    }

    /// Whether one of our numbers stands there.
    static func prefixNames(at index: Int, in text: LexedText) -> Bool {
        prefix(text.tokens[index].folded) != nil && record(at: index, in: text) != nil
    }

    /// Whether the number that stands there is an offer's.
    static func namesOffer(at index: Int, in text: LexedText) -> Bool { prefix(text.tokens[index].folded) == "OF" }

    private static func prefix(_ folded: String) -> String? {
        let latin = String(folded.map { twins[$0] ?? $0 }).uppercased()
        return prefixes.contains(latin) ? latin : nil
    }

    private static let twins: [Character: Character] = [
        "о": "o", "ф": "f", "с": "c", "ѕ": "s", "н": "h", "і": "i", "и": "i", "р": "r", "п": "n", "ο": "o", "ι": "i",
        "ν": "n",
    ]

    private static func isDash(_ index: Int, _ text: LexedText) -> Bool {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .mark else { return false }
        return text.tokens[index].folded == "-" && text.tokens[index].gap <= .space
    }

    private static func digits(_ index: Int, _ text: LexedText, _ count: ClosedRange<Int>) -> String? {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .number,
            count.contains(text.tokens[index].folded.utf8.count)
        else { return nil }
        return text.tokens[index].folded
    }

    /// Whether another number or word stands right before: `ABC-OF-…`, `4500/OR-…`.
    private static func isGlued(_ index: Int, _ text: LexedText) -> Bool {
        guard index > 0, text.tokens[index].gap == .none else { return false }
        let before = text.tokens[index - 1]
        if before.kind != .mark { return true }
        return ["-", "/", "_", "."].contains(before.folded) && index > 1 && before.gap == .none
            && text.tokens[index - 2].kind != .mark
    }

    // MARK: 0000000123

    /// A ten-digit number that the text calls an invoice, or one with so many leading zeros that it can be nothing else.
    private static func invoice(at index: Int, in text: LexedText) -> (String, Range<Int>)? {
        guard let number = digits(index, text, 10...10), !isGluedNumber(index, text) else { return nil }
        let zeros = number.prefix { $0 == "0" }.count
        var seen = 0
        var place = index - 1
        // Back over the words of the sentence: the nearest word that names the number decides.
        while place >= 0, seen < 6 {
            let token = text.tokens[place]
            let behind = text.tokens[place + 1]
            if behind.gap == .paragraph { break }
            if token.kind == .mark, ["!", "?", ";", "|"].contains(token.folded) { break }
            // „тел. 0888…“, „No. 0000…“: a full stop parts sentences only behind a long word.
            if token.kind == .mark, token.folded == ".", behind.gap != .none, place > 0,
                text.tokens[place - 1].folded.count > 4
            {
                break
            }
            if token.kind == .word {
                seen += 1
                if isInvoice(token.folded) { return isOwn(place, text) ? nil : (number, index..<index + 1) }
                if isOther(token.folded) { return nil }
            }
            place -= 1
        }
        let followsNumber = index > 0 && text.tokens[index - 1].kind == .number
        return zeros >= 4 && !followsNumber ? (number, index..<index + 1) : nil
    }

    private static func isGluedNumber(_ index: Int, _ text: LexedText) -> Bool {
        let next = index + 1
        if next < text.tokens.count, text.tokens[next].gap == .none {
            if text.tokens[next].kind != .mark { return true }
            if ["-", "/", "@", "_"].contains(text.tokens[next].folded), next + 1 < text.tokens.count,
                text.tokens[next + 1].gap == .none
            {
                return true
            }
        }
        guard index > 0, text.tokens[index].gap == .none else { return false }
        let before = text.tokens[index - 1]
        return before.kind != .mark || ["+", "-", "/", "_", ".", "="].contains(before.folded)
    }

    private static func isInvoice(_ word: String) -> Bool {
        invoiceStems.contains(where: word.hasPrefix) || ["inv", "ра", "re", "rg", "фра"].contains(word)
    }

    private static let invoiceStems = [
        "фактур", "faktur", "factur", "invoic", "rechnung", "τιμολογ", "fatur", "fattur", "известие", "проформ",
        "szaml",
    ]

    private static func isOther(_ word: String) -> Bool {
        otherWords.contains(word) || otherStems.contains(where: word.hasPrefix)
    }

    private static let otherWords: Set<String> = [
        "тел", "моб", "gsm", "tel", "phone", "mobile", "mob", "cell", "fax", "факс", "еик", "eik", "vat", "ддс",
        "булстат", "егн",
        "iban", "ean", "po", "ref", "job", "id", "нас", "us", "обадете", "call", "viber", "whatsapp", "rma", "tracking",
        "lot",
        "batch", "item", "sap", "gln", "duns", "awb",
    ]
    private static let otherStems = [
        "телефон", "мобил", "telefon", "handy", "доставчи", "supplier", "lieferant", "vendor", "клиентск", "customer",
        "kunden",
        "поръчк", "order", "bestell", "comand", "артик", "articl", "artikel", "part", "баркод", "barcode", "товарит",
        "waybill",
        "пратк", "shipment", "parcel", "договор", "contract", "vertrag", "парт", "сериен", "serial", "account",
        "сметка", "карта",
        "проект", "project", "номенклат", "матер", "material", "каталож",
    ]

    private static let own: Set<String> = [
        "наша", "нашата", "нашите", "our", "unsere", "unserer", "supplier", "supplier's", "nasha", "noastra",
    ]

    /// „нашата фактура“, `our invoice`, „фактура на доставчика“: theirs.
    private static func isOwn(_ place: Int, _ text: LexedText) -> Bool {
        return (max(0, place - 2)..<place).contains { Self.own.contains(text.folded($0)) }
            || (place + 1..<min(text.tokens.count, place + 3)).contains { text.folded($0).hasPrefix("доставчик") }
    }
}
