import Documents
import Settings
import Storage
import Workflows

/// Which documents go along with a mail: those that staff asked for, else those that the configuration says.
///
/// A shipment's invoice is no part of the mail's model: `Issuing` looks for it when the mail is composed.
struct DocumentPlan {
    let configuration: Configuration

    func kinds(for model: MailModel) -> [DocumentKind] {
        if let asked = model.documents { return asked.filter { subject($0, of: model) != nil } }
        return configured(model).filter { subject($0, of: model) != nil }
    }

    /// Whether the invoice of a shipment is to be looked for: the mail says that goods left, and the configuration wants it.
    func wantsInvoice(_ model: MailModel) -> Bool {
        model.template == .shipmentDispatched && model.documents == nil && model.invoice == nil
            && configuration.documents.shipment.contains(.invoice)
    }

    /// Of the documents that bill an order, the invoice of one of its shipments: that which names it, else the one that
    /// bills the order as a whole, if there is just one. Advances and notes are none, nor what bills another shipment.
    static func invoice(of shipment: RecordNumber, order: Int64, among bills: [InvoiceRow]) -> InvoiceRow? {
        let invoices = bills.filter { $0.snapshot.kind == .invoice }
        if let own = invoices.last(where: { $0.snapshot.shipments.contains(shipment) }) { return own }
        let whole = invoices.filter { $0.record.parent == order }
        return whole.count == 1 ? whole[0] : nil
    }

    private func configured(_ model: MailModel) -> [DocumentKind] {
        let documents = configuration.documents
        switch model.template {
        case .offer: return documents.offer.compactMap { DocumentKind(rawValue: $0.rawValue) }
        case .orderConfirmed: return documents.order.compactMap { DocumentKind(rawValue: $0.rawValue) }
        case .shipmentDispatched:
            let isAbroad = model.record.map(isAbroad) ?? false
            return documents.shipment.compactMap { DocumentKind(rawValue: $0.rawValue) }
                .filter { $0 == .cmr ? isAbroad : $0 == .waybill ? !isAbroad : true }
        case .complaintDecided: return documents.complaint.compactMap { DocumentKind(rawValue: $0.rawValue) }
        // What a reminder asks for goes along once more, as it was issued.
        case .invoice, .creditNote, .paymentReminder: return invoice(model)
        default: return []
        }
    }

    private func invoice(_ model: MailModel) -> [DocumentKind] { model.invoice.map { [DocumentKind($0.kind)] } ?? [] }

    /// Whether goods leave the country: then they need the note of the CMR convention (article 1).
    private func isAbroad(_ shipment: RecordSnapshot) -> Bool {
        let client = shipment.client
        let place = client.deliveryAddress.flatMap { $0.isEmpty ? nil : $0 } ?? client.address
        return !place.country.isEmpty
            && place.country.uppercased() != configuration.company.address.country.uppercased()
    }

    /// What a document is made from; `nil` if the mail does not hold it.
    func subject(_ kind: DocumentKind, of model: MailModel) -> DocumentSubject? {
        if kind.source == .invoice {
            guard let invoice = model.invoice, DocumentKind(invoice.kind) == kind else { return nil }
            return .invoice(invoice)
        }
        guard var record = model.record, record.number.kind.rawValue == kind.source.rawValue else { return nil }
        if let carrier = record.dispatch?.carrier {
            record.dispatch?.carrierAddress = configuration.carriers.first { $0.name == carrier }?.address
        }
        return .record(record)
    }

    /// The forms for machines of an invoice: those for everybody, and Factur-X for whom it is wanted.
    func machineFormats(_ kind: DocumentKind, _ subject: DocumentSubject) -> [DocumentFormat] {
        guard kind.isTaxDocument, case .invoice(let invoice) = subject else { return [] }
        var formats = configuration.documents.eInvoice.compactMap { DocumentFormat(rawValue: $0.rawValue) }
        let wanted = configuration.documents.facturX.map { $0.uppercased() }
        if !formats.contains(.cii),
            wanted.contains(invoice.buyer.code.uppercased())
                || wanted.contains(invoice.buyer.address.country.uppercased())
        {
            formats.append(.cii)
        }
        return formats
    }
}
