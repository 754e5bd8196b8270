import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// The languages that templates are written in.
    static let written: Set<String> = ["bg", "en", "de"]

    /// What to write to somebody in.
    func language(of contact: ContactRow?, _ client: ClientRow?) -> String {
        let wanted = contact?.language ?? client?.language ?? configuration.company.language
        return Self.written.contains(wanted) ? wanted : "en"
    }

    /// The client and contact behind a sender, made on the first mail.
    ///
    /// A known address wins; then a domain that a client owns (never a free-mail provider's); else a new client with the
    /// name, telephone and number out of the signature. What is in the books already is not changed by a mail.
    func correspondent(_ sender: Address, reading: Reading, isTheirOwnSignature: Bool) throws
        -> (client: ClientRow, contact: ContactRow)
    {
        try correspondent(
            sender, details: isTheirOwnSignature ? reading.contact : ContactDetails(), language: reading.language)
    }

    /// The same with what is known of the sender.
    func correspondent(_ sender: Address, details: ContactDetails, language: String?) throws
        -> (client: ClientRow, contact: ContactRow)
    {
        if let contact = try transaction.contact(address: sender.key),
            let client = try transaction.client(contact.client)
        {
            try transaction.nameContact(contact.id, personName(sender, details))
            return (client, try transaction.contact(contact.id) ?? contact)
        }
        let language = language ?? configuration.company.language
        let client = try owner(of: sender, details: details) ?? newClient(sender, details: details, language: language)
        let contact = try transaction.addContact(
            client: client.id, name: personName(sender, details), address: sender.key, phone: details.phone ?? "",
            language: language, at: now)
        return (client, contact)
    }

    private func owner(of sender: Address, details: ContactDetails) throws -> ClientRow? {
        guard !FreeMail.isProvider(sender.domain) else { return nil }
        return try transaction.client(domain: sender.domain)
    }

    private func newClient(_ sender: Address, details: ContactDetails, language: String) throws -> ClientRow {
        let name = details.company ?? personName(sender, details)
        let number = details.vat ?? ""
        let isVAT = number.contains(where: \.isLetter)
        return try transaction.addClient(
            NewClient(
                name: name, language: language, vat: isVAT ? number : "", phone: details.phone ?? "",
                eik: isVAT ? "" : number,
                domains: FreeMail.isProvider(sender.domain) || sender.domain.isEmpty ? [] : [sender.domain]),
            at: now)
    }

    private func personName(_ sender: Address, _ details: ContactDetails) -> String {
        String((details.name ?? (sender.name.isEmpty ? sender.address : sender.name)).prefix(120))
    }
}
