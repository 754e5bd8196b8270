/// Reads OpenDocument (ISO/IEC 26300) sheets and texts: .ods, .odt.
struct OpenDocument {
    private(set) var tables: [Document.Table] = []
    private(set) var text = ""
    private(set) var notes: [String] = []
    private var cells = 0

    private struct Table {
        var rows: [[String]] = []
        var row: [String] = []
        var rowRepeats = 1
        var cellRepeats = 1
        var value: String?
        var cell = ""
    }

    init?(_ archive: ZipArchive) {
        guard let bytes = archive.file("content.xml"), let scanner = XMLScanner(bytes) else { return nil }
        var open: [Table] = []
        var order = 0
        var paragraph = ""
        var depth = 0
        var inNote = 0
        while let event = scanner.next(), cells < DocumentLimits.cells, order <= DocumentLimits.tables {
            switch event {
            case .start("annotation"): inNote += 1
            case .end("annotation"): inNote -= 1
            case .start("table"): open.append(Table())
            case .start("table-row") where !open.isEmpty:
                open[open.count - 1].row = []
                open[open.count - 1].rowRepeats = Self.count(scanner.attribute("number-rows-repeated"))
            case .start("table-cell") where !open.isEmpty, .start("covered-table-cell") where !open.isEmpty:
                let last = open.count - 1
                open[last].cell = ""
                open[last].cellRepeats = Self.count(scanner.attribute("number-columns-repeated"))
                let type = scanner.attribute("value-type")
                open[last].value =
                    type == "date"
                    ? scanner.attribute("date-value").map { String($0.prefix(10)) }
                    : type == "float" ? scanner.attribute("value").flatMap { PlainNumber.text($0) } : nil
            case .end("table-cell") where !open.isEmpty, .end("covered-table-cell") where !open.isEmpty:
                endCell(&open[open.count - 1])
            case .end("table-row") where !open.isEmpty: endRow(&open[open.count - 1])
            case .end("table"):
                guard let table = open.popLast() else { break }
                order += 1
                if !table.rows.isEmpty { tables.append(Document.Table(place: "sheet \(order)", rows: table.rows)) }
            case .start("p"), .start("h"):
                paragraph = ""
                depth += 1
            case .end("p"), .end("h"):
                depth = max(0, depth - 1)
                end(paragraph, in: &open, isNote: inNote > 0)
                paragraph = ""
            case .start("s"): paragraph += " "
            case .start("tab"), .start("line-break"): paragraph += "\t"
            case .text(let piece) where depth > 0 && paragraph.count < DocumentLimits.cellCharacters: paragraph += piece
            default: break
            }
        }
    }

    private mutating func end(_ paragraph: String, in open: inout [Table], isNote: Bool) {
        guard !isNote else { return }
        if open.isEmpty {
            if text.count < DocumentLimits.textCharacters { text += paragraph + "\n" }
        } else {
            let last = open.count - 1
            open[last].cell += (open[last].cell.isEmpty ? "" : " ") + paragraph
        }
    }

    private mutating func endCell(_ table: inout Table) {
        let text = table.value ?? table.cell.trimmedBlank
        let times = text.isEmpty ? min(table.cellRepeats, DocumentLimits.columns) : min(table.cellRepeats, 20)
        for _ in 0..<times where table.row.count < DocumentLimits.columns {
            table.row.append(text)
            cells += 1
        }
    }

    private mutating func endRow(_ table: inout Table) {
        while table.row.last?.isEmpty == true { table.row.removeLast() }
        guard table.rows.count < DocumentLimits.rows else { return }
        for _ in 0..<min(table.rowRepeats, table.row.isEmpty ? 2 : 50) { table.rows.append(table.row) }
        if table.rows.count == DocumentLimits.rows {
            notes.append("A table has more than \(DocumentLimits.rows) rows; the rest was not read.")
        }
    }

    private static func count(_ text: String?) -> Int { max(1, min(text.flatMap { Int($0) } ?? 1, 100_000)) }
}
