import Workflows

/// A meaningful piece of text about goods.
struct Lexeme: Sendable {
    enum Kind: Equatable, Sendable {
        /// Letters.
        case word
        /// A number without a unit.
        case number
        /// A number with a unit that goods are counted in: `500 бр.`, `12,5 kg`.
        case amount
        /// A size or mark that is no quantity.
        case spec
        /// A code of the catalogue; the article's index.
        case code(Int)
        /// A date, price, telephone number, time: neither goods nor quantity.
        case noise
        /// One character of punctuation.
        case mark
    }

    /// What stands before it.
    enum Gap: Int, Comparable, Sendable {
        case none, space, wide, line, paragraph
        static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
    }

    var kind: Kind
    /// Offsets of scalars in the text.
    var start: Int
    var end: Int
    /// The folded word, the mark, or the folded unit word of an amount.
    var folded: String
    /// What is known of a word.
    var facts: WordFacts = .none
    var gap: Gap
    /// The number of a number or amount, read as a quantity.
    var value: FixedDecimal?
    /// The unit of an amount.
    var unit: UnitWord?
    /// Numbers and amounts as a size too.
    var spec: Spec?
    /// Whether the number was written in words.
    var inWords = false
    /// Whether those words are also articles („one“, „ein“), so that it is a number only before goods.
    var isWeak = false
    /// Whether a word starts with a capital.
    var isCapital = false
    /// The words themselves, where the lexer was told to keep them.
    var source = ""
    /// Whether a word ends with a point that may be that of an abbreviation.
    var abbreviated = false
    /// What a word is for goods, once that was judged.
    var role: WordJudge.Role?

    /// Whether it is one of some marks.
    func isMark(_ marks: String) -> Bool {
        guard kind == .mark, let mark = folded.unicodeScalars.first else { return false }
        return marks.unicodeScalars.contains(mark)
    }
}

/// A unit as customers write it.
struct UnitWord: Hashable, Sendable {
    enum Sort: Hashable, Sendable {
        /// Pieces.
        case count
        /// Something that holds goods or that goods come in: box, pallet, roll, sheet, set, pair.
        case container
        /// Weight, length, area, volume: may be a quantity or a size.
        case measure
        /// Only ever a size: mm, ml.
        case size
    }

    /// The unit of the trade; `nil` for containers outside the list (a bag, a bottle).
    var unit: UnitOfMeasure?
    var sort: Sort
    /// For sizes.
    var sizeUnit: SizeUnit
    /// Millionths of the base unit in one of these.
    var factor: Int64
}
