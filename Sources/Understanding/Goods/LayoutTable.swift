/// Cuts text that was laid out with blanks (`pdftotext -layout`, plain-text mails) into the columns of its tables.
struct LayoutTable {
    /// Grids, each beginning with its head.
    private(set) var grids: [[[String]]] = []
    /// The lines that belong to no grid.
    private(set) var rest: [String] = []

    private static let maximumLines = 20_000

    init(_ text: String) {
        var columns: [LaidOutPiece] = []
        var grid: [[String]] = []
        var blanks = 0
        func closed() -> [[String]]? { grid.count > 1 ? grid : nil }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(Self.maximumLines) {
            let pieces = LaidOutPiece.pieces(line, limit: 2_000, bars: true)
            if pieces.isEmpty {
                blanks += 1
                continue
            }
            if pieces.count >= 2, Self.isHead(pieces) {
                if let grid = closed() { grids.append(grid) }
                columns = pieces
                grid = [pieces.map(\.text)]
            } else if !columns.isEmpty, blanks <= 3, let row = Self.row(pieces, columns), !Self.isProse(pieces, columns)
            {
                Self.add(row, pieces, blanks, to: &grid)
            } else {
                if let grid = closed() { grids.append(grid) }
                grid = []
                columns = []
                rest.append(String(line))
            }
            blanks = 0
        }
        if let grid = closed() { grids.append(grid) }
    }

    private static func isHead(_ pieces: [LaidOutPiece]) -> Bool {
        let roles = pieces.compactMap {
            $0.text.count <= 40 && !$0.text.hasSuffix(":") ? HeadWords.role(of: $0.text) : nil
        }
        return roles.count >= 2 && roles.count * 2 > pieces.count && Set(roles).count >= 2
            && (roles.contains(.description) || roles.contains(.code))
            && !pieces.contains { CellLook.isNumber($0.text) }
    }

    /// Assigns pieces to columns: by overlap with the head, else by the nearest.
    private static func row(_ pieces: [LaidOutPiece], _ columns: [LaidOutPiece]) -> [String]? {
        var row = Array(repeating: "", count: columns.count)
        for piece in pieces {
            let overlaps = columns.indices.map {
                (index: $0, width: min(piece.end, columns[$0].end) - max(piece.start, columns[$0].start))
            }
            let best = overlaps.max {
                ($0.width, -abs(columns[$0.index].start - piece.start)) < (
                    $1.width, -abs(columns[$1.index].start - piece.start)
                )
            }
            guard let column = best?.index else { return nil }
            row[column] += (row[column].isEmpty ? "" : " ") + piece.text
        }
        return row
    }

    /// One long piece that begins left of the texts of the table is a sentence below it.
    private static func isProse(_ pieces: [LaidOutPiece], _ columns: [LaidOutPiece]) -> Bool {
        guard pieces.count == 1, let piece = pieces.first, let last = columns.last else { return false }
        guard piece.start <= columns[0].start + 2,
            let wide = columns.first(where: { HeadWords.role(of: $0.text) == .description })
        else { return false }
        return wide.start > columns[0].start + 3 && piece.end > wide.start
            || piece.end > last.start && columns.count > 2
    }

    /// Whether a line goes on the one above: that has its number and words but no quantity yet, this has no number.
    private static func completes(_ above: [String], _ row: [String], head: [String]) -> Bool {
        let roles = head.map { HeadWords.role(of: $0) }
        guard let quantity = roles.firstIndex(of: .quantity), above[quantity].isEmpty, !row[quantity].isEmpty else {
            return false
        }
        guard let first = roles.firstIndex(where: { $0 == .position || $0 == .code }) else { return false }
        return !above[first].isEmpty && row[first].isEmpty
    }

    /// A line with nothing but a piece of the description goes on the line above.
    private static func add(_ row: [String], _ pieces: [LaidOutPiece], _ blanks: Int, to grid: inout [[String]]) {
        if pieces.count == 1, blanks == 0, grid.count > 1, let column = row.firstIndex(where: { !$0.isEmpty }),
            HeadWords.role(of: grid[0][column]) == .description, grid[grid.count - 1].count(where: { !$0.isEmpty }) >= 2
        {
            grid[grid.count - 1][column] += " " + row[column]
        } else if blanks == 0, grid.count > 1, completes(grid[grid.count - 1], row, head: grid[0]) {
            for column in row.indices where !row[column].isEmpty {
                grid[grid.count - 1][column] += (grid[grid.count - 1][column].isEmpty ? "" : " ") + row[column]
            }
        } else {
            grid.append(row)
        }
    }
}
