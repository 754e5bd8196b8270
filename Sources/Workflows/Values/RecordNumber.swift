/// What kinds of record have a number of their own.
public enum RecordKind: String, CaseIterable, Sendable, Codable {
    case offer, order, shipment, complaint, todo, contract, invoice

    /// The two letters before the year; none for invoices, whose numbers are ten digits.
    public var prefix: String {
        switch self {
        case .offer: "OF"
        case .order: "OR"
        case .shipment: "SH"
        case .complaint: "CO"
        case .todo: "TK"
        case .contract: "CT"
        case .invoice: ""
        }
    }
}

/// The number that people call a record by: `OF-2026-00012`; of an invoice or note `0000000123`.
public struct RecordNumber: Hashable, Sendable {
    /// What is numbered.
    public let kind: RecordKind
    /// The year in which it was opened, 2000 to 2999; 0 for invoices, which are numbered through all years.
    public let year: Int
    /// Counts from 1 in each year and kind; for invoices from 1 to 9999999999 (ППЗДДС чл. 78 (1)).
    public let counter: Int

    /// Takes the parts as stored.
    public init(kind: RecordKind, year: Int, counter: Int) {
        self.kind = kind
        self.year = year
        self.counter = counter
    }

    /// Reads a number as people type it: any case, and the Cyrillic letters that look like ours (ОR-, СO-, ТK-).
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 24 else { return nil }
        if text.utf8.count == 10, text.utf8.allSatisfy({ (48...57).contains($0) }), let counter = Int(text), counter > 0
        {
            self.init(kind: .invoice, year: 0, counter: counter)
            return
        }
        let folded = String(text.uppercased().map { Self.lookAlikes[$0] ?? $0 })
        let parts = folded.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let kind = RecordKind.allCases.first(where: { $0.prefix == parts[0] }),
            kind != .invoice,
            parts[1].utf8.count == 4, let year = Int(parts[1]), (2000...2999).contains(year),
            (5...7).contains(parts[2].utf8.count), parts[2].utf8.allSatisfy({ (48...57).contains($0) }),
            let counter = Int(parts[2]), counter > 0
        else { return nil }
        self.init(kind: kind, year: year, counter: counter)
    }

    private static let lookAlikes: [Character: Character] = [
        "О": "O", "Ф": "F", "С": "C", "Т": "T", "К": "K", "Н": "H", "–": "-", "‑": "-", "—": "-",
    ]
}

extension RecordNumber: CustomStringConvertible {
    /// `OF-2026-00012`, `0000000123`.
    public var description: String {
        let digits = String(counter)
        if kind == .invoice { return String(repeating: "0", count: max(0, 10 - digits.count)) + digits }
        return "\(kind.prefix)-\(year)-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }
}

extension RecordNumber: Codable {
    /// Reads the written form.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = RecordNumber(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a record number"))
        }
        self = value
    }

    /// Writes the written form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
