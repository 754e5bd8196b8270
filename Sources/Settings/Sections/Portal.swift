extension Configuration {
    /// The read-only web pages for clients and staff.
    public struct Portal: Sendable, Equatable {
        /// Where the server listens.
        public var listen = ListenAddress(host: "127.0.0.1", port: 8080)
        /// What the pages are called from outside, without a slash at the end.
        public var url = "http://127.0.0.1:8080"
        /// Any mail to it is answered with a new link; `nil` for the first mailbox with `+portal`.
        public var address: String?
        /// How long a client's link is good for.
        public var linkDays = 90
        /// How long a link of staff is good for.
        public var staffLinkDays = 7
        /// Proxies whose `X-Forwarded-For` is believed, by IP address.
        public var trustedProxies: [String] = []
        /// How many pages one network address may ask for in a minute.
        public var requestsPerMinute = 600

        /// The defaults.
        public init() {}
    }

    /// The daemon's log on stderr.
    public struct Log: Sendable, Equatable {
        /// How much is written, as swift-log names it.
        public enum Level: String, CaseIterable, Sendable {
            case trace, debug, info, notice, warning, error, critical
        }
        /// How a line looks.
        public enum Format: String, CaseIterable, Sendable {
            case text, json
        }

        /// From which level on.
        public var level = Level.info
        /// For people or for a log collector.
        public var format = Format.text

        /// The defaults.
        public init() {}
    }
}
