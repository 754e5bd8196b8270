public import Foundation
import GRDB
public import Workflows

/// A client: a firm or a private person that we do business with.
public struct ClientRow: Hashable, Sendable {
    /// The row.
    public let id: Int64
    /// The short code in our books: `C00012`.
    public let code: String
    /// The firm, or the person where there is no firm.
    public let name: String
    /// ISO 639-1.
    public let language: String
    /// The VAT or registration number; empty if not known.
    public let vat: String
    /// The telephone; empty if not known.
    public let phone: String
    /// Where invoices go.
    public let address: PostalAddress
    /// How and when the client pays, in words; empty if nothing is agreed.
    public let paymentTerms: String
    /// Where invoices are mailed; empty if to the contact of the order.
    public let invoiceEmail: String
}

/// A person at a client.
public struct ContactRow: Hashable, Sendable {
    /// The row.
    public let id: Int64
    /// Whose person.
    public let client: Int64
    /// Display name; the address where there is none.
    public let name: String
    /// Mail address in lower case.
    public let address: String
    /// The own telephone; empty if not known.
    public let phone: String
    /// ISO 639-1.
    public let language: String
}

/// What is known of a client before it is stored.
public struct NewClient: Sendable {
    /// The firm or person.
    public var name: String
    /// ISO 639-1.
    public var language: String
    /// The VAT number.
    public var vat: String
    /// The telephone.
    public var phone: String
    /// The registration number (ЕИК).
    public var eik: String
    /// Where invoices go.
    public var address: PostalAddress
    /// Where goods go, if elsewhere.
    public var deliveryAddress = PostalAddress()
    /// How and when the client pays, in words.
    public var paymentTerms = ""
    /// Within how many days of the invoice.
    public var paymentDays: Int?
    /// Where invoices are mailed.
    public var invoiceEmail = ""
    /// Domains of which every address is this client's; never those of free-mail providers.
    public var domains: [String]

    /// Takes what is known.
    public init(
        name: String, language: String, vat: String = "", phone: String = "", eik: String = "",
        address: PostalAddress = PostalAddress(), domains: [String] = []
    ) {
        self.name = name
        self.language = language
        self.vat = vat
        self.phone = phone
        self.eik = eik
        self.address = address
        self.domains = domains
    }
}

extension Transaction {
    /// The contact with a mail address.
    public func contact(address: String) throws -> ContactRow? {
        try row("SELECT * FROM contact WHERE address = ?", [address.lowercased()]).map(contactRow)
    }

    /// A contact by its row.
    public func contact(_ id: Int64) throws -> ContactRow? {
        try row("SELECT * FROM contact WHERE id = ?", [id]).map(contactRow)
    }

    /// A client's contacts, first made first.
    public func contacts(of client: Int64) throws -> [ContactRow] {
        try rows("SELECT * FROM contact WHERE client_id = ? ORDER BY id", [client]).map(contactRow)
    }

    private func contactRow(_ row: Row) -> ContactRow {
        ContactRow(
            id: row["id"], client: row["client_id"], name: row["name"], address: row["address"],
            phone: row["phone"], language: row["language"])
    }

    /// A client by its row; the one it was merged into, if it was.
    public func client(_ id: Int64) throws -> ClientRow? {
        var id = id
        // A chain of merges is short; the bound only ends a damaged one.
        for _ in 0..<16 {
            guard let row = try row("SELECT * FROM client WHERE id = ?", [id]) else { return nil }
            guard let next = row["merged_into"] as Int64? else { return clientRow(row) }
            id = next
        }
        return nil
    }

    func clientRow(_ row: Row) -> ClientRow {
        ClientRow(
            id: row["id"], code: row["code"], name: row["name"], language: row["language"], vat: row["vat"],
            phone: row["phone"],
            address: PostalAddress(
                street: row["street"], city: row["city"], postcode: row["postcode"], country: row["country"]),
            paymentTerms: row["payment_terms"], invoiceEmail: row["invoice_email"])
    }

    /// The client that owns a domain.
    public func client(domain: String) throws -> ClientRow? {
        guard let id = try int("SELECT client_id FROM client_domain WHERE domain = ?", [domain.lowercased()]) else {
            return nil
        }
        return try client(id)
    }

    /// The one client with a VAT or registration number; `nil` for none or several. `BG203912347` and `203912347` are
    /// one firm's numbers.
    public func client(vat: String) throws -> ClientRow? {
        let number = vat.filter { !$0.isWhitespace }.uppercased()
        guard number.contains(where: \.isNumber) else { return nil }
        let bare = String(number.drop { $0.isLetter })
        let rows = try rows(
            """
            SELECT * FROM client WHERE merged_into IS NULL AND (vat IN (?1, ?2, 'BG' || ?2) AND vat <> ''
                OR id IN (SELECT client_id FROM client_terms WHERE eik IN (?1, ?2) AND eik <> '')) LIMIT 2
            """, [number, bare])
        return rows.count == 1 ? rows.first.map(clientRow) : nil
    }

