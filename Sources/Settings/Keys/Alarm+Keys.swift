import Yams

extension Configuration.Alarm: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "to", \.to, .mailAddress, required: true, sample: "[admin@elsewhere.example]",
                "Who gets it; best at another provider, which works when your own server does not."),
            Key(
                "from", \.from, .mailAddress, sample: "xcrm@elsewhere.example",
                "The sender that this server takes; without it, the first mailbox is."),
            Key(
                "url", \.url, .server([.smtp, .smtps]), required: true, sample: #""smtps://mail.elsewhere.example""#,
                "A server other than the usual one, since that may be what stands still."),
            Key("user", \.user, .text, sample: "xcrm@elsewhere.example", "The login name, if the server asks for one."),
            Key(secret: "password", \.password, variable: "XCRM_ALARM_PASSWORD", "The password."),
            Key(
                "starttls", \.starttls, .choice,
                "For smtp://: required sends nothing without TLS, opportunistic takes it if offered, never is plain text."
            ),
            Key(
                "ca_file", \.caFile, .file, sample: "ca.pem",
                "Certificates (PEM) to trust instead of the system's, for a server with a certificate of your own."),
            Key(
                "after_minutes", \.afterMinutes, .whole(5...1_440, "minutes"),
                """
                How long a mailbox may give no sign of life, or mail wait to be read or sent, before that is a standstill; \
                /readyz goes by it too.
                """),
            Key(
                "repeat_hours", \.repeatHours, .whole(1...168, "hours"),
                "How often the alarm is repeated while it lasts."
            ),
        ]
    }

    mutating func finish(_ map: Node.Mapping, _ reader: Reader) {
        password = reader.overridable(password, "ALARM", "PASSWORD")
        if user == nil, password != nil {
            reader.report(line: map.mark?.line, "\(reader.keyName).user is missing beside the password; add it.")
        }
        if user != nil, password == nil {
            reader.report(
                map["user"],
                """
                \(reader.keyName) has a user and no password; add password_command or password_file, or set \
                \(Secret.variable("ALARM", "PASSWORD")) in the environment.
                """)
        }
    }
}
