import Foundation
import Storage
import Workflows

extension Seed {
    /// Two invoices (one paid in part and overdue, one paid), a credit note, documents, a contract and a package; all of
    /// client A, and an invoice of client B.
    func plantTrade(_ people: PortalFixture.People, _ made: inout PortalFixture.Made) throws {
        guard let number = RecordNumber(made.order), let order = try transaction.record(number),
            let shipment = try RecordNumber(made.sent).flatMap({ try transaction.record($0) })
        else { throw StoreError.missing("the order") }
        let first = try bill(people, .invoice, order: order, quantity: 1_200, issued: "2026-08-20", due: "2026-08-30")
        try transaction.addPayment(
            Money(minor: 20_000, currency: .eur), of: first.record.id, on: "2026-08-28", by: Actor("staff:maria"),
            at: now)
        _ = try transaction.apply(
            .payPart, of: Invoice.self, to: first.record.id, by: Actor("staff:maria"),
            at: now.addingTimeInterval(-86_400 * 5), detail: PortalFixture.secret)
        let paid = try bill(people, .invoice, order: order, quantity: 100, issued: "2026-08-21", due: "2026-09-21")
        try transaction.addPayment(
            paid.snapshot.totals.gross, of: paid.record.id, on: "2026-09-01", by: Actor("staff:maria"), at: now)
        _ = try transaction.apply(.payRest, of: Invoice.self, to: paid.record.id, by: Actor("staff:maria"), at: now)
        let note = try bill(
            people, .creditNote, order: order, quantity: 12, issued: "2026-09-02", due: nil, corrects: first)
        made.invoice = "\(first.record.number)"
        made.creditNote = "\(note.record.number)"
        made.invoiceB =
            "\(try bill(people, .invoice, order: nil, quantity: 7, issued: "2026-09-01", due: "2026-09-15", forB: true).record.number)"
        made.documentA = try issue(.invoice, of: first.record, name: "\(first.record.number).pdf")
        made.documentB = try issue(
            .offer, of: try transaction.record(RecordNumber(made.offerB) ?? note.record.number) ?? note.record,
            name: "OF.pdf")
        try transaction.putPackages(
            [
                PackageSnapshot(
                    position: 1, name: "Кашон " + PortalFixture.ofA, size: "40x30x20", grossKg: FixedDecimal("18.4"),
                    contents: [PackedShare(line: 1, quantity: FixedDecimal(800) ?? .zero)])
            ], of: shipment.id)
        let contract = try transaction.open(
            NewRecord(
                kind: .contract, state: "active", client: people.clientA, contact: people.contactA, mailbox: "sales",
                holder: "maria", title: "Рамков договор за крепежи"), year: 2026, by: Actor("staff:maria"),
            at: now.addingTimeInterval(-86_400 * 300))
        var particulars = ContractRow(startsOn: "2025-11-01", endsOn: "2026-10-31")
        particulars.reference = "Д-117/2025"
        particulars.value = 5_000_000
        try transaction.putContract(particulars, of: contract.id)
        made.contract = "\(contract.number)"
    }

    private func bill(
        _ people: PortalFixture.People, _ kind: InvoiceKind, order: RecordRow?, quantity: Int64, issued: String,
        due: String?, corrects: InvoiceRow? = nil, forB: Bool = false
    ) throws -> InvoiceRow {
        let line = InvoiceLineSnapshot(
            position: 1, sku: "DIN933-M12x40-A2",
            text: forB ? PortalFixture.hostile : "Болт шестостенен DIN 933 M12×40",
            quantity: FixedDecimal(quantity) ?? .zero, unit: .pcs, unitPrice: FixedDecimal("0.384") ?? .zero,
            vatPercent: FixedDecimal(20) ?? .zero, order: order?.number)
        var new = NewInvoiceLine(line)
        new.order = order?.id
        let record = NewRecord(
            kind: .invoice, state: "issued", client: forB ? people.clientB : people.clientA,
            contact: forB ? people.contactB : people.contactA, parent: order?.id, mailbox: "sales", holder: "maria",
            title: forB ? PortalFixture.hostile : "")
        let seller = CompanySnapshot(name: "Метал Крепеж ООД", iban: "BG80BNBG96611020345678")
        let buyer = try transaction.party(client: record.client, contact: record.contact)
        let issuedRow = try transaction.issue(
            NewInvoice(record: record, kind: kind, lines: [new], corrects: corrects?.record.id),
            by: Actor("staff:maria"),
            at: now.addingTimeInterval(-86_400 * 3)
        ) { number in
            InvoiceSnapshot(
                number: number, kind: kind, issuedOn: issued, taxEventOn: issued, dueOn: due, language: "bg",
                seller: seller, buyer: buyer, lines: [line], currency: .eur,
                corrects: corrects.map {
                    InvoiceReference(number: $0.snapshot.number, issuedOn: $0.snapshot.issuedOn)
                }, reason: corrects == nil ? nil : "12 бр. със счупена резба", orders: order.map { [$0.number] } ?? [])
        }
        guard let issuedRow else { throw StoreError.missing("the invoice") }
        return issuedRow
    }

    private func issue(_ kind: DocumentKind, of record: RecordRow, name: String) throws -> Int64 {
        try transaction.issue(
            NewDocument(
                record: record.id, kind: kind, format: .pdf, language: "bg", source: "s", name: name,
                content: Data("%PDF-1.7 \(record.number)".utf8)), at: now
        ).id
    }
}
