import Foundation
public import Mail

/// Reads attached documents: spreadsheets (xlsx, ods, xls), csv, text, docx, odt, doc, pdf.
///
/// Never throws: what cannot be read gives `nil` or a note. Everything is bounded (`DocumentLimits`); pdf and the old
/// binary formats are read by tools of their own processes, where the machine has them (`pdftotext`, `xls2csv`, `catdoc`).
public enum DocumentReader {
    /// What an attachment says; `nil` if it is no document that can be read.
    public static func read(_ part: Part) -> Document? {
        guard let content = part.content ?? part.text.map({ Data($0.utf8) }), !content.isEmpty else { return nil }
        let name = (part.name ?? "").lowercased()
        let suffix = String(name.split(separator: ".").last ?? "")
        let start = [UInt8](content.prefix(8))
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return zipped(content) }
        if start.starts(with: Array("%PDF".utf8)) || part.detected == "application/pdf" { return pdf(content) }
        if suffix == "xml" || part.type.hasSuffix("/xml") || part.detected.hasSuffix("/xml") {
            return EInvoiceReader.read(content)
        }
        if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return binary(content, suffix: suffix) }
        let isText = part.detected.hasPrefix("text/") || part.type.hasPrefix("text/")
        guard isText || ["csv", "txt", "tsv", "tab"].contains(suffix) else { return nil }
        guard suffix != "html", suffix != "htm", part.type != "text/html",
            !["ics", "vcf", "eml", "asc", "xml", "p7s"].contains(suffix), part.type != "text/calendar",
            part.type != "text/vcard"
        else {
            return part.type == "text/html" || suffix == "html" || suffix == "htm" ? html(content) : nil
        }
        return text(
            content,
            isDelimited: suffix == "csv" || suffix == "tsv" || part.type == "text/csv" || part.detected == "text/csv")
    }

    private static func zipped(_ content: Data) -> Document? {
        guard let archive = ZipArchive(content) else { return nil }
        var document: Document?
        if archive.file("xl/workbook.xml") != nil {
            let book = Workbook(archive)
            document = Document(kind: .spreadsheet, tables: book.tables, text: "", notes: book.notes)
        } else if let word = WordDocument(archive) {
            document = Document(kind: .word, tables: word.tables, text: word.text)
        } else if let open = OpenDocument(archive) {
            let isSheet =
                archive.file("mimetype").map { String(decoding: $0, as: UTF8.self).contains("spreadsheet") } ?? false
            document = Document(
                kind: isSheet ? .spreadsheet : .word, tables: open.tables, text: open.text, notes: open.notes)
        }
        guard var document else { return nil }
        if archive.isCut {
            document.notes.append("The document unpacks to more than may be read; the rest was not read.")
        }
        if document.text.isEmpty || document.kind == .spreadsheet { document.text = rowsText(document.tables) }
        return document
    }

    private static func rowsText(_ tables: [Document.Table]) -> String {
        var text = ""
        for row in tables.lazy.flatMap(\.rows) {
            let line = row.joined(separator: "\t").trimmedBlank
            if !line.isEmpty { text += line + "\n" }
            guard text.utf8.count < DocumentLimits.textCharacters else { break }
        }
        return text
    }

    private static func pdf(_ content: Data) -> Document? {
        if let document = EInvoiceReader.read(insidePDF: content) { return document }
        let arguments = ["-layout", "-enc", "UTF-8", "-l", String(DocumentLimits.pages), "-", "-"]
        guard let output = Tool.run("pdftotext", arguments, input: content) else {
            return Document(kind: .pdf, notes: ["The PDF could not be read by pdftotext."])
        }
        let text = String(String(decoding: output, as: UTF8.self).prefix(DocumentLimits.textCharacters))
        if text.count(where: \.isLetter) < 20, let scanned = TextRecognition.text(ofPDF: content) {
            return Document(
                kind: .image, text: scanned, notes: ["The PDF is a scan; its text was recognized and may have errors."])
        }
        return Document(kind: .pdf, text: text)
    }

    /// The text of a photo or scan; `nil` for others and where the machine cannot read pictures. Slow: a second or more.
    static func readPicture(_ part: Part) -> Document? {
        guard part.detected.hasPrefix("image/"), let content = part.content,
            content.count >= TextRecognition.leastBytes,
            let text = TextRecognition.text(ofPicture: content)
        else { return nil }
        return Document(kind: .image, text: text, notes: ["The text of a picture was recognized and may have errors."])
    }

    /// The formats of before 2007: a compound file with a workbook or a text in it.
    private static func binary(_ content: Data, suffix: String) -> Document? {
        if suffix != "doc",
            let output = Tool.run("xls2csv", ["-d", "utf-8", "-c", "\t", "-b", "\u{1}", "/dev/stdin"], input: content),
            !output.isEmpty
        {
            let sheets = output.split(separator: 1).prefix(DocumentLimits.tables)
            let tables = sheets.enumerated().map { order, bytes in
                Document.Table(
                    place: "sheet \(order + 1)",
                    rows: rows(DelimitedText(Array(bytes), separator: 0x09, maximumRows: DocumentLimits.rows)))
            }
            return Document(kind: .spreadsheet, tables: tables, text: rowsText(tables))
        }
        guard suffix == "doc", let output = Tool.run("catdoc", ["-d", "utf-8", "-w", "/dev/stdin"], input: content)
        else {
            return Document(
                kind: .spreadsheet, notes: ["The file is of an old format that this machine has no reader for."])
        }
        return Document(
            kind: .word, text: String(String(decoding: output, as: UTF8.self).prefix(DocumentLimits.textCharacters)))
    }

    private static func rows(_ text: DelimitedText) -> [[String]] {
        text.rows.map {
            $0.fields.prefix(DocumentLimits.columns).map {
                String($0.trimmedBlank.prefix(DocumentLimits.cellCharacters))
            }
        }
    }

    private static func html(_ content: Data) -> Document? {
        let text = String(decoding: DelimitedText.utf8(Array(content)), as: UTF8.self)
        let tables = HTMLTables(text).tables
        return tables.isEmpty ? nil : Document(kind: .text, tables: tables, text: rowsText(tables))
    }

    private static func text(_ content: Data, isDelimited: Bool) -> Document? {
        let bytes = DelimitedText.utf8(Array(content))
        let text = String(String(decoding: bytes, as: UTF8.self).prefix(DocumentLimits.textCharacters))
        let delimited = DelimitedText(bytes, maximumRows: DocumentLimits.rows)
        let widths = Dictionary(grouping: delimited.rows.filter { $0.fields.count > 1 }, by: \.fields.count).mapValues(
            \.count)
        let regular = (widths.values.max() ?? 0) * 2 > delimited.rows.count
        guard isDelimited || regular && delimited.separator != 0x2C else { return Document(kind: .text, text: text) }
        var document = Document(kind: .csv, tables: [Document.Table(place: "rows", rows: rows(delimited))], text: text)
        if delimited.isCut {
            document.notes.append("The file has more than \(DocumentLimits.rows) rows; the rest was not read.")
        }
        return document
    }
}
