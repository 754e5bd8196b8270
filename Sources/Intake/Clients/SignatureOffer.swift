import Storage
import Understanding
import Workflows

/// What a signature tells that is not in our books: offered to staff, who take it by one command. It is never taken by
/// itself, since a signature is only text, and a wrong VAT number ends on an invoice.
struct SignatureOffer: Hashable, Sendable {
    /// What differs, in the order of the fields.
    let fields: [(ClientField, String)]

    init?(_ details: ContactDetails, client: ClientRow, eik: String, contact: ContactRow) {
        var fields: [(ClientField, String)] = []
        func key(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        func digits(_ text: String) -> String { String(text.filter(\.isNumber).suffix(8)) }
        // A firm whose name is only a person's or an address was made from a mail without a signature.
        if let company = details.company, client.name == contact.name || client.name == contact.address {
            if key(company) != key(client.name) { fields.append((.name, company)) }
        }
        if let vat = details.vat {
            let isVAT = vat.contains(where: \.isLetter)
            let known = isVAT ? client.vat : eik
            if digits(vat) != digits(client.vat), digits(vat) != digits(eik), key(vat) != key(known) {
                fields.append((isVAT ? .vat : .eik, vat))
            }
        }
        if let phone = details.phone, digits(phone) != digits(client.phone), digits(phone) != digits(contact.phone) {
            fields.append((.phone, phone))
        }
        guard !fields.isEmpty else { return nil }
        self.fields = fields
    }

    /// The command that takes it all.
    func command(_ language: String) -> String {
        let verb = language == "bg" ? StaffVerb.set.aliases.first ?? "set" : "set"
        let pairs = fields.map { field, value in
            let plain = value.filter { !$0.isNewline && $0 != "\"" }
            return "\(field.label(language))=\(plain.contains("=") ? "\"\(plain)\"" : plain)"
        }
        return "#\(verb) \(pairs.joined(separator: " "))"
    }

    static func == (left: Self, right: Self) -> Bool { left.command("en") == right.command("en") }
    func hash(into hasher: inout Hasher) { hasher.combine(command("en")) }
}
