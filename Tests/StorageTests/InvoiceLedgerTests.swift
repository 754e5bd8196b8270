import Foundation
import GRDB
import Support
import Testing
import Workflows

@testable import Storage

@Suite struct InvoiceLedgerTests {
    private static func document(
        _ number: String, kind: InvoiceKind = .invoice, quantity: Int64 = 10, corrects: InvoiceReference? = nil
    ) -> InvoiceSnapshot? {
        InvoiceSnapshot(
            number: number, kind: kind, issuedOn: "2026-04-14", taxEventOn: "2026-04-14", dueOn: "2026-04-28",
            language: "bg", seller: CompanySnapshot(name: "Firm"), buyer: PartySnapshot(code: "C00001", name: "Client"),
            lines: [line(quantity)], currency: .eur, corrects: corrects)
    }

    private static func line(_ quantity: Int64) -> InvoiceLineSnapshot {
        InvoiceLineSnapshot(
            position: 1, text: "Lamp", quantity: FixedDecimal(quantity) ?? .zero, unit: .pcs,
            unitPrice: FixedDecimal("1.5") ?? .zero, vatPercent: FixedDecimal(20) ?? .zero)
    }

    private static func new(
        _ kind: InvoiceKind = .invoice, quantity: Int64 = 10, corrects: Int64? = nil, first: Int = 1
    )
        -> NewInvoice
    {
        var line = NewInvoiceLine(line(quantity))
        line.correctsPosition = corrects == nil ? nil : 1
        return NewInvoice(
            record: NewRecord(
                kind: .invoice, state: Invoice.initial.rawValue, client: nil, contact: nil, mailbox: "sales"),
            kind: kind, lines: [line], corrects: corrects, firstNumber: first)
    }

