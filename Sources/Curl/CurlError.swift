/// Why a mail server, or a token server, could not be used: one type for IMAP, SMTP and OAuth2.
///
/// `description` is one sentence that says what happened and what to do. It holds the server's own words (bounded,
/// control characters removed) but never a credential and never the text of a mail.
public struct CurlError: Error, Sendable, Hashable {
    /// What went wrong.
    public enum Kind: Sendable, Hashable {
        /// A URL, address, folder name or other argument cannot be used as it is.
        case invalidArgument
        /// The host name has no address.
        case hostNotFound
        /// Nothing listens at that address and port, or the network does not reach it.
        case unreachable
        /// The server, or the network, was silent for longer than the settings allow.
        case timedOut
        /// The server's certificate was not issued by a trusted authority, has expired or names another host.
        case certificateNotTrusted
        /// The file of trusted certificates cannot be read.
        case certificateFileUnreadable
        /// TLS failed for another reason, e.g. no version in common.
        case tlsFailed
        /// STARTTLS is required and the server does not offer it, or refused it.
        case startTLSRefused
        /// The server refused the user name, the password or the token.
        case loginRefused
        /// The server cannot check the login now.
        case loginUnavailable
        /// A login is configured and the server offers none (on this port, or without TLS).
        case loginNotOffered
        /// The server turned the connection away before login.
        case connectionRefused
        /// The connection ended.
        case connectionLost
        /// The server's answer breaks the protocol.
        case protocolViolation
        /// The server's answer is longer than the named limits allow.
        case responseTooLong
        /// The server answered NO or BAD to an IMAP command, or 4xx or 5xx to an SMTP command.
        case commandRefused
        /// The server lacks an extension that is needed.
        case notSupported
        /// The task was cancelled.
        case cancelled
        /// There is no connection: `connect` was not called, or an earlier error closed it.
        case notConnected
        /// The authority revoked the grant (OAuth2 `invalid_grant`): a person must give consent anew.
        case grantRevoked
        /// The token server refused the request for another reason (RFC 6749 §5.2).
        case tokenRefused
        /// libcurl or the operating system failed, e.g. out of memory.
        case systemFailure
    }

    /// How far the conversation had come.
    public enum Phase: Sendable, Hashable {
        /// Name, address, TCP, proxy, TLS, STARTTLS.
        case connect
        /// Authentication.
        case login
        /// The command of this name.
        case command(String)
        /// An OAuth2 token request.
        case token
    }

    /// What went wrong.
    public let kind: Kind
    /// How far the conversation had come.
    public let phase: Phase
    /// libcurl's own code, where the error came from libcurl.
    public let curlCode: Int32?
    /// The server's own words: at most ``CurlLimits/serverText`` characters, control characters removed.
    public let serverText: String?
    /// One sentence: what happened, and what to do.
    public let message: String
    /// Whether the same attempt may succeed later without a change of the configuration.
    public let isTransient: Bool

    init(
        _ kind: Kind, _ phase: Phase, _ message: String, transient: Bool? = nil, curlCode: Int32? = nil,
        serverText: String? = nil
    ) {
        self.kind = kind
        self.phase = phase
        self.message = message
        self.isTransient = transient ?? kind.isUsuallyTransient
        self.curlCode = curlCode
        self.serverText = serverText
    }
}

extension CurlError: CustomStringConvertible {
    /// One sentence: what happened, what the server said, and what to do.
    public var description: String {
        guard let serverText, !serverText.isEmpty else { return message }
        return "\(message) (the server said: \(serverText))"
    }
}

extension CurlError.Kind {
    var isUsuallyTransient: Bool {
        switch self {
        case .hostNotFound, .unreachable, .timedOut, .loginUnavailable, .connectionRefused, .connectionLost, .cancelled,
            .notConnected, .systemFailure:
            true
        case .invalidArgument, .certificateNotTrusted, .certificateFileUnreadable, .tlsFailed, .startTLSRefused,
            .loginRefused, .loginNotOffered, .protocolViolation, .responseTooLong, .commandRefused, .notSupported,
            .grantRevoked, .tokenRefused:
            false
        }
    }
}
