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
                    try complete(contact.client, entry, transaction, at: now)
                    try transaction.nameContact(contact.id, entry.person)
                    result.known += 1
                    continue
                }
                let client: ClientRow
                if let known = try owner(entry, transaction) {
                    client = known
                    try complete(known.id, entry, transaction, at: now)
                } else {
                    client = try transaction.addClient(newClient(entry), at: now)
                    result.clients += 1
                }
                for address in [entry.email] + entry.otherEmails where try transaction.contact(address: address) == nil
                {
                    _ = try transaction.addContact(
                        client: client.id, name: entry.person.isEmpty ? address : entry.person, address: address,
                        phone: entry.phone, language: language(entry), at: now)
                    result.contacts += 1
                }
            }
            return result
        }
    }

    /// Who the entry's firm is in our books: by number, by a domain, by name.
    private func owner(_ entry: ClientFile.Entry, _ transaction: Transaction) throws -> ClientRow? {
        for number in [entry.vat, entry.eik] where !number.isEmpty {
            if let byNumber = try transaction.client(vat: number) { return byNumber }
        }
        for domain in domains(entry) {
            if let byDomain = try transaction.client(domain: domain) { return byDomain }
        }
        return entry.company.isEmpty ? nil : try transaction.client(codeOrName: entry.company)
    }

    /// Fills what our books lack; what stands there stays, since staff may have put it there.
    private func complete(
        _ id: Int64, _ entry: ClientFile.Entry, _ transaction: Transaction, at now: Date
    ) throws {
        guard let client = try transaction.client(id) else { return }
        let known: [(ClientField, String)] = [
            (.vat, entry.vat), (.eik, entry.eik), (.phone, entry.phone), (.invoiceAddress, address(entry).line),
            (.deliveryAddress, entry.delivery), (.paymentTerms, entry.payment), (.paymentDays, entry.days),
            (.invoiceEmail, entry.invoiceEmail),
        ]
        for (field, value) in known where !value.isEmpty {
            guard try transaction.value(of: field, client: client).isEmpty else { continue }
            // One bad field of a row is no reason to lose the others.
            _ = try? transaction.attempt {
                try transaction.setClient(field, to: value, of: client.id, by: Actor("import"), at: now)
            }
        }
    }

    private func newClient(_ entry: ClientFile.Entry) -> NewClient {
        var client = NewClient(
            name: entry.company.isEmpty ? (entry.person.isEmpty ? entry.email : entry.person) : entry.company,
            language: language(entry), vat: plain(entry.vat), phone: entry.phone, eik: plain(entry.eik),
            address: address(entry), domains: domains(entry))
        if client.eik.isEmpty, !client.vat.contains(where: \.isLetter) { swap(&client.eik, &client.vat) }
        client.deliveryAddress = PostalAddress(line: entry.delivery)
        client.paymentTerms = entry.payment
        client.paymentDays = Int(entry.days).flatMap { (0...365).contains($0) ? $0 : nil }
        client.invoiceEmail = entry.invoiceEmail.lowercased()
        return client
    }

    /// The domains named, and that of the address where there is a firm: its next person is then known as its.
    private func domains(_ entry: ClientFile.Entry) -> [String] {
        var domains = entry.domains
        if !entry.company.isEmpty, let at = entry.email.lastIndex(of: "@") {
            domains.append(entry.email[entry.email.index(after: at)...].lowercased())
        }
        return domains.filter { !FreeMail.isProvider($0) }
    }

    private func address(_ entry: ClientFile.Entry) -> PostalAddress {
        PostalAddress(
            street: entry.street, city: entry.city, postcode: entry.postcode, country: entry.country.uppercased())
    }

    private func plain(_ number: String) -> String { number.filter { !$0.isWhitespace }.uppercased() }

    private func language(_ entry: ClientFile.Entry) -> String { String(entry.language.lowercased().prefix(2)) }
}
