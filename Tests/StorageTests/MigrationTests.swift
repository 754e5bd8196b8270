import Foundation
import GRDB
import Support
import Testing
import Workflows

@testable import Storage

/// A database of an earlier version keeps what it holds.
@Suite struct MigrationTests {
    /// A folder with a database as it was after the fifth migration, with a client, an offer, its undo and what hangs on it.
    private func earlier() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "xcrm-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var configuration = GRDB.Configuration()
        configuration.prepareDatabase { $0.add(tokenizer: SearchTokenizer.self) }
        let queue = try DatabaseQueue(
            path: folder.appending(path: Store.fileName).path, configuration: configuration)
        try Migrations.migrator.migrate(queue, upTo: "005 issued documents")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO client (id, code, name, language, created_at) VALUES (1, 'C00001', 'Рекламации ООД', 'bg', 1);
                    INSERT INTO record (id, number, kind, state, client_id, mailbox, opened_at, updated_at)
                        VALUES (1, 'OF-2026-00001', 'offer', 'draft', 1, 'sales', 1, 1),
                            (2, 'TK-2026-00001', 'todo', 'open', 1, 'sales', 1, 1);
                    INSERT INTO undo (id, record_id, at, actor, version_after, before, last_record)
                        VALUES (7, 1, 1, 'staff:maria', 1, '{"state":"draft","revision":0,"lines":[]}', 1);
                    INSERT INTO undo_image (undo_id, record_id, before, version_after) VALUES (7, 2, NULL, 1);
                    INSERT INTO client_history (client_id, at, actor, undo_id, event) VALUES (1, 1, 'staff:maria', 7, 'set');
                    INSERT INTO outbox (created_at, due_at, template, record_id, undo_id, mailbox, recipient, audience,
                        header_class, model) VALUES (1, 1, 'offer', 1, 7, 'sales', 'a@b.example', 'c', 'document', '{}');
                    """)
        }
        try queue.close()
        return folder
    }

    @Test func `What command mails did can be undone after it, and nothing points to nowhere`() async throws {
        let folder = try earlier()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(folder: folder)
        #expect(try await store.verify().isEmpty)
        let left = try await store.read { transaction in
            (
                try transaction.int("SELECT count(*) FROM undo WHERE id = 7 AND record_id = 1 AND used = 0"),
                try transaction.int("SELECT count(*) FROM undo_image WHERE undo_id = 7"),
                try transaction.int("SELECT count(*) FROM client_history WHERE undo_id = 7"),
                try transaction.int("SELECT count(*) FROM pragma_foreign_key_check")
            )
        }
        #expect(left.0 == 1 && left.1 == 1 && left.2 == 1 && left.3 == 0)
        try await store.write { try $0.undoLast(on: 1, by: Actor("staff:maria"), at: Date()) }
        #expect(try await store.read { try $0.record(2).state } == "cancelled")
        // An undo of neither a record nor a mail is refused by the database itself.
        await #expect(throws: DatabaseError.self) {
            try await store.write {
                try $0.run("INSERT INTO undo (at, actor, version_after, before) VALUES (1, 'x', 1, '{}')")
            }
        }
    }

    @Test func `What was indexed by other stems is found`() async throws {
        let folder = try earlier()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(folder: folder)
        try await store.write { try $0.rebuildSearch() }
        let hits = try await store.read { try $0.search("рекламация", in: [.clients]) }
        #expect(hits.map(\.title) == ["Рекламации ООД"])
    }

    @Test func `An issued pro-forma neither changes nor goes`() async throws {
        let temporary = try TemporaryStore()
        let snapshot = try #require(
            InvoiceSnapshot(
                number: "OF-2026-00001", kind: .proforma, issuedOn: "2026-04-14", taxEventOn: "2026-04-14",
                language: "bg", seller: CompanySnapshot(name: "Firm"),
                buyer: PartySnapshot(code: "C00001", name: "Client"), lines: [], currency: .eur))
        let store = temporary.store
        try await store.write { transaction in
            let offer = try transaction.open(
                NewRecord(kind: .offer, state: "draft", client: nil, contact: nil, mailbox: "sales"), year: 2026,
                by: Actor("test"), at: Date())
            #expect(try transaction.issueProforma(of: offer) { _ in snapshot } == snapshot)
            #expect(try transaction.issueProforma(of: offer) { _ in snapshot } == snapshot)
            #expect(try transaction.proformas(of: offer.id).count == 1)
        }
        for sql in ["DELETE FROM proforma", "UPDATE proforma SET issued_on = '2020-01-01'"] {
            await #expect(throws: DatabaseError.self) { try await store.write { try $0.run(sql) } }
        }
    }
}
