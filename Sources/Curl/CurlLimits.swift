/// The bounds on what a server may make us hold. Everything beyond is an error (`responseTooLong`), never a crash.
public enum CurlLimits {
    /// Characters of a server's own words kept for a log or an error.
    public static let serverText = 300
    /// Bytes of one line of an IMAP response, but for SEARCH.
    public static let imapLine = 256 * 1024
    /// Bytes of the line of a SEARCH response: room for over a million UIDs.
    public static let imapSearchLine = 16 * 1024 * 1024
    /// Bytes of one IMAP response apart from the body of a mail.
    public static let imapResponse = imapSearchLine
    /// Literals in one IMAP response.
    public static let imapLiterals = 64
    /// Nested parentheses that are read in an IMAP response.
    public static let imapNesting = 32
    /// UIDs in the answer to one search.
    public static let uids = 5_000_000
    /// Folders in the answer to one LIST.
    public static let folders = 20_000
    /// Bytes of one line of an SMTP reply; RFC 5321 §4.5.3.1.5 allows 512.
    public static let smtpLine = 4096
    /// Lines of one SMTP reply.
    public static let smtpReplyLines = 128
    /// Recipients of one submission; RFC 5321 §4.5.3.1.8 asks servers to take 100.
    public static let recipients = 1000
    /// Bytes of the answer of a token server.
    public static let tokenResponse = 64 * 1024
    /// Bytes given to a consumer, or to the socket, at once.
    public static let chunk = 64 * 1024
}
