public import Foundation
import Understanding

/// Clients and contacts of a file: CSV with a head line, or vCards (RFC 2426, RFC 6350).
public struct ClientFile: Sendable {
    /// One person of one firm.
    public struct Entry: Hashable, Sendable {
        var company = ""
        var person = ""
        var email = ""
        var otherEmails: [String] = []
        var phone = ""
        var vat = ""
        var eik = ""
        var language = ""
        var street = ""
        var city = ""
        var postcode = ""
        var country = ""
        var delivery = ""
        var payment = ""
        var days = ""
        var invoiceEmail = ""
        var domains: [String] = []
    }

    /// What is wrong with a row.
    public struct Problem: Hashable, Sendable {
        /// Counts from 1.
        public let line: Int
        /// What is wrong and what to do.
        public let sentence: String
    }

    /// The most rows of one file.
    public static let maximumRows = 200_000

    /// The sound rows.
    public private(set) var entries: [Entry] = []
    /// The others.
    public private(set) var problems: [Problem] = []

    /// Reads a file of either kind.
    ///
    /// - parameter language: ISO 639-1, where an entry names none.
    public init(_ data: Data, language: String) {
        if data.prefix(2_048).range(of: Data("BEGIN:VCARD".utf8)) != nil {
            readCards(data, language: language)
        } else {
            readTable(data, language: language)
        }
    }

    // MARK: CSV

    private static let columns: [String: any WritableKeyPath<Entry, String> & Sendable] = [
        "company": \.company, "firm": \.company, "фирма": \.company, "contact": \.person, "name": \.person,
        "лице": \.person,
        "email": \.email, "e-mail": \.email, "mail": \.email, "имейл": \.email, "phone": \.phone, "телефон": \.phone,
        "vat": \.vat, "ддс": \.vat, "eik": \.eik, "еик": \.eik, "булстат": \.eik, "language": \.language,
        "език": \.language, "street": \.street,
        "адрес": \.street, "city": \.city, "град": \.city, "postcode": \.postcode, "пк": \.postcode,
        "country": \.country, "държава": \.country, "delivery": \.delivery, "доставка": \.delivery,
        "payment": \.payment, "плащане": \.payment, "days": \.days, "дни": \.days, "invoice_email": \.invoiceEmail,
        "имейл фактури": \.invoiceEmail,
    ]

    private mutating func readTable(_ data: Data, language: String) {
        let table = DelimitedText(Array(data), maximumRows: Self.maximumRows)
        guard let head = table.rows.first else {
            problems.append(Problem(line: 1, sentence: "the file is empty"))
            return
        }
        let names = head.fields.map { $0.trimmingCharacters(in: .whitespacesAndNewlines).lowercased() }
        guard names.contains(where: { Self.columns[$0] == \Entry.email }) else {
            problems.append(
                Problem(line: head.line, sentence: "there is no column 'email'; name the columns in the first line"))
            return
        }
        for row in table.rows.dropFirst() where row.fields.contains(where: { !$0.isEmpty }) {
            var entry = Entry(language: language)
            for (name, field) in zip(names, row.fields) {
                let value = String(field.trimmingCharacters(in: .whitespacesAndNewlines).prefix(300))
                if name == "domains" || name == "domain" {
                    entry.domains = value.split(whereSeparator: { " ,;".contains($0) }).map { $0.lowercased() }
                } else if let path = Self.columns[name], !value.isEmpty {
                    entry[keyPath: path] = value
                }
            }
            add(entry, line: row.line)
        }
    }

    private mutating func add(_ entry: Entry, line: Int) {
        let halves = entry.email.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), !entry.email.contains(where: \.isWhitespace) else {
            problems.append(Problem(line: line, sentence: "'\(entry.email.prefix(80))' is no mail address; correct it"))
            return
        }
        entries.append(entry)
    }

    // MARK: vCard

    private mutating func readCards(_ data: Data, language: String) {
        var entry: Entry?
        var number = 0
        for line in Self.unfolded(String(decoding: data, as: UTF8.self)) {
            number += 1
            guard entries.count + problems.count < Self.maximumRows, let colon = line.firstIndex(of: ":") else {
                continue
            }
            let name = line[..<colon].split(separator: ";").first.map { $0.split(separator: ".").last ?? $0 } ?? ""
            let value = Self.unescaped(line[line.index(after: colon)...])
            switch name.uppercased() {
            case "BEGIN": entry = Entry(language: language)
            case "FN": entry?.person = value
            case "ORG": entry?.company = value.split(separator: ";").first.map(String.init) ?? value
            case "EMAIL":
                if entry?.email.isEmpty == true {
                    entry?.email = value
                } else if value.contains("@"), (entry?.otherEmails.count ?? 0) < 20 {
                    entry?.otherEmails.append(value)
                }
            case "TEL" where entry?.phone.isEmpty == true:
                entry?.phone = value.replacingOccurrences(of: "tel:", with: "")
            case "X-EIK", "X-VAT": readNumber(name.uppercased(), value, into: &entry)
            case "LANG": entry?.language = String(value.prefix(2)).lowercased()
            case "ADR": Self.readAddress(line[line.index(after: colon)...], into: &entry)
            case "END":
                if let entry { add(entry, line: number) }
                entry = nil
            default: break
            }
        }
    }

    /// VAT and registration numbers have no property of their own in vCard; programs write `X-VAT` and `X-EIK`.
    private func readNumber(_ name: String, _ value: String, into entry: inout Entry?) {
        if name == "X-VAT" { entry?.vat = value }
        if name == "X-EIK" { entry?.eik = value }
    }

    /// Joins folded lines (RFC 6350 §3.2).
    private static func unfolded(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if let first = line.first, first == " " || first == "\t", let last = lines.indices.last,
                lines[last].utf8.count < 10_000
            {
                lines[last] += line.dropFirst()
            } else {
                lines.append(String(line))
            }
        }
        return lines
    }

    private static func unescaped(_ value: Substring) -> String {
        String(
            value.replacingOccurrences(of: "\\n", with: " ").replacingOccurrences(of: "\\,", with: ",")
                .replacingOccurrences(of: "\\;", with: ";").trimmingCharacters(in: .whitespaces).prefix(300))
    }

    private static func readAddress(_ value: Substring, into entry: inout Entry?) {
        let fields = value.split(separator: ";", omittingEmptySubsequences: false).map { unescaped($0) }
        guard fields.count >= 7 else { return }
        entry?.street = fields[2]
        entry?.city = fields[3]
        entry?.postcode = fields[5]
        entry?.country = fields[6]
    }
}
