import Testing
import Understanding
import Workflows

@Suite struct `Staff commands of trade` {
    private static let today = Day(year: 2026, month: 5, day: 12)!

    private static func decimal(_ text: String) -> FixedDecimal { FixedDecimal(text) ?? FixedDecimal(millionths: -1) }
    private static func day(_ iso: String) -> Day { Day(iso: iso) ?? today }

    static let cases: [(String, StaffCommand)] = [
        ("#фактура аванс 30%", .invoice(Billing(advance: .percent(decimal("30"))))),
        (
            "#invoice advance 500 EUR due=20.05.2026",
            .invoice(Billing(advance: .sum(PriceTag(decimal("500"), .eur)), due: day("2026-05-20")))
        ),
        (
            "#invoice lines=1:50,2 vat=export",
            .invoice(
                Billing(
                    lines: [LineShare(line: 1, quantity: decimal("50")), LineShare(line: 2)], tax: TaxChoice(.export)))
        ),
        (
            "#фактура ддс=9% събитие=11.05.2026",
            .invoice(Billing(taxEvent: day("2026-05-11"), tax: TaxChoice(.standard, percent: decimal("9"))))
        ),
        ("#credit sum=50 price was wrong", .credit(lines: [], sum: PriceTag(decimal("50")), reason: "price was wrong")),
        ("#дебит сума=12,50 транспорт", .debit(sum: PriceTag(decimal("12.5")), reason: "транспорт")),
        ("#offer C00012", .offer(client: "C00012")), ("#оферта", .offer(client: nil)),
        ("#поръчка Хидролифт ЕООД", .order(client: "Хидролифт ЕООД")),
        ("#option 3, 4", .option(lines: [3, 4])), ("#опция 3", .option(lines: [3])),
        ("#payment 30 days", .payment(days: 30)), ("#плащане 30 дни", .payment(days: 30)),
        ("#remark only whole boxes", .remark("only whole boxes")), ("#върната няма никого", .returned("няма никого")),
        ("#returned", .returned(nil)),
        (
            "#pack all in pallet 1 120x80x95 310 kg",
            .pack(
                PackedPiece(line: nil, quantity: nil, package: "pallet 1", size: "120x80x95", weightKg: decimal("310")))
        ),
        (
            "#опаковай 1 20 в кашон 2 40х30 см",
            .pack(PackedPiece(line: 1, quantity: decimal("20"), package: "кашон 2", size: "40x30"))
        ),
        (
            "#pack 1 60 in кашон 1 40x30x20 3,5 кг",
            .pack(
                PackedPiece(
                    line: 1, quantity: decimal("60"), package: "кашон 1", size: "40x30x20", weightKg: decimal("3.5")))
        ),
        (
            "#pack 1 60 in box 2 120 x 80 x 95 cm",
            .pack(PackedPiece(line: 1, quantity: decimal("60"), package: "box 2", size: "120x80x95"))
        ),
        (
            "#contract number=\"12/26\" стойност=50000",
            .contract(ContractEntry(number: "12/26", value: PriceTag(decimal("50000"))))
        ), ("#credit", .credit(lines: [], sum: nil, reason: nil)),
    ]

    @Test(arguments: cases) func `What is typed is read`(text: String, command: StaffCommand) {
        let block = CommandBlock.parse(newText: text, today: Self.today, language: "en")
        #expect(block.commands.map(\.command) == [command])
        #expect(block.errors.isEmpty)
    }

    @Test(arguments: [
        "#invoice advance", "#invoice advance 101%", "#invoice colour=red", "#invoice lines=", "#invoice vat=ten",
        "#invoice due=20.05.2026 due=21.05.2026", "#debit transport", "#debit sum=5", "#debit sum=0 x",
        "#credit sum=x y",
        "#incoterms DAT Sofia", "#incoterms", "#payment", "#payment soon", "#payment 400", "#remark", "#option x",
        "#pack all", "#pack 1", "#contract", "#contract number=", "#contract X from 2.01.2026 to 1.01.2026",
    ])
    func `What cannot be meant is refused with an example`(text: String) {
        let block = CommandBlock.parse(newText: text, today: Self.today, language: "bg")
        #expect(block.commands.isEmpty)
        #expect(block.errors.count == 1)
    }

    @Test(arguments: [
        ("DAP Варна", "DAP Варна"), ("fca Sofia (Incoterms 2020)", "FCA Sofia"), ("EXW, Plovdiv", "EXW Plovdiv"),
        ("CIF Hamburg Incoterms® 2020", "CIF Hamburg"),
    ])
    func `The eleven rules of Incoterms 2020 are known with their place`(typed: String, term: String) {
        #expect(Incoterms(typed)?.description == term)
    }

    @Test(arguments: ["DAT Sofia", "DDU Sofia", "DAP", "DAP 2020", "", "Sofia DAP"])
    func `Older rules, and rules without a place, are none`(typed: String) {
        #expect(Incoterms(typed) == nil)
    }
}