    private static func issue(_ transaction: Transaction, first: Int = 1) throws -> InvoiceRow {
        try #require(
            try transaction.issue(new(first: first), by: Actor("test"), at: Date()) { document($0) })
    }

    @Test func `Ten-digit numbers have no gap and no double when many issue at once and some fail`() async throws {
        let temporary = try TemporaryStore()
        let second = try Store(folder: temporary.folder)
        struct Stop: Error {}
        let numbers = await withTaskGroup(of: String?.self) { group in
            for index in 0..<60 {
                let store = index.isMultiple(of: 2) ? temporary.store : second
                group.addTask {
                    try? await store.write { transaction in
                        let invoice = try Self.issue(transaction)
                        if index.isMultiple(of: 3) { throw Stop() }
                        return invoice.snapshot.number
                    }
                }
            }
            return await group.reduce(into: [String]()) { if let number = $1 { $0.append(number) } }
        }
        #expect(numbers.sorted() == (1...40).map { RecordNumber(kind: .invoice, year: 0, counter: $0).description })
        #expect(numbers.allSatisfy { $0.utf8.count == 10 })
    }

    @Test func `A number taken by a transaction that fails is given again`() async throws {
        let temporary = try TemporaryStore()
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await temporary.store.write { transaction in
                _ = try Self.issue(transaction)
                throw Stop()
            }
        }
        let invoice = try await temporary.store.write { try Self.issue($0, first: 501) }
        #expect(invoice.snapshot.number == "0000000501")
        #expect(invoice.record.number == RecordNumber("0000000501"))
        let next = try await temporary.store.write { try Self.issue($0, first: 900) }
        #expect(next.snapshot.number == "0000000502")
        #expect(try await temporary.store.read { try $0.record(next.record.number)?.id } == next.record.id)
    }

    @Test(arguments: [
        "UPDATE invoice SET gross = gross + 1", "DELETE FROM invoice", "UPDATE invoice_line SET quantity = 0",
        "DELETE FROM invoice_line",
        "INSERT INTO invoice (record_id, sequence, kind, issued_on, currency, net, tax, gross, snapshot) SELECT id, 9, 'invoice', '', 'EUR', 0, 0, 0, '' FROM record LIMIT 1",
    ])
    func `An issued invoice cannot be changed, deleted or passed over, whoever tries`(sql: String) async throws {
        let temporary = try TemporaryStore()
        _ = try await temporary.store.write { try Self.issue($0) }
        await #expect(throws: DatabaseError.self) {
            try await temporary.store.write { try $0.run(sql) }
        }
    }

    @Test func `Invoiced less credited less paid is due, and money paid back counts again`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.store.write { transaction in
            let actor = Actor("test")
            func euro(_ cents: Int64) -> Money { Money(minor: cents, currency: .eur) }
            let invoice = try Self.issue(transaction)
            #expect(invoice.snapshot.totals.gross == euro(1_800))
            try transaction.addPayment(euro(1_500), of: invoice.record.id, on: "2026-04-15", by: actor, at: Date())
            let reference = InvoiceReference(number: invoice.snapshot.number, issuedOn: "2026-04-14")
            let note = try #require(
                try transaction.issue(
                    Self.new(.creditNote, quantity: 4, corrects: invoice.record.id), by: actor, at: Date()
                ) { Self.document($0, kind: .creditNote, quantity: 4, corrects: reference) })
            var balance = try #require(try transaction.balance(of: invoice.record.id))
            #expect(balance.credited == euro(720))
            #expect(balance.due == euro(-420))
            #expect(try transaction.balance(of: note.record.id)?.due == euro(-420))
            #expect(try transaction.creditable(invoice).map(\.quantity.description) == ["6"])
            try transaction.addPayment(euro(-420), of: note.record.id, on: "2026-04-16", by: actor, at: Date())
            balance = try #require(try transaction.balance(of: invoice.record.id))
            #expect(balance.due == euro(0))
            #expect(balance.paid == euro(1_080))
            #expect(try transaction.balance(of: note.record.id)?.due == euro(0))
        }
    }

    @Test func `A database of the first version is carried over with all that points at its records`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("xcrm-\(UUID().uuidString).sqlite")
        defer { try? FileManager.default.removeItem(at: file) }
        let queue = try DatabaseQueue(path: file.path)
        try Migrations.migrator.migrate(queue, upTo: "001 mails, clients, records, outbox")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO record (id, number, kind, state, mailbox, opened_at, updated_at)
                    VALUES (1, 'OR-2026-00001', 'order', 'confirmed', 'sales', 1, 1),
                        (2, 'CT-2026-00001', 'contract', 'open', 'sales', 1, 1);
                    UPDATE record SET parent_id = 1 WHERE id = 2;
                    INSERT INTO line (id, record_id, position, text, quantity) VALUES (7, 1, 1, 'Lamp', 5000000);
                    INSERT INTO history (record_id, at, actor, event, from_state, to_state) VALUES (1, 1, 'x', 'open', '', '');
                    """)
        }
        try queue.close()
        let store = try Store(file: file)
        let states = try store.writeBlocking { transaction in
            #expect(try transaction.lines(of: 1).map(\.open) == [FixedDecimal(5)])
            #expect(try transaction.history(of: 1).count == 1)
            return try [1, 2].map { try transaction.record($0).state }
        }
        #expect(states == ["confirmed", "active"])
        #expect(throws: DatabaseError.self) {
            try store.writeBlocking { try $0.run("UPDATE record SET parent_id = 99 WHERE id = 2") }
        }
    }

    @Test func `The database knows just the states that the workflows have`() throws {
        let temporary = try TemporaryStore()
        try temporary.store.writeBlocking { transaction in
            func check<Process: Workflow>(_ workflow: Process.Type, _ kind: RecordKind) throws {
                for state in Process.State.allCases {
                    try transaction.run(
                        "INSERT INTO record (number, kind, state, mailbox, opened_at, updated_at) VALUES (?, ?, ?, '', 0, 0)",
                        ["\(kind) \(state)", kind.rawValue, state.rawValue])
                }
                #expect(throws: DatabaseError.self) {
                    try transaction.run(
                        "INSERT INTO record (number, kind, state, mailbox, opened_at, updated_at) VALUES (?, ?, 'x', '', 0, 0)",
                        ["\(kind) x", kind.rawValue])
                }
            }
            try check(Offer.self, .offer)
            try check(Order.self, .order)
            try check(Shipment.self, .shipment)
            try check(Complaint.self, .complaint)
            try check(ToDo.self, .todo)
            try check(Contract.self, .contract)
            try check(Invoice.self, .invoice)
        }
    }

    @Test func `A client pays the contract's price while it is in force, then the own list's, by quantity`()
        async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.store.write { transaction in
            let client = try transaction.addClient(NewClient(name: "Client", language: "en"), at: Date())
            let contract = try transaction.open(
                NewRecord(kind: .contract, state: "active", client: client.id, contact: nil, mailbox: "sales"),
                year: 2026, by: Actor("test"), at: Date())
            try transaction.putContract(
                ContractRow(startsOn: "2026-01-01", endsOn: "2026-12-31"), of: contract.id)
            func price(_ from: Int64, _ text: String) throws -> ClientPrice {
                ClientPrice(
                    sku: "A", from: try #require(FixedDecimal(from)), price: try #require(FixedDecimal(text)),
                    currency: .eur)
            }
            try transaction.replacePrices([price(0, "1.00"), price(100, "0.80")], client: client.id, contract: nil)
            try transaction.replacePrices([price(0, "0.90")], client: client.id, contract: contract.id)
            func pays(_ quantity: Int64, on day: String) throws -> String? {
                try transaction.price(
                    of: "A", quantity: try #require(FixedDecimal(quantity)), client: client.id, currency: .eur, on: day
                )?.price.description
            }
            #expect(try pays(500, on: "2026-04-14") == "0.9")
            #expect(try pays(500, on: "2027-01-01") == "0.8")
            #expect(try pays(5, on: "2027-01-01") == "1")
            #expect(try transaction.contract(of: contract.id)?.prices == 1)
        }
    }
}
