extension Configuration {
    /// The firm, as it stands on documents.
    public struct Company: Sendable, Equatable {
        /// The registered name, in each language it is written in.
        public var name = LocalizedText()
        /// The number in the commercial register (ЕИК).
        public var eik: String?
        /// The VAT number with its country letters.
        public var vat: String?
        /// The registered office.
        public var address = PostalAddress()
        /// The account that customers pay to.
        public var iban: String?
        /// The bank's identifier (ISO 9362).
        public var bic: String?
        /// The bank's name.
        public var bank: LocalizedText?
        /// As printed on documents.
        public var phone: String?
        /// As printed on documents; the address of the first sales mailbox if absent.
        public var email: String?
        /// The web site.
        public var web: String?
        /// Who represents the firm (МОЛ), printed on documents.
        public var manager: LocalizedText?
        /// What we price and invoice in (ISO 4217).
        public var currency = "EUR"
        /// What we write in when the customer's language is unknown: `bg`, `en` or `de`.
        public var language = "bg"
        /// The firm's clock: deadlines, dates on documents, "by Friday" (an IANA name).
        public var timezone = "Europe/Sofia"
        /// An SVG, PNG or JPEG file for the head of documents.
        public var logo: String?

        /// The defaults, with the required keys still blank.
        public init() {}
    }

    /// An address on documents.
    public struct PostalAddress: Sendable, Equatable {
        /// Street and number.
        public var street = LocalizedText()
        /// Town.
        public var city = LocalizedText()
        /// Post code.
        public var postcode: String?
        /// Two letters (ISO 3166-1 alpha-2).
        public var country = "BG"

        /// The defaults, with the required keys still blank.
        public init() {}
    }
}
