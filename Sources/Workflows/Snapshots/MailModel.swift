/// Which text a mail carries: the base name of its templates, `Templates/mail/LANGUAGE/NAME.{txt,html}.mustache`.
public enum MailTemplate: String, CaseIterable, Sendable, Codable {
    /// To the client: your inquiry has come, an offer follows.
    case inquiryReceived = "inquiry-received"
    /// To the client: your order has come and is being checked.
    case orderReceived = "order-received"
    /// To the client: your complaint has come.
    case complaintReceived = "complaint-received"
    /// To the client: your mail has come.
    case mailReceived = "mail-received"
    /// To the client: the offer, first or revised (`record.revision` above 1).
    case offer
    /// To the client: thank you for the answer, we are sorry you declined.
    case offerDeclined = "offer-declined"
    /// To the client: the offer no longer holds (withdrawn by us).
    case offerWithdrawn = "offer-withdrawn"
    /// To the client: the order is confirmed.
    case orderConfirmed = "order-confirmed"
    /// To the client: the order is cancelled.
    case orderCancelled = "order-cancelled"
    /// To the client: goods have left.
    case shipmentDispatched = "shipment-dispatched"
    /// To the client: a change of the confirmed order, to which the client says yes or no.
    case orderChange = "order-change"
    /// To the client: what was not delivered of the order is cancelled.
    case orderRestCancelled = "order-rest-cancelled"
    /// To the client: goods that had left came back to us.
    case shipmentReturned = "shipment-returned"
    /// To the client: an invoice, advance invoice or debit note (`invoice`).
    case invoice
    /// To the client: a credit note (`invoice`).
    case creditNote = "credit-note"
    /// To the client: an invoice (`invoice`) is overdue; `step` says how often it was said.
    case paymentReminder = "payment-reminder"
    /// To the client: goods were delivered.
    case shipmentDelivered = "shipment-delivered"
    /// To the client: documents that a member of staff sends (`documents`).
    case documents
    /// To the client: how the complaint was decided.
    case complaintDecided = "complaint-decided"
    /// To the client: what a member of staff wrote.
    case staffAnswer = "staff-answer"
    /// To the client: a link to the portal.
    case portalLink = "portal-link"
    /// To a member of staff: a link to the board and the status page.
    case portalLinkStaff = "portal-link-staff"
    /// To staff: a mail has come, with what was read and which commands fit.
    case staffNotice = "staff-notice"
    /// To staff: what a command mail did.
    case transcript
    /// To staff: something needs a person: a bounce, a parked mail, an uncertain mail, a flag.
    case alert
    /// To staff: answer `#yes CODE` to carry out what was asked.
    case challenge
    /// To staff: a deadline is near or past.
    case reminder
    /// To staff: what waits for them, in the morning.
    case digest

    /// Whether the mail goes to a client.
    public var isForClient: Bool {
        switch self {
        case .staffNotice, .transcript, .alert, .challenge, .reminder, .digest: false
        default: true
        }
    }
}

/// One piece of what was read in a mail and where, for the staff notice.
public struct EvidenceSnapshot: Hashable, Sendable, Codable {
    /// The field: `kind`, `lines[2].quantity`.
    public var field: String
    /// Where it was read.
    public var place: String
    /// The words it was read from.
    public var words: String

    /// Takes one piece.
    public init(field: String, place: String, words: String) {
        self.field = field
        self.place = place
        self.words = words
    }
}

/// One line of a command transcript.
public struct TranscriptLine: Hashable, Sendable, Codable {
    /// The command as written.
    public var command: String
    /// Whether it was carried out.
    public var done: Bool
    /// What it did, or why not.
    public var result: String

    /// Takes one outcome.
    public init(command: String, done: Bool, result: String) {
        self.command = command
        self.done = done
        self.result = result
    }
}

/// The mail that a staff notice or an answer is about.
public struct MailExcerpt: Hashable, Sendable, Codable {
    /// Display name and address of the sender.
    public var from: String
    /// Its subject.
    public var subject: String
    /// The new text, bounded.
    public var text: String
    /// Names of its attachments.
    public var attachments: [String]

    /// Takes an excerpt.
    public init(from: String, subject: String, text: String, attachments: [String] = []) {
        self.from = from
        self.subject = subject
        self.text = text
        self.attachments = attachments
    }
}

/// Everything that a mail is rendered from, frozen in the transaction that decided to send it.
public struct MailModel: Hashable, Sendable, Codable {
    /// Which text.
    public var template: MailTemplate
    /// ISO 639-1 of the reader.
    public var language: String
    /// The record it is about.
    public var record: RecordSnapshot?
    /// The invoice or note that it brings.
    public var invoice: InvoiceSnapshot?
    /// What changed since the version that the client had; `nil` for a first version.
    public var changes: SnapshotDifferences?
    /// Of a reminder of an overdue invoice: which it is, from 1; the last is 3.
    public var step: Int?
    /// The documents that it brings; `nil` for those that the configuration says.
    public var documents: [DocumentKind]?
    /// The mail that it answers or reports.
    public var about: MailExcerpt?
    /// The kind that was read, for staff (`MailKind` raw value).
    public var kind: String?
    /// What was read and where, for staff.
    public var evidence: [EvidenceSnapshot]
    /// Sentences of caution for staff: an unverified sender, a flag.
    public var warnings: [String]
    /// Commands that fit, with examples, for staff.
    public var commands: [String]
    /// Outcomes of a command mail.
    public var transcript: [TranscriptLine]
    /// Free text: a staff answer, an alert's sentence, the reason of a decision.
    public var text: String
    /// The `#yes` code, for challenges.
    public var code: String?
    /// Who got mail through a command, and how to undo it: sentences for the transcript.
    public var notes: [String]
    /// The portal's address for this reader; filled at sending.
    public var portalURL: String?
    /// `mailto:` links of the buttons; filled at sending.
    public var confirmURL: String?
    /// `mailto:` link to decline; filled at sending.
    public var declineURL: String?
    /// What waits, for the mail in the morning.
    public var digest: [DigestItem]?

    /// Takes what is known when the mail is decided.
    public init(
        template: MailTemplate, language: String, record: RecordSnapshot? = nil, invoice: InvoiceSnapshot? = nil,
        about: MailExcerpt? = nil, kind: String? = nil, evidence: [EvidenceSnapshot] = [], warnings: [String] = [],
        commands: [String] = [],
        transcript: [TranscriptLine] = [], text: String = "", code: String? = nil, notes: [String] = [],
        portalURL: String? = nil
    ) {
        self.template = template
        self.language = language
        self.record = record
        self.invoice = invoice
        changes = nil
        documents = nil
        step = nil
        self.about = about
        self.kind = kind
        self.evidence = evidence
        self.warnings = warnings
        self.commands = commands
        self.transcript = transcript
        self.text = text
        self.code = code
        self.notes = notes
        self.portalURL = portalURL
    }
}
