import Support
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(10))) struct `Fetching mails` {
    private func session(_ peer: MailPeer) async throws -> IMAPSession {
        let session = IMAPSession(peer.imapSettings())
        try await session.connect()
        return session
    }

    private func body(_ uid: Int, _ text: String, sequence: Int? = nil) -> String {
        "* \(sequence ?? uid) FETCH (UID \(uid) BODY[] {\(text.utf8.count)}\r\n\(text))"
    }

    @Test func `Mails come whole with their heads, several to one request`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSelect(exists: 2) + MailPeer.imapSizes([(1, 5), (2, 3)]) + [
                .expect("* UID FETCH 1:2 (UID BODY.PEEK[])"),
                .send(body(1, "Hello") + "\n* 3 EXISTS\n" + body(2, "abc") + "\n$tag OK done"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        let state = try await session.select("INBOX")
        #expect(state.uidValidity == 7 && state.uidNext == 3 && state.exists == 2 && state.keeps(keyword: "xcrm"))
        let collector = Collector()
        let summary = try await session.fetch(uids: [2, 1], into: collector)
        #expect(collector.mails == [1: "Hello", 2: "abc"])
        #expect(collector.heads.first == MailHead(uid: 1, size: 5, internalDate: 1_784_245_465))
        #expect(summary.delivered == [1, 2] && summary.missing.isEmpty)
        // The mail that came meanwhile is not forgotten.
        #expect(try await session.idle(timeout: .seconds(60)) == .changed(exists: 3))
        #expect(peer.failures == [])
    }

    @Test func `The next batch is asked for before this one has come`() async throws {
        let gate = MailPeerGate()
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 1), (2, 1), (3, 1)]) + [
                .expect("* UID FETCH 1 (UID BODY.PEEK[])"), .expect("* UID FETCH 2 (UID BODY.PEEK[])"),
                .send(body(1, "a") + "\nx3 OK\n" + body(2, "b") + "\nx4 OK"),
                .expect("* UID FETCH 3 (UID BODY.PEEK[])"), .send(body(3, "c") + "\n$tag OK"), .await(gate),
            ])
        defer { peer.stop() }
        let collector = Collector()
        let summary = try await session(peer).fetch(uids: [1, 2, 3], batchCount: 1, into: collector)
        gate.open()
        #expect(summary.delivered == [1, 2, 3])
        #expect(peer.failures == [])
    }

    @Test func `Two FETCH responses for one UID make one mail (enough_mail#131, defects#39)`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + [
                .expect("* UID FETCH 1:2 (UID FLAGS *"),
                .send(
                    """
                    * 1 FETCH (UID 1 FLAGS (a))
                    * 1 FETCH (UID 1 RFC822.SIZE 5)
                    * 2 FETCH (UID 2 RFC822.SIZE 3 FLAGS ())
                    * 1 FETCH (UID 1 INTERNALDATE " 1-Jan-1970 00:00:09 +0000")
                    $tag OK
                    """),
                .expect("* UID FETCH 1:2 (UID BODY.PEEK[])"),
                .send(
                    "* 1 FETCH (UID 1 FLAGS (a b))\n" + body(1, "Hello") + "\n* 1 FETCH (FLAGS (c))\n"
                        + body(1, "Hello")
                        + "\n* 2 FETCH (UID 2)\n" + body(2, "abc") + "\n$tag OK"),
            ])
        defer { peer.stop() }
        let collector = Collector()
        let summary = try await session(peer).fetch(uids: [1, 2], into: collector)
        #expect(summary.delivered == [1, 2] && collector.begun == 2 && collector.mails == [1: "Hello", 2: "abc"])
        #expect(collector.heads.first == MailHead(uid: 1, size: 5, internalDate: 9, flags: ["a"]))
        #expect(peer.failures == [])
    }

    @Test func `A server may tell the UID after the mail`() async throws {
        let large = String(repeating: "x", count: IMAPFetch.holdLimit + 1)
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 5), (2, large.utf8.count)]) + [
                .expect("* UID FETCH 1:2 (UID BODY.PEEK[])"),
                .send(
                    "* 1 FETCH (BODY[] {5}\r\nHello UID 1)\n* 2 FETCH (BODY[] {\(large.utf8.count)}\r\n\(large) UID 2)\n$tag OK"
                ),
                .expect("* UID FETCH 2 (UID BODY.PEEK[])"),
                .send("* 2 FETCH (BODY[] {\(large.utf8.count)}\r\n\(large) UID 2)\n$tag OK"),
            ])
        defer { peer.stop() }
        let collector = Collector()
        let summary = try await session(peer).fetch(uids: [1, 2], into: collector)
        #expect(summary.delivered == [1, 2] && collector.begun == 2)
        #expect(collector.mails[2]?.utf8.count == large.utf8.count)
        #expect(peer.failures == [])
    }

    @Test func `Mails that are expunged meanwhile are missing, the others come`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSelect(exists: 3) + MailPeer.imapSizes([(1, 1), (3, 1)]) + [
                .expect("* UID FETCH 1,3 (UID BODY.PEEK[])"),
                .send("* 1 EXPUNGE\n" + body(3, "c", sequence: 1) + "\n* 1 EXPUNGE\n$tag OK"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        _ = try await session.select("INBOX")
        let collector = Collector()
        let summary = try await session.fetch(uids: [1, 2, 3], into: collector)
        #expect(summary.delivered == [3] && summary.missing == [2, 1])
        #expect(peer.failures == [])
    }

    @Test func `One mail that the server cannot deliver holds up no other (zammad#2754)`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 1), (2, 1), (3, 1), (4, 1)]) + [
                .expect("* UID FETCH 1:4 (UID BODY.PEEK[])"), .send(body(1, "a") + "\n$tag NO [SERVERBUG] cannot read"),
                .expect("* UID FETCH 2 (*"), .expect("* UID FETCH 3 (*"),
                .send("x4 NO [SERVERBUG] cannot read 2\n" + body(3, "c") + "\nx5 OK"),
                .expect("* UID FETCH 4 (*"), .send("* 4 FETCH (UID 4 BODY[] NIL)\n$tag OK"),
            ])
        defer { peer.stop() }
        let collector = Collector()
        let summary = try await session(peer).fetch(uids: [1, 2, 3, 4], into: collector)
        #expect(summary.delivered == [1, 3])
        #expect(summary.unavailable == [2: "[SERVERBUG] cannot read 2", 4: "the server has no text for it"])
        #expect(peer.failures == [])
    }

    @Test func `Mails over the limit stay on the server and are named (zammad#2092)`() async throws {
        // The server understates the size of mail 2: only the literal tells.
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 101), (2, 5), (3, 5)]) + [
                .expect("* UID FETCH 2:3 (UID BODY.PEEK[])"),
                .send(body(2, String(repeating: "x", count: 200)) + "\n" + body(3, "Hello") + "\n$tag OK"),
            ])
        defer { peer.stop() }
        let collector = Collector()
        let summary = try await session(peer).fetch(uids: [1, 2, 3], maxBytes: 100, into: collector)
        #expect(
            summary.delivered == [3] && summary.tooLarge.map(\.uid) == [1, 2]
                && summary.tooLarge.map(\.size) == [101, 200])
        #expect(peer.failures == [])
    }

    @Test func `A literal beyond all bounds ends the connection`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 5)]) + [
                .expect("* UID FETCH 1 (*"), .send("* 1 FETCH (UID 1 BODY[] {99999999999999}"), .hang,
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        let error = await #expect(throws: CurlError.self) { try await session.fetch(uids: [1], into: Collector()) }
        #expect(error?.kind == .responseTooLong)
        #expect(await !session.isConnected)
    }

    @Test func `A large mail passes in chunks`() async throws {
        let size = 8 << 20
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, size)]) + [
                .expect("* UID FETCH 1 (UID BODY.PEEK[])"), .send("* 1 FETCH (UID 1 BODY[] {\(size)}"),
                .sendBytes(Array(repeating: UInt8(ascii: "x"), count: size)), .send(")\n$tag OK"),
            ])
        defer { peer.stop() }
        let collector = Collector()
        collector.keepsText = false
        let summary = try await session(peer).fetch(uids: [1], into: collector)
        #expect(summary.delivered == [1] && collector.bytes == size && collector.largestChunk <= CurlLimits.chunk)
    }

    @Test func `A connection lost in the middle of a mail leaves that mail unfinished`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 5), (2, 100)]) + [
                .expect("* UID FETCH 1:2 (*"), .send(body(1, "Hello")), .send("* 2 FETCH (UID 2 BODY[] {100}\nhalf"),
                .close,
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        let collector = Collector()
        let error = await #expect(throws: CurlError.self) { try await session.fetch(uids: [1, 2], into: collector) }
        #expect(error?.kind == .connectionLost && error?.isTransient == true)
        #expect(collector.begun == 2 && collector.mails == [1: "Hello"])
        #expect(await !session.isConnected)
    }

    @Test func `A farewell explains a lost connection`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + [.expect("* NOOP"), .send("* BYE [UNAVAILABLE] shutting down"), .close])
        defer { peer.stop() }
        let session = try await session(peer)
        let error = await #expect(throws: CurlError.self) { try await session.noop() }
        #expect(error?.kind == .connectionLost && error?.serverText == "[UNAVAILABLE] shutting down")
    }

    @Test func `A consumer that throws ends the fetch and the connection`() async throws {
        struct Full: Error {}
        struct Refuser: FetchConsumer {
            func begin(_ head: MailHead) throws { throw Full() }
            func chunk(_ bytes: [UInt8]) {}
            func end(_ head: MailHead) {}
        }
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 5)]) + [
                .expect("* UID FETCH 1 (*"), .send(body(1, "Hello") + "\n$tag OK"), .hang,
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        await #expect(throws: Full.self) { try await session.fetch(uids: [1], into: Refuser()) }
        #expect(await !session.isConnected)
        await #expect(throws: CurlError.self) { try await session.noop() }
    }

    @Test func `A huge line ends the connection, not the program`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + [
                .expect("* NOOP"), .sendBytes(Array(repeating: UInt8(ascii: "x"), count: CurlLimits.imapLine * 2)),
                .hang,
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        let error = await #expect(throws: CurlError.self) { try await session.noop() }
        #expect(error?.kind == .responseTooLong)
    }

    @Test func `Only the header fields asked for are fetched`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 500)]) + [
                .expect("* UID FETCH 1 (UID BODY.PEEK[HEADER.FIELDS (Message-ID References)])"),
                .send("* 1 FETCH (UID 1 BODY[HEADER.FIELDS (Message-ID References)] {6}\r\na: b\n)\n$tag OK"),
            ])
        defer { peer.stop() }
        let session = try await session(peer)
        let found = try await session.fetchAll(uids: [1], section: .headerFields(["Message-ID", "References"]))
        #expect(found == [1: Array("a: b\r\n".utf8)])
        await #expect(throws: CurlError.self) {
            try await session.fetchAll(uids: [1], section: .headerFields(["a) x ("]))
        }
    }

    @Test func `A server that stops in the middle is given up in time`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 5)]) + [.expect("* UID FETCH 1 (*"), .hang])
        defer { peer.stop() }
        let session = IMAPSession(peer.imapSettings(response: .milliseconds(150)))
        try await session.connect()
        let error = await #expect(throws: CurlError.self) { try await session.fetch(uids: [1], into: Collector()) }
        #expect(error?.kind == .timedOut)
    }

    @Test func `Cancelling ends a fetch that waits`() async throws {
        let peer = try MailPeer(
            MailPeer.imapLogin() + MailPeer.imapSizes([(1, 5)]) + [.expect("* UID FETCH 1 (*"), .hang])
        defer { peer.stop() }
        let session = try await session(peer)
        let task = Task { try await session.fetch(uids: [1], into: Collector()) }
        await until { peer.lines.contains { $0.contains("BODY.PEEK") } }
        task.cancel()
        let error = await #expect(throws: CurlError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
    }
}
