/// The way by which a played mail program or a foreign mail server hands its mail over.
public enum SMTPEntrance: Sendable, Equatable {
    /// From the world; the receiving server says nothing about the sender.
    case unverified
    /// From the world; the receiving server adds `dmarc=pass` for the domain in From.
    case verified
    /// From the world; the receiving server adds `dmarc=fail` for the domain in From.
    case failing
    /// Submitted by an own user after STARTTLS and SMTP AUTH with this login; the server adds `auth=pass`, and
    /// `dmarc=pass` if From is the login's own address. The envelope sender must be the login's own address too.
    case submission(login: String)
}

/// The answer of an SMTP server (RFC 5321 §4.2).
public struct SMTPReply: Sendable, Equatable, CustomStringConvertible {
    /// The three-digit code.
    public let code: Int
    /// What follows the code, the enhanced status code (RFC 3463) included.
    public let text: String

    /// As it stood on the wire.
    public var description: String { "\(code) \(text)" }
}
