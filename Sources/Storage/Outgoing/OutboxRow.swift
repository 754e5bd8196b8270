public import Foundation
public import Mail
public import Workflows

/// Where an outgoing mail stands.
public enum OutboxState: String, CaseIterable, Sendable {
    /// Decided, not yet tried.
    case queued
    /// Being handed over; committed just before the final dot.
    case sending
    /// The relay took it. Final.
    case sent
    /// Refused for now, or not reached; tried again later.
    case deferred
    /// Refused for good, or tried too long; the person in charge is told. Final unless retried by hand.
    case failed
    /// The answer to the final dot was lost: it may be with the client or not.
    case uncertain
    /// Taken out by a person or by #undo. Final.
    case dropped
}

/// How a mail is marked for machines (which automatic headers and which envelope sender it has).
public enum HeaderClass: String, CaseIterable, Sendable {
    /// A person's words, relayed to a client.
    case answer
    /// An automatic mail with a document's content: offer, confirmation, dispatch note.
    case document
    /// "Your mail has come."
    case acknowledgement
    /// Notices, transcripts and reminders for staff.
    case notice
    /// Tells a sender what went wrong.
    case error
}

/// A mail to be sent, before it is stored.
public struct NewOutgoing: Sendable {
    /// What it is rendered from.
    public var model: MailModel
    /// The record it is about.
    public var record: Int64?
    /// The mail it answers, for In-Reply-To.
    public var answers: Int64?
    /// The mailbox that it goes from.
    public var mailbox: String
    /// The address it goes to.
    public var recipient: String
    /// The person it goes to.
    public var recipientName: String
    /// Who sees the record's side that it belongs to.
    public var audience: Audience
    /// How it is marked for machines.
    public var headerClass: HeaderClass
    /// The client it goes to or is about.
    public var client: Int64?
    /// The contact it goes to.
    public var contact: Int64?
    /// A mail whose attachments are sent along.
    public var forwards: Int64?
    /// A mail with a key that was used before is not stored a second time.
    public var onceKey: String?
    /// Not before this moment; at once for `nil`.
    public var notBefore: Date?

    /// Takes what every mail has; the rest is set after.
    public init(
        model: MailModel, record: Int64?, mailbox: String, recipient: String, recipientName: String = "",
        audience: Audience, headerClass: HeaderClass
    ) {
        self.model = model
        self.record = record
        self.mailbox = mailbox
        self.recipient = recipient
        self.recipientName = recipientName
        self.audience = audience
        self.headerClass = headerClass
    }
}

/// A row of the outbox.
public struct OutboxRow: Sendable {
    /// The row.
    public let id: Int64
    /// Where it stands.
    public let state: OutboxState
    /// What it is rendered from.
    public let model: MailModel
    /// The record it is about.
    public let record: Int64?
    /// The mail it answers.
    public let answers: Int64?
    /// The mailbox that it goes from.
    public let mailbox: String
    /// The address it goes to.
    public let recipient: String
    /// The person it goes to.
    public let recipientName: String
    /// Which side of the record it belongs to.
    public let audience: Audience
    /// How it is marked for machines.
    public let headerClass: HeaderClass
    /// The client it goes to or is about.
    public let client: Int64?
    /// The contact it goes to.
    public let contact: Int64?
    /// A mail whose attachments are sent along.
    public let forwards: Int64?
    /// The same on every attempt, once composed.
    public let messageID: String?
    /// The stored mail, once composed (mails to clients).
    public let mail: Int64?
    /// When it was decided.
    public let createdAt: Date
    /// When it is due.
    public let dueAt: Date
    /// How often it was tried.
    public let attempts: Int
    /// How often its fate stayed unknown.
    public let uncertainAttempts: Int
    /// What the relay said last, or why it failed.
    public let outcome: String
}
