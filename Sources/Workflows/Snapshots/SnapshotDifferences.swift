/// How one line differs between two versions of a record.
public struct LineDifference: Hashable, Sendable, Codable {
    /// The line as it was; `nil` for a new one.
    public var before: LineSnapshot?
    /// The line as it is; `nil` for one that was taken out.
    public var after: LineSnapshot?

    /// Takes both.
    public init(before: LineSnapshot?, after: LineSnapshot?) {
        self.before = before
        self.after = after
    }
}

/// How one of the terms differs between two versions of a record.
public struct TermDifference: Hashable, Sendable, Codable {
    /// What can differ beside the lines.
    public enum Term: String, CaseIterable, Sendable, Codable {
        /// ISO 8601 day until which an offer holds.
        case validUntil
        /// ISO 8601 day, or words, for delivery.
        case delivery
        /// Terms of delivery and payment.
        case terms
        /// Incoterms 2020 with the named place.
        case incoterms
        /// Days after the invoice.
        case paymentDays
        /// Remarks for the client.
        case body
    }

    /// Which.
    public var term: Term
    /// As it was; empty for nothing.
    public var before: String
    /// As it is; empty for nothing.
    public var after: String

    /// Takes both.
    public init(term: Term, before: String, after: String) {
        self.term = term
        self.before = before
        self.after = after
    }
}

/// What changed from one version of an offer or order to the next, as client and staff are told.
public struct SnapshotDifferences: Hashable, Sendable, Codable {
    /// Lines that changed, in the order of the new version, then those that were taken out.
    public var lines: [LineDifference]
    /// Terms that changed.
    public var terms: [TermDifference]

    /// Whether nothing differs that the client reads.
    public var isEmpty: Bool { lines.isEmpty && terms.isEmpty }

    /// Compares two versions. A line is the same one if article or text and then, as far as that is not unique, the place
    /// agree; a line at the same place with another article is a changed line.
    public init(from earlier: RecordSnapshot, to later: RecordSnapshot) {
        var left = earlier.lines
        var pairs: [Int: LineSnapshot] = [:]
        func take(_ line: LineSnapshot, where isSame: (LineSnapshot) -> Bool) {
            guard pairs[line.position] == nil, let index = left.firstIndex(where: isSame) else { return }
            pairs[line.position] = left.remove(at: index)
        }
        for line in later.lines { take(line) { Self.isSameArticle($0, line) && $0.position == line.position } }
        for line in later.lines { take(line) { Self.isSameArticle($0, line) } }
        for line in later.lines { take(line) { $0.position == line.position } }
        lines = later.lines.compactMap { line in
            let before = pairs[line.position]
            if let before, Self.isEqual(before, line) { return nil }
            return LineDifference(before: before, after: line)
        }
        lines += left.map { LineDifference(before: $0, after: nil) }
        terms = TermDifference.Term.allCases.compactMap { term in
            let (before, after) = (Self.value(term, earlier), Self.value(term, later))
            return before == after ? nil : TermDifference(term: term, before: before, after: after)
        }
    }

    private static func isSameArticle(_ one: LineSnapshot, _ other: LineSnapshot) -> Bool {
        one.sku == nil && other.sku == nil ? one.text == other.text : one.sku == other.sku
    }

    private static func isEqual(_ one: LineSnapshot, _ other: LineSnapshot) -> Bool {
        isSameArticle(one, other) && one.wanted == other.wanted && one.unit == other.unit
            && one.unitPrice == other.unitPrice && one.discountPercent == other.discountPercent
            && one.vatPercent == other.vatPercent && one.isOptional == other.isOptional
    }

    private static func value(_ term: TermDifference.Term, _ record: RecordSnapshot) -> String {
        switch term {
        case .validUntil: record.validUntil ?? ""
        case .delivery: record.delivery ?? ""
        case .terms: record.terms ?? ""
        case .incoterms: record.incoterms ?? ""
        case .paymentDays: record.paymentDays.map(String.init) ?? ""
        case .body: record.body
        }
    }
}
