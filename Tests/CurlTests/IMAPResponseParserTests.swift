import Testing

@testable import Curl

/// Everything that the parser finds in these bytes, given in pieces of this size.
func events(_ bytes: [UInt8], piece: Int = .max) throws(WireError) -> [IMAPEvent] {
    var parser = IMAPResponseParser()
    var events: [IMAPEvent] = []
    var rest = bytes[...]
    while !rest.isEmpty {
        parser.buffer.append(rest.prefix(piece))
        rest = rest.dropFirst(piece)
        while let event = try parser.next() { events.append(event) }
    }
    return events
}

func responses(_ text: String) throws(WireError) -> [IMAPResponse] {
    try events(Array(text.utf8)).compactMap { if case .response(let response) = $0 { response } else { nil } }
}

@Suite struct `IMAP responses` {
    struct Case: CustomTestStringConvertible {
        var line: String
        var response: IMAPResponse
        var testDescription: String { line }

        init(_ line: String, _ response: IMAPResponse) {
            self.line = line
            self.response = response
        }
    }

    static let cases: [Case] = [
        Case("+ idling", .continuation("idling")),
        Case("+", .continuation("")),
        Case("x1 OK done", .tagged("x1", IMAPStatus(kind: .ok, text: "done"))),
        Case("x1 OK", .tagged("x1", IMAPStatus(kind: .ok, text: ""))),
        Case(
            "x9 NO [OVERQUOTA] full",
            .tagged("x9", IMAPStatus(kind: .no, code: .other("OVERQUOTA"), text: "[OVERQUOTA] full"))),
        Case(
            "x9 no [trycreate] make it",
            .tagged("x9", IMAPStatus(kind: .no, code: .tryCreate, text: "[trycreate] make it"))),
        Case("x2 BAD what {5}", .tagged("x2", IMAPStatus(kind: .bad, text: "what {5}"))),
        Case("* BYE idle too long", .status(IMAPStatus(kind: .bye, text: "idle too long"))),
        Case(
            "* OK [UIDVALIDITY 7] valid",
            .status(IMAPStatus(kind: .ok, code: .uidValidity(7), text: "[UIDVALIDITY 7] valid"))),
        Case(
            "* OK [UIDNEXT 4294967295]",
            .status(IMAPStatus(kind: .ok, code: .uidNext(.max), text: "[UIDNEXT 4294967295]"))),
        Case(
            "* OK [UIDVALIDITY 0] no",
            .status(IMAPStatus(kind: .ok, code: .other("UIDVALIDITY"), text: "[UIDVALIDITY 0] no"))),
        Case(
            "* OK [HIGHESTMODSEQ 715194045007] high",
            .status(
                IMAPStatus(kind: .ok, code: .highestModSeq(715_194_045_007), text: "[HIGHESTMODSEQ 715194045007] high"))
        ),
        Case(
            #"* OK [PERMANENTFLAGS (\Seen \*)] ok"#,
            .status(
                IMAPStatus(
                    kind: .ok, code: .permanentFlags([#"\Seen"#, #"\*"#]), text: #"[PERMANENTFLAGS (\Seen \*)] ok"#))),
        Case("x3 OK [READ-ONLY] x", .tagged("x3", IMAPStatus(kind: .ok, code: .readOnly, text: "[READ-ONLY] x"))),
        Case(
            "x3 OK [APPENDUID 7 12] x",
            .tagged("x3", IMAPStatus(kind: .ok, code: .appendUID(validity: 7, uid: 12), text: "[APPENDUID 7 12] x"))),
        Case(
            "* OK [COPYUID 7 1,3:4 8:10] x",
            .status(
                IMAPStatus(
                    kind: .ok, code: .copyUID(validity: 7, from: UIDSet([1, 3, 4]), to: UIDSet([8, 9, 10])),
                    text: "[COPYUID 7 1,3:4 8:10] x"))),
        Case("* CAPABILITY IMAP4rev1 idle AUTH=PLAIN", .capability(["IMAP4REV1", "IDLE", "AUTH=PLAIN"])),
        Case("* 23 EXISTS", .exists(23)),
        Case("* 99999999999 EXISTS", .exists(.max)),
        Case("* 3 EXPUNGE", .expunge(3)),
        Case("* 0 RECENT", .other("RECENT")),
        Case("* SEARCH", .search([])),
        Case("* SEARCH 2 84 882", .search([2, 84, 882])),
        Case("* SEARCH 2 5 (MODSEQ 917162500)", .search([2, 5])),
        Case(#"* ESEARCH (TAG "x4") UID ALL 1:3,7"#, .search([1, 2, 3, 7])),
        Case(#"* ESEARCH (TAG "x4") UID"#, .search([])),
        Case(#"* ESEARCH (TAG "x4") UID COUNT 3 ALL 9:7"#, .search([7, 8, 9])),
        Case(
            #"* LIST (\HasNoChildren) "/" "INBOX/&BB8EPgRJBDA-""#,
            .list(Folder(name: "INBOX/Поща", delimiter: "/", attributes: [#"\HasNoChildren"#]))),
        Case("* LIST () NIL Flat", .list(Folder(name: "Flat", delimiter: nil, attributes: []))),
        Case(#"* LIST () "\\" "a \"b\" c""#, .list(Folder(name: #"a "b" c"#, delimiter: "\\", attributes: []))),
        Case(#"* NAMESPACE (("INBOX." ".")) NIL NIL"#, .namespace(prefix: "INBOX.", delimiter: ".")),
        Case(#"* NAMESPACE (("" "/")) (("Other/" "/")) NIL"#, .namespace(prefix: "", delimiter: "/")),
        Case("* NAMESPACE NIL NIL NIL", .other("NAMESPACE")),
        Case("* STATUS INBOX (MESSAGES 3 UIDNEXT 9)", .folderStatus("INBOX", ["MESSAGES": 3, "UIDNEXT": 9])),
        Case(
            #"* 5 FETCH (UID 12 FLAGS (\Seen $x) RFC822.SIZE 44 INTERNALDATE " 7-Jul-2026 02:44:25 +0300")"#,
            .fetch(
                sequence: 5, FetchAttributes(uid: 12, size: 44, internalDate: 1_783_381_465, flags: [#"\Seen"#, "$x"]))),
        Case(
            #"* 5 FETCH (BODY[] "short" UID 2)"#,
            .fetch(sequence: 5, FetchAttributes(uid: 2, body: .inline(Array("short".utf8))))),
        Case(
            "* 5 FETCH (UID 2 BODY[HEADER.FIELDS (SUBJECT)] NIL)",
            .fetch(sequence: 5, FetchAttributes(uid: 2, body: .null))),
        Case("* 5 FETCH (MODSEQ (12) UID 2)", .fetch(sequence: 5, FetchAttributes(uid: 2))),
        Case(
            #"* 5 FETCH (ENVELOPE ("a" (("b" NIL "c" "d")) NIL) UID 2)"#, .fetch(sequence: 5, FetchAttributes(uid: 2))),
        Case("* XSURPRISE {of any} kind", .other("XSURPRISE")),
    ]

    @Test(arguments: cases) func `Each kind of response is understood`(_ entry: Case) throws {
        #expect(try responses(entry.line + "\r\n") == [entry.response])
        #expect(try responses(entry.line + "\n") == [entry.response], "a bare line feed ends a line too")
    }

    @Test(arguments: [1, 2, 3, 7, 1000]) func `A mail is the same in whatever pieces it comes`(piece: Int) throws {
        let text = "* 1 FETCH (UID 9 FLAGS () BODY[] {12}\r\nHello\r\n{5}\r\n INTERNALDATE \"x\")\r\nx1 OK done\r\n"
        var body: [UInt8] = []
        var others: [IMAPEvent] = []
        for event in try events(Array(text.utf8), piece: piece) {
            if case .bodyChunk(let chunk) = event { body += chunk } else { others.append(event) }
        }
        #expect(body == Array("Hello\r\n{5}\r\n".utf8))
        #expect(
            others == [
                .bodyBegin(sequence: 1, FetchAttributes(uid: 9, flags: []), size: 12), .bodyEnd,
                .response(.fetch(sequence: 1, FetchAttributes(uid: 9, flags: [], body: .streamed))),
                .response(.tagged("x1", IMAPStatus(kind: .ok, text: "done"))),
            ])
    }

    @Test func `A mail of no bytes begins and ends`() throws {
        let found = try events(Array("* 1 FETCH (BODY[] {0}\r\n UID 9)\r\n".utf8))
        #expect(
            found == [
                .bodyBegin(sequence: 1, FetchAttributes(), size: 0), .bodyEnd,
                .response(.fetch(sequence: 1, FetchAttributes(uid: 9, body: .streamed))),
            ])
    }

    @Test func `A folder name may come as a literal`() throws {
        #expect(
            try responses("* LIST () \".\" {8}\r\nINBOX.{4\r\n* 3 EXISTS\r\n") == [
                .list(Folder(name: "INBOX.{4", delimiter: ".", attributes: [])), .exists(3),
            ])
    }

    @Test func `A literal that is no mail is not taken for one`() throws {
        let text = "* 5 FETCH (ENVELOPE ({3}\r\na)b NIL) UID 2 BODY[1]<0> {2}\r\nhi)\r\n"
        let found = try events(Array(text.utf8))
        #expect(found.first == .bodyBegin(sequence: 5, FetchAttributes(uid: 2), size: 2))
    }

    @Test(arguments: [
        "gibberish\r\n", "* \r\n", "*\r\n", "x1\r\n", "x1 WHAT\r\n", "* 5 FETCH UID 2\r\n", "* 5 FETCH (UID 0)\r\n",
        "* 5 FETCH (UID 4294967296)\r\n", "* 5 FETCH (UID 2\r\n", "* 5 FETCH (FLAGS (a\r\n", "* SEARCH 1 x\r\n",
        "* SEARCH 99999999999999999999\r\n", "* ESEARCH (TAG\r\n", "* ESEARCH UID ALL 1:4294967295\r\n",
        "* 1 FETCH (BODY[\r\n", "* 1 FETCH (BODY[] \"open)\r\n", "* 1 FETCH (BODY[] x)\r\n",
    ])
    func `Nonsense is an error`(_ text: String) {
        #expect(throws: WireError.self) { try responses(text) }
    }

    @Test func `A line without an end is refused at its limit`() {
        var parser = IMAPResponseParser()
        parser.buffer.append(Array(repeating: UInt8(ascii: "a"), count: CurlLimits.imapLine))
        #expect(throws: Never.self) { try parser.next() }
        parser.buffer.append([UInt8(ascii: "a")])
        #expect(throws: WireError.tooLong("line")) { try parser.next() }
    }

    @Test func `The answer to a search may be longer than other lines`() throws {
        let uids = (1...50_000).map(UInt32.init)
        let text = "* SEARCH " + uids.map(String.init).joined(separator: " ") + "\r\n"
        #expect(try responses(text) == [.search(uids)])
    }

    @Test func `Large literals outside mails, many of them and deep nesting are refused`() {
        #expect(throws: WireError.tooLong("literal")) { try responses("* LIST () \".\" {999999999}\r\n") }
        let many = "* 1 FETCH (X" + String(repeating: " {1}\r\na", count: CurlLimits.imapLiterals + 1)
        #expect(throws: WireError.tooLong("response with many literals")) { try responses(many) }
        let deep = "* 1 FETCH (X \(String(repeating: "(", count: 100_000))"
        #expect(throws: WireError.malformed("FETCH response")) { try responses(deep + "\r\n") }
    }

    @Test func `Text of a server is bounded and has no control characters`() throws {
        let text = "x1 NO evil\u{1B}[31m\u{202E}\t" + String(repeating: "я", count: 5000)
        guard case .tagged(_, let status) = try #require(try responses(text + "\r\n").first) else {
            Issue.record("not tagged")
            return
        }
        #expect(status.text.hasPrefix("evil [31m я"))
        #expect(status.text.unicodeScalars.count <= CurlLimits.serverText)
    }

    @Test func `Damaged responses never do more than fail`() {
        let seed =
            "* 1 FETCH (UID 9 FLAGS (\\Seen) BODY[] {5}\r\nHello X (\"q\\\"\" {2}\r\nab NIL))\r\n"
            + "* LIST (\\X) \"/\" \"&BB8-\"\r\n* OK [COPYUID 7 1:2 3:4] x\r\n* ESEARCH (TAG \"x\") UID ALL 1:3\r\n"
            + "* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n* STATUS a (MESSAGES 1)\r\nx1 OK [APPENDUID 1 2] y\r\n"
        let bytes = Array(seed.utf8)
        let splices: [[UInt8]] = [
            [], Array("{".utf8), Array("(".utf8), Array(")".utf8), Array("\"".utf8), Array("]".utf8), Array("[".utf8),
            [0], [0xFF], Array("\r\n".utf8), Array("{3}\r\n".utf8), Array("99999999999999999999".utf8),
        ]
        var survived = 0
        for index in stride(from: 0, to: bytes.count, by: 2) {
            for splice in splices {
                var damaged = bytes
                damaged.replaceSubrange(index...index, with: splice)
                do {
                    _ = try events(damaged, piece: 64)
                    survived += 1
                } catch {}
            }
        }
        #expect(survived > 0)
    }
}
