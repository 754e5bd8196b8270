import Support
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(10))) struct `Submitting mail while something fails` {
    private let envelope = SMTPEnvelope(sender: "shop@firm.example", recipients: ["ivan@client.example"])
    private let mail = Array("Subject: x\n\n.dot\nЗдравей".utf8)
    private let wire = Array("Subject: x\r\n\r\n..dot\r\nЗдравей\r\n".utf8)

    private func submit(_ peer: MailPeer, hook: () async throws -> Void = {}) async throws -> SubmissionOutcome {
        try await SMTPSession(peer.smtpSettings()).submit(envelope, message: mail, beforeFinalDot: hook)
    }

    // MARK: Failures before the dot are certain

    @Test func `A hook that throws stops the mail`() async throws {
        struct Stop: Error {}
        let peer = try MailPeer(MailPeer.smtpOpen() + MailPeer.smtpEnvelope() + [.expectMail])
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings())
        await #expect(throws: Stop.self) { try await session.submit(envelope, message: mail) { throw Stop() } }
        #expect(await !session.isConnected)
        await until { !peer.failures.isEmpty }
        #expect(peer.mails.isEmpty)
    }

    @Test func `A connection lost before the dot means not accepted`() async throws {
        let peer = try MailPeer(
            MailPeer.smtpOpen() + MailPeer.smtpEnvelope() + [.expectAnything, .reset])
        defer { peer.stop() }
        let outcome = try await submit(peer) {
            // The mail is sent; let the break be seen before the dot goes.
            await until { peer.hasClosed }
        }
        guard case .notAccepted(let error) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(error.kind == .connectionLost && error.isTransient)
    }

    @Test func `A server that gives up while the hook runs is heard before the dot goes`() async throws {
        let peer = try MailPeer(
            MailPeer.smtpOpen() + MailPeer.smtpEnvelope() + [
                .expectAnything, .send("421 4.4.2 too slow"), .close,
            ])
        defer { peer.stop() }
        let outcome = try await submit(peer) { await until { peer.hasClosed } }
        #expect(outcome.isForNow == true && outcome.phase == .data, "\(outcome)")
    }

    @Test func `A server that refuses in the middle of the mail is heard`() async throws {
        let peer = try MailPeer(
            MailPeer.smtpOpen(extensions: ["PIPELINING"]) + MailPeer.smtpEnvelope() + [
                .expectAnything, .send("552 5.3.4 too big"), .close,
            ])
        defer { peer.stop() }
        let outcome = try await SMTPSession(peer.smtpSettings()).submit(
            envelope, size: nil, isEightBit: false,
            chunks: (0..<2000).lazy.map { _ in Array(repeating: 65, count: 65_536) })
        // Sent into a closed connection the answer may be lost to a reset; either way it is certain.
        switch outcome {
        case .refused(let reply, let phase, _): #expect(reply.code == 552 && phase == .data)
        case .notAccepted(let error): #expect(error.kind == .connectionLost)
        default: Issue.record("\(outcome)")
        }
    }

    @Test func `Cancelling before the dot means not accepted`() async throws {
        let peer = try MailPeer(MailPeer.smtpOpen() + MailPeer.smtpEnvelope() + [.expectMail])
        defer { peer.stop() }
        let outcome = try await Task {
            try await submit(peer) { withUnsafeCurrentTask { unsafe $0?.cancel() } }
        }.value
        guard case .notAccepted(let error) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(error.kind == .cancelled)
        await until { !peer.failures.isEmpty }
        #expect(peer.mails.isEmpty)
    }

    @Test func `A server that answers nonsense is left before anything is sent`() async throws {
        let peer = try MailPeer(MailPeer.smtpOpen() + [.expect("MAIL*"), .send("* OK IMAP ready"), .hang])
        defer { peer.stop() }
        guard case .notAccepted(let error) = try await submit(peer) else {
            Issue.record("accepted")
            return
        }
        #expect(error.kind == .protocolViolation)
    }

    // MARK: After the dot

    @Test(arguments: [
        MailPeer.Step.close, .reset, .sendBytes(Array("250 2.0.0 que".utf8)), .send("what?"), .send("354 more"), .hang,
    ])
    func `An answer lost after the final dot is uncertain (freescout#5457)`(_ end: MailPeer.Step) async throws {
        let peer = try MailPeer(
            MailPeer.smtpOpen() + MailPeer.smtpEnvelope() + [.expectMail, end] + (end.isHang ? [] : [.close]))
        defer { peer.stop() }
        let session = SMTPSession(peer.smtpSettings(finalDot: end.isHang ? .milliseconds(200) : .seconds(40)))
        let outcome = try await session.submit(envelope, message: mail)
        guard case .uncertain = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(peer.mails == [wire])
        #expect(await !session.isConnected)
    }

    @Test func `A task cancelled after the dot still hears the answer`() async throws {
        let answer = MailPeerGate()
        let peer = try MailPeer(
            MailPeer.smtpOpen() + MailPeer.smtpEnvelope() + [.expectMail, .await(answer), .send("250 ok")])
        defer { peer.stop() }
        let task = Task { try await submit(peer) }
        await until { !peer.mails.isEmpty }
        task.cancel()
        answer.open()
        #expect(try await task.value.isAccepted)
    }
}

extension MailPeer.Step {
    fileprivate var isHang: Bool { if case .hang = self { true } else { false } }
}
