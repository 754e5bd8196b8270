import Foundation
import GRDB
import Mail
import Support
import Testing
import Workflows

@testable import Storage

@Suite struct SearchTests {
    private let temporary: TemporaryStore
    private var store: Store { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    private func client(_ name: String) async throws -> ClientRow {
        try await store.write {
            try $0.addClient(NewClient(name: name, language: "bg", vat: "BG175074752"), at: Date())
        }
    }

    @discardableResult
    private func mail(
        _ subject: String, _ text: String, client: Int64? = nil, file: (name: String, text: String)? = nil
    )
        async throws -> Int64
    {
        try await store.write { transaction in
            let raw = try transaction.storeRawMail(Data(UUID().uuidString.utf8))
            var mail = Samples.mail(raw: raw)
            mail.subject = subject
            mail.text = text
            mail.client = client
            if let file {
                mail.attachments = [
                    Part(path: "2", type: "application/pdf", detected: "application/pdf", name: file.name)
                ]
                mail.fileTexts = ["2": file.text]
            }
            return try transaction.storeMail(mail, at: Date()).id
        }
    }

    private func found(_ words: String, _ scopes: Set<SearchScope> = [.mails], client: Int64? = nil) async throws
        -> [SearchHit]
    {
        try await store.read { try $0.search(words, in: scopes, client: client) }
    }

    @Test(arguments: [
        ("крушка", "Моля оферта за 100 крушки"), ("чертежи", "чертеж"), ("снегове", "сняг"),
        ("крушките", "една крушка"), ("метър", "кабел на метри"),
        ("рекламации", "тази рекламация"), ("рекламацията", "две рекламации"), ("уплътнение", "нови уплътнения"),
        ("задания", "по заданието"), ("партиите", "първа партия"),
        ("поръчката", "нашите поръчки"), ("доставка", "сроковете на доставките"), ("болтове", "болт М8"),
        ("фактура", "по фактурата"), ("bulbs", "one LED bulb"), ("ship", "it was shipped"),
        ("deliveries", "the delivery is late"), ("подшипн", "подшипници 6204"), ("6204", "подшипници 6204-2RS"),
        ("BLT-933-M8x40", "the bolt blt-933-m8x40 is rusty"), ("ИВАН", "Поздрави, Иван"),
    ])
    func `A word is found in its other forms, and by its beginning`(words: String, text: String) async throws {
        try await mail("Subject", text)
        try await mail("Subject", "nothing of the kind / нищо такова")
        let hits = try await found(words)
        #expect(hits.count == 1)
        #expect(hits.first?.snippet.contains { $0.isFound } == true)
    }

    @Test(arguments: ["пишка", "invoice", "крушка -led", "\"led bulb 10\""])
    func `What does not stand there is not found`(words: String) async throws {
        try await mail("Запитване", "100 крушки led bulb 15W")
        #expect(try await found(words).isEmpty)
    }

    @Test func `All words must stand there, a phrase side by side, and a minus takes out`() async throws {
        let one = try await mail("Offer", "rusty bolts in the second package")
        let two = try await mail("Offer", "bolts, not rusty; the package is whole")
        #expect(try await found("rusty package").count == 2)
        #expect(try await found("\"rusty bolts\"").map(\.subject) == [.mail(one)])
        #expect(try await found("package -second").map(\.subject) == [.mail(two)])
    }

    @Test(arguments: [
        "\"", "\"\"", "AND", "NEAR(", "a*b OR", "subject:", "' OR 1=1 --", "-", "* ^ : ( )", "\u{0}x", "",
    ])
    func `What is typed is never taken for syntax`(words: String) async throws {
        try await mail("Offer", "and near subject or 1")
        _ = try await found(words, Set(SearchScope.allCases))
    }

    @Test func `Names and texts of attached files are found, with their mail`() async throws {
        let id = try await mail(
            "Drawing", "see attached", file: ("Чертеж вал 40.pdf", "Shaft drawing, hardened steel 42CrMo4"))
        for words in ["чертежи", "вал", "42CrMo4", "hardened"] {
            let hit = try #require(try await found(words, [.files]).first, "\(words)")
            guard case .file(_, let mail) = hit.subject else {
                Issue.record("not a file")
                return
            }
            #expect(mail == id)
            #expect(hit.title == "Чертеж вал 40.pdf")
        }
    }

    @Test func `A record is found by number, title, client, line and article, as it stands now`() async throws {
        let client = try await client("Стройимпекс ООД")
        let record = try await store.write { transaction in
            var new = Samples.record
            new.client = client.id
            new.title = "Крепежи за обект Люлин"
            let record = try transaction.open(new, year: 2026, by: Actor("shell"), at: Date())
            try transaction.putLine(
                LineSnapshot(position: 1, sku: "BLT-933-M8x40", text: "Болт с шестостенна глава"), of: record.id)
            return record
        }
        for words in [record.number.description, "крепеж люлин", "стройимпекс болтове", "BLT-933"] {
            #expect(try await found(words, [.records]).map(\.subject) == [.record(record.number)], "\(words)")
        }
        try await store.write { try $0.dropLine(1, of: record.id) }
        #expect(try await found("BLT-933", [.records]).isEmpty)
    }

    @Test func `A change that is rolled back leaves nothing behind in the index`() async throws {
        struct Stop: Error {}
        try? await store.write { transaction in
            var new = Samples.record
            new.title = "забравена"
            _ = try transaction.open(new, year: 2026, by: Actor("shell"), at: Date())
            throw Stop()
        }
        #expect(try await found("забравена", [.records]).isEmpty)
    }

    @Test func `A client is found by name, number and the people's addresses`() async throws {
        let client = try await client("Хидролифт ЕООД")
        _ = try await store.write {
            try $0.addContact(
                client: client.id, name: "Мария Илиева", address: "m.ilieva@hidrolift.example", phone: "",
                language: "bg",
                at: Date())
        }
        for words in ["хидролифт", "175074752", "илиева", "hidrolift.example", client.code] {
            #expect(try await found(words, [.clients]).map(\.subject) == [.client(client.code)], "\(words)")
        }
    }

    @Test func `One client's mails alone can be looked through`() async throws {
        let (one, two) = (try await client("One Ltd"), try await client("Two Ltd"))
        let first = try await mail("bolts", "bolts", client: one.id)
        try await mail("bolts", "bolts", client: two.id)
        #expect(try await found("bolts", [.mails, .records], client: one.id).map(\.subject) == [.mail(first)])
    }

    @Test func `A client finds the own mails and records, nothing internal and nothing of others`() async throws {
        let (one, two) = (try await client("One Ltd"), try await client("Two Ltd"))
        let mine = try await mail("rusty bolts", "rusty bolts", client: one.id, file: ("rust.pdf", "rusty drawing"))
        try await mail("rusty bolts", "rusty bolts", client: two.id)
        let order = try await store.write { transaction in
            let raw = try transaction.storeRawMail(Data("inside".utf8))
            var note = Samples.mail(raw: raw)
            (note.text, note.client, note.audience) = ("rusty: he pays late", one.id, .inside)
            _ = try transaction.storeMail(note, at: Date())
            for (kind, state, owner) in [
                (RecordKind.order, "confirmed", one.id), (.order, "confirmed", two.id), (.todo, "open", one.id),
            ] {
                var new = Samples.record
                (new.kind, new.state, new.client, new.title) = (kind, state, owner, "rusty bolts")
                new.body = "margin 40 %"
                _ = try transaction.open(new, year: 2026, by: Actor("shell"), at: Date())
            }
            return try #require(try transaction.records(.order, client: one.id, limit: 1).first)
        }
        let found = try await store.read { transaction in
            try transaction.clientSearch("rusty", in: transaction.scope(one))
        }
        #expect(Set(found.compactMap(\.client)) == [one.id])
        #expect(found.contains { $0.subject == .mail(mine) } && found.contains { $0.subject == .record(order.number) })
        #expect(found.count == 3)
        #expect(found.allSatisfy { !$0.plainSnippet.contains("late") && !$0.plainSnippet.contains("margin") })
        #expect(
            try await store.read { transaction in
                try transaction.clientSearch("margin", in: transaction.scope(one)).isEmpty
            })
        // Not even if the text of the record holds the signs by which finds are marked.
        try await store.write { transaction in
            try transaction.run(
                "UPDATE record SET body = ? WHERE client_id = ?", ["margin \u{F8F1}40\u{F8F2}", one.id])
        }
        let marked = try await store.read { try $0.clientSearch("rusty", in: $0.scope(one)) }
        #expect(marked.allSatisfy { !$0.plainSnippet.contains("margin") })
    }

