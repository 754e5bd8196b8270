import Foundation
import Settings
import Storage
import Understanding
import Workflows

extension House {
    /// The firm as documents name it in a language.
    func company(in language: String) -> CompanySnapshot {
        let company = configuration.company
        return CompanySnapshot(
            name: company.name.text(language), eik: company.eik ?? "", vat: company.vat ?? "",
            address: PostalAddress(
                street: company.address.street.text(language), city: company.address.city.text(language),
                postcode: company.address.postcode ?? "", country: company.address.country), iban: company.iban ?? "",
            bic: company.bic ?? "", bank: company.bank?.text(language) ?? "", phone: company.phone ?? "",
            email: company.email ?? mailbox(for: .sales)?.address ?? "", web: company.web ?? "")
    }

    /// Above which sum with tax an invoice or note needs a `#yes`; `nil` for none, or in a foreign currency.
    func confirmAbove(_ currency: Currency) -> Money? {
        guard let text = configuration.invoices.confirmAbove, currency == self.currency,
            let sum = FixedDecimal(text)
        else { return nil }
        return Money(sum, currency: currency)
    }
}

extension Desk {
    /// The language of a record's documents.
    func documentLanguage(_ record: RecordRow) throws -> String {
        let contact = try record.contact.flatMap { try transaction.contact($0) }
        let client = try record.client.flatMap { try transaction.client($0) }
        return language(of: contact, client)
    }

    func taxRule(_ record: RecordRow, language: String) throws -> TaxRule {
        TaxRule(
            sellerCountry: configuration.company.address.country.uppercased(),
            sellerVAT: configuration.company.vat ?? "",
            buyer: try transaction.party(client: record.client, contact: record.contact), language: language)
    }

    /// The name of the member of staff who acts.
    func actorName(_ actor: Actor) -> String? {
        actor.name.hasPrefix("staff:") ? house.staffName(String(actor.name.dropFirst(6))) : nil
    }

    /// How and when an order's invoice is to be paid, in words.
    ///
    /// - parameter days: within which it is, where nothing is agreed.
    func paymentTerms(of order: RecordRow, days: Int, language: String) throws -> String {
        try transaction.paymentTerms(of: order, language: language) ?? PaymentTerm.days(days).text(language)
    }
}
