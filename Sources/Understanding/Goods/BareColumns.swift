/// Columns laid out with blanks below each other, without a head: amounts, codes and names of goods in any order.
struct BareColumns {
    /// A run of lines that make a grid.
    struct Run {
        var lines: Range<Int>
        var rows: [[String]]
    }

    private(set) var runs: [Run] = []
    let lines: [Substring]

    private struct Piece {
        var start: Int
        var end: Int
        var text: String
    }

    private static let maximumLines = 5_000
    private static let maximumColumns = 8

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(Self.maximumLines).map { $0 }
        let pieces = lines.map(Self.pieces)
        var start = 0
        while start < lines.count {
            guard pieces[start].count >= 2 else {
                start += 1
                continue
            }
            var rows = [start]
            var at = start + 1
            while at < lines.count,
                pieces[at].count >= 2 || pieces[at].isEmpty && at + 1 < lines.count && pieces[at + 1].count >= 2
            {
                if !pieces[at].isEmpty { rows.append(at) }
                at += 1
            }
            if rows.count >= 2, let grid = Self.grid(rows.map { pieces[$0] }) {
                runs.append(Run(lines: start..<at, rows: grid))
            }
            start = at
        }
    }

    /// Runs of text parted by at least two blanks or a tab.
    private static func pieces(_ line: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var start: Int?
        var end = 0
        var text = ""
        var column = 0
        for letter in line.prefix(400) {
            if letter.isWhitespace {
                if let begun = start, letter == "\t" || column - end >= 1 {
                    pieces.append(Piece(start: begun, end: end, text: text.trimmedBlank))
                    start = nil
                    text = ""
                } else if start != nil {
                    text.append(" ")
                }
                column += letter == "\t" ? 8 - column % 8 : 1
                continue
            }
            if start == nil { start = column }
            text.append(letter)
            column += 1
            end = column
        }
        if let start { pieces.append(Piece(start: start, end: end, text: text.trimmedBlank)) }
        return pieces
    }

    /// Pieces whose places overlap from line to line make a column; `nil` if those are fewer than two or too many.
    private static func grid(_ lines: [[Piece]]) -> [[String]]? {
        var columns: [(start: Int, end: Int)] = []
        for piece in lines.joined().sorted(by: { $0.start < $1.start }) {
            if let last = columns.last, piece.start < last.end {
                columns[columns.count - 1].end = max(last.end, piece.end)
            } else {
                columns.append((piece.start, piece.end))
            }
        }
        guard (2...maximumColumns).contains(columns.count) else { return nil }
        return lines.map { pieces in
            columns.map { column in
                pieces.filter { $0.start < column.end && $0.end > column.start }.map(\.text).joined(separator: " ")
            }
        }
    }
}
