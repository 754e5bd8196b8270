extension Configuration {
    /// Which documents go along with which mails, and in which form.
    public struct Documents: Sendable, Equatable {
        /// A document that is made of an offer or order.
        public enum Sales: String, CaseIterable, Sendable {
            case offer, orderConfirmation = "order-confirmation"
        }

        /// A document that is made of a shipment.
        public enum Shipping: String, CaseIterable, Sendable {
            case packingList = "packing-list"
            case deliveryNote = "delivery-note"
            case waybill, cmr
            /// The invoice that bills the shipment, if there is one when the notice is sent.
            case invoice
        }

        /// A document that is made of a complaint.
        public enum Service: String, CaseIterable, Sendable {
            case complaintReport = "complaint-report"
        }

        /// The form of an invoice for machines.
        public enum EInvoice: String, CaseIterable, Sendable {
            case ubl, cii
        }

        /// With an offer.
        public var offer = [Sales.offer]
        /// With an order confirmation.
        public var order = [Sales.orderConfirmation]
        /// With a dispatch notice.
        public var shipment = [Shipping.packingList, .waybill, .cmr, .invoice]
        /// With the mail that says how a complaint was decided.
        public var complaint: [Service] = []
        /// In which forms for machines every invoice is made.
        public var eInvoice = [EInvoice.ubl]
        /// Clients (codes) and countries (two letters) that get Factur-X whatever `eInvoice` says.
        public var facturX: [String] = []
        /// Whether captions of documents in another language than the firm's stand in both.
        public var bilingual = true

        /// The defaults.
        public init() {}
    }
}
