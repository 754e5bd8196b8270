import Foundation
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Invoices, notes and payments.
    mutating func executeInvoicing(_ command: StaffCommand) throws -> String {
        switch command {
        case .invoice(let billing):
            let invoice = try desk.invoice(
                subject(.order, .shipment), billing, by: actor, mailing: mailing(), confirmed: isApproved)
            remarks += phrases.late(invoice.snapshot, days: daysSince(invoice.snapshot.taxEventOn))
            remarks.append(phrases.staysIssued)
            return shown(invoice)
        case .credit(let lines, let sum, let reason):
            let invoice = try meantInvoice()
            var share: CreditShare =
                if let sum { .sum(try money(sum, invoice)) } else if lines.isEmpty { .whole } else { .lines(lines) }
            // All that is left is the whole, however it was said: nothing of the invoice counts as invoiced any more.
            if case .sum(let sum) = share, try desk.uncredited(invoice) == sum { share = .whole }
            let note = try desk.creditNote(
                for: invoice, share, reason: reason ?? "", by: actor, mailing: mailing(), confirmed: isApproved)
            remarks.append(phrases.staysIssued)
            return shown(note)
        case .debit(let sum, let reason):
            let invoice = try meantInvoice()
            let note = try desk.debitNote(
                for: invoice, try money(sum, invoice), reason: reason, by: actor, mailing: mailing(),
                confirmed: isApproved)
            remarks.append(phrases.staysIssued)
            return shown(note)
        case .paid(let day, let tag): return try pay(tag, on: day)
        default: throw Refusal.wrongRecord
        }
    }

    private func shown(_ invoice: InvoiceRow) -> String {
        let totals = invoice.snapshot.totals
        let due = invoice.snapshot.dueOn.map { ", " + phrases.payBy($0) } ?? ""
        let sums = totals.taxes.map { "\($0.percent) % \($0.tax)" }.joined(separator: ", ")
        return "\(invoice.snapshot.number): \(totals.net) + \(phrases.vat) \(sums) = \(totals.gross)\(due)"
    }

    private func daysSince(_ day: String) -> Int {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let then = Day(year: parts[0], month: parts[1], day: parts[2]) else { return 0 }
        return house.day(desk.now).ordinal - then.ordinal
    }

    private func money(_ tag: PriceTag, _ invoice: InvoiceRow) throws -> Money {
        let currency = invoice.snapshot.currency
        guard tag.currency == nil || tag.currency == currency else { throw Refusal.otherCurrency(currency.code) }
        guard let money = Money(tag.amount, currency: currency), money.minor > 0 else { throw Refusal.notASum }
        return money
    }

    /// The invoice meant: the record itself, or the only one of an order or shipment that is not a credit note.
    private func meantInvoice() throws -> InvoiceRow {
        let subject = try subject(.invoice, .order, .shipment)
        let all = try desk.invoices(of: subject)
        if subject.number.kind == .invoice, let invoice = all.first { return invoice }
        let invoices = all.filter { $0.snapshot.kind != .creditNote }
        guard let invoice = invoices.first else { throw Refusal.noInvoice }
        guard invoices.count == 1 else { throw Refusal.whichInvoice(invoices.map(\.snapshot.number)) }
        return invoice
    }

    /// Money that came in; on a credit note, money that was paid back, which needs a `#yes`.
    private mutating func pay(_ tag: PriceTag, on day: Day?) throws -> String {
        let subject = try subject(.invoice, .order, .shipment)
        let date = day?.iso ?? desk.today
        guard date <= desk.today else { throw Refusal.dayToCome(date) }
        let all = try desk.invoices(of: subject)
        if let note = all.first, subject.number.kind == .invoice, note.snapshot.kind == .creditNote {
            let sum = try money(tag, note)
            guard isApproved else { throw Refusal.needsYes(sum.description) }
            try desk.payBack(note, sum, on: date, by: actor)
            record = try desk.reload(subject)
            return try owed(subject)
        }
        var open = try desk.openInvoices(of: subject)
        if open.isEmpty { open = Array(all.filter { $0.snapshot.kind != .creditNote }.suffix(1)) }
        guard let first = open.first else { throw Refusal.noInvoice }
        try desk.pay(open, try money(tag, first), on: date, by: actor)
        if subject.number.kind != .invoice {
            try transaction.note("paid", on: subject.id, by: actor, at: desk.now, detail: "\(date) \(tag.amount)")
        }
        record = try desk.reload(subject)
        return try open.map { try "\($0.snapshot.number): \(owed($0.record))" }.joined(separator: "; ")
    }

    private func owed(_ invoice: RecordRow) throws -> String {
        guard let balance = try transaction.balance(of: invoice.id) else { return "" }
        return balance.due.minor > 0
            ? phrases.stillOwed(balance.due)
            : balance.due.minor < 0 ? phrases.clientsMoney(balance.due.negated) : phrases.nothingOwed
    }
}
