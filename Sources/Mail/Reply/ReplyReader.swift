/// Tells for each line of a mail whether it is new, quoted or signature. Unknown is new: nothing is ever deleted.
struct ReplyReader {
    /// How a mail's text was divided.
    struct Result {
        var kinds: [TextSpan.Kind]
        /// The mails below the new text that have a separator or header block.
        var forwards: [Forward]
        /// New text with paragraphs parted by one empty line.
        var reply: String
        var signature: String
    }

    /// A forwarded or answered mail below the new text.
    struct Forward {
        /// Its text, with one level of quoting taken off if all of it was quoted.
        var lines: [TextLine]
        var headers: [QuoteWords.Header: String]
        /// Whether words say "forwarded", not "original" or nothing.
        var saysForwarded: Bool
    }

    private let lines: [TextLine]
    private let lower: [String]
    private let sender: PersonName
    private let isNotice: Bool
    private var kinds: [TextSpan.Kind]
    private var forwards: [Forward] = []

    /// Divides lines.
    ///
    /// - Parameters:
    ///   - lines: the readable text.
    ///   - from: who wrote it; their name at the end is a signature.
    ///   - isNotice: a delivery report, that no person signs and whose copy of the mail is cut.
    static func read(_ lines: [TextLine], from: [Address], isNotice: Bool = false) -> Result {
        var reader = ReplyReader(lines, from, isNotice)
        reader.findQuotes()
        if isNotice { reader.cutReturnedCopy() }
        reader.joinBrokenQuotes()
        if !isNotice { reader.findSignatures() }
        return reader.result()
    }

    private init(_ lines: [TextLine], _ from: [Address], _ isNotice: Bool) {
        self.lines = Array(lines.prefix(Limits.textLines))
        lower = self.lines.map {
            $0.quote == 0 ? $0.text.prefix(600).lowercased().trimming(" \t") : ""
        }
        sender = PersonName(of: from)
        self.isNotice = isNotice
        kinds = self.lines.map { $0.quote > 0 ? .quoted : .new }
    }

    // MARK: Quotes

    private mutating func findQuotes() {
        var index = 0
        while index < lines.count {
            if lines[index].mark.contains(.restIsQuoted) {
                quoteRest(from: index, isForward: false)
                return
            }
            guard lines[index].quote == 0, !lower[index].isEmpty else {
                index += 1
                continue
            }
            if lines[index].mark.contains(.attribution) {
                // Gmail puts its "Forwarded message" into the element of attributions.
                if SeparatorLine.kind(lower[index]) == .forwarded {
                    quoteRest(from: index, isForward: true)
                    return
                }
                kinds[index] = .quoted
                index += 1
                continue
            }
            guard let found = boundary(at: index) else {
                index += 1
                continue
            }
            if found.takesRest {
                quoteRest(from: index, isForward: found.isForward)
                return
            }
            for line in index..<min(lines.count, index + found.length) { kinds[line] = .quoted }
            if found.isForward || found.hasBlock {
                var end = index + max(1, found.length)
                while end < lines.count, lines[end].quote > 0 || lines[end].isBlank { end += 1 }
                addForward(lines[index..<end], isForward: found.isForward)
            }
            index += max(1, found.length)
        }
    }

    private struct Boundary {
        var length: Int
        var takesRest: Bool
        var isForward = false
        var hasBlock = false
    }

    /// What starts at an unquoted line: a separator, a header block, an attribution or our reply line.
    private func boundary(at index: Int) -> Boundary? {
        let line = lower[index]
        if SeparatorLine.isReplyLine(line) { return Boundary(length: 1, takesRest: !quoteFollows(index + 1)) }
        if let kind = SeparatorLine.kind(line) {
            let block = headerBlock(from: index + 1)
            let length = block.map { $0.end - index } ?? 1
            // With quote marks below, only what is marked is quoted; answers may stand beneath.
            return Boundary(
                length: length, takesRest: !quoteFollows(index + length), isForward: kind == .forwarded,
                hasBlock: block != nil)
        }
        if SeparatorLine.isRule(line) || SeparatorLine.isBarePhrase(line), let block = headerBlock(from: index + 1) {
            return Boundary(length: block.end - index, takesRest: !quoteFollows(block.end), hasBlock: true)
        }
        if let block = HeaderBlock(unquoted(from: index)) {
            return Boundary(length: block.length, takesRest: !quoteFollows(index + block.length), hasBlock: true)
        }
        let count = AttributionLine.length(lower[index...], quoteFollows: { quoteFollows(index + $0) })
        guard count > 0 else {
            // Yahoo on telephones writes the quoted text right behind it.
            return AttributionLine.leads(line) ? Boundary(length: 1, takesRest: true) : nil
        }
        return Boundary(length: count, takesRest: !quoteFollows(index + count))
    }

    /// Raw texts up to the next quoted line.
    private func unquoted(from index: Int) -> ArraySlice<String> {
        let end = min(lines.count, index + 20)
        return lines[min(index, end)..<end].prefix { $0.quote == 0 }.map(\.text)[...]
    }

