/// A reply of an SMTP server (RFC 5321 §4.2).
public struct SMTPReply: Sendable, Hashable {
    /// An enhanced status code (RFC 3463), e.g. 5.1.1.
    public struct EnhancedStatus: Sendable, Hashable, CustomStringConvertible {
        /// 2 success, 4 persistent transient failure, 5 permanent failure.
        public var `class`: Int
        /// What it is about: 1 addressing, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7 policy.
        public var subject: Int
        /// The detail.
        public var detail: Int
        /// As on the wire.
        public var description: String { "\(self.class).\(subject).\(detail)" }
    }

    /// The three digits.
    public var code: Int
    /// The enhanced status code, if the server sends one.
    public var enhanced: EnhancedStatus?
    /// The text of each line without codes; bounded, control characters removed.
    public var lines: [String]
    /// `false` if no server said this: XCRM itself knew that it would be refused.
    public var isFromServer = true

    /// 2xx.
    public var isPositive: Bool { (200..<300).contains(code) }
    /// 3xx: the server waits for more.
    public var isIntermediate: Bool { (300..<400).contains(code) }
    /// 4xx: the same may succeed later.
    public var isTransient: Bool { (400..<500).contains(code) }
    /// 5xx: the same will not succeed.
    public var isPermanent: Bool { (500..<600).contains(code) }
    /// The text in one line.
    public var text: String { lines.joined(separator: " ") }
}

extension SMTPReply: CustomStringConvertible {
    /// Code, enhanced code and text in one line.
    public var description: String {
        "\(code)\(enhanced.map { " \($0)" } ?? "") \(text)"
    }
}
