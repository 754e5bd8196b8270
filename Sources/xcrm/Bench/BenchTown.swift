import Foundation
import Mail
import Storage
import Workflows

/// A made-up firm with years of mail, for measuring.
struct BenchTown: Sendable {
    static let clients = 400
    /// Rows of one transaction.
    static let batch = 4_000

    let mails: Int
    let records: Int
    let now: Date

    /// What the pages are asked for by.
    struct Made: Sendable {
        var clientToken = ""
        var staffToken = ""
        var offer = ""
        var order = ""
        var shipment = ""
        var complaint = ""
        var clientCode = ""
        var mail: Int64 = 0
    }

    private struct Person: Sendable {
        let client: Int64
        let contact: Int64
        let address: String
    }

    func build(_ store: Store) async throws -> Made {
        var made = Made()
        let (people, code) = try await store.write { try makePeople($0) }
        made.clientCode = code
        let raw = try await store.write { transaction in
            try (0..<200).map { try transaction.storeRawMail(Data("From: a@b\r\n\r\nbody \($0)\r\n".utf8)) }
        }
        var numbers: [Int64] = []
        for start in stride(from: 0, to: records, by: Self.batch) {
            let end = min(records, start + Self.batch)
            numbers += try await store.write { transaction in
                try (start..<end).map { try makeRecord($0, people, transaction) }
            }
        }
        let all = numbers
        for start in stride(from: 0, to: mails, by: Self.batch) {
            let end = min(mails, start + Self.batch)
            try await store.write { transaction in
                for index in start..<end { try makeMail(index, people, all, raw, transaction) }
            }
        }
        let (client, staff) = (SecretToken.make(), SecretToken.make())
        let finished = made
        return try await store.write { transaction in
            var made = finished
            let expires = now.addingTimeInterval(86_400)
            try transaction.addLink(
                hash: SecretToken.hash(client), for: .contact(people[0].contact), expires: expires, at: now)
            try transaction.addLink(hash: SecretToken.hash(staff), for: .staff("clerk"), expires: expires, at: now)
            func first(_ kind: RecordKind) throws -> String {
                try transaction.records(kind, client: people[0].client, limit: 1).first.map { "\($0.number)" } ?? ""
            }
            (made.clientToken, made.staffToken) = (client, staff)
            (made.offer, made.order) = (try first(.offer), try first(.order))
            (made.shipment, made.complaint) = (try first(.shipment), try first(.complaint))
            made.mail = try transaction.lastMail() ?? 1
            return made
        }
    }

    private func makePeople(_ transaction: Transaction) throws -> ([Person], String) {
        var code = ""
        let people = try (0..<Self.clients).map { index in
            let client = try transaction.addClient(
                NewClient(name: "Firm \(index) Ltd", language: index % 2 == 0 ? "bg" : "en"), at: now)
            if index == 0 { code = client.code }
            let address = "buyer@firm\(index).example"
            let contact = try transaction.addContact(
                client: client.id, name: "Buyer \(index)", address: address, phone: "", language: "en", at: now)
            return Person(client: client.id, contact: contact.id, address: address)
        }
        let rows = (0..<2_000).map { index in
            (
                "SKU-\(index)",
                #"{"sku":"SKU-\#(index)","names":{"bg":"Болт номер \#(index)","en":"Bolt number \#(index)"},"unit":"pcs","price":"0.38","currency":"EUR"}"#
            )
        }
        try transaction.replaceArticles(rows)
        return (people, code)
    }

    /// Every twentieth thing is the first client's.
    private func person(_ index: Int, _ people: [Person]) -> Person {
        index % 20 == 0 ? people[0] : people[1 + (index * 7_919) % (people.count - 1)]
    }

    /// Spread over two years.
    private func moment(_ index: Int, of count: Int) -> Date {
        now.addingTimeInterval(-Double(count - index) / Double(count) * 2 * 31_536_000)
    }

