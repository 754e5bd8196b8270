import Foundation
import Workflows

/// Makes the tree of a document: what mails show of a record, and beside it what only documents have.
struct DocumentTree {
    let builder: TreeBuilder
    let captions: Captions
    /// Who issues it.
    let company: CompanySnapshot

    private var formats: Formats { builder.formats }
    private var words: Words { builder.words }

    func tree(_ kind: DocumentKind, _ subject: DocumentSubject) -> Tree {
        var tree: Tree = [
            "language": formats.language, "word": words.tree, "cap": captions,
            "company": builder.company(seller(subject)),
            "kind": [kind.rawValue: true] as Tree, "record": Blank(), "invoice": Blank(), "cmr": Blank(),
            "packing": Blank(), "contract": Blank(), "revision": Blank(), "inWords": Blank(),
        ]
        tree["number"] = Tree.line(subject.number)
        tree["client"] = builder.party(subject.client)
        tree["home"] = Tree.text(captions.home?.word("documents.\(kind.rawValue)"))
        switch subject {
        case .record(let record): fill(&tree, kind, record)
        case .invoice(let invoice): fill(&tree, invoice)
        }
        return tree
    }

    private func seller(_ subject: DocumentSubject) -> CompanySnapshot {
        if case .invoice(let invoice) = subject { invoice.seller } else { company }
    }

    // MARK: records

    private func fill(_ tree: inout Tree, _ kind: DocumentKind, _ record: RecordSnapshot) {
        tree["record"] = builder.record(record)
        tree["revision"] = record.revision > 1 && kind == .offer ? String(record.revision) as Any : Blank()
        tree["date"] = formats.date(record.dispatch?.shippedOn.nonEmpty ?? record.openedOn)
        if let totals = record.totals { tree["inWords"] = SumInWords(language: formats.language).text(totals.gross) }
        tree["contract"] = Tree.tree(record.contract.map(contract))
        guard record.number.kind == .shipment else { return }
        tree["packing"] = PackingTree(builder: builder, record: record).tree
        if kind == .cmr { tree["cmr"] = ConsignmentTree(builder: builder, record: record, company: company).tree }
    }

    private func contract(_ contract: ContractSnapshot) -> Tree {
        [
            "reference": Tree.line(contract.reference), "signedOn": Tree.text(contract.signedOn.map(formats.date)),
            "startsOn": formats.date(contract.startsOn), "endsOn": Tree.text(contract.endsOn.map(formats.date)),
            "value": Tree.text(contract.value.map(formats.money)),
        ]
    }

    // MARK: invoices

    private func fill(_ tree: inout Tree, _ invoice: InvoiceSnapshot) {
        tree["date"] = formats.date(invoice.issuedOn)
        let due = invoice.totals.due
        tree["inWords"] = SumInWords(language: formats.language).text(due)
        tree["invoice"] = self.invoice(invoice)
    }

    private func invoice(_ invoice: InvoiceSnapshot) -> Tree {
        let totals = invoice.totals
        let rates = Set(totals.taxes.map(\.percent))
        return [
            "is": InvoiceKind.allCases.reduce(into: Tree()) { $0[$1.rawValue] = $1 == invoice.kind },
            "isTaxDocument": invoice.kind != .proforma,
            "issuedOn": formats.date(invoice.issuedOn), "taxEventOn": formats.date(invoice.taxEventOn),
            "dueOn": Tree.text(invoice.dueOn.map(formats.date)), "currency": formats.symbol(invoice.currency),
            "currencyCode": invoice.currency.code,
            "lines": invoice.lines.map { line($0, invoice.currency) },
            "hasDiscounts": invoice.lines.contains { $0.discountPercent != .zero },
            "hasCodes": invoice.lines.contains { $0.hsCode?.isEmpty == false },
            "hasSeveralRates": rates.count > 1,
            "allowances": invoice.allowances.map {
                [
                    "reason": Tree.line($0.reason), "amount": formats.money($0.amount.negated),
                    "vat": formats.percent($0.vatPercent),
                ]
                    as Tree
            },
            "lineSum": invoice.allowances.isEmpty ? Blank() as Any : formats.money(totals.lines),
            "net": formats.money(totals.net), "tax": formats.money(totals.tax), "gross": formats.money(totals.gross),
            "paid": totals.paid.minor == 0 ? Blank() as Any : formats.money(totals.paid),
            "due": formats.money(totals.due),
            "taxes": totals.taxes.map { share in
                [
                    "percent": formats.percent(share.percent), "base": formats.money(share.base),
                    "tax": formats.money(share.tax),
                ] as Tree
            },
            "vatGround": Tree.line(invoice.vatGround), "reason": Tree.line(invoice.reason),
            "corrects": Tree.tree(invoice.corrects.map(reference)),
            "orders": Tree.text(invoice.orders.filter { $0.kind != .offer }.map(\.description).joined(separator: ", ")),
            // A pro-forma may be asked for before there is an order.
            "offers": Tree.text(invoice.orders.filter { $0.kind == .offer }.map(\.description).joined(separator: ", ")),
            // Directive 2006/112/EC art. 226 (11a), UStG § 14a (5): the words, whatever law is named beside them.
            "isReverseCharge": totals.taxes.contains { $0.category == .reverseCharge },
            "shipments": Tree.text(invoice.shipments.map(\.description).joined(separator: ", ")),
            "contract": Tree.text(invoice.contract?.description),
            "customerReference": Tree.line(invoice.customerReference),
            "incoterms": Tree.line(invoice.incoterms), "paymentTerms": Tree.line(invoice.paymentTerms),
            "issuedBy": Tree.line(invoice.issuedBy),
            "asksForPayment": invoice.kind != .creditNote && totals.due.minor > 0,
        ]
    }

    private func reference(_ reference: InvoiceReference) -> Tree {
        ["number": Tree.line(reference.number), "issuedOn": formats.date(reference.issuedOn)]
    }

    private func line(_ line: InvoiceLineSnapshot, _ currency: Currency) -> Tree {
        [
            "position": String(line.position), "sku": Tree.line(line.sku), "text": Tree.line(line.text),
            "quantity": formats.quantity(line.quantity, line.unit),
            "unitPrice": formats.unitPrice(line.unitPrice, currency),
            "discount": line.discountPercent == .zero ? Blank() as Any : formats.percent(line.discountPercent),
            "vat": formats.percent(line.vatPercent), "hsCode": Tree.line(line.hsCode),
            "amount": line.amount(in: currency).map(formats.amount) ?? Blank() as Any,
            "deducts": Tree.tree(line.deducts.map(reference)),
        ]
    }
}

extension String {
    /// Itself, or `nil` for nothing.
    var nonEmpty: String? { isEmpty ? nil : self }
}
