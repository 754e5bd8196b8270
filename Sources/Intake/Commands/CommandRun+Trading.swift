import Foundation
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// What moves offers and orders.
    mutating func executeTrade(_ command: StaffCommand) throws -> String {
        switch command {
        case .send: return try send()
        case .confirm(let words): return try confirm(words ?? "")
        case .decline(let words): return try decline(words ?? "")
        case .cancel(let words): return try cancel(words ?? "")
        case .offer(let client): return try makeOffer(client)
        case .order(let client): return try makeOrder(client)
        default: throw Refusal.wrongRecord
        }
    }

    private mutating func send() throws -> String {
        let offer = try subject(.offer, .order)
        guard offer.number.kind == .offer else {
            guard offer.state == Order.State.confirmed.rawValue else { throw Refusal.confirmInstead }
            record = try desk.propose(offer, by: actor, mailing: mailing())
            return phrases.changeProposed
        }
        let lines = try transaction.lines(of: offer.id)
        guard !lines.isEmpty else { throw Refusal.noLines }
        let incomplete = lines.filter { !$0.isComplete }.map(\.position)
        guard incomplete.isEmpty else { throw Refusal.incomplete(incomplete) }
        guard lines.contains(where: { !$0.isOptional }) else { throw Refusal.onlyOptions }
        guard TotalsSnapshot(lines: lines, currency: offer.currency) != nil else { throw Refusal.outOfRange }
        guard offer.contact != nil else { throw Refusal.noClient }
        if let until = offer.validUntil, until < desk.today { throw Refusal.validityPassed(until) }
        if offer.holder == nil, let staff { try transaction.setHolder(staff.id, of: offer.id) }
        let sent = try desk.move(offer, Offer.Event.send, by: actor, mailing: mailing())
        record = sent
        if sent.revision > 1, let before = try transaction.revision(sent.revision - 1, of: sent.id),
            let now = try transaction.revision(of: sent.id)
        {
            changes = SnapshotDifferences(from: before, to: now)
        }
        let totals = try desk.snapshot(sent).totals
        remarks += desk.belowMinimum(lines, phrases: phrases)
        return phrases.say("revision \(sent.revision)", "редакция \(sent.revision)")
            + (totals.map { ", \($0.gross)" } ?? "")
    }

    private mutating func confirm(_ words: String) throws -> String {
        let subject = try subject(.offer, .order)
        if subject.number.kind == .order, try transaction.openChange(of: subject.id) != nil {
            let order = try desk.applyChange(subject, words: words, by: actor, mailing: mailing())
            record = order
            return phrases.changeMade
        }
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

    private mutating func decline(_ words: String) throws -> String {
        let subject = try subject(.offer, .order)
        guard subject.number.kind == .offer else {
            record = try desk.keepOrder(subject, words: words, by: actor)
            return phrases.changeOff
        }
        let offer = try desk.move(
            subject, Offer.Event.decline, by: actor, detail: words, mailing: mailing())
        record = offer
        return phrases.state(offer)
    }

    private mutating func cancel(_ words: String) throws -> String {
        let subject = try subject(.offer, .order, .todo, .shipment, .contract)
        var mailing = mailing()
        if !words.isEmpty, mailing.text.isEmpty { mailing.text = words }
        let moved =
            switch subject.number.kind {
            case .offer: try desk.move(subject, Offer.Event.withdraw, by: actor, detail: words, mailing: mailing)
            case .todo: try desk.move(subject, ToDo.Event.cancel, by: actor, detail: words, mailing: mailing)
            case .shipment: try desk.move(subject, Shipment.Event.cancel, by: actor, detail: words, mailing: mailing)
            case .contract: try desk.move(subject, Contract.Event.cancel, by: actor, detail: words)
            default: try desk.cancelOrder(subject, words: words, by: actor, mailing: mailing)
            }
        record = moved
        if moved.number.kind == .order, try desk.snapshot(moved).lines.contains(where: { $0.isOverbilled }) {
            remarks.append(phrases.creditTheRest)
        }
        return phrases.state(moved)
    }

    // MARK: by hand

    /// The client and person that a new record is for: as typed, else of the record or mail that is answered.
    private func newParty(_ typed: String?) throws -> (client: Int64, contact: Int64) {
        if let typed {
            let typed = typed.trimmingCharacters(in: .whitespaces)
            if typed.contains("@"), let contact = try transaction.contact(address: typed) {
                return (contact.client, contact.id)
            }
            guard let client = try transaction.client(codeOrName: typed) else { throw Refusal.unknownClient(typed) }
            guard let contact = try transaction.contacts(of: client.id).first else {
                throw Refusal.noContact(client.code)
            }
            return (client.id, contact.id)
        }
        let answered = try answers.flatMap { try transaction.mail($0) }
        let contact =
            try record?.contact.flatMap { try transaction.contact($0) }
            ?? answered.flatMap { try transaction.contact(address: $0.fromAddress) }
        guard let contact else { throw Refusal.noClient }
        return (contact.client, contact.id)
    }

    /// A draft of an offer without an inquiry, for lines to be put into.
    private mutating func makeOffer(_ typed: String?) throws -> String {
        let party = try newParty(typed)
        let answered = try answers.flatMap { try transaction.mail($0) }
        let contact = try transaction.contact(party.contact)
        let terms = try transaction.terms(of: party.client)
        var new = NewRecord(
            kind: .offer, state: Offer.initial.rawValue, client: party.client, contact: party.contact,
            mailbox: record?.mailbox ?? house.mailbox(for: .sales)?.name ?? "", holder: staff?.id,
            title: typed == nil ? answered?.subject ?? "" : "", currency: house.currency)
        new.validUntil = house.iso(desk.now, plusDays: house.configuration.offers.validityDays)
        new.terms = desk.terms(language: desk.language(of: contact, try transaction.client(party.client)))
        new.incoterms = terms.incoterms
        new.paymentDays = terms.payment?.days
        let offer = try transaction.open(new, year: desk.year, by: actor, at: desk.now)
        if let answers, typed == nil { try transaction.file(mail: answers, under: offer.id, evidence: "opened") }
        record = offer
        return offer.number.description
    }

    /// An order without an offer: of a draft's lines, or empty for the client named or answered.
    private mutating func makeOrder(_ typed: String?) throws -> String {
        var source = typed == nil ? record : nil
        if let current = source { source = try desk.reload(current) }
        if let source, source.number.kind != .offer { throw Refusal.wrongRecord }
        let answered = try answers.flatMap { try transaction.mail($0) }
        let party = try newParty(typed)
        let mailbox = source?.mailbox ?? house.mailbox(for: .sales)?.name ?? ""
        var new = NewRecord(
            kind: .order, state: Order.initial.rawValue, client: party.client, contact: party.contact,
            parent: source?.id, mailbox: mailbox, holder: source?.holder ?? staff?.id,
            title: source?.title ?? (typed == nil ? answered?.subject ?? "" : ""),
            currency: source?.currency ?? house.currency)
        let agreed = try transaction.terms(of: party.client)
        new.delivery = source?.delivery
        new.terms = source?.terms
        new.incoterms = source?.incoterms ?? agreed.incoterms
        new.paymentDays = source?.paymentDays ?? agreed.payment?.days
        new.contract = source?.contract
        let order = try transaction.open(new, year: desk.year, by: actor, at: desk.now)
        if let source {
            for line in try transaction.lines(of: source.id).ordered {
                try transaction.putLine(line, of: order.id)
            }
            if source.state == Offer.State.draft.rawValue {
                try desk.move(source, Offer.Event.withdraw, by: actor, detail: order.number.description)
            }
        }
        if let answers, typed == nil { try transaction.file(mail: answers, under: order.id, evidence: "opened") }
        record = order
        return order.number.description
    }
}

extension LineSnapshot {
    /// Whether more of it is invoiced than is ordered still.
    var isOverbilled: Bool { (unbilled?.millionths ?? 0) < 0 }
}

extension [LineSnapshot] {
    /// The lines that an order takes over from an offer: without the alternatives, numbered anew.
    var ordered: [LineSnapshot] {
        filter { !$0.isOptional }.enumerated().map { index, line in
            var line = line
            line.position = index + 1
            return line
        }
    }
}
