public import Foundation
import Mail
import Settings
public import Storage
import Understanding
import Workflows

/// Takes old mail into the correspondence of clients: silently. No record is opened or moved, nobody is written to, every
/// mail keeps its own date, and one that is there already is not stored twice.
public struct MailImport: Sendable {
    private let store: Store
    private let house: House

    /// What an import did.
    public struct Result: Hashable, Sendable {
        /// Mails stored.
        public var stored = 0
        /// Mails that were there before.
        public var known = 0
        /// Newsletters, machines' mails and mails without a sender: left out.
        public var passedOver = 0
    }

    /// How many mails share a transaction.
    static let batch = 100

    /// An import for one firm.
    public init(store: Store, house: House) {
        self.store = store
        self.house = house
    }

    /// Stores the mails of an archive as one mailbox's.
    ///
    /// - parameter since: older ones are left out.
    /// - parameter progress: is told how many were looked at, now and then.
    public func run(
        _ archive: MailArchive, mailbox: String, since: Date?, at now: Date, progress: (Int) -> Void = { _ in }
    ) async throws -> Result {
        var result = Result()
        var (batch, seen): ([MailArchive.Entry], Int) = ([], 0)
        for entry in archive {
            batch.append(entry)
            seen += 1
            guard batch.count == Self.batch else { continue }
            try await store(batch, mailbox, since, now, &result)
            batch = []
            progress(seen)
        }
        try await store(batch, mailbox, since, now, &result)
        progress(seen)
        return result
    }

    private func store(
        _ batch: [MailArchive.Entry], _ mailbox: String, _ since: Date?, _ now: Date, _ result: inout Result
    ) async throws {
        let house = house
        var read: [(MailArchive.Entry, Message, Reading)] = []
        for entry in batch {
            let message = MessageParser().parse(entry.bytes)
            if let since, (message.date ?? entry.filedAt ?? now) < since { continue }
            read.append((entry, message, house.reader.read(message)))
        }
        let mails = read
        let sum = try await store.write { transaction -> Result in
            var sum = Result()
            let desk = Desk(transaction, house: house, now: now)
            for (entry, message, reading) in mails {
                switch try desk.storeOld(entry, message, reading, mailbox: mailbox) {
                case true?: sum.stored += 1
                case false?: sum.known += 1
                case nil: sum.passedOver += 1
                }
            }
            return sum
        }
        result.stored += sum.stored
        result.known += sum.known
        result.passedOver += sum.passedOver
    }
}

extension Desk {
    /// Stores a mail of before. `nil` for one that is nobody's correspondence, `false` for one that is there already.
    fileprivate func storeOld(
        _ entry: MailArchive.Entry, _ message: Message, _ reading: Reading, mailbox: String
    ) throws -> Bool? {
        guard message.automatic == .human, let from = message.from.first, from.address.contains("@") else {
            return nil
        }
        let staff = configuration.staff(address: from.key)
        let isOurs = staff != nil || house.isOwn(from.address)
        // What we offered reads like what others offer us.
        guard isOurs || reading.kind != .bulk else { return nil }
        let other = isOurs ? (message.to + message.cc).first { isOutside($0) } : from
        guard let other else { return nil }
        var moment = message.date ?? entry.filedAt ?? now
        if moment > now { moment = entry.filedAt ?? now }
        let parts = message.parts.map(\.sha256)
        let fingerprint = SecretToken.hash(
            ([message.messageID ?? "", from.key, message.subject, String(moment.timeIntervalSince1970)] + parts)
                .joined(separator: "\u{0}"))
        if let id = message.messageID, try transaction.mail(messageID: id) != nil { return false }
        let (client, contact) = try correspondent(
            other, details: isOurs ? ContactDetails() : reading.contact, language: isOurs ? nil : reading.language)
        var mail = NewMail(
            rawID: try transaction.storeRawMail(entry.bytes), direction: isOurs ? .outgoing : .incoming,
            fingerprint: fingerprint, mailbox: mailbox, messageID: message.messageID,
            inReplyTo: message.inReplyTo.first, sentAt: moment, from: from, recipients: message.to + message.cc,
            subject: message.subject, text: message.text, reply: reading.reply, kind: reading.kind.rawValue,
            language: reading.language, automatic: .human, proof: .unverified, audience: .client, client: client.id,
            contact: contact.id, staff: staff?.id, flags: ["imported"], attachments: message.attachments)
        mail.fileTexts = reading.fileTexts
        let (stored, isNew) = try transaction.storeMail(mail, at: now)
        guard isNew else { return false }
        for number in reading.references.compactMap({ RecordNumber($0) }) {
            guard let record = try transaction.record(number), record.client == client.id else { continue }
            try transaction.file(mail: stored, under: record.id, evidence: "number")
        }
        return true
    }

    private func isOutside(_ address: Address) -> Bool {
        address.address.contains("@") && configuration.staff(address: address.key) == nil
            && !house.isOwn(address.address)
    }
}
