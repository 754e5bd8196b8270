import Foundation
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// A line for `#show`, with what of it is shipped, invoiced and cancelled.
    func described(_ line: LineSnapshot) -> String {
        let unit = line.unit?.label(phrases.language) ?? ""
        let quantity = line.quantity.map { "\($0) \(unit)" } ?? "?"
        let price = line.unitPrice.map { " @ \($0.formatted(minimumPlaces: 2))" } ?? ""
        let discount = line.discountPercent == .zero ? "" : " −\(line.discountPercent) %"
        let parts = [
            line.isOptional ? phrases.alternative : nil, line.shipped.map { phrases.shipped($0) },
            line.invoiced.flatMap { $0.isPositive ? phrases.invoiced($0) : nil },
            line.cancelled.map { phrases.cancelled($0) },
        ].compactMap(\.self)
        return "\(line.position). \(line.sku ?? "?") \(line.text) – \(quantity)\(price)\(discount)"
            + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    }

    /// What a record has beside its lines: how far it is, what is owed, packages, contract; margins for those who sell.
    func particulars(of record: RecordRow, _ snapshot: RecordSnapshot) throws -> [String] {
        var text: [String] = []
        if let progress = snapshot.progress { text.append(phrases.progress(progress)) }
        if let term = snapshot.incoterms { text.append(term) }
        if snapshot.paymentTerms != nil,
            let terms = try transaction.paymentTerms(of: record, language: phrases.language)
        {
            text.append(terms)
        }
        if let change = try transaction.openChange(of: record.id) {
            text.append(phrases.openChange(change.state))
            let (before, after) = (snapshot.lines.map(\.asWanted), change.wanted.lines.map(\.asWanted))
            text += after.filter { line in !before.contains { $0.position == line.position && $0 == line } }
                .map { "  → \(described($0))" }
        }
        for package in snapshot.dispatch?.packages ?? [] {
            let weights = [package.grossKg.map(phrases.grossWeight), package.netKg.map(phrases.netWeight)]
            let contents = package.contents.map { "\($0.line): \($0.quantity)" }.joined(separator: ", ")
            text.append(
                (["\(package.name) \(package.size ?? "")"] + weights.compactMap(\.self) + [contents]).joined(
                    separator: " · "))
        }
        if let balance = snapshot.balance { text.append(phrases.balance(balance)) }
        if record.number.kind == .order || record.number.kind == .shipment {
            text += try desk.invoices(of: record).map { invoice in
                let balance = try transaction.balance(of: invoice.record.id)
                return
                    "\(invoice.snapshot.number) \(phrases.kind(invoice.snapshot.kind)) \(invoice.snapshot.totals.gross)"
                    + (balance.map { " · \(phrases.balance($0))" } ?? "")
            }
        }
        if record.number.kind == .invoice {
            text += try transaction.payments(of: record.id).map {
                "\($0.paidOn) \($0.amount)\($0.isVoided ? " – \(phrases.voided)" : "")"
            }
        }
        if let contract = snapshot.contract { text.append(phrases.contract(contract)) }
        if seesMargins, record.number.kind == .offer || record.number.kind == .order {
            text += desk.margins(of: snapshot.lines, currency: record.currency, phrases: phrases)
        }
        return text
    }

    /// Whether the person may know what the firm earns.
    var seesMargins: Bool {
        guard let roles = staff?.roles else { return true }
        return !Set(roles).isDisjoint(with: [.sales, .accounting, .manager, .admin])
    }
}
