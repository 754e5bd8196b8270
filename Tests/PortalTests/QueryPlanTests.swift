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
            let mark = TimelineMark("1788420600.s.1")
            _ = try transaction.clientTimeline(
                in: reader.scope, from: fixture.now.addingTimeInterval(-8_640_000), until: fixture.now, behind: mark,
                limit: 50)
            _ = try transaction.clientBills(in: reader.scope, year: 2026)
            _ = try transaction.catalogueVersion()
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

    /// The steps of a query's plan.
    private func plan(_ sql: String, _ fixture: PortalFixture) throws -> [String] {
        try fixture.store.pool.read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            statement.setUncheckedArguments([])
            return try Row.fetchAll(statement).map { $0["detail"] }
        }
    }

    @Test func `A page of the timeline begins where the one before it ended, and sorts no more than it shows`()
        async throws
    {
        let fixture = try await PortalFixture()
        let contact = fixture.people.contactA
        let sql = try statements(fixture) { transaction in
            let reader = try #require(try transaction.portalReader(contact: contact))
            _ = try transaction.clientTimeline(
                in: reader.scope, from: fixture.now.addingTimeInterval(-8_640_000), until: fixture.now,
                behind: TimelineMark("1788420600.m.1"), limit: 50)
        }
        let mails = try plan(try #require(sql.first { $0.contains("mail.subject, mail.direction") }), fixture)
        // From the newest backwards, by the index's order: what is not shown is not read.
        #expect(mails.contains { $0.contains("mail_client_read") && $0.contains("sent_at") }, "\(mails)")
        let outer = mails.prefix { !$0.contains("SUBQUERY") }
        #expect(!outer.isEmpty && !outer.contains { $0.contains("TEMP B-TREE") }, "\(mails)")
        // To the records of a mail by the mail, and not by the client.
        #expect(!mails.contains { $0.contains("record_client") }, "\(mails)")
        let steps = try plan(try #require(sql.first { $0.contains("FROM record JOIN history") }), fixture)
        #expect(steps.contains { $0.contains("USING INDEX record_client") }, "\(steps)")
        #expect(steps.contains { $0.contains("history USING INDEX history_record") }, "\(steps)")
    }

    @Test func `The mails and files of a record are reached from the record`() async throws {
        let fixture = try await PortalFixture()
        let (contact, order) = (fixture.people.contactA, fixture.made.order)
        let sql = try statements(fixture) { transaction in
            let reader = try #require(try transaction.portalReader(contact: contact))
            let record = try #require(
                try RecordNumber(order).flatMap { try transaction.clientRecord($0, in: reader.scope) })
            _ = try transaction.clientMails(of: record.id, in: reader.scope, page: Page(size: 20))
            _ = try transaction.clientFiles(of: record.id, in: reader.scope, limit: 50)
            _ = try transaction.staffMails(of: record.id, page: Page(size: 20))
            _ = try transaction.clientView(of: record, in: reader.scope) { _ in "2026-01-01" }
        }
        for query in sql {
            let steps = try plan(query, fixture)
            for index in ["mail_client_read", "record_client"] {
                #expect(!steps.contains { $0.contains(index) && !$0.contains("rowid=?") }, "\(steps): \(query)")
            }
        }
    }

    @Test func `Which mails are shown is told by an index, without their texts`() async throws {
        let fixture = try await PortalFixture()
        let contact = fixture.people.contactA
        let sql = try statements(fixture) { transaction in
            let reader = try #require(try transaction.portalReader(contact: contact))
            _ = try transaction.clientMails(in: reader.scope, page: Page(100, size: 20))
        }
        let mails = try plan(try #require(sql.first { $0.contains("AS chosen") }), fixture)
        #expect(mails.contains { $0.contains("mail USING COVERING INDEX mail_client_read") }, "\(mails)")
    }

    @Test func `A client's search asks the full-text index for the own rows, newest first, and sorts nothing`()
        async throws
    {
        let fixture = try await PortalFixture()
        let contact = fixture.people.contactA
        let sql = try statements(fixture) { transaction in
            let reader = try #require(try transaction.portalReader(contact: contact))
            _ = try transaction.clientSearch("гайки", in: reader.scope, limit: 60)
        }
        let finding = sql.filter { $0.contains("MATCH") }
        #expect(finding.count == 3)
        for query in finding {
            #expect(!query.contains("bm25") && query.hasSuffix("LIMIT ?"), "\(query)")
            // What is sorted would have its snippet cut before most of it is thrown away.
            let outer = try plan(query, fixture).prefix { !$0.contains("SUBQUERY") }
            #expect(outer.first?.contains("VIRTUAL TABLE INDEX") == true, "\(outer)")
            #expect(!outer.contains { $0.contains("TEMP B-TREE") }, "\(outer)")
        }
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
