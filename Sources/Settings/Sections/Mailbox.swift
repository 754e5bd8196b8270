extension Configuration {
    /// A mailbox that is read, and that answers are sent from.
    public struct Mailbox: Sendable, Equatable {
        /// What a mailbox is for; it is evidence of what a mail in it wants.
        public enum Purpose: String, CaseIterable, Sendable {
            case sales, complaints, tasks, contracts, general
        }

        /// How the mailbox is called in commands, logs and on the status page.
        public var name = ""
        /// Its mail address, the From of what is answered from it.
        public var address = ""
        /// What it is for.
        public var purpose = Purpose.general
        /// How it is reached.
        public var imap = IMAP()

        /// The defaults, with the required keys still blank.
        public init() {}
    }

    /// How TLS is begun on a connection whose URL does not begin with it.
    public enum StartTLS: String, CaseIterable, Sendable {
        /// No login and no mail without it.
        case required
        /// Used where the server offers it.
        case opportunistic
        /// Plain text; for a server on the same machine.
        case never
    }

    /// One account of an IMAP server.
    public struct IMAP: Sendable, Equatable {
        /// `imaps://host` (port 993) or `imap://host` (port 143).
        public var url = ServerURL(scheme: .imaps, host: "localhost")
        /// The login name.
        public var user = ""
        /// The password; `nil` with `oauth2`.
        public var password: Secret?
        /// A token instead of a password.
        public var oauth2: OAuth2?
        /// Only looked at for `imap://`.
        public var starttls = StartTLS.required
        /// Certificates (PEM) to trust instead of the system's.
        public var caFile: String?
        /// Where new mail is.
        public var folder = "INBOX"
        /// Where mail is moved once it is stored; `nil` leaves it in place, marked with a keyword.
        public var processed: String? = "XCRM/Processed"
        /// Where copies of sent mail are put; `nil` for none.
        public var sent: String? = "Sent"
        /// How long one IDLE lasts before it is renewed; under 29 (RFC 2177).
        public var idleMinutes = 9
        /// How often is asked for new mail where IDLE is missing, and beside IDLE for safety.
        public var pollSeconds = 60
        /// How often all UIDs of the folder are compared with what was stored.
        public var reconcileMinutes = 60
        /// How many mails are fetched in one go.
        public var batch = 250
        /// Of the mails that are there at the very first visit, those of so many days are taken; older ones are left alone.
        public var firstVisitDays = 1

        /// The defaults, with the required keys still blank.
        public init() {}
    }

    /// Where access tokens come from (RFC 6749): by `refreshToken`, or by the client's own credentials without one.
    public struct OAuth2: Sendable, Equatable {
        /// The provider's token endpoint.
        public var tokenURL = ""
        /// The application's id.
        public var clientID = ""
        /// The application's secret; some public clients have none.
        public var clientSecret: Secret?
        /// The grant of the account's owner. A provider may rotate it: the newest one is then kept in the database.
        public var refreshToken: Secret?
        /// What is asked for.
        public var scope: String?

        /// The defaults, with the required keys still blank.
        public init() {}
    }
}
