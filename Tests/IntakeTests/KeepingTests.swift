import Foundation
import Mail
import Storage
import Support
import Testing
import Workflows

@testable import Intake

/// Backups, exports, what is made anew from the raw mails, and what is forgotten.
@Suite struct KeepingTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("xcrm-keeping-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func done() { try? FileManager.default.removeItem(at: folder) }

    // MARK: export

    @Test(arguments: [
        "Subject: a\r\n\r\nFrom here on it is text\r\n>From quoted\r\n>>From twice\r\nfrom small\r\n",
        "Subject: empty body\r\n\r\n",
        "Subject: no line end\r\n\r\nlast",
        "Subject: empty lines at the end\r\n\r\ntext\r\n\r\n\r\n",
        "Subject: \u{417}\u{430}\u{43F}\u{438}\u{442}\u{432}\u{430}\u{43D}\u{435}\r\n\r\n\u{10}\u{1} \u{44F}\r\nFrom \r\n",
    ])
    func `A mail comes out of an mbox file as it went in`(text: String) throws {
        defer { done() }
        let file = folder.appendingPathComponent("out.mbox")
        #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
        let writer = MboxWriter(try FileHandle(forWritingTo: file))
        let other = Data("Subject: other\r\n\r\nFrom the other\r\n".utf8)
        try writer.append(Data(text.utf8), sender: "ivan@stroymag.example", date: Date(timeIntervalSince1970: 0))
        try writer.append(other, sender: "", date: Date(timeIntervalSince1970: 1_776_160_000))
        let mails = try MailArchive(file.path).map(\.bytes)
        let whole = text.hasSuffix("\r\n") ? text : text + "\r\n"
        #expect(mails == [Data(whole.utf8), other])
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "From ivan@stroymag.example Thu Jan  1 00:00:00 1970")
        #expect(lines.contains("From MAILER-DAEMON Tue Apr 14 09:46:40 2026"))
    }

    @Test func `All raw mails are exported in pages, those of one client alone, and none of an erased one`()
        async throws
    {
        defer { done() }
        let office = try Office()
        _ = try await office.inquiry()
        try await office.receive(from: "Anna <anna@harrow.example>", "Where is my parcel?")
        func senders(_ scope: ClientScope?) async throws -> [String] {
            var (all, last): ([String], Int64) = ([], 0)
            while let page = try await office.store.read({ [last] in
                try $0.exportedMails(of: scope, after: last, limit: 1)
            })
            .first {
                all.append(page.sender)
                last = page.rawID
            }
            return all
        }
        let client = try await office.store.read { transaction in
            let contact = try #require(try transaction.contact(address: Office.client))
            return try transaction.scope(try #require(try transaction.client(contact.client)))
        }
        #expect(try await senders(nil) == [Office.client, "anna@harrow.example"])
        #expect(try await senders(client) == [Office.client])
        _ = try await office.store.write { [now = office.now] in try $0.erase(client, by: Actor("shell"), at: now) }
        #expect(try await senders(nil) == ["anna@harrow.example"])
    }

    // MARK: backup and restore

    @Test func `A restored backup has everything, and holds what may have been sent since`() async throws {
        defer { done() }
        let office = try Office()
        let offer = try await office.inquiry()
        let waiting = try await office.outbox().filter { $0.state == .queued }.count
        try #require(waiting > 0)
        let (file, data) = (folder.appendingPathComponent("backup"), folder.appendingPathComponent("data"))
        try office.store.backup(to: file)

        #expect(try BackupFile(checking: file).restore(into: data, keepingOldAs: "before") == nil)
        let store = try Store(folder: data)
        #expect(try await store.read { try $0.record(offer.number) }?.state == offer.state)
        #expect(try await store.verify().isEmpty)
        #expect(try await store.write { try $0.holdOutgoing(reason: "held") } == waiting)
        let rows = try await store.read { try $0.outgoing(in: [.failed], limit: 100) }
        #expect(rows.count == waiting && rows.allSatisfy { $0.outcome == "held" })
    }

    @Test func `What was there before a restore is kept under another name, with what its journal held`() async throws {
        defer { done() }
        let office = try Office()
        let (file, data) = (folder.appendingPathComponent("backup"), folder.appendingPathComponent("data"))
        try office.store.backup(to: file)
        // Open while it is replaced, as after a crash: its last changes are in the journal only.
        let before = try Store(folder: data)
        _ = try await before.write { try $0.addClient(NewClient(name: "Only before", language: "en"), at: Date()) }
        let kept = try #require(try BackupFile(checking: file).restore(into: data, keepingOldAs: "before"))
        #expect(try await Store(file: kept).read { try $0.clients() }.map(\.name) == ["Only before"])
        #expect(try await Store(folder: data).read { try $0.clients() }.isEmpty)
    }

    @Test(arguments: ["text", "other database", "truncated"])
    func `A file that is no sound backup is refused and stays as it is`(kind: String) async throws {
        defer { done() }
        let file = folder.appendingPathComponent("backup")
        switch kind {
        case "text": try Data("no database\n".utf8).write(to: file)
        case "other database": try Data().write(to: file)
        default:
            let office = try Office()
            _ = try await office.inquiry()
            try office.store.backup(to: file)
            let whole = try Data(contentsOf: file)
            try whole.prefix(whole.count / 2).write(to: file)
        }
        let bytes = try Data(contentsOf: file)
        #expect(throws: StoreError.self) { _ = try BackupFile(checking: file) }
        #expect(try Data(contentsOf: file) == bytes)
    }

    // MARK: rebuild

    @Test func `What is derived comes back from the raw mails, and what was decided stays`() async throws {
        defer { done() }
        let office = try Office()
        let mail = try await office.receive(
            from: "Ivan Stoyanov <\(Office.client)>", subject: "Inquiry",
            "Please quote 100 pcs LED bulb 10W E27.\n\nOn Mon, Maria wrote:\n> the old text")
        let house = office.service.house
        func look() async throws -> (text: String, reply: String, kind: String, found: Int) {
            try await office.store.read { transaction in
                let row = try #require(try transaction.derivedTexts(of: mail))
                return (row.text, row.reply, row.kind, try transaction.search("quote bulb", in: [.mails]).count)
            }
        }
        let before = try await look()
        #expect(before.text.contains("old text") && !before.reply.contains("old text") && before.found == 1)
        try await office.store.write { try $0.rederive(mail, subject: "lost", text: "lost", reply: "lost") }
        #expect(try await look().found == 0)
        #expect(
            try await MailRebuild(store: office.store, house: house).run()
                == office.store.read { Int(try $0.lastMail() ?? 0) })
        #expect(try await look() == before)
    }

    // MARK: erasure

    private static let secrets = [
        "Stoyanov", "Стоянов", Office.client, "stroymag", "lanterns for the cellar", "0888 123 456", "secret-plan.txt",
        "the gate is green",
    ]

    /// Which of the secrets stand anywhere in the files of a database, in either case of letters.
    private func traces(_ folder: URL) throws -> [String] {
        var content = ""
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            content += String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
        }
        content = content.lowercased()
        return Self.secrets.filter { content.contains($0.lowercased()) }
    }

    private func plan(to address: String) -> String {
        """
        Authentication-Results: mx.\(Office.firm); dmarc=pass header.from=stroymag.example
        From: Ivan Stoyanov <\(Office.client)>
        To: \(address)
        Subject: Re: lanterns for the cellar
        Date: Tue, 14 Apr 2026 13:46:40 +0300
        Message-ID: <plan@stroymag.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        What about the lanterns for the cellar?

        Иван Стоянов, тел. 0888 123 456
        --b
        Content-Type: text/plain; name="secret-plan.txt"
        Content-Disposition: attachment; filename="secret-plan.txt"

        the gate is green
        --b--
        """
    }

    private func told(_ office: Office) async throws -> ClientScope {
        let offer = try await office.inquiry()
        _ = try await office.deliver(plan(to: try office.token(offer, for: Office.client)))
        try await office.maria(offer, "#decline too far")
        return try await office.store.read { transaction in
            let contact = try #require(try transaction.contact(address: Office.client))
            return try transaction.scope(try #require(try transaction.client(contact.client)))
        }
    }

    @Test func `Of an erased client not one word is left in the files of the database`() async throws {
        defer { done() }
        let office = try Office()
        let scope = try await told(office)
        try await office.receive(
            from: "Anna <anna@harrow.example>", subject: "Tiles", "Please quote 10 pcs LED bulb 10W E27.")
        let offers = try await office.records(.offer)
        #expect(try traces(office.temporary.folder) == Self.secrets)
        let erasure = try await office.store.write { [now = office.now] in
            try $0.erase(scope, by: Actor("shell"), at: now)
        }
        try await office.store.scrub()
        #expect(try traces(office.temporary.folder) == [])
        #expect(erasure.mails > 1 && erasure.contacts == 1 && erasure.invoices == 0)
        // Numbers, states and goods are left, and the other client has all that it had.
        #expect(try await office.records(.offer).map(\.number) == offers.map(\.number))
        #expect(try await office.records(.offer).map(\.state) == offers.map(\.state))
        #expect(try await office.store.read { try $0.search("tiles", in: [.mails]) }.count == 1)
        #expect(try await office.store.verify().isEmpty)
        #expect(try await office.outbox(to: Office.client).isEmpty)
    }

    @Test func `Invoices stay as issued, with the name that the law wants on them`() async throws {
        defer { done() }
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        let invoice = try #require(try await office.documents().first)
        let owner = try #require(order.client)
        let scope = try await office.store.read { transaction in
            try transaction.scope(try #require(try transaction.client(owner)))
        }
        #expect(try await office.store.read { try $0.openRecords(of: scope) }.contains(invoice.record.number))
        let name = invoice.snapshot.buyer.name
        let erasure = try await office.store.write { [now = office.now] in
            try $0.erase(scope, by: Actor("shell"), at: now)
        }
        #expect(erasure.invoices == 1)
        let after = try #require(try await office.documents().first)
        #expect(after.snapshot == invoice.snapshot)
        #expect(try await office.store.read { try $0.client(owner) }?.name == name)
        #expect(try await office.store.verify().isEmpty)
    }

    @Test func `A mail of an erased client that is found again on the server does not come back`() async throws {
        defer { done() }
        let office = try Office()
        let scope = try await told(office)
        let offer = try await office.only(.offer)
        let count = try await office.store.read { try $0.lastMail() }
        _ = try await office.store.write { [now = office.now] in try $0.erase(scope, by: Actor("shell"), at: now) }
        _ = try await office.deliver(plan(to: try office.token(offer, for: Office.client)))
        let raw = try await office.store.read { try $0.exportedMails(of: nil, after: 0, limit: 100) }
        #expect(raw.allSatisfy { $0.sender != Office.client })
        #expect(try await office.store.read { try $0.lastMail() } == count)
    }
}
