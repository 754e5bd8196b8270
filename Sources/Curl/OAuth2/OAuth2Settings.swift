/// Where and how to get OAuth2 access tokens (RFC 6749).
public struct OAuth2Settings: Sendable, Hashable {
    /// What is exchanged for an access token.
    public enum Grant: Sendable, Hashable {
        /// A refresh token that a person's consent gave (RFC 6749 §6).
        case refreshToken(String)
        /// The client's own credentials (RFC 6749 §4.4): no person, no expiry of consent.
        case clientCredentials
    }

    /// The token endpoint: `https://…`; plain `http` only for this machine.
    public var tokenURL: String
    /// The client's identifier.
    public var clientID: String
    /// The client's secret, `nil` for a public client.
    public var clientSecret: String?
    /// What is asked for, e.g. `https://outlook.office365.com/.default`.
    public var scope: String?
    /// What is exchanged.
    public var grant: Grant
    /// A PEM file of the authorities to trust instead of the system's.
    public var caFile: String?
    /// The longest that one request may take.
    public var timeout: Duration

    /// Makes settings.
    public init(
        tokenURL: String, clientID: String, clientSecret: String? = nil, scope: String? = nil, grant: Grant,
        caFile: String? = nil, timeout: Duration = .seconds(30)
    ) {
        self.tokenURL = tokenURL
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.scope = scope
        self.grant = grant
        self.caFile = caFile
        self.timeout = timeout
    }
}

extension OAuth2Settings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The endpoint and the client; never a secret.
    public var description: String { "OAuth2 of client \(clientID) at \(tokenURL) (secrets hidden)" }
    /// The same as `description`.
    public var debugDescription: String { description }
    /// Empty, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