    /// A header block at or shortly below a line.
    private func headerBlock(from index: Int) -> (block: HeaderBlock, end: Int)? {
        var index = index
        var skipped = 0
        while index < lines.count, skipped < 4, lower[index].isEmpty || SeparatorLine.isRule(lower[index]) {
            index += 1
            skipped += 1
        }
        guard index < lines.count, lines[index].quote == 0, let block = HeaderBlock(unquoted(from: index)) else {
            return nil
        }
        return (block, index + block.length)
    }

    /// Whether the next line that is not blank is quoted.
    private func quoteFollows(_ index: Int) -> Bool {
        var index = index
        while index < lines.count, lines[index].quote == 0, lines[index].isBlank { index += 1 }
        return index < lines.count && lines[index].quote > 0
    }

    private mutating func quoteRest(from start: Int, isForward: Bool) {
        for line in start..<lines.count { kinds[line] = .quoted }
        addForward(lines[start...], isForward: isForward)
    }

    /// Notes what a separator or header block introduces.
    private mutating func addForward(_ block: ArraySlice<TextLine>, isForward: Bool) {
        guard forwards.count < Limits.forwards else { return }
        var rest = block.drop {
            $0.isBlank || SeparatorLine.kind($0.text.lowercased()) != nil || SeparatorLine.isRule($0.text)
                || SeparatorLine.isBarePhrase($0.text.lowercased())
        }
        rest = Self.unquotedOnce(rest)
        var headers: [QuoteWords.Header: String] = [:]
        if let found = HeaderBlock(rest.prefix(20).map(\.text)[...]) {
            headers = found.values
            rest = Self.unquotedOnce(rest.dropFirst(found.length))
        }
        forwards.append(Forward(lines: Array(rest.drop { $0.isBlank }), headers: headers, saysForwarded: isForward))
    }

    /// Lines without the levels of quoting that all of them have.
    private static func unquotedOnce(_ lines: ArraySlice<TextLine>) -> ArraySlice<TextLine> {
        let level = lines.lazy.filter { !$0.isBlank }.map(\.quote).min() ?? 0
        return lines.map {
            TextLine($0.text, quote: max(0, $0.quote - level), mark: $0.mark.subtracting([.restIsQuoted]))
        }[...]
    }

    // MARK: Repairs

    /// The tail of a quoted line that a mail program wrapped without marking it.
    private mutating func joinBrokenQuotes() {
        guard lines.count > 2 else { return }
        for index in 1..<(lines.count - 1) where lines[index].quote == 0 && !lines[index].isBlank {
            let before = lines[index - 1]
            let after = lines[index + 1]
            guard before.quote > 0, after.quote == before.quote || after.isBlank && before.text.utf8.count >= 70,
                before.text.utf8.count >= 60, lines[index].text.utf8.count <= 60, let end = before.text.last,
                !".!?:;".contains(end),
                let first = lines[index].text.first, first.isLowercase
            else { continue }
            kinds[index] = .quoted
        }
    }

    /// A bounce's notice ends where the copy of the mail or its headers begin.
    private mutating func cutReturnedCopy() {
        guard let start = lower.firstIndex(where: ReturnedCopy.startsAt) else { return }
        for line in start..<lines.count { kinds[line] = .quoted }
    }

    // MARK: Signatures

    private mutating func findSignatures() {
        let segments = newSegments()
        let texts = lines.map { $0.text.trimming(" \t") }
        for (number, segment) in segments.enumerated() {
            let marked = SignatureReader(
                lines: lines, texts: texts, segment: segment, sender: sender, isLast: number == segments.count - 1,
                isFirst: number == 0
            ).read()
            for index in marked { kinds[index] = .signature }
        }
    }

    /// Runs of new lines, blank ones at their ends left out.
    private func newSegments() -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start: Int?
        var last = 0
        for index in lines.indices {
            if kinds[index] == .new {
                guard !lines[index].isBlank else { continue }
                if start == nil { start = index }
                last = index
            } else if let begin = start {
                segments.append(begin..<(last + 1))
                start = nil
            }
        }
        if let begin = start { segments.append(begin..<(last + 1)) }
        return segments
    }

    // MARK: Result

    private func result() -> Result {
        var settled = kinds
        // Blank lines go with what stands above them.
        for index in settled.indices.dropFirst() where lines[index].isBlank && lines[index].quote == 0 {
            settled[index] = settled[index - 1]
        }
        let signature = SignatureReader.text(of: lines, kinds: kinds)
        return Result(kinds: settled, forwards: forwards, reply: joined(), signature: signature)
    }

    /// New lines; pieces between quotes parted by an empty line, never two in a row.
    private func joined() -> String {
        var text: [String] = []
        var gap = false
        for index in lines.indices {
            guard kinds[index] == .new, !lines[index].isBlank, !Placeholder.isPicture(lines[index].text) else {
                gap = true
                continue
            }
            if gap, !text.isEmpty { text.append("") }
            gap = false
            text.append(lines[index].text)
        }
        return text.joined(separator: "\n")
    }
}
