import Testing
import Workflows

@Suite struct FixedDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("1200", "1200"), ("1.5", "1.5"), ("-0.096", "-0.096"), ("+7", "7"), (".5", "0.5"), ("5.", "5"),
        ("0.000001", "0.000001"), ("1.50000000", "1.5"), ("9223372036854.775807", "9223372036854.775807"),
    ])
    func `A plain number is read exactly and written without trailing zeros`(text: String, written: String) {
        #expect(FixedDecimal(text)?.description == written)
    }

    @Test(arguments: ["", "-", ".", "1,5", "1.2.3", "1e3", "٣", "0.0000001", "9223372036854.775808", "1 000", "０"])
    func `What is no plain number within range is refused`(text: String) {
        #expect(FixedDecimal(text) == nil)
    }

    @Test func `Sums outside the range are nil and never wrap`() {
        let most = FixedDecimal(millionths: .max)
        #expect(most.adding(FixedDecimal(millionths: 1)) == nil)
        #expect(most.multiplied(by: FixedDecimal(millionths: 2_000_000)) == nil)
        #expect(FixedDecimal(Int64.max) == nil)
    }
}

@Suite struct MoneyTests {
    /// Quantity, unit price, discount, amount in cents.
    @Test(
        arguments: [
            ("500", "0.085", "0", 4_250), ("3", "0.335", "0", 101), ("1", "0.005", "0", 1), ("1", "0.004999", "0", 0),
            ("1000", "0.0345", "10", 3_105), ("7", "19.99", "33.33", 9_329), ("1.5", "2.45", "0", 368),
            ("1", "1", "100", 0),
        ] as [(String, String, String, Int64)])
    func `A line's amount is rounded once, half away from zero`(
        quantity: String, price: String, discount: String, cents: Int64
    ) throws {
        let money = try Money(
            unitPrice: #require(FixedDecimal(price)), quantity: #require(FixedDecimal(quantity)),
            discountPercent: #require(FixedDecimal(discount)), currency: .eur)
        #expect(money?.minor == cents)
    }

    @Test func `Tax is rounded once for each rate, on the sum of its lines`() throws {
        // Three lines of 0.33: by line 3 × 0.07 = 0.21, by rate 0.99 × 20 % = 0.198 → 0.20 (EN 16931 BR-CO-17).
        let price = try #require(FixedDecimal("0.33"))
        let lines = try (1...3).map { position in
            LineSnapshot(
                position: position, text: "x", quantity: FixedDecimal(1), unit: .pcs, unitPrice: price,
                vatPercent: try #require(FixedDecimal(20)))
        }
        let totals = try #require(TotalsSnapshot(lines: lines, currency: .eur))
        #expect(totals.net.minor == 99)
        #expect(totals.taxes.map(\.tax.minor) == [20])
        #expect(totals.gross.minor == 119)
    }

    @Test func `Lines without a price count nothing`() throws {
        let totals = try #require(
            TotalsSnapshot(lines: [LineSnapshot(position: 1, text: "x", quantity: FixedDecimal(5))], currency: .eur))
        #expect(totals.gross.minor == 0)
    }

    @Test func `A quantity and price beyond all reason give no amount instead of a wrong one`() {
        let most = FixedDecimal(millionths: .max)
        #expect(Money(unitPrice: most, quantity: most, discountPercent: .zero, currency: .eur) == nil)
    }

    @Test(arguments: [("EUR", 123_456, "1234.56"), ("JPY", 1_234, "1234"), ("KWD", 5, "0.005"), ("EUR", -7, "-0.07")])
    func `Amounts are written with their currency's places`(code: String, minor: Int, digits: String) throws {
        let currency = try #require(Currency(code))
        #expect(Money(minor: Int64(minor), currency: currency).digits() == digits)
    }
}

@Suite struct RecordNumberTests {
    @Test(arguments: [
        ("OF-2026-00012", "OF-2026-00012"), ("of-2026-00012", "OF-2026-00012"), ("ОF-2026-00012", "OF-2026-00012"),
        ("СО-2026-00007", "CO-2026-00007"), ("OR-2026-1234567", "OR-2026-1234567"),
    ])
    func `A number is read in any case and with look-alike letters`(text: String, number: String) {
        #expect(RecordNumber(text)?.description == number)
    }

    @Test(arguments: [
        "OF-2026-12", "XX-2026-00012", "OF-26-00012", "OF-2026-00000", "OF-2026-00012-1", "OF2026-00012", "",
    ])
    func `What is no number of ours is refused`(text: String) {
        #expect(RecordNumber(text) == nil)
    }
}
