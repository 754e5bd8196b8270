import Foundation
import Testing
import Workflows

/// Invoices of many kinds, for the tests of their XML: each with what is peculiar to it in its name.
enum InvoiceCases {
    /// An invoice with a name.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let invoice: InvoiceSnapshot

        var testDescription: String { name }
    }

    static func decimal(_ text: String) -> FixedDecimal { FixedDecimal(text) ?? .zero }

    static func line(
        _ position: Int, _ quantity: String, _ price: String, vat: String = "20", discount: String = "0",
        category: VATCategory = .standard, unit: UnitOfMeasure = .pcs, text: String = "Hex bolt DIN 933 M8x40",
        sku: String? = "BLT-933-M8x40", hsCode: String? = "73181588", deducts: InvoiceReference? = nil
    ) -> InvoiceLineSnapshot {
        InvoiceLineSnapshot(
            position: position, sku: sku, text: text, quantity: decimal(quantity), unit: unit,
            unitPrice: decimal(price),
            discountPercent: decimal(discount), vatPercent: decimal(vat), vatCategory: category, hsCode: hsCode,
            deducts: deducts)
    }

    static let seller = CompanySnapshot(
        name: "Метал Крепеж ООД", eik: "203912347", vat: "BG203912347",
        address: PostalAddress(street: "бул. България 1", city: "София", postcode: "1000", country: "BG"),
        iban: "BG80 BNBG 9661 1020 3456 78", bic: "BNBGBGSF", bank: "Банка", phone: "+359 2 900 1234",
        email: "sales@fixmetal.example")

    static let bulgarian = PartySnapshot(
        code: "C00012", name: "Строймат Инженеринг АД", contactName: "Мария Николова",
        email: "maria@stroymat.example", language: "bg", vat: "BG121212128", phone: "+359 32 555 123",
        address: PostalAddress(street: "ул. Цар Симеон 12", city: "Пловдив", postcode: "4000", country: "BG"),
        eik: "121212128")

    static let german = PartySnapshot(
        code: "C00020", name: "Schrauben & Söhne <GmbH>", contactName: "Jörg Müller",
        email: "j.mueller@schrauben.example",
        language: "de", vat: "DE136695976",
        address: PostalAddress(street: "Industriestraße 7", city: "München", postcode: "80939", country: "DE"))

    static let serbian = PartySnapshot(
        code: "C00030", name: "Gradnja d.o.o.", email: "nabavka@gradnja.example", language: "en", vat: "",
        address: PostalAddress(street: "Bulevar 3", city: "Niš", postcode: "18000", country: "RS"))

    static func make(
        _ name: String, number: String = "0000000123", kind: InvoiceKind = .invoice, due: String? = "2026-04-23",
        taxEvent: String = "2026-04-08", buyer: PartySnapshot = bulgarian, seller: CompanySnapshot = seller,
        lines: [InvoiceLineSnapshot], allowances: [AllowanceSnapshot] = [], currency: Currency = .eur,
        paid: String? = nil,
        ground: String? = nil, reason: String? = nil, reference: String? = "PO 4500123", terms: String? = nil,
        orders: [RecordNumber] = [RecordNumber(kind: .order, year: 2026, counter: 9)]
    ) -> Case {
        let isNote = kind == .creditNote || kind == .debitNote
        let invoice = InvoiceSnapshot(
            number: number, kind: kind, issuedOn: "2026-04-09", taxEventOn: taxEvent,
            dueOn: kind == .creditNote ? nil : due,
            language: buyer.language, seller: seller, buyer: buyer, lines: lines, allowances: allowances,
            currency: currency, paid: paid.flatMap { Money(decimal($0), currency: currency) }, vatGround: ground,
            corrects: isNote ? InvoiceReference(number: "0000000117", issuedOn: "2026-03-30") : nil,
            reason: isNote ? reason ?? "грешна цена" : reason, orders: orders,
            shipments: kind == .advance ? [] : [RecordNumber(kind: .shipment, year: 2026, counter: 12)],
            customerReference: reference, paymentTerms: terms, issuedBy: "Георги Иванов")
        guard let invoice else { preconditionFailure("\(name) is out of range") }
        return Case(name: name, invoice: invoice)
    }

    static func discount(_ amount: String, vat: String = "20", _ category: VATCategory = .standard) -> AllowanceSnapshot
    {
        AllowanceSnapshot(
            reason: "Търговска отстъпка", amount: Money(decimal(amount), currency: .eur) ?? .zero(.eur),
            vatPercent: decimal(vat), vatCategory: category)
    }

    static let union = "чл. 53, ал. 1 от ЗДДС"

    static let all: [Case] = domestic + abroad + notes + advances + traps + parties

    static let domestic = [
        make("one line", lines: [line(1, "500", "0.096")]),
        make("three lines", lines: [line(1, "500", "0.096"), line(2, "1000", "0.0345"), line(3, "4", "18.50")]),
        make("a line discount", lines: [line(1, "3", "33.33", discount: "5"), line(2, "10", "1.05")]),
        make("a line discount that does not divide", lines: [line(1, "7", "0.333", discount: "33.333")]),
        make("all of a line given", lines: [line(1, "10", "2.50", discount: "100"), line(2, "10", "2.50")]),
        make("a discount on the whole", lines: [line(1, "100", "12.34")], allowances: [discount("34")]),
        make(
            "two rates",
            lines: [line(1, "100", "1.11"), line(2, "3", "9.99", vat: "9", text: "Книга", sku: nil, hsCode: nil)]),
        make(
            "two rates with a discount on each", lines: [line(1, "100", "1.11"), line(2, "30", "9.99", vat: "9")],
            allowances: [discount("10"), discount("5.55", vat: "9")]),
        make(
            "three rates",
            lines: [line(1, "1", "0.05"), line(2, "1", "0.05", vat: "9"), line(3, "1", "0.05", vat: "5.5")]),
        make("zero rated at home", lines: [line(1, "2", "50", vat: "0", category: .zeroRated), line(2, "1", "10")]),
        make(
            "exempt",
            lines: [line(1, "1", "120", vat: "0", category: .exempt, text: "Обучение", sku: nil, hsCode: nil)],
            ground: "чл. 41 от ЗДДС"),
        make(
            "units of every kind",
            lines: UnitOfMeasure.allCases.enumerated().map { line($0 + 1, "1.5", "2.25", unit: $1) }),
        make("terms and no due date", due: nil, lines: [line(1, "1", "10")], terms: "По банков път & в брой, 14 дни."),
        make("no due date and no terms", due: nil, lines: [line(1, "1", "10")]),
        make(
            "120 lines", lines: (1...120).map { line($0, "\($0).5", "0.\($0)7", discount: $0 % 3 == 0 ? "2.5" : "0") }),
    ]

    static let abroad = [
        make(
            "inside the Union", buyer: german, lines: [line(1, "500", "0.096", vat: "0", category: .intraCommunity)],
            ground: union),
        make(
            "inside the Union, to another address",
            buyer: {
                var buyer = german
                buyer.deliveryAddress = PostalAddress(street: "Hafen 1", city: "Wien", postcode: "1020", country: "AT")
                return buyer
            }(), lines: [line(1, "5", "96", vat: "0", category: .intraCommunity)],
            allowances: [discount("1", vat: "0", .intraCommunity)],
            ground: union),
        make(
            "export", buyer: serbian, lines: [line(1, "5", "96", vat: "0", category: .export)],
            ground: "чл. 28, т. 1 от ЗДДС"),
        make(
            "the buyer owes the tax", buyer: german, lines: [line(1, "1", "800", vat: "0", category: .reverseCharge)],
            ground: "чл. 21, ал. 2 от ЗДДС"),
        make(
            "outside the tax", buyer: serbian, lines: [line(1, "1", "800", vat: "0", category: .outOfScope)],
            ground: "чл. 113, ал. 9 от ЗДДС"),
        make(
            "in dollars", buyer: serbian, lines: [line(1, "7", "13.37", vat: "0", category: .export)],
            currency: Currency("USD") ?? .eur),
    ]

    static let notes = [
        make("a credit note", number: "0000000124", kind: .creditNote, lines: [line(1, "12", "0.096")]),
        make(
            "a credit note of several rates and a discount", number: "0000000125", kind: .creditNote,
            lines: [line(1, "12", "1.96", discount: "3"), line(2, "3", "9.99", vat: "9")],
            allowances: [discount("1.01")],
            reason: "върната стока <дефект>"),
        make(
            "a credit note inside the Union", number: "0000000126", kind: .creditNote, buyer: german,
            lines: [line(1, "5", "9.6", vat: "0", category: .intraCommunity)], ground: union),
        make("a debit note", number: "0000000127", kind: .debitNote, lines: [line(1, "500", "0.004")]),
    ]

    private static let advance = InvoiceReference(number: "0000000101", issuedOn: "2026-03-25")

    static let advances = [
        make(
            "an advance", kind: .advance, taxEvent: "2026-04-09",
            lines: [line(1, "1", "1000", text: "Аванс по поръчка", sku: nil, hsCode: nil)], paid: "1200"),
        make(
            "an advance deducted",
            lines: [
                line(1, "500", "9.6"),
                line(2, "-1", "1000", text: "Приспаднат аванс", sku: nil, hsCode: nil, deducts: advance),
            ]),
        make("paid when issued", lines: [line(1, "500", "9.6")], paid: "5760"),
        make("paid in part", lines: [line(1, "500", "9.6")], paid: "1000.01"),
        make(
            "an advance inside the Union", kind: .advance, buyer: german,
            lines: [
                line(1, "1", "1000", vat: "0", category: .intraCommunity, text: "Anzahlung", sku: nil, hsCode: nil)
            ], ground: union),
    ]

    static let traps = [
        make("half a cent on each line", lines: (1...9).map { line($0, "1", "0.005") }),
        make("tax of many cents", lines: (1...7).map { line($0, "3", "0.11") }),
        make("prices of a millionth", lines: [line(1, "123456", "0.000001"), line(2, "999999", "0.123456")]),
        make("a quantity of a millionth", lines: [line(1, "0.000001", "1000000", unit: .kg)]),
        make("nothing to pay", lines: [line(1, "1", "0", discount: "0")]),
        make("large sums", lines: [line(1, "1000000", "99999.99"), line(2, "999999", "1234.5678")]),
        make("discounts of a third", lines: (1...6).map { line($0, "1", "1", discount: "33.333333") }),
    ]

    static let parties = [
        make(
            "a person without numbers",
            buyer: PartySnapshot(
                code: "C00099", name: "Иван Петров", email: "ivan@mail.example", language: "bg",
                address: PostalAddress(street: "ул. Роза 1", city: "Варна", postcode: "9000", country: "BG")),
            lines: [line(1, "1", "10")], reference: nil),
        make(
            "a buyer of whom little is known",
            buyer: PartySnapshot(code: "C00100", name: "Фирма", email: "a@b.example"),
            lines: [line(1, "1", "10")], reference: nil, orders: []),
        make(
            "a registration number in the place of the VAT number",
            buyer: PartySnapshot(
                code: "C00101", name: "ЕТ Малък", email: "et@b.example", vat: "123456789",
                address: PostalAddress(street: "", city: "Русе", postcode: "", country: "")),
            lines: [line(1, "1", "10")]),
        make(
            "a firm that is not registered for VAT",
            seller: {
                var seller = InvoiceCases.seller
                seller.vat = ""
                return seller
            }(), lines: [line(1, "1", "10", vat: "0", category: .outOfScope)], ground: "чл. 113, ал. 9 от ЗДДС"),
        make(
            "no bank account",
            seller: {
                var seller = InvoiceCases.seller; seller.iban = ""; return seller
            }(), lines: [line(1, "1", "10")]),
        make(
            "marks and controls in texts",
            lines: [line(1, "1", "10", text: "Болт „M8“ <&> \u{1}\u{202E}край ]]> \"'", sku: "A&B<1>")],
            reference: "PO <1> & \"2\""),
    ]
}
