public import Foundation
import GRDB
public import Workflows

/// What is agreed with a client once for all; what is `nil` follows the configuration.
public struct ClientTerms: Hashable, Sendable {
    /// The registration number (ЕИК); empty if not known.
    public var eik = ""
    /// How many days after the invoice it is to be paid, where staff set the number.
    public var paymentDays: Int?
    /// How and when the client pays, in words; they are the client's own field and only read here.
    public internal(set) var paymentWords = ""
    /// Incoterms 2020 with the named place.
    public var incoterms: String?
    /// The tax category of all that the client buys, where staff decided it.
    public var vatCategory: VATCategory?
    /// The law that it rests on, in words.
    public var vatGround: String?
    /// Where goods go, if elsewhere than invoices.
    public var deliveryAddress: PostalAddress?

    /// Nothing of its own.
    public init() {}

    /// When the client pays: the number of days that was set, else what the words say.
    public var payment: PaymentTerm? { paymentDays.map(PaymentTerm.days) ?? PaymentTerm(words: paymentWords) }
}

extension Transaction {
    /// What is agreed with a client.
    public func terms(of client: Int64) throws -> ClientTerms {
        var terms = ClientTerms()
        terms.paymentWords = try row("SELECT payment_terms FROM client WHERE id = ?", [client])?["payment_terms"] ?? ""
        guard let row = try row("SELECT * FROM client_terms WHERE client_id = ?", [client]) else { return terms }
        terms.eik = row["eik"]
        terms.paymentDays = row["payment_days"]
        terms.incoterms = row["incoterms"]
        terms.vatCategory = (row["vat_category"] as String?).flatMap(VATCategory.init(rawValue:))
        terms.vatGround = row["vat_ground"]
        let address = PostalAddress(
            street: row["delivery_street"], city: row["delivery_city"], postcode: row["delivery_postcode"],
            country: row["delivery_country"])
        terms.deliveryAddress = address.isEmpty ? nil : address
        return terms
    }

    /// Writes what is agreed with a client.
    public func putTerms(_ terms: ClientTerms, of client: Int64) throws {
        let address = terms.deliveryAddress ?? PostalAddress()
        try run(
            """
            INSERT OR REPLACE INTO client_terms (client_id, eik, payment_days, incoterms, vat_category, vat_ground,
                delivery_street, delivery_city, delivery_postcode, delivery_country)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                client, terms.eik, terms.paymentDays, terms.incoterms, terms.vatCategory?.rawValue, terms.vatGround,
                address.street, address.city, address.postcode, address.country,
            ])
    }
}

/// Where a client's invoices are mailed, if elsewhere than to whoever ordered.
public struct InvoiceAddress: Hashable, Sendable {
    /// The mail address.
    public let address: String
    /// The client's person at it; `nil` where the address is another client's, as that of an accountant of several firms.
    public let contact: ContactRow?
}

extension Transaction {
    /// Where a client's invoices go; `nil` where nothing of its own is agreed. The address becomes a person of the client,
    /// so that answers from it are the client's.
    ///
    /// - parameter language: ISO 639-1 of a person that is new.
    public func invoiceAddress(of client: Int64, language: String, at now: Date) throws -> InvoiceAddress? {
        guard let address = try self.client(client)?.invoiceEmail, !address.isEmpty else { return nil }
        let person = try addContact(
            client: client, name: address, address: address, phone: "", language: language, at: now)
        return InvoiceAddress(address: address, contact: person.client == client ? person : nil)
    }
}
