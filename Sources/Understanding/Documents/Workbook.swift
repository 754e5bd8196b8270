/// Reads the sheets of an Office Open XML workbook (ECMA-376: .xlsx, .xlsm) as text.
struct Workbook {
    private let archive: ZipArchive
    private var strings: [String] = []
    /// By cell format: whether it shows a date.
    private var dates: [Bool] = []
    private var cells = 0
    private(set) var tables: [Document.Table] = []
    private(set) var notes: [String] = []

    init(_ archive: ZipArchive) {
        self.archive = archive
        readStrings()
        readStyles()
        let targets = relations()
        for (order, sheet) in sheets().prefix(DocumentLimits.tables).enumerated() {
            let path =
                targets[sheet.id].map { $0.hasPrefix("/") ? String($0.dropFirst()) : "xl/" + $0 }
                ?? "xl/worksheets/sheet\(order + 1).xml"
            guard let bytes = archive.file(path), let scanner = XMLScanner(bytes) else { continue }
            let rows = read(scanner, sheet: sheet.name)
            if !rows.isEmpty { tables.append(Document.Table(place: "sheet \(order + 1)", rows: rows)) }
        }
    }

    private func sheets() -> [(name: String, id: String)] {
        guard let bytes = archive.file("xl/workbook.xml"), let scanner = XMLScanner(bytes) else { return [] }
        var sheets: [(String, String)] = []
        while let event = scanner.next(), sheets.count < 200 {
            guard case .start("sheet") = event, scanner.attribute("state").map({ $0 == "visible" }) ?? true else {
                continue
            }
            sheets.append((scanner.attribute("name") ?? "", scanner.attribute("id") ?? ""))
        }
        return sheets
    }

    private func relations() -> [String: String] {
        guard let bytes = archive.file("xl/_rels/workbook.xml.rels"), let scanner = XMLScanner(bytes) else {
            return [:]
        }
        var targets: [String: String] = [:]
        while let event = scanner.next(), targets.count < 1000 {
            guard case .start("Relationship") = event, let id = scanner.attribute("Id"),
                let target = scanner.attribute("Target")
            else { continue }
            targets[id] = target
        }
        return targets
    }

    private mutating func readStrings() {
        guard let bytes = archive.file("xl/sharedStrings.xml"), let scanner = XMLScanner(bytes) else { return }
        var text = ""
        var inText = false
        var phonetic = false
        while let event = scanner.next(), strings.count < DocumentLimits.sharedStrings {
            switch event {
            case .start("si"): text = ""
            case .start("rPh"): phonetic = true
            case .end("rPh"): phonetic = false
            case .start("t"): inText = !phonetic
            case .end("t"): inText = false
            case .end("si"): strings.append(text)
            case .text(let piece) where inText && text.count < DocumentLimits.cellCharacters: text += piece
            default: break
            }
        }
    }

    private mutating func readStyles() {
        guard let bytes = archive.file("xl/styles.xml"), let scanner = XMLScanner(bytes) else { return }
        var formats: [String: String] = [:]
        var inCellFormats = false
        while let event = scanner.next(), dates.count < 70_000, formats.count < 10_000 {
            switch event {
            case .start("numFmt"):
                if let id = scanner.attribute("numFmtId") { formats[id] = scanner.attribute("formatCode") ?? "" }
            case .start("cellXfs"): inCellFormats = true
            case .end("cellXfs"): inCellFormats = false
            case .start("xf") where inCellFormats:
                let id = scanner.attribute("numFmtId") ?? "0"
                dates.append(
                    Int(id).map {
                        (14...17).contains($0) || $0 == 22 || (27...36).contains($0) || (50...58).contains($0)
                    } ?? false
                        || formats[id].map(Self.showsDate) ?? false)
            default: break
            }
        }
    }

    /// A format with a year or a day in it, outside quotes and brackets.
    private static func showsDate(_ format: String) -> Bool {
        var quoted = false
        var bracket = false
        for letter in format {
            if letter == "\"" { quoted.toggle() }
            if letter == "[" { bracket = true }
            if letter == "]" { bracket = false }
            if !quoted, !bracket, "yYdD".contains(letter) { return true }
        }
        return false
    }

    // MARK: a sheet

    private struct Cell {
        var column = 0
        var type = "n"
        var style = 0
        var value = ""
        var inline = ""
    }

    private mutating func read(_ scanner: XMLScanner, sheet: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: Cell?
        var reading = ""
        while let event = scanner.next() {
            switch event {
            case .start("row"):
                // empty rows between are kept, so that blocks stay apart, but not by the thousand
                if let number = scanner.attribute("r").flatMap({ Int($0) }), number - 1 > rows.count {
                    rows += Array(repeating: [], count: min(2, number - 1 - rows.count))
                }
                row = []
            case .end("row"):
                rows.append(row)
                if rows.count >= DocumentLimits.rows {
                    notes.append("Sheet \(sheet) has more than \(DocumentLimits.rows) rows; the rest was not read.")
                    return rows
                }
            case .start("c"):
                cell = Cell(
                    column: Self.column(scanner.attribute("r")) ?? row.count, type: scanner.attribute("t") ?? "n",
                    style: scanner.attribute("s").flatMap { Int($0) } ?? 0)
            case .end("c"):
                if let cell { place(cell, in: &row) }
                cell = nil
                guard cells < DocumentLimits.cells else {
                    notes.append("The workbook has more than \(DocumentLimits.cells) cells; the rest was not read.")
                    return rows
                }
            case .start("v"), .start("t"), .start("f"):
                if case .start(let name) = event { reading = name }
            case .end("v"), .end("t"), .end("f"): reading = ""
            case .text(let text) where cell != nil:
                if reading == "v" { cell?.value += text.prefix(DocumentLimits.cellCharacters) }
                if reading == "t" { cell?.inline += text.prefix(DocumentLimits.cellCharacters) }
            default: break
            }
        }
        return rows
    }

    private mutating func place(_ cell: Cell, in row: inout [String]) {
        guard cell.column >= 0, cell.column < DocumentLimits.columns else { return }
        cells += 1
        while row.count < cell.column { row.append("") }
        let text = text(of: cell)
        if cell.column < row.count { row[cell.column] = text } else { row.append(text) }
    }

    private func text(of cell: Cell) -> String {
        switch cell.type {
        case "s": return Int(cell.value.trimmedBlank).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "inlineStr": return cell.inline
        case "str", "e": return cell.type == "e" ? "" : cell.value
        case "d": return String(cell.value.prefix(10))
        case "b": return cell.value
        default:
            if dates.indices.contains(cell.style), dates[cell.style],
                let day = PlainNumber.day(serial: cell.value.trimmedBlank)
            {
                return day
            }
            return PlainNumber.text(cell.value) ?? cell.value
        }
    }

    /// `AB12` → 27.
    private static func column(_ reference: String?) -> Int? {
        guard let reference else { return nil }
        var column = 0
        for byte in reference.uppercased().utf8 {
            guard (65...90).contains(byte) else { break }
            column = column * 26 + Int(byte) - 64
            guard column <= 20_000 else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
