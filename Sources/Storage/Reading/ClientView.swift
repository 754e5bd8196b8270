public import Foundation
import GRDB
public import Workflows

/// One step in a record's life, as a client may know it: what happened, never who noted what inside the firm.
public struct ClientStep: Hashable, Sendable, Codable {
    /// Who did it.
    public enum Doer: String, Hashable, Sendable, Codable {
        /// Somebody at the client.
        case client
        /// We.
        case firm
    }
    /// When, in seconds since 1970.
    public let at: Int64
    /// The event's name as in its workflow, `open` for the beginning.
    public let event: String
    /// Who did it.
    public let doer: Doer
}

/// A record as its client may see it.
public struct ClientView: Hashable, Sendable {
    /// What stands in the database; only `id`, `number`, `mailbox` and moments of it may be shown.
    public let record: RecordRow
    /// The state as told to the client: an offer that is being revised is still the one that was sent.
    public let state: String
    /// The version that the client was given; before the first one, the goods that the client asked for.
    public let snapshot: RecordSnapshot
    /// The document as issued, where it is an invoice or a note.
    public let invoice: InvoiceSnapshot?
    /// A change of an order that waits for the client's consent.
    public let change: OrderChange?
    /// Whether prices and sums may be shown: only those that were sent to the client.
    public let showsPrices: Bool
    /// The steps so far, oldest first.
    public let steps: [ClientStep]
    /// The record it came from, if the client may see that.
    public let parent: RecordNumber?
    /// What came of it: an offer's order, an order's shipments and complaints; oldest first.
    public let children: [RecordRow]
    /// Of those that are invoices and notes: what is owed on them.
    public let bills: [InvoiceSummary]
}

extension RecordKind {
    /// Kinds that clients see; tasks are the firm's own.
    public static let forClients: [RecordKind] = [
        .offer, .order, .shipment, .invoice, .complaint, .contract,
    ]
}

/// A page of a long list.
public struct Page: Hashable, Sendable {
    /// The most rows of one page.
    public static let largest = 100
    /// The last page that can be asked for.
    public static let last = 1_000

    /// Rows on a page.
    public let size: Int
    /// Counts from 1.
    public let number: Int

    /// Takes a page within bounds.
    public init(_ number: Int = 1, size: Int) {
        self.size = min(max(size, 1), Self.largest)
        self.number = min(max(number, 1), Self.last)
    }

    /// One more than fits, so that the reader knows whether there is another page.
    var limit: Int { size + 1 }
    var offset: Int { (number - 1) * size }
}

extension Transaction {
    /// Records of a kind that a client may see, newest first, one more than the page holds if there are more.
    public func clientRecords(_ kind: RecordKind, in scope: ClientScope, page: Page) throws -> [RecordRow] {
        guard RecordKind.forClients.contains(kind) else { return [] }
        return try rows(
            """
            SELECT * FROM record WHERE \(scope.condition("client_id")) AND kind = ?
            ORDER BY opened_at DESC, id DESC LIMIT ? OFFSET ?
            """, scope.arguments + [kind.rawValue, page.limit, page.offset]
        ).map(recordRow)
    }

    /// A record by its number if the client may see it; `nil` for others' and for none alike.
    public func clientRecord(_ number: RecordNumber, in scope: ClientScope) throws -> RecordRow? {
        guard RecordKind.forClients.contains(number.kind) else { return nil }
        return try row(
            "SELECT * FROM record WHERE number = ? AND \(scope.condition("client_id"))",
            [number.description] + scope.arguments
        ).map(recordRow)
    }

    /// A record as its client may see it.
    ///
    /// - parameter day: turns a moment into an ISO 8601 day of the firm's time zone.
    public func clientView(
        of record: RecordRow, in scope: ClientScope, day: (Date) -> String
    ) throws -> ClientView {
        let given = try revision(of: record.id)
        let live = try snapshot(of: record, holderName: { _ in nil }, day: day)
        var shown = given ?? live
        shown.holder = nil
        if record.number.kind != .complaint { shown.body = "" }
        shown.state = told(record)
        shown.dispatch = live.dispatch
        (shown.progress, shown.balance, shown.contract) = (live.progress, live.balance, live.contract)
        shown.parent = try record.parent.flatMap { try self.visible($0, in: scope)?.number }
        // An order that stands without a kept version is what was confirmed by telephone: it does not change any more.
        let confirmed =
            record.number.kind == .order && record.state != "received" || record.number.kind == .invoice
        let showsPrices = (given != nil || confirmed) && record.number.kind != .shipment
        if given == nil, record.number.kind == .offer { shown.lines = shown.lines.map(Self.asked) }
        if !showsPrices { shown.lines = shown.lines.map(Self.unpriced) }
        if !showsPrices { shown.totals = nil }
        let shipped = Dictionary(live.lines.map { ($0.position, $0.shipped) }, uniquingKeysWith: { first, _ in first })
        for index in shown.lines.indices {
            shown.lines[index].candidates = []
            shown.lines[index].shipped = shipped[shown.lines[index].position] ?? nil
            shown.lines[index].invoiced = nil
        }
        shown.openLines = shown.openLines.map(Self.unpriced)
        if given == nil, record.number.kind == .offer {
            (shown.terms, shown.delivery, shown.validUntil) = (nil, nil, nil)
        }
        let children = try clientChildren(of: record.id, in: scope)
        return ClientView(
            record: record, state: shown.state, snapshot: shown,
            invoice: record.number.kind == .invoice ? try invoice(of: record.id)?.snapshot : nil,
            change: try record.number.kind == .order ? proposedChange(of: record.id) : nil, showsPrices: showsPrices,
            steps: try clientSteps(of: record), parent: shown.parent, children: children,
            bills: try children.filter { $0.number.kind == .invoice }.compactMap {
                try invoiceSummary($0, client: "")
            })
    }

