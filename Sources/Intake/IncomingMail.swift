import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

/// A mail of the ledger, parsed and read, ready to be filed in a transaction.
struct IncomingMail: Sendable {
    /// The ledger row.
    let waiting: WaitingMail
    /// The mail as values.
    let message: Message
    /// What it means.
    let reading: Reading
    /// What our own mail server says of the sender.
    let authentication: AuthenticationResults

    /// The sender as From says.
    var from: Address { message.from.first ?? Address(address: "") }

    /// When it was written; when the server got it if that is senseless or in the future.
    var sentAt: Date {
        guard let date = message.date, date <= waiting.arrivedAt.addingTimeInterval(86_400) else {
            return waiting.arrivedAt
        }
        return date
    }

    /// Every address that it was sent or delivered to.
    var recipients: [String] {
        let delivered = message.headers("Delivered-To") + message.headers("X-Original-To")
        return (message.to + message.cc).map(\.address) + delivered.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The same for the copies of one mail in several mailboxes: what the sender wrote, without what servers add.
    ///
    /// The Message-ID alone is no key, since strangers choose it; neither are the bytes, since each copy has its own
    /// Received lines.
    var fingerprint: String {
        let parts = message.parts.map(\.sha256)
        let text = ([message.messageID ?? "", from.key, message.subject, String(sentAt.timeIntervalSince1970)] + parts)
            .joined(separator: "\u{0}")
        // Without a Message-ID two equal mails are two mails: somebody may say the same thing twice.
        let own = message.messageID == nil ? "\u{0}\(waiting.mailbox)\u{0}\(waiting.inboxID)" : ""
        return SecretToken.hash(text + own)
    }

    /// The excerpt for notices.
    var excerpt: String { String(message.reply.prefix(4_000)) }

    /// The row that files it as correspondence, with the texts of its files for the search.
    func correspondence(
        _ audience: Audience, client: Int64?, contact: Int64?, staff: String?, flags: [String]
    ) -> NewMail {
        var new = NewMail(
            rawID: waiting.rawID, direction: .incoming, fingerprint: fingerprint, mailbox: waiting.mailbox,
            messageID: message.messageID, inReplyTo: message.inReplyTo.first, sentAt: sentAt, from: from,
            recipients: message.to + message.cc, subject: message.subject, text: message.text, reply: reading.reply,
            kind: reading.kind.rawValue, language: reading.language, automatic: message.automatic,
            proof: authentication.verdict, audience: audience, client: client, contact: contact, staff: staff,
            flags: flags, attachments: message.attachments)
        new.fileTexts = reading.fileTexts
        return new
    }

    /// The mail as it is to be filed: read anew if what surrounded it has changed since, by mails filed just before it.
    func readAnew(unless context: ReadingContext, by transaction: Transaction, house: House) throws -> IncomingMail {
        let now = try ReadingContext(of: message, waiting: waiting, house: house, transaction: transaction)
        guard now != context else { return self }
        return IncomingMail(
            waiting: waiting, message: message, reading: house.reader.read(message, context: now),
            authentication: authentication)
    }
}

extension ReadingContext {
    /// What surrounds a mail and helps to understand it, as the database stands.
    init(of message: Message, waiting: WaitingMail, house: House, transaction: Transaction) throws {
        self.init(
            mailboxPurpose: house.configuration.mailbox(waiting.mailbox)?.purpose.rawValue,
            ownAddresses: house.ownAddresses)
        guard let sender = message.from.first, message.automatic == .human else { return }
        let delivered = message.headers("Delivered-To") + message.headers("X-Original-To")
        let recipients = (message.to + message.cc).map(\.address) + delivered
        let thread = try Threading(transaction: transaction, house: house)
            .thread(message: message, recipients: recipients, sender: sender, references: [])
        threadKind = thread.record?.number.kind
        // A proposed change of an order is answered as an offer is.
        let change = try thread.record.flatMap { try transaction.openChange(of: $0.id) }
        answersOpenOffer =
            thread.record?.number.kind == .offer
            && [Offer.State.sent, .revising].map(\.rawValue).contains(thread.record?.state)
            || change?.state == .proposed
        if let client = try transaction.contact(address: sender.key)?.client {
            aliases = try transaction.aliases(of: client)
        }
    }
}
