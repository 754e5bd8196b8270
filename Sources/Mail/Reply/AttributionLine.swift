/// Lines as "On Monday, 6 April 2026 at 12:00, Ivan <a@b> wrote:", in many languages, folded over up to four lines.
enum AttributionLine {
    /// How many lines from `start` on make an attribution; 0 for none.
    ///
    /// - Parameter lines: texts of unquoted lines in lower case, blank ones empty.
    static func length(_ lines: ArraySlice<String>, quoteFollows: (Int) -> Bool) -> Int {
        guard let first = lines.first, !first.isEmpty, first.utf8.count <= 300 else { return 0 }
        var joined = ""
        for (count, line) in lines.prefix(4).enumerated() {
            if line.isEmpty { return 0 }
            joined += (joined.isEmpty || joined.hasSuffix("<") ? "" : " ") + line
            guard joined.utf8.count <= 500 else { return 0 }
            if endsLikeOne(joined) {
                let evidence = Evidence(joined)
                if evidence.isStrong || evidence.isWeak && quoteFollows(count + 1) { return count + 1 }
                // A line that ends in a colon does not go on in the next one.
                if joined.hasSuffix(":") { return 0 }
            }
            if count == 0, !mayBegin(line) { return 0 }
        }
        return 0
    }

    /// Whether a single line looks like one.
    static func isLikely(_ text: String) -> Bool {
        let evidence = Evidence(text.lowercased())
        return endsLikeOne(text.lowercased()) && (evidence.isStrong || evidence.isWeak)
    }

    /// Whether a line begins with a whole attribution, address, date and time included, and goes on with text.
    static func leads(_ text: String) -> Bool {
        guard text.utf8.count > 40, QuoteWords.attributionStarts.begins(text) else { return false }
        var head = ""
        for piece in text.prefix(300).split(separator: ":", omittingEmptySubsequences: false).dropLast() {
            head += piece + ":"
            let evidence = Evidence(head)
            guard evidence.isVerb, evidence.hasAddress, evidence.hasDate, evidence.hasTime else { continue }
            return QuoteWords.wrote.isWordIn(String(piece.suffix(20)))
        }
        return false
    }

    private static func endsLikeOne(_ text: String) -> Bool {
        text.hasSuffix(":") || text.hasSuffix("：") || text.hasSuffix(":>") || text.hasSuffix("写道")
            || text.hasSuffix("のメール") || text.hasSuffix(": >")
    }

    private static func mayBegin(_ line: String) -> Bool {
        line.utf8.contains { $0 >= 48 && $0 <= 57 || $0 == 64 }
            || QuoteWords.attributionStarts.begins(line)
    }

    /// What of an attribution a text holds.
    struct Evidence {
        var isVerb = false
        var hasAddress = false
        var hasDate = false
        var hasTime = false
        var startsLikeOne = false
        var citing = false
        var words = 0
        /// "… <a@b>:"
        private var endsInAddress = false

        init(_ text: String) {
            hasAddress = text.utf8.contains(UInt8(ascii: "@"))
            hasTime = Self.hasTime(text)
            hasDate = Self.hasDate(text)
            startsLikeOne = QuoteWords.attributionStarts.begins(text)
            endsInAddress =
                text.hasSuffix(">:") || text.hasSuffix("> :") || text.hasSuffix("):") || text.hasSuffix(">：")
            citing = QuoteWords.citing.begins(text)
            words = text.split(separator: " ").count
            isVerb = QuoteWords.wrote.isWordIn(text)
        }

        /// Enough by itself.
        var isStrong: Bool {
            if citing, words <= 12 { return true }
            if isVerb {
                return hasAddress || hasTime && (hasDate || startsLikeOne) || hasDate && startsLikeOne && words <= 16
            }
            // Without a verb: "01.04.2026, 17:40, "Name" <a@b>:", "Понедельник, 6 апреля 2026, 12:00 +03:00 от Name <a@b>:".
            return hasAddress && hasTime && hasDate && words <= 20 && endsInAddress
        }

        /// Enough where a quote follows.
        var isWeak: Bool {
            isVerb && words <= 14 || hasAddress && (hasDate || hasTime) && words <= 20
                || (hasDate && hasTime && words <= 14)
        }

        /// `9:31`, `17.40`, `17h40`.
        private static func hasTime(_ text: String) -> Bool {
            let bytes = Array(text.utf8.prefix(500))
            guard bytes.count >= 4 else { return false }
            func digit(_ index: Int) -> Bool {
                index >= 0 && index < bytes.count && bytes[index] >= 48 && bytes[index] <= 57
            }
            for index in 1..<(bytes.count - 1) where bytes[index] == 58 || bytes[index] == 104 {
                if digit(index - 1), digit(index + 1), digit(index + 2), !digit(index + 3) { return true }
            }
            return false
        }

        /// Two or more groups of digits as 9.3.2026, 2026-04-01, or a year with a day ("6 april 2026").
        private static func hasDate(_ text: String) -> Bool {
            var groups: [(value: Int, next: Character?)] = []
            var value = 0
            var length = 0
            for character in text.prefix(300) {
                if let digit = character.wholeNumberValue, character.isASCII, length < 6 {
                    value = value * 10 + digit
                    length += 1
                } else if length > 0 {
                    groups.append((value, character))
                    value = 0
                    length = 0
                }
            }
            if length > 0 { groups.append((value, nil)) }
            let hasYear = groups.contains { (1990...2099).contains($0.value) }
            let hasDay = groups.contains { (1...31).contains($0.value) }
            if hasYear, hasDay { return true }
            let separated = zip(groups, groups.dropFirst()).contains {
                (1...31).contains($0.value) && (1...31).contains($1.value)
                    && ($0.next == "." || $0.next == "/" || $0.next == "-")
            }
            return separated
        }
    }
}

extension String {
    /// The first place of a text, byte by byte; both must be normalised alike.
    func range(of other: String) -> Range<String.Index>? {
        let needle = Array(other.utf8)
        guard let first = needle.first, utf8.count >= needle.count else { return nil }
        var start = utf8.startIndex
        while let found = utf8[start...].firstIndex(of: first) {
            if utf8[found...].starts(with: needle) { return found..<utf8.index(found, offsetBy: needle.count) }
            start = utf8.index(after: found)
        }
        return nil
    }
}
