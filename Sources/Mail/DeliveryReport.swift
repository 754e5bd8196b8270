/// What a delivery status notification (RFC 3464) or another mail system's bounce says.
///
/// Nothing in it is proved: it counts only if the mail came to a bounce address with a valid MAC or `originalMessageID` is our own.
public struct DeliveryReport: Hashable, Sendable {
    /// What became of the mail for one recipient.
    public struct Recipient: Hashable, Sendable {
        /// What the mail system did (RFC 3464 §2.3.3).
        public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
            /// Not delivered, for good.
            case failed
            /// Not yet delivered, still tried.
            case delayed
            /// Delivered.
            case delivered
            /// Handed to a system that reports nothing.
            case relayed
            /// Delivered and passed on to several.
            case expanded
        }
        /// The address that failed, as the report names it.
        public var address: String
        /// What was done.
        public var action: Action
        /// The enhanced status code (RFC 3463) or, failing that, the SMTP reply code; `nil` if none is told.
        public var status: String?
        /// The words of the refusing server, at most 500 characters.
        public var diagnostic: String?

        /// Takes what was read.
        public init(address: String, action: Action, status: String? = nil, diagnostic: String? = nil) {
            self.address = address
            self.action = action
            self.status = status
            self.diagnostic = diagnostic
        }

        /// Whether trying again may help: a `4.x.x` or `4xx` status, or a delay.
        public var isTemporary: Bool { action == .delayed || status?.hasPrefix("4") == true }
    }

    /// The recipients it speaks of.
    public var recipients: [Recipient]
    /// Message-ID of the mail that it is about, without angle brackets.
    public var originalMessageID: String?
    /// Every Message-ID that stands in the returned copy or headers, the mail's own first.
    public var mentionedMessageIDs: [String]
    /// Subject of the mail that it is about, if the report returns its headers.
    public var originalSubject: String?
    /// `X-XCRM-Ref` of the returned headers.
    public var originalReference: String?

    /// Takes what was read.
    public init(
        recipients: [Recipient] = [], originalMessageID: String? = nil, mentionedMessageIDs: [String] = [],
        originalSubject: String? = nil, originalReference: String? = nil
    ) {
        self.recipients = recipients
        self.originalMessageID = originalMessageID
        self.mentionedMessageIDs = mentionedMessageIDs
        self.originalSubject = originalSubject
        self.originalReference = originalReference
    }
}
