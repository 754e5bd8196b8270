/// A piece of a text: a run of letters, a run of digits or one other mark.
struct Token: Sendable {
    /// What the run is made of.
    enum Kind: Sendable { case word, number, mark }
    /// What stands before it.
    enum Gap: Int, Sendable, Comparable {
        case none, space, line, paragraph
        static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
    }

    let kind: Kind
    /// Lower case, without diacritics (`Folding`).
    let folded: String
    /// Where it stands in the text.
    let range: Range<String.Index>
    /// What parts it from the token before.
    let gap: Gap
}

/// A text cut into tokens once, for every reader of it.
///
/// Linear in the text and bounded by `maximumTokens`; what lies behind the limit is not read.
struct LexedText: Sendable {
    /// More than any mail that a person types has; the rest is lists, which goods are read from by other means.
    static let maximumTokens = 12_000
    /// A longer run of letters is no word.
    private static let maximumWordScalars = 64

    let text: String
    let tokens: [Token]

    init(_ text: String) {
        self.text = text
        var lexer = Lexer(scalars: text.unicodeScalars)
        tokens = lexer.run()
    }

    /// The words of the text from one token up to, not including, another.
    func words(_ range: Range<Int>) -> Substring {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= tokens.count else { return "" }
        return text[tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound]
    }

    /// The folded form of a token, empty outside the text.
    func folded(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].folded : "" }

    private struct Lexer {
        let scalars: String.UnicodeScalarView
        var tokens: [Token] = []
        var gap = Token.Gap.paragraph

        init(scalars: String.UnicodeScalarView) { self.scalars = scalars }

        mutating func run() -> [Token] {
            var index = scalars.startIndex
            var newlines = 0
            while index < scalars.endIndex, tokens.count < LexedText.maximumTokens {
                let scalar = scalars[index]
                switch Self.sort(of: scalar) {
                case .space:
                    if gap == .none { gap = .space }
                    index = scalars.index(after: index)
                    continue
                case .newline:
                    newlines += 1
                    gap = newlines > 1 ? .paragraph : max(gap, .line)
                    index = scalars.index(after: index)
                    continue
                case .nothing:
                    index = scalars.index(after: index)
                    continue
                case .letter: index = word(from: index)
                case .digit: index = number(from: index)
                case .mark: index = mark(at: index)
                }
                newlines = 0
                gap = .none
            }
            return tokens
        }

        private enum Sort { case space, newline, nothing, letter, digit, mark }

        private static func sort(of scalar: Unicode.Scalar) -> Sort {
            switch scalar.value {
            case 0x30...0x39: .digit
            case 0x41...0x5A, 0x61...0x7A: .letter
            case 0x0A, 0x2028, 0x2029: .newline
            case 0x20, 0x09, 0x0B...0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
            case 0x00...0x1F, 0x7F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: .nothing
            case 0x21...0x7E: .mark
            default: scalar.properties.isAlphabetic ? .letter : .mark
            }
        }

        private mutating func word(from start: String.Index) -> String.Index {
            var index = start
            var folded = ""
            var length = 0
            while index < scalars.endIndex, length < LexedText.maximumWordScalars {
                let scalar = scalars[index]
                let next = scalars.index(after: index)
                if Self.sort(of: scalar) == .letter || (0x300...0x36F).contains(scalar.value) {
                    Folding.append(scalar, to: &folded)
                } else if Self.isApostrophe(scalar), next < scalars.endIndex, Self.sort(of: scalars[next]) == .letter {
                    folded += "'"
                } else if Self.sort(of: scalar) != .nothing || next >= scalars.endIndex {
                    break
                }
                index = next
                length += 1
            }
            tokens.append(Token(kind: .word, folded: Self.oneScript(folded), range: start..<index, gap: gap))
            return index
        }

        private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
            scalar == "'" || scalar == "’" || scalar == "ʼ" || scalar == "‘" || scalar == "`"
        }

        /// A Cyrillic word with Latin look-alikes in it is a Cyrillic word.
        private static func oneScript(_ word: String) -> String {
            var cyrillic = 0
            var latin = 0
            for scalar in word.unicodeScalars {
                if (0x400...0x4FF).contains(scalar.value) { cyrillic += 1 }
                if (0x61...0x7A).contains(scalar.value) { latin += 1 }
            }
            guard latin > 0, cyrillic > latin else { return word }
            return String(word.map { Folding.cyrillicTwins[$0] ?? $0 })
        }

        private mutating func number(from start: String.Index) -> String.Index {
            var index = start
            while index < scalars.endIndex, Self.sort(of: scalars[index]) == .digit {
                index = scalars.index(after: index)
            }
            tokens.append(
                Token(kind: .number, folded: String(scalars[start..<index]), range: start..<index, gap: gap))
            return index
        }

        private mutating func mark(at start: String.Index) -> String.Index {
            let next = scalars.index(after: start)
            tokens.append(
                Token(kind: .mark, folded: Folding.fold(String(scalars[start])), range: start..<next, gap: gap))
            return next
        }
    }
}
