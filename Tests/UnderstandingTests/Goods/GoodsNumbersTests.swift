import Testing
import Workflows

@testable import Understanding

@Suite struct GoodsNumbersTests {
    struct Amount: CustomTestStringConvertible, Sendable {
        var text: String
        var value: String
        var unit: String?
        var testDescription: String { text }
        init(_ text: String, _ value: String, _ unit: String? = nil) {
            self.text = text
            self.value = value
            self.unit = unit
        }
    }

    @Test(arguments: [
        Amount("1 000 бр.", "1000", "pcs"), Amount("1.000 Stk.", "1000", "pcs"), Amount("1,000 pcs", "1000", "pcs"),
        Amount("1'000 pcs", "1000", "pcs"), Amount("12 500 бр", "12500", "pcs"),
        Amount("1.234.567 Stück", "1234567", "pcs"),
        Amount("1,5 кг", "1.5", "kg"), Amount("0.045 t", "0.045", "t"), Amount("1.234,50 kg", "1234.5", "kg"),
        Amount("2,5 хил. бр.", "2500", "pcs"), Amount("2 хиляди броя", "2000", "pcs"),
        Amount("хиляда броя", "1000", "pcs"),
        Amount("двеста и петдесет броя", "250", "pcs"), Amount("two hundred pieces", "200", "pcs"),
        Amount("a hundred and fifty metres", "150", "m"), Amount("a dozen pairs", "12", "pair"),
        Amount("zwanzig Rollen", "20", "roll"),
        Amount("fünfundzwanzig Stück", "25", "pcs"), Amount("половин тон", "0.5", "t"),
        Amount("half a tonne", "0.5", "t"),
        Amount("една туба", "1", "can"), Amount("one can", "1", "can"), Amount("a box", "1", "box"),
        Amount("ein Karton", "1", "box"),
        Amount("500бр", "500", "pcs"), Amount("20kg", "20", "kg"), Amount("50м", "50", "m"),
        Amount("100 л.м.", "100", "m"),
        Amount("30 lfm", "30", "m"), Amount("15 м²", "15", "m2"), Amount("15 кв. м", "15", "m2"),
        Amount("12 sqm", "12", "m2"),
        Amount("3 к-та", "3", "set"), Amount("5k pcs", "5000", "pcs"), Amount("2 (два) броя", "2", "pcs"),
        Amount("1.2 km", "1200", "m"),
        Amount("10 buc.", "10", "pcs"), Amount("4 kom", "4", "pcs"), Amount("7 шт.", "7", "pcs"),
        Amount("25 τεμ.", "25", "pcs"),
        Amount("dvesta broya", "200", "pcs"), Amount("5 чувала", "5", nil), Amount("3 bottles", "3", nil),
    ])
    func `An amount is read exactly`(_ expected: Amount) throws {
        let lexeme = try #require(GoodsLexer(expected.text, decimalMark: nil).lexemes().first)
        #expect(lexeme.kind == .amount)
        #expect(lexeme.value?.description == expected.value)
        #expect(lexeme.unit?.unit?.rawValue == expected.unit)
    }

    @Test(arguments: [
        "M8x40", "М8х40", "M 8 x 60", "DIN 933", "ISO 4017", "EN 388", "600x400x300", "48 мм x 66 м", "400мл",
        "80 g/m²", "80 г/м2", "3x2.5", "IP65",
        "E27", "230V", "3,5%", "RAL 9005", "ф20", "Ø8", "1/2\"", "10W-40", "6205-2RS", "125-ки", "XL", "42CrMo4",
        "600/400/300", "10 литрова",
    ])
    func `A size is no quantity`(_ text: String) {
        let lexemes = GoodsLexer(text).lexemes()
        #expect(lexemes.count == 1)
        #expect(lexemes.first?.kind == .spec)
    }

    @Test(arguments: [
        "16.03.2026", "20 март", "15. Mai", "2026-04-17", "16:30", "+359 52 550 117", "0880 550 138", "0,95 евро",
        "€ 0.80", "1,12 EUR/бр.", "30 дни",
        "5 работни дни", "OR-2026-00029", "№ 57", "3 weeks", "2026 г.",
    ])
    func `Dates, prices, telephones and our numbers are neither`(_ text: String) {
        let lexemes = GoodsLexer(text).lexemes().filter { $0.kind != .mark }
        #expect(lexemes.allSatisfy { $0.kind == .noise })
    }

    @Test func `Numbers too large to hold are no quantity`() {
        #expect(GoodsLexer("99999999999999999999 бр.").lexemes().allSatisfy { $0.value == nil || $0.kind == .noise })
    }

    @Test(arguments: [
        ("37.5", "37.5"), ("1.2E+3", "1200"), ("0.30000000000000004", "0.3"), ("1E-3", "0.001"), ("-4.50", "-4.5"),
        ("0", "0"), ("007", "7"),
    ])
    func `Numbers of spreadsheets lose the noise of their storage`(_ stored: String, _ plain: String) {
        #expect(PlainNumber.text(stored) == plain)
    }

    @Test(
        arguments: [("46129", "2026-04-17"), ("45658", "2025-01-01"), ("60", nil), ("x", nil)] as [(String, String?)])
    func `Days of spreadsheets are days`(_ serial: String, _ day: String?) {
        #expect(PlainNumber.day(serial: serial) == day)
    }
}
