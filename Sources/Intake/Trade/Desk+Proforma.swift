import Storage
import Understanding
import Workflows

extension Desk {
    /// Issues the pro-forma invoice of an offer or order: what it comes to with tax, asked for before delivery. It is no tax
    /// document (ЗДДС чл. 114 asks for a delivery or a payment), so it takes no number of the invoices' series and changes
    /// nothing in the books.
    ///
    /// What the client has of an offer counts, not what is being changed of it; of an order what is not invoiced.
    ///
    /// - throws: `Refusal` where nothing stands that could be paid.
    func proforma(_ source: RecordRow, by actor: Actor) throws -> InvoiceSnapshot {
        guard stands(source) else { throw Refusal.notAskedFor(source.number.description) }
        guard source.client != nil, source.contact != nil else { throw Refusal.noClient }
        let sent = source.number.kind == .offer ? try transaction.revision(of: source.id) : nil
        let all = try (sent?.lines ?? transaction.lines(of: source.id)).filter { !$0.isOptional }
        guard !all.isEmpty else { throw Refusal.noLines }
        let lines = all.map(\.toBill).filter { $0.quantity?.isPositive ?? true }
        guard !lines.isEmpty else { throw Refusal.nothingToInvoice }
        let incomplete = lines.filter { !$0.isComplete }.map(\.position)
        guard incomplete.isEmpty else { throw Refusal.incomplete(incomplete) }
        let terms = try source.client.map { try transaction.terms(of: $0) } ?? ClientTerms()
        let language = try documentLanguage(source)
        let tax = try taxRule(source, language: language).decide(nil, ground: nil, terms: terms)
        let isOrder = source.number.kind == .order
        var asked = try lines.map { line in
            var line = try billed(line, line.quantity ?? .zero, source, tax)
            if !isOrder { line.order = nil }
            return line
        }
        // What was invoiced in advance is not asked for again.
        if isOrder {
            asked += try deductions(source, from: asked.map { NewInvoiceLine($0) }, language: language).map(\.line)
        }
        for index in asked.indices { asked[index].position = index + 1 }
        let positioned = asked
        let buyer = try transaction.party(client: source.client, contact: source.contact)
        let contract = try source.contract.map { try transaction.record($0).number }
        let issuer = actorName(actor) ?? source.holder.flatMap(house.staffName) ?? ""
        let payBy = (sent?.validUntil ?? source.validUntil).flatMap { $0 >= today ? $0 : nil }
        let paymentTerms = try transaction.paymentTerms(of: source, language: language)
        let (seller, day) = (house.company(in: language), today)
        let proforma = try transaction.issueProforma(of: source) { number in
            InvoiceSnapshot(
                number: number, kind: .proforma, issuedOn: day, taxEventOn: day, dueOn: payBy, language: language,
                seller: seller, buyer: buyer, lines: positioned, currency: sent?.currency ?? source.currency,
                vatGround: tax.ground, orders: isOrder ? [source.number] : [],
                customerReference: sent?.customerReference ?? source.customerReference,
                incoterms: sent.map(\.incoterms) ?? source.incoterms, paymentTerms: paymentTerms, issuedBy: issuer,
                contract: contract)
        }
        guard let proforma else { throw Refusal.outOfRange }
        guard proforma.totals.gross.minor > 0 else { throw Refusal.nothingToInvoice }
        return proforma
    }

    /// Whether an offer or order may still come to something.
    private func stands(_ source: RecordRow) -> Bool {
        switch source.number.kind {
        case .offer: [.draft, .sent, .revising].map(\Offer.State.rawValue).contains(source.state)
        case .order: [.received, .confirmed].map(\Order.State.rawValue).contains(source.state)
        default: false
        }
    }
}

extension LineSnapshot {
    /// The line with what of it is not invoiced.
    fileprivate var toBill: LineSnapshot {
        var line = self
        line.quantity = unbilled
        line.cancelled = nil
        return line
    }
}
