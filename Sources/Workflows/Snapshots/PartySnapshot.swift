/// A postal address as it is printed.
public struct PostalAddress: Hashable, Sendable, Codable {
    /// Street and number.
    public var street: String
    /// The town.
    public var city: String
    /// The postcode.
    public var postcode: String
    /// ISO 3166-1 alpha-2.
    public var country: String

    /// Takes the parts; any may be empty.
    public init(street: String = "", city: String = "", postcode: String = "", country: String = "") {
        self.street = street
        self.city = city
        self.postcode = postcode
        self.country = country
    }

    /// Whether there is nothing to print.
    public var isEmpty: Bool { street.isEmpty && city.isEmpty && postcode.isEmpty && country.isEmpty }
}

/// Our own firm as documents and mails name it, in the recipient's language.
public struct CompanySnapshot: Hashable, Sendable, Codable {
    /// The firm's name.
    public var name: String
    /// The registration number (ЕИК).
    public var eik: String
    /// The VAT number.
    public var vat: String
    /// Where the firm is.
    public var address: PostalAddress
    /// The bank account for payments.
    public var iban: String
    /// The bank's code.
    public var bic: String
    /// The bank's name.
    public var bank: String
    /// For people who call.
    public var phone: String
    /// For people who write.
    public var email: String
    /// The web site.
    public var web: String
    /// Who represents the firm (МОЛ); `nil` if not named.
    public var manager: String?

    /// Takes what the configuration says.
    public init(
        name: String, eik: String = "", vat: String = "", address: PostalAddress = PostalAddress(), iban: String = "",
        bic: String = "", bank: String = "", phone: String = "", email: String = "", web: String = "",
        manager: String? = nil
    ) {
        self.name = name
        self.eik = eik
        self.vat = vat
        self.address = address
        self.iban = iban
        self.bic = bic
        self.bank = bank
        self.phone = phone
        self.email = email
        self.web = web
        self.manager = manager
    }
}

/// A client, with the person who is written to, as a document or mail names them.
public struct PartySnapshot: Hashable, Sendable, Codable {
    /// The client's short code in our books: `C00012`.
    public var code: String
    /// The firm, or the person where there is no firm.
    public var name: String
    /// The person written to; empty if not known.
    public var contactName: String
    /// The person's mail address.
    public var email: String
    /// ISO 639-1.
    public var language: String
    /// The VAT or registration number; empty if not known.
    public var vat: String
    /// The telephone; empty if not known.
    public var phone: String
    /// Where invoices go.
    public var address: PostalAddress
    /// The registration number (ЕИК) where it is known beside the VAT number.
    public var eik: String?
    /// Where goods go, if elsewhere than invoices.
    public var deliveryAddress: PostalAddress?

    /// Takes what is known.
    public init(
        code: String, name: String, contactName: String = "", email: String = "", language: String = "en",
        vat: String = "", phone: String = "", address: PostalAddress = PostalAddress(), eik: String? = nil,
        deliveryAddress: PostalAddress? = nil
    ) {
        self.code = code
        self.name = name
        self.contactName = contactName
        self.email = email
        self.language = language
        self.vat = vat
        self.phone = phone
        self.address = address
        self.eik = eik
        self.deliveryAddress = deliveryAddress
    }
}
