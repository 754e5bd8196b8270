public import Workflows

/// The documents for printing: `Templates/documents/LANGUAGE/NAME.html.mustache`.
public enum DocumentKind: String, CaseIterable, Sendable, Codable {
    /// What we offer, at which price and until when.
    case offer
    /// What was ordered, as we will deliver and invoice it.
    case orderConfirmation = "order-confirmation"
    /// What is in a shipment.
    case packingList = "packing-list"

    /// What kind of record it is made from.
    public var record: RecordKind {
        switch self {
        case .offer: .offer
        case .orderConfirmation: .order
        case .packingList: .shipment
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
