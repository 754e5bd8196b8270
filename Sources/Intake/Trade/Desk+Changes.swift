import Foundation
import Storage
import Understanding
import Workflows

extension Desk {
    /// A confirmed order as a proposed change wants it. Its revision is one that no other proposal of the order has, so that
    /// an answer to an older one is known for what it is.
    func proposed(_ order: RecordRow, _ change: OrderChange) throws -> RecordSnapshot {
        var snapshot = try snapshot(order)
        snapshot.lines = change.wanted.lines
        snapshot.delivery = change.wanted.delivery
        snapshot.terms = change.wanted.terms
        snapshot.totals = TotalsSnapshot(lines: snapshot.lines.map(\.asWanted), currency: order.currency)
        snapshot.lines = snapshot.lines.map(\.asWanted)
        snapshot.revision = order.revision + change.counter
        return snapshot
    }

    /// Sends the change that is being prepared to the client.
    func propose(_ order: RecordRow, by actor: Actor, mailing: Mailing) throws -> RecordRow {
        guard let change = try transaction.openChange(of: order.id) else { throw Refusal.noChange }
        guard order.contact != nil else { throw Refusal.noClient }
        let incomplete = change.wanted.lines.filter { !$0.isComplete }.map(\.position)
        guard incomplete.isEmpty else { throw Refusal.incomplete(incomplete) }
        try transaction.setChange(change.id, .proposed, at: now)
        return try move(order, Order.Event.propose, by: actor, detail: "\(change.counter)", mailing: mailing)
    }

    /// Makes the open change of an order, since the client agreed to it.
    func applyChange(_ order: RecordRow, words: String, by actor: Actor, mailing: Mailing) throws -> RecordRow {
        guard let change = try transaction.openChange(of: order.id) else { throw Refusal.noChange }
        let known = try transaction.lines(of: order.id)
        for var line in change.wanted.lines {
            // What was shipped meanwhile stays shipped.
            let shipped = known.first { $0.position == line.position }?.shipped ?? .zero
            guard let wanted = line.wanted else { throw Refusal.incomplete([line.position]) }
            if wanted < shipped { throw Refusal.lessThanShipped(line.position, shipped: shipped) }
            (line.shipped, line.invoiced) = (nil, nil)
            try transaction.putLine(line, of: order.id)
        }
        try transaction.setDelivery(change.wanted.delivery, of: order.id)
        try transaction.setTerms(change.wanted.terms, of: order.id)
        try transaction.setChange(change.id, .accepted, at: now)
        try repackLater(order, by: actor)
        let changed = try move(order, Order.Event.change, by: actor, detail: words, mailing: mailing)
        let lines = try transaction.lines(of: order.id)
        guard lines.contains(where: { $0.shipped?.isPositive ?? false }),
            !lines.contains(where: { !$0.isOptional && ($0.open?.isPositive ?? false) })
        else { return changed }
        return try move(changed, Order.Event.shipRest, by: actor)
    }

    /// Calls off a shipment that is being packed with more than is open now; what is still wanted is packed anew.
    private func repackLater(_ order: RecordRow, by actor: Actor) throws {
        guard let packing = try packing(order) else { return }
        let packed = try packed(of: order)
        let isTooMuch = try transaction.lines(of: order.id).contains {
            ($0.open ?? .zero) < packed[$0.position] ?? .zero
        }
        guard isTooMuch else { return }
        if let undo { try transaction.remember(packing.id, in: undo) }
        try move(packing, Shipment.Event.cancel, by: actor, detail: order.number.description)
    }

    /// Leaves an order as it is, since the client did not agree, or we do not want it any more.
    func keepOrder(_ order: RecordRow, words: String, by actor: Actor) throws -> RecordRow {
        guard let change = try transaction.openChange(of: order.id) else { throw Refusal.noChange }
        try transaction.setChange(change.id, change.state == .proposed ? .declined : .dropped, at: now)
        return try move(order, Order.Event.keep, by: actor, detail: words)
    }

