import Workflows

extension StructuredBody {
    /// Reads the new text of a mail; `nil` if it has no heading of ours among its first lines.
    public init?(_ newText: String) {
        guard Self.mayBeOurs(newText) else { return nil }
        let rows = newText.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(2000).map(
            Self.cleaned)
        let early = rows.indices.filter { !rows[$0].isEmpty }.prefix(10)
        guard let start = early.first(where: { Self.purpose(rows[$0]) != nil }), let head = Self.purpose(rows[start])
        else { return nil }
        self.init(purpose: head.purpose, number: head.number)
        revision = head.revision
        var remarks = rows[..<start].filter { !$0.isEmpty }
        var reading = Place.goods
        for row in rows[(start + 1)...] {
            take(row, &reading, &remarks)
        }
        while remarks.last?.isEmpty == true { remarks.removeLast() }
        text = remarks.drop(while: \.isEmpty).joined(separator: "\n")
        lines.removeAll { $0.sku == nil && $0.quantity == nil && $0.text.isEmpty }
    }

    /// Whether our name stands near the top: most mails are told apart by this alone.
    private static func mayBeOurs(_ text: String) -> Bool {
        var matched = 0
        let name: [UInt8] = Array("xcrm".utf8)
        for byte in text.utf8.prefix(4000) {
            let lower = (65...90).contains(byte) ? byte + 32 : byte
            matched = lower == name[matched] ? matched + 1 : lower == name[0] ? 1 : 0
            if matched == name.count { return true }
        }
        return false
    }

    /// What the rows at hand belong to.
    private enum Place { case goods, insideLine, text }

    private mutating func take(_ row: String, _ place: inout Place, _ remarks: inout [String]) {
        if row.isEmpty {
            if place == .insideLine { place = .goods }
            if place == .text { remarks.append("") }
            return
        }
        if let (label, value) = StructuredWords.field(row) {
            switch label {
            case .delivery where place != .text:
                deliverBy = Day(iso: value) ?? DateReader(today: nil).day(statedBy: LexedText(value))
                place = .goods
                return
            case .comment where place != .text:
                place = .text
                if !value.isEmpty { remarks.append(value) }
                return
            default: break
            }
        }
        if place != .text, row.contains("|"), lines.count < Self.maximumLines {
            lines.append(Self.line(row))
            place = .insideLine
        } else if place == .insideLine, var last = lines.popLast() {
            // A mail program wrapped the line.
            last.text = last.text.isEmpty ? row : last.text + " " + row
            lines.append(last)
        } else {
            place = .text
            remarks.append(row)
        }
    }

    /// Without marks of quoting, with plain blanks.
    private static func cleaned(_ row: Substring) -> String {
        var row = Folding.plainBlanks(row)[...]
        while let first = row.first, first == ">" || first.isWhitespace { row.removeFirst() }
        while row.last?.isWhitespace == true { row.removeLast() }
        return String(row)
    }

    private static func purpose(_ row: String) -> (purpose: Purpose, number: RecordNumber?, revision: Int?)? {
        var words = row.split { $0.isWhitespace || $0 == "*" || $0 == "[" || $0 == "]" }.map(String.init)
        guard let first = words.first, Folding.fold(first) == "xcrm" else { return nil }
        words.removeFirst()
        var revision: Int?
        if words.count > 2, let last = words.last, let count = Int(last), (1...9_999).contains(count) {
            revision = count
            words.removeLast()
        }
        let number = words.last.flatMap { RecordNumber($0) }
        if number != nil { words.removeLast() }
        guard let purpose = StructuredWords.purpose(words.joined(separator: " ")) else { return nil }
        return (purpose, number, revision)
    }

    private static func line(_ row: String) -> Line {
        let cells = row.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let amount = cells.count > 1 ? cells[1] : ""
        let digits = amount.prefix { !$0.isLetter && $0 != "²" }
        let typed = digits.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let quantity = (try? CommandNumber.read(typed, .line, .quantity)).flatMap { $0.isPositive ? $0 : nil }
        let unit = CommandUnits.unit(amount[digits.endIndex...].filter { !$0.isWhitespace })
        return Line(
            sku: cells[0].isEmpty ? nil : cells[0], quantity: quantity, unit: unit,
            text: cells.count > 2 ? cells[2].replacing("|", with: " ") : "")
    }

    /// What such a mail is for. A confirmation to which the client wrote a condition is a question.
    public var kind: MailKind {
        switch purpose {
        case .inquiry: .inquiry
        case .confirm: answer == .accepts ? .confirmation : .question
        case .decline: .decline
        case .complaint: .complaint
        case .comment: .question
        }
    }

    /// What it answers to an offer, the client's own words included.
    public var answer: OfferAnswer {
        switch purpose {
        case .confirm:
            // The heading is the yes; the words below may tie it to something.
            switch OfferAnswer.read(newText: "\(StructuredWords.yes). \(text)") {
            case .accepts, .none: .accepts
            case .conditional(let reasons): .conditional(reasons: reasons)
            case .declines: .conditional(reasons: [text])
            }
        case .decline: .declines
        case .inquiry, .complaint, .comment: .none
        }
    }
}

/// The words of the format.
enum StructuredWords {
    enum Label: CaseIterable { case delivery, comment }

    /// English, Bulgarian, German, and what else is understood.
    static let headings: [StructuredBody.Purpose: [String]] = [
        .inquiry: ["inquiry", "запитване", "Anfrage", "enquiry"],
        .confirm: ["confirm", "потвърждавам", "bestätigt", "confirmation", "потвърждение", "bestätige", "bestätigen"],
        .decline: ["decline", "отказвам", "abgelehnt", "отказ", "lehne ab", "ablehnen"],
        .complaint: ["complaint", "рекламация", "Reklamation"],
        .comment: ["comment", "коментар", "Kommentar", "question", "въпрос", "Frage"],
    ]

    private static let labels: [Label: [String]] = [
        .delivery: ["Delivery by", "Доставка до", "Lieferung bis", "Delivery", "Доставка", "Lieferung"],
        .comment: ["Comment", "Коментар", "Kommentar", "Reason", "Причина", "Grund"],
    ]

    /// An unconditional yes to which a client's words are joined.
    static let yes = "We accept your offer"

    static func label(_ label: Label, _ language: String) -> String {
        let words = labels[label] ?? []
        return language == "bg" ? words[1] : language == "de" ? words[2] : words[0]
    }

    static func purpose(_ text: String) -> StructuredBody.Purpose? {
        let folded = Folding.fold(text)
        return StructuredBody.Purpose.allCases.first { headings[$0]?.contains { Folding.fold($0) == folded } == true }
    }

    /// `Delivery by: 2026-05-15` → the label and its value.
    static func field(_ row: String) -> (Label, String)? {
        guard let colon = row.firstIndex(of: ":"), row.distance(from: row.startIndex, to: colon) <= 20 else {
            return nil
        }
        let folded = Folding.fold(row[..<colon])
        guard let label = Label.allCases.first(where: { labels[$0]?.contains { Folding.fold($0) == folded } == true })
        else { return nil }
        return (label, row[row.index(after: colon)...].drop(while: \.isWhitespace).description)
    }
}
