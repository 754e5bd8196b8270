import ArgumentParser
import Foundation
import Settings
import Storage
import Workflows

/// `xcrm client`: what is known of clients, by hand.
struct Client: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows, adds, edits, merges and splits clients.",
        discussion: "A client is named by its code (C00012) or its name. Every change stands in its history.",
        subcommands: [ShowClient.self, AddClient.self, EditClient.self, MergeClient.self, SplitClient.self])

    static func find(_ typed: String, _ transaction: Transaction) throws -> ClientRow {
        guard let client = try transaction.client(codeOrName: typed) else {
            throw Failure.usage(
                "there is no client '\(typed)', or more than one; `xcrm list clients` shows the codes")
        }
        return client
    }

    /// `name=value` as typed, each field once.
    static func fields(_ typed: [String]) throws -> [(ClientField, String)] {
        try typed.map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2, let field = ClientField.named(halves[0]) else {
                let known = ClientField.allCases.map { $0.label("en") }.joined(separator: ", ")
                throw Failure.usage("'\(pair)' is not FIELD=VALUE; the fields are \(known)")
            }
            return (field, halves[1])
        }
    }

    static func set(_ fields: [(ClientField, String)], of client: Int64, _ transaction: Transaction, at now: Date)
        throws
    {
        for (field, value) in fields {
            do {
                try transaction.setClient(field, to: value, of: client, by: Actor("shell"), at: now)
            } catch let refusal as ClientRefusal {
                throw Failure.usage(refusal.sentence)
            }
        }
    }
}

struct ShowClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows what is known of a client, its people, what is open, and its history.")
    @OptionGroup var firm: FirmOptions
    @Argument(help: "The client's code or name.") var client: String

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let typed = client
            let lines = try await firm.store.read { transaction -> [String] in
                let client = try Client.find(typed, transaction)
                var lines = ["\(client.code)\t\(client.name)"]
                for field in ClientField.allCases.dropFirst() {
                    let value = try transaction.value(of: field, client: client)
                    if !value.isEmpty { lines.append("\(field.label("en"))\t\(value)") }
                }
                for contact in try transaction.contacts(of: client.id) {
                    lines.append("contact\t\(contact.name) <\(contact.address)> \(contact.phone)")
                }
                for record in try transaction.clientOpen(in: transaction.scope(client), limit: 100) {
                    lines.append("open\t\(record.number)\t\(record.state)\t\(record.title)")
                }
                for change in try transaction.clientHistory(of: client.id).suffix(50) {
                    let day = change.at.formatted(.iso8601.year().month().day())
                    lines.append("history\t\(day)\t\(change.actor)\t\(change.event)\t\(change.detail)")
                }
                return lines
            }
            for line in lines {
                print(line.split(separator: "\t").map { Terminal.line(String($0)) }.joined(separator: "\t"))
            }
        }
    }
}

struct AddClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Makes a client by hand.")
    @OptionGroup var firm: FirmOptions
    @Argument(help: "The firm's name.") var name: String
    @Argument(help: "What is known: vat=…, phone=…, language=…, invoice=… (an address), delivery=…, payment=…, …")
    var fields: [String] = []
    @Option(help: "A person's address; may be repeated.") var contact: [String] = []

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let (name, contacts, fields) = (name, contact, try Client.fields(fields))
            let language = firm.configuration.company.language
            let code = try await firm.store.write { transaction -> String in
                let now = Date()
                for address in contacts where try transaction.contact(address: address) != nil {
                    throw Failure.usage("\(address) is a client's contact already; `xcrm client split` moves it")
                }
                let client = try transaction.addClient(NewClient(name: name, language: language), at: now)
                try transaction.noteClient("open", on: client.id, by: Actor("shell"), at: now)
                try Client.set(fields, of: client.id, transaction, at: now)
                let spoken = try transaction.client(client.id)?.language ?? language
                for address in contacts {
                    _ = try transaction.addContact(
                        client: client.id, name: address, address: address, phone: "", language: spoken, at: now)
                }
                return client.code
            }
            print(code)
        }
    }
}

