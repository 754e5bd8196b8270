/// The documents for printing: `Templates/documents/LANGUAGE/NAME.html.mustache`.
public enum DocumentKind: String, CaseIterable, Sendable, Codable {
    /// What we offer, at which price and until when.
    case offer
    /// What was ordered, as we will deliver and invoice it.
    case orderConfirmation = "order-confirmation"
    /// Asks for payment before delivery; no tax document.
    case proforma
    /// Фактура: the tax document of a delivery or of an advance payment (ЗДДС чл. 114).
    case invoice
    /// Кредитно известие: takes back what an invoice charged (ЗДДС чл. 115).
    case creditNote = "credit-note"
    /// Дебитно известие: adds to what an invoice charged (ЗДДС чл. 115).
    case debitNote = "debit-note"
    /// What is in a shipment, package by package.
    case packingList = "packing-list"
    /// Стокова разписка: what was handed over, signed by both sides.
    case deliveryNote = "delivery-note"
    /// Товарителница: goes with goods inside the country (Закон за автомобилните превози чл. 50).
    case waybill
    /// The consignment note of the Convention on the Contract for the International Carriage of Goods by Road.
    case cmr
    /// Констативен протокол: what is wrong with goods, as both sides found it.
    case complaintReport = "complaint-report"
    /// The sheet before a signed contract: parties, days, value, terms.
    case contractCover = "contract-cover"

    /// What it is made from.
    public enum Source: String, Sendable {
        /// An offer.
        case offer
        /// An order.
        case order
        /// A shipment.
        case shipment
        /// A complaint.
        case complaint
        /// A contract.
        case contract
        /// An `InvoiceSnapshot`.
        case invoice
    }

    /// What it is made from.
    public var source: Source {
        switch self {
        case .offer: .offer
        case .orderConfirmation: .order
        case .proforma, .invoice, .creditNote, .debitNote: .invoice
        case .packingList, .deliveryNote, .waybill, .cmr: .shipment
        case .complaintReport: .complaint
        case .contractCover: .contract
        }
    }

    /// Whether it is a tax document, which also has a form for machines.
    public var isTaxDocument: Bool { self == .invoice || self == .creditNote || self == .debitNote }

    /// The document of an invoice snapshot.
    public init(_ kind: InvoiceKind) {
        switch kind {
        case .invoice, .advance: self = .invoice
        case .creditNote: self = .creditNote
        case .debitNote: self = .debitNote
        case .proforma: self = .proforma
        }
    }
}

/// In which form a document was issued.
public enum DocumentFormat: String, CaseIterable, Sendable, Codable {
    /// For people: PDF/A-3.
    case pdf
    /// For machines: UBL 2.1 by EN 16931 and Peppol BIS Billing 3.0.
    case ubl
    /// For machines: UN/CEFACT Cross Industry Invoice by EN 16931, as inside a Factur-X PDF.
    case cii

    /// The media type.
    public var mediaType: String { self == .pdf ? "application/pdf" : "application/xml" }
}
