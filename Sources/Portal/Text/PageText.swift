import Mustache

/// What escapes everything that templates put on a page.
///
/// It works by scalar and not by character: `"` with a combining mark behind it is one character to Swift, but to a
/// browser the quotation mark still ends the attribute. Text from outside cannot turn around, hide or stretch what
/// stands beside it: direction controls, invisible characters and piles of marks are left out.
struct PageText: MustacheContentType {
    /// The name by which templates ask for it; the loader writes the pragma into each of them.
    static let name = "XCRM-PAGE"

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    static func escaped(_ text: String) -> String {
        let clean = cleaned(text)
        guard clean.utf8.contains(where: { $0 == 0x22 || $0 == 0x26 || $0 == 0x27 || $0 == 0x3C || $0 == 0x3E }) else {
            return clean
        }
        var result = String.UnicodeScalarView()
        for scalar in clean.unicodeScalars {
            switch scalar {
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Marks that may follow one another before the rest is left out.
    static let marks = 4

    /// The text without controls and pile-ups; at most `limit` scalars.
    static func cleaned(_ text: String, limit: Int = .max) -> String {
        // Most text is plain: nothing in it has to go, and each byte is a scalar.
        if text.utf8.count <= limit, text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) {
            return text
        }
        var result = String.UnicodeScalarView()
        var marksInRow = 0
        var count = 0
        for scalar in text.unicodeScalars {
            guard let kept = kept(scalar) else { continue }
            let isMark = isMark(kept)
            marksInRow = isMark ? marksInRow + 1 : 0
            if marksInRow > marks { continue }
            if count == limit { break }
            count += 1
            result.append(kept)
        }
        return String(result)
    }

    /// Whether a scalar is drawn over the one before it. Latin, Greek and Cyrillic letters need no look at the tables.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300, 0x370...0x482, 0x48A...0x590, 0x2010...0x2027: return false
        default:
            let category = scalar.properties.generalCategory
            return category == .nonspacingMark || category == .enclosingMark
        }
    }

    private static func kept(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A: scalar
        case 0x0D: nil
        case 0x2028, 0x2029, 0x85: "\n"
        case 0..<0x20, 0x7F..<0xA0: nil
        // direction marks, embeddings, overrides and isolates (UAX #9), the soft hyphen, joiners of nothing
        case 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xFFFE,
            0xFFFF:
            nil
        // tags and private planes
        case 0xE0000...0xE0FFF, 0xF0000...0x10FFFF: nil
        default: scalar
        }
    }
}

extension String {
    /// One line of text from outside, bounded, with an ellipsis where it was cut.
    func shown(_ limit: Int) -> String {
        let line = PageText.cleaned(self, limit: limit + 1).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.unicodeScalars.count > limit ? String(line.unicodeScalars.prefix(limit)) + "…" : line
    }

    /// Several lines of text from outside, bounded, without white space at its ends or piles of empty lines.
    func shownText(_ limit: Int) -> (text: String, isCut: Bool) {
        let clean = PageText.cleaned(self, limit: limit + 1)
        let isCut = clean.unicodeScalars.count > limit
        var lines: [Substring] = []
        var blank = 0
        for line in clean.split(separator: "\n", omittingEmptySubsequences: false) {
            let isBlank = line.allSatisfy(\.isWhitespace)
            blank = isBlank ? blank + 1 : 0
            if blank <= 1, !(isBlank && lines.isEmpty) { lines.append(isBlank ? "" : line) }
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return (lines.joined(separator: "\n"), isCut)
    }
}
