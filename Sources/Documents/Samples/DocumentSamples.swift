public import Workflows

extension Samples {
    /// What a document of each kind is made from, with everything in it that its template can show.
    public static func subject(_ kind: DocumentKind, language: String, lines: Int = 3) -> DocumentSubject {
        switch kind.source {
        case .offer: .record(record(.offer, language: language, lines: lines))
        case .order: .record(record(.order, language: language, lines: lines))
        case .shipment: .record(shipment(language, lines: lines))
        case .complaint: .record(complaint(language, lines: lines))
        case .contract: .record(contract(language))
        case .invoice: .invoice(printed(kind, language: language, lines: lines))
        }
    }

    private static func shipment(_ language: String, lines: Int) -> RecordSnapshot {
        var record = record(.shipment, language: language, lines: lines)
        let bulgarian = language == "bg"
        record.incoterms = bulgarian ? "DAP Мюнхен" : "DAP Munich"
        record.client.deliveryAddress = PostalAddress(
            street: "Industriestraße 7", city: bulgarian ? "Мюнхен" : "Munich", postcode: "80939", country: "DE")
        let pallet = bulgarian ? "европалет" : language == "de" ? "Europalette" : "EUR pallet"
        let half = (record.lines.count + 1) / 2
        let parts = [record.lines.prefix(half), record.lines.dropFirst(half)].filter { !$0.isEmpty }
        record.dispatch?.packages = parts.enumerated().map { index, part in
            let net = part.reduce(FixedDecimal.zero as FixedDecimal?) { sum, line in
                line.weightKg.flatMap { weight in line.quantity.flatMap { weight.multiplied(by: $0) } }
                    .flatMap { sum?.adding($0) }
            }
            return PackageSnapshot(
                position: index + 1, name: "\(pallet) \(index + 1)", size: "120x80x95",
                grossKg: net.flatMap { $0.adding(FixedDecimal(25 + Int64(index)) ?? .zero) }, netKg: net,
                contents: part.map { PackedShare(line: $0.position, quantity: $0.quantity ?? .zero) })
        }
        return record
    }

    private static func contract(_ language: String) -> RecordSnapshot {
        var record = record(.contract, language: language, lines: 0)
        record.contract = ContractSnapshot(
            reference: "Д-17/2026", signedOn: "2026-03-20", startsOn: "2026-04-01", endsOn: "2027-03-31",
            value: Money(minor: 12_000_000, currency: .eur), prices: 3)
        return record
    }

    private static func complaint(_ language: String, lines: Int) -> RecordSnapshot {
        var record = record(.complaint, language: language, lines: lines)
        record.body =
            language == "bg"
            ? "40 от болтовете са с повредена резба, снимките са приложени.\nМоля за замяна."
            : "40 of the bolts have a damaged thread, see the photos.\nPlease replace them."
        return record
    }

    /// An invoice of its kind: two rates of tax where it is long enough, a discount on the whole, an advance deducted.
    private static func printed(_ kind: DocumentKind, language: String, lines count: Int) -> InvoiceSnapshot {
        let bulgarian = language == "bg"
        let order = record(.order, language: language, lines: count)
        var lines = order.lines.map { line in
            InvoiceLineSnapshot(
                position: line.position, sku: line.sku, text: line.text, quantity: line.quantity ?? .zero,
                unit: line.unit ?? .pcs, unitPrice: line.unitPrice ?? .zero, discountPercent: line.discountPercent,
                vatPercent: line.position == 3 ? FixedDecimal(9) ?? .zero : line.vatPercent, hsCode: line.hsCode,
                order: order.number)
        }
        let isNote = kind == .creditNote || kind == .debitNote
        if kind == .invoice, count > 1 {
            lines.append(
                InvoiceLineSnapshot(
                    position: count + 1,
                    text: bulgarian
                        ? "Приспаднат аванс" : language == "de" ? "Abzug der Anzahlung" : "Advance deducted",
                    quantity: FixedDecimal(-1) ?? .zero, unit: .pcs, unitPrice: FixedDecimal(10) ?? .zero,
                    vatPercent: FixedDecimal(20) ?? .zero,
                    deducts: InvoiceReference(number: "0000000101", issuedOn: "2026-03-25")))
        }
        let discount = AllowanceSnapshot(
            reason: bulgarian ? "Търговска отстъпка" : language == "de" ? "Rabatt" : "Trade discount",
            amount: Money(minor: 500, currency: .eur), vatPercent: FixedDecimal(20) ?? .zero)
        var buyer = order.client
        buyer.eik = "121212128"
        let invoice = InvoiceSnapshot(
            number: kind == .proforma ? order.number.description : "0000000123", kind: invoiceKind(kind),
            issuedOn: "2026-04-09", taxEventOn: "2026-04-08", dueOn: kind == .creditNote ? nil : "2026-04-23",
            language: language, seller: company(language), buyer: buyer, lines: lines,
            allowances: kind == .invoice && count > 1 ? [discount] : [], currency: .eur,
            paid: kind == .invoice && count > 1 ? Money(minor: 10_000, currency: .eur) : nil,
            vatGround: nil,
            corrects: isNote ? InvoiceReference(number: "0000000117", issuedOn: "2026-03-30") : nil,
            reason: isNote ? (bulgarian ? "грешна цена" : language == "de" ? "falscher Preis" : "wrong price") : nil,
            orders: [order.number],
            shipments: kind == .proforma ? [] : [RecordNumber(kind: .shipment, year: 2026, counter: 12)],
            customerReference: order.customerReference, incoterms: bulgarian ? "DAP Пловдив" : "DAP Plovdiv",
            paymentTerms: bulgarian
                ? "По банков път, 14 дни." : language == "de" ? "Überweisung, 14 Tage." : "Bank transfer, 14 days.",
            issuedBy: order.holder ?? "", contract: RecordNumber(kind: .contract, year: 2026, counter: 3))
        // Samples stay far within the range of sums.
        guard let invoice else { preconditionFailure("a sample out of range") }
        return invoice
    }

    private static func invoiceKind(_ kind: DocumentKind) -> InvoiceKind {
        switch kind {
        case .creditNote: .creditNote
        case .debitNote: .debitNote
        case .proforma: .proforma
        default: .invoice
        }
    }
}
