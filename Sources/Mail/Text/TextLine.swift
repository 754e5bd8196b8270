/// A line of readable text with what the markup says of it.
struct TextLine {
    /// What HTML tells of a line beside its words.
    struct Mark: OptionSet {
        let rawValue: UInt8
        /// An attribution ("On … wrote:") by its element's class.
        static let attribution = Mark(rawValue: 1)
        /// From here on everything is quoted, by the element's id.
        static let restIsQuoted = Mark(rawValue: 2)
        /// Inside an element that a mail program made for signatures.
        static let signature = Mark(rawValue: 4)
        /// A row of a table; cells are parted by tabs.
        static let row = Mark(rawValue: 8)
    }

    /// Without quote marks and trailing white space.
    var text: String
    /// Levels of quoting.
    var quote: Int
    var mark: Mark

    init(_ text: String, quote: Int = 0, mark: Mark = []) {
        self.text = text
        self.quote = quote
        self.mark = mark
    }

    var isBlank: Bool { text.isEmpty }

    /// As plain text, quote marks in front.
    var plain: String {
        guard quote > 0 else { return text }
        let marks = String(repeating: ">", count: min(quote, 20))
        return text.isEmpty ? marks : marks + " " + text
    }
}

/// Text parts of type text/plain as lines.
enum PlainText {
    /// Splits into lines: quote marks counted and cut, format=flowed (RFC 3676) rejoined.
    static func lines(_ text: String, isFlowed: Bool, deletesSpace: Bool) -> [TextLine] {
        var lines: [TextLine] = []
        var continues = false
        for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            var (line, quote) = quoteLevel(raw, strict: isFlowed)
            if isFlowed, line.hasPrefix(" ") { line = line.dropFirst() }
            // The signature delimiter ends in a space and is never flowed.
            let isDelimiter = line == "-- "
            let flows = isFlowed && line.hasSuffix(" ") && !isDelimiter
            if continues, let last = lines.last, last.quote == quote, !isDelimiter, !line.isEmpty {
                lines[lines.count - 1].text +=
                    deletesSpace ? line : (last.text.hasSuffix(" ") || last.text.isEmpty ? "" : " ") + line
            } else {
                lines.append(TextLine(String(line), quote: quote))
            }
            if flows, deletesSpace { lines[lines.count - 1].text.removeLast() }
            continues = flows
        }
        for index in lines.indices { lines[index].text = lines[index].text.trimmedLine }
        return lines
    }

    /// Leading `>` marks. In flowed text they stand without spaces between; elsewhere `> > ` is usual.
    private static func quoteLevel(_ line: Substring, strict: Bool) -> (Substring, Int) {
        var rest = line
        var level = 0
        while level < 100 {
            var probe = rest
            if !strict, level > 0, probe.first == " " { probe = probe.dropFirst() }
            guard probe.first == ">" else { break }
            level += 1
            rest = probe.dropFirst()
        }
        if level > 0, !strict, rest.first == " " { rest = rest.dropFirst() }
        return (rest, level)
    }
}

extension String {
    /// No-break spaces made plain, trailing white space and invisible characters cut.
    var trimmedLine: String {
        var needsWork = false
        var last: UInt8 = 0
        for byte in utf8 {
            // 0xC2 starts NBSP and soft hyphens, 0xE2 and 0xEF zero-width ones.
            if byte < 32 && byte != 9 || byte == 0xC2 || byte == 0xE2 || byte == 0xEF { needsWork = true }
            last = byte
        }
        if !needsWork, last != 32, last != 9 { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xA0, 0x2007, 0x202F, 0x2002...0x200A, 0x3000: scalars.append(" ")
            case 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060, 0xFEFF, 0xFFFC: continue
            case 0..<9, 10..<32, 0x7F: continue
            default: scalars.append(scalar)
            }
        }
        while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
        return String(scalars)
    }
}
