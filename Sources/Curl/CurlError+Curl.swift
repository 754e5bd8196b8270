import CCurl

extension CurlError {
    /// What is known when a connection could not be made.
    struct Context {
        var peer: String
        var detail: String
        var lastLine: [UInt8]
        var scheme: MailScheme
        var settings: ConnectionSettings

        var serverText: String? {
            // An IMAP answer begins with libcurl's tag, which tells nobody anything.
            let line = scheme == .imap ? lastLine.drop { $0 != UInt8(ascii: " ") } : lastLine[...]
            let text = ServerText.clean(line)
            return text.isEmpty ? nil : text
        }
    }

    static func cancelled(_ phase: Phase, _ peer: String) -> CurlError {
        CurlError(.cancelled, phase, "Work with \(peer) was cancelled.")
    }

    /// Turns what libcurl says into what a person can act on.
    init(_ code: CURLcode, _ context: Context) {
        let temporary = context.saysTemporary
        let kind: Kind =
            switch code {
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .hostNotFound
            case CURLE_COULDNT_CONNECT: .unreachable
            case CURLE_OPERATION_TIMEDOUT: .timedOut
            case CURLE_PEER_FAILED_VERIFICATION: .certificateNotTrusted
            case CURLE_SSL_CACERT_BADFILE: .certificateFileUnreadable
            case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED: .tlsFailed
            case CURLE_USE_SSL_FAILED: .startTLSRefused
            case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: temporary ? .loginUnavailable : .loginRefused
            case CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED: .connectionRefused
            case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: .connectionLost
            case CURLE_ABORTED_BY_CALLBACK: .cancelled
            case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .invalidArgument
            default: .systemFailure
            }
        let refusedForGood = kind == .connectionRefused && context.saysPermanent
        self.init(kind, context, code: code, transient: refusedForGood ? false : nil)
    }

    /// An error of connecting, with its sentence.
    init(_ kind: Kind, _ context: Context, code: CURLcode = CURLE_OK, transient: Bool? = nil) {
        let said = kind.isTheServersAnswer ? context.serverText : nil
        self.init(
            kind, kind.isAboutLogin ? .login : .connect, kind.sentence(context), transient: transient,
            curlCode: code == CURLE_OK ? nil : Int32(code.rawValue), serverText: said)
    }
}

extension CurlError.Kind {
    fileprivate var isAboutLogin: Bool {
        switch self {
        case .loginRefused, .loginUnavailable, .loginNotOffered: true
        default: false
        }
    }

    /// Whether the server's last line explains the error; for the others it is only what happened to come before.
    fileprivate var isTheServersAnswer: Bool {
        switch self {
        case .loginRefused, .loginUnavailable, .connectionRefused: true
        default: false
        }
    }

    fileprivate func sentence(_ context: CurlError.Context) -> String {
        let peer = context.peer
        return switch self {
        case .hostNotFound: "The host of \(peer) was not found; check its spelling and the name server."
        case .unreachable: "\(peer) refused the connection or cannot be reached; check host, port and firewall."
        case .timedOut: "\(peer) did not answer in time; check host, port, scheme and firewall."
        case .certificateNotTrusted:
            "The certificate of \(peer) is not trusted (\(ServerText.clean(context.detail))); "
                + "use the name in the certificate, or name its authority in ca_file."
        case .certificateFileUnreadable:
            "The certificates in ca_file cannot be read; check its path and that it is PEM."
        case .tlsFailed:
            "TLS with \(peer) failed (\(ServerText.clean(context.detail))); check that the port and the scheme belong together."
        case .startTLSRefused:
            "\(peer) does not offer STARTTLS, which is required; use the TLS port with \(context.scheme.rawValue)s:// instead."
        case .loginRefused: "\(peer) refused the login of the configured user; check user and password or token."
        case .loginUnavailable: "\(peer) cannot check the login now; it will be tried again."
        case .loginNotOffered:
            "\(peer) offers no login here; use the submission port with TLS, or configure no user."
        case .connectionRefused: "\(peer) turned the connection away."
        case .connectionLost: "\(peer) ended the connection before login was complete; check port and scheme."
        case .cancelled: "Work with \(peer) was cancelled."
        case .invalidArgument: "The address \(peer) cannot be used (\(ServerText.clean(context.detail)))."
        default: "The connection to \(peer) failed (\(ServerText.clean(context.detail)))."
        }
    }
}

extension CurlError.Context {
    /// Whether the server's last line says that the same may succeed later: SMTP 4xx, or an IMAP response code of
    /// RFC 5530 that means so.
    fileprivate var saysTemporary: Bool {
        switch scheme {
        case .smtp: return lastLine.first == UInt8(ascii: "4")
        case .imap:
            let text = String(decoding: lastLine, as: UTF8.self).uppercased()
            return ["[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]"].contains { text.contains($0) }
        }
    }

    fileprivate var saysPermanent: Bool {
        scheme == .smtp && lastLine.first == UInt8(ascii: "5")
    }
}