struct EditClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Sets what is known of a client.",
        discussion: """
            FIELD=VALUE: name, language, vat, eik, phone, invoice (the address of invoices, as "ul. Parva 1, 4000 Plovdiv, \
            BG"), delivery (where goods go), payment (terms in words), days (of payment), email (of invoices), domain (all \
            of them, parted by spaces). An empty value takes it out.
            """)
    @OptionGroup var firm: FirmOptions
    @Argument(help: "The client's code or name.") var client: String
    @Argument(help: "What to set: FIELD=VALUE.") var fields: [String]

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let (typed, fields) = (client, try Client.fields(fields))
            try await firm.store.write { transaction in
                try Client.set(fields, of: Client.find(typed, transaction).id, transaction, at: Date())
            }
        }
    }
}

struct MergeClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Makes two clients one, with all correspondence; `client split` takes it back.")
    @OptionGroup var firm: FirmOptions
    @Argument(help: "The client that goes.") var client: String
    @Argument(help: "The client that stays.") var into: String

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let (goes, stays) = (client, into)
            let line = try await firm.store.write { transaction -> String in
                let (client, target) = (try Client.find(goes, transaction), try Client.find(stays, transaction))
                do {
                    try transaction.merge(client: client, into: target, by: Actor("shell"), at: Date())
                } catch let refusal as ClientRefusal {
                    throw Failure.usage(refusal.sentence)
                }
                return "\(client.code) is now \(target.code) \(target.name)"
            }
            print(line)
        }
    }
}

struct SplitClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Takes a merge back, or moves people with their correspondence to another client.",
        discussion: """
            xcrm client split C00012 – C00012 was merged into another and is its own again.
            xcrm client split C00007 --contact ivan@firm.example --into "New Firm" – the person becomes the other \
            client's, who is made if there is none of that name.
            """)
    @OptionGroup var firm: FirmOptions
    @Argument(help: "The client's code or name.") var client: String
    @Option(help: "The address of a person that goes; may be repeated.") var contact: [String] = []
    @Option(help: "The other client's code, or its name.") var into: String?

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let (typed, addresses, into) = (client, contact, into)
            let line = try await firm.store.write { transaction -> String in
                let now = Date()
                guard !addresses.isEmpty else {
                    do {
                        let client = try transaction.unmerge(code: typed, by: Actor("shell"), at: now)
                        return "\(client.code) \(client.name) is its own again"
                    } catch let refusal as ClientRefusal {
                        throw Failure.usage(refusal.sentence)
                    }
                }
                guard let into else { throw Failure.usage("name the other client with --into") }
                let client = try Client.find(typed, transaction)
                let people = try addresses.map { address in
                    guard let person = try transaction.contact(address: address), person.client == client.id else {
                        throw Failure.usage("\(address) is no contact of \(client.code)")
                    }
                    return person
                }
                let target =
                    try transaction.client(codeOrName: into)
                    ?? transaction.addClient(
                        NewClient(name: into, language: client.language), at: now)
                try transaction.move(contacts: people, to: target, by: Actor("shell"), at: now)
                return "\(people.count) contacts are now of \(target.code) \(target.name)"
            }
            print(line)
        }
    }
}

extension ClientRefusal {
    /// One sentence for the shell.
    var sentence: String {
        switch self {
        case .badValue(let field, let value): "'\(value)' cannot be the \(field.label("en")) of a client"
        case .freeMail(let domain): "everybody can have an address at \(domain), so it is no firm's domain"
        case .domainTaken(let domain, let code): "\(domain) belongs to \(code); `xcrm client merge` makes the two one"
        case .same: "that is the same client"
        case .notMerged(let code):
            "\(code) was not merged into another; to move people to another client, name them with --contact"
        }
    }
}
