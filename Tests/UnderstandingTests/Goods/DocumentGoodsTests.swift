import Foundation
import Mail
import Testing
import Workflows

@testable import Understanding

@Suite struct DocumentGoodsTests {
    private func part(_ content: Data, _ name: String, type: String = "application/octet-stream") -> Part {
        Part(
            path: "2", type: type, detected: type, name: name, bytes: content.count, content: content,
            isAttachment: true)
    }

    private func lines(_ content: Data, _ name: String, type: String = "application/octet-stream") throws
        -> [ExpectedLine]
    {
        let document = try #require(DocumentReader.read(part(content, name, type: type)))
        var material = GoodsMaterial()
        material.sections = [DocumentGoods(Trades.catalogue, document, path: "2").section(.document)]
        return GoodsReader(catalogue: Trades.catalogue).lines(in: material, kind: .order).lines.map { ExpectedLine($0) }
    }

    @Test func `A workbook gives the goods of its visible sheets`() throws {
        #expect(
            try lines(DocumentFixtures.workbook, "заявка.xlsx") == [
                ExpectedLine("PAP-A4-80|50||Копирна хартия А4 80г"),
                ExpectedLine("TAPE-48-66B|72|pcs|Тиксо кафяво 48х66"),
            ])
    }

    @Test func `Dates of a workbook are read as days`() throws {
        let document = try #require(DocumentReader.read(part(DocumentFixtures.workbook, "a.xlsx")))
        #expect(document.kind == .spreadsheet)
        #expect(document.text.contains("2026-05-15"))
    }

    @Test func `A text document gives the goods of its tables and its text`() throws {
        #expect(
            try lines(DocumentFixtures.word, "oferta.docx") == [
                ExpectedLine("CHR-OFC-B|12|pcs|Офис стол черен"), ExpectedLine("DSK-140|6|pcs|Бюро 140х70 дъб"),
            ])
    }

    @Test func `An open document sheet that repeats its cells without end is read in bounds`() throws {
        #expect(try lines(DocumentFixtures.openSheet, "list.ods").map(\.quantity) == ["12", "8"])
    }

    @Test func `A PDF gives the goods of its laid out table`() throws {
        #expect(
            try lines(DocumentFixtures.pdf, "rfq.pdf", type: "application/pdf") == [
                ExpectedLine("BRG-6204|10|pcs|Bearing 6204-2RS"),
                ExpectedLine("OIL-5W30-4|1200|can|Engine oil 5W-30 4 l"),
            ])
    }

    @Test(arguments: [",", ";", "\t"])
    func `Delimited text of any separator is a table`(_ mark: String) throws {
        let text =
            ["Код", "Описание", "Брой"].joined(separator: mark) + "\r\n"
            + ["PEN-BL", "Химикал син", "40"].joined(separator: mark) + "\r\n"
        let data = try #require(text.data(using: .windowsCP1251))
        #expect(try lines(data, "list.csv", type: "text/csv") == [ExpectedLine("PEN-BL|40|pcs|Химикал син")])
    }

    @Test func `A document type with entities is not read`() throws {
        let document = DocumentReader.read(part(DocumentFixtures.entities, "bomb.docx"))
        #expect(document?.text.contains("aaaaaaaaaa") != true)
    }

    @Test(arguments: [
        Data(), Data([0x50, 0x4B, 0x03, 0x04]), Data([0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0xFF, count: 5000)),
        Data("%PDF-1.7 nonsense".utf8),
        Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), Data(repeating: 0, count: 100_000),
        Data("\u{0}\u{1}\"\"\",,,;;;\n\n\"".utf8),
    ])
    func `Broken documents give no goods and no crash`(_ content: Data) {
        for name in ["a.xlsx", "a.pdf", "a.xls", "a.csv", "a.docx", "a.ods"] {
            let document = DocumentReader.read(
                part(content, name, type: name.hasSuffix("csv") ? "text/csv" : "application/octet-stream"))
            #expect(document?.tables.allSatisfy { $0.rows.count <= DocumentLimits.rows } ?? true)
        }
    }

    @Test func `Each truncation of a workbook is survived`() {
        let bytes = DocumentFixtures.workbook
        for length in stride(from: 0, to: bytes.count, by: 7) {
            _ = DocumentReader.read(part(bytes.prefix(length), "a.xlsx"))
        }
    }

    @Test func `A tool that is not there gives nothing`() {
        #expect(Tool.run("no-such-tool-anywhere", [], input: Data("x".utf8)) == nil)
    }

    @Test func `A tool that prints without end is stopped`() {
        #expect(Tool.run("yes", [], input: Data()) == nil)
    }

    @Test func `A document that repeats another counts once, and the text adds to it`() {
        let table = { (place: String) in
            DocumentGoods(
                Trades.catalogue,
                Document(
                    kind: .csv,
                    tables: [
                        Document.Table(
                            place: place, rows: [["Артикул", "Бр."], ["Химикал син", "40"], ["Офис стол", "2"]])
                    ]), path: place
            )
            .section(.document)
        }
        var material = GoodsMaterial()
        let body = BodyReader(Trades.catalogue, tongue: TextTongue("моля оферта по списъка"))
        material.sections = [
            body.section(
                .body, text: "Моля оферта по списъка. Химикалите са спешни. Добавете и 5 бр. бюро 140х70.", html: nil,
                place: "text"), table("2"), table("3"),
        ]
        let lines = GoodsReader(catalogue: Trades.catalogue).lines(in: material, kind: .inquiry).lines
        #expect(lines.map(\.sku) == ["DSK-140", "PEN-BL", "CHR-OFC-B"])
        #expect(lines.map { $0.quantity?.description } == ["5", "40", "2"])
    }
}