    /// The one client whose code, or else whose name, is this; `nil` for none or several.
    public func client(codeOrName: String) throws -> ClientRow? {
        // „C-42“ and „c00042“ are what people make of C00042.
        let typed = codeOrName.filter { $0 != "-" && !$0.isWhitespace }
        if let first = typed.first, "CcСс".contains(first), let counter = Int(typed.dropFirst()), counter > 0 {
            let digits = String(counter)
            let code = "C" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
            if let id = try int("SELECT id FROM client WHERE code = ?", [code]) { return try client(id) }
        }
        let wanted = codeOrName.lowercased()
        let found = try rows("SELECT * FROM client WHERE merged_into IS NULL").map(clientRow).filter {
            $0.name.lowercased() == wanted
        }
        return found.count == 1 ? found.first : nil
    }

    /// All clients, by code.
    public func clients(limit: Int = 10_000) throws -> [ClientRow] {
        try rows("SELECT * FROM client WHERE merged_into IS NULL ORDER BY code LIMIT ?", [limit]).map(clientRow)
    }

    /// Makes a client with the next code.
    public func addClient(_ new: NewClient, at now: Date) throws -> ClientRow {
        let counter = try next(kind: "client", year: 0)
        let digits = String(counter)
        let code = "C" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        try run(
            """
            INSERT INTO client (code, name, language, vat, phone, street, city, postcode, country, created_at,
                payment_terms, invoice_email)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                code, new.name, new.language, new.vat, new.phone, new.address.street, new.address.city,
                new.address.postcode, new.address.country, now.seconds, new.paymentTerms, new.invoiceEmail,
            ])
        let id = db.lastInsertedRowID
        for domain in new.domains where !FreeMail.isProvider(domain) {
            try run(
                "INSERT OR IGNORE INTO client_domain (domain, client_id) VALUES (?, ?)", [domain.lowercased(), id])
        }
        if !new.eik.isEmpty || new.paymentDays != nil || !new.deliveryAddress.isEmpty {
            var terms = ClientTerms()
            terms.eik = new.eik
            terms.paymentDays = new.paymentDays
            terms.deliveryAddress = new.deliveryAddress.isEmpty ? nil : new.deliveryAddress
            try putTerms(terms, of: id)
        }
        guard let row = try client(id) else { throw StoreError.missing("client \(code)") }
        return row
    }

    /// Makes a contact, or returns the one that has the address: this can never fail a mail.
    public func addContact(
        client: Int64, name: String, address: String, phone: String, language: String, at now: Date
    ) throws -> ContactRow {
        try run(
            """
            INSERT INTO contact (client_id, name, address, phone, language, created_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (address) DO NOTHING
            """, [client, name, address.lowercased(), phone, language, now.seconds])
        guard let contact = try contact(address: address) else { throw StoreError.missing("contact") }
        return contact
    }

    /// Gives a contact a proper name where only the address stood for one.
    public func nameContact(_ id: Int64, _ name: String) throws {
        try run("UPDATE contact SET name = ? WHERE id = ? AND (name = '' OR name = address)", [name, id])
    }

    /// Whether nobody and nothing is left of a client.
    public func isEmpty(client: Int64) throws -> Bool {
        try int(
            """
            SELECT EXISTS (SELECT 1 FROM contact WHERE client_id = ?1) OR EXISTS (SELECT 1 FROM record WHERE client_id = ?1)
            """, [client]) == 0
    }

    /// What a client calls articles: folded words → code.
    public func aliases(of client: Int64) throws -> [String: String] {
        Dictionary(
            try rows("SELECT words, sku FROM alias WHERE client_id = ?", [client]).map { ($0["words"], $0["sku"]) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Remembers what a client calls an article.
    public func learnAlias(client: Int64, words: String, sku: String) throws {
        guard !words.isEmpty, words.utf8.count <= 300 else { return }
        try run(
            """
            INSERT INTO alias (client_id, words, sku) VALUES (?, ?, ?)
            ON CONFLICT (client_id, words) DO UPDATE SET sku = excluded.sku
            """, [client, words, sku])
    }

    /// Takes the next number of a series.
    func next(kind: String, year: Int) throws -> Int {
        let row = try row(
            """
            INSERT INTO counter (kind, year, next) VALUES (?, ?, 2)
            ON CONFLICT (kind, year) DO UPDATE SET next = next + 1 RETURNING next - 1 AS taken
            """, [kind, year])
        guard let taken = row?["taken"] as Int? else { throw StoreError.missing("the counter of \(kind)") }
        return taken
    }
}
