import Support
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(10))) struct `Filing and waiting` {
    private func session(_ peer: MailPeer) async throws -> IMAPSession {
        let session = IMAPSession(peer.imapSettings())
        try await session.connect()
        return session
    }

    // MARK: Searching

    @Test func `The last mail is not found again and again (ushahidi#1509)`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + [
                .expect("* UID SEARCH UID 6:*"), .send("* SEARCH 5\n$tag OK"),
                .expect("* UID SEARCH UID 5:*"), .send("* SEARCH 9 5\n* SEARCH 7\n$tag OK"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        #expect(try await session.uidSearch(.from(uid: 6)) == [])
        #expect(try await session.uidSearch(.from(uid: 5)) == [5, 7, 9])
        #expect(peer.failures == [])
    }

    @Test func `A search is asked for in short form where the server can`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: "IMAP4rev1 ESEARCH") + [
                .expect("* UID SEARCH RETURN (ALL) HEADER MESSAGE-ID \"<a\\\"b@x>\""),
                .send("* ESEARCH (TAG \"$tag\") UID ALL 2:4\n$tag OK"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        #expect(try await session.uidSearch(.messageID("<a\"b@x>")) == [2, 3, 4])
        let error = await #expect(throws: CurlError.self) { try await session.uidSearch(.messageID("a\r\nx9 LOGOUT")) }
        #expect(error?.kind == .invalidArgument)
        #expect(await session.isConnected)
        #expect(peer.failures == [])
    }

    // MARK: Moving

    @Test func `With MOVE mails are moved in one command`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: "IMAP4rev1 MOVE UIDPLUS NAMESPACE") + [
                .expect("* NAMESPACE"), .send("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\n$tag OK"),
                .expect("* UID MOVE 1:2 \"INBOX.XCRM.Processed\""),
                .send("* OK [COPYUID 9 1:2 11:12] moved\n* 1 EXPUNGE\n* 1 EXPUNGE\n$tag OK done"),
            ])
        defer { peer.stop() }
        let outcome = try await session(peer).move(uids: [2, 1], to: "XCRM/Processed")
        #expect(outcome == MoveOutcome(method: .move, uidValidity: 9, newUIDs: [1: 11, 2: 12]))
        #expect(peer.failures == [])
    }

    @Test func `Without MOVE mails are copied, then expunged by UID`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: "IMAP4rev1 UIDPLUS") + [
                .expect("* LIST \"\" \"\""), .send("* LIST (\\Noselect) \"/\" \"\"\n$tag OK"),
                .expect("* UID COPY 4 \"XCRM/Processed\""), .send("$tag OK [COPYUID 9 4 20] copied"),
                .expect("* UID STORE 4 +FLAGS.SILENT (\\Deleted)"), .send("$tag OK"),
                .expect("* UID EXPUNGE 4"), .send("* 1 EXPUNGE\n$tag OK"),
            ])
        defer { peer.stop() }
        let outcome = try await session(peer).move(uids: [4], to: "XCRM/Processed")
        #expect(outcome == MoveOutcome(method: .copyAndExpunge, uidValidity: 9, newUIDs: [4: 20]))
        #expect(peer.failures == [])
    }

    @Test func `Without UIDPLUS nothing is expunged, for it would take others' mails along`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: "IMAP4rev1") + [
                .expect("* LIST \"\" \"\""), .send("* LIST (\\Noselect) NIL \"\"\n$tag OK"),
                .expect("* UID COPY 4 \"XCRM-Processed\""), .send("$tag OK"),
                .expect("* UID STORE 4 +FLAGS.SILENT (\\Deleted)"), .send("$tag OK"), .expect("* LOGOUT"),
                .send("* BYE\n$tag OK"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        #expect(try await session.move(uids: [4], to: "XCRM/Processed").method == .copyAndFlag)
        await session.logout()
        #expect(peer.failures == [])
    }

    @Test func `A missing folder is made, and a refused copy removes nothing`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: "IMAP4rev1 UIDPLUS") + [
                .expect("* LIST \"\" \"\""), .send("* LIST (\\Noselect) \"/\" \"\"\n$tag OK"),
                .expect("* UID COPY 4 \"&BB8-\""), .send("$tag NO [TRYCREATE] none"),
                .expect("* LIST \"\" \"&BB8-\""), .send("$tag OK"), .expect("* CREATE \"&BB8-\""), .send("$tag OK"),
                .expect("* SUBSCRIBE \"&BB8-\""), .send("$tag NO never"),
                .expect("* UID COPY 4 \"&BB8-\""), .send("$tag NO [OVERQUOTA] full"), .expect("* NOOP"),
                .send("$tag OK"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        let error = await #expect(throws: CurlError.self) { try await session.move(uids: [4], to: "П") }
        #expect(error?.kind == .commandRefused && error?.serverText == "[OVERQUOTA] full")
        #expect(error?.phase == .command("UID COPY"))
        try await session.noop()
        #expect(peer.failures == [])
    }

    @Test func `Many mails are moved in several commands`() async throws {
        let count = IMAPConnection.uidsPerCommand
        let peer = try MailPeer(
            MailPeer.imapLogin() + [
                .expect("* LIST \"\" \"\""), .send("* LIST (\\Noselect) \"/\" \"\"\n$tag OK"),
                .expect("* UID MOVE 1:\(count) \"P\""), .send("$tag OK"), .expect("* UID MOVE \(count + 1) \"P\""),
                .send("$tag OK"),
            ])
        defer { peer.stop() }
        _ = try await session(peer).move(uids: (1...UInt32(count + 1)).map { $0 }, to: "P")
        #expect(peer.failures == [])
    }

    // MARK: Storing and appending

    @Test func `Keywords are checked and stored`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + [.expect("* UID STORE 1,3 +FLAGS.SILENT ($xcrm)"), .send("$tag OK")])
        defer { peer.stop() }
        let session = try await session(peer)
        try await session.store(uids: [3, 1], addKeyword: "$xcrm")
        for keyword in ["", "a b", "a)", "a\r\n", "\\", "ключ"] {
            let error = await #expect(throws: CurlError.self) {
                try await session.store(uids: [1], addKeyword: keyword)
            }
            #expect(error?.kind == .invalidArgument)
        }
        #expect(peer.failures == [])
    }

    @Test(arguments: [false, true]) func `A mail is appended, with and without waiting`(waits: Bool) async throws {
        let go: [MailPeer.Step] = waits ? [.send("* 3 EXISTS\n+ go on")] : []
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: waits ? "IMAP4rev1" : "IMAP4rev1 LITERAL+") + [
                .expect("* LIST \"\" \"\""), .send("* LIST (\\Noselect) \"/\" \"\"\n$tag OK"),
                .expect("* APPEND \"Sent\" (\\Seen $x) \" 1-Jan-1970 00:00:00 +0000\" {9\(waits ? "" : "+")}"),
            ] + go + [.expectBytes(9), .expect(""), .send("x3 OK [APPENDUID 5 6] done")])
        defer { peer.stop() }
        let outcome = try await session(peer).append(
            folder: "Sent", flags: ["\\Seen", "$x"], date: 0, bytes: Array("a: b\n\nc".utf8))
        #expect(outcome == AppendOutcome(uidValidity: 5, uid: 6))
        #expect(peer.failures == [])
    }

    @Test func `An append that is refused before the mail sends none of it`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: "IMAP4rev1") + [
                .expect("* LIST \"\" \"\""), .send("* LIST (\\Noselect) \"/\" \"\"\n$tag OK"),
                .expect("* APPEND \"Sent\" () {1}"), .send("$tag NO [OVERQUOTA] full"), .expect("* NOOP"),
                .send("$tag OK"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        let error = await #expect(throws: CurlError.self) { try await session.append(folder: "Sent", bytes: [65]) }
        #expect(error?.kind == .commandRefused)
        try await session.noop()
        #expect(peer.failures == [])
    }

    @Test func `A folder that is missing for an append is made`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: "IMAP4rev1 LITERAL+") + [
                .expect("* LIST \"\" \"\""), .send("* LIST (\\Noselect) \"/\" \"\"\n$tag OK"),
                .expect("* APPEND \"Sent\" () {1+}"), .expectBytes(1), .expect(""), .send("x3 NO [TRYCREATE] none"),
                .expect("* LIST \"\" \"Sent\""), .send("$tag OK"), .expect("* CREATE \"Sent\""), .send("$tag OK"),
                .expect("* SUBSCRIBE \"Sent\""), .send("$tag OK"),
                .expect("* APPEND \"Sent\" () {1+}"), .expectBytes(1), .expect(""), .send("x7 OK done"),
            ])
        defer { peer.stop() }
        #expect(try await session(peer).append(folder: "Sent", bytes: [65]) == AppendOutcome())
        #expect(peer.failures == [])
    }

    // MARK: Waiting

    @Test func `A mail that comes ends the wait`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSelect(exists: 1) + [
                .expect("* IDLE"),
                .send("+ idling\n* OK still here\n* 1 FETCH (FLAGS (\\Seen))\n* 1 EXPUNGE\n* 1 EXISTS"),
                .expect("DONE"), .send("x3 OK done"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        _ = try await session.select("INBOX")
        #expect(try await session.idle(timeout: .seconds(60)) == .changed(exists: 1))
        #expect(peer.failures == [])
    }

    @Test func `The wait ends in time and the connection is checked`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + [.expect("* IDLE"), .send("+ idling"), .expect("DONE"), .send("x2 OK done")])
        defer { peer.stop() }
        #expect(try await session(peer).idle(timeout: .milliseconds(50)) == .timeout)
        #expect(peer.failures == [])
    }

    @Test func `A mail announced together with the end of the wait is news`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + [
                .expect("* IDLE"), .send("+ idling"), .expect("DONE"), .send("* 8 EXISTS\nx2 OK done"),
            ])
        defer { peer.stop() }
        #expect(try await session(peer).idle(timeout: .milliseconds(50)) == .changed(exists: 8))
    }

    @Test func `Another task can end the wait, even a moment too early`() async throws {
        let idle: [MailPeer.Step] = [.expect("* IDLE"), .send("+ idling"), .expect("DONE")]
        let peer = try MailPeer(MailPeer.imapLogin() + idle + [.send("x2 OK")] + idle + [.send("x3 OK")])
        defer { peer.stop() }
        let session = try await session(peer)
        session.interrupt()
        #expect(try await session.idle(timeout: .seconds(600)) == .interrupted)
        let waiting = Task { try await session.idle(timeout: .seconds(600)) }
        await until { peer.lines.count { $0.hasSuffix("IDLE") } == 2 }
        session.interrupt()
        #expect(try await waiting.value == .interrupted)
        #expect(peer.failures == [])
    }

    @Test func `Cancelling the task ends the wait`() async throws {
        let peer = try MailPeer(MailPeer.imapLogin() + [.expect("* IDLE"), .send("+ idling"), .hang])
        defer { peer.stop() }
        let session = try await session(peer)
        let waiting = Task { try await session.idle(timeout: .seconds(600)) }
        await until { peer.lines.contains { $0.hasSuffix("IDLE") } }
        waiting.cancel()
        let error = await #expect(throws: CurlError.self) { try await waiting.value }
        #expect(error?.kind == .cancelled)
        #expect(await !session.isConnected)
    }

    @Test(arguments: [MailPeer.Step.close, .reset]) func `A connection dropped in the wait is noticed (mail_room#61)`(
        drop: MailPeer.Step
    ) async throws {
        let peer = try MailPeer(MailPeer.imapLogin() + [.expect("* IDLE"), .send("+ idling"), drop])
        defer { peer.stop() }
        let session = try await session(peer)
        let error = await #expect(throws: CurlError.self) { try await session.idle(timeout: .seconds(600)) }
        #expect(error?.kind == .connectionLost)
    }

    @Test func `A server that announces IDLE and refuses it is asked with NOOP`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + [
                .expect("* IDLE"), .send("$tag NO not today"), .expect("* NOOP"), .send("* 4 EXISTS\n$tag OK"),
            ])
        defer { peer.stop() }
        #expect(try await session(peer).idle(timeout: .seconds(60)) == .changed(exists: 4))
        #expect(peer.failures == [])
    }

    @Test func `A server without IDLE is asked with NOOP until the time is over`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin(capabilities: "IMAP4rev1") + [.expect("* NOOP"), .send("$tag OK"), .hang])
        defer { peer.stop() }
        #expect(try await session(peer).idle(timeout: .milliseconds(50)) == .timeout)
        #expect(peer.failures == [])
    }

    @Test func `Calls from several tasks do not mix`() async throws {
        let noop: [MailPeer.Step] = [.expect("* NOOP"), .send("$tag OK")]
        let peer = try MailPeer(MailPeer.imapLogin() + (0..<20).flatMap { _ in noop })
        defer { peer.stop() }
        let session = try await session(peer)
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { _ = try await session.noop() } }
            try await group.waitForAll()
        }
        #expect(peer.failures == [])
    }

    @Test func `Sessions that wait hold up nobody else`() async throws {
        let waiting = MailPeer.imapLogin() + [.expect("* IDLE"), .send("+ idling"), .expect("DONE"), .send("x2 OK")]
        let peers = try (0..<16).map { _ in try MailPeer(waiting) }
        defer { peers.forEach { $0.stop() } }
        let sessions = peers.map { IMAPSession($0.imapSettings()) }
        try await withThrowingTaskGroup { group in
            for session in sessions {
                group.addTask {
                    try await session.connect()
                    return try await session.idle(timeout: .seconds(600))
                }
            }
            // All of them block in C at once; this task still runs.
            await until { peers.allSatisfy { $0.lines.contains { $0.hasSuffix("IDLE") } } }
            sessions.forEach { $0.interrupt() }
            for try await outcome in group { #expect(outcome == .interrupted) }
        }
    }
}
