/// A run of letters, a run of digits or one mark: what lexemes of goods are put together from.
struct RawPiece: Sendable {
    enum Kind: Sendable { case letters, digits, mark }
    var kind: Kind
    var start: Int
    var end: Int
    /// Letters folded, digits in ASCII, the mark in its plain form.
    var folded: String
    /// The mark in its plain form; a null character for letters and digits.
    var symbol: Unicode.Scalar
    /// What is known of letters.
    var facts: WordFacts
    var gap: Lexeme.Gap
    var isCapital: Bool
    /// How many scalars of space stood before it on the same line.
    var spaces: Int
}

/// Cuts text into raw pieces: linear, bounded by `maximumPieces`.
struct RawCutter {
    /// Longer text is cut off: no person types so many words about goods in one text.
    static let maximumPieces = 60_000
    private static let maximumRun = 64

    let scalars: [Unicode.Scalar]
    private let cache: WordCache

    init(_ scalars: [Unicode.Scalar], cache: WordCache = .shared) {
        self.scalars = scalars
        self.cache = cache
    }

    enum Sort { case space, tab, newline, nothing, letter, digit, mark }

    static func sort(_ scalar: Unicode.Scalar) -> Sort {
        switch scalar.value {
        case 0x30...0x39: .digit
        case 0x41...0x5A, 0x61...0x7A: .letter
        case 0x09: .tab
        case 0x0A, 0x2028, 0x2029, 0x0B, 0x0C: .newline
        case 0x20, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
        case 0x00...0x1F, 0x7F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE0F: .nothing
        case 0x21...0x7E: .mark
        case 0xB2, 0xB3, 0xB9, 0xBC...0xBE, 0xD7, 0xD8, 0xF8, 0x2300, 0x2205: .mark
        case 0x400...0x481: .letter
        default: scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value) ? .letter : .mark
        }
    }

    func pieces() -> [RawPiece] {
        var pieces: [RawPiece] = []
        var index = 0
        var gap = Lexeme.Gap.paragraph
        var spaces = 0
        var newlines = 0
        while index < scalars.count, pieces.count < Self.maximumPieces {
            let sort = Self.sort(scalars[index])
            switch sort {
            case .space, .tab:
                spaces += sort == .tab ? 4 : 1
                if newlines == 0 { gap = spaces > 1 ? .wide : .space }
                index += 1
                continue
            case .newline:
                newlines += 1
                gap = newlines > 1 ? .paragraph : max(gap, .line)
                spaces = 0
                index += 1
                continue
            case .nothing:
                index += 1
                continue
            case .mark where leaderEnd(from: index) != nil:
                // dots that lead the eye from a name to its amount part columns as blanks do
                spaces += 4
                index = leaderEnd(from: index) ?? index + 1
                if newlines == 0 { gap = .wide }
                continue
            case .letter, .digit, .mark:
                let end = self.end(of: sort, from: index)
                pieces.append(piece(sort, from: index, to: end, gap: gap, spaces: spaces))
                index = end
            }
            gap = .none
            spaces = 0
            newlines = 0
        }
        return pieces
    }

    /// The end of a row of dots, dashes or underlines that fills a line up: „Белина 4 л ........ 20 бр“; a lone point between
    /// blanks is what is left of one.
    private func leaderEnd(from start: Int) -> Int? {
        let mark = scalars[start]
        guard mark == "." || mark == "_" || mark == "-" || mark == "…" || mark == "·" else { return nil }
        var end = start
        while end < scalars.count, scalars[end] == mark { end += 1 }
        let least = mark == "…" ? 2 : mark == "_" ? 3 : 4
        if end - start >= least { return end }
        func isSpace(_ index: Int) -> Bool { scalars.indices.contains(index) && Self.sort(scalars[index]) == .space }
        return mark == "." && end == start + 1 && isSpace(start - 1) && isSpace(end) ? end : nil
    }

    private func end(of sort: Sort, from start: Int) -> Int {
        guard sort != .mark else { return start + 1 }
        var end = start + 1
        while end < scalars.count, end - start < Self.maximumRun {
            let next = Self.sort(scalars[end])
            let apostrophe =
                sort == .letter && (scalars[end] == "'" || scalars[end] == "’") && end + 1 < scalars.count
                && Self.sort(scalars[end + 1]) == .letter
            guard next == sort || next == .nothing || apostrophe else { break }
            end += 1
        }
        return end
    }

    private func piece(_ sort: Sort, from start: Int, to end: Int, gap: Lexeme.Gap, spaces: Int) -> RawPiece {
        var piece = RawPiece(
            kind: .mark, start: start, end: end, folded: "", symbol: "\0", facts: .none, gap: gap, isCapital: false,
            spaces: spaces)
        switch sort {
        case .digit:
            piece.kind = .digits
            for scalar in scalars[start..<end] where Self.sort(scalar) == .digit {
                piece.folded.unicodeScalars.append(scalar)
            }
        case .letter:
            piece.kind = .letters
            piece.facts = cache.facts(scalars[start..<end])
            piece.folded = piece.facts.folded
            piece.isCapital = Self.isUpper(scalars[start])
        default:
            piece.symbol = Self.plainMark(scalars[start])
            piece.folded = String(piece.symbol)
        }
        return piece
    }

    private static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x400...0x42F: true
        case 0x00...0x7F, 0x430...0x45F: false
        default: scalar.properties.isUppercase
        }
    }

    /// Marks that mean the same in one form.
    private static func plainMark(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "×", "✕", "✖", "∗", "⨯": "x"
        case "–", "—", "―", "‐", "‑", "‒", "−", "➔", "→": "-"
        case "Ø", "ø", "⌀", "∅": "ø"
        case "„", "“", "”", "«", "»", "″", "‟": "\""
        case "’", "‘", "′", "`", "´": "'"
        case "•", "·", "●", "▪", "◦", "‣", "■", "□", "✓", "✔", "\u{F0B7}": "•"
        case "；": ";"
        default: scalar
        }
    }

    /// A Cyrillic word with Latin look-alikes in it is a Cyrillic word, and the other way round.
    static func oneScript(_ word: String) -> String {
        var cyrillic = 0
        var latin = 0
        for scalar in word.unicodeScalars {
            if (0x400...0x4FF).contains(scalar.value) { cyrillic += 1 }
            if (0x61...0x7A).contains(scalar.value) { latin += 1 }
        }
        guard latin > 0, cyrillic > 0 else { return word }
        return cyrillic >= latin
            ? String(word.map { Folding.cyrillicTwins[$0] ?? $0 }) : String(word.map { LookAlikes.latin[$0] ?? $0 })
    }
}

/// Cyrillic and Greek letters that look like Latin ones, for codes and size labels.
enum LookAlikes {
    /// Folded letter → Latin letter.
    static let latin: [Character: Character] = [
        "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "к": "k", "м": "m", "о": "o", "р": "p", "т": "t", "у": "y",
        "х": "x", "і": "i", "ј": "j", "ѕ": "s",
        "α": "a", "β": "b", "ε": "e", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "τ": "t",
        "υ": "y", "χ": "x", "ζ": "z",
    ]

    /// A folded word in Latin letters where each of its letters has a Latin twin; else as it is.
    static func latinized(_ word: String) -> String {
        var result = ""
        for letter in word {
            if let twin = latin[letter] {
                result.append(twin)
            } else if letter >= "a", letter <= "z" {
                result.append(letter)
            } else {
                return word
            }
        }
        return result
    }
}
