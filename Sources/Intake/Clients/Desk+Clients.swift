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
    /// name out of the signature.
    func correspondent(_ sender: Address, reading: Reading, isTheirOwnSignature: Bool) throws
        -> (client: ClientRow, contact: ContactRow)
    {
        let details = isTheirOwnSignature ? reading.contact : ContactDetails()
        if let contact = try transaction.contact(address: sender.key),
            let client = try transaction.client(contact.client)
        {
            try transaction.nameContact(contact.id, personName(sender, details))
            try transaction.completeClient(client.id, vat: details.vat ?? "", phone: details.phone ?? "")
            return (client, contact)
        }
        let language = reading.language ?? configuration.company.language
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
        return try transaction.addClient(
            NewClient(
                name: name, language: language, vat: details.vat ?? "", phone: details.phone ?? "",
                domains: FreeMail.isProvider(sender.domain) || sender.domain.isEmpty ? [] : [sender.domain]),
            at: now)
    }

    private func personName(_ sender: Address, _ details: ContactDetails) -> String {
        String((details.name ?? (sender.name.isEmpty ? sender.address : sender.name)).prefix(120))
    }
}

/// Domains whose addresses belong to no firm.
enum FreeMail {
    /// Whether everybody can have an address at a domain.
    static func isProvider(_ domain: String) -> Bool { domains.contains(domain.lowercased()) }

    private static let domains: Set<String> = [
        "abv.bg", "mail.bg", "dir.bg", "gbg.bg", "atol.bg", "data.bg", "gmail.com", "googlemail.com", "yahoo.com",
        "yahoo.co.uk", "yahoo.de", "yahoo.fr", "ymail.com", "rocketmail.com", "hotmail.com", "hotmail.co.uk",
        "hotmail.de", "outlook.com", "outlook.de", "live.com", "live.co.uk", "msn.com", "icloud.com", "me.com",
        "mac.com",
        "aol.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch",
        "gmx.com", "web.de", "freenet.de", "t-online.de", "arcor.de", "posteo.de", "mailbox.org", "orange.fr",
        "free.fr",
        "laposte.net", "wanadoo.fr", "libero.it", "virgilio.it", "tiscali.it", "alice.it", "mail.ru", "inbox.ru",
        "list.ru", "bk.ru", "yandex.ru", "yandex.com", "rambler.ru", "ukr.net", "i.ua", "wp.pl", "o2.pl", "onet.pl",
        "interia.pl", "seznam.cz", "email.cz", "centrum.cz", "azet.sk", "freemail.hu", "citromail.hu", "zoho.com",
        "fastmail.com", "hey.com", "qq.com", "163.com", "126.com", "in.gr", "otenet.gr", "mynet.com", "hotmail.com.tr",
        "yahoo.gr", "yahoo.ro", "yahoo.es", "yahoo.it", "eunet.rs", "t.ht.hr", "net.hr", "inet.hr",
    ]
}
