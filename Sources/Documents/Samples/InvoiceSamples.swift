public import Workflows

extension Samples {
    /// An invoice or note for so many lines, in a language.
    public static func invoice(_ kind: InvoiceKind, language: String, lines: Int = 3) -> InvoiceSnapshot? {
        let record = record(.order, language: language, lines: lines)
        let bulgarian = language == "bg"
        let isNote = kind == .creditNote || kind == .debitNote
        return InvoiceSnapshot(
            number: "0000000123", kind: kind, issuedOn: "2026-04-09", taxEventOn: "2026-04-08",
            dueOn: kind == .creditNote ? nil : "2026-04-23", language: language, seller: company(language),
            buyer: record.client,
            lines: record.lines.map { line in
                InvoiceLineSnapshot(
                    position: line.position, sku: line.sku, text: line.text, quantity: line.quantity ?? .zero,
                    unit: line.unit ?? .pcs, unitPrice: line.unitPrice ?? .zero,
                    discountPercent: line.discountPercent, vatPercent: line.vatPercent, hsCode: line.hsCode,
                    order: record.number)
            }, currency: record.currency,
            corrects: isNote ? InvoiceReference(number: "0000000117", issuedOn: "2026-03-30") : nil,
            reason: isNote ? (bulgarian ? "грешна цена" : language == "de" ? "falscher Preis" : "wrong price") : nil,
            orders: [record.number], customerReference: record.customerReference, issuedBy: record.holder ?? "")
    }

    /// What mails of invoices and of changes show beside their record.
    static func fill(_ model: inout MailModel) {
        let language = model.language
        switch model.template {
        case .transcript:
            model.record?.progress = OrderProgress(shipped: .part, invoiced: .part, paid: .nothing)
        case .invoice: model.invoice = invoice(.invoice, language: language)
        case .creditNote: model.invoice = invoice(.creditNote, language: language)
        case .paymentReminder:
            model.invoice = invoice(.invoice, language: language)
            model.step = 2
        case .orderChange, .orderRestCancelled:
            guard let record = model.record, record.lines.count > 2 else { return }
            var earlier = record
            earlier.lines[0].quantity = FixedDecimal(400)
            earlier.lines[1].unitPrice = FixedDecimal("0.04")
            earlier.lines.removeLast()
            earlier.delivery = "2026-04-03"
            model.changes = SnapshotDifferences(from: earlier, to: record)
        default: break
        }
        guard let totals = model.invoice?.totals else { return }
        model.record?.number = RecordNumber(kind: .invoice, year: 0, counter: 123)
        model.record?.balance = InvoiceBalance(
            invoiced: totals.gross, credited: .zero(totals.gross.currency), paid: .zero(totals.gross.currency))
    }
}
