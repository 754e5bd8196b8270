/// How to log in.
public enum Credential: Sendable, Hashable {
    /// A password, for LOGIN and the SASL mechanisms that take one.
    case password(String)
    /// An OAuth2 access token, for OAUTHBEARER or XOAUTH2.
    case oauth2(token: String)
    /// No login: a relay that knows us by our address.
    case none
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind of credential; never the secret itself.
    public var description: String {
        switch self {
        case .password: "password (hidden)"
        case .oauth2: "OAuth2 token (hidden)"
        case .none: "none"
        }
    }

    /// The same as `description`.
    public var debugDescription: String { description }
    /// Empty, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// When a connection that begins in the clear changes to TLS. Has no meaning for `imaps` and `smtps`.
public enum StartTLS: String, Sendable, Hashable, CaseIterable {
    /// No TLS, no login.
    case required
    /// TLS if the server offers it. A man in the middle can prevent it: not for passwords over a network.
    case opportunistic
    /// In the clear, for a server on the same machine.
    case never
}

/// Everything that a connection to a mail server needs to know.
public struct ConnectionSettings: Sendable, Hashable {
    /// `imap://`, `imaps://`, `smtp://` or `smtps://` with host and, if not the scheme's own, port. Without user or path.
    public var url: String
    /// The user name, empty for none.
    public var user: String
    /// How to log in.
    public var credential: Credential
    /// When to change to TLS.
    public var startTLS: StartTLS
    /// A PEM file of the authorities to trust instead of the system's.
    public var caFile: String?
    /// Restricts SASL, e.g. `AUTH=PLAIN` (libcurl's `CURLOPT_LOGIN_OPTIONS`); by default the strongest that both know.
    public var loginOptions: String?
    /// The name given in EHLO; by default the host's. For SMTP only.
    public var clientName: String?
    /// The longest that TCP, TLS and login may take together.
    public var connectTimeout: Duration
    /// The longest silence while an answer is awaited.
    public var responseTimeout: Duration
    /// The longest that one command may take, and the longest that a piece of a mail may take that comes or goes.
    public var commandTimeout: Duration
    /// The longest wait for the answer to the final dot of a mail; RFC 5321 §4.5.3.2.6 says 10 minutes at least.
    public var finalDotTimeout: Duration

    /// Settings with the usual time limits.
    public init(
        url: String, user: String = "", credential: Credential = .none, startTLS: StartTLS = .required,
        caFile: String? = nil, loginOptions: String? = nil, clientName: String? = nil,
        connectTimeout: Duration = .seconds(30), responseTimeout: Duration = .seconds(60),
        commandTimeout: Duration = .seconds(600), finalDotTimeout: Duration = .seconds(600)
    ) {
        self.url = url
        self.user = user
        self.credential = credential
        self.startTLS = startTLS
        self.caFile = caFile
        self.loginOptions = loginOptions
        self.clientName = clientName
        self.connectTimeout = connectTimeout
        self.responseTimeout = responseTimeout
        self.commandTimeout = commandTimeout
        self.finalDotTimeout = finalDotTimeout
    }
}
