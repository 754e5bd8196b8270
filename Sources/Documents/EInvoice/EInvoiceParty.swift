import Workflows

/// A party as both syntaxes of EN 16931 name it.
struct EInvoiceParty {
    /// An address for electronic invoices (BT-34, BT-49) with its scheme from the Electronic Address Scheme list.
    struct Endpoint: Equatable {
        let id: String
        let scheme: String
    }

    let name: String
    /// BT-31, BT-48: with the country's letters; `nil` for those without one.
    let vat: String?
    /// BT-30, BT-47: the number in the commercial register.
    let legalID: String?
    let address: PostalAddress
    let contact: String?
    let phone: String?
    let email: String?

    init(_ seller: CompanySnapshot) {
        name = CleanText.line(seller.name)
        vat = Self.vatNumber(seller.vat)
        legalID = Self.nonEmpty(seller.eik)
        address = Self.complete(seller.address, vat: vat, fallback: "BG")
        contact = nil
        phone = Self.nonEmpty(seller.phone)
        email = Self.nonEmpty(seller.email)
    }

    /// - Parameter fallback: the country where neither address nor VAT number names one.
    init(_ buyer: PartySnapshot, fallback: String) {
        name = CleanText.line(buyer.name)
        vat = Self.vatNumber(buyer.vat)
        let number = Self.vatNumber(buyer.vat) == nil ? buyer.vat : ""
        legalID = Self.nonEmpty(buyer.eik) ?? Self.nonEmpty(number)
        address = Self.complete(buyer.address, vat: vat, fallback: fallback)
        contact = Self.nonEmpty(buyer.contactName)
        phone = Self.nonEmpty(buyer.phone)
        email = Self.nonEmpty(buyer.email)
    }

    /// By VAT number where the country has a scheme for it, else by mail address.
    var endpoint: Endpoint? {
        if let vat, let scheme = Self.vatSchemes[String(vat.prefix(2))] { return Endpoint(id: vat, scheme: scheme) }
        return email.map { Endpoint(id: $0, scheme: Self.mailScheme) }
    }

    /// The scheme of mail addresses.
    static let mailScheme = "EM"

    private static func nonEmpty(_ text: String?) -> String? {
        let clean = CleanText.line(text ?? "")
        return clean.isEmpty ? nil : clean
    }

    /// A VAT number with two country letters (BR-CO-09), without spaces and marks; `nil` for other numbers.
    static func vatNumber(_ text: String) -> String? {
        let compact = String(CleanText.line(text).uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        let prefix = compact.prefix(2)
        let rest = compact.dropFirst(2)
        guard (4...18).contains(compact.utf8.count), prefix.allSatisfy(\.isLetter), rest.contains(where: \.isNumber),
            countries.contains(String(prefix))
        else { return nil }
        return compact
    }

    /// The address with a country (BR-09, BR-11).
    private static func complete(_ address: PostalAddress, vat: String?, fallback: String) -> PostalAddress {
        var address = address
        let code = CleanText.line(address.country).uppercased()
        let ofVAT = vat.map { $0.hasPrefix("EL") ? "GR" : String($0.prefix(2)) }
        address.country = code.utf8.count == 2 && code.allSatisfy(\.isLetter) ? code : ofVAT ?? fallback
        return address
    }

    /// Countries whose VAT numbers begin with their letters: the Union (Greece as EL) and its neighbours in trade.
    private static let countries: Set<String> = Set(vatSchemes.keys).union(["DK", "SE", "FI", "XI", "NO", "IS"])

    /// Electronic Address Scheme codes for VAT numbers (CEF EAS code list).
    private static let vatSchemes: [String: String] = [
        "HU": "9910", "AD": "9922", "AL": "9923", "BA": "9924", "BE": "9925", "BG": "9926", "CH": "9927", "CY": "9928",
        "CZ": "9929", "DE": "9930", "EE": "9931", "GB": "9932", "EL": "9933", "HR": "9934", "IE": "9935", "LI": "9936",
        "LT": "9937", "LU": "9938", "LV": "9939", "MC": "9940", "ME": "9941", "MK": "9942", "MT": "9943", "NL": "9944",
        "PL": "9945", "PT": "9946", "RO": "9947", "RS": "9948", "SI": "9949", "SK": "9950", "SM": "9951", "TR": "9952",
        "VA": "9953", "FR": "9957", "AT": "9914", "ES": "9920", "IT": "0211",
    ]
}
