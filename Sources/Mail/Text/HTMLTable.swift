/// The rows of one table, until it is known whether it holds data or only lays out a page.
struct HTMLTable {
    private var rows: [[[TextLine]]] = []

    mutating func beginRow() { rows.append([]) }

    mutating func add(_ cell: [TextLine]) {
        if rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append(cell)
    }

    /// Data: one line a row, cells parted by tabs. Layout: the cells' lines one after the other.
    var lines: [TextLine] {
        let isData =
            rows.count { Self.filled($0) >= 2 && Self.isFlat($0) } >= 2
            || rows.contains { Self.filled($0) >= 2 && $0.allSatisfy { Self.words($0).count <= 1 } }
        return rows.flatMap { row in
            isData && Self.filled(row) >= 2 && Self.isFlat(row) ? [Self.joined(row)] : row.flatMap { $0 }
        }
    }

    private static func words(_ cell: [TextLine]) -> [TextLine] { cell.filter { !$0.isBlank } }

    private static func filled(_ row: [[TextLine]]) -> Int { row.count { !words($0).isEmpty } }

    /// Small cells without tables within.
    private static func isFlat(_ row: [[TextLine]]) -> Bool {
        row.allSatisfy { cell in
            let lines = words(cell)
            return lines.count <= 4 && lines.allSatisfy { !$0.mark.contains(.row) }
                && lines.reduce(0) { $0 + $1.text.utf8.count } <= 600
        }
    }

    private static func joined(_ row: [[TextLine]]) -> TextLine {
        let cells = row.map { words($0).map(\.text).joined(separator: " ").replacing("\t", with: " ") }
        let first = row.lazy.flatMap { $0 }.first { !$0.isBlank }
        var mark = first?.mark ?? []
        mark.insert(.row)
        return TextLine(cells.joined(separator: "\t").trimmedLine, quote: first?.quote ?? 0, mark: mark)
    }
}
