/// The lines of a text as their writer meant them: wrapped prose joined again, lists kept apart.
struct TextLines {
    /// One line of meaning.
    struct Line: Sendable {
        var text: String
        /// Whether a bullet or number led it.
        var isLed = false
        /// Whether an empty line stands before it.
        var startsParagraph = false
        /// Cells, where tabs part them.
        var cells: [String] { text.split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmedBlank } }
        var hasTabs: Bool { text.contains("\t") }
    }

    static let maximumLines = 20_000
    private(set) var lines: [Line] = []

    init(_ text: String) {
        var raw: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(Self.maximumLines) {
            raw.append(line.hasSuffix("\r") ? line.dropLast() : line)
        }
        let width = Self.width(raw)
        var blank = true
        for (index, line) in raw.enumerated() {
            let trimmed = line.trimmedBlank
            guard !trimmed.isEmpty else {
                blank = true
                continue
            }
            if !blank, let last = lines.last, continues(raw[index - 1], trimmed, last: last, width: width) {
                lines[lines.count - 1].text += " " + trimmed
            } else {
                lines.append(Line(text: trimmed, isLed: Self.lead(trimmed) != nil, startsParagraph: blank))
            }
            blank = false
        }
        dropPositions()
    }

    /// Takes the numbers away that only count the lines of a list: „1 Болт … 2 Гайка …“, each with a number of its own.
    private mutating func dropPositions() {
        var start = 0
        while start < lines.count {
            guard Self.position(lines[start]) == 1 else {
                start += 1
                continue
            }
            var end = start + 1
            while end < lines.count, Self.position(lines[end]) == end - start + 1 { end += 1 }
            if end - start >= 2 {
                for index in start..<end {
                    lines[index].text = String(lines[index].text.drop { $0.isNumber }).trimmedBlank
                    lines[index].isLed = true
                }
            }
            start = end
        }
    }

    /// The number that begins a line, if a word that is no unit follows it and another number stands further on.
    private static func position(_ line: Line) -> Int? {
        let digits = line.text.prefix { $0.isNumber }
        let rest = line.text.dropFirst(digits.count)
        guard !digits.isEmpty, digits.count <= 3, let mark = rest.first, mark == " " || mark == "\t" else { return nil }
        let word = rest.trimmedBlank.prefix { $0.isLetter }
        guard !word.isEmpty, UnitWords.unit(Folding.fold(word)) == nil, rest.contains(where: \.isNumber),
            NumberWords.part(Folding.fold(word)) == nil
        else { return nil }
        return Int(digits)
    }

    /// Where mail programs wrapped this text: its longest line, if lines are short throughout.
    private static func width(_ lines: [Substring]) -> Int {
        let longest = lines.lazy.map { $0.prefix(200).count }.max() ?? 0
        return longest <= 100 ? longest : 0
    }

    /// Whether a line was wrapped only since its next word did not fit.
    private func continues(_ before: Substring, _ line: String, last: Line, width: Int) -> Bool {
        guard width >= 40, !line.contains("\t"), !before.contains("\t"), Self.lead(line) == nil else { return false }
        let first = line.prefix { $0 != " " }.count
        let length = before.trimmedBlank.count
        guard length + 1 + first > min(width, 78) - 2, length >= 40 else { return false }
        return !(Self.endsItem(before) && line.first.map { $0.isUppercase || $0.isNumber } == true)
    }

    /// Whether a line ends as an item of a list does: with an amount or a semicolon.
    private static func endsItem(_ line: Substring) -> Bool {
        let trimmed = line.trimmedBlank
        if trimmed.hasSuffix(";") { return true }
        let last = GoodsLexer(trimmed.suffix(30)).lexemes().last { $0.kind != .mark }
        return last?.kind == .amount
    }

    private static let labels: Set<String> = [
        "pos", "position", "item", "line", "поз", "позиция", "т", "ред", "артикул", "no", "nr", "№", "poz",
    ]

    /// How many characters lead a list item: a bullet, `1.`, `2)`, `а)`, `Pos. 3:`; `nil` for none.
    static func lead(_ line: String) -> Int? {
        let scalars = Array(line.unicodeScalars.prefix(24))
        guard let first = scalars.first else { return nil }
        if "-–—•*·●▪◦‣■□✓✔>+\u{F0B7}".unicodeScalars.contains(first) {
            var count = 1
            while count < scalars.count, scalars[count] == " " || scalars[count] == "\t" { count += 1 }
            let digits = count < scalars.count && (48...57).contains(scalars[count].value)
            return count > 1 || scalars.count > 1 && !digits ? count : nil
        }
        var at = 0
        let word = String(String.UnicodeScalarView(scalars.prefix { RawCutter.sort($0) == .letter })).lowercased()
        var labelled = false
        if labels.contains(word) || first == "№" || first == "#" {
            at = first == "№" || first == "#" ? 1 : word.unicodeScalars.count
            labelled = true
            while at < scalars.count, scalars[at] == "." || scalars[at] == " " || scalars[at] == "№" { at += 1 }
        }
        let start = at
        while at < scalars.count, (48...57).contains(scalars[at].value) { at += 1 }
        let digits = at - start
        if digits == 0, !labelled, word.unicodeScalars.count == 1, scalars.count > 2, scalars[1] == ")" {
            at = 1
        } else {
            guard (1...3).contains(digits) else { return nil }
        }
        guard at < scalars.count else { return nil }
        let mark = scalars[at]
        if mark == ")" || mark == "]"
            || (mark == "." || mark == ":" || mark == "/")
                && (labelled || at + 1 < scalars.count && !(48...57).contains(scalars[at + 1].value))
        {
            at += 1
        } else if !(labelled && (mark == " " || mark == "-" || mark == "–")) {
            return nil
        }
        // „1.5 мм“ and „8.8“ are numbers; „1. 5 бр.“ is not
        while at < scalars.count, scalars[at] == " " || scalars[at] == "\t" || scalars[at] == "-" && labelled {
            at += 1
        }
        return at < scalars.count ? at : nil
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmedBlank: String {
        var scalars = self.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace || first == "\u{FEFF}" { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace || last == "\u{FEFF}" { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
