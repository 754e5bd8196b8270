/// A table whose cells stand one below the other, as plain-text mails of some programs write it: as many head words as
/// there are columns, then the cells row by row.
struct CellLines {
    private(set) var rows: [[String]]
    let before: String
    let after: String

    private static let columns = 2...10
    private static let maximumRows = 2_000

    /// `nil` if the text has no such table.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let filled = lines.indices.filter { !lines[$0].trimmedBlank.isEmpty }
        guard let head = Self.head(lines, filled) else { return nil }
        rows = [head.map { lines[filled[$0]].trimmedBlank }]
        let names = rows[0].map { HeadWords.role(of: $0) }
        guard let quantity = names.firstIndex(of: .quantity) else { return nil }
        var at = head.upperBound
        while at + head.count <= filled.count, rows.count < Self.maximumRows {
            let row = filled[at..<(at + head.count)].map { lines[$0].trimmedBlank }
            guard row[quantity].contains(where: \.isNumber), row[quantity].count <= 24,
                row.allSatisfy({ $0.count <= 200 })
            else { break }
            rows.append(row)
            at += head.count
        }
        guard rows.count > 1 else { return nil }
        before = lines[..<filled[head.lowerBound]].joined(separator: "\n")
        after = at < filled.count ? lines[filled[at]...].joined(separator: "\n") : ""
    }

    /// A run of lines that are head words, a description or code and a quantity among them.
    private static func head(_ lines: [Substring], _ filled: [Int]) -> Range<Int>? {
        var start = 0
        while start < filled.count {
            var end = start
            while end < filled.count, end - start < columns.upperBound, isHead(lines[filled[end]]) { end += 1 }
            if columns.contains(end - start) {
                let roles = filled[start..<end].compactMap { HeadWords.role(of: lines[$0].trimmedBlank) }
                if roles.contains(.quantity), roles.contains(.description) || roles.contains(.code),
                    Set(roles).count == roles.count
                {
                    return start..<end
                }
            }
            start = max(end, start + 1)
        }
        return nil
    }

    private static func isHead(_ line: Substring) -> Bool {
        let cell = line.trimmedBlank
        return cell.utf8.count <= 120 && cell.count <= 30 && !cell.hasSuffix(":") && !cell.contains(where: \.isNumber)
            && HeadWords.role(of: cell) != nil
    }
}
