/// "Best regards", "Поздрави", "Mit freundlichen Grüßen": the phrase that ends a mail's text.
///
/// A line counts as one if all its words belong to such phrases and one of them carries it. That covers the many
/// combinations people make ("Many thanks and kindest regards") without a list of each.
struct ClosingPhrase {
    enum Strength: Int {
        /// Words that go along with a closing but are none.
        case neutral
        /// A wish for the day; greetings are made of the same words.
        case wish
        /// A line that only thanks: it closes where a name follows straight.
        case thanks
        /// A line that ends a mail.
        case closing
    }
    var strength: Strength
    /// What stands behind the phrase in the same line, as "Поздрави, Иван Петров"; empty for nothing.
    var name: String

    /// Reads a line; `nil` if it is no closing.
    ///
    /// - Parameters:
    ///   - line: as written.
    ///   - isSender: tells whether words are the writer's name.
    init?(_ line: String, isSender: (String) -> Bool) {
        guard line.utf8.count <= 200, !line.isEmpty, Self.mayOpen(line) else { return nil }
        var best: Strength?
        var count = 0
        name = ""
        for piece in Self.pieces(line) {
            let (found, known) = Self.strength(piece.map(\.lower))
            if known == piece.count {
                best = Self.stronger(best, found)
                count += piece.count
                continue
            }
            // What is left must be a name or a place, and the phrase before it a whole one.
            let rest = piece[known...].map(\.text).joined(separator: " ")
            best = known > 0 ? Self.stronger(best, found) : best
            guard let best, best != .neutral else { return nil }
            let isPlausible =
                PersonName.isPlausible(rest) && (known == 0 || best == .closing && piece.count - known >= 2)
            if isSender(rest) || isPlausible {
                name = String(line[piece[known].start...]).trimming(" ,.-–—!|/*")
                strength = best
                return
            }
            guard best == .closing, known > 0, ClosingWords.prepositions.contains(piece[known - 1].lower),
                piece.count - known <= 2,
                PersonName.isPlausible(rest)
            else { return nil }
            strength = best
            return
        }
        guard let best, best != .neutral, count <= 16 else { return nil }
        strength = best
    }

    private static func stronger(_ one: Strength?, _ other: Strength) -> Strength {
        guard let one else { return other }
        return one.rawValue >= other.rawValue ? one : other
    }

    /// Whether the first word is one that closings begin with: most lines need no closer look.
    private static func mayOpen(_ line: String) -> Bool {
        let start = line.unicodeScalars.drop { !$0.properties.isAlphabetic }
        let opener = String(
            start.prefix { $0.properties.isAlphabetic || $0 == "'" || $0 == "-" || $0 == "." || $0 == "’" }
        )
        let word = lower(opener)
        return ClosingWords.openers.contains(word) || ClosingWords.openers.contains(word.trimming(".-"))
    }

    /// Lower case; the dot that a Turkish „İ“ leaves behind is dropped.
    private static func lower(_ word: String) -> String {
        let lower = word.lowercased()
        guard lower.unicodeScalars.contains("\u{307}") else { return lower }
        return String(String.UnicodeScalarView(lower.unicodeScalars.filter { $0 != "\u{307}" }))
    }

    private struct Word {
        var text: String
        var lower: String
        var start: String.Index
    }

    /// The words between commas, points and exclamation marks.
    private static func pieces(_ line: String) -> [[Word]] {
        var pieces: [[Word]] = [[]]
        var word = ""
        var start = line.startIndex
        func endWord() {
            if !word.isEmpty {
                pieces[pieces.count - 1].append(Word(text: word, lower: Self.lower(word), start: start))
            }
            word = ""
        }
        var index = line.unicodeScalars.startIndex
        while index < line.unicodeScalars.endIndex {
            let scalar = line.unicodeScalars[index]
            switch scalar {
            case ",", ".", "!", ";", ":", "|", "…":
                endWord()
                if pieces.last?.isEmpty == false { pieces.append([]) }
            case " ", "\t", "\u{A0}": endWord()
            case "*", "_", "~", "\"", "“", "”", "„", "(", ")", "\u{FE0F}", "\u{200D}": break
            case _ where scalar.value >= 0x2600 && isPictograph(scalar): break
            default:
                if word.isEmpty { start = index }
                word.unicodeScalars.append(scalar)
            }
            index = line.unicodeScalars.index(after: index)
        }
        endWord()
        return pieces.filter { !$0.isEmpty }
    }

    private static func isPictograph(_ scalar: UnicodeScalar) -> Bool {
        scalar.properties.isEmojiPresentation || (0x2600...0x27BF).contains(scalar.value)
    }

    /// What a phrase without punctuation is, and how many of its words belong to closings.
    private static func strength(_ words: [String]) -> (Strength, Int) {
        if ClosingWords.phrases.contains(words.joined(separator: " ")) { return (.closing, words.count) }
        if words.count == 1, ClosingWords.alone.contains(words[0]) { return (.closing, 1) }
        var found = Strength.neutral
        var wishes = 0
        var carriesWish = false
        var known = 0
        for word in words {
            if ClosingWords.carriers.contains(word) {
                found = .closing
            } else if ClosingWords.thanksCarriers.contains(word) {
                found = stronger(found, .thanks)
            } else if ClosingWords.wishCarriers.contains(word) {
                carriesWish = true
                wishes += 1
            } else if ClosingWords.wishFillers.contains(word) {
                wishes += 1
            } else if !ClosingWords.fillers.contains(word) {
                break
            }
            known += 1
        }
        if found == .neutral, carriesWish, wishes >= 2, words.count <= 8 { found = .wish }
        return (found, known)
    }
}
