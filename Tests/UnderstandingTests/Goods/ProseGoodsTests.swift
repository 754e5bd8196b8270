import Foundation
import Testing

@testable import Understanding

@Suite struct ProseGoodsTests {
    struct Case: CustomTestStringConvertible {
        var kind: MailKind
        var text: String
        var lines: [ExpectedLine]
        var testDescription: String { String(text.prefix(80)) }
    }

    static let cases = [table1, table2, table3].flatMap { table in
        table.components(separatedBy: "@@ ").dropFirst().compactMap { block -> Case? in
            let halves = block.components(separatedBy: "\n--\n")
            guard halves.count == 2, let kind = MailKind(rawValue: String(block.prefix { $0 != "\n" })) else {
                return nil
            }
            let text = halves[0].drop { $0 != "\n" }.dropFirst()
            return Case(
                kind: kind, text: String(text),
                lines: halves[1].split(separator: "\n").filter { !$0.trimmedBlank.isEmpty }.map { ExpectedLine($0) })
        }
    }

    @Test(arguments: cases)
    func `Goods are read from what people write`(_ expected: Case) {
        var material = GoodsMaterial()
        let reader = BodyReader(Trades.catalogue, tongue: TextTongue(expected.text))
        material.sections = [reader.section(.body, text: expected.text, html: nil, place: "text")]
        let lines = GoodsReader(catalogue: Trades.catalogue).lines(in: material, kind: expected.kind).lines
            .map { ExpectedLine($0) }
        #expect(
            lines.count == expected.lines.count && zip(expected.lines, lines).allSatisfy { $0.fits($1) },
            "want \(expected.lines.map(\.testDescription))\ngot  \(lines.map(\.testDescription))")
    }

    @Test func `There are as many cases as were written`() {
        #expect(Self.cases.count == 77)
    }
}
