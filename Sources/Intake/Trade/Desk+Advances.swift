import Foundation
import Storage
import Understanding
import Workflows

extension Desk {
    /// A rate of tax, by which advances are split and deducted.
    private struct Rate: Hashable {
        let category: VATCategory
        let percent: FixedDecimal
    }

    /// The lines of an advance invoice: the part of the order's sum, split over its rates of tax (ЗДДС чл. 25, ал. 7).
    func advanceLines(
        _ advance: Billing.Advance, _ order: RecordRow, tax: TaxRule.Tax, language: String
    ) throws -> [NewInvoiceLine] {
        var bases: [Rate: Money] = [:]
        for line in try transaction.lines(of: order.id) where !line.isOptional && line.isComplete {
            var wanted = line
            wanted.quantity = line.wanted
            let percent = tax.category == .standard ? tax.percent ?? line.vatPercent : .zero
            if tax.category == .standard, !percent.isPositive { throw Refusal.needsGround }
            let rate = Rate(category: tax.category, percent: percent)
            guard let amount = wanted.amount(in: order.currency),
                let sum = bases[rate, default: .zero(order.currency)].adding(amount)
            else { throw Refusal.outOfRange }
            bases[rate] = sum
        }
        let whole = bases.values.reduce(Int64(0)) { $0 + $1.minor }
        let wanted = try advanceSum(advance, of: Money(minor: whole, currency: order.currency))
        // What is invoiced and advanced together never comes to more than the order.
        let documents = try transaction.invoices(ofOrder: order.id)
        let taken = documents.reduce(Int64(0)) {
            $0 + ($1.snapshot.kind == .creditNote ? -$1.snapshot.totals.net.minor : $1.snapshot.totals.net.minor)
        }
        guard wanted.minor > 0 else { throw Refusal.nothingToInvoice }
        guard wanted.minor <= whole - taken else {
            throw Refusal.moreThanOrder(Money(minor: whole - taken, currency: order.currency).description)
        }
        var left = wanted.minor
        let rates = bases.filter { $0.value.minor > 0 }.sorted { $1.key.percent < $0.key.percent }
        return try rates.enumerated().map { index, entry in
            let isLast = index == rates.count - 1
            let part = isLast ? left : Int64(Int128(wanted.minor) * Int128(entry.value.minor) / Int128(max(1, whole)))
            left -= part
            var line = NewInvoiceLine(
                InvoiceLineSnapshot(
                    position: index + 1, text: Self.advanceText(order.number, language: language),
                    quantity: FixedDecimal(1) ?? .zero, unit: .pcs,
                    unitPrice: try decimal(Money(minor: part, currency: order.currency)), vatPercent: entry.key.percent,
                    vatCategory: entry.key.category, order: order.number))
            line.order = order.id
            return line
        }
    }

    private func advanceSum(_ advance: Billing.Advance, of whole: Money) throws -> Money {
        switch advance {
        case .percent(let percent):
            guard let part = whole.percent(percent) else { throw Refusal.outOfRange }
            return part
        case .sum(let tag):
            guard tag.currency == nil || tag.currency == whole.currency else {
                throw Refusal.otherCurrency(whole.currency.code)
            }
            guard let sum = Money(tag.amount, currency: whole.currency) else { throw Refusal.outOfRange }
            return sum
        }
    }

    private static func advanceText(_ order: RecordNumber, language: String) -> String {
        switch language {
        case "bg": "Аванс по поръчка \(order)"
        case "de": "Anzahlung zum Auftrag \(order)"
        default: "Advance payment for order \(order)"
        }
    }

    private static func deductionText(_ number: String, language: String) -> String {
        switch language {
        case "bg": "Приспаднат аванс по фактура \(number)"
        case "de": "Abzug der Anzahlung, Rechnung \(number)"
        default: "Deducted advance, invoice \(number)"
        }
    }

    /// The lines that take the open advances of an order off an invoice, as far as it comes to that much at the same rate.
    func deductions(_ order: RecordRow, from lines: [NewInvoiceLine], language: String) throws -> [NewInvoiceLine] {
        var room: [Rate: Int64] = [:]
        for line in lines.map(\.line) {
            guard let amount = line.amount(in: order.currency) else { throw Refusal.outOfRange }
            room[Rate(category: line.vatCategory, percent: line.vatPercent), default: 0] += amount.minor
        }
        let documents = try transaction.invoices(ofOrder: order.id)
        var deducted: [NewInvoiceLine] = []
        for advance in documents where advance.snapshot.kind == .advance {
            for (rate, open) in openAdvance(advance, among: documents) {
                let part = min(open, room[rate] ?? 0)
                guard part > 0 else { continue }
                room[rate, default: 0] -= part
                var line = NewInvoiceLine(
                    InvoiceLineSnapshot(
                        position: 0, text: Self.deductionText(advance.snapshot.number, language: language),
                        quantity: FixedDecimal(-1) ?? .zero, unit: .pcs,
                        unitPrice: try decimal(Money(minor: part, currency: order.currency)), vatPercent: rate.percent,
                        vatCategory: rate.category, order: order.number, deducts: advance.snapshot.reference))
                line.order = order.id
                line.advance = advance.record.id
                deducted.append(line)
            }
        }
        return deducted
    }

    /// What of an advance, by rate of tax, was neither deducted on an invoice that stands nor credited.
    private func openAdvance(_ advance: InvoiceRow, among documents: [InvoiceRow]) -> [(Rate, Int64)] {
        var open: [Rate: Int64] = [:]
        for share in advance.snapshot.totals.taxes {
            open[Rate(category: share.category, percent: share.percent), default: 0] += share.base.minor
        }
        for document in documents {
            let isCredit = document.snapshot.kind == .creditNote
            if isCredit, document.corrects == advance.record.id {
                for share in document.snapshot.totals.taxes {
                    open[Rate(category: share.category, percent: share.percent), default: 0] -= share.base.minor
                }
            }
            for line in document.snapshot.lines where line.deducts?.number == advance.snapshot.number {
                let minor = line.amount(in: document.snapshot.currency)?.minor ?? 0
                open[Rate(category: line.vatCategory, percent: line.vatPercent), default: 0] +=
                    isCredit ? -minor : minor
            }
        }
        return open.filter { $0.value > 0 }.sorted { $1.key.percent < $0.key.percent }
    }

    /// A sum as a unit price.
    func decimal(_ money: Money) throws -> FixedDecimal {
        guard let value = FixedDecimal(money.digits()) else { throw Refusal.outOfRange }
        return value
    }
}
