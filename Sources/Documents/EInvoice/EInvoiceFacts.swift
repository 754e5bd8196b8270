import Workflows

/// What both syntaxes of EN 16931 need of an invoice beside what it says itself.
struct EInvoiceFacts {
    let invoice: InvoiceSnapshot
    let seller: EInvoiceParty
    let buyer: EInvoiceParty

    init(_ invoice: InvoiceSnapshot) {
        self.invoice = invoice
        seller = EInvoiceParty(invoice.seller)
        buyer = EInvoiceParty(invoice.buyer, fallback: EInvoiceParty(invoice.seller).address.country)
    }

    var isCreditNote: Bool { invoice.kind == .creditNote }

    /// Invoice type code (UNTDID 1001, BT-3).
    var typeCode: String {
        switch invoice.kind {
        case .invoice: "380"
        case .advance: "386"
        case .creditNote: "381"
        case .debitNote: "383"
        case .proforma: "325"
        }
    }

    /// Whether both parties have an address that Peppol knows: a mail address is none (PEPPOL-EN16931-CL008).
    var isForPeppol: Bool {
        [seller.endpoint, buyer.endpoint].allSatisfy { $0.map { $0.scheme != EInvoiceParty.mailScheme } ?? false }
    }

    /// A day as ISO 8601 without a time.
    func day(_ text: String) -> String { String(text.prefix(10)) }

    /// Whether VAT numbers may stand in it: not outside the tax (BR-O-02 to BR-O-04).
    var showsVATNumbers: Bool { !invoice.totals.taxes.contains { $0.category == .outOfScope } }

    /// Texts on the whole (BT-22): why a note was issued, and which advances were deducted.
    var notes: [String] {
        var notes = [CleanText.line(invoice.reason ?? "")]
        if let incoterms = invoice.incoterms { notes.append(CleanText.line("Incoterms 2020: " + incoterms)) }
        return notes.filter { !$0.isEmpty }
    }

    /// Invoices that it refers to (BG-3): the corrected one, and deducted advances; each once.
    var preceding: [InvoiceReference] {
        var all = [invoice.corrects].compactMap(\.self)
        for reference in invoice.lines.compactMap(\.deducts) where !all.contains(reference) { all.append(reference) }
        return all
    }

    /// BT-13; `nil` if the buyer gave none.
    var buyerOrder: String? {
        let text = CleanText.line(invoice.customerReference ?? "")
        return text.isEmpty ? nil : text
    }

    /// BT-14.
    var ownOrder: String? { invoice.orders.first?.description }

    /// BT-10: who the buyer's reference is, where there is no order number of the buyer's (PEPPOL-EN16931-R003).
    var buyerReference: String? { buyerOrder == nil ? buyer.contact ?? CleanText.line(invoice.buyer.code) : nil }

    /// BT-20: required where something is to pay and no day is named (BR-CO-25).
    var paymentTerms: String? {
        let terms = CleanText.line(invoice.paymentTerms ?? "", limit: 2_000)
        if !terms.isEmpty { return terms }
        guard invoice.dueOn == nil || isCreditNote, invoice.totals.due.minor > 0 else { return nil }
        switch invoice.language {
        case "bg": return isCreditNote ? "Приспада се от задълженията." : "Платимо при получаване."
        case "de": return isCreditNote ? "Wird verrechnet." : "Zahlbar bei Erhalt."
        default: return isCreditNote ? "To be set off." : "Payable on receipt."
        }
    }

    /// UNTDID 4461 (BT-81): a SEPA credit transfer in euro, else a credit transfer.
    var paymentMeans: String? {
        guard !account.isEmpty else { return nil }
        return invoice.currency == .eur ? "58" : "30"
    }

    /// The account number without spaces (BT-84).
    var account: String { invoice.seller.iban.filter { !$0.isWhitespace } }

    /// Where the goods went (BG-15); required inside the Union (BR-IC-12).
    var deliveryAddress: PostalAddress? {
        guard invoice.kind != .advance || invoice.totals.taxes.contains(where: { $0.category == .intraCommunity })
        else { return nil }
        guard var address = invoice.buyer.deliveryAddress, !address.isEmpty else { return buyer.address }
        let code = address.country.uppercased()
        address.country = code.utf8.count == 2 ? code : buyer.address.country
        return address
    }

    /// The invoicing period (BG-14) of an advance inside the Union, where nothing is delivered yet (BR-IC-11).
    var periodDay: String? {
        invoice.kind == .advance && invoice.totals.taxes.contains { $0.category == .intraCommunity }
            ? day(invoice.taxEventOn) : nil
    }

    /// Why a rate is zero (BT-120, BT-121): the code of the VATEX list and the law in words.
    func exemption(_ category: VATCategory) -> (code: String?, reason: String?) {
        let ground = CleanText.line(invoice.vatGround ?? "")
        let words = ground.isEmpty ? nil : ground
        switch category {
        case .standard, .zeroRated: return (nil, nil)
        case .exempt: return (nil, words ?? "Directive 2006/112/EC art. 132")
        case .reverseCharge: return ("VATEX-EU-AE", words ?? "Reverse charge")
        case .intraCommunity: return ("VATEX-EU-IC", words ?? "Intra-Community supply, Directive 2006/112/EC art. 138")
        case .export: return ("VATEX-EU-G", words ?? "Export outside the EU, Directive 2006/112/EC art. 146")
        case .outOfScope: return ("VATEX-EU-O", words ?? "Not subject to VAT")
        }
    }

    /// What a line's discount takes off, with the sum that it is taken off from; `nil` without a discount.
    func discount(_ line: InvoiceLineSnapshot) -> (base: Money, amount: Money)? {
        guard line.discountPercent != .zero, let net = line.amount(in: invoice.currency),
            let base = Money(
                unitPrice: line.unitPrice, quantity: line.quantity, discountPercent: .zero, currency: invoice.currency),
            let amount = base.adding(net.negated)
        else { return nil }
        return (base, amount)
    }

    /// A line's net amount; it was in range when the invoice was made.
    func amount(_ line: InvoiceLineSnapshot) -> Money {
        line.amount(in: invoice.currency) ?? .zero(invoice.currency)
    }
}
