import CHTML
import Foundation

/// HTML as readable lines, through libxml2's parser; linear in its length, no recursion.
struct HTMLText {
    /// The lines, with what the markup says of quoting and signatures.
    var lines: [TextLine]
    /// Content-IDs of pictures shown, with the line they stand at.
    var pictures: [(contentID: String, line: Int)]
    /// Whether the markup was nested too deeply and read as bare text.
    var isBare: Bool

    init(_ html: String) {
        var html = html
        let text = html.withUTF8 { bytes -> (HTMLWriter, Bool)? in
            let length = min(bytes.count, Limits.htmlBytes)
            var stopped: Int32 = 0
            let base = unsafe UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            guard length > 0, let base = unsafe base,
                let document = unsafe xcrm_html_read(
                    base, Int32(truncatingIfNeeded: length), Int32(Limits.htmlDepth), &stopped)
            else { return nil }
            defer { unsafe xmlFreeDoc(document) }
            if stopped != 0 { return (HTMLWriter(), true) }
            var walker = HTMLWalker()
            unsafe walker.walk(document)
            return (walker.writer, false)
        }
        if let (writer, stopped) = text, !stopped {
            lines = writer.lines
            pictures = writer.pictures
            isBare = false
        } else {
            lines =
                text == nil
                ? []
                : Self.bare(html).split(separator: "\n", omittingEmptySubsequences: false).map {
                    TextLine(String($0).trimmedLine)
                }
            pictures = []
            isBare = text != nil
        }
    }

    /// Everything outside of tags, for markup that no one wrote.
    private static func bare(_ html: String) -> String {
        var result: [UInt8] = []
        var inTag = false
        for byte in html.utf8.prefix(Limits.textBytes) {
            switch byte {
            case UInt8(ascii: "<"): inTag = true
            case UInt8(ascii: ">") where inTag:
                inTag = false
                if result.last != 10 { result.append(10) }
            default: if !inTag { result.append(byte) }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Collects text into lines: white space folded, blocks on lines of their own.
struct HTMLWriter {
    private(set) var lines: [TextLine] = []
    var pictures: [(contentID: String, line: Int)] = []
    private var line = String.UnicodeScalarView()
    private var pendingSpace = false
    private var bytes = 0
    /// Output of table cells that are still open, outermost first.
    private var suspended: [(lines: [TextLine], pictures: Int)] = []
    var quote = 0
    var mark: TextLine.Mark = []
    private var lineQuote = 0
    private var lineMark: TextLine.Mark = []

    /// Adds characters of a text node.
    mutating func text(_ text: String, preserving: Bool) {
        guard bytes < Limits.textBytes else { return }
        for scalar in text.unicodeScalars {
            if preserving, scalar == "\n" {
                newline()
            } else if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{C}" {
                if preserving { append(scalar) } else { pendingSpace = !line.isEmpty }
            } else {
                if pendingSpace { append(" ") }
                append(scalar)
            }
        }
    }

    private mutating func append(_ scalar: UnicodeScalar) {
        if line.isEmpty {
            lineQuote = quote
            lineMark = mark
        }
        pendingSpace = false
        line.append(scalar)
        bytes += 1
    }

    /// A new block: what is open is ended, no empty line is made.
    mutating func block() {
        if !line.isEmpty { newline() }
    }

    /// `<br>`: ends the line, even an empty one.
    mutating func newline() {
        if line.isEmpty {
            lineQuote = quote
            lineMark = mark
        }
        lines.append(TextLine(String(line).trimmedLine, quote: lineQuote, mark: lineMark))
        line.removeAll(keepingCapacity: true)
        pendingSpace = false
        bytes += 1
    }

    /// A block with space round it, as `<p>`.
    mutating func paragraph() {
        block()
        if let last = lines.last, !last.isBlank {
            lines.append(TextLine("", quote: min(quote, last.quote), mark: mark))
        }
    }

    /// A finished line, as a row of a table.
    mutating func append(_ finished: [TextLine]) { lines += finished }

    /// Words of the last line that is not blank, for telling what a quote follows.
    var lastWords: String { lines.last { !$0.isBlank }?.text ?? "" }

    mutating func picture(_ contentID: String) {
        // Where cells are open their lines are numbered from what is already out.
        pictures.append((contentID, suspended.reduce(lines.count) { $0 + $1.lines.count }))
    }

    mutating func openCell() {
        block()
        suspended.append((lines, pictures.count))
        lines = []
    }

    mutating func closeCell() -> [TextLine] {
        block()
        guard let outer = suspended.popLast() else { return [] }
        defer { lines = outer.lines }
        return lines
    }

    mutating func finish() {
        block()
        while !suspended.isEmpty {
            let inner = closeCell()
            lines += inner
        }
        while let last = lines.last, last.isBlank { lines.removeLast() }
    }
}
