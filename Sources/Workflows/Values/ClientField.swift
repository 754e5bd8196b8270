/// What is known of a client and can be set by staff; each has a name in `#set` and in `xcrm client edit`.
public enum ClientField: String, CaseIterable, Sendable, Codable {
    /// The firm, or the person where there is no firm.
    case name
    /// ISO 639-1: what the client is written to in.
    case language
    /// The VAT number.
    case vat
    /// The registration number (ЕИК).
    case eik
    /// The telephone.
    case phone
    /// Where invoices go: `street, postcode town, country`.
    case invoiceAddress = "invoice"
    /// Where goods go, if elsewhere.
    case deliveryAddress = "delivery"
    /// How and when the client pays, in words.
    case paymentTerms = "payment"
    /// Within how many days of the invoice.
    case paymentDays = "days"
    /// Incoterms 2020 with the named place, for all that the client buys.
    case incoterms
    /// The tax category of all that the client buys (UNCL 5305): `S`, `K`, `G`, `AE`, …
    case vatCategory = "category"
    /// The law that the category rests on, in words.
    case vatGround = "ground"
    /// Where invoices are mailed.
    case invoiceEmail = "email"
    /// The domains of which every address is this client's.
    case domain

    /// The words for it in `#set`, in lower case: English, then Bulgarian.
    public var words: [String] {
        switch self {
        case .name: ["name", "company", "име", "фирма"]
        case .language: ["language", "език"]
        case .vat: ["vat", "ддс"]
        case .eik: ["eik", "еик", "булстат"]
        case .phone: ["phone", "телефон", "тел"]
        case .invoiceAddress: ["invoice", "address", "фактура", "адрес"]
        case .deliveryAddress: ["delivery", "доставка"]
        case .paymentTerms: ["payment", "плащане"]
        case .paymentDays: ["days", "дни"]
        case .incoterms: ["incoterms", "инкотермс"]
        case .vatCategory: ["category", "категория"]
        case .vatGround: ["ground", "основание"]
        case .invoiceEmail: ["email", "имейл", "мейл"]
        case .domain: ["domain", "domains", "домейн", "домейни"]
        }
    }

    /// The field that a word names, in any case.
    public static func named(_ word: some StringProtocol) -> ClientField? {
        let word = word.lowercased()
        return allCases.first { $0.words.contains(word) }
    }

    /// The word for it that is shown to readers of a language.
    public func label(_ language: String) -> String {
        let all = words
        guard language == "bg" else { return all[0] }
        return all.first { $0.unicodeScalars.contains { $0.value >= 0x400 } } ?? all[0]
    }
}
