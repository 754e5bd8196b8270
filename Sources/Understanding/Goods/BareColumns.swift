/// Columns laid out with blanks below each other, without a head: amounts, codes and names of goods in any order.
struct BareColumns {
    /// A run of lines that make a grid.
    struct Run {
        var lines: Range<Int>
        var rows: [[String]]
    }

    private(set) var runs: [Run] = []
    let lines: [Substring]

    private static let maximumLines = 5_000
    private static let maximumColumns = 8

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(Self.maximumLines).map { $0 }
        let pieces = lines.map { LaidOutPiece.pieces($0, limit: 400) }
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

    /// Pieces whose places overlap from line to line make a column; `nil` if those are fewer than two or too many.
    private static func grid(_ lines: [[LaidOutPiece]]) -> [[String]]? {
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
