extension Configuration {
    /// Who is told, by another way than the usual one, when the daemon stands still.
    public struct Alarm: Sendable, Equatable {
        /// Who gets the alarm; addresses at another provider are best.
        public var to: [String] = []
        /// The sender that the other server takes; `nil` for the first mailbox.
        public var from: String?
        /// A server other than `smtp`, since that one may be what stands still.
        public var url = ServerURL(scheme: .smtp, host: "localhost")
        /// The login name; `nil` for a server that asks for none.
        public var user: String?
        /// The password; `nil` without login.
        public var password: Secret?
        /// Only looked at for `smtp://`.
        public var starttls = StartTLS.required
        /// Certificates (PEM) to trust instead of the system's.
        public var caFile: String?
        /// How long a mailbox may give no sign of life, or mail wait, before that is a standstill.
        public var afterMinutes = 30
        /// How often the alarm is repeated while it lasts.
        public var repeatHours = 6

        /// The defaults, with the required keys still blank.
        public init() {}
    }
}
