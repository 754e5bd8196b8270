public import Foundation
import GRDB

/// Whose data a reader may see: one client, with the clients that were merged into it.
///
/// Only the database makes one, from a contact or a client that it knows; every read model for clients asks for one.
/// So no page can read records or mails without having said whose.
public struct ClientScope: Hashable, Sendable {
    /// The most merged clients that are followed; more than that is a damaged table.
    static let mergeLimit = 64

    /// The surviving client first, then those merged into it.
    let ids: [Int64]

    /// The surviving client.
    public let client: Int64

    fileprivate init(client: Int64, merged: [Int64]) {
        self.client = client
        self.ids = [client] + merged
    }

    /// `client_id IN (?, ?)` for a column.
    func condition(_ column: String) -> String {
        "\(column) IN (\(ids.map { _ in "?" }.joined(separator: ", ")))"
    }

    /// The values for `condition`.
    var arguments: StatementArguments { StatementArguments(ids) }
}

/// A person of a client who looks at the portal.
public struct PortalReader: Hashable, Sendable {
    /// The person.
    public let contact: ContactRow
    /// The client, the surviving one after merges.
    public let client: ClientRow
    /// What the person may see.
    public let scope: ClientScope
}

extension Transaction {
    /// The person behind a portal link, with the client it stands for today; `nil` when either is gone.
    public func portalReader(contact id: Int64) throws -> PortalReader? {
        guard let contact = try contact(id), let client = try client(contact.client) else { return nil }
        return PortalReader(contact: contact, client: client, scope: try scope(client))
    }

    /// The scope of a client for staff, who look at any.
    public func scope(_ client: ClientRow) throws -> ClientScope {
        let merged = try rows(
            """
            WITH RECURSIVE family (id) AS (
                VALUES (?) UNION SELECT client.id FROM client JOIN family ON client.merged_into = family.id
            )
            SELECT id FROM family WHERE id <> ? LIMIT ?
            """, [client.id, client.id, ClientScope.mergeLimit]
        ).map { $0["id"] as Int64 }
        return ClientScope(client: client.id, merged: merged)
    }

    /// The client with a code (`C00012`), the surviving one after merges; for staff.
    public func client(code: String) throws -> ClientRow? {
        try int("SELECT id FROM client WHERE code = upper(?)", [code]).flatMap { try client($0) }
    }

    /// When a link stops working, for the session that is made of it; `nil` for an unknown link.
    public func linkExpiry(hash: String) throws -> Date? {
        try int("SELECT expires_at FROM link WHERE hash = ?", [hash]).map(Date.init(seconds:))
    }
}
