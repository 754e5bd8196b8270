public import Foundation
import GRDB
public import Workflows

/// Where a change of a confirmed order stands.
public enum ChangeState: String, CaseIterable, Sendable, Codable {
    /// Being prepared; the client has seen nothing of it.
    case draft
    /// With the client.
    case proposed
    /// The client agreed, and the order was changed. Final.
    case accepted
    /// The client did not agree; the order stayed as it was. Final.
    case declined
    /// Withdrawn by us. Final.
    case dropped
}

/// What a change of an order wants.
public struct WantedChange: Hashable, Sendable, Codable {
    /// The lines as they are to be, by the positions of the order; new ones behind.
    public var lines: [LineSnapshot]
    /// ISO 8601 day, or words.
    public var delivery: String?
    /// Terms of delivery and payment.
    public var terms: String?

    /// Takes the order as it is to be.
    public init(lines: [LineSnapshot], delivery: String?, terms: String?) {
        self.lines = lines
        self.delivery = delivery
        self.terms = terms
    }
}

/// A change of a confirmed order that waits for the client's consent.
public struct OrderChange: Hashable, Sendable {
    /// The row.
    public let id: Int64
    /// Counts the changes of the order from 1.
    public let counter: Int
    /// Where it stands.
    public let state: ChangeState
    /// What is wanted.
    public let wanted: WantedChange
}

extension Transaction {
    /// The change of an order that is being prepared or with the client; there is at most one.
    public func openChange(of order: Int64) throws -> OrderChange? {
        try row("SELECT * FROM order_change WHERE record_id = ? AND state IN ('draft', 'proposed')", [order])
            .map(orderChange)
    }

    /// All changes of an order, oldest first.
    public func changes(of order: Int64) throws -> [OrderChange] {
        try rows("SELECT * FROM order_change WHERE record_id = ? ORDER BY counter", [order]).map(orderChange)
    }

    private func orderChange(_ row: Row) throws -> OrderChange {
        OrderChange(
            id: row["id"], counter: row["counter"], state: ChangeState(rawValue: row["state"]) ?? .dropped,
            wanted: try JSON.value(WantedChange.self, from: row["wanted"]))
    }

    /// Writes what the open change of an order wants; begins one if there is none. A proposal that the client has is
    /// dropped for a new one, so that an answer to it is not taken for one to what it became.
    public func putChange(_ wanted: WantedChange, of order: Int64, by actor: Actor, at now: Date) throws {
        if let open = try openChange(of: order) {
            guard open.state == .proposed else {
                try run("UPDATE order_change SET wanted = ? WHERE id = ?", [try JSON.text(wanted), open.id])
                return
            }
            try setChange(open.id, .dropped, at: now)
        }
        try run(
            """
            INSERT INTO order_change (record_id, counter, state, made_at, made_by, wanted)
            VALUES (?1, (SELECT coalesce(max(counter), 0) + 1 FROM order_change WHERE record_id = ?1), 'draft', ?2, ?3, ?4)
            """, [order, now.seconds, actor.name, try JSON.text(wanted)])
    }

    /// Moves a change on.
    public func setChange(_ id: Int64, _ state: ChangeState, at now: Date) throws {
        let isOpen = state == .draft || state == .proposed
        try run(
            "UPDATE order_change SET state = ?, settled_at = ? WHERE id = ?",
            [state.rawValue, isOpen ? nil : now.seconds, id])
    }
}
