import Foundation
import Support
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(10))) struct `Connecting` {
    private func failure(_ settings: ConnectionSettings) async -> CurlError? {
        do throws(CurlError) {
            if settings.url.hasPrefix("imap") {
                try await IMAPSession(settings).connect()
            } else {
                try await SMTPSession(settings).connect()
            }
            return nil
        } catch {
            return error
        }
    }

    @Test func `A wrong IMAP password is said in the server's words and never the password`() async throws {
        let peer = try MailPeer([
            .send("* OK ready"), .expect("* CAPABILITY"), .send("* CAPABILITY IMAP4rev1\n$tag OK"),
            .expect("* LOGIN *"), .send("$tag NO [AUTHENTICATIONFAILED] Wrong name or password"), .hang,
        ])
        defer { peer.stop() }
        let error = try #require(await failure(peer.imapSettings()))
        #expect(error.kind == .loginRefused && error.phase == .login && !error.isTransient)
        #expect(error.serverText == "NO [AUTHENTICATIONFAILED] Wrong name or password")
        #expect(!"\(error)".contains("secret"))
    }

    @Test(arguments: [
        ("NO [UNAVAILABLE] directory is down", CurlError.Kind.loginUnavailable), ("NO no", .loginRefused),
    ])
    func `A login that cannot be checked now is tried again`(answer: String, kind: CurlError.Kind) async throws {
        let peer = try MailPeer([
            .send("* OK ready"), .expect("* CAPABILITY"), .send("* CAPABILITY IMAP4rev1\n$tag OK"),
            .expect("* LOGIN *"), .send("$tag \(answer)"), .hang,
        ])
        defer { peer.stop() }
        let error = try #require(await failure(peer.imapSettings()))
        #expect(error.kind == kind && error.isTransient == (kind == .loginUnavailable))
    }

    @Test(arguments: [
        ("535 5.7.8 wrong", CurlError.Kind.loginRefused, false), ("454 4.7.0 later", .loginUnavailable, true),
    ])
    func `A refused SMTP login is final or not by its code`(
        answer: String, kind: CurlError.Kind, isTransient: Bool
    ) async throws {
        let peer = try MailPeer([
            .send("220 peer"), .expect("EHLO client.example"), .send("250-peer\n250 AUTH PLAIN"), .expect("AUTH PLAIN"),
            .send("334 "), .expect("*"), .send(answer), .hang,
        ])
        defer { peer.stop() }
        let error = try #require(await failure(peer.smtpSettings(credential: .password("secret"))))
        #expect(error.kind == kind && error.isTransient == isTransient && error.serverText == answer)
    }

    @Test(arguments: [("421 4.3.2 too busy", true), ("554 5.7.1 no service", false)])
    func `A server that turns us away at the door is final or not by its code`(
        greeting: String, isTransient: Bool
    ) async throws {
        let peer = try MailPeer([.send(greeting), .hang])
        defer { peer.stop() }
        let error = try #require(await failure(peer.smtpSettings()))
        #expect(error.kind == .connectionRefused && error.isTransient == isTransient && error.serverText == greeting)
    }

    @Test func `A login that the server does not offer is an error, not a silent omission`() async throws {
        let peer = try MailPeer([
            .send("220 peer"), .expect("EHLO *"), .send("250-peer\n250 SIZE 1000"), .hang,
        ])
        defer { peer.stop() }
        let error = try #require(await failure(peer.smtpSettings(credential: .password("secret"))))
        #expect(error.kind == .loginNotOffered && !error.isTransient)
    }

    @Test func `No password is sent where STARTTLS is required and not offered`() async throws {
        let imap = try MailPeer([
            .send("* OK ready"), .expect("* CAPABILITY"), .send("* CAPABILITY IMAP4rev1\n$tag OK"), .hang,
        ])
        let smtp = try MailPeer([.send("220 peer"), .expect("EHLO *"), .send("250 peer"), .hang])
        defer {
            imap.stop()
            smtp.stop()
        }
        for var settings in [imap.imapSettings(), smtp.smtpSettings(credential: .password("secret"))] {
            settings.startTLS = .required
            let error = try #require(await failure(settings))
            #expect(error.kind == .startTLSRefused && !error.isTransient)
        }
        #expect(
            !(imap.lines + smtp.lines).contains { $0.contains("secret") || $0.contains("LOGIN") || $0.contains("AUTH") }
        )
    }

    @Test func `Nothing listens, no such host, wrong scheme`() async throws {
        let peer = try MailPeer()
        peer.stop()
        var settings = peer.imapSettings()
        settings.url = "imap://nohost.invalid"
        #expect(await failure(settings)?.kind == .hostNotFound)
        for url in [
            "http://127.0.0.1", "imap://", "", "imap://user:pass@127.0.0.1", "smtp//x", "imap://127.0.0.1:99999",
        ] {
            settings.url = url
            let error = try #require(await failure(settings))
            #expect(error.kind == .invalidArgument, "\(url)")
            #expect(!error.message.contains("pass@"))
        }
    }

    @Test func `A silent server is given up in time`() async throws {
        let peer = try MailPeer([.hang])
        defer { peer.stop() }
        var settings = peer.imapSettings()
        settings.connectTimeout = .milliseconds(200)
        let error = try #require(await failure(settings))
        #expect(error.kind == .timedOut && error.isTransient)
    }

    @Test func `Cancelling ends connecting to a silent server`() async throws {
        let peer = try MailPeer([.hang])
        defer { peer.stop() }
        let settings = peer.imapSettings()
        let task = Task { await failure(settings) }
        await until { peer.connections > 0 }
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
    }

    @Test func `A server that is no IMAP4rev1 server is named so`() async throws {
        let peer = try MailPeer(MailPeer.imapLogin(capabilities: "IMAP2"))
        defer { peer.stop() }
        #expect(await failure(peer.imapSettings())?.kind == .notSupported)
    }

    @Test(arguments: ["XOAUTH2", "OAUTHBEARER"]) func `A token logs in by the mechanism that the server offers`(
        mechanism: String
    ) async throws {
        let imap = try MailPeer([
            .send("* OK ready"), .expect("* CAPABILITY"),
            .send("* CAPABILITY IMAP4rev1 SASL-IR AUTH=\(mechanism)\n$tag OK"),
            .expect("* AUTHENTICATE \(mechanism) *"), .send("$tag OK in"),
            .expect("* CAPABILITY"), .send("* CAPABILITY IMAP4rev1\n$tag OK"),
        ])
        let smtp = try MailPeer([
            .send("220 peer"), .expect("EHLO *"), .send("250-peer\n250 AUTH \(mechanism)"),
            .expect("AUTH \(mechanism)"),
            .send("334 "), .expect("*"), .send("235 2.7.0 in"), .expect("EHLO *"), .send("250 peer"),
        ])
        defer {
            imap.stop()
            smtp.stop()
        }
        for var settings in [imap.imapSettings(), smtp.smtpSettings()] {
            settings.credential = .oauth2(token: "secret-token")
            #expect(await failure(settings) == nil)
        }
        #expect(imap.failures + smtp.failures == [])
    }

    @Test func `A refused token is a refused login`() async throws {
        let peer = try MailPeer([
            .send("* OK ready"), .expect("* CAPABILITY"), .send("* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\n$tag OK"),
            .expect("* AUTHENTICATE XOAUTH2 *"), .send("+ eyJzdGF0dXMiOiI0MDEifQ=="), .hang,
        ])
        defer { peer.stop() }
        var settings = peer.imapSettings()
        settings.credential = .oauth2(token: "secret-token")
        let error = try #require(await failure(settings))
        #expect(error.kind == .loginRefused && !error.isTransient && !"\(error)".contains("secret-token"))
    }

    @Test func `Secrets show in no description`() {
        let settings = ConnectionSettings(url: "imaps://x", user: "u", credential: .password("hunter2"))
        let token = OAuth2Settings(
            tokenURL: "https://x", clientID: "c", clientSecret: "hunter2", grant: .refreshToken("hunter2"))
        var dumped = ""
        dump(settings, to: &dumped)
        dump(token, to: &dumped)
        let shown =
            "\(settings) \(String(reflecting: settings)) \(Credential.oauth2(token: "hunter2")) \(token) \(String(reflecting: token)) \(dumped)"
        #expect(!shown.contains("hunter2"))
    }
}
