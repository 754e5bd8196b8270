import CCurl
import Foundation

/// One request to a token endpoint (RFC 6749 §5).
struct TokenRequest {
    /// What the endpoint granted.
    struct Granted {
        var accessToken: String
        /// How long it is good for.
        var lifetime: Duration
        /// A refresh token that replaces the one used.
        var refreshToken: String?
    }

    var settings: OAuth2Settings
    var refreshToken: String?

    /// Asks, blocking the thread.
    func perform(_ interruption: Interruption) throws(CurlError) -> Granted {
        let parts = try URLParts(settings.tokenURL)
        let isLocal = ["127.0.0.1", "[::1]", "localhost"].contains(parts.host)
        guard parts.scheme == "https" || parts.scheme == "http" && isLocal else {
            throw CurlError(.invalidArgument, .token, "The token URL must begin with https://.")
        }
        let handle = try CurlHandle()
        let observer = CurlObserver(interruption: interruption, bodyLimit: CurlLimits.tokenResponse)
        // libcurl holds a pointer to it until the handle is freed.
        defer { withExtendedLifetime(observer) {} }
        handle.observe(observer, body: true)
        handle.set(CURLOPT_URL, settings.tokenURL)
        handle.set(CURLOPT_PROTOCOLS_STR, "https,http")
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        handle.set(CURLOPT_TIMEOUT_MS, settings.timeout)
        handle.secure(caFile: settings.caFile)
        handle.set(CURLOPT_COPYPOSTFIELDS, form)
        let code = handle.perform()
        if code != CURLE_OK { throw failure(code, parts.host, handle.detail, observer) }
        return try read(observer.body, status: handle.responseCode, host: parts.host)
    }

    private var form: String {
        var fields = [("client_id", settings.clientID)]
        if let secret = settings.clientSecret { fields.append(("client_secret", secret)) }
        if let scope = settings.scope { fields.append(("scope", scope)) }
        if let refreshToken {
            fields.append(("grant_type", "refresh_token"))
            fields.append(("refresh_token", refreshToken))
        } else {
            fields.append(("grant_type", "client_credentials"))
        }
        return fields.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        let hexDigits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                out.append(byte)
            default:
                out += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    // MARK: Answers

    /// The fields of both the good and the bad answer. Some servers write the lifetime as text.
    private struct Answer: Decodable {
        var accessToken: String?
        var refreshToken: String?
        var error: String?
        var errorDescription: String?
        var lifetime: Int?

        enum CodingKeys: String, CodingKey {
            case accessToken = "access_token"
            case refreshToken = "refresh_token"
            case error
            case errorDescription = "error_description"
            case lifetime = "expires_in"
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            accessToken = try fields.decodeIfPresent(String.self, forKey: .accessToken)
            refreshToken = try fields.decodeIfPresent(String.self, forKey: .refreshToken)
            error = try? fields.decodeIfPresent(String.self, forKey: .error)
            errorDescription = try? fields.decodeIfPresent(String.self, forKey: .errorDescription)
            let text = (try? fields.decodeIfPresent(String.self, forKey: .lifetime)).flatMap { Int($0) }
            lifetime = text ?? (try? fields.decodeIfPresent(Int.self, forKey: .lifetime))
        }
    }

    private func read(_ body: [UInt8], status: Int, host: String) throws(CurlError) -> Granted {
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(body))
        let isUsable: (String) -> Bool = { $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !$0.isEmpty }
        if status == 200, let answer, let token = answer.accessToken, isUsable(token) {
            // RFC 6749 §5.1 only recommends to tell the lifetime; an hour is what the large providers give.
            let seconds = min(max(answer.lifetime ?? 3600, 1), 86_400)
            return Granted(
                accessToken: token, lifetime: .seconds(seconds),
                refreshToken: answer.refreshToken.flatMap { isUsable($0) ? $0 : nil })
        }
        throw refusal(answer, status: status, host: host)
    }

    private func refusal(_ answer: Answer?, status: Int, host: String) -> CurlError {
        let reason = ServerText.clean(
            [answer?.error, answer?.errorDescription].compactMap { $0 }.joined(separator: ": "))
        switch answer?.error {
        case "invalid_grant", "interaction_required", "consent_required", "login_required":
            return CurlError(
                .grantRevoked, .token,
                "The consent to use the mailbox has expired or was revoked at \(host); a person must give it anew.",
                serverText: reason)
        case "temporarily_unavailable", "server_error", "slow_down":
            return CurlError(
                .tokenRefused, .token, "\(host) gives no token now; it will be tried again.", transient: true,
                serverText: reason)
        default:
            let isTransient = status == 429 || (500..<600).contains(status)
            return CurlError(
                .tokenRefused, .token,
                "\(host) refused to give a token (HTTP \(status)); check client id, secret, scope and token URL.",
                transient: isTransient, serverText: reason.isEmpty ? nil : reason)
        }
    }

    private func failure(_ code: CURLcode, _ host: String, _ detail: String, _ observer: CurlObserver) -> CurlError {
        if observer.bodyTooLong {
            return CurlError(.responseTooLong, .token, "The answer of \(host) is longer than XCRM takes.")
        }
        let context = CurlError.Context(
            peer: host, detail: detail, lastLine: [], scheme: .imap, settings: ConnectionSettings(url: ""))
        let error = CurlError(code, context)
        return CurlError(error.kind, .token, error.message, transient: error.isTransient, curlCode: error.curlCode)
    }
}
