/// A run of words that belong together, for phrases to be found in.
struct Sentence: Sendable {
    /// The folded words and numbers.
    let words: [String]
    /// The token of each word.
    let tokens: [Int]
    /// Places in `words` before which a comma, dash or bracket stands.
    let breaks: Set<Int>
    /// Whether it ends with a question mark.
    let asks: Bool

    /// Cuts a text into sentences: at full stops that end one, question marks, blank lines, and at line ends where the
    /// line is short or the next one begins a list.
    static func all(in text: LexedText) -> [Sentence] {
        var cutter = Cutter(text: text)
        return cutter.run()
    }

    private struct Cutter {
        let text: LexedText
        var found: [Sentence] = []
        var words: [String] = []
        var tokens: [Int] = []
        var breaks: Set<Int> = []
        var lineStart: String.Index

        init(text: LexedText) {
            self.text = text
            lineStart = text.text.startIndex
        }

        mutating func run() -> [Sentence] {
            for (index, token) in text.tokens.enumerated() {
                if token.gap >= .line {
                    if token.gap == .paragraph || breaksLine(before: index) { end(asks: false) }
                    lineStart = token.range.lowerBound
                }
                switch token.kind {
                case .word, .number:
                    words.append(token.folded)
                    tokens.append(index)
                case .mark: mark(token.folded, at: index)
                }
            }
            end(asks: false)
            return found
        }

        private mutating func mark(_ mark: String, at index: Int) {
            switch mark {
            case "?": end(asks: true)
            case ";": end(asks: isGreek)
            case "!", "…": end(asks: false)
            case ":" where nextGap(index) != .none: end(asks: false)
            case "." where endsSentence(at: index): end(asks: false)
            case ",", "-", "(", ")", ":", "/", "|", "\t": breaks.insert(words.count)
            default: break
            }
        }

        private var isGreek: Bool {
            words.last?.unicodeScalars.first.map { (0x370...0x3FF).contains($0.value) } ?? false
        }

        private func nextGap(_ index: Int) -> Token.Gap {
            index + 1 < text.tokens.count ? text.tokens[index + 1].gap : .paragraph
        }

        /// A full stop behind a number or a short word may be part of it: `15. Mai`, „20 бр. болт“.
        private func endsSentence(at index: Int) -> Bool {
            guard nextGap(index) != .none else { return false }
            guard nextGap(index) == .space, let last = words.last else { return true }
            let next = text.tokens[index + 1]
            let upper = text.text.unicodeScalars[next.range.lowerBound].properties.isUppercase
            if last.first?.isNumber == true {
                return upper && next.folded.count > 2 && DateVocabulary.meaning(of: next.folded) == nil
            }
            if Self.abbreviations.contains(last) { return false }
            return upper || next.kind != .word || last.count > 4
        }

        private static let abbreviations: Set<String> = Set(
            DateVocabulary.split(
                "бр г гр гл ул бул тел моб инж д р арх см мм кг л м др т н нар напр вкл изкл оф ет вх бл ап кл стр чл ал no nr"
                    + " mr mrs ms dr prof ing tel fax str st ca inkl exkl zzgl bzw usw z b d h stk pcs pc approx incl excl"
                    + " art pos abb vs etc e g i ref ltd co inc dipl hr fr"))

        private func breaksLine(before index: Int) -> Bool {
            let token = text.tokens[index]
            if token.kind == .mark, ["-", "*", "•", "·", "–", "#", ">"].contains(token.folded) { return true }
            if token.kind == .number { return true }
            let line = text.text[lineStart..<token.range.lowerBound]
            return line.utf8.prefix(200).count < (line.unicodeScalars.first.map { $0.value > 0x7F } == true ? 80 : 45)
        }

        private mutating func end(asks: Bool) {
            if !words.isEmpty { found.append(Sentence(words: words, tokens: tokens, breaks: breaks, asks: asks)) }
            words = []
            tokens = []
            breaks = []
        }
    }
}
