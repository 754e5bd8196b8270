public import Workflows

/// What a document is made from, as it stood when it was issued.
public enum DocumentSubject: Hashable, Sendable, Codable {
    /// An offer, order, shipment, complaint or contract.
    case record(RecordSnapshot)
    /// An invoice, note or pro-forma.
    case invoice(InvoiceSnapshot)

    /// What the document is called by: `SH-2026-00012`, `0000000123`.
    public var number: String {
        switch self {
        case .record(let record): record.number.description
        case .invoice(let invoice): invoice.number
        }
    }

    /// Whose it is.
    public var client: PartySnapshot {
        switch self {
        case .record(let record): record.client
        case .invoice(let invoice): invoice.buyer
        }
    }

    /// The same without what goes on after a document was issued: the record's state, what was shipped, paid or is open
    /// since. Of two subjects with the same essence, a document is issued once.
    public var essence: DocumentSubject {
        guard case .record(var record) = self else { return self }
        record.state = ""
        record.openLines = []
        (record.progress, record.balance) = (nil, nil)
        for index in record.lines.indices {
            record.lines[index].candidates = []
            (record.lines[index].shipped, record.lines[index].invoiced) = (nil, nil)
        }
        return .record(record)
    }
}

extension DocumentKind {
    /// The documents that can be made from a subject.
    public static func kinds(of subject: DocumentSubject) -> [DocumentKind] {
        switch subject {
        case .invoice(let invoice): [DocumentKind(invoice.kind)]
        case .record(let record):
            allCases.filter { $0.source.rawValue == record.number.kind.rawValue && $0.source != .invoice }
        }
    }
}
