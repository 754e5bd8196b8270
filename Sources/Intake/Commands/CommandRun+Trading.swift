import Foundation
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// What moves offers, orders and shipments.
    mutating func executeTrade(_ command: StaffCommand) throws -> String {
        switch command {
        case .send: return try send()
        case .confirm(let words): return try confirm(words ?? "")
        case .decline(let words):
            let offer = try desk.move(
                subject(.offer), Offer.Event.decline, by: actor, detail: words ?? "", mailing: mailing())
            record = offer
            return phrases.state(offer)
        case .cancel(let words): return try cancel(words ?? "")
        case .order: return try makeOrder()
        case .ship(let dispatch):
            let order = try subject(.order)
            let shipment = try desk.ship(order, dispatch, by: actor, mailing: mailing())
            record = try desk.reload(order)
            return shipment.number.description
        case .delivered(let day):
            let shipment = try deliveredShipment()
            if var dispatch = try transaction.dispatch(of: shipment.id) {
                dispatch.deliveryOn = day?.iso ?? desk.today
                try transaction.putDispatch(dispatch, of: shipment.id)
            }
            let moved = try desk.move(shipment, Shipment.Event.deliver, by: actor, mailing: mailing())
            return "\(moved.number) · \(phrases.state(moved))"
        default: throw Refusal.wrongRecord
        }
    }

    private mutating func send() throws -> String {
        let offer = try subject(.offer)
        let lines = try transaction.lines(of: offer.id)
        guard !lines.isEmpty else { throw Refusal.noLines }
        let incomplete = lines.filter { !$0.isComplete }.map(\.position)
        guard incomplete.isEmpty else { throw Refusal.incomplete(incomplete) }
        guard TotalsSnapshot(lines: lines, currency: offer.currency) != nil else { throw Refusal.outOfRange }
        guard offer.contact != nil else { throw Refusal.noClient }
        if offer.holder == nil, let staff { try transaction.setHolder(staff.id, of: offer.id) }
        let sent = try desk.move(offer, Offer.Event.send, by: actor, mailing: mailing())
        record = sent
        let totals = try desk.snapshot(sent).totals
        return phrases.say("revision \(sent.revision)", "редакция \(sent.revision)")
            + (totals.map { ", \($0.gross)" } ?? "")
    }

    private mutating func confirm(_ words: String) throws -> String {
        let subject = try subject(.offer, .order)
        guard subject.number.kind == .offer else {
            let lines = try transaction.lines(of: subject.id)
            guard !lines.isEmpty else { throw Refusal.noLines }
            let incomplete = lines.filter { !$0.isComplete }.map(\.position)
            guard incomplete.isEmpty else { throw Refusal.incomplete(incomplete) }
            guard subject.contact != nil else { throw Refusal.noClient }
            if subject.holder == nil, let staff { try transaction.setHolder(staff.id, of: subject.id) }
            let order = try desk.move(subject, Order.Event.confirm, by: actor, detail: words, mailing: mailing())
            record = order
            return phrases.state(order)
        }
        _ = try desk.move(subject, Offer.Event.accept, by: actor, detail: words, mailing: mailing())
        guard let order = try transaction.children(of: subject.id, kind: .order).last else { throw Refusal.wrongRecord }
        record = order
        return order.number.description
    }

    private mutating func cancel(_ words: String) throws -> String {
        let subject = try subject(.offer, .order, .todo)
        var mailing = mailing()
        if !words.isEmpty, mailing.text.isEmpty { mailing.text = words }
        let moved =
            switch subject.number.kind {
            case .offer: try desk.move(subject, Offer.Event.withdraw, by: actor, detail: words, mailing: mailing)
            case .todo: try desk.move(subject, ToDo.Event.cancel, by: actor, detail: words, mailing: mailing)
            default: try desk.move(subject, Order.Event.cancel, by: actor, detail: words, mailing: mailing)
            }
        record = moved
        return phrases.state(moved)
    }

    /// An order without an offer: of a draft's lines, or empty for the client whose mail is answered.
    private mutating func makeOrder() throws -> String {
        var source = record
        if let current = record { source = try desk.reload(current) }
        if let source, source.number.kind != .offer { throw Refusal.wrongRecord }
        let answered = try answers.flatMap { try transaction.mail($0) }
        let contact =
            try source?.contact.flatMap { try transaction.contact($0) }
            ?? answered.flatMap { try transaction.contact(address: $0.fromAddress) }
        guard let contact else { throw Refusal.noClient }
        let mailbox = source?.mailbox ?? house.mailbox(for: .sales)?.name ?? ""
        var new = NewRecord(
            kind: .order, state: Order.initial.rawValue, client: contact.client, contact: contact.id,
            parent: source?.id, mailbox: mailbox, holder: source?.holder ?? staff?.id,
            title: source?.title ?? answered?.subject ?? "", currency: source?.currency ?? house.currency)
        new.delivery = source?.delivery
        new.terms = source?.terms
        let order = try transaction.open(new, year: desk.year, by: actor, at: desk.now)
        if let source {
            for line in try transaction.lines(of: source.id) { try transaction.putLine(line, of: order.id) }
            if source.state == Offer.State.draft.rawValue {
                try desk.move(source, Offer.Event.withdraw, by: actor, detail: order.number.description)
            }
        }
        if let answers { try transaction.file(mail: answers, under: order.id, evidence: "opened") }
        record = order
        return order.number.description
    }

    /// The shipment meant by `#delivered`: the record itself, or the one shipment of an order that is on its way.
    private func deliveredShipment() throws -> RecordRow {
        let subject = try subject(.shipment, .order)
        guard subject.number.kind == .order else { return subject }
        let underway = try transaction.children(of: subject.id, kind: .shipment).filter {
            $0.state == Shipment.State.dispatched.rawValue
        }
        guard underway.count == 1, let shipment = underway.first else { throw Refusal.needsRecord }
        return shipment
    }
}
