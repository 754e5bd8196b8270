import Foundation
import Mail
import Settings
import Storage
import Workflows

extension Desk {
    /// What an automatic mail does: a bounce of ours marks the mail that failed; the rest is only stored.
    func settleAutomatic(_ mail: IncomingMail, stored: Int64) throws {
        guard mail.message.automatic == .dsn, let outgoing = try bounced(mail) else { return }
        let report = mail.message.deliveryReport
        let failed = report?.recipients.filter { $0.action == .failed } ?? []
        if report != nil, failed.isEmpty { return }  // delayed, relayed: nothing to tell yet
        let status = failed.first?.status ?? ""
        let note = "bounced \(status) \(failed.first?.diagnostic ?? "")".trimmingCharacters(in: .whitespaces)
        try transaction.settleFailed(outgoing.id, reason: note)
        if let record = outgoing.record {
            try transaction.file(mail: stored, under: record, evidence: "bounce")
            try transaction.note(
                "bounced", on: record, by: Actor("xcrm", mail: stored), at: now,
                detail: "\(outgoing.model.template.rawValue) \(status)")
        }
        // A notice to staff that bounces must not lead to the next notice to the same staff.
        guard outgoing.model.template.isForClient else { return }
        let address = outgoing.recipient
        var notice = Notice(
            template: .alert, mailbox: outgoing.mailbox, record: try outgoing.record.map { try transaction.record($0) })
        notice.mail = stored
        notice.client = outgoing.client
        notice.audience = .inside
        notice.text = { $0.bounced(address, status) }
        notice.onceKey = "bounce:\(outgoing.id)"
        try notify(notice)
    }

    /// The mail of ours that a report is about: by the bounce address it came to, or by our own Message-ID in it.
    private func bounced(_ mail: IncomingMail) throws -> OutboxRow? {
        if let delimiter = house.delimiter {
            for recipient in mail.recipients {
                for own in bounceMailboxes {
                    guard let address = BounceAddress(address: recipient, mailbox: own, delimiter: delimiter),
                        address.verifies(with: house.keys)
                    else { continue }
                    return try transaction.outgoing(address.outboxID)
                }
            }
        }
        guard let report = mail.message.deliveryReport else { return nil }
        let ids = [report.originalMessageID].compactMap(\.self) + report.mentionedMessageIDs
        for id in ids.prefix(32) {
            guard let own = OwnMessageID(id), own.verifies(with: house.keys), let row = own.outboxID else { continue }
            return try transaction.outgoing(row)
        }
        return nil
    }

    /// The addresses that bounce sub-addresses extend: every polled mailbox, and `bounce` at its domain.
    private var bounceMailboxes: [String] {
        configuration.mailboxes.flatMap { box in
            let address = box.address.lowercased()
            guard let at = address.lastIndex(of: "@") else { return [address] }
            return [address, "bounce" + address[at...]]
        }
    }
}
