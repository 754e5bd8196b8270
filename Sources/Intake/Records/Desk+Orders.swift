import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Makes the order of an accepted offer, from the revision that the client has, and confirms it at once.
    func openOrder(acceptedOffer offer: RecordRow, by actor: Actor, mailing: Mailing) throws -> RecordRow {
        let agreed = try transaction.revision(of: offer.id)
        var new = NewRecord(
            kind: .order, state: Order.initial.rawValue, client: offer.client, contact: offer.contact,
            parent: offer.id, mailbox: offer.mailbox, holder: offer.holder, title: offer.title,
            currency: agreed?.currency ?? offer.currency)
        new.delivery = agreed?.delivery ?? offer.delivery
        new.terms = agreed?.terms ?? offer.terms
        new.customerReference = agreed?.customerReference ?? offer.customerReference
        let order = try transaction.open(new, year: year, by: actor, at: now)
        for line in try agreed?.lines ?? transaction.lines(of: offer.id) {
            try transaction.putLine(line, of: order.id)
        }
        if let mail = actor.mail { try transaction.file(mail: mail, under: order.id, evidence: "acceptance") }
        return try move(order, .confirm, by: actor, detail: offer.number.description, mailing: mailing)
    }

    /// Makes the order of a purchase order that came in; staff check and confirm it.
    func openOrder(
        from mail: IncomingMail, client: ClientRow?, contact: ContactRow?, parent: RecordRow?, by actor: Actor
    )
        throws -> RecordRow
    {
        var new = NewRecord(
            kind: .order, state: Order.initial.rawValue, client: client?.id, contact: contact?.id, parent: parent?.id,
            mailbox: mail.waiting.mailbox, holder: parent?.holder, title: title(of: mail), currency: house.currency)
        new.delivery = mail.reading.deliverBy?.iso
        new.terms = terms(language: language(of: contact, client))
        let order = try transaction.open(new, year: year, by: actor, at: now)
        try putLines(mail.reading.lines, of: order, client: client, language: language(of: contact, client))
        return order
    }

    /// Makes a shipment of an order and dispatches it.
    ///
    /// - parameter parts: order line positions with quantities; all that is open for an empty list.
    /// - throws: `Refusal` when there is nothing to ship or more is named than is open.
    func ship(_ order: RecordRow, _ wanted: Dispatch, by actor: Actor, mailing: Mailing) throws -> RecordRow {
        guard order.state == Order.State.confirmed.rawValue else {
            throw InvalidTransition(Order.Event.shipPart, in: Order.State(rawValue: order.state) ?? .received)
        }
        let lines = try transaction.lines(of: order.id)
        let parts = try shippedParts(wanted.lines, of: lines)
        var new = NewRecord(
            kind: .shipment, state: Shipment.initial.rawValue, client: order.client, contact: order.contact,
            parent: order.id, mailbox: order.mailbox, holder: order.holder, title: order.title, currency: order.currency
        )
        new.customerReference = order.customerReference
        let shipment = try transaction.open(new, year: year, by: actor, at: now)
        for (position, part) in parts.enumerated() {
            var line = part.line
            line.position = position + 1
            line.quantity = part.quantity
            line.shipped = nil
            let source = try transaction.lineID(part.line.position, of: order.id)
            try transaction.putLine(line, of: shipment.id, orderLine: source)
        }
        try transaction.putDispatch(dispatch(wanted), of: shipment.id)
        let left = try move(shipment, .dispatch, by: actor, mailing: mailing)
        let rest = try transaction.lines(of: order.id).contains { $0.open?.isPositive ?? false }
        try move(order, rest ? .shipPart : .shipRest, by: actor, detail: shipment.number.description)
        return left
    }

    private func shippedParts(_ wanted: [LineShare], of lines: [LineSnapshot]) throws
        -> [(line: LineSnapshot, quantity: FixedDecimal)]
    {
        let open = lines.compactMap { line in
            line.open.flatMap { $0.isPositive ? (line: line, quantity: $0) : nil }
        }
        guard !open.isEmpty else { throw Refusal.nothingToShip }
        guard !wanted.isEmpty else { return open }
        return try wanted.map { share in
            guard let part = open.first(where: { $0.line.position == share.line }) else {
                throw Refusal.noOpenLine(share.line)
            }
            let quantity = share.quantity ?? part.quantity
            guard quantity <= part.quantity else { throw Refusal.moreThanOpen(share.line, open: part.quantity) }
            return (part.line, quantity)
        }
    }

    private func dispatch(_ wanted: Dispatch) -> DispatchSnapshot {
        let carrier = wanted.carrier.map { typed in
            configuration.carriers.first { carrier in
                carrier.name.lowercased() == typed.lowercased()
                    || carrier.aliases.contains { $0.lowercased() == typed.lowercased() }
            }
        }
        var link: String?
        if let template = carrier??.trackingURL, let number = wanted.tracking,
            let safe = number.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
        {
            link = template.replacingOccurrences(of: "{number}", with: safe)
        }
        return DispatchSnapshot(
            shippedOn: wanted.date?.iso ?? today, deliveryOn: wanted.arrival?.iso,
            carrier: carrier??.name ?? wanted.carrier, trackingNumber: wanted.tracking, trackingURL: link,
            vehicle: wanted.vehicle, driver: wanted.driver)
    }
}
