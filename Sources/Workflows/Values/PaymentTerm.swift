/// When a client pays, as far as it can be read in the words that were agreed: `30 дни`, `14 days net`, `авансово`.
///
/// What cannot be read for sure is no term: then the words stand on documents as they are, and the day follows the
/// configuration.
public enum PaymentTerm: Hashable, Sendable {
    /// Before the goods leave.
    case inAdvance
    /// When the goods are handed over.
    case onDelivery
    /// So many calendar days after the invoice, 0 to 365.
    case days(Int)

    /// Within how many days of the invoice it is to be paid.
    public var days: Int {
        switch self {
        case .inAdvance, .onDelivery: 0
        case .days(let days): days
        }
    }

    /// Reads what was agreed. Of several spans the longest counts, since by then all is to be paid: `2 % 10 days, 30 days
    /// net`. `nil` where no term can be read, and where a day of the calendar decides (end of month).
    public init?(words typed: some StringProtocol) {
        // Most clients have none, and every mail asks.
        guard !typed.isEmpty else { return nil }
        let words = Self.words(typed.prefix(300))
        let text = " " + words.joined(separator: " ") + " "
        guard !Self.calendar.contains(where: { text.contains(" \($0)") }) else { return nil }
        if let longest = Self.spans(words).max() {
            guard (0...365).contains(longest) else { return nil }
            self = .days(longest)
        } else if Self.advance.contains(where: { text.contains(" \($0)") }) {
            self = .inAdvance
        } else if Self.delivery.contains(where: { text.contains(" \($0)") }) {
            self = .onDelivery
        } else if Self.atOnce.contains(where: { text.contains(" \($0)") }) {
            self = .days(0)
        } else {
            return nil
        }
    }

    /// The term in a sentence for documents: German and Bulgarian for `de` and `bg`, else English.
    public func text(_ language: String) -> String {
        switch (self, language) {
        case (.inAdvance, "bg"): "Плащане авансово"
        case (.inAdvance, "de"): "Zahlung im Voraus"
        case (.inAdvance, _): "Payment in advance"
        case (.onDelivery, "bg"): "Плащане при доставка"
        case (.onDelivery, "de"): "Zahlung bei Lieferung"
        case (.onDelivery, _): "Payment on delivery"
        case (.days(0), "bg"): "Плащане веднага"
        case (.days(0), "de"): "Sofort zahlbar"
        case (.days(0), _): "Payable at once"
        case (.days(let days), "bg"): "Плащане до \(days) \(days == 1 ? "ден" : "дни") от фактурата"
        case (.days(let days), "de"): "Zahlbar innerhalb von \(days) \(days == 1 ? "Tag" : "Tagen") nach Rechnungsdatum"
        case (.days(let days), _): "Payment within \(days) \(days == 1 ? "day" : "days") of the invoice"
        }
    }

    // MARK: reading

    /// Words in lower case, numbers apart from what is written onto them: `30дни`.
    private static func words(_ typed: some StringProtocol) -> [String] {
        var words: [String] = []
        var wasDigit = false
        var word = ""
        func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
        for character in typed.lowercased() {
            let isPart = character.isLetter || isDigit(character) || character == "%"
            if !isPart || (!word.isEmpty && isDigit(character) != wasDigit) || character == "%" {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isPart { word.append(character) }
            wasDigit = isDigit(character)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Spans of time after the invoice, in days.
    private static func spans(_ words: [String]) -> [Int] {
        words.indices.compactMap { index in
            guard let number = Int(words[index]), number < 10_000 else { return nil }
            let behind = words[(index + 1)...].prefix(2)
            guard behind.first != "%" else { return nil }
            if index > 0, ["net", "netto", "нето"].contains(words[index - 1]) { return number }
            for (place, word) in behind.enumerated() {
                if Int(word) != nil { return nil }
                guard let unit = units.first(where: { $0.beginnings.contains(where: word.hasPrefix) }) else { continue }
                let isWorking = place == 1 && working.contains { behind.first?.hasPrefix($0) ?? false }
                return isWorking && unit.days == 1 ? (number * 7 + 4) / 5 : number * unit.days
            }
            return nil
        }
    }

    private static let units: [(beginnings: [String], days: Int)] = [
        (["ден", "дни", "дня", "day", "tag"], 1), (["седмиц", "week", "woche"], 7), (["месец", "month", "monat"], 30),
    ]
    private static let working = ["работн", "working", "business", "arbeits", "werk", "bank"]
    private static let calendar = [
        "before ", "преди ", "vor ", "eom", "end of month", "края на месец", "край на месец", "monatsende", "ultimo",
    ]
    private static let advance = [
        "аванс", "предплат", "предплащ", "предварител", "проформа", "advance", "in advance", "prepa", "pro forma",
        "proforma",
        "vorkasse", "vorauskasse", "vorauszahl", "im voraus", "vorab",
    ]
    private static let delivery = [
        "наложен", "при доставка", "при получаване", "cod ", "on delivery", "upon delivery", "cash on delivery",
        "nachnahme", "bei lieferung", "bei erhalt",
    ]
    private static let atOnce = [
        "веднага", "при фактуриране", "immediately", "at once", "on receipt", "upon receipt", "sofort",
    ]
}
