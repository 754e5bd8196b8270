import GRDB
public import Workflows

/// What is agreed with a client once for all; what is `nil` follows the configuration.
public struct ClientTerms: Hashable, Sendable {
    /// The registration number (ЕИК); empty if not known.
    public var eik = ""
    /// How many days after the invoice it is to be paid.
    public var paymentDays: Int?
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
}

extension Transaction {
    /// What is agreed with a client.
    public func terms(of client: Int64) throws -> ClientTerms {
        var terms = ClientTerms()
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
