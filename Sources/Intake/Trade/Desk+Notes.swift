import Foundation
import Settings
import Storage
import Understanding
import Workflows

/// What of an invoice a note takes back.
enum CreditShare {
    /// All that is left of it.
    case whole
    /// Lines, or so many of each.
    case lines([LineShare])
    /// A sum without tax, for which no goods come back.
    case sum(Money)
}

extension Desk {
    /// Issues a credit note that takes back an invoice, lines of it, or a sum without tax (ЗДДС чл. 115).
    ///
    /// Lines that are credited count as not invoiced any more; a sum is taken off alone. This is also how an approved refund
    /// of a complaint is paid: `creditNote(for: invoice, .sum(…), reason: "…", …)`.
    ///
    /// - parameter confirmed: the person said `#yes`; without it a note above the configured sum is refused.
    /// - throws: `Refusal` when nothing, or less than asked for, is left to credit.
    @discardableResult
    func creditNote(
        for invoice: InvoiceRow, _ share: CreditShare, reason: String, by actor: Actor, mailing: Mailing,
        confirmed: Bool
    ) throws -> InvoiceRow {
        guard invoice.snapshot.kind != .creditNote else { throw Refusal.wrongRecord }
        let rests = try transaction.creditable(invoice)
        let left = try uncredited(invoice)
        guard left.minor > 0 else { throw Refusal.nothingToCredit }
        var lines: [NewInvoiceLine]
        switch share {
        case .whole:
            let byLines = try rests.map(noteLine)
            let net = byLines.reduce(Int64(0)) { $0 + ($1.line.amount(in: left.currency)?.minor ?? 0) }
            // After a credited sum the lines say more than is left.
            lines = net == left.minor ? byLines : [try sumLine(left, reason: reason, of: invoice)]
        case .lines(let shares):
            lines = try shares.map { share in
                guard var rest = rests.first(where: { $0.line.position == share.line && $0.line.deducts == nil }) else {
                    throw Refusal.noLine(share.line)
                }
                let quantity = share.quantity ?? rest.quantity
                guard quantity.isPositive, quantity <= rest.quantity else {
                    throw Refusal.moreThanInvoiced(share.line, rest: rest.quantity)
                }
                rest.quantity = quantity
                return try noteLine(rest)
            }
        case .sum(let sum): lines = [try sumLine(sum, reason: reason, of: invoice)]
        }
        let net = lines.reduce(Int64(0)) { $0 + ($1.line.amount(in: left.currency)?.minor ?? 0) }
        guard net > 0 else { throw Refusal.nothingToCredit }
        guard net <= left.minor else { throw Refusal.moreThanCreditable(left.description) }
        for index in lines.indices { lines[index].order = lines[index].order ?? orderID(of: invoice) }
        let note = try issue(
            try noteDraft(.creditNote, lines, of: invoice, reason: reason), by: actor, mailing: mailing,
            confirmed: confirmed)
        try settle(invoice.record.id, by: actor, part: .creditPart, rest: .creditRest)
        try settle(note.record.id, by: actor, part: .creditPart, rest: .creditRest)
        return note
    }

    /// Issues a debit note that charges a sum without tax in addition to an invoice (ЗДДС чл. 115).
    func debitNote(
        for invoice: InvoiceRow, _ sum: Money, reason: String, by actor: Actor, mailing: Mailing, confirmed: Bool
    ) throws -> InvoiceRow {
        guard invoice.snapshot.kind != .creditNote else { throw Refusal.wrongRecord }
        var line = try sumLine(sum, reason: reason, of: invoice)
        line.order = orderID(of: invoice)
        var draft = try noteDraft(.debitNote, [line], of: invoice, reason: reason)
        let terms = try invoice.record.client.map { try transaction.terms(of: $0) } ?? ClientTerms()
        let days = terms.paymentDays ?? configuration.invoices.paymentDays
        draft.dueOn = house.iso(now, plusDays: days)
        draft.paymentTerms = paymentTerms(days, language: try documentLanguage(invoice.record))
        return try issue(draft, by: actor, mailing: mailing, confirmed: confirmed)
    }

    /// What of an invoice, without tax, no credit note took back.
    private func uncredited(_ invoice: InvoiceRow) throws -> Money {
        let net = invoice.snapshot.totals.net
        let credited = try transaction.notes(correcting: invoice.record.id).reduce(Int64(0)) {
            $1.snapshot.kind == .creditNote ? $0 + $1.snapshot.totals.net.minor : $0
        }
        return Money(minor: net.minor - credited, currency: net.currency)
    }

    private func noteLine(_ rest: InvoiceLineRest) throws -> NewInvoiceLine {
        var line = rest.line
        line.quantity = rest.quantity
        var new = NewInvoiceLine(line)
        new.order = rest.order
        new.orderLine = rest.orderLine
        new.shipmentLine = rest.shipmentLine
        new.advance = rest.advance
        new.correctsPosition = rest.line.position
        return new
    }

    /// A line for a sum without goods, at the one rate of the invoice.
    private func sumLine(_ sum: Money, reason: String, of invoice: InvoiceRow) throws -> NewInvoiceLine {
        let rates = invoice.snapshot.totals.taxes.filter { $0.base.minor != 0 }
        guard let rate = rates.first, rates.count == 1 else { throw Refusal.severalRates }
        let bulgarian = invoice.snapshot.language == "bg"
        return NewInvoiceLine(
            InvoiceLineSnapshot(
                position: 1, text: reason.isEmpty ? (bulgarian ? "Корекция" : "Correction") : reason,
                quantity: FixedDecimal(1) ?? .zero, unit: .pcs, unitPrice: try decimal(sum), vatPercent: rate.percent,
                vatCategory: rate.category, order: invoice.snapshot.orders.first))
    }

    private func noteDraft(
        _ kind: InvoiceKind, _ lines: [NewInvoiceLine], of invoice: InvoiceRow, reason: String
    ) throws -> BillingDraft {
        var draft = BillingDraft(
            kind: kind, lines: lines, tax: TaxRule.Tax(category: .standard, ground: invoice.snapshot.vatGround),
            taxEventOn: today, source: invoice.record, corrects: invoice, reason: reason.isEmpty ? nil : reason)
        draft.orders = try invoice.snapshot.orders.compactMap { try transaction.record($0) }
        draft.shipments = try invoice.snapshot.shipments.compactMap { try transaction.record($0) }
        return draft
    }

    private func orderID(of invoice: InvoiceRow) -> Int64? {
        invoice.snapshot.orders.first.flatMap { try? transaction.record($0)?.id }
    }
}
