public import Documents
import Foundation
public import Mail
public import Settings
import Storage
import Workflows

/// What stays the same while mails are sent: the configuration, the keys, the templates.
///
/// A reload of the configuration makes a new one.
public struct Postmaster: Sendable {
    /// The configuration.
    public let configuration: Configuration
    /// Makes tokens, Message-IDs and bounce addresses.
    public let keys: KeyRing
    /// Renders mails from templates.
    public let renderer: MailRenderer
    /// Makes the documents that go along with mails; `nil` sends the mails without them.
    public let printer: Printer?
    let timeZone: TimeZone

    /// Puts the firm's outgoing side together.
    public init(configuration: Configuration, keys: KeyRing, renderer: MailRenderer, printer: Printer?) {
        self.configuration = configuration
        self.keys = keys
        self.renderer = renderer
        self.printer = printer
        timeZone = TimeZone(identifier: configuration.company.timezone) ?? .gmt
    }

    var delimiter: Character? { configuration.smtp.subAddressDelimiter?.first }

    /// Identifies this installation in the loop mark that every mail carries.
    var loopMark: String { configuration.mailboxes.first?.address.lowercased() ?? "xcrm" }

    /// The ISO 8601 day of a moment in the firm's time zone.
    func day(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.year ?? 1970)-\(two(parts.month ?? 1))-\(two(parts.day ?? 1))"
    }

    // MARK: addresses

    /// The envelope sender (RFC 5321 §3.6.3): a bounce address for what people answer for, none for what machines say.
    func envelopeSender(of row: OutboxRow, mailbox: Configuration.Mailbox) -> String {
        switch row.headerClass {
        case .acknowledgement, .notice, .error: return ""
        case .answer, .document:
            guard configuration.smtp.bounceAddress == .subAddress, let delimiter else { return mailbox.address }
            return BounceAddress(outboxID: row.id, keys: keys).address(at: mailbox.address, delimiter: delimiter)
                ?? mailbox.address
        }
    }

    /// Where an answer goes: the token of the record (or of the correspondence without one) for this recipient.
    func replyTo(of row: OutboxRow, number: String?, mailbox: Configuration.Mailbox) -> Address? {
        guard let delimiter, let reference = number ?? row.answers.map({ "M\($0)" }),
            let address = MessageToken(row.audience, reference: reference, recipient: row.recipient, keys: keys)
                .address(at: mailbox.address, delimiter: delimiter)
        else { return nil }
        return Address(name: configuration.company.name.text(row.model.language), address: address)
    }

    /// `Auto-Submitted` (RFC 3834), Microsoft's suppression, our reference and loop mark, by kind of mail.
    func headers(of row: OutboxRow, number: String?) -> [HeaderField] {
        var fields = [HeaderField(name: "X-XCRM-Loop", value: loopMark)]
        if let number { fields.append(HeaderField(name: "X-XCRM-Ref", value: number)) }
        switch row.headerClass {
        case .answer: break
        case .document:
            fields.append(HeaderField(name: "Auto-Submitted", value: "auto-generated"))
            fields.append(HeaderField(name: "X-Auto-Response-Suppress", value: "OOF, AutoReply"))
        case .acknowledgement, .error:
            fields.append(HeaderField(name: "Auto-Submitted", value: "auto-replied"))
            fields.append(HeaderField(name: "X-Auto-Response-Suppress", value: "All"))
        case .notice:
            fields.append(HeaderField(name: "Auto-Submitted", value: "auto-generated"))
            fields.append(HeaderField(name: "X-Auto-Response-Suppress", value: "All"))
        }
        return fields
    }
}
