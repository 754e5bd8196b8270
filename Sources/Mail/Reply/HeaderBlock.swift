/// The header lines that mail programs put above a quoted or forwarded mail: From, Sent, To, Subject in any language.
struct HeaderBlock {
    /// How many lines it takes, blank ones within included.
    var length = 0
    /// What stood behind each label, first ones winning.
    var values: [QuoteWords.Header: String] = [:]

    private static let mostLines = 16

    /// Reads a block at the start of the lines; `nil` if there is none.
    init?(_ lines: ArraySlice<String>) {
        guard let first = lines.first, let (header, _) = Self.label(first), header != .other, header != .cc else {
            return nil
        }
        var continuations = 0
        var blanks = 0
        var last: QuoteWords.Header?
        for (offset, line) in lines.prefix(Self.mostLines).enumerated() {
            let text = line.trimming(" \t")
            if text.isEmpty {
                blanks += 1
                // Some web mails set an empty line between each two.
                if blanks > 1 || offset == 0 { break }
                continue
            }
            if let (header, value) = Self.label(text) {
                if let known = values[header], header != .other, header != .cc, !known.isEmpty { break }
                values[header] = value
                last = header
                length = offset + 1
                continuations = 0
                blanks = 0
                continue
            }
            // Long lists of recipients and long subjects are folded; other words end the block.
            guard blanks == 0, continuations < 4, let current = last,
                current == .to || current == .cc || current == .subject || current == .from,
                Self.mayContinue(text, current, value: values[current] ?? "", next: lines.dropFirst(offset + 1).first)
            else { break }
            values[current] = ((values[current] ?? "") + " " + text).trimming(" ")
            continuations += 1
            length = offset + 1
        }
        guard isOne else { return nil }
    }

    /// Three kinds of label, or an address with a date or subject; never without a date or an address, since letters begin
    /// with "To: … From: … Subject: …" too and transports are asked for by "From: Sofia To: Plovdiv".
    private var isOne: Bool {
        let kinds = values.keys.count { $0 != .other }
        let hasAddress = values.contains { ($0.key == .from || $0.key == .to) && $0.value.contains("@") }
        let hasDate = values[.date].map { $0.utf8.contains { $0 >= 48 && $0 <= 57 } } ?? false
        guard values[.from] != nil || values[.date] != nil && values[.subject] != nil && values[.to] != nil else {
            return false
        }
        if kinds >= 3 { return hasAddress || hasDate && (values[.subject] != nil) }
        return kinds == 2 && values[.from]?.contains("@") == true && (hasDate || values[.subject] != nil)
    }

    private static func mayContinue(_ text: String, _ header: QuoteWords.Header, value: String, next: String?) -> Bool {
        if header == .from { return value.isEmpty || text.hasPrefix("<") || text.contains("@") && !value.contains("@") }
        if value.isEmpty { return true }
        if header == .subject { return next.map { label($0) != nil } ?? false }
        return text.contains("@") || text.contains(";") || value.hasSuffix(";") || value.hasSuffix(",")
    }

    /// `*From:* Ivan`, `From : Ivan`, `Von:\tIvan`.
    static func label(_ line: String) -> (QuoteWords.Header, String)? {
        let text = line.trimming(" \t*|")
        guard let colon = text.prefix(40).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let name = text[..<colon].lowercased().trimming(" *_\t")
        guard !name.isEmpty, let header = QuoteWords.headers[name] else { return nil }
        return (header, String(text[text.index(after: colon)...]).trimming(" \t*"))
    }
}

/// Lines between dashes that say what follows.
enum SeparatorLine {
    enum Kind { case original, forwarded }

    /// - Parameter line: in lower case.
    static func kind(_ line: String) -> Kind? {
        guard line.utf8.count >= 6, line.utf8.count <= 200 else { return nil }
        let bare = line.trimming("-_=*—–#~ ><+.\t|")
        let isDecorated = bare.utf8.count + 4 <= line.utf8.count
        let colon = bare.hasSuffix(":")
        let phrase = colon ? String(bare.dropLast()).trimming(" ") : bare
        guard isDecorated || colon || phrase == line else { return nil }
        if forwarded.contains(phrase), isDecorated || colon { return .forwarded }
        if original.contains(phrase), isDecorated || colon { return .original }
        // "----- Forwarded by Ivan/Firm on 01.04.2026 12:00 -----"
        if isDecorated,
            ["forwarded by ", "weitergeleitet von ", "forwarded message from ", "препратено от ", "forwarded message "]
                .contains(where: { phrase.hasPrefix($0) })
        {
            return .forwarded
        }
        if isDecorated,
            ["original message ", "reply message ", "ursprüngliche nachricht ", "оригинално съобщение "].contains(
                where: { phrase.hasPrefix($0) })
        {
            return .original
        }
        return nil
    }

    /// Without decoration such a line counts only above a header block.
    static func isBarePhrase(_ line: String) -> Bool { forwarded.contains(line) || original.contains(line) }

    static func isReplyLine(_ line: String) -> Bool {
        line.utf8.count <= 300 && QuoteWords.replyLines.isIn(line)
    }

    /// Only underscores or dashes: Outlook's rule.
    static func isRule(_ line: String) -> Bool {
        line.utf8.count >= 10
            && (line.allSatisfy { $0 == "_" } || line.allSatisfy { $0 == "-" } || line.allSatisfy { $0 == "=" }
                || line.allSatisfy { $0 == "*" })
    }

    private static let forwarded = Set(QuoteWords.forwarded)
    private static let original = Set(QuoteWords.original)
}
