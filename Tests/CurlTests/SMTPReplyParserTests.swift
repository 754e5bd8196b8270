import Testing

@testable import Curl

@Suite struct `SMTP replies` {
    private func replies(_ text: String, piece: Int = .max) throws(WireError) -> [SMTPReply] {
        var parser = SMTPReplyParser()
        var found: [SMTPReply] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            parser.buffer.append(rest.prefix(piece))
            rest = rest.dropFirst(piece)
            while let reply = try parser.next() { found.append(reply) }
        }
        return found
    }

    static let cases: [(String, SMTPReply)] = [
        ("250 OK\r\n", SMTPReply(code: 250, lines: ["OK"])),
        ("250\r\n", SMTPReply(code: 250, lines: [""])),
        ("250 2.1.5 Ok\r\n", SMTPReply(code: 250, enhanced: .init(class: 2, subject: 1, detail: 5), lines: ["Ok"])),
        (
            "550-5.1.1 nobody\r\n550-5.1.1 of that\r\n550 5.1.1 name\r\n",
            SMTPReply(
                code: 550, enhanced: .init(class: 5, subject: 1, detail: 1), lines: ["nobody", "of that", "name"])
        ),
        (
            "421 4.4.2 Timeout\n",
            SMTPReply(code: 421, enhanced: .init(class: 4, subject: 4, detail: 2), lines: ["Timeout"])
        ),
        // A code of another class than the reply's is no status of it.
        ("250 5.0.0 text\r\n", SMTPReply(code: 250, lines: ["5.0.0 text"])),
        ("354 3.0.0 go\r\n", SMTPReply(code: 354, lines: ["3.0.0 go"])),
        ("250 1.2.3.4 is you\r\n", SMTPReply(code: 250, lines: ["1.2.3.4 is you"])),
    ]

    @Test(arguments: cases) func `A reply is understood in whatever pieces it comes`(text: String, reply: SMTPReply)
        throws
    {
        for piece in [1, 5, 1000] { #expect(try replies(text, piece: piece) == [reply]) }
    }

    @Test(arguments: ["\r\n", "25\r\n", "abc\r\n", "199 x\r\n", "600 x\r\n", "250x\r\n", "250-a\r\n251 b\r\n"])
    func `Nonsense is an error`(text: String) {
        #expect(throws: WireError.self) { try replies(text) }
    }

    @Test func `Endless lines and endless replies are refused`() {
        #expect(throws: WireError.self) { try replies("250 " + String(repeating: "x", count: CurlLimits.smtpLine)) }
        #expect(throws: WireError.self) {
            try replies(String(repeating: "250-x\r\n", count: CurlLimits.smtpReplyLines + 1))
        }
    }

    @Test func `The answer to EHLO names what the server can`() throws {
        let reply = try #require(
            try replies("250-mail.example\r\n250-PIPELINING\r\n250-size 1000\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n").first
        )
        let extensions = SMTPExtensions(reply)
        #expect(extensions.hasPipelining && extensions.has8BitMIME && extensions.hasSMTPUTF8 && extensions.hasSize)
        #expect(extensions.sizeLimit == 1000)
        let unlimited = SMTPExtensions(SMTPReply(code: 250, lines: ["mail.example", "SIZE 0"]))
        #expect(unlimited.hasSize && unlimited.sizeLimit == nil)
    }
}

@Suite struct `Envelopes` {
    private func check(_ envelope: SMTPEnvelope, size: Int? = 10, _ change: (inout SMTPExtensions) -> Void = { _ in })
        throws(EndedEarly) -> CheckedEnvelope
    {
        var extensions = SMTPExtensions()
        change(&extensions)
        return try CheckedEnvelope(envelope, size: size, isEightBit: true, extensions)
    }

    @Test func `What the server offers is used`() throws {
        let envelope = SMTPEnvelope(sender: "a@x.example", recipients: ["b@x.example"])
        #expect(try check(envelope).mailCommand == "MAIL FROM:<a@x.example>")
        let all = try check(envelope) {
            $0.hasSize = true
            $0.has8BitMIME = true
            $0.hasSMTPUTF8 = true
        }
        #expect(all.mailCommand == "MAIL FROM:<a@x.example> SIZE=10 BODY=8BITMIME")
        #expect(all.recipients.map(\.command) == ["RCPT TO:<b@x.example>"])
    }

    @Test func `An empty sender is the null return path`() throws {
        #expect(try check(SMTPEnvelope(sender: "", recipients: ["b@x.example"])).mailCommand == "MAIL FROM:<>")
    }

    @Test func `Cyrillic addresses need SMTPUTF8, Cyrillic domains alone do not`() throws {
        let local = SMTPEnvelope(sender: "", recipients: ["иван@x.example"])
        #expect(throws: EndedEarly.self) { try check(local) }
        #expect(try check(local) { $0.hasSMTPUTF8 = true }.mailCommand == "MAIL FROM:<> SMTPUTF8")
        let domain = SMTPEnvelope(sender: "", recipients: ["ivan@фирма.example"])
        #expect(try check(domain).recipients.first?.command == "RCPT TO:<ivan@xn--80apmps.example>")
        let header = SMTPEnvelope(sender: "", recipients: ["b@x.example"], hasUTF8Header: true)
        #expect(throws: EndedEarly.self) { try check(header) }
    }

    @Test(arguments: [
        "", "@x", "a@", "a", "a b@x.example", "a@x.example>\r\nRCPT TO:<c@x.example", "a\u{0}@x.example",
        "<a@x.example>", "a\u{85}@x.example",
    ])
    func `An address that could carry a command is refused`(address: String) throws {
        let refusal = #expect(throws: EndedEarly.self) { try check(SMTPEnvelope(sender: "", recipients: [address])) }
        #expect(refusal?.phase == .envelope)
        #expect(refusal?.reply.isPermanent == true)
        #expect(refusal?.reply.isFromServer == false)
    }

    @Test func `A mail over the announced limit is refused before it is sent`() {
        let envelope = SMTPEnvelope(sender: "", recipients: ["b@x.example"])
        let refusal = #expect(throws: EndedEarly.self) {
            try check(envelope, size: 1001) { $0.sizeLimit = 1000 }
        }
        #expect(refusal?.reply.description == "552 5.3.4 The mail has 1001 bytes and the server takes 1000 at most.")
        #expect(throws: Never.self) { try check(envelope, size: 1000) { $0.sizeLimit = 1000 } }
        #expect(throws: EndedEarly.self) { try check(SMTPEnvelope(sender: "", recipients: [])) }
    }
}
