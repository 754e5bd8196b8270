extension Configuration {
    /// Where mail is handed in for sending.
    public struct SMTP: Sendable, Equatable {
        /// The envelope sender of mail whose bounces we want to see.
        public enum BounceAddress: String, CaseIterable, Sendable {
            /// `bounce+ID.MAC@domain` of the mailbox, which tells which mail came back.
            case subAddress = "sub_address"
            /// The mailbox itself, for relays that allow no other sender.
            case mailbox
        }

        /// `smtps://host` (port 465) or `smtp://host` (port 587).
        public var url = ServerURL(scheme: .smtp, host: "localhost")
        /// The login name; `nil` for a relay that asks for none.
        public var user: String?
        /// The password; `nil` without login or with `oauth2`.
        public var password: Secret?
        /// A token instead of a password.
        public var oauth2: OAuth2?
        /// Only looked at for `smtp://`.
        public var starttls = StartTLS.required
        /// Certificates (PEM) to trust instead of the system's.
        public var caFile: String?
        /// What parts a mailbox's name from its extension, one character; `nil` for a server without sub-addresses.
        public var subAddressDelimiter: String? = "+"
        /// The envelope sender.
        public var bounceAddress = BounceAddress.subAddress
        /// The largest mail that the relay takes; a larger one is not sent, and staff are told.
        public var maxMessageBytes = 26_214_400
        /// When a mail that could not be handed in is tried again.
        public var retry = Retry()

        /// The defaults, with the required keys still blank.
        public init() {}
    }

    /// A growing pause between attempts.
    public struct Retry: Sendable, Equatable {
        /// The first pause.
        public var firstSeconds = 60
        /// By how much each pause is longer than the one before.
        public var factor = 2
        /// The longest pause.
        public var longestMinutes = 240
        /// After how long a mail is given up and the person in charge told.
        public var giveUpHours = 72

        /// The defaults.
        public init() {}
    }
}
