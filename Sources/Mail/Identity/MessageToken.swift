public import Foundation

/// For whom what is written to a token address is meant.
public enum Audience: String, Hashable, Sendable, Codable, CaseIterable {
    /// `c`: what staff write goes to the client.
    case client = "c"
    /// `i`: it stays inside the firm.
    case inside = "i"
}

/// The sub-address that ties an answer to a record and a correspondent: `sales+c.<ref>.<mac>@firm`.
///
/// The MAC covers the record, the recipient's address, the audience and the key version, so that a token works only for the
/// person it was sent to. Read in any case, since mail systems fold it.
public struct MessageToken: Hashable, Sendable {
    /// Client side or internal.
    public var audience: Audience
    /// The record's number in upper case, as `OF-2026-00012`.
    public var reference: String
    /// The MAC as it stood, lower case; only `verifies(for:with:)` makes it worth anything.
    public var mac: String

    /// Mints a token.
    ///
    /// - Parameters:
    ///   - audience: client side or internal.
    ///   - reference: the record's number; letters, digits and hyphens.
    ///   - recipient: the address that the mail goes to.
    ///   - keys: the ring; its current key signs.
    public init(_ audience: Audience, reference: String, recipient: String, keys: KeyRing) {
        self.audience = audience
        self.reference = reference.uppercased()
        mac = keys.mac("token", [audience.rawValue, reference.uppercased(), recipient.lowercased()])
    }

    /// Stands for the record where the portal composes a mail about something new.
    public static let portalReference = "PORTAL"

    /// Whether the portal composed the mail, about something new.
    public var isOfPortal: Bool { reference == Self.portalReference }

    /// Whether the token was minted for this address.
    public func verifies(for recipient: String, with keys: KeyRing) -> Bool {
        keys.verifies(mac, "token", [audience.rawValue, reference, recipient.lowercased()])
    }

    /// The whole address for a polled mailbox, or `nil` where the local part would exceed 64 octets.
    ///
    /// - Parameters:
    ///   - mailbox: the polled address, `sales@firm`.
    ///   - delimiter: what the server parts sub-addresses by, `+` or `-`.
    public func address(at mailbox: String, delimiter: Character = "+") -> String? {
        SubAddress.join(mailbox, delimiter: delimiter, detail: "\(audience.rawValue).\(reference.lowercased()).\(mac)")
    }

    /// Reads the token of an address; nothing is verified.
    ///
    /// - Parameters:
    ///   - address: an address of To, Cc, Delivered-To or X-Original-To.
    ///   - mailbox: the polled address that it must extend.
    ///   - delimiter: what the server parts sub-addresses by.
    public init?(address: String, mailbox: String, delimiter: Character = "+") {
        guard let detail = SubAddress.detail(of: address, at: mailbox, delimiter: delimiter) else { return nil }
        let fields = detail.split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 3, let audience = Audience(rawValue: String(fields[0])),
            !fields[1].isEmpty, fields[1].count <= 32,
            fields[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { return nil }
        self.audience = audience
        reference = fields[1].uppercased()
        mac = String(fields[2])
    }
}

/// The envelope sender that a bounce comes back to: `bounce+<outbox id>.<mac>@domain`.
public struct BounceAddress: Hashable, Sendable {
    /// The row of the outgoing mail.
    public var outboxID: Int64
    /// The MAC as it stood, lower case.
    public var mac: String

    /// Mints the address of an outgoing mail.
    public init(outboxID: Int64, keys: KeyRing) {
        self.outboxID = outboxID
        mac = keys.mac("bounce", [String(outboxID)])
    }

    /// Whether this ring made it.
    public func verifies(with keys: KeyRing) -> Bool { keys.verifies(mac, "bounce", [String(outboxID)]) }

    /// The whole address, or `nil` where the local part would exceed 64 octets.
    public func address(at mailbox: String, delimiter: Character = "+") -> String? {
        SubAddress.join(mailbox, delimiter: delimiter, detail: "\(outboxID).\(mac)")
    }

    /// Reads a bounce address; nothing is verified.
    public init?(address: String, mailbox: String, delimiter: Character = "+") {
        guard let detail = SubAddress.detail(of: address, at: mailbox, delimiter: delimiter) else { return nil }
        let fields = detail.split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 2, let id = Int64(fields[0]), id >= 0, String(id) == fields[0] else { return nil }
        outboxID = id
        mac = String(fields[1])
    }
}

/// The Message-ID of a mail that we send: `xc1.<base32 id>.<base32 mac>@domain`, the same on every attempt.
public struct OwnMessageID: Hashable, Sendable {
    /// What the id was minted from: 1 to 16 bytes, unique for each recipient copy.
    public var id: Data
    /// The MAC as it stood, lower case.
    public var mac: String

    /// Mints an id.
    ///
    /// - Parameter id: 1 to 16 bytes; longer ones are cut.
    public init(id: Data, keys: KeyRing) {
        self.id = Data(id.prefix(16))
        mac = keys.mac("message-id", [Base32.encode(self.id)])
    }

    /// Mints the id of an outgoing mail from its row.
    public init(outboxID: Int64, keys: KeyRing) {
        self.init(id: unsafe withUnsafeBytes(of: outboxID.bigEndian) { unsafe Data($0) }, keys: keys)
    }

    /// The row that the id was minted from, if it has eight bytes.
    public var outboxID: Int64? {
        id.count == 8 ? id.reduce(Int64(0)) { $0 << 8 | Int64($1) } : nil
    }

    /// The Message-ID without angle brackets; a dot-atom under 70 characters where the domain is under 24.
    public func messageID(domain: String) -> String { "xc1.\(Base32.encode(id)).\(mac)@\(domain)" }

    /// Whether this ring made it.
    public func verifies(with keys: KeyRing) -> Bool { keys.verifies(mac, "message-id", [Base32.encode(id)]) }

    /// Reads a Message-ID, with or without angle brackets, in any case; nothing is verified.
    ///
    /// - Parameter domain: the domain that it must have; `nil` for any, since some providers rewrite it.
    public init?(_ messageID: String, domain: String? = nil) {
        let text = messageID.lowercased().filter { !"<> \t".contains($0) }
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, domain.map({ $0.lowercased() == halves[1] }) ?? true else { return nil }
        let fields = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 3, fields[0] == "xc1", let id = Base32.decode(fields[1]), (1...16).contains(id.count)
        else { return nil }
        self.id = Data(id)
        mac = String(fields[2])
    }
}

/// Sub-addressing (RFC 5233): the detail behind the delimiter of a local part.
enum SubAddress {
    static func join(_ mailbox: String, delimiter: Character, detail: String) -> String? {
        guard let at = mailbox.lastIndex(of: "@") else { return nil }
        let local = "\(mailbox[..<at])\(delimiter)\(detail)"
        return local.utf8.count <= Limits.localPartOctets ? local + mailbox[at...] : nil
    }

    /// The detail in lower case; `nil` for another mailbox or none.
    static func detail(of address: String, at mailbox: String, delimiter: Character) -> String? {
        let address = address.lowercased()
        let mailbox = mailbox.lowercased()
        guard address.utf8.count <= 320, let at = address.lastIndex(of: "@"), let own = mailbox.lastIndex(of: "@"),
            address[at...] == mailbox[own...]
        else { return nil }
        let front = "\(mailbox[..<own])\(delimiter)"
        guard address[..<at].hasPrefix(front) else { return nil }
        return String(address[..<at].dropFirst(front.count))
    }
}
