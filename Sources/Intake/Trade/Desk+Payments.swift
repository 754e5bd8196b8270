import Foundation
import Storage
import Understanding
import Workflows

extension Desk {
    /// Records money that came in for invoices, oldest first; what is left over stays with the last as the client's money.
    func pay(_ invoices: [InvoiceRow], _ amount: Money, on day: String, by actor: Actor) throws {
        var left = amount
        for (index, invoice) in invoices.enumerated() where left.minor > 0 {
            let due = try transaction.balance(of: invoice.record.id)?.due ?? left
            let isLast = index == invoices.count - 1
            let part = isLast ? left : Money(minor: min(max(due.minor, 0), left.minor), currency: left.currency)
            guard part.minor > 0, let rest = left.adding(part.negated) else { continue }
            try record(part, of: invoice.record.id, on: day, by: actor)
            left = rest
        }
    }

    /// Records that money was paid back on a credit note.
    func payBack(_ note: InvoiceRow, _ amount: Money, on day: String, by actor: Actor) throws {
        let due = try transaction.balance(of: note.record.id)?.due ?? .zero(amount.currency)
        guard amount.minor <= -due.minor else { throw Refusal.moreThanOwed(due.negated.description) }
        try record(amount.negated, of: note.record.id, on: day, by: actor)
        if let corrected = note.corrects {
            try settle(corrected, by: actor, part: .creditPart, rest: .creditRest)
        }
    }

    private func record(_ amount: Money, of invoice: Int64, on day: String, by actor: Actor) throws {
        if let undo {
            try transaction.remember(invoice, in: undo)
            if let corrected = try transaction.invoice(of: invoice)?.corrects {
                try transaction.remember(corrected, in: undo)
            }
            for note in try transaction.notes(correcting: invoice) {
                try transaction.remember(note.record.id, in: undo)
            }
        }
        try transaction.addPayment(amount, of: invoice, on: day, by: actor, undo: undo, at: now)
        try settle(invoice, by: actor, part: .payPart, rest: .payRest, detail: "\(day) \(amount)")
        for note in try transaction.notes(correcting: invoice) where note.snapshot.kind == .creditNote {
            try settle(note.record.id, by: actor, part: .creditPart, rest: .creditRest)
        }
    }

    /// Moves an invoice or note to where its balance says it stands.
    ///
    /// - parameter part: what happened if something is still owed.
    /// - parameter rest: what happened if nothing is.
    func settle(
        _ invoice: Int64, by actor: Actor, part: Invoice.Event, rest: Invoice.Event, detail: String = ""
    ) throws {
        let record = try transaction.record(invoice)
        guard let balance = try transaction.balance(of: invoice), let row = try transaction.invoice(of: invoice) else {
            return
        }
        let isOpen = row.snapshot.kind == .creditNote ? balance.due.minor < 0 : balance.due.minor > 0
        let event: Invoice.Event
        switch (isOpen, record.state == Invoice.State.issued.rawValue) {
        case (true, true): event = part
        case (true, false): event = .moneyBack
        case (false, true): event = rest
        case (false, false):
            guard !detail.isEmpty else { return }
            event = rest
        }
        // A note on which the client's money stays as it was has nothing to tell.
        if isOpen, row.snapshot.kind == .creditNote, event == .creditPart { return }
        _ = try transaction.apply(event, of: Invoice.self, to: invoice, by: actor, at: now, detail: detail)
    }

    /// The invoices on which something is owed that a record stands for: the invoice itself, or those of an order.
    func openInvoices(of record: RecordRow) throws -> [InvoiceRow] {
        try invoices(of: record).filter {
            $0.snapshot.kind != .creditNote && $0.record.state == Invoice.State.issued.rawValue
        }
    }

    /// The documents that a record stands for: the invoice itself, or those of an order or of a shipment's order.
    func invoices(of record: RecordRow) throws -> [InvoiceRow] {
        switch record.number.kind {
        case .invoice: return try transaction.invoice(of: record.id).map { [$0] } ?? []
        case .order: return try transaction.invoices(ofOrder: record.id)
        case .shipment:
            guard let parent = record.parent else { return [] }
            return try transaction.invoices(ofOrder: parent).filter { $0.snapshot.shipments.contains(record.number) }
        case .offer, .complaint, .todo, .contract: return []
        }
    }
}