    @Test func `A client finds the own mails among thousands of others', and what was merged or moved with them`()
        async throws
    {
        let (one, two) = (try await client("One Ltd"), try await client("Two Ltd"))
        let mine = try await mail("bolts", "bolts unicorn", client: one.id, file: ("bolts.pdf", "bolts"))
        try await store.write { transaction in
            let raw = try transaction.storeRawMail(Data("many".utf8))
            for index in 0..<2_500 {
                var mail = Samples.mail(raw: raw)
                (mail.subject, mail.text, mail.client) = ("bolts \(index)", "bolts", two.id)
                mail.fingerprint = "many \(index)"
                mail.messageID = "many\(index)@x.example"
                _ = try transaction.storeMail(mail, at: Date())
            }
        }
        func subjects(_ words: String, _ owner: ClientRow) async throws -> [SearchHit.Subject] {
            try await store.read { try $0.clientSearch(words, in: $0.scope(owner)).map(\.subject) }
        }
        #expect(try await subjects("bolts", one).contains(.mail(mine)))
        #expect(try await subjects("bolts", one).count == 2)
        #expect(try await subjects("bolts", two).count == 50)
        // Numbers of clients are no words of their mails.
        #expect(try await subjects("\(two.id)", one).isEmpty)
        #expect(try await found("bolts").count == 50)
        #expect(try await found("bolts", client: one.id).map(\.subject) == [.mail(mine)])
        // A mail that is moved to another client is found by that one, with its files.
        try await store.write { try $0.run("UPDATE mail SET client_id = ? WHERE id = ?", [two.id, mine]) }
        #expect(try await subjects("unicorn", one).isEmpty)
        #expect(try await subjects("unicorn", two) == [.mail(mine)])
        #expect(try await subjects("bolts.pdf", two).count == 1)
        #expect(try await subjects("bolts", one).isEmpty)
        let all = try await store.read { transaction in
            try transaction.clientSearch("bolts", in: transaction.scope(two), limit: 200)
        }
        #expect(all.count == 200)
        #expect(all.map(\.score) == all.map(\.score).sorted(by: >))
    }

    @Test func `The index can be built anew and then says the same`() async throws {
        let client = try await client("Хидролифт ЕООД")
        let id = try await mail("Запитване", "сто крушки", client: client.id)
        try await store.write { try $0.rebuildSearch() }
        #expect(try await found("крушка").map(\.subject) == [.mail(id)])
        #expect(try await found("хидролифт", [.clients]).count == 1)
    }
}
