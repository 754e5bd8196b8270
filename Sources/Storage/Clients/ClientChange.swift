public import Foundation
public import Workflows

/// One change of a client.
public struct ClientHistoryRow: Hashable, Sendable {
    /// When.
    public let at: Date
    /// `Actor.name`.
    public let actor: String
    /// What happened: a field's name, `merge`, `split`, `contact`, …
    public let event: String
    /// From what to what.
    public let detail: String
    /// The mail that did it.
    public let mail: Int64?
}

/// Why a client cannot be changed so.
public enum ClientRefusal: Error, Hashable, Sendable {
    /// The value is none that the field can hold.
    case badValue(ClientField, String)
    /// Everybody can have an address at this domain.
    case freeMail(String)
    /// The domain is another client's, by its code.
    case domainTaken(String, by: String)
    /// A client cannot be merged with itself.
    case same
    /// The client was not merged into another.
    case notMerged(String)
}

extension PostalAddress {
    /// An address as typed in one line: `ул. Първа 1, 4000 Пловдив, BG`; the country may be left out, the postcode too.
    ///
    /// Nothing is lost: what is no town or country is the street.
    public init(line: String) {
        var parts = line.split(separator: ",").map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
        var country = ""
        if let last = parts.last, last.count == 2, last.allSatisfy({ $0.isASCII && $0.isLetter }) {
            country = last.uppercased()
            parts.removeLast()
        }
        var (city, postcode) = ("", "")
        if parts.count > 1, let town = parts.popLast() {
            let words = town.split(separator: " ")
            if let first = words.first, first.contains(where: \.isNumber) {
                postcode = String(first)
                city = words.dropFirst().joined(separator: " ")
            } else if let last = words.last, words.count > 1, last.allSatisfy(\.isNumber) {
                postcode = String(last)
                city = words.dropLast().joined(separator: " ")
            } else {
                city = town
            }
        }
        self.init(street: parts.joined(separator: ", "), city: city, postcode: postcode, country: country)
    }

    /// The address in one line, as `init(line:)` reads it.
    public var line: String {
        let town = [postcode, city].filter { !$0.isEmpty }.joined(separator: " ")
        return [street, town, country].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Substring {
    var trimmingSpaces: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
