/// Text of others made fit for a mail or a document: nothing in it can pass for a header, a command or another direction.
enum CleanText {
    /// How long a text on one line may be, in characters.
    static let maximumLine = 500
    /// How long a text of several lines may be, in characters.
    static let maximumBlock = 20_000

    /// One line: white space and controls become single spaces, direction marks go, and what is too long is cut.
    static func line(_ text: String, limit: Int = maximumLine) -> String {
        if isPlainLine(text, limit) { return text }
        var result = ""
        var count = 0
        var pending = false
        for character in text {
            guard let clean = cleaned(character) else { continue }
            // A no-break space is kept: it stands where a line must not break, as within a number.
            if character.isNewline || character.isWhitespace && character != "\u{A0}" && character != "\u{202F}" {
                pending = !result.isEmpty
                continue
            }
            if pending { result.append(" ") }
            pending = false
            guard count < limit else { return result + "…" }
            result += clean
            count += 1
        }
        return result
    }

    /// Whether a text is fit as it is, as most are: ASCII and Cyrillic letters with single spaces between words.
    private static func isPlainLine(_ text: String, _ limit: Int) -> Bool {
        guard text.utf8.count <= limit else { return false }
        var before = UInt8(ascii: " ")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): if before == byte { return false }
            case 0x21...0x7E, 0x80...0xBF: break
            // U+0400 to U+047F.
            case 0xD0, 0xD1: break
            default: return false
            }
            before = byte
        }
        return before != UInt8(ascii: " ") || text.isEmpty
    }

    /// Lines of a text, each without its end; at most so many characters in all, blank lines at both ends dropped.
    static func lines(_ text: String, limit: Int = maximumBlock) -> [String] {
        var lines: [String] = [""]
        var count = 0
        for character in text {
            guard count < limit else {
                lines.append("[…]")
                break
            }
            count += 1
            if character.isNewline {
                lines.append("")
            } else if character == "\t" {
                lines[lines.count - 1] += "    "
            } else if let clean = cleaned(character) {
                lines[lines.count - 1] += clean
            }
        }
        for index in lines.indices {
            while lines[index].last?.isWhitespace == true { lines[index].removeLast() }
        }
        let kept = lines.drop(while: \.isEmpty)
        return Array(kept.prefix((kept.lastIndex { !$0.isEmpty } ?? kept.startIndex - 1) + 1 - kept.startIndex))
    }

    /// The character without what must not be printed; `nil` if nothing is left.
    private static func cleaned(_ character: Character) -> String? {
        if character.isNewline || character == "\t" { return String(character) }
        let scalars = character.unicodeScalars.filter { !isUnfit($0) }
        guard !scalars.isEmpty else { return nil }
        // A pile of marks on one letter is no text; eight is more than any language has.
        return String(String.UnicodeScalarView(scalars.prefix(8)))
    }

    /// Controls, embeddings and overrides of direction (UAX #9), invisible operators, noncharacters, private use.
    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069, 0x200B, 0x2060...0x2064, 0xFEFF, 0xFFF9...0xFFFB: true
        // Tag characters, which hide text.
        case 0xE0000...0xE007F: true
        default:
            switch scalar.properties.generalCategory {
            case .control, .surrogate, .privateUse, .unassigned: true
            default: false
            }
        }
    }
}
