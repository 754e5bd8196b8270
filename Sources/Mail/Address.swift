/// A mailbox as it stands in a header (RFC 5322 §3.4): a display name and an addr-spec.
public struct Address: Hashable, Sendable, Codable {
    /// The decoded display name; empty where there is none. Hostile text: never authority.
    public var name: String
    /// `local@domain`, the domain in lower case, the local part as written. Empty when the header had none.
    public var address: String

    /// Takes the parts as decoded.
    public init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }

    /// The address folded for comparison: all lower case.
    public var key: String { address.lowercased() }

    /// What stands behind the last `@`, in lower case; empty without one.
    public var domain: String {
        address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]).lowercased() } ?? ""
    }
}
