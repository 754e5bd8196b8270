import Support
import Synchronization
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(10))) struct `OAuth2 tokens` {
    /// What was handed over to be kept.
    private final class Kept: Sendable {
        struct DiskFull: Error {}
        let tokens = Mutex<[String]>([])
        let fails = Mutex(false)

        func keep(_ token: String) throws {
            if fails.withLock({ $0 }) { throw DiskFull() }
            tokens.withLock { $0.append(token) }
        }
    }

    private func answer(_ json: String, status: String = "200 OK") -> [MailPeer.Step] {
        [
            .expect("POST /token HTTP/1.1"), .expect("Host: *"), .expect("Accept: *"), .expect("Content-Length: *"),
            .expect("Content-Type: application/x-www-form-urlencoded"), .expect(""), .expectAnything,
            .sendBytes(
                Array(
                    "HTTP/1.1 \(status)\r\nContent-Length: \(json.utf8.count)\r\nConnection: close\r\n\r\n\(json)".utf8)
            ),
            .close,
        ]
    }

    private func source(
        _ peer: MailPeer, _ grant: OAuth2Settings.Grant = .refreshToken("old token&="), _ kept: Kept = Kept()
    ) -> OAuth2TokenSource {
        OAuth2TokenSource(
            OAuth2Settings(
                tokenURL: "http://127.0.0.1:\(peer.port)/token", clientID: "client", clientSecret: "s/c",
                scope: "imap smtp",
                grant: grant)
        ) { token in try kept.keep(token) }
    }

    @Test func `A token is fetched once and used until it is due`() async throws {
        let peer = try MailPeer(answer(#"{"access_token":"t1","expires_in":3600,"token_type":"Bearer"}"#))
        defer { peer.stop() }
        let source = source(peer, .clientCredentials)
        #expect(try await source.token() == "t1")
        #expect(try await source.token() == "t1")
        #expect(peer.connections == 1 && peer.failures == [])
    }

    @Test func `A replaced refresh token is kept before the new access token is used (zammad#3411)`() async throws {
        let kept = Kept()
        let peer = try MailPeer(
            answer(#"{"access_token":"t1","expires_in":"3600","refresh_token":"new"}"#),
            answer(#"{"access_token":"t2","refresh_token":"new"}"#))
        defer { peer.stop() }
        let source = source(peer, .refreshToken("old"), kept)
        #expect(try await source.token() == "t1")
        #expect(kept.tokens.withLock { $0 } == ["new"])
        await source.invalidate()
        #expect(try await source.token() == "t2")
        #expect(kept.tokens.withLock { $0 } == ["new"], "the same token is not kept again")
    }

    @Test func `A refresh token that cannot be kept is an error, and is tried again`() async throws {
        let kept = Kept()
        kept.fails.withLock { $0 = true }
        let peer = try MailPeer(
            answer(#"{"access_token":"t1","refresh_token":"new"}"#), answer(#"{"access_token":"t2"}"#))
        defer { peer.stop() }
        let source = source(peer, .refreshToken("old"), kept)
        let error = await #expect(throws: CurlError.self) { try await source.token() }
        #expect(error?.kind == .systemFailure && error?.phase == .token)
        kept.fails.withLock { $0 = false }
        #expect(try await source.token() == "t2")
        #expect(kept.tokens.withLock { $0 } == ["new"])
    }

    @Test(arguments: ["invalid_grant", "interaction_required"])
    func `A revoked grant needs a person and says so at once (osTicket#6455)`(code: String) async throws {
        let peer = try MailPeer(
            answer(#"{"error":"\#(code)","error_description":"AADSTS70043: expired"}"#, status: "400 Bad Request"))
        defer { peer.stop() }
        let error = await #expect(throws: CurlError.self) { try await source(peer).token() }
        #expect(error?.kind == .grantRevoked && error?.isTransient == false)
        #expect(error?.serverText == "\(code): AADSTS70043: expired")
    }

    @Test(arguments: [
        ("401 Unauthorized", #"{"error":"invalid_client"}"#, false), ("503 Busy", "<html>", true),
        ("429 Slow", "", true), ("200 OK", "{}", false), ("200 OK", #"{"access_token":"two words"}"#, false),
        ("200 OK", #"{"access_token":"a\r\nb"}"#, false), ("302 Found", "", false),
        ("400 Bad", #"{"error":"temporarily_unavailable"}"#, true),
    ])
    func `Other refusals are final or not`(status: String, body: String, isTransient: Bool) async throws {
        let peer = try MailPeer(answer(body, status: status))
        defer { peer.stop() }
        let error = await #expect(throws: CurlError.self) { try await source(peer).token() }
        #expect(error?.kind == .tokenRefused && error?.isTransient == isTransient)
    }

    @Test func `While the old token is good a token server that is down does no harm`() async throws {
        let peer = try MailPeer(answer(#"{"access_token":"t1","expires_in":60}"#))
        defer { peer.stop() }
        let source = source(peer)
        #expect(try await source.token() == "t1")
        await source.makeDue()
        #expect(try await source.token() == "t1")
        #expect(peer.connections == 2)
    }

    @Test func `An endless answer is refused`() async throws {
        let peer = try MailPeer(answer(String(repeating: " ", count: CurlLimits.tokenResponse + 1)))
        defer { peer.stop() }
        let error = await #expect(throws: CurlError.self) { try await source(peer).token() }
        #expect(error?.kind == .responseTooLong)
    }

    @Test(arguments: ["http://example.com/token", "ftp://x/", "", "file:///etc/passwd"])
    func `Secrets go only over HTTPS`(url: String) async {
        let source = OAuth2TokenSource(OAuth2Settings(tokenURL: url, clientID: "c", grant: .clientCredentials)) { _ in }
        let error = await #expect(throws: CurlError.self) { try await source.token() }
        #expect(error?.kind == .invalidArgument)
    }
}