    /// Cancels an order, or what of it is not shipped.
    func cancelOrder(_ order: RecordRow, words: String, by actor: Actor, mailing: Mailing) throws -> RecordRow {
        if let packing = try packing(order) {
            if let undo { try transaction.remember(packing.id, in: undo) }
            try move(packing, Shipment.Event.cancel, by: actor)
        }
        if let change = try transaction.openChange(of: order.id) {
            try transaction.setChange(change.id, .dropped, at: now)
        }
        let lines = try transaction.lines(of: order.id)
        let isShipped = lines.contains { $0.shipped?.isPositive ?? false }
        let event = isShipped ? Order.Event.cancelRest : .cancel
        // Asked first, so that a refused cancellation changes no line.
        guard let state = Order.State(rawValue: order.state) else { throw StoreError.missing("a known state") }
        _ = try Order.apply(event, to: state)
        for var line in lines {
            guard let open = line.open, open.isPositive else { continue }
            line.cancelled = (line.cancelled ?? .zero).adding(open)
            try transaction.putLine(line, of: order.id)
        }
        return try move(order, event, by: actor, detail: words, mailing: mailing)
    }

    /// What a client writes about a proposed change that is neither yes nor no, but names goods of the order: another wish for
    /// it. That is no new order or inquiry; a person reads it and changes the proposal.
    ///
    /// - returns: whether the mail was such a one, and everything about it is done.
    func takeChangeWish(_ file: ClientMail) throws -> Bool {
        let kind = file.mail.reading.kind
        guard kind == .order || kind == .inquiry, file.thread.strength >= .party, let order = file.thread.record,
            order.number.kind == .order, let change = try transaction.openChange(of: order.id),
            change.state == .proposed
        else { return false }
        let mine = Set(change.wanted.lines.compactMap(\.sku))
        let goods = file.mail.reading.lines
        guard goods.isEmpty || goods.contains(where: { $0.sku.map(mine.contains) ?? false }) else { return false }
        let number = order.number.description
        try tell(file, record: order, warnings: [{ $0.changeWish(number) }])
        return true
    }

    /// Whether a yes names other quantities than were proposed.
    private func differs(_ goods: [GoodsLine], from change: OrderChange) -> Bool {
        goods.contains { line in
            guard let sku = line.sku, let quantity = line.quantity else { return false }
            let proposed = change.wanted.lines.filter { $0.sku == sku }
            return !proposed.isEmpty && !proposed.contains { $0.wanted == quantity }
        }
    }

    /// The client's answer to a proposed change: it counts as an answer to an offer does.
    ///
    /// - returns: whether the mail was such an answer, and everything about it is done.
    func takeChangeAnswer(_ file: ClientMail) throws -> Bool {
        guard let order = file.thread.record, order.number.kind == .order,
            let change = try transaction.openChange(of: order.id), change.state == .proposed
        else { return false }
        let number = order.number.description
        let accepts = file.mail.reading.kind == .confirmation
        guard file.thread.strength >= .ownMessage, file.thread.isPersonal, file.client?.id == order.client,
            file.forwardedBy == nil
        else {
            try tell(file, record: order, warnings: [{ $0.changeNotProved(number, accepts: accepts) }])
            return true
        }
        if accepts, let seen = answeredRevision(file), seen != order.revision + change.counter {
            try tell(file, record: order, warnings: [{ $0.olderChange(number) }])
            return true
        }
        if accepts, differs(file.mail.reading.lines, from: change) {
            try tell(file, record: order, warnings: [{ $0.changeWish(number) }])
            return true
        }
        do {
            // What cannot be made any more, since goods left meanwhile, changes nothing and goes to a person.
            let moved = try transaction.attempt {
                accepts
                    ? try applyChange(order, words: "", by: file.actor, mailing: Mailing(answers: file.stored))
                    : try keepOrder(order, words: "", by: file.actor)
            }
            try tell(file, record: moved, warnings: [{ $0.changeAnswered(number, accepted: accepts) }])
        } catch let refusal as Refusal {
            try tell(file, record: order, warnings: [{ $0.changeNotMade(number) }, { refusal.sentence($0) }])
        } catch let invalid as InvalidTransition {
            try tell(
                file, record: order,
                warnings: [{ $0.changeNotMade(number) }, { $0.cannotHappen(invalid, kind: .order) }])
        }
        return true
    }
}

extension LineSnapshot {
    /// The line as it counts for a client: without what is cancelled of it.
    var asWanted: LineSnapshot {
        var line = self
        line.quantity = wanted
        line.cancelled = nil
        return line
    }
}
