import Foundation
import Settings
import Storage
import Understanding
import Workflows

/// An invoice or note that is about to be issued.
struct BillingDraft {
    var kind: InvoiceKind
    var lines: [NewInvoiceLine]
    var tax: TaxRule.Tax
    var taxEventOn: String
    var dueOn: String?
    /// The record that it came of: an order, a shipment, or the invoice that it corrects.
    var source: RecordRow
    var orders: [RecordRow] = []
    var shipments: [RecordRow] = []
    var corrects: InvoiceRow?
    var reason: String?
    /// How to pay, in words.
    var paymentTerms: String?
}

extension Desk {
    /// Issues the invoice for what of an order, or of a shipment, is not invoiced yet, less the advances that are open; or
    /// an advance invoice.
    ///
    /// - parameter confirmed: the person said `#yes` to it.
    /// - throws: `Refusal` when there is nothing to invoice, more is named than is open, or a `#yes` is needed.
    func invoice(
        _ source: RecordRow, _ billing: Billing, by actor: Actor, mailing: Mailing, confirmed: Bool
    ) throws -> InvoiceRow {
        guard let order = try billedOrder(source) else { throw Refusal.wrongRecord }
        guard [.confirmed, .completed].map(\Order.State.rawValue).contains(order.state) else {
            throw Refusal.notConfirmed(order.number.description)
        }
        let terms = try order.client.map { try transaction.terms(of: $0) } ?? ClientTerms()
        let language = try documentLanguage(order)
        let tax = try taxRule(order, language: language)
            .decide(billing.tax, ground: billing.ground, terms: terms)
        var lines: [NewInvoiceLine]
        if let advance = billing.advance {
            lines = try advanceLines(advance, order, tax: tax, language: language)
        } else {
            lines =
                source.number.kind == .shipment
                ? try billedLines(ofShipment: source, order, billing.lines, tax: tax)
                : try billedLines(of: order, billing.lines, tax: tax)
            lines += try deductions(order, from: lines, language: language)
        }
        let shipments = try billedShipments(source, order)
        let left = try shipments.compactMap { try transaction.dispatch(of: $0.id)?.shippedOn }.max()
        let days = order.paymentDays ?? terms.payment?.days ?? configuration.invoices.paymentDays
        let draft = BillingDraft(
            kind: billing.advance == nil ? .invoice : .advance, lines: lines, tax: tax,
            taxEventOn: billing.taxEvent?.iso
                ?? (billing.advance == nil ? left : nil) ?? today,
            dueOn: billing.due?.iso ?? house.iso(now, plusDays: days), source: source, orders: [order],
            shipments: billing.advance == nil ? shipments : [],
            paymentTerms: try paymentTerms(of: order, days: days, language: language))
        return try issue(draft, by: actor, mailing: mailing, confirmed: confirmed)
    }

    /// Gives a draft its number, stores it, tells the client, and moves what it touches.
    func issue(_ draft: BillingDraft, by actor: Actor, mailing: Mailing, confirmed: Bool) throws -> InvoiceRow {
        let source = draft.source
        let order = draft.orders.first
        let language = try documentLanguage(source)
        let buyer = try transaction.party(client: source.client, contact: source.contact)
        guard source.client != nil, source.contact != nil else { throw Refusal.noClient }
        let lines = draft.lines.enumerated().map { index, line in
            var line = line
            line.line.position = index + 1
            return line
        }
        let issuer = actorName(actor) ?? source.holder.flatMap(house.staffName) ?? ""
        let (seller, today, contract) = (house.company(in: language), today, order?.contract ?? source.contract)
        var due = draft.dueOn
        let contractNumber = try contract.map { try transaction.record($0).number }
        func snapshot(_ number: String) -> InvoiceSnapshot? {
            InvoiceSnapshot(
                number: number, kind: draft.kind, issuedOn: today, taxEventOn: draft.taxEventOn, dueOn: due,
                language: language, seller: seller, buyer: buyer, lines: lines.map(\.line), currency: source.currency,
                vatGround: draft.tax.ground, corrects: draft.corrects.map { $0.snapshot.reference },
                reason: draft.reason, orders: draft.orders.map(\.number), shipments: draft.shipments.map(\.number),
                customerReference: order?.customerReference ?? source.customerReference,
                incoterms: order?.incoterms ?? source.incoterms, paymentTerms: draft.paymentTerms, issuedBy: issuer,
                contract: contractNumber)
        }
        guard let total = snapshot("0000000000")?.totals.gross else { throw Refusal.outOfRange }
        // What advances cover in whole is not to be paid any more.
        if total.minor == 0 { due = nil }
        if total.minor < 0 { throw Refusal.nothingToInvoice }
        if !confirmed, let limit = house.confirmAbove(source.currency), total.minor > limit.minor {
            throw Refusal.needsYes(total.description)
        }
        var record = NewRecord(
            kind: .invoice, state: Invoice.initial.rawValue, client: source.client, contact: source.contact,
            parent: draft.corrects?.record.id ?? source.id, mailbox: source.mailbox, holder: source.holder,
            title: order?.title ?? source.title, currency: source.currency)
        record.customerReference = order?.customerReference ?? source.customerReference
        record.contract = contract
        let new = NewInvoice(
            record: record, kind: draft.kind, lines: lines, corrects: draft.corrects?.record.id,
            firstNumber: configuration.invoices.firstNumber)
        guard let invoice = try transaction.issue(new, by: actor, at: now, snapshot) else { throw Refusal.outOfRange }
        let happened = draft.kind == .creditNote ? "credit" : "invoice"
        for record in draft.orders.filter({ $0.id != source.id }) + [source] {
            try transaction.note(
                happened, on: record.id, by: actor, at: now, detail: "\(invoice.record.number) \(total)")
        }
        if total.minor == 0 {
            try settle(invoice.record.id, by: actor, part: .creditPart, rest: .creditRest)
        }
        if !mailing.silent {
            try mailClient(
                draft.kind == .creditNote ? .creditNote : .invoice, about: invoice.record, mailing: mailing)
        }
        return invoice
    }

