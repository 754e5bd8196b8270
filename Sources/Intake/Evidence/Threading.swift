import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

/// Which record a mail belongs to, and how well that is shown.
struct MailThread {
    /// How strong the evidence is.
    enum Strength: Int, Comparable {
        /// None: new correspondence.
        case none
        /// A number in the text, from a party to the record.
        case named
        /// A foreign Message-ID of the same client, our own header, our reply line: from a party to the record.
        case party
        /// Our own Message-ID: an answer to a mail that we sent.
        case ownMessage
        /// A token with a valid MAC.
        case token

        static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    /// The record; `nil` for new correspondence, or for a thread that has none.
    var record: RecordRow?
    /// The mail that it answers, if it is ours or the client's.
    var answered: StoredMail?
    /// How strong.
    var strength = Strength.none
    /// In words, for `mail_record`.
    var evidence = ""
    /// What the token's address is for.
    var audience: Audience?
    /// Whether the token or the Message-ID was sent to this very sender.
    var isPersonal = false
    /// Whether the portal composed it for this very sender, about nothing that there is a record of yet.
    var isFromPortal = false
    /// The version of the record in the mail of ours that is answered.
    var revision: Int?
    /// Another record that a weaker but strong piece points to.
    var conflict: RecordRow?
}

/// Finds a mail's thread by its evidence, strongest first.
///
/// MailThread-Index and MailThread-Topic are no evidence; an empty or doubled foreign Message-ID is none either. Weak evidence
/// counts only for a sender who is a party to the record, so that correspondence never crosses from one client to another.
struct Threading {
    let transaction: Transaction
    let house: House

    /// How many References are looked at, from the right.
    static let references = 32

    func thread(
        message: Message, recipients: [String], sender: Address, references numbers: [String]
    ) throws -> MailThread {
        let party = try transaction.contact(address: sender.key)?.client
        let isStaff = house.configuration.staff(address: sender.key) != nil
        var found: [MailThread] = []
        if let token = try byToken(recipients, sender: sender) { found.append(token) }
        if let own = try byOwnMessageID(message, sender: sender) { found.append(own) }
        if found.isEmpty {
            let weak = try byParty(message, party: party, isStaff: isStaff, numbers: numbers)
            return weak ?? MailThread()
        }
        var best = found[0]
        if found.count > 1, let other = found[1].record, let chosen = best.record, other.id != chosen.id,
            !related(other, chosen)
        {
            best.conflict = other
        }
        if found.count > 1 {
            best.answered = best.answered ?? found[1].answered
            best.revision = best.revision ?? found[1].revision
        }
        return best
    }

    /// An order answers its offer's thread, a shipment its order's: that is no disagreement.
    private func related(_ left: RecordRow, _ right: RecordRow) -> Bool {
        left.parent == right.id || right.parent == left.id || (left.parent != nil && left.parent == right.parent)
    }

    private func byToken(_ recipients: [String], sender: Address) throws -> MailThread? {
        guard let delimiter = house.delimiter else { return nil }
        for recipient in recipients {
            for box in house.configuration.mailboxes {
                guard let token = MessageToken(address: recipient, mailbox: box.address, delimiter: delimiter) else {
                    continue
                }
                if token.isOfPortal {
                    guard token.verifies(for: sender.key, with: house.keys) else { continue }
                    return MailThread(
                        strength: .token, evidence: "portal", audience: token.audience, isPersonal: true,
                        isFromPortal: true)
                }
                let (record, mail) = try target(token.reference)
                guard record != nil || mail != nil else { continue }
                let personal = token.verifies(for: sender.key, with: house.keys)
                let valid =
                    try personal || partyAddresses(record, mail).contains { token.verifies(for: $0, with: house.keys) }
                guard valid else { continue }
                return MailThread(
                    record: record, answered: mail, strength: .token, evidence: "token", audience: token.audience,
                    isPersonal: personal)
            }
        }
        return nil
    }

    /// What a token refers to: a record by number, or correspondence without one by `M` and the mail's row.
    private func target(_ reference: String) throws -> (RecordRow?, StoredMail?) {
        if let number = RecordNumber(reference) { return (try transaction.record(number), nil) }
        guard reference.hasPrefix("M"), let id = Int64(reference.dropFirst()), let mail = try transaction.mail(id)
        else {
            return (nil, nil)
        }
        return (try mail.records.last.map { try transaction.record($0) }, mail)
    }

    /// Addresses that tokens of a record can have been sent to: its client's people and staff.
    private func partyAddresses(_ record: RecordRow?, _ mail: StoredMail?) throws -> [String] {
        let client = record?.client ?? mail?.client
        let people = try client.map { try transaction.contacts(of: $0).prefix(200).map(\.address) } ?? []
        return people
            + house.configuration.staff.flatMap { [$0.address.lowercased()] + $0.addresses.map { $0.lowercased() } }
    }

    private func byOwnMessageID(_ message: Message, sender: Address) throws -> MailThread? {
        let ids = message.inReplyTo + message.references.suffix(Self.references).reversed()
        for id in ids.prefix(Self.references + 4) {
            guard let own = OwnMessageID(id), own.verifies(with: house.keys), let row = own.outboxID,
                let sent = try transaction.outgoing(row)
            else { continue }
            var thread = MailThread(
                record: try sent.record.map { try transaction.record($0) },
                answered: try (sent.mail ?? sent.answers).flatMap { try transaction.mail($0) }, strength: .ownMessage,
                evidence: "message-id", audience: sent.audience, isPersonal: sent.recipient == sender.key)
            thread.revision = sent.model.record?.revision
            return thread
        }
        return nil
    }

    private func byParty(_ message: Message, party: Int64?, isStaff: Bool, numbers: [String]) throws -> MailThread? {
        if let reference = message.header("X-XCRM-Ref").flatMap({
            RecordNumber($0.trimmingCharacters(in: .whitespaces))
        }),
            let record = try transaction.record(reference), isParty(party, isStaff, record)
        {
            return MailThread(record: record, strength: .party, evidence: "header")
        }
        for id in message.inReplyTo + message.references.suffix(Self.references).reversed() {
            guard let mail = try transaction.mail(messageID: id), mail.client != nil, mail.client == party else {
                continue
            }
            return MailThread(
                record: try mail.records.last.map { try transaction.record($0) }, answered: mail, strength: .party,
                evidence: "foreign message-id")
        }
        if let record = try replyLine(message), isParty(party, isStaff, record) {
            return MailThread(record: record, strength: .party, evidence: "reply line")
        }
        for number in numbers {
            guard let number = RecordNumber(number), let record = try transaction.record(number),
                isParty(party, isStaff, record)
            else { continue }
            return MailThread(record: record, strength: .named, evidence: "number")
        }
        return nil
    }

    private func isParty(_ party: Int64?, _ isStaff: Bool, _ record: RecordRow) -> Bool {
        isStaff || (party != nil && record.client == party)
    }

    /// The number in our reply line, in the quoted text.
    private func replyLine(_ message: Message) throws -> RecordRow? {
        let quoted = message.spans.filter { $0.kind == .quoted }.map(\.text)
        for text in quoted.prefix(8) {
            for word in text.prefix(4_000).split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }).prefix(
                600)
            {
                if word.count >= 13, let number = RecordNumber(word), let record = try transaction.record(number) {
                    return record
                }
            }
        }
        return nil
    }
}