    private func proposedChange(of order: Int64) throws -> OrderChange? {
        guard let change = try openChange(of: order), change.state == .proposed else { return nil }
        var wanted = change.wanted
        for index in wanted.lines.indices {
            // Which other articles were thought of is the firm's own.
            wanted.lines[index].candidates = []
            wanted.lines[index].invoiced = nil
        }
        return OrderChange(id: change.id, counter: change.counter, state: change.state, wanted: wanted)
    }

    private func told(_ record: RecordRow) -> String {
        guard record.number.kind == .offer, record.state == "revising" else { return record.state }
        return record.revision > 0 ? "sent" : "draft"
    }

    /// Before the first offer a client sees the own words and quantity, not the article that was guessed.
    private static func asked(_ line: LineSnapshot) -> LineSnapshot {
        LineSnapshot(
            position: line.position, text: line.wording.isEmpty ? line.text : line.wording, quantity: line.quantity,
            unit: line.unit)
    }

    private static func unpriced(_ line: LineSnapshot) -> LineSnapshot {
        var line = line
        line.unitPrice = nil
        line.discountPercent = .zero
        line.vatPercent = .zero
        line.candidates = []
        return line
    }

    private func visible(_ record: Int64, in scope: ClientScope) throws -> RecordRow? {
        let row = try row("SELECT * FROM record WHERE id = ?", [record])
        guard let record = try row.map(recordRow), let client = record.client, scope.ids.contains(client),
            RecordKind.forClients.contains(record.number.kind)
        else { return nil }
        return record
    }

    private func clientChildren(of record: Int64, in scope: ClientScope) throws -> [RecordRow] {
        let children = try rows("SELECT * FROM record WHERE parent_id = ? ORDER BY id LIMIT 200", [record]).map(
            recordRow)
        // An invoice may bill several orders, and has but one parent.
        let billed = try rows(
            """
            SELECT DISTINCT record.* FROM invoice_line JOIN record ON record.id = invoice_line.invoice_id
            WHERE invoice_line.order_id = ? ORDER BY record.id LIMIT 200
            """, [record]
        ).map(recordRow).filter { invoice in !children.contains { $0.id == invoice.id } }
        return (children + billed).filter {
            RecordKind.forClients.contains($0.number.kind) && $0.client.map(scope.ids.contains) ?? false
        }
    }

    /// Events that a client is told of; the rest (edits, notes, assignments, internal ties) is the firm's own.
    static let told: [RecordKind: Set<String>] = [
        .offer: ["open", "send", "accept", "decline", "expire", "withdraw"],
        .order: [
            "open", "confirm", "propose", "change", "keep", "shipPart", "shipRest", "goodsReturned", "cancelRest",
            "close",
            "cancel",
        ],
        .shipment: ["open", "dispatch", "deliver", "comeBack", "cancel"],
        .complaint: ["open", "accept", "reject", "replace", "repair", "refund", "close", "reopen"],
        .contract: ["open", "expire", "terminate", "reopen"],
        .invoice: ["open", "payPart", "payRest", "creditPart", "creditRest", "moneyBack", "remind"],
    ]

    private func clientSteps(of record: RecordRow) throws -> [ClientStep] {
        let told = Self.told[record.number.kind] ?? []
        return try rows("SELECT at, actor, event FROM history WHERE record_id = ? ORDER BY id LIMIT 500", [record.id])
            .compactMap { row in
                let event: String = row["event"]
                guard told.contains(event) else { return nil }
                let actor: String = row["actor"]
                return ClientStep(
                    at: row["at"], event: event, doer: actor.hasPrefix("client:") ? .client : .firm)
            }
    }
}

extension Transaction {
    /// What of a client's is open, newest first: what the first page of the portal begins with.
    public func clientOpen(in scope: ClientScope, limit: Int) throws -> [RecordRow] {
        // A question for each kind, so that each is answered from the index and finished records are not touched.
        let open = try RecordKind.forClients.filter { !$0.openStates.isEmpty }.flatMap { kind in
            let states = kind.openStates.map { "'\($0)'" }.joined(separator: ", ")
            let isToPay =
                "NOT EXISTS (SELECT 1 FROM invoice WHERE record_id = record.id AND invoice.kind = 'credit-note')"
            return try rows(
                """
                SELECT * FROM record WHERE \(scope.condition("client_id")) AND kind = ? AND state IN (\(states))
                \(kind == .invoice ? "AND " + isToPay : "")
                ORDER BY opened_at DESC, id DESC LIMIT ?
                """, scope.arguments + [kind.rawValue, limit]
            ).map(recordRow)
        }
        return Array(open.sorted { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) }.prefix(limit))
    }

    /// Files of a record that its client may fetch, newest first.
    public func clientFiles(of record: Int64, in scope: ClientScope, limit: Int) throws -> [ThreadFile] {
        try rows(
            """
            SELECT attachment.*, mail.sent_at FROM mail_record CROSS JOIN mail ON mail.id = mail_record.mail_id
            CROSS JOIN attachment ON attachment.mail_id = mail.id
            WHERE mail_record.record_id = ? AND \(scope.condition("mail.client_id")) AND \(Self.readableByClient)
            ORDER BY mail.sent_at DESC, attachment.id LIMIT ?
            """, [record] + scope.arguments + [limit]
        ).map(threadFile)
    }
}
