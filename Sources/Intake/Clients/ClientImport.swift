public import Foundation
public import Storage
import Workflows

/// Takes clients and contacts into the database. Who is known already is completed, never overwritten.
public struct ClientImport: Sendable {
    private let store: Store

    /// What an import did.
    public struct Result: Hashable, Sendable {
        /// New clients.
        public var clients = 0
        /// New contacts.
        public var contacts = 0
        /// Contacts that were there before.
        public var known = 0
    }

    /// An import into a database.
    public init(store: Store) { self.store = store }

    /// Stores the entries in one transaction.
    public func run(_ entries: [ClientFile.Entry], at now: Date) async throws -> Result {
        try await store.write { transaction in
            var result = Result()
            for entry in entries {
                if let contact = try transaction.contact(address: entry.email) {
                    try transaction.completeClient(contact.client, vat: vat(entry), phone: entry.phone)
                    try transaction.nameContact(contact.id, entry.person)
                    result.known += 1
                    continue
                }
                let client: ClientRow
                if let known = try owner(entry, transaction) {
                    client = known
                } else {
                    client = try transaction.addClient(newClient(entry), at: now)
                    result.clients += 1
                }
                _ = try transaction.addContact(
                    client: client.id, name: entry.person.isEmpty ? entry.email : entry.person, address: entry.email,
                    phone: entry.phone, language: language(entry), at: now)
                result.contacts += 1
            }
            return result
        }
    }

    private func owner(_ entry: ClientFile.Entry, _ transaction: Transaction) throws -> ClientRow? {
        if let byVAT = try transaction.client(vat: vat(entry)) { return byVAT }
        if let domain = entry.domains.first, let byDomain = try transaction.client(domain: domain) { return byDomain }
        return entry.company.isEmpty ? nil : try transaction.client(codeOrName: entry.company)
    }

    private func newClient(_ entry: ClientFile.Entry) -> NewClient {
        NewClient(
            name: entry.company.isEmpty ? (entry.person.isEmpty ? entry.email : entry.person) : entry.company,
            language: language(entry), vat: vat(entry), phone: entry.phone,
            address: PostalAddress(
                street: entry.street, city: entry.city, postcode: entry.postcode, country: entry.country.uppercased()),
            domains: entry.domains.filter { !FreeMail.isProvider($0) })
    }

    private func vat(_ entry: ClientFile.Entry) -> String { entry.vat.filter { !$0.isWhitespace } }

    private func language(_ entry: ClientFile.Entry) -> String { String(entry.language.lowercased().prefix(2)) }
}