    private func makeRecord(_ index: Int, _ people: [Person], _ transaction: Transaction) throws -> Int64 {
        let person = person(index, people)
        let at = moment(index, of: records)
        let isOld = records - index > records / 20
        let kinds: [RecordKind] = [
            .offer, .offer, .order, .order, .shipment, .shipment, .offer, .order, .complaint, .todo,
        ]
        // By tens within the turn of clients, so that each client has all kinds.
        let kind = kinds[(index / 20 + index) % kinds.count]
        let states: [RecordKind: (String, String)] = [
            .offer: (index % 3 == 0 ? "declined" : "accepted", "sent"), .order: ("completed", "confirmed"),
            .shipment: ("delivered", "dispatched"), .complaint: ("settled", "open"), .todo: ("done", "open"),
        ]
        let state = states[kind].map { isOld ? $0.0 : $0.1 } ?? "active"
        var new = NewRecord(
            kind: kind, state: state, client: person.client, contact: person.contact, mailbox: "sales",
            holder: index % 4 == 0 ? nil : "clerk", title: "Fasteners for site \(index)")
        new.validUntil = kind == .offer ? "2027-01-01" : nil
        let actor = Actor("client:\(person.address)")
        let record = try transaction.open(new, year: 2026, by: actor, at: at)
        for position in 1...(1 + index % 6) {
            try transaction.putLine(
                LineSnapshot(
                    position: position, sku: "SKU-\((index + position) % 2_000)", text: "Hexagon bolt \(position)",
                    wording: "bolts", quantity: FixedDecimal(Int64(10 + index % 500)), unit: .pcs,
                    unitPrice: FixedDecimal("0.384"), vatPercent: FixedDecimal(20) ?? .zero), of: record.id)
        }
        if kind == .shipment {
            try transaction.putDispatch(
                DispatchSnapshot(shippedOn: "2026-05-01", deliveryOn: "2026-05-04", carrier: "Speedy"), of: record.id)
        }
        return record.id
    }

    private func makeMail(
        _ index: Int, _ people: [Person], _ records: [Int64], _ raw: [Int64], _ transaction: Transaction
    ) throws {
        let person = person(index, people)
        let at = moment(index, of: mails)
        let goesOut = index % 2 == 1
        let ours = Address(name: "Bench", address: "sales@bench.example")
        let theirs = Address(name: "Buyer", address: person.address)
        let text = String(repeating: "We need the goods by Friday, please say when they leave. ", count: 4 + index % 12)
        let files =
            index % 4 == 0
            ? [
                Part(
                    path: "2", type: "application/pdf", detected: "application/pdf", name: "drawing \(index).pdf",
                    bytes: 120_000, sha256: String(repeating: "a", count: 64), isAttachment: true)
            ] : []
        let mail = try transaction.storeMail(
            NewMail(
                rawID: raw[index % raw.count], direction: goesOut ? .outgoing : .incoming,
                fingerprint: "bench \(index)",
                mailbox: "sales", messageID: "\(index)@bench.example", inReplyTo: nil, sentAt: at,
                from: goesOut ? ours : theirs, recipients: [goesOut ? theirs : ours], subject: "Delivery \(index)",
                text: text + "\n> quoted", reply: text, kind: "question", language: "en", automatic: .human,
                proof: .verified, audience: .client, client: person.client, contact: person.contact, staff: nil,
                flags: [], attachments: files), at: at)
        // The record nearest in time that belongs to the same turn of clients.
        let record = records[min(records.count - 1, index * records.count / mails / 20 * 20 + index % 20)]
        try transaction.file(mail: mail.id, under: record, evidence: "bench")
        guard goesOut else { return }
        var outgoing = NewOutgoing(
            model: MailModel(template: .staffAnswer, language: "en"), record: record, mailbox: "sales",
            recipient: person.address, audience: .client, headerClass: .answer)
        outgoing.client = person.client
        outgoing.contact = person.contact
        if let id = try transaction.enqueue(outgoing, at: at) {
            try transaction.prepared(id, messageID: "out\(index)@bench.example", mail: mail.id, wantsCopy: false)
            _ = try transaction.markSending(id)
            try transaction.settleSent(id, reply: "250 ok", at: at)
        }
    }
}
