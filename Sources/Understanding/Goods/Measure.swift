import Workflows

/// A unit that sizes are given in; only those of one dimension are converted into each other.
enum SizeUnit: Hashable, Sendable {
    case none
    /// Lengths count in millimetres, masses in grams, volumes in millilitres.
    case length, mass, volume
    /// Weight of paper and cloth, grams a square metre.
    case grammage
    case area
    case percent
    /// Any other unit by its canonical name: `v`, `w`, `a`, `bar`.
    case other(String)
}

/// A number as a size: raw as written, and in the base unit of its dimension.
struct SizeValue: Hashable, Sendable {
    /// Millionths of the number as written.
    var raw: Int64
    /// Millionths of the number in the base unit; equal to `raw` where there is none.
    var base: Int64
    /// What it measures.
    var unit: SizeUnit

    init(raw: Int64, unit: SizeUnit = .none, factorMillionths: Int64 = 1_000_000) {
        self.raw = raw
        self.unit = unit
        let product = Int128(raw) * Int128(factorMillionths) / 1_000_000
        self.base = Int64(exactly: product) ?? raw
    }

    /// Whether two sizes are the same: as written if one of them bears no unit, else in the base unit.
    /// A bare number beside a length may also be millimetres, since tables of sizes leave them out.
    func equals(_ other: SizeValue) -> Bool {
        switch (unit, other.unit) {
        case (.none, .none): raw == other.raw
        case (.none, .length): raw == other.raw || raw == other.base
        case (.length, .none): raw == other.raw || base == other.raw
        case (.none, _), (_, .none): raw == other.raw
        case (.grammage, .mass), (.mass, .grammage): raw == other.raw
        case (let left, let right): left == right && base == other.base
        }
    }
}

/// A size, standard, class or type mark in the name of an article: `M8x40`, `DIN 933`, `8.8`, `E6013`, `280 ml`.
struct Spec: Hashable, Sendable {
    /// The letters before the numbers, folded to Latin look-alikes: `m`, `din`, `e`; empty for plain numbers.
    var label: String
    /// The numbers in order.
    var values: [SizeValue]
    /// Letters after the numbers that are no unit (`2rs`), or the whole of a mark that is no label with numbers (`42crmo4`).
    var tail: String

    init(label: String = "", values: [SizeValue], tail: String = "") {
        self.label = label
        self.values = values
        self.tail = tail
    }

    /// Whether the label names a body of standards, so that the number after it names the kind of article.
    var isStandard: Bool { Self.standards.contains(label) }

    /// The labels of standards.
    static let standards: Set<String> = [
        "din", "iso", "en", "bds", "gost", "uni", "nf", "ansi", "astm", "bs", "pn", "stas", "csn", "onorm", "iec",
    ]

    /// A key for finding articles with this label and first number, or this mark.
    var markKey: String? {
        if !label.isEmpty, let first = values.first { return "\(label):\(first.raw):\(tail)" }
        return tail.isEmpty ? nil : tail + ":" + values.map { String($0.raw) }.joined(separator: "x")
    }
}
