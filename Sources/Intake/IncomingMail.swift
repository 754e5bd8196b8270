import Foundation
import Mail
import Storage
import Understanding

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
}
