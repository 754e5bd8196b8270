public import Foundation
import GRDB
public import Workflows

extension Transaction {
    /// Writes a row of a client's history.
    @discardableResult
    public func noteClient(
        _ event: String, on client: Int64, by actor: Actor, undo: Int64? = nil, at now: Date, detail: String = "",
        before: String? = nil
    ) throws -> Int64 {
        try run(
            """
            INSERT INTO client_history (client_id, at, actor, mail_id, undo_id, event, detail, before)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, [client, now.seconds, actor.name, actor.mail, undo, event, String(detail.prefix(2_000)), before])
        return db.lastInsertedRowID
    }

    /// The changes of a client, oldest first.
    public func clientHistory(of client: Int64) throws -> [ClientHistoryRow] {
        try rows("SELECT * FROM client_history WHERE client_id = ? ORDER BY id", [client]).map {
            ClientHistoryRow(
                at: Date(seconds: $0["at"]), actor: $0["actor"], event: $0["event"], detail: $0["detail"],
                mail: $0["mail_id"])
        }
    }

    /// The domains that are a client's.
    public func domains(of client: Int64) throws -> [String] {
        try rows("SELECT domain FROM client_domain WHERE client_id = ? ORDER BY domain", [client]).map { $0["domain"] }
    }

    /// Sets one thing that is known of a client, with its history; an empty value takes it out.
    ///
    /// - throws: `ClientRefusal` when the field cannot hold it.
    /// - returns: the value as it now stands.
    @discardableResult
    public func setClient(
        _ field: ClientField, to typed: String, of client: Int64, by actor: Actor, undo: Int64? = nil, at now: Date
    ) throws -> String {
        guard let before = try self.client(client) else { throw StoreError.missing("client \(client)") }
        let value = String(typed[...].trimmingSpaces.prefix(500))
        guard !value.contains(where: { $0.isNewline || $0 == "\0" }) else {
            throw ClientRefusal.badValue(field, value)
        }
        let old = try self.value(of: field, client: before)
        try write(field, value, of: client)
        let new = try self.client(client).map { try self.value(of: field, client: $0) } ?? ""
        guard new != old else { return new }
        try noteClient(
            field.rawValue, on: client, by: actor, undo: undo, at: now, detail: "\(old) → \(new)", before: old)
        return new
    }

    /// What stands in a field now, as `setClient` takes it.
    public func value(of field: ClientField, client: ClientRow) throws -> String {
        switch field {
        case .name: client.name
        case .language: client.language
        case .vat: client.vat
        case .eik: try terms(of: client.id).eik
        case .phone: client.phone
        case .invoiceAddress: client.address.line
        case .deliveryAddress: try terms(of: client.id).deliveryAddress?.line ?? ""
        case .paymentTerms: client.paymentTerms
        case .paymentDays: try terms(of: client.id).paymentDays.map(String.init) ?? ""
        case .incoterms: try terms(of: client.id).incoterms ?? ""
        case .vatCategory: try terms(of: client.id).vatCategory?.rawValue ?? ""
        case .vatGround: try terms(of: client.id).vatGround ?? ""
        case .invoiceEmail: client.invoiceEmail
        case .domain: try domains(of: client.id).joined(separator: " ")
        }
    }

    /// Writes a field as it was read or typed; the language of a client is that of its people.
    func write(_ field: ClientField, _ value: String, of client: Int64) throws {
        switch field {
        case .name:
            guard !value.isEmpty else { throw ClientRefusal.badValue(field, value) }
            try run("UPDATE client SET name = ? WHERE id = ?", [value, client])
        case .language:
            guard value.count == 2, value.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                throw ClientRefusal.badValue(field, value)
            }
            try run("UPDATE client SET language = lower(?) WHERE id = ?", [value, client])
            try run("UPDATE contact SET language = lower(?) WHERE client_id = ?", [value, client])
        case .vat: try run("UPDATE client SET vat = ? WHERE id = ?", [try number(value, field), client])
        case .eik, .deliveryAddress, .paymentDays, .incoterms, .vatCategory, .vatGround:
            try writeTerms(field, value, of: client)
        case .phone: try run("UPDATE client SET phone = ? WHERE id = ?", [value, client])
        case .invoiceAddress:
            let address = PostalAddress(line: value)
            try run(
                "UPDATE client SET street = ?, city = ?, postcode = ?, country = ? WHERE id = ?",
                [address.street, address.city, address.postcode, address.country, client])
        case .paymentTerms: try run("UPDATE client SET payment_terms = ? WHERE id = ?", [value, client])
        case .invoiceEmail:
            let halves = value.split(separator: "@", omittingEmptySubsequences: false)
            guard value.isEmpty || (halves.count == 2 && halves.allSatisfy { !$0.isEmpty }), !value.contains(" ") else {
                throw ClientRefusal.badValue(field, value)
            }
            try run("UPDATE client SET invoice_email = ? WHERE id = ?", [value.lowercased(), client])
        case .domain: try setDomains(value, of: client)
        }
    }

    /// A VAT or registration number without spaces, in capital letters.
    private func number(_ value: String, _ field: ClientField) throws -> String {
        let number = value.filter { !$0.isWhitespace }.uppercased()
        guard number.isEmpty || (number.count <= 20 && number.contains(where: \.isNumber)) else {
            throw ClientRefusal.badValue(field, value)
        }
        return number
    }

    private func writeTerms(_ field: ClientField, _ value: String, of client: Int64) throws {
        var terms = try terms(of: client)
        switch field {
        case .eik: terms.eik = try number(value, field)
        case .deliveryAddress:
            let address = PostalAddress(line: value)
            terms.deliveryAddress = address.isEmpty ? nil : address
        case .paymentDays:
            let days = Int(value)
            guard value.isEmpty || days.map((0...365).contains) == true else {
                throw ClientRefusal.badValue(field, value)
            }
            terms.paymentDays = days
        case .incoterms: terms.incoterms = value.isEmpty ? nil : value
        case .vatCategory:
            let category = VATCategory(rawValue: value.uppercased())
            guard value.isEmpty || category != nil else { throw ClientRefusal.badValue(field, value) }
            terms.vatCategory = category
        case .vatGround: terms.vatGround = value.isEmpty ? nil : value
        case .name, .language, .vat, .phone, .invoiceAddress, .paymentTerms, .invoiceEmail, .domain: return
        }
        try putTerms(terms, of: client)
    }

    /// All of a client's domains at once, parted by spaces or commas.
    private func setDomains(_ value: String, of client: Int64) throws {
        let wanted = value.lowercased().split { " ,;".contains($0) }.map { String($0.drop { $0 == "@" }) }
        for domain in wanted {
            guard domain.contains("."), domain.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" })
            else { throw ClientRefusal.badValue(.domain, domain) }
            guard !FreeMail.isProvider(domain) else { throw ClientRefusal.freeMail(domain) }
            if let owner = try self.client(domain: domain), owner.id != client {
                throw ClientRefusal.domainTaken(domain, by: owner.code)
            }
        }
        for domain in try domains(of: client) where !wanted.contains(domain) {
            try run("DELETE FROM client_domain WHERE domain = ?", [domain])
        }
        for domain in wanted {
            try run("INSERT OR IGNORE INTO client_domain (domain, client_id) VALUES (?, ?)", [domain, client])
        }
        try run("INSERT OR IGNORE INTO search_changed VALUES ('client', ?)", [client])
    }

    /// Sets a contact's own telephone or name, where staff took it from a signature.
    public func setContact(_ id: Int64, name: String?, phone: String?) throws {
        if let name { try run("UPDATE contact SET name = ? WHERE id = ?", [name, id]) }
        if let phone { try run("UPDATE contact SET phone = ? WHERE id = ?", [phone, id]) }
    }
}
