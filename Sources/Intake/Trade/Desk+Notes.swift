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
    /// Lines that are credited count as not invoiced any more; a sum is taken off alone, and what was credited as a sum comes
    /// off the lines that are credited after it. An invoice of which nothing is left has no line that counts as invoiced.
    /// This is also how an approved refund of a complaint is paid: `creditNote(for: invoice, .sum(…), reason: "…", …)`,
    /// which takes no goods back, whatever it comes to.
    ///
    /// - parameter confirmed: the person said `#yes`; without it a note above the configured sum is refused.
    /// - throws: `Refusal` when nothing, or less than asked for, is left to credit.
    @discardableResult
    func creditNote(
        for invoice: InvoiceRow, _ share: CreditShare, reason: String, by actor: Actor, mailing: Mailing,
        confirmed: Bool
    ) throws -> InvoiceRow {
        guard invoice.snapshot.kind != .creditNote else { throw Refusal.wrongRecord }
        let left = try uncredited(invoice)
        guard left.minor > 0 else { throw Refusal.nothingToCredit }
        var lines: [NewInvoiceLine]
        switch share {
        case .whole: lines = try wholeRest(of: invoice)
        case .lines(let shares):
            lines = try shares.map { try creditedLine($0, of: invoice) }
            // More than is left says that a sum was credited before; the last lines bear it.
            if net(lines, left.currency) > left.minor, try isAllThatIsLeft(lines, of: invoice) {
                lines = try wholeRest(of: invoice)
            }
        case .sum(let sum): lines = [try sumLine(sum, reason: reason, of: invoice)]
        }
        let net = net(lines, left.currency)
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
        let days = terms.payment?.days ?? configuration.invoices.paymentDays
        draft.dueOn = house.iso(now, plusDays: days)
        draft.paymentTerms = (terms.payment ?? .days(days)).text(try documentLanguage(invoice.record))
        return try issue(draft, by: actor, mailing: mailing, confirmed: confirmed)
    }

    private func net(_ lines: [NewInvoiceLine], _ currency: Currency) -> Int64 {
        lines.reduce(0) { $0 + ($1.line.amount(in: currency)?.minor ?? 0) }
    }

    private func creditedLine(_ share: LineShare, of invoice: InvoiceRow) throws -> NewInvoiceLine {
        let rests = try transaction.creditable(invoice)
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

    private func isAllThatIsLeft(_ lines: [NewInvoiceLine], of invoice: InvoiceRow) throws -> Bool {
        try transaction.creditable(invoice).allSatisfy { rest in
            rest.line.deducts != nil
                || lines.contains { $0.correctsPosition == rest.line.position && $0.line.quantity == rest.quantity }
        }
    }

    /// Everything that is left of an invoice: its lines as far as they are not credited, less what was credited as sums,
    /// so that the note comes to just what is left at each rate of tax.
    private func wholeRest(of invoice: InvoiceRow) throws -> [NewInvoiceLine] {
        let currency = invoice.snapshot.currency
        var lines = try transaction.creditable(invoice).map(noteLine)
        let notes = try transaction.notes(correcting: invoice.record.id).filter { $0.snapshot.kind == .creditNote }
        var over: [TaxRate: Int64] = [:]
        for line in lines.map(\.line) {
            over[TaxRate(line.vatCategory, line.vatPercent), default: 0] += line.amount(in: currency)?.minor ?? 0
        }
        for share in invoice.snapshot.totals.taxes {
            over[TaxRate(share.category, share.percent), default: 0] -= share.base.minor
        }
        for share in notes.flatMap(\.snapshot.totals.taxes) {
            over[TaxRate(share.category, share.percent), default: 0] += share.base.minor
        }
        for (rate, minor) in over.sorted(by: { $0.key.percent > $1.key.percent }) where minor != 0 {
            let text = setOffText(notes.map(\.snapshot.number), language: invoice.snapshot.language)
            lines.append(
                NewInvoiceLine(
                    InvoiceLineSnapshot(
                        position: lines.count + 1, text: text, quantity: FixedDecimal(minor > 0 ? -1 : 1) ?? .zero,
                        unit: .pcs, unitPrice: try decimal(Money(minor: abs(minor), currency: currency)),
                        vatPercent: rate.percent, vatCategory: rate.category, order: invoice.snapshot.orders.first)))
        }
        return lines
    }

    private struct TaxRate: Hashable {
        let category: VATCategory
        let percent: FixedDecimal

        init(_ category: VATCategory, _ percent: FixedDecimal) {
            self.category = category
            self.percent = percent
        }
    }

    private func setOffText(_ notes: [String], language: String) -> String {
        let numbers = notes.joined(separator: ", ")
        return switch language {
        case "bg": "Кредитирано с известие \(numbers)"
        case "de": "Gutgeschrieben mit \(numbers)"
        default: "Credited by note \(numbers)"
        }
    }

    /// What of an invoice, without tax, no credit note took back.
    func uncredited(_ invoice: InvoiceRow) throws -> Money {
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
        let correction = ["bg": "Корекция", "de": "Korrektur"][invoice.snapshot.language] ?? "Correction"
        return NewInvoiceLine(
            InvoiceLineSnapshot(
                position: 1, text: reason.isEmpty ? correction : reason,
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
