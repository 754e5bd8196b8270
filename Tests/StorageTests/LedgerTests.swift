import Foundation
import Storage
import Support
import Testing
import Workflows

@Suite struct LedgerTests {
    private func mail(_ uid: UInt32, _ text: String = "From: a@b.example\r\n\r\nhello\r\n") -> FetchedMail {
        FetchedMail(uid: uid, arrivedAt: nil, bytes: Data(text.utf8))
    }

    @Test func `A mail is committed once however often the server hands it over (enough_mail 131)`() async throws {
        let store = try TemporaryStore().store
        _ = try await store.watermark(of: "sales")
        let now = Date()
        #expect(try await store.receive([mail(5), mail(5)], mailbox: "sales", uidValidity: 1, at: now) == 1)
        #expect(try await store.receive([mail(5)], mailbox: "sales", uidValidity: 1, at: now) == 0)
        #expect(try await store.watermark(of: "sales").lastUID == 5)
    }

    @Test
    func `A reused UID under a new UIDVALIDITY is a new mail, known bytes are not worked on twice (paperless 8939)`()
        async throws
    {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try await store.watermark(of: "sales")
        let now = Date()
        try await store.restart("sales", uidValidity: 1)
        try await store.receive(
            [mail(1, "From: a@b.example\r\n\r\nold\r\n")], mailbox: "sales", uidValidity: 1, at: now)
        let old = try #require(try await store.read { try $0.waitingMails(limit: 5, bytes: 1 << 20).first })
        try await store.write { transaction in
            let id = try transaction.storeMail(Samples.mail(raw: old.rawID), at: now).id
            try transaction.finishInbox(old.inboxID, mail: id)
        }
        try await store.restart("sales", uidValidity: 2)
        try await store.receive(
            [mail(1, "From: a@b.example\r\n\r\nnew\r\n"), mail(2, "From: a@b.example\r\n\r\nold\r\n")],
            mailbox: "sales",
            uidValidity: 2, knownElsewhere: true, at: now)
        let waiting = try await store.read { try $0.waitingMails(limit: 5, bytes: 1 << 20) }
        #expect(waiting.count == 1)
    }

    @Test func `A large mail is kept chunk by chunk and read back to the byte`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try await store.watermark(of: "sales")
        var bytes = Data()
        for index in 0..<700_000 { bytes.append(contentsOf: "line \(index)\r\n".utf8) }
        let writer = try await RawMailWriter(store: store)
        var start = 0
        while start < bytes.count {
            try await writer.append(bytes[start..<min(bytes.count, start + 65_521)])
            start += 65_521
        }
        #expect(try await writer.finish(uid: 9, mailbox: "sales", uidValidity: 1, arrivedAt: nil, at: Date()))
        let row = try #require(try await store.read { try $0.waitingMails(limit: 1, bytes: 1).first })
        #expect(row.bytes == bytes.count)
        #expect(try await store.rawMail(row.rawID) == bytes)
    }

    @Test func `What a stop left of a large mail is removed and nothing of it reaches the ledger`() async throws {
        let temporary = try TemporaryStore()
        let writer = try await RawMailWriter(store: temporary.store)
        try await writer.append(Data(count: 600_000))
        try temporary.store.removeIncompleteRaw()
        #expect(try await temporary.store.read { try $0.waitingMails(limit: 1, bytes: 1).isEmpty })
        #expect(try await temporary.store.verify().isEmpty)
    }

    @Test func `What is committed but not moved is remembered until it is`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try await store.watermark(of: "sales")
        try await store.receive([mail(1), mail(2)], mailbox: "sales", uidValidity: 1, at: Date())
        #expect(try await store.unsettledUIDs(of: "sales", uidValidity: 1, limit: 10) == [1, 2])
        try await store.settle([1], mailbox: "sales", uidValidity: 1)
        #expect(try await store.unsettledUIDs(of: "sales", uidValidity: 1, limit: 10) == [2])
        #expect(try await store.unknownUIDs(among: [1, 2, 3], mailbox: "sales", uidValidity: 1) == [3])
    }

    @Test func `A mail that is too large waits for a person with its size`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try await store.watermark(of: "sales")
        try await store.receiveTooLarge(mail(3), bytes: 123_456_789, mailbox: "sales", uidValidity: 1, at: Date())
        let parked = try #require(try await store.read { try $0.parkedWithoutNotice(limit: 5).first })
        #expect(parked.reason.contains("123456789"))
    }
}

