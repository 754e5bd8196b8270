/// Reads the text and tables of a WordprocessingML document (ECMA-376: .docx).
struct WordDocument {
    private(set) var tables: [Document.Table] = []
    private(set) var text = ""

    private struct Table {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var span = 1
        var continues = false
        var hasInner = false
    }

    init?(_ archive: ZipArchive) {
        guard let bytes = archive.file("word/document.xml"), let scanner = XMLScanner(bytes) else { return nil }
        var open: [Table] = []
        var paragraph = ""
        var inText = false
        var order = 0
        var isDeleted = 0
        while let event = scanner.next(), order < DocumentLimits.tables * 4 {
            switch event {
            case .start("tbl"):
                if !open.isEmpty { open[open.count - 1].hasInner = true }
                if open.count < 40 { open.append(Table()) }
            case .end("tbl"):
                guard let table = open.popLast() else { break }
                order += 1
                if !table.hasInner, !table.rows.isEmpty {
                    tables.append(Document.Table(place: "table \(order)", rows: table.rows))
                }
            case .start("tr") where !open.isEmpty: open[open.count - 1].row = []
            case .end("tr") where !open.isEmpty:
                let last = open.count - 1
                if open[last].rows.count < DocumentLimits.rows { open[last].rows.append(open[last].row) }
                add(open[last].row.joined(separator: "\t") + "\n")
            case .start("tc") where !open.isEmpty:
                open[open.count - 1].cell = ""
                open[open.count - 1].span = 1
                open[open.count - 1].continues = false
            case .start("gridSpan") where !open.isEmpty:
                open[open.count - 1].span = max(1, min(Int(scanner.attribute("val") ?? "1") ?? 1, 50))
            case .start("vMerge") where !open.isEmpty:
                open[open.count - 1].continues = scanner.attribute("val") != "restart"
            case .end("tc") where !open.isEmpty: endCell(&open[open.count - 1])
            case .start("del"), .start("moveFrom"): isDeleted += 1
            case .end("del"), .end("moveFrom"): isDeleted -= 1
            case .start("t"): inText = isDeleted == 0
            case .end("t"): inText = false
            case .start("tab"): paragraph += "\t"
            case .start("br"), .start("cr"): paragraph += "\n"
            case .text(let piece) where inText && paragraph.count < DocumentLimits.cellCharacters * 4:
                paragraph += piece
            case .end("p"):
                if open.isEmpty {
                    add(paragraph + "\n")
                } else {
                    let last = open.count - 1
                    open[last].cell += (open[last].cell.isEmpty ? "" : " ") + paragraph
                }
                paragraph = ""
            default: break
            }
        }
    }

    private func endCell(_ table: inout Table) {
        guard table.row.count + table.span <= DocumentLimits.columns else { return }
        var text = table.cell.replacing("\n", with: " ").trimmedBlank
        // a cell merged with the one above says the same
        if table.continues, text.isEmpty, let above = table.rows.last, table.row.count < above.count {
            text = above[table.row.count]
        }
        table.row.append(text)
        for _ in 1..<max(1, table.span) { table.row.append("") }
    }

    private mutating func add(_ piece: String) {
        if text.count < DocumentLimits.textCharacters { text += piece }
    }
}
