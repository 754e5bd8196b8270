public import Foundation
public import Workflows

/// A record with a number: an offer, an order, a shipment, a complaint, a task, a contract, an invoice.
public struct RecordRow: Hashable, Sendable {
    /// The row.
    public let id: Int64
    /// What people call it.
    public let number: RecordNumber
    /// The raw value of its workflow's state.
    public let state: String
    /// Whose it is; `nil` for tasks of nobody.
    public let client: Int64?
    /// The person it is with.
    public let contact: Int64?
    /// The record it came from.
    public let parent: Int64?
    /// The mailbox that its mails go from.
    public let mailbox: String
    /// The id of the member of staff in charge.
    public private(set) var holder: String?
    /// Who gave the task.
    public let giver: String?
    /// What it is about, in a few words.
    public let title: String
    /// The text of the matter, for complaints and tasks; remarks for the client, for offers and orders.
    public let body: String
    /// The currency of its prices.
    public let currency: Currency
    /// Counts the versions that the client was given.
    public let revision: Int
    /// ISO 8601 day.
    public let validUntil: String?
    /// ISO 8601 day, or words.
    public let delivery: String?
    /// Terms of delivery and payment.
    public let terms: String?
    /// The customer's own number.
    public let customerReference: String?
    /// Incoterms 2020 with the named place.
    public let incoterms: String?
    /// How many days after the invoice it is to be paid, if agreed for this record.
    public let paymentDays: Int?
    /// The contract whose prices it has.
    public let contract: Int64?
    /// ISO 8601 day of the deadline.
    public let dueOn: String?
    /// When it was opened.
    public let openedAt: Date
    /// When it last changed.
    public let updatedAt: Date
    /// Counts changes.
    public let version: Int

    /// The same, as if somebody else held it: to tell that person of it.
    public func held(by staff: String) -> RecordRow {
        var copy = self
        copy.holder = staff
        return copy
    }
}

/// A record before it is stored; the number is taken in the same transaction.
public struct NewRecord: Sendable {
    /// What it is.
    public var kind: RecordKind
    /// The raw value of its first state.
    public var state: String
    /// Whose it is.
    public var client: Int64?
    /// The person it is with.
    public var contact: Int64?
    /// The record it came from.
    public var parent: Int64?
    /// The mailbox that its mails go from.
    public var mailbox: String
    /// The id of the member of staff in charge.
    public var holder: String?
    /// Who gave the task.
    public var giver: String?
    /// What it is about.
    public var title: String
    /// The text of the matter.
    public var body: String
    /// The currency of its prices.
    public var currency: Currency
    /// ISO 8601 day.
    public var validUntil: String?
    /// ISO 8601 day, or words.
    public var delivery: String?
    /// Terms of delivery and payment.
    public var terms: String?
    /// The customer's own number.
    public var customerReference: String?
    /// Incoterms 2020 with the named place.
    public var incoterms: String?
    /// How many days after the invoice it is to be paid.
    public var paymentDays: Int?
    /// The contract whose prices it has.
    public var contract: Int64?
    /// ISO 8601 day of the deadline.
    public var dueOn: String?

    /// Takes what every record has; the rest is set after.
    public init(
        kind: RecordKind, state: String, client: Int64?, contact: Int64?, parent: Int64? = nil, mailbox: String,
        holder: String? = nil, title: String = "", currency: Currency = .eur
    ) {
        self.kind = kind
        self.state = state
        self.client = client
        self.contact = contact
        self.parent = parent
        self.mailbox = mailbox
        self.holder = holder
        self.giver = nil
        self.title = title
        self.body = ""
        self.currency = currency
    }
}

/// Who did something, and by which mail.
public struct Actor: Hashable, Sendable {
    /// `client:ADDRESS`, `staff:ID`, `shell`, or `xcrm` for what follows by itself.
    public let name: String
    /// The mail that did it.
    public let mail: Int64?

    /// Names who and by what.
    public init(_ name: String, mail: Int64? = nil) {
        self.name = name
        self.mail = mail
    }
}

/// One change of a record.
public struct HistoryRow: Hashable, Sendable {
    /// When.
    public let at: Date
    /// `Actor.name`.
    public let actor: String
    /// What happened: the raw value of the event, or a verb.
    public let event: String
    /// The state before.
    public let from: String
    /// The state after.
    public let to: String
    /// Particulars in words.
    public let detail: String
    /// The mail that did it.
    public let mail: Int64?
}