@Suite struct OutboxRowTests {
    @Test func `Numbers have no gap and no double when many take them at once`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let numbers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    try await store.write { transaction in
                        try transaction.open(Samples.record, year: 2026, by: Actor("test"), at: Date()).number
                            .description
                    }
                }
            }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        let expected = (1...40).map { "OF-2026-" + String(repeating: "0", count: 5 - String($0).count) + String($0) }
        #expect(numbers.sorted() == expected)
    }

    @Test func `A number taken by a transaction that fails is given again`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await store.write { transaction in
                _ = try transaction.open(Samples.record, year: 2026, by: Actor("test"), at: Date())
                throw Stop()
            }
        }
        let record = try await store.write { try $0.open(Samples.record, year: 2026, by: Actor("test"), at: Date()) }
        #expect(record.number.counter == 1)
    }

    @Test func `A mail with a used key is not queued a second time`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let mail = Samples.outgoing(key: "offer:1")
        #expect(try await store.write { try $0.enqueue(mail, at: Date()) } != nil)
        #expect(try await store.write { try $0.enqueue(mail, at: Date()) } == nil)
    }

    @Test func `An uncertain mail is sent once more and then held for a person (freescout 5457)`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let now = Date()
        let id = try #require(try await store.write { try $0.enqueue(Samples.outgoing(key: nil), at: now) })
        #expect(try await store.write { try $0.markSending(id) })
        #expect(try await store.write { try $0.settleUncertain(id, retryAt: now, reason: "lost") } == false)
        #expect(try await store.read { try $0.dueOutgoing(at: now, limit: 5).map(\.id) } == [id])
        #expect(try await store.write { try $0.markSending(id) })
        #expect(try await store.write { try $0.settleUncertain(id, retryAt: now, reason: "lost") })
        #expect(try await store.read { try $0.dueOutgoing(at: now.addingTimeInterval(1e6), limit: 5).isEmpty })
        #expect(try await store.read { try $0.outgoing(id)?.state } == .uncertain)
    }

    @Test func `A dropped mail cannot begin to be sent`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let id = try #require(try await store.write { try $0.enqueue(Samples.outgoing(key: nil), at: Date()) })
        #expect(try await store.write { try $0.dropOutgoing(id) })
        #expect(try await store.write { try $0.markSending(id) } == false)
    }

    @Test func `Links are kept by hash, and revoking or time ends them`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let token = SecretToken.make()
        let now = Date()
        try await store.write {
            try $0.addLink(
                hash: SecretToken.hash(token), for: .staff("maria"), expires: now.addingTimeInterval(60), at: now)
        }
        #expect(try await store.read { try $0.linkHolder(hash: SecretToken.hash(token), at: now) } == .staff("maria"))
        #expect(try await store.read { try $0.linkHolder(hash: SecretToken.hash(token + " "), at: now) } == nil)
        #expect(
            try await store.read { try $0.linkHolder(hash: SecretToken.hash(token), at: now.addingTimeInterval(61)) }
                == nil)
        #expect(try await store.write { try $0.revokeLinks(of: .staff("maria"), at: now) } == 1)
        #expect(try await store.read { try $0.linkHolder(hash: SecretToken.hash(token), at: now) } == nil)
    }
}

@Suite struct SchemaTests {
    @Test func `A backup taken while the daemon works opens and holds the same`() async throws {
        let temporary = try TemporaryStore()
        _ = try await temporary.store.write { try $0.open(Samples.record, year: 2026, by: Actor("test"), at: Date()) }
        let file = temporary.folder.appendingPathComponent("copy.sqlite")
        try temporary.store.backup(to: file)
        let copy = try Store(file: file)
        #expect(try await copy.read { try $0.records(.offer, limit: 5).count } == 1)
        #expect(try await copy.verify().isEmpty)
        #expect(throws: StoreError.self) { try temporary.store.backup(to: file) }
    }

    @Test func `A file that is no database is refused with one sentence that says what to look at`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("no-\(UUID().uuidString).sqlite")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("this is no database, not at all, whatever one may think of it".utf8).write(to: file)
        let error = #expect(throws: StoreError.self) { try Store(file: file) }
        #expect(error?.description.contains("`data:`") == true)
    }
}
