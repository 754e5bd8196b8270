extension Configuration {
    /// A person of the firm who is told of records and commands them by mail.
    public struct StaffMember: Sendable, Equatable {
        /// What a person may do.
        public enum Role: String, CaseIterable, Sendable {
            case sales, service, warehouse, accounting, manager, admin
        }

        /// The short name in commands (`#assign maria`), unique and unchanging: the history names people by it.
        public var id = ""
        /// The name that clients and colleagues see.
        public var name = ""
        /// Where notices go, and where commands come from.
        public var address = ""
        /// Further addresses that commands may come from.
        public var addresses: [String] = []
        /// What notices are written in; the company's language if absent.
        public var language = "bg"
        /// What the person may do, at least one.
        public var roles: [Role] = []
        /// Who takes over during an absence, by id.
        public var deputy: String?
        /// The last day of an absence (ISO 8601, `2026-08-31`), in the company's time zone.
        public var awayUntil: String?

        /// The defaults, with the required keys still blank.
        public init() {}
    }

    /// Whose word counts about who sent a mail.
    public struct Trust: Sendable, Equatable {
        /// The name by which our own server signs `Authentication-Results` (RFC 8601); `nil` trusts no such header.
        public var authservID: String?
        /// Whether mail of staff that came through our own server's submission, and so has no such header, counts as proved.
        public var acceptOwnSubmission = false
        /// Whether a command needs the person's own token address too, or else a `#yes CODE`.
        public var requireToken = true
        /// Web forms: senders whose Reply-To names the customer. Of all others Reply-To is never believed.
        public var formSenders: [String] = []

        /// The defaults.
        public init() {}
    }
}
