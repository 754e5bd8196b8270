import Foundation
import GRDB
import Support
import Testing
import Workflows

@testable import Storage

@Suite struct DocumentTests {
    private let moment = Date(timeIntervalSince1970: 1_776_160_000)

    private func newDocument(_ record: Int64, source: String = "a", content: Data = Data("%PDF-1.7".utf8))
        -> NewDocument
    {
        NewDocument(
            record: record, kind: .packingList, format: .pdf, language: "bg", source: source,
            name: "Опаковъчен-лист-SH-2026-00001.pdf", content: content)
    }

    /// A store with a record of a client.
    private func store() async throws -> (store: TemporaryStore, record: Int64, client: Int64) {
        let temporary = try TemporaryStore()
        let moment = moment
        let (record, client) = try await temporary.store.write { transaction in
            let client = try transaction.addClient(NewClient(name: "Client", language: "bg"), at: moment)
            let record = try transaction.open(
                NewRecord(
                    kind: .shipment, state: Shipment.initial.rawValue, client: client.id, contact: nil, mailbox: "sales"
                ),
                year: 2026, by: Actor("xcrm"), at: moment)
            return (record.id, client.id)
        }
        return (temporary, record, client)
    }

    @Test func `A document is issued once for the same source and kept byte by byte`() async throws {
        let (temporary, record, _) = try await store()
        let (moment, large) = (moment, Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }))
        let new = newDocument(record, content: large)
        let (first, again, changed, content) = try await temporary.store.write { transaction in
            let first = try transaction.issue(new, at: moment)
            var other = new
            other.content = Data("another rendering of the same".utf8)
            let again = try transaction.issue(other, at: moment.addingTimeInterval(60))
            other.source = "b"
            let changed = try transaction.issue(other, at: moment.addingTimeInterval(60))
            return (first, again, changed, try transaction.documentContent(first.id))
        }
        #expect(first == again)
        #expect(content == large)
        #expect(first.bytes == 700_000 && first.sha256 == Store.hash(large))
        #expect(changed.version == 2 && changed.id != first.id)
    }

    @Test(arguments: [
        "UPDATE document SET name = 'x'", "DELETE FROM document", "UPDATE document_chunk SET data = x'00'",
        "DELETE FROM document_chunk", "INSERT INTO document_chunk VALUES (1, 9, x'00')",
    ]) func `What was issued cannot be changed, even by hand`(sql: String) async throws {
        let (temporary, record, _) = try await store()
        let (moment, new) = (moment, newDocument(record))
        _ = try await temporary.store.write { try $0.issue(new, at: moment) }
        await #expect(throws: DatabaseError.self) {
            try await temporary.store.write { try $0.db.execute(sql: sql) }
        }
        let documents = try await temporary.store.read { try $0.documents(of: record) }
        #expect(documents.map(\.name) == [new.name])
        let content = try await temporary.store.read { try $0.documentContent(documents[0].id) }
        #expect(content == new.content)
    }

    @Test func `A client sees own documents and no others'`() async throws {
        let (temporary, record, client) = try await store()
        let (moment, new) = (moment, newDocument(record))
        try await temporary.store.write { transaction in
            let document = try transaction.issue(new, at: moment)
            let stranger = try transaction.addClient(NewClient(name: "Stranger", language: "bg"), at: moment)
            let own = try transaction.scope(try #require(try transaction.client(client)))
            let others = try transaction.scope(stranger)
            #expect(try transaction.clientDocuments(of: record, in: own).map(\.id) == [document.id])
            #expect(try transaction.clientDocument(document.id, in: own) == document)
            #expect(try transaction.clientDocuments(of: record, in: others).isEmpty)
            #expect(try transaction.clientDocument(document.id, in: others) == nil)
            #expect(try transaction.documentChunk(document.id, 0) == new.content)
            #expect(try transaction.documentChunk(document.id, 1) == nil)
        }
    }
}
