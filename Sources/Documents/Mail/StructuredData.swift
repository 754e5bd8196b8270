import Foundation
import Workflows

/// What a mail says, for machines: schema.org as JSON-LD, which mail programs show as cards for orders and parcels.
struct StructuredData {
    let model: MailModel
    let company: CompanySnapshot

    /// The JSON for `<script type="application/ld+json">`, in which nothing can end the script; `nil` for mails
    /// that have none.
    var json: String? {
        if let invoice = model.invoice { return text(of: self.invoice(invoice)) }
        guard let record = model.record else { return nil }
        let object: [String: Any]
        switch model.template {
        case .orderConfirmed: object = order(record, status: "OrderProcessing")
        case .orderReceived: object = order(record, status: "OrderProcessing")
        case .orderChange, .orderRestCancelled: object = order(record, status: "OrderProcessing")
        case .orderCancelled: object = order(record, status: "OrderCancelled")
        case .shipmentDispatched: object = parcel(record, status: "OrderInTransit")
        case .shipmentDelivered: object = parcel(record, status: "OrderDelivered")
        case .shipmentReturned: object = parcel(record, status: "OrderReturned")
        default: return nil
        }
        return text(of: object)
    }

    private func text(of object: [String: Any]?) -> String? {
        guard let object,
            let data = try? JSONSerialization.data(
                withJSONObject: object, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
        else { return nil }
        return Self.inert(String(decoding: data, as: UTF8.self))
    }

    /// Writes what HTML gives a meaning to as JSON escapes.
    private static func inert(_ json: String) -> String {
        var text = ""
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": text += "\\u003c"
            case ">": text += "\\u003e"
            case "&": text += "\\u0026"
            case "\u{2028}": text += "\\u2028"
            case "\u{2029}": text += "\\u2029"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private func order(_ record: RecordSnapshot, status: String) -> [String: Any] {
        var order: [String: Any] = [
            "@context": "http://schema.org", "@type": "Order", "merchant": merchant,
            "orderNumber": record.number.description, "orderStatus": "http://schema.org/" + status,
            "acceptedOffer": record.lines.prefix(Self.maximumLines).map { offer($0, record.currency) },
        ]
        if let gross = record.totals?.gross, record.lines.allSatisfy(\.isComplete) {
            order["price"] = gross.digits()
            order["priceCurrency"] = gross.currency.code
        }
        order["orderDate"] = Self.day(record.openedOn)
        order["url"] = model.portalURL.flatMap { TreeBuilder.webURL($0) }
        return order
    }

    /// https://schema.org/Invoice; credit notes have no type there, and a pro-forma is none: machines would pay twice.
    private func invoice(_ invoice: InvoiceSnapshot) -> [String: Any]? {
        guard invoice.kind != .creditNote, invoice.kind != .proforma else { return nil }
        // A reminder is about what is left of it.
        let isOverdue = model.template == .paymentReminder
        let due = isOverdue ? model.record?.balance?.due ?? invoice.totals.due : invoice.totals.due
        var object: [String: Any] = [
            "@context": "http://schema.org", "@type": "Invoice", "confirmationNumber": CleanText.line(invoice.number),
            "accountId": CleanText.line(invoice.buyer.code),
            "customer": ["@type": "Organization", "name": CleanText.line(invoice.buyer.name)],
            "provider": ["@type": "Organization", "name": CleanText.line(invoice.seller.name)],
            "totalPaymentDue": [
                "@type": "MonetaryAmount", "value": due.digits(), "currency": invoice.currency.code,
            ],
            "paymentStatus": "http://schema.org/"
                + (due.minor <= 0 ? "PaymentComplete" : isOverdue ? "PaymentPastDue" : "PaymentDue"),
            "referencesOrder": invoice.orders.prefix(Self.maximumLines).map {
                ["@type": "Order", "orderNumber": $0.description, "merchant": merchant] as [String: Any]
            },
        ]
        object["paymentDueDate"] = invoice.dueOn.flatMap { Self.day($0) }
        object["url"] = model.portalURL.flatMap { TreeBuilder.webURL($0) }
        return object
    }

    private func parcel(_ record: RecordSnapshot, status: String) -> [String: Any] {
        var parcel: [String: Any] = [
            "@context": "http://schema.org", "@type": "ParcelDelivery",
            "itemShipped": record.lines.prefix(Self.maximumLines).map(product),
            "partOfOrder": [
                "@type": "Order", "merchant": merchant, "orderStatus": "http://schema.org/" + status,
                "orderNumber": (record.parent ?? record.number).description,
            ] as [String: Any],
            "deliveryAddress": address(
                record.client.deliveryAddress ?? record.client.address, name: record.client.name),
        ]
        guard let dispatch = record.dispatch else { return parcel }
        let carrier = CleanText.line(dispatch.carrier ?? company.name)
        parcel["carrier"] = ["@type": "Organization", "name": carrier]
        parcel["provider"] = parcel["carrier"]
        parcel["trackingNumber"] = dispatch.trackingNumber.map { CleanText.line($0) }
        parcel["trackingUrl"] = dispatch.trackingURL.flatMap { TreeBuilder.webURL($0) }
        parcel["expectedArrivalUntil"] = dispatch.deliveryOn.flatMap { Self.day($0) }
        return parcel
    }

    /// How many lines are named; mail programs show but a few.
    private static let maximumLines = 50

    private var merchant: [String: Any] { ["@type": "Organization", "name": CleanText.line(company.name)] }

    private func product(_ line: LineSnapshot) -> [String: Any] {
        var product: [String: Any] = [
            "@type": "Product", "name": CleanText.line(line.text.isEmpty ? line.wording : line.text),
        ]
        product["sku"] = line.sku.map { CleanText.line($0) }
        return product
    }

    private func offer(_ line: LineSnapshot, _ currency: Currency) -> [String: Any] {
        var offer: [String: Any] = ["@type": "Offer", "itemOffered": product(line)]
        if let price = line.unitPrice {
            offer["price"] = price.formatted(minimumPlaces: currency.minorPlaces)
            offer["priceCurrency"] = currency.code
        }
        if let quantity = line.quantity {
            var amount: [String: Any] = ["@type": "QuantitativeValue", "value": quantity.description]
            amount["unitCode"] = line.unit?.unece
            offer["eligibleQuantity"] = amount
        }
        return offer
    }

    private func address(_ address: PostalAddress, name: String) -> [String: Any] {
        var object: [String: Any] = ["@type": "PostalAddress", "name": CleanText.line(name)]
        let parts = [
            "streetAddress": address.street, "addressLocality": address.city, "postalCode": address.postcode,
            "addressCountry": address.country,
        ]
        for (key, text) in parts where !text.isEmpty { object[key] = CleanText.line(text) }
        return object
    }

    /// An ISO day; `nil` for other words.
    private static func day(_ text: String) -> String? {
        let day = text.prefix(10)
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], day.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 })
        else { return nil }
        return String(day)
    }
}
