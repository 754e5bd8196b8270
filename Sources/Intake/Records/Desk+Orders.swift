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
        new.incoterms = agreed.map(\.incoterms) ?? offer.incoterms
        new.paymentDays = agreed.map(\.paymentDays) ?? offer.paymentDays
        new.contract = offer.contract
        new.body = agreed?.body ?? offer.body
        let order = try transaction.open(new, year: year, by: actor, at: now)
        for line in try (agreed?.lines ?? transaction.lines(of: offer.id)).ordered {
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
        let agreed = try client.map { try transaction.terms(of: $0.id) }
        (new.incoterms, new.paymentDays) = (agreed?.incoterms, agreed?.payment?.days)
        let order = try transaction.open(new, year: year, by: actor, at: now)
        try putLines(mail.reading.lines, of: order, client: client, language: language(of: contact, client))
        return order
    }
}
