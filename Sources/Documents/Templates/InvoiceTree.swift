import Workflows

/// The trees of invoices and of what changed between two versions, for mails.
extension TreeBuilder {
    /// An invoice or note as its mail shows it.
    func invoice(_ invoice: InvoiceSnapshot) -> Tree {
        let sums = sums(invoice.totals)
        var table = PlainTable(columns: [.init(title: ""), .init(title: "", alignsRight: true)])
        table.rows = sums.map { [$0.label + ":", $0.amount] }
        return [
            "number": Tree.line(invoice.number),
            "is": [
                "invoice": invoice.kind == .invoice, "advance": invoice.kind == .advance,
                "creditNote": invoice.kind == .creditNote, "debitNote": invoice.kind == .debitNote,
                "proforma": invoice.kind == .proforma,
            ] as Tree,
            "issuedOn": formats.date(invoice.issuedOn),
            "dueOn": Tree.text(invoice.dueOn.map(formats.date)), "due": formats.money(invoice.totals.due),
            "currency": formats.symbol(invoice.currency),
            "goods": goods(invoice.lines.map(Self.goodsLine), invoice.currency, nil),
            "sumLines": sums.enumerated().map { index, sum in
                ["label": sum.label, "amount": sum.amount, "isLast": index == sums.count - 1] as Tree
            },
            // Without the head that these two columns do not need.
            "sums": table.lines().dropFirst(2).joined(separator: "\n"),
            "vatGround": Tree.line(invoice.vatGround), "reason": Tree.line(invoice.reason),
            "paymentTerms": Tree.line(invoice.paymentTerms),
            "order": Tree.text(invoice.orders.map(\.description).joined(separator: ", ")),
            "corrects": Tree.tree(
                invoice.corrects.map {
                    ["number": Tree.line($0.number), "issuedOn": formats.date($0.issuedOn)]
                }),
        ]
    }

    private static func goodsLine(_ line: InvoiceLineSnapshot) -> LineSnapshot {
        LineSnapshot(
            position: line.position, sku: line.sku, text: line.text, quantity: line.quantity, unit: line.unit,
            unitPrice: line.unitPrice, discountPercent: line.discountPercent, vatPercent: line.vatPercent)
    }

    private func sums(_ totals: InvoiceTotals) -> [(label: String, amount: String)] {
        var sums = [(words["net"], formats.money(totals.net))]
        sums += totals.taxes.map { (words["vat"] + " " + formats.percent($0.percent), formats.money($0.tax)) }
        sums.append((words["gross"], formats.money(totals.gross)))
        if totals.paid.minor != 0 { sums.append((words["due"], formats.money(totals.due))) }
        return sums.map { (label: $0.0, amount: $0.1) }
    }

    /// What is owed on an invoice.
    func balance(_ balance: InvoiceBalance) -> Tree {
        [
            "invoiced": formats.money(balance.invoiced), "credited": formats.money(balance.credited),
            "paid": formats.money(balance.paid), "due": formats.money(balance.due),
        ]
    }

    /// What changed, a sentence each: `Hex bolt M8x40 [BLT-8]: 500 pcs → 700 pcs`.
    func changes(_ changes: SnapshotDifferences, _ currency: Currency) -> [String] {
        changes.lines.map { difference in
            switch (difference.before, difference.after) {
            case (let before?, let after?): changed(before, after, currency)
            case (nil, let after?): "\(words["changes.new"]): \(described(after, currency))"
            case (let before?, nil): "\(words["changes.removed"]): \(described(before, currency))"
            case (nil, nil): ""
            }
        }
            + changes.terms.map { term in
                let name = words["changes.\(term.term.rawValue)"]
                return "\(name): \(shown(term.before, term.term)) → \(shown(term.after, term.term))"
            }
    }

    private func shown(_ value: String, _ term: TermDifference.Term) -> String {
        guard !value.isEmpty else { return "–" }
        switch term {
        case .validUntil, .delivery: return formats.date(value)
        case .terms, .incoterms, .paymentDays, .body: return CleanText.line(value)
        }
    }

    private func changed(_ before: LineSnapshot, _ after: LineSnapshot, _ currency: Currency) -> String {
        guard before.sku == after.sku, before.sku != nil || before.text == after.text else {
            return "\(described(before, currency)) → \(described(after, currency))"
        }
        let pairs = zip(particulars(before, currency), particulars(after, currency))
        let parts = pairs.compactMap { $0 == $1 ? nil : "\($0.isEmpty ? "–" : $0) → \($1.isEmpty ? "–" : $1)" }
        return "\(article(after)): \(parts.joined(separator: ", "))"
    }

    private func described(_ line: LineSnapshot, _ currency: Currency) -> String {
        ([article(line)] + particulars(line, currency).filter { !$0.isEmpty }).joined(separator: ", ")
    }

    private func particulars(_ line: LineSnapshot, _ currency: Currency) -> [String] {
        [
            line.wanted.map { formats.quantity($0, line.unit) } ?? "",
            line.unitPrice.map { "\(formats.unitPrice($0, currency)) \(formats.symbol(currency))" } ?? "",
            line.discountPercent == .zero ? "" : "−\(formats.percent(line.discountPercent))",
            line.isOptional ? words["changes.optional"] : "",
        ]
    }
}
