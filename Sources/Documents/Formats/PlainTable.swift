/// A table of plain text that keeps its columns in a mail of plain text.
struct PlainTable {
    /// A column.
    struct Column {
        let title: String
        var alignsRight = false
        /// Whether the column is broken into lines to make the table fit.
        var isFlexible = false
    }

    /// The widest a table gets where its flexible column can be narrowed: what mail programs show without wrapping.
    static let width = 76
    /// The narrowest a flexible column gets.
    static let minimumFlexible = 18

    let columns: [Column]
    var rows: [[String]] = []

    /// The table as lines, with a rule under its head; columns that are empty in every row are left out.
    func lines() -> [String] {
        let kept = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
        guard !kept.isEmpty else { return [] }
        var widths = kept.map { index in
            (rows.map { $0[index].count } + [columns[index].title.count]).max() ?? 0
        }
        if let flexible = kept.firstIndex(where: { columns[$0].isFlexible }) {
            let others = widths.reduce(0, +) - widths[flexible] + 2 * (kept.count - 1)
            widths[flexible] = min(widths[flexible], max(Self.minimumFlexible, Self.width - others))
        }
        var lines = laid(kept.map { columns[$0].title }, kept, widths)
        lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))
        for row in rows { lines += laid(kept.map { row[$0] }, kept, widths) }
        return lines
    }

    private func laid(_ cells: [String], _ kept: [Int], _ widths: [Int]) -> [String] {
        let broken = zip(zip(cells, kept), widths).map { cell, width in
            columns[cell.1].isFlexible ? Self.wrapped(cell.0, width) : [cell.0]
        }
        let height = broken.map(\.count).max() ?? 1
        return (0..<height).map { line in
            var text = ""
            for (position, (parts, width)) in zip(broken, widths).enumerated() {
                let part = line < parts.count ? parts[line] : ""
                let space = String(repeating: " ", count: max(0, width - part.count))
                text += (position > 0 ? "  " : "") + (columns[kept[position]].alignsRight ? space + part : part + space)
            }
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// Breaks a text at spaces, and within words that are longer than the width.
    static func wrapped(_ text: String, _ width: Int) -> [String] {
        guard text.count > width, width > 0 else { return [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var word = word
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            while word.count > width {
                lines.append(String(word.prefix(width)))
                word = word.dropFirst(width)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
