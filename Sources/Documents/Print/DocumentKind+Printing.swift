public import Workflows

extension DocumentKind {
    /// The kinds that there are templates for.
    public static let printed: [DocumentKind] = [.offer, .orderConfirmation, .packingList]

    /// What kind of record it is made from; `nil` for what is made from an invoice.
    public var record: RecordKind? {
        switch source {
        case .offer: .offer
        case .order: .order
        case .shipment: .shipment
        case .complaint: .complaint
        case .contract: .contract
        case .invoice: nil
        }
    }

    /// The document that goes with a mail, if one does.
    public init?(attachedTo template: MailTemplate) {
        switch template {
        case .offer: self = .offer
        case .orderConfirmed: self = .orderConfirmation
        case .shipmentDispatched: self = .packingList
        default: return nil
        }
    }
}
