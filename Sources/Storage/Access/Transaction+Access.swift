import Crypto
public import Foundation
import GRDB

/// Who opens a portal link.
public enum LinkHolder: Hashable, Sendable {
    /// A contact of a client.
    case contact(Int64)
    /// A member of staff by id.
    case staff(String)
}

extension Transaction {
    /// A single fact by name.
    public func note(_ name: String) throws -> String? {
        try row("SELECT value FROM note WHERE name = ?", [name])?["value"]
    }

    /// Keeps a single fact by name.
    public func setNote(_ name: String, _ value: String) throws {
        try run(
            "INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value])
    }

    /// The secrets for tokens, newest first: (version, secret). Makes the first one.
    public func tokenKeys(at now: Date) throws -> [(version: Int, secret: Data)] {
        let rows = try rows("SELECT version, secret FROM key ORDER BY version DESC")
        if !rows.isEmpty { return rows.map { ($0["version"], $0["secret"]) } }
        return [try addTokenKey(at: now)]
    }

    /// Makes a new secret that mints from now on; the earlier ones still verify.
    public func addTokenKey(at now: Date) throws -> (version: Int, secret: Data) {
        let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let version = Int(try int("SELECT coalesce(max(version), 0) + 1 FROM key") ?? 1)
        try run("INSERT INTO key (version, secret, created_at) VALUES (?, ?, ?)", [version, secret, now.seconds])
        return (version, secret)
    }

    /// Remembers a portal link by the SHA-256 of its token; the token itself is never stored.
    public func addLink(hash: String, for holder: LinkHolder, expires: Date, at now: Date) throws {
        var contact: Int64?
        var staff: String?
        switch holder {
        case .contact(let id): contact = id
        case .staff(let id): staff = id
        }
        try run(
            "INSERT INTO link (hash, contact_id, staff, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
            [hash, contact, staff, now.seconds, expires.seconds])
    }

    /// Who a link belongs to, if it is known, not expired and not revoked.
    public func linkHolder(hash: String, at now: Date) throws -> LinkHolder? {
        let row = try row(
            "SELECT contact_id, staff FROM link WHERE hash = ? AND expires_at > ? AND revoked_at IS NULL",
            [hash, now.seconds])
        guard let row else { return nil }
        if let contact = row["contact_id"] as Int64? { return .contact(contact) }
        return (row["staff"] as String?).map(LinkHolder.staff)
    }

    /// Notes that a link was used.
    public func noteLinkUse(hash: String, at now: Date) throws {
        try run("UPDATE link SET used_at = ? WHERE hash = ?", [now.seconds, hash])
    }

    /// Revokes all links of a holder. Returns how many were in force.
    public func revokeLinks(of holder: LinkHolder, at now: Date) throws -> Int {
        switch holder {
        case .contact(let id):
            try run(
                "UPDATE link SET revoked_at = ? WHERE contact_id = ? AND revoked_at IS NULL", [now.seconds, id])
        case .staff(let id):
            try run("UPDATE link SET revoked_at = ? WHERE staff = ? AND revoked_at IS NULL", [now.seconds, id])
        }
        return db.changesCount
    }

    /// How many mails with nothing but a portal link an address was sent, so that strangers cannot flood it.
    public func portalLinksSent(to address: String, since: Date) throws -> Int {
        Int(
            try int(
                """
                SELECT count(*) FROM outbox WHERE recipient = ? AND header_class = 'acknowledgement'
                AND created_at >= ? AND template IN ('portal-link', 'portal-link-staff')
                """, [address.lowercased(), since.seconds]) ?? 0)
    }

    /// Remembers commands that wait for `#yes CODE`, by the SHA-256 of the code.
    public func addChallenge(hash: String, staff: String, record: Int64?, mail: Int64, expires: Date) throws {
        try run(
            "INSERT INTO challenge (hash, staff, record_id, mail_id, expires_at) VALUES (?, ?, ?, ?, ?)",
            [hash, staff, record, mail, expires.seconds])
    }

    /// Uses up a challenge of a member of staff; the mail whose commands it frees, or `nil` if it is unknown, used
    /// or too old.
    public func useChallenge(hash: String, staff: String, at now: Date) throws -> (mail: Int64, record: Int64?)? {
        let row = try row(
            """
            UPDATE challenge SET used_at = ? WHERE hash = ? AND staff = ? AND used_at IS NULL AND expires_at > ?
            RETURNING mail_id, record_id
            """, [now.seconds, hash, staff, now.seconds])
        return row.map { ($0["mail_id"], $0["record_id"]) }
    }
}

/// Tokens that are kept by hash only.
public enum SecretToken {
    /// 128 random bits as 26 characters of lower-case base32.
    public static func make() -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var generator = SystemRandomNumberGenerator()
        let characters = (0..<26).map { _ in alphabet[Int(generator.next(upperBound: UInt64(32)))] }
        return String(decoding: characters, as: UTF8.self)
    }

    /// What is stored of a token.
    public static func hash(_ token: String) -> String {
        SHA256.hash(data: Data(token.utf8)).hexadecimal
    }
}
