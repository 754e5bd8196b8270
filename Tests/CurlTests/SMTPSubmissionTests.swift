import Support
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(10))) struct `Submitting mail` {
    private let envelope = SMTPEnvelope(sender: "shop@firm.example", recipients: ["ivan@client.example"])
    private let mail = Array("Subject: x\n\n.dot\nЗдравей".utf8)
    private let wire = Array("Subject: x\r\n\r\n..dot\r\nЗдравей\r\n".utf8)

    private func submit(
        _ peer: MailPeer, _ envelope: SMTPEnvelope? = nil, hook: () async throws -> Void = {}
    ) async throws -> SubmissionOutcome {
        try await SMTPSession(peer.smtpSettings()).submit(
            envelope ?? self.envelope, message: mail, beforeFinalDot: hook)
    }

    // MARK: Accepted

    @Test func `A mail is accepted, and the hook was called before the final dot`() async throws {
        let hook = MailPeerGate()
        let peer = try MailPeer(
            MailPeer.smtpLogin() + [
                .expect("MAIL FROM:<shop@firm.example> SIZE=\(mail.count) BODY=8BITMIME"),
                .expect("RCPT TO:<ivan@client.example>"), .expect("DATA"),
                .send("250 2.1.0 sender ok\n250 2.1.5 recipient ok\n354 go on"), .await(hook), .expectMail,
                .send("250 2.0.0 queued as 42"),
            ])
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings(credential: .password("secret")))
        let outcome = try await session.submit(envelope, message: mail) {
            #expect(peer.mails.isEmpty)
            hook.open()
        }
        guard case .accepted(let reply, let refused) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reply.description == "250 2.0.0 queued as 42" && refused.isEmpty)
        #expect(peer.mails == [wire] && peer.failures == [])
    }

    @Test func `Many mails go over one connection, with a reset only where one is needed`() async throws {
        let accepted = MailPeer.smtpEnvelope() + [.expectMail, .send("250 ok")]
        let refused: [MailPeer.Step] = [
            .expect("MAIL FROM:*"), .expect("RCPT TO:*"), .expect("DATA"),
            .send("250 ok\n550 5.1.1 nobody\n503 no recipients"),
        ]
        let peer = try MailPeer(
            MailPeer.smtpOpen() + accepted + accepted + refused + [.expect("RSET"), .send("250 ok")] + accepted
                + [.expect("QUIT"), .send("221 bye"), .close])
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings())
        for round in 0..<4 {
            let outcome = try await session.submit(envelope, message: mail)
            if round == 2 {
                #expect(outcome.isRefused(.recipient))
            } else {
                #expect(outcome.isAccepted)
            }
        }
        await session.quit()
        #expect(peer.connections == 1 && peer.failures == [])
    }

    @Test func `Without pipelining each command waits for its answer`() async throws {
        let peer = try MailPeer(
            MailPeer.smtpOpen(extensions: ["8BITMIME"]) + [
                .expect("MAIL FROM:<shop@firm.example> BODY=8BITMIME"), .send("250 ok"), .expect("RCPT TO:*"),
                .send("250 ok"),
                .expect("DATA"), .send("354 go"), .expectMail, .send("250-ok\n250 queued"),
            ])
        defer { peer.stop() }
        #expect(try await submit(peer).isAccepted)
        #expect(peer.mails == [wire] && peer.failures == [])
    }

    @Test func `Some recipients are refused, the others get the mail`() async throws {
        let three = SMTPEnvelope(sender: "", recipients: ["a@x.example", "b@x.example", "c@x.example"])
        let peer = try MailPeer(
            MailPeer.smtpOpen() + [
                .expect("MAIL FROM:<>*"), .expect("*a@x*"), .expect("*b@x*"), .expect("*c@x*"), .expect("DATA"),
                .send("250 ok\n550 5.1.1 nobody\n250 ok\n450 4.2.1 later\n354 go"), .expectMail, .send("250 ok"),
            ])
        defer { peer.stop() }
        guard case .accepted(_, let refused) = try await submit(peer, three) else {
            Issue.record("not accepted")
            return
        }
        #expect(refused.map(\.address) == ["a@x.example", "c@x.example"])
        #expect(refused.map(\.reply.code) == [550, 450])
        #expect(peer.failures == [])
    }

    @Test func `Very many recipients are named in parts`() async throws {
        let many = SMTPEnvelope(sender: "", recipients: (0..<150).map { "u\($0)@x.example" })
        let names: [MailPeer.Step] = (0..<150).map { .expect("RCPT TO:<u\($0)@x.example>") }
        func ok(_ count: Int) -> String { Array(repeating: "250 ok", count: count).joined(separator: "\n") }
        let peer = try MailPeer(
            MailPeer.smtpOpen() + [.expect("MAIL FROM:<>*")] + names[..<100] + [.send(ok(101))] + names[100...]
                + [.expect("DATA"), .send(ok(50) + "\n354 go"), .expectMail, .send("250 ok")])
        defer { peer.stop() }
        #expect(try await submit(peer, many).isAccepted)
        #expect(peer.failures == [])
    }

    // MARK: Refused

    struct Refusal {
        var phase: SMTPPhase
        var answers: String
        var isForNow: Bool
        var takesMail = false
    }

    static let refusals = [
        Refusal(phase: .mail, answers: "550 5.7.1 not you\n503 5.5.1 no\n503 5.5.1 no", isForNow: false),
        Refusal(phase: .mail, answers: "451 4.3.0 later\n503 5.5.1 no\n503 5.5.1 no", isForNow: true),
        Refusal(phase: .mail, answers: "421 4.3.0 closing", isForNow: true),
        Refusal(phase: .recipient, answers: "250 ok\n550 5.1.1 nobody\n554 5.5.1 no valid recipients", isForNow: false),
        Refusal(phase: .recipient, answers: "250 ok\n450 4.2.0 greylisted\n554 5.5.1 no", isForNow: true),
        Refusal(phase: .recipient, answers: "250 ok\n421 4.2.0 closing", isForNow: true),
        Refusal(phase: .data, answers: "250 ok\n250 ok\n452 4.3.1 disk full", isForNow: true),
        Refusal(phase: .data, answers: "250 ok\n250 ok\n554 5.7.1 no", isForNow: false),
        Refusal(phase: .finalDot, answers: "250 ok\n250 ok\n354 go", isForNow: true, takesMail: true),
        Refusal(phase: .finalDot, answers: "250 ok\n250 ok\n354 go", isForNow: false, takesMail: true),
    ]

    @Test(arguments: refusals) func `A refusal names its phase and whether it is for good`(_ refusal: Refusal)
        async throws
    {
        let end: [MailPeer.Step] =
            refusal.takesMail ? [.expectMail, .send(refusal.isForNow ? "451 4.7.1 wait" : "554 5.6.0 spam")] : []
        let peer = try MailPeer(
            MailPeer.smtpOpen() + [
                .expect("MAIL FROM:*"), .expect("RCPT TO:*"), .expect("DATA"), .send(refusal.answers),
            ] + end + [.hang])
        defer { peer.stop() }
        let outcome = try await submit(peer)
        #expect(outcome.phase == refusal.phase && outcome.isForNow == refusal.isForNow, "\(outcome)")
        #expect(peer.failures == [])
    }

    @Test func `A server that asks for the mail of nobody gets an empty one`() async throws {
        let peer = try MailPeer(
            MailPeer.smtpOpen() + [
                .expect("MAIL FROM:*"), .expect("RCPT TO:*"), .expect("DATA"),
                .send("250 ok\n550 5.1.1 nobody\n354 go"),
                .expectMail, .send("554 5.5.1 no valid recipients"), .expect("RSET"), .send("250 ok"),
            ] + MailPeer.smtpEnvelope() + [.expectMail, .send("250 ok")])
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings())
        #expect(try await session.submit(envelope, message: mail).isRefused(.recipient))
        #expect(try await session.submit(envelope, message: mail).isAccepted)
        #expect(peer.mails == [[], wire] && peer.failures == [])
    }

    @Test func `A mail over the announced limit is not sent at all`() async throws {
        let peer = try MailPeer(MailPeer.smtpOpen(extensions: ["SIZE 10"]) + [.hang])
        defer { peer.stop() }
        let outcome = try await submit(peer)
        #expect(outcome.isRefused(.envelope), "\(outcome)")
        #expect(!peer.lines.contains { $0.hasPrefix("MAIL") })
    }

    // MARK: Connections

    @Test(arguments: [[MailPeer.Step.close], [.send("421 4.4.2 idle too long"), .close], [.reset]])
    func `A connection that the server closed between two mails is opened again`(_ end: [MailPeer.Step]) async throws {
        let accepted = MailPeer.smtpEnvelope() + [.expectMail, .send("250 ok")]
        let peer = try MailPeer(MailPeer.smtpOpen() + accepted + end, MailPeer.smtpOpen() + accepted)
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings())
        #expect(try await session.submit(envelope, message: mail).isAccepted)
        await until { peer.hasClosed }
        #expect(try await session.submit(envelope, message: mail).isAccepted)
        #expect(peer.connections == 2 && peer.failures == [])
    }

    @Test func `A connection that breaks at the first command of the next mail is opened again`() async throws {
        let accepted = MailPeer.smtpEnvelope() + [.expectMail, .send("250 ok")]
        let peer = try MailPeer(
            MailPeer.smtpOpen() + accepted + [.expect("MAIL*"), .close], MailPeer.smtpOpen() + accepted)
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings())
        for _ in 0..<2 { #expect(try await session.submit(envelope, message: mail).isAccepted) }
        #expect(peer.mails == [wire, wire])
    }

    @Test func `A login refused while submitting means not accepted`() async throws {
        let peer = try MailPeer([
            .send("220 peer"), .expect("EHLO *"), .send("250 AUTH PLAIN"), .expect("AUTH PLAIN"), .send("334 "),
            .expect("*"),
            .send("535 5.7.8 no"), .hang,
        ])
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings(credential: .password("secret")))
        guard case .notAccepted(let error) = try await session.submit(envelope, message: mail) else {
            Issue.record("accepted")
            return
        }
        #expect(error.kind == .loginRefused && !error.isTransient)
    }

    @Test func `Submissions of several tasks do not mix, hooks included`() async throws {
        let accepted = MailPeer.smtpEnvelope() + [.expectMail, .send("250 ok")]
        let peer = try MailPeer(MailPeer.smtpOpen() + (0..<8).flatMap { _ in accepted })
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings())
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { try await session.submit(envelope, message: mail) { await Task.yield() } }
            }
            for try await outcome in group { #expect(outcome.isAccepted) }
        }
        #expect(peer.connections == 1 && peer.failures == [])
    }
}

extension SubmissionOutcome {
    var isAccepted: Bool { if case .accepted = self { true } else { false } }

    var isForNow: Bool? {
        switch self {
        case .refusedForNow: true
        case .refused: false
        default: nil
        }
    }

    var phase: SMTPPhase? {
        switch self {
        case .refusedForNow(_, let phase, _), .refused(_, let phase, _): phase
        default: nil
        }
    }

    func isRefused(_ phase: SMTPPhase) -> Bool { isForNow == false && self.phase == phase }
}
