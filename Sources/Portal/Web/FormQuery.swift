import Foundation
import Hummingbird
import HummingbirdCore

/// The fields of an address as forms send them: `+` is a space, which the server's own reading leaves as it is.
struct FormQuery {
    private var fields: [String: String] = [:]

    /// Fields beyond this number are not looked at.
    static let limit = 1_100

    init(_ request: Request) {
        for pair in (request.uri.query ?? "").split(separator: "&").prefix(Self.limit) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first, fields[String(name)] == nil else { continue }
            let value = parts.count > 1 ? String(parts[1]).replacing("+", with: " ") : ""
            fields[String(name)] = value.removingPercentEncoding ?? ""
        }
    }

    /// The first value of a field; empty where there is none.
    subscript(_ name: String) -> String { fields[name] ?? "" }
}
