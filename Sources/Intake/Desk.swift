import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

/// One transaction's worth of a clerk's work: what is decided about a mail or a command, and all that follows from it.
///
/// Everything that a desk does is in one transaction: the record's change, its history and the mails to be sent.
struct Desk {
    let transaction: Transaction
    let house: House
    let now: Date
    /// The entry that `#undo` will need; mails decided meanwhile carry it.
    var undo: Int64?

    var configuration: Configuration { house.configuration }
    var today: String { house.iso(now) }
    var year: Int { house.day(now).year }

    init(_ transaction: Transaction, house: House, now: Date, undo: Int64? = nil) {
        self.transaction = transaction
        self.house = house
        self.now = now
        self.undo = undo
    }

    /// A record as it stands now.
    func snapshot(_ record: RecordRow) throws -> RecordSnapshot {
        try transaction.snapshot(of: record, holderName: house.staffName, day: house.iso)
    }

    /// A record's row as it stands now.
    func reload(_ record: RecordRow) throws -> RecordRow { try transaction.record(record.id) }

    /// The name of whoever did something, as colleagues read it.
    func staffName(of actor: Actor) -> String {
        guard actor.name.hasPrefix("staff:") else { return actor.name }
        let id = String(actor.name.dropFirst("staff:".count))
        return house.staffName(id) ?? id
    }

    // MARK: moving records

    /// Moves an offer and carries out what follows.
    @discardableResult
    func move(
        _ record: RecordRow, _ event: Offer.Event, by actor: Actor, detail: String = "", mailing: Mailing = Mailing()
    )
        throws -> RecordRow
    {
        let effects = try transaction.apply(event, of: Offer.self, to: record.id, by: actor, at: now, detail: detail)
        return try carryOut(effects, record, by: actor, mailing: mailing)
    }

    /// Moves an order and carries out what follows.
    @discardableResult
    func move(
        _ record: RecordRow, _ event: Order.Event, by actor: Actor, detail: String = "", mailing: Mailing = Mailing()
    )
        throws -> RecordRow
    {
        let effects = try transaction.apply(event, of: Order.self, to: record.id, by: actor, at: now, detail: detail)
        return try carryOut(effects, record, by: actor, mailing: mailing)
    }

    /// Moves a shipment and carries out what follows.
    @discardableResult
    func move(
        _ record: RecordRow, _ event: Shipment.Event, by actor: Actor, detail: String = "",
        mailing: Mailing = Mailing()
    ) throws -> RecordRow {
        let effects = try transaction.apply(event, of: Shipment.self, to: record.id, by: actor, at: now, detail: detail)
        return try carryOut(effects, record, by: actor, mailing: mailing)
    }

    /// Moves a complaint and carries out what follows.
    @discardableResult
    func move(
        _ record: RecordRow, _ event: Complaint.Event, by actor: Actor, detail: String = "",
        mailing: Mailing = Mailing()
    ) throws -> RecordRow {
        let effects = try transaction.apply(
            event, of: Complaint.self, to: record.id, by: actor, at: now, detail: detail)
        var mailing = mailing
        mailing.happened = event.rawValue
        return try carryOut(effects, record, by: actor, mailing: mailing)
    }

    /// Moves a task and carries out what follows.
    @discardableResult
    func move(
        _ record: RecordRow, _ event: ToDo.Event, by actor: Actor, detail: String = "", mailing: Mailing = Mailing()
    )
        throws -> RecordRow
    {
        let effects = try transaction.apply(event, of: ToDo.self, to: record.id, by: actor, at: now, detail: detail)
        var mailing = mailing
        mailing.happened = event.rawValue
        return try carryOut(effects, record, by: actor, mailing: mailing)
    }

    /// What a move asks for, in its order; the record as it stands after.
    func carryOut(_ effects: [Effect], _ record: RecordRow, by actor: Actor, mailing: Mailing) throws
        -> RecordRow
    {
        for effect in effects {
            let current = try reload(record)
            switch effect {
            case .keepRevision:
                _ = try transaction.keepRevision(try snapshot(current), of: record.id, at: now)
            case .mailClient(let template):
                guard !mailing.silent else { continue }
                try mailClient(template, about: current, mailing: mailing)
            case .mailStaff(let template):
                try mailStaff(template, about: current, mailing: mailing, by: actor)
            case .openOrder:
                _ = try openOrder(acceptedOffer: current, by: actor, mailing: mailing)
            case .clearDeadline: break  // `Transaction.apply` has done it
            }
        }
        return try reload(record)
    }
}

/// How the mails of a move are sent.
struct Mailing {
    /// No mail to the client for this one (`#silent`).
    var silent = false
    /// The mail that they answer.
    var answers: Int64?
    /// Words to go with them.
    var text = ""
    /// A mail whose attachments go along.
    var forwards: Int64?
    /// The raw value of the event, for texts that tell it.
    var happened = ""
    /// Members of staff, by id, who are told beside those who are anyway.
    var alsoTold: [String] = []
}
