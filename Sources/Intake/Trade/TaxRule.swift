import Storage
import Understanding
import Workflows

/// Which tax an invoice bears, by who sells to whom.
///
/// Goods inside the country bear the rate of each article (ЗДДС чл. 66). Goods to a buyer who is registered in another
/// member state bear 0 % (чл. 53, ал. 1; Directive 2006/112/EC art. 138), goods that leave the Union as well (чл. 28;
/// art. 146). A firm without a VAT number charges none (чл. 113, ал. 9). What staff or the client's terms say goes first:
/// where goods really go, only people know.
struct TaxRule {
    /// What was decided.
    struct Tax: Equatable {
        var category: VATCategory
        /// For the standard rate, in place of the rate of each line.
        var percent: FixedDecimal?
        /// The law that a zero rate rests on, in words; `nil` for the standard rate.
        var ground: String?
    }

    /// ISO 3166-1 of the firm.
    let sellerCountry: String
    /// The firm's VAT number.
    let sellerVAT: String
    /// Who is billed.
    let buyer: PartySnapshot
    /// The language of the document.
    let language: String

    /// What follows when nobody decides otherwise.
    var usual: Tax {
        guard !sellerVAT.isEmpty else { return Tax(category: .outOfScope, ground: ground(.outOfScope)) }
        let destination =
            country(of: buyer.deliveryAddress) ?? country(of: buyer.address) ?? vatCountry ?? sellerCountry
        guard destination != sellerCountry else { return Tax(category: .standard) }
        guard Self.members.contains(destination) else { return Tax(category: .export, ground: ground(.export)) }
        // To a buyer without a number, or with one of the own country, it is a sale like any other.
        guard let vatCountry, vatCountry != sellerCountry else { return Tax(category: .standard) }
        return Tax(category: .intraCommunity, ground: ground(.intraCommunity))
    }

    /// What staff decide for one invoice, else what is agreed with the client, else what is usual.
    ///
    /// - throws: `Refusal` when the law asks for something that is not known.
    func decide(_ choice: TaxChoice?, ground typed: String?, terms: ClientTerms) throws -> Tax {
        var tax = usual
        if let choice {
            tax = Tax(category: choice.category, percent: choice.percent, ground: ground(choice.category))
        } else if let agreed = terms.vatCategory {
            tax = Tax(category: agreed, ground: terms.vatGround ?? ground(agreed))
        }
        if let typed, !typed.isEmpty { tax.ground = typed }
        if tax.category == .standard { tax.ground = nil }
        if tax.category != .standard, tax.ground == nil { throw Refusal.needsGround }
        if tax.category == .intraCommunity || tax.category == .reverseCharge, buyer.vat.isEmpty {
            throw Refusal.needsVAT(buyer.name)
        }
        return tax
    }

    /// The law that a category rests on by itself; the exemptions of чл. 38 to 50 must be named by people.
    private func ground(_ category: VATCategory) -> String? {
        let bulgarian = language == "bg"
        switch category {
        case .standard, .zeroRated, .exempt: return nil
        case .intraCommunity:
            return bulgarian
                ? "чл. 53, ал. 1 от ЗДДС" : "Art. 53 (1) of the Bulgarian VAT Act, Art. 138 of Directive 2006/112/EC"
        case .export:
            return bulgarian ? "чл. 28 от ЗДДС" : "Art. 28 of the Bulgarian VAT Act, Art. 146 of Directive 2006/112/EC"
        case .reverseCharge:
            return bulgarian
                ? "обратно начисляване, чл. 82, ал. 2 от ЗДДС"
                : "reverse charge, Art. 82 (2) of the Bulgarian VAT Act, Art. 196 of Directive 2006/112/EC"
        case .outOfScope: return bulgarian ? "чл. 113, ал. 9 от ЗДДС" : "Art. 113 (9) of the Bulgarian VAT Act"
        }
    }

    private func country(of address: PostalAddress?) -> String? {
        guard let code = address?.country.uppercased(), code.utf8.count == 2 else { return nil }
        return code == "EL" ? "GR" : code
    }

    /// The member state whose number the buyer has.
    private var vatCountry: String? {
        let code = buyer.vat.prefix(2).uppercased()
        let iso = code == "EL" ? "GR" : code == "XI" ? nil : code
        return iso.flatMap { Self.members.contains($0) ? $0 : nil }
    }

    /// The member states of the Union (ISO 3166-1).
    private static let members: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV",
        "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ]
}
