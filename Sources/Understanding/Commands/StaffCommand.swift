public import Workflows

/// What a member of staff wants done, one value for each row of the manual's table, arguments read and checked.
///
/// Whether it fits the record and may be done by that person is decided by whoever carries it out.
public enum StaffCommand: Hashable, Sendable {
    /// The verbs that fit; of one verb if named.
    case help(StaffVerb?)
    case show
    case note
    /// The member of staff as typed: id, name or address.
    case assign(String)
    case mine
    case due(Day)
    /// A client's name or code as typed.
    case client(String)
    /// What is known of the client; an empty value takes it out.
    case set([ClientField: String])
    /// A client's name or code as typed: the one that stays.
    case merge(String)
    case link(RecordNumber)
    case move(RecordNumber)
    case line(LineEdit)
    /// Line number from 1 and its new unit price.
    case price(line: Int, PriceTag)
    /// Percent, 0 to 100; of the whole record without a line.
    case discount(line: Int?, percent: FixedDecimal)
    /// Line numbers from 1, at least one, none twice.
    case drop(lines: [Int])
    case valid(Day)
    case delivery(DeliveryPromise)
    case terms(String)
    case send
    /// With what was said, if anything was.
    case confirm(String?)
    case decline(String?)
    case cancel(String?)
    /// Opens an offer by hand: for a client by name or code, or for whoever wrote the mail that is answered.
    case offer(client: String?)
    /// The same for an order; of a draft's lines if there is one.
    case order(client: String?)
    /// Line numbers from 1 that become alternatives outside the total, or ordinary lines again.
    case option(lines: [Int])
    case incoterms(Incoterms)
    /// Days after the invoice.
    case payment(days: Int)
    /// Remarks that the client reads.
    case remark(String)
    case pack(PackedPiece)
    case ship(Dispatch)
    /// Today where no day is named.
    case delivered(Day?)
    /// A shipment came back, with what was said of it.
    case returned(String?)
    case invoice(Billing)
    /// The lines credited, or a sum without tax; all of it without either.
    case credit(lines: [LineShare], sum: PriceTag?, reason: String?)
    /// A sum without tax that is charged in addition, and what for.
    case debit(sum: PriceTag, reason: String)
    case paid(on: Day?, PriceTag)
    case document(DocumentName)
    /// The order or shipment that it is about, if named.
    case complaint(RecordNumber?)
    case accept(String?)
    case reject(String?)
    case replace(lines: [LineShare], remark: String?)
    case repair(lines: [LineShare], remark: String?)
    /// The whole value without a sum.
    case refund(PriceTag?)
    case task(who: String, text: String, due: Day?)
    case done(String?)
    case progress(String)
    case contract(ContractEntry)
    case close(String?)
    case reopen(String?)
    case silent
    case undo
    /// The code in upper case.
    case yes(code: String)
}

/// A sum or unit price as typed, with the currency if one was.
public struct PriceTag: Hashable, Sendable {
    /// The number, exactly.
    public var amount: FixedDecimal
    /// `nil`: the record's own currency.
    public var currency: Currency?

    /// Takes a number and its currency.
    public init(_ amount: FixedDecimal, _ currency: Currency? = nil) {
        self.amount = amount
        self.currency = currency
    }
}

/// `#line`: what is `nil` stays as it was; a new line (`line` is `nil`) needs an article.
public struct LineEdit: Hashable, Sendable {
    /// The line from 1; `nil` adds one.
    public var line: Int?
    /// Above zero.
    public var quantity: FixedDecimal?
    /// What the quantity counts.
    public var unit: UnitOfMeasure?
    /// A code or words.
    public var article: String?
    /// The unit price.
    public var price: PriceTag?

    /// Takes what was typed.
    public init(
        line: Int?, quantity: FixedDecimal? = nil, unit: UnitOfMeasure? = nil, article: String? = nil,
        price: PriceTag? = nil
    ) {
        self.line = line
        self.quantity = quantity
        self.unit = unit
        self.article = article
        self.price = price
    }
}

/// When goods are promised: a day, or words such as „5 working days after payment“.
public enum DeliveryPromise: Hashable, Sendable {
    case on(Day)
    case words(String)
}

/// A line, or so many of it: `2` or `1:50`.
public struct LineShare: Hashable, Sendable {
    /// The line from 1.
    public var line: Int
    /// All that is left without it.
    public var quantity: FixedDecimal?

    /// Takes a line and how many of it.
    public init(line: Int, quantity: FixedDecimal? = nil) {
        self.line = line
        self.quantity = quantity
    }
}

/// The documents that staff can ask for by name.
public enum DocumentName: String, CaseIterable, Sendable, Codable {
    case offer, orderConfirmation, proforma, packingList, deliveryNote, waybill, cmr, invoice, creditNote, debitNote
    case conformityDeclaration, complaintReport, contract

    /// The name in Bulgarian or English; the first one is what is printed, all of them are understood.
    public var names: [String] {
        switch self {
        case .offer: ["offer", "quotation", "quote", "оферта", "angebot"]
        case .orderConfirmation:
            [
                "order confirmation", "confirmation", "потвърждение на поръчка", "потвърждение", "auftragsbestätigung",
            ]
        case .proforma:
            ["proforma invoice", "proforma", "pro forma", "проформа фактура", "проформа", "proformarechnung"]
        case .packingList: ["packing list", "packinglist", "опаковъчен лист", "пакинг лист", "packliste"]
        case .deliveryNote:
            [
                "delivery note", "dispatch note", "стокова разписка", "експедиционна бележка",
                "приемо-предавателен протокол",
                "приемо предавателен протокол", "протокол", "lieferschein",
            ]
        case .waybill: ["waybill", "consignment note", "товарителница", "frachtbrief"]
        case .cmr: ["CMR", "чмр", "смр", "cmr товарителница", "cmr waybill"]
        case .invoice: ["invoice", "фактура", "rechnung"]
        case .creditNote: ["credit note", "credit", "кредитно известие", "кредит", "gutschrift"]
        case .debitNote: ["debit note", "debit", "дебитно известие", "дебит", "belastungsanzeige", "lastschrift"]
        case .conformityDeclaration:
            [
                "declaration of conformity", "conformity", "certificate", "декларация за съответствие", "декларация",
                "сертификат", "konformitätserklärung",
            ]
        case .complaintReport:
            [
                "complaint report", "complaint protocol", "рекламационен протокол", "констативен протокол",
                "reklamationsbericht",
            ]
        case .contract: ["contract", "договор", "vertrag"]
        }
    }

    /// The document that a typed name means, in any case.
    public static func named(_ text: some StringProtocol) -> DocumentName? {
        let folded = Self.key(text)
        return allCases.first { $0.names.contains { key($0) == folded } || key($0.rawValue) == folded }
    }

    private static func key(_ text: some StringProtocol) -> String {
        Folding.fold(text).filter { $0.isLetter || $0.isNumber }
    }
}
