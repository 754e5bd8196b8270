/// A piece of a mail's text: prose, which a browser may break anywhere, or lines that were laid out with blanks, such as
/// a table in a plain-text mail, which only reads well in letters of one width.
struct TextBlock: Sendable, Equatable {
    let text: String
    let isLaidOut: Bool

    /// Takes a text apart. Put together again with line ends between them, the blocks are the text.
    static func blocks(_ text: String) -> [TextBlock] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let marks = lines.map(mark)
        guard marks.contains(.columns) else { return text.isEmpty ? [] : [TextBlock(text: text, isLaidOut: false)] }
        var blocks: [TextBlock] = []
        func add(_ range: Range<Int>, _ isLaidOut: Bool) {
            guard !range.isEmpty else { return }
            blocks.append(TextBlock(text: lines[range].joined(separator: "\n"), isLaidOut: isLaidOut))
        }
        var (begin, at) = (0, 0)
        while at < lines.count {
            let end = tableEnd(marks, from: at)
            guard marks[at..<end].count(where: { $0 == .columns }) >= 2 else {
                at = max(end, at + 1)
                continue
            }
            add(begin..<at, false)
            add(at..<end, true)
            (begin, at) = (end, end)
        }
        add(begin..<lines.count, false)
        return blocks
    }

    /// What a line can be a part of; `pair` has one gap only, which alone says little.
    enum Mark { case columns, pair, rule, continued, blank, prose }

    /// Where a table that begins at a line ends: behind its last line with columns, with what of that goes on below, or
    /// with the rule there.
    private static func tableEnd(_ marks: [Mark], from start: Int) -> Int {
        guard [.columns, .pair, .rule].contains(marks[start]) else { return start }
        var end = start
        var at = start
        while at < marks.count, marks[at] != .prose {
            // Two empty lines end it.
            if marks[at] == .blank, at > start, marks[at - 1] == .blank { break }
            if [.columns, .pair, .rule].contains(marks[at]) || marks[at] == .continued && end == at { end = at + 1 }
            at += 1
        }
        return end
    }

    /// The most characters of a line that are looked at.
    private static let width = 400

    private static func mark(_ line: Substring) -> Mark {
        let bytes = line.utf8.prefix(width)
        var (wideGaps, gaps, bars, blanks, ruled, inked) = (0, 0, 0, 0, 0, 0)
        var isSentence = false
        for byte in bytes {
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                blanks += byte == UInt8(ascii: "\t") ? 3 : 1
                continue
            }
            if inked > 0, blanks >= 2 { gaps += 1 }
            if inked > 0, blanks >= 3 { wideGaps += 1 }
            // Some people put two blanks between sentences.
            if blanks >= 2, isSentence { gaps -= 1 }
            isSentence = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
            blanks = 0
            inked += 1
            switch byte {
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                ruled += 1
            default: break
            }
        }
        if inked == 0 { return .blank }
        if ruled + bars == inked, inked >= 4 { return .rule }
        if wideGaps >= 1 || gaps >= 2 || bars >= 2 { return .columns }
        if gaps == 1 { return .pair }
        return bytes.starts(with: "  ".utf8) ? .continued : .prose
    }
}