    /// The order that an invoice for a record is about.
    private func billedOrder(_ source: RecordRow) throws -> RecordRow? {
        if source.number.kind == .order { return source }
        guard source.number.kind == .shipment, let parent = source.parent else { return nil }
        let order = try transaction.record(parent)
        return order.number.kind == .order ? order : nil
    }

    private func billedShipments(_ source: RecordRow, _ order: RecordRow) throws -> [RecordRow] {
        if source.number.kind == .shipment { return [source] }
        return try transaction.children(of: order.id, kind: .shipment).filter(\.hasLeft)
    }

    // MARK: lines

    private func billedLines(of order: RecordRow, _ wanted: [LineShare], tax: TaxRule.Tax) throws -> [NewInvoiceLine] {
        let open = try transaction.lines(of: order.id).compactMap { line -> (LineSnapshot, FixedDecimal)? in
            guard !line.isOptional, line.isComplete, let rest = line.unbilled, rest.isPositive else { return nil }
            return (line, rest)
        }
        return try chosen(wanted, of: open).map { line, quantity in
            var new = NewInvoiceLine(try billed(line, quantity, order, tax))
            new.order = order.id
            new.orderLine = try transaction.lineID(line.position, of: order.id)
            return new
        }
    }

    /// What of a shipment is not invoiced: neither with it nor with the whole order.
    private func billedLines(
        ofShipment shipment: RecordRow, _ order: RecordRow, _ wanted: [LineShare], tax: TaxRule.Tax
    ) throws -> [NewInvoiceLine] {
        guard shipment.hasLeft else { throw Refusal.notShipped(shipment.number.description) }
        let ordered = try transaction.lines(of: order.id)
        var open: [(LineSnapshot, FixedDecimal)] = []
        var sources: [Int: (shipment: Int64, order: LineSnapshot)] = [:]
        for line in try transaction.lines(of: shipment.id) {
            guard let id = try transaction.lineID(line.position, of: shipment.id), let quantity = line.quantity,
                let place = try transaction.orderPosition(ofLine: line.position, of: shipment.id),
                let source = ordered.first(where: { $0.position == place }), let rest = source.unbilled,
                let unbilled = quantity.subtracting(try transaction.invoiced(ofShipmentLine: id))
            else { continue }
            let least = min(unbilled, rest)
            guard least.isPositive, source.isComplete else { continue }
            open.append((line, least))
            sources[line.position] = (id, source)
        }
        return try chosen(wanted, of: open).compactMap { line, quantity in
            guard let source = sources[line.position] else { return nil }
            var new = NewInvoiceLine(try billed(source.order, quantity, order, tax))
            new.order = order.id
            new.orderLine = try transaction.lineID(source.order.position, of: order.id)
            new.shipmentLine = source.shipment
            return new
        }
    }

    private func chosen(
        _ wanted: [LineShare], of open: [(LineSnapshot, FixedDecimal)]
    ) throws -> [(LineSnapshot, FixedDecimal)] {
        guard open.contains(where: { ($0.0.unitPrice ?? .zero).isPositive }) else { throw Refusal.nothingToInvoice }
        guard !wanted.isEmpty else { return open }
        return try wanted.map { share in
            guard let (line, rest) = open.first(where: { $0.0.position == share.line }) else {
                throw Refusal.noLine(share.line)
            }
            let quantity = share.quantity ?? rest
            guard quantity <= rest else { throw Refusal.moreThanUnbilled(share.line, rest: rest) }
            return (line, quantity)
        }
    }

    func billed(
        _ line: LineSnapshot, _ quantity: FixedDecimal, _ order: RecordRow, _ tax: TaxRule.Tax
    ) throws -> InvoiceLineSnapshot {
        let percent = tax.category == .standard ? tax.percent ?? line.vatPercent : .zero
        if tax.category == .standard, !percent.isPositive { throw Refusal.needsGround }
        return InvoiceLineSnapshot(
            position: line.position, sku: line.sku, text: line.text, quantity: quantity, unit: line.unit ?? .pcs,
            unitPrice: line.unitPrice ?? .zero, discountPercent: line.discountPercent, vatPercent: percent,
            vatCategory: tax.category, hsCode: line.hsCode, order: order.number)
    }
}

extension RecordRow {
    /// Whether goods of a shipment are with the forwarder or the client.
    var hasLeft: Bool { state == Shipment.State.dispatched.rawValue || state == Shipment.State.delivered.rawValue }
}

extension InvoiceSnapshot {
    /// How notes and deductions refer to it.
    var reference: InvoiceReference { InvoiceReference(number: number, issuedOn: issuedOn) }
}
