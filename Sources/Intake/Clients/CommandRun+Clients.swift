import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// `#client`, `#set`, `#merge`: whose correspondence it is, and what is known of the client. They work on a record,
    /// and on a mail that has none.
    mutating func executeAboutClient(_ command: StaffCommand) throws -> String {
        do {
            switch command {
            case .client(let typed): return try giveToClient(typed.trimmingCharacters(in: .whitespaces))
            case .set(let fields): return try set(fields)
            case .merge(let typed): return try merge(into: typed)
            default: throw Refusal.wrongRecord
            }
        } catch let refusal as ClientRefusal {
            throw Refusal.client(refusal)
        }
    }

    /// Files the record, or the mail that is answered, under another client: `NAME`, `C00012`, the address of a person,
    /// or `+ NAME` for a client that is new.
    private mutating func giveToClient(_ typed: String) throws -> String {
        let subject = try record.map(desk.reload)
        let answered = try answers.flatMap { try transaction.mail($0) }
        guard subject != nil || answered != nil else { throw Refusal.needsRecord }
        let client: ClientRow
        if typed.contains("@"), !typed.hasPrefix("+") {
            client = try giveToPerson(typed, subject: subject, answered: answered)
        } else {
            let contact =
                try subject?.contact.flatMap { try transaction.contact($0) }
                ?? answered.flatMap { try transaction.contact(address: $0.fromAddress) }
            client = typed.hasPrefix("+") ? try newClient(typed, of: contact) : try named(typed)
            if let contact { try move(contact, to: client) }
            if let subject {
                let person = try contact?.id ?? transaction.contacts(of: client.id).first?.id
                try transaction.setClient(client.id, contact: person, of: subject.id)
            } else if let answered, contact == nil {
                try remember(mail: answered.id)
                try transaction.give(mail: answered.id, to: client.id, contact: nil)
            }
        }
        if let subject {
            try transaction.note("client", on: subject.id, by: actor, at: desk.now, detail: client.code)
        }
        return "\(client.code) \(client.name)"
    }

    private func named(_ typed: String) throws -> ClientRow {
        guard let client = try transaction.client(codeOrName: typed) else { throw Refusal.unknownClient(typed) }
        return client
    }

    /// A client of the name behind a `+`; staff have looked, so the name alone is enough.
    private func newClient(_ typed: String, of contact: ContactRow?) throws -> ClientRow {
        let name = typed.drop { $0 == "+" || $0.isWhitespace }
        guard !name.isEmpty else { throw Refusal.unknownClient(typed) }
        let client = try transaction.addClient(
            NewClient(
                name: String(name.prefix(200)), language: contact?.language ?? house.configuration.company.language),
            at: desk.now)
        try transaction.noteClient("open", on: client.id, by: actor, at: desk.now)
        return client
    }

    /// A person with all mails and records becomes the client's; a client that has nobody and nothing left goes along.
    private func move(_ contact: ContactRow, to client: ClientRow) throws {
        guard contact.client != client.id else { return }
        try transaction.move(contacts: [contact], to: client, by: actor, undo: desk.undo, at: desk.now)
        if let left = try transaction.client(contact.client), try transaction.isEmpty(client: left.id) {
            try transaction.merge(client: left, into: client, by: actor, undo: desk.undo, at: desk.now)
        }
    }

    /// What was taken for one person's is another's: right for a forwarded mail whose writer was misread.
    private func giveToPerson(_ typed: String, subject: RecordRow?, answered: StoredMail?) throws -> ClientRow {
        let address = Address(address: typed.filter { !"<>".contains($0) }.lowercased())
        guard address.address.split(separator: "@").count == 2, !address.address.contains(" "),
            house.configuration.staff(address: address.address) == nil, !house.isOwn(address.address)
        else { throw Refusal.unknownClient(typed) }
        let (client, contact) = try desk.correspondent(
            address, details: ContactDetails(), language: answered.flatMap { try? transaction.language(ofMail: $0.id) })
        let before = subject?.contact
        for mail in try subject.map({ try transaction.mails(of: $0.id, contact: before) })
            ?? [answered].compactMap(\.self)
        {
            try remember(mail: mail.id)
            try transaction.give(mail: mail.id, to: client.id, contact: contact.id)
        }
        if let subject { try transaction.setClient(client.id, contact: contact.id, of: subject.id) }
        return client
    }

    private func remember(mail: Int64) throws {
        if let undo = desk.undo { try transaction.remember(mail: mail, in: undo) }
    }

    // MARK: what is known

    /// Whose record or mail it is.
    private func subjectClient() throws -> ClientRow {
        let answered = try answers.flatMap { try transaction.mail($0) }
        let id = try record.map(desk.reload)?.client ?? answered?.client
        guard let client = try id.flatMap({ try transaction.client($0) }) else { throw Refusal.noClient }
        return client
    }

    private func set(_ fields: [ClientField: String]) throws -> String {
        let client = try subjectClient()
        var said: [String] = []
        for field in ClientField.allCases {
            guard let typed = fields[field] else { continue }
            let value = try transaction.setClient(
                field, to: typed, of: client.id, by: actor, undo: desk.undo, at: desk.now)
            said.append("\(field.label(phrases.language)): \(value.isEmpty ? "–" : value)")
        }
        if let record { try transaction.note("set", on: record.id, by: actor, at: desk.now, detail: client.code) }
        return "\(client.code) \(said.joined(separator: "; "))"
    }

    private func merge(into typed: String) throws -> String {
        let (client, target) = (try subjectClient(), try named(typed))
        try transaction.merge(client: client, into: target, by: actor, undo: desk.undo, at: desk.now)
        if let record { try transaction.note("merge", on: record.id, by: actor, at: desk.now, detail: target.code) }
        return "\(client.code) → \(target.code) \(target.name)"
    }
}
