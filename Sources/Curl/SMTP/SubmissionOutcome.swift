/// How far the submission of a mail had come.
public enum SMTPPhase: String, Sendable, Hashable, CaseIterable {
    /// What the server announces (size, SMTPUTF8) or the addresses themselves already forbid it; nothing was said.
    case envelope
    /// MAIL FROM.
    case mail
    /// RCPT TO.
    case recipient
    /// DATA, before any of the mail was sent.
    case data
    /// The final dot: the server has the mail and answers for it.
    case finalDot
}

/// A recipient that the server refused while it took others.
public struct RecipientRefusal: Sendable, Hashable {
    /// The address as given.
    public var address: String
    /// What the server said.
    public var reply: SMTPReply
}

/// How the submission of one mail ended. Every case but `uncertain` is certain.
public enum SubmissionOutcome: Sendable, Hashable {
    /// The server took responsibility, but not for the recipients listed.
    case accepted(SMTPReply, refused: [RecipientRefusal])
    /// The server refused for now (4xx); nobody gets this mail from this attempt.
    case refusedForNow(SMTPReply, phase: SMTPPhase, recipients: [RecipientRefusal])
    /// The server refused for good (5xx); nobody gets this mail from this attempt.
    case refused(SMTPReply, phase: SMTPPhase, recipients: [RecipientRefusal])
    /// Connection, login or protocol failed before the final dot was written: nobody gets this mail from this attempt.
    case notAccepted(CurlError)
    /// The final dot was written and no answer came: the server may or may not have taken the mail.
    case uncertain(CurlError)
}

/// The envelope of a mail (RFC 5321 §2.3.1): who is told of failure, and who gets it.
public struct SMTPEnvelope: Sendable, Hashable {
    /// The return path; empty for none (`<>`).
    public var sender: String
    /// The recipients' addresses.
    public var recipients: [String]
    /// Whether the mail's header itself has UTF-8 (RFC 6532), so that SMTPUTF8 is needed even with ASCII addresses.
    public var hasUTF8Header: Bool

    /// Makes an envelope.
    public init(sender: String, recipients: [String], hasUTF8Header: Bool = false) {
        self.sender = sender
        self.recipients = recipients
        self.hasUTF8Header = hasUTF8Header
    }
}

/// What an SMTP server announced in answer to EHLO.
public struct SMTPExtensions: Sendable, Hashable {
    /// The largest mail in bytes, if the server announces one (RFC 1870).
    public var sizeLimit: Int?
    /// Whether SIZE was announced at all.
    public var hasSize = false
    /// Whether commands may be sent without waiting for each answer (RFC 2920).
    public var hasPipelining = false
    /// Whether bodies of 8-bit text are taken (RFC 6152).
    public var has8BitMIME = false
    /// Whether addresses and headers in UTF-8 are taken (RFC 6531).
    public var hasSMTPUTF8 = false

    /// Nothing announced.
    public init() {}
}
