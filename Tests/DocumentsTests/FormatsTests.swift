import Foundation
import Testing
import Workflows

@testable import Documents

@Suite struct FormatsTests {
    static let nb = "\u{A0}"

    @Test(arguments: [
        ("bg", "1234.5", "1\u{A0}234,5"), ("en", "1234.5", "1,234.5"), ("de", "1234.5", "1.234,5"),
        ("fr", "1234.5", "1,234.5"),
        ("bg", "0", "0"), ("bg", "-0.096", "-0,096"), ("de", "999", "999"), ("en", "1000", "1,000"),
        ("en", "-1234567.000001", "-1,234,567.000001"),
        ("bg", "9223372036854.775807", "9\u{A0}223\u{A0}372\u{A0}036\u{A0}854,775807"),
    ]) func `A number is written in the ways of the language`(language: String, plain: String, written: String) throws {
        let value = try #require(FixedDecimal(plain))
        #expect(Formats(language: language).number(value) == written)
    }

    @Test(
        arguments: [
            ("bg", 123_450, "EUR", "1\u{A0}234,50\u{A0}€"), ("en", 123_450, "EUR", "€1,234.50"),
            ("de", 123_450, "EUR", "1.234,50\u{A0}€"), ("bg", -5, "EUR", "-0,05\u{A0}€"), ("en", -5, "EUR", "-€0.05"),
            ("en", 123_450, "USD", "USD\u{A0}1,234.50"), ("de", 100_000, "CHF", "1.000,00\u{A0}CHF"),
            ("bg", 1_000, "JPY", "1\u{A0}000\u{A0}JPY"), ("en", 1_234_567, "TND", "TND\u{A0}1,234.567"),
            ("bg", 0, "EUR", "0,00\u{A0}€"),
        ] as [(String, Int64, String, String)]) func `A sum is written with its currency`(
            language: String, minor: Int64, code: String, written: String
        ) throws
    {
        let money = Money(minor: minor, currency: try #require(Currency(code)))
        #expect(Formats(language: language).money(money) == written)
    }

    @Test(arguments: [
        ("bg", "2026-03-04", "04.03.2026\u{A0}г."), ("en", "2026-03-04", "4 March 2026"),
        ("de", "2026-12-31", "31.12.2026"),
        ("en", "2026-03-04T10:00:00Z", "4 March 2026"), ("bg", "края на април", "края на април"),
        ("bg", "2026-13-01", "2026-13-01"),
        ("en", "2026-00-01", "2026-00-01"), ("en", "2026-03-04xyz", "2026-03-04xyz"), ("en", "", ""),
        ("en", "two\r\nweeks", "two weeks"),
    ]) func `A day is written in the ways of the language, other words as they are`(
        language: String, plain: String, written: String
    ) {
        #expect(Formats(language: language).date(plain) == written)
    }

    @Test func `Quantities have their unit and prices the decimals of their currency`() throws {
        let formats = Formats(language: "bg")
        #expect(formats.quantity(try #require(FixedDecimal("1.5")), .kg) == "1,5\u{A0}кг")
        #expect(formats.quantity(try #require(FixedDecimal("1000")), nil) == "1\u{A0}000")
        #expect(formats.unitPrice(try #require(FixedDecimal("0.0345")), .eur) == "0,0345")
        #expect(formats.unitPrice(try #require(FixedDecimal("12")), .eur) == "12,00")
        #expect(formats.percent(try #require(FixedDecimal("7.5"))) == "7,5\u{A0}%")
        #expect(Formats(language: "en").percent(try #require(FixedDecimal("20"))) == "20%")
    }

    @Test func `A table of plain text keeps its columns and its width`() {
        var table = PlainTable(columns: [
            .init(title: "No.", alignsRight: true), .init(title: "Item", isFlexible: true),
            .init(title: "Amount", alignsRight: true), .init(title: "Empty"),
        ])
        table.rows = [
            ["1", "Hex bolt DIN 933 M8x40 8.8 zinc plated with a name that is far too long for one line", "48.00", ""],
            ["10", String(repeating: "x", count: 150), "1,234.50", ""],
        ]
        let lines = table.lines()
        #expect(lines.allSatisfy { $0.count <= PlainTable.width })
        #expect(lines[0].hasPrefix("No.  Item") && lines[0].hasSuffix("Amount"))
        #expect(lines[2].hasPrefix("  1  Hex bolt") && lines[2].hasSuffix("   48.00"))
        #expect(!lines[0].contains("Empty"))
    }

    @Test(arguments: [
        ("a\r\nb", "a b"), ("  a \t b  ", "a b"), ("a\u{202E}b\u{2066}c", "abc"), ("a\u{0}\u{7}b", "ab"),
        ("\u{FEFF}a", "a"),
        ("1\u{A0}000", "1\u{A0}000"), ("a\u{2028}b", "a b"), ("א\u{200F}ב", "א\u{200F}ב"), ("\u{E0041}x", "x"),
        ("", ""),
    ]) func `A line holds nothing that could pass for something else`(text: String, line: String) {
        #expect(CleanText.line(text) == line)
    }

    @Test func `Text that is too long or too piled up is cut`() {
        #expect(CleanText.line(String(repeating: "x", count: 10_000)).count == CleanText.maximumLine + 1)
        #expect(CleanText.line("a" + String(repeating: "\u{301}", count: 10_000)).unicodeScalars.count == 8)
        let lines = CleanText.lines(String(repeating: "x\n", count: 50_000))
        #expect(lines.count < 20_000 && lines.last == "[…]")
        #expect(CleanText.lines("\n\n a\r\n\r\nb \n\n") == [" a", "", "b"])
        #expect(CleanText.lines("\n \n") == [])
        #expect(CleanText.lines("") == [])
    }
}
