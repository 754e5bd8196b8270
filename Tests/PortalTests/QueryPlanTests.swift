import Foundation
import GRDB
import Synchronization
import Testing
import Workflows

@testable import Portal
@testable import Storage

/// Pages must stay quick with a hundred thousand mails: no query of theirs walks through a table that grows.
struct QueryPlanTests {
    /// Tables that grow for ever.
    static let large: Set<String> = [
        "record", "mail", "attachment", "outbox", "inbox", "history", "line", "client", "contact", "raw", "raw_chunk",
        "mail_record", "revision", "link", "part", "invoice", "invoice_line", "payment", "document", "document_chunk",
        "contract", "package", "package_content", "order_change", "note",
    ]
    /// Indexes that hold only what is open, and so stay small.
    static let small = ["inbox_waiting", "inbox_parked", "outbox_due", "outbox_sending", "outbox_failed"]

    /// The SQL that a piece of reading runs.
    private func statements(_ fixture: PortalFixture, _ body: (Transaction) throws -> Void) throws -> Set<String> {
        let seen = Mutex<Set<String>>([])
        try fixture.store.pool.read { db in
            db.trace { event in
                if case .statement(let statement) = event { seen.withLock { _ = $0.insert(statement.sql) } }
            }
            try body(Transaction(db: db))
            db.trace(options: [])
        }
        return seen.withLock { $0 }.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") }
    }

    private func check(_ statements: Set<String>, _ fixture: PortalFixture) throws {
        #expect(!statements.isEmpty)
        try fixture.store.pool.read { db in
            for sql in statements {
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                // The plan does not depend on values, so every mark stays empty.
                statement.setUncheckedArguments([])
                let plan = try Row.fetchAll(statement).map { $0["detail"] as String }
                for step in plan where step.hasPrefix("SCAN") {
                    let table = String(step.split(separator: " ")[1])
                    let isSmall = Self.small.contains { step.contains($0) }
                    #expect(isSmall || !Self.large.contains(table), "\(step): \(sql)")
                }
            }
        }
    }

    @Test func `Pages of clients use indexes`() async throws {
        let fixture = try await PortalFixture()
        let (people, made) = (fixture.people, fixture.made)
        let sql = try statements(fixture) { transaction in
            _ = try transaction.linkHolder(hash: "x", at: fixture.now)
            _ = try transaction.linkExpiry(hash: "x")
            let reader = try #require(try transaction.portalReader(contact: people.contactA))
            _ = try transaction.clientOpen(in: reader.scope, limit: 30)
            for kind in RecordKind.forClients {
                _ = try transaction.clientRecords(kind, in: reader.scope, page: Page(size: 25))
            }
            _ = try transaction.clientMails(in: reader.scope, page: Page(size: 20))
            for number in [
                made.offer, made.order, made.sent, made.complaint, made.invoice, made.creditNote, made.contract,
            ] {
                let number = try #require(RecordNumber(number))
                let record = try #require(try transaction.clientRecord(number, in: reader.scope))
                _ = try transaction.clientView(of: record, in: reader.scope) { _ in "2026-01-01" }
                _ = try transaction.clientMails(of: record.id, in: reader.scope, page: Page(size: 20))
                _ = try transaction.clientFiles(of: record.id, in: reader.scope, limit: 50)
            }
            _ = try transaction.clientAttachment(made.fileA, in: reader.scope)
            _ = try transaction.clientSearch("bolts", in: reader.scope, limit: 20)
            _ = try transaction.clientInvoices(in: reader.scope, page: Page(size: 25))
            _ = try transaction.moneyDue(in: reader.scope, on: "2026-09-01")
            _ = try transaction.clientDocuments(of: 1, in: reader.scope)
            _ = try transaction.clientDocument(made.documentA, in: reader.scope)
            _ = try transaction.clientTimeline(
                in: reader.scope, from: fixture.now.addingTimeInterval(-8_640_000), until: fixture.now, limit: 50)
            _ = try transaction.clientSince(reader.scope)
            _ = try transaction.clientYear(
                in: reader.scope, from: fixture.now.addingTimeInterval(-31_536_000), until: fixture.now
            ) { _ in 1 }
        }
        try check(sql, fixture)
    }

    @Test func `Pages of staff use indexes`() async throws {
        let fixture = try await PortalFixture()
        let made = fixture.made
        let sql = try statements(fixture) { transaction in
            _ = try transaction.statusReport()
            _ = try transaction.parkedMails(limit: 50)
            _ = try transaction.outgoingTroubles(limit: 50)
            for count in try transaction.openCounts() {
                _ = try transaction.openRecords(count.kind, state: count.state, limit: 50)
            }
            let client = try #require(try transaction.client(code: "C00001"))
            _ = try transaction.staffMails(in: try transaction.scope(client), page: Page(size: 20))
            let number = try #require(RecordNumber(made.offer))
            let record = try #require(try transaction.record(number))
            _ = try transaction.staffMails(of: record.id, page: Page(size: 20))
            _ = try transaction.history(of: record.id)
            _ = try transaction.staffAttachment(made.fileInternal)
            _ = try transaction.search("bolts", limit: 20)
            _ = try transaction.staffInvoices(limit: 50)
            _ = try transaction.staffInvoices(paidSince: fixture.now, limit: 50)
            _ = try transaction.moneyDue(on: "2026-09-01")
            _ = try transaction.contractsEnding(from: "2026-09-01", until: "2026-12-01", limit: 50)
            _ = try transaction.documents(of: 1)
            _ = try transaction.mailsByDay(since: fixture.now, offset: 0)
            _ = try transaction.firstAnswers(since: fixture.now, limit: 100)
            _ = try transaction.offersByState(from: fixture.now, until: fixture.now)
            _ = try transaction.unclearMails(since: fixture.now, limit: 50)
            _ = try transaction.staffMail(1)
        }
        try check(sql, fixture)
    }

    @Test func `A merged client sees the records and mails of both, others still see nothing`() async throws {
        let fixture = try await PortalFixture()
        let people = fixture.people
        try await fixture.store.write { transaction in
            try transaction.run(
                "UPDATE client SET merged_into = ? WHERE id = ?", [people.clientB, people.clientA])
        }
        try await fixture.browse { client in
            for token in [people.tokenA, people.tokenB] {
                let reader = try await Browser(client, token: token)
                for number in [fixture.made.offer, fixture.made.offerB] {
                    #expect(try await reader.get("/r/\(number)").status == 200)
                }
                #expect(try await reader.get("/a/\(fixture.made.fileA)").status == 200)
            }
        }
    }
}
