import Foundation
import Testing

@testable import Understanding

@Suite struct TableGoodsTests {
    struct Case: CustomTestStringConvertible {
        var name: String
        var rows: [[String]]
        var lines: [ExpectedLine]
        var testDescription: String { name }
    }

    static let cases = table.components(separatedBy: "@@ ").dropFirst().compactMap { block -> Case? in
        let halves = (block + "\n").components(separatedBy: "\n--\n")
        guard halves.count == 2 else { return nil }
        let lines = halves[0].components(separatedBy: "\n")
        return Case(
            name: lines[0], rows: lines.dropFirst().map { $0.components(separatedBy: "|") },
            lines: halves[1].split(separator: "\n").filter { !$0.trimmedBlank.isEmpty }.map { ExpectedLine($0) })
    }

    private func lines(_ rows: [[String]], wantsFaulty: Bool = false) -> [ExpectedLine] {
        let tongue = TextTongue(rows.joined().joined(separator: " "))
        let reader = TableReader(ProseReader(Trades.catalogue, tongue: tongue))
        return reader.read(rows, place: "table", wantsFaulty: wantsFaulty).items.map { item in
            ExpectedLine(
                GoodsLine(
                    sku: item.match.article.map { Trades.catalogue.articles[$0].sku }, quantity: item.quantity,
                    unit: item.unit, text: item.text))
        }
    }

    @Test(arguments: cases)
    func `Goods are read from tables of any columns`(_ expected: Case) {
        #expect(lines(expected.rows, wantsFaulty: expected.name.hasPrefix("complaint")) == expected.lines)
    }

    @Test func `There are as many cases as were written`() { #expect(Self.cases.count == 18) }

    @Test func `Merged cells of an HTML table count for each row they reach`() {
        let html = """
            <table><tr><th>Артикул</th><th>Размер</th><th>Количество</th></tr>
            <tr><td rowspan=2>Ръкавици нитрилни</td><td>M</td><td>5 кутии</td></tr>
            <tr><td>L</td><td>7 кутии</td></tr></table>
            """
        let tables = HTMLTables(html).tables
        #expect(tables.count == 1)
        #expect(lines(tables[0].rows).map(\.sku) == ["GLV-NIT-M", "GLV-NIT-L"])
    }

    @Test func `A table inside a layout table is read alone`() {
        let html = """
            <table><tr><td>Здравейте,</td></tr><tr><td><table>
            <tr><td>Продукт</td><td>Бр.</td></tr><tr><td>Лагер 6204-2RS</td><td>4</td></tr></table></td></tr></table>
            """
        let tables = HTMLTables(html).tables
        #expect(tables.map(\.rows) == [[["Продукт", "Бр."], ["Лагер 6204-2RS", "4"]]])
    }

    @Test func `Deeply nested markup and endless spans are bounded`() {
        let deep = String(repeating: "<table><tr><td>", count: 2_000)
        #expect(HTMLTables(deep).tables.count <= DocumentLimits.tables)
        let wide = "<table><tr><td colspan=999999999>a</td><td rowspan=999999999>b</td></tr></table>"
        #expect(HTMLTables(wide).tables.allSatisfy { $0.rows.allSatisfy { $0.count <= DocumentLimits.columns } })
    }

    @Test func `A hundred thousand rows are cut with a note`() {
        let rows = [["Артикул", "Бр."]] + (0..<100_000).map { ["Лагер 6204-2RS", "\($0 + 1)"] }
        let reading = TableReader(ProseReader(Trades.catalogue, tongue: TextTongue(""))).read(rows, place: "rows")
        #expect(reading.items.count == TableReader.maximumItems)
        #expect(reading.notes.count == 1)
    }

    @Test func `Columns that a PDF lays out with blanks are cut by their head`() {
        let text = """
            Pos      Description                     Quantity   Unit

            1        Copy paper A4 80 gsm            1 200      pcs
            2        Packing tape brown
                     48 mm x 66 m                    36         pcs

            Payment within 30 days from the date of the invoice.
            """
        let grids = LayoutTable(text).grids
        #expect(grids.count == 1)
        #expect(lines(grids[0]).map(\.sku) == ["PAP-A4-80", "TAPE-48-66B"])
        #expect(lines(grids[0]).map(\.quantity) == ["1200", "36"])
    }
}
