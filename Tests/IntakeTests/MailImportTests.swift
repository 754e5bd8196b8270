import Foundation
import Mail
import Storage
import Testing
import Workflows

@testable import Intake

/// Old mail comes in silently, with its dates (zammad 539, 3005, 575).
@Suite struct MailImportTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "xcrm-import-\(UUID().uuidString)")

    private static let first = """
        From: Ivan <ivan@stroymag.example>
        To: sales@fixmetal.example
        Subject: =?utf-8?B?0JfQsNC/0LjRgtCy0LDQvdC1?=
        Date: Mon, 04 Mar 2019 10:00:00 +0200
        Message-ID: <old1@stroymag.example>
        Content-Type: text/plain; charset=utf-8

        Моля оферта за 100 бр. LED крушка.
        >From the catalogue of 2018.

        """
    private static let second = """
        From: Maria <maria@fixmetal.example>
        To: Ivan <ivan@stroymag.example>
        Subject: Re: =?utf-8?B?0JfQsNC/0LjRgtCy0LDQvdC1?=
        Date: Tue, 05 Mar 2019 10:00:00 +0200
        Message-ID: <old2@fixmetal.example>
        In-Reply-To: <old1@stroymag.example>
        Content-Type: text/plain; charset=utf-8

        Изпращаме офертата.

        """
    private static let newsletter = """
        From: News <news@spam.example>
        To: sales@fixmetal.example
        Subject: Sale!
        Date: Tue, 05 Mar 2019 10:00:00 +0200
        Message-ID: <n1@spam.example>
        List-Unsubscribe: <mailto:u@spam.example>
        Precedence: bulk

        Buy now.

        """

    private func run(_ office: Office, _ path: URL, since: Date? = nil) async throws -> MailImport.Result {
        try await MailImport(store: office.store, house: office.service.house)
            .run(MailArchive(path.path), mailbox: "sales", since: since, at: office.now)
    }

    private func mbox() throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("old.mbox")
        let text = [Self.first, Self.second, Self.newsletter].map { "From x Mon Mar  4 10:00:00 2019\n" + $0 + "\n" }
        try Data(text.joined().utf8).write(to: file)
        return file
    }

    @Test func `An mbox becomes correspondence with its own dates; no record, no mail, and twice is once`() async throws
    {
        let office = try Office()
        let file = try mbox()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try await run(office, file) == .init(stored: 2, known: 0, passedOver: 1))
        #expect(try await run(office, file) == .init(stored: 0, known: 2, passedOver: 1))
        #expect(try await office.outbox().isEmpty)
        for kind in RecordKind.allCases { #expect(try await office.records(kind).isEmpty) }
        let mails = try await office.store.read { transaction in
            let contact = try #require(try transaction.contact(address: "ivan@stroymag.example"))
            let client = try #require(try transaction.client(contact.client))
            return try transaction.clientMails(in: transaction.scope(client), page: Page(size: 10))
        }
        #expect(mails.map(\.direction) == [.outgoing, .incoming])
        #expect(mails.map { Int($0.sentAt.timeIntervalSince1970) } == [1_551_772_800, 1_551_686_400])
        #expect(
            mails.last?.whole.contains("From the catalogue") == true || mails.last?.reply.contains("From the") == true)
        #expect(mails.last?.subject == "Запитване")
    }

    @Test func `A Maildir and a folder of eml files come in alike, and older ones can be left out`() async throws {
        let office = try Office()
        let maildir = folder.appendingPathComponent("Maildir/cur")
        try FileManager.default.createDirectory(at: maildir, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.first.utf8).write(to: maildir.appendingPathComponent("1551686400.1.host:2,S"))
        try Data(Self.second.utf8).write(to: folder.appendingPathComponent("answer.eml"))
        let since = Date(timeIntervalSince1970: 1_551_740_000)
        #expect(try await run(office, folder, since: since).stored == 1)
        #expect(try await run(office, folder) == .init(stored: 1, known: 1, passedOver: 0))
    }

    @Test func `What was imported is found, and a later answer to it stays with its client`() async throws {
        let office = try Office()
        let file = try mbox()
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await run(office, file)
        #expect(try await office.store.read { try $0.search("крушките", in: [.mails]) }.count == 1)
        try await office.receive(
            from: "ivan@stroymag.example", subject: "Re: Запитване", "Where is it?",
            headers: "In-Reply-To: <old2@fixmetal.example>\n")
        let clients = try await office.store.read { try $0.clients() }
        #expect(clients.count == 1)
    }

    @Test func `A path with nothing behind it is refused with what to do`() {
        #expect(throws: MailArchive.Problem.self) { try MailArchive("/nowhere/at/all.mbox") }
    }
}
