import Foundation
import Mail
import Testing

@Suite struct ComposeTests {
    static func draft(text: String = "Dear Maria,\n\nyour offer.\n") -> Draft {
        Draft(
            from: Address(name: "Метал Крепеж ООД", address: "sales@fixmetal.example"),
            to: [Address(name: "Petrova, Maria", address: "m@client.example")],
            replyTo: [Address(address: "sales+c.of-2026-00012.abc@fixmetal.example")],
            subject: "Re: [OF-2026-00012] Оферта за болтове и гайки",
            date: Date(timeIntervalSince1970: 1_779_699_607), dateOffset: 10_800, messageID: "xc1.a.b@fixmetal.example",
            inReplyTo: "x@client.example", references: ["r@client.example", "x@client.example"],
            headers: [
                HeaderField(name: "X-XCRM-Ref", value: "OF-2026-00012"),
                HeaderField(name: "Auto-Submitted", value: "auto-generated"),
            ], text: text, boundary: "fixed")
    }

    @Test func `A plain draft gives these bytes`() throws {
        let text = String(decoding: try Self.draft().compose(), as: UTF8.self)
        #expect(
            text
                == """
                Date: Mon, 25 May 2026 12:00:07 +0300
                From: =?UTF-8?B?0JzQtdGC0LDQuyDQmtGA0LXQv9C10LYg0J7QntCU?=
                 <sales@fixmetal.example>
                Reply-To: sales+c.of-2026-00012.abc@fixmetal.example
                To: "Petrova, Maria" <m@client.example>
                Message-ID: <xc1.a.b@fixmetal.example>
                In-Reply-To: <x@client.example>
                References: <r@client.example> <x@client.example>
                Subject: =?UTF-8?B?UmU6IFtPRi0yMDI2LTAwMDEyXSDQntGE0LXRgNGC0LAg0LfQsCDQsdC+0Ls=?=
                 =?UTF-8?B?0YLQvtCy0LUg0Lgg0LPQsNC50LrQuA==?=
                X-XCRM-Ref: OF-2026-00012
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                Dear Maria,

                your offer.

                """.replacing("\n", with: "\r\n"))
    }

    @Test func `What is composed is parsed to the same`() throws {
        var draft = Self.draft(text: "Здравейте,\n\nофертата е приложена.\n")
        draft.html = "<p>Здравейте,</p><p>офертата е приложена. <img src=\"cid:logo@x\"></p>"
        draft.inlineParts = [
            DraftPart(
                name: "logo.png", type: "image/png", content: .data(Data([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10])),
                contentID: "logo@x")
        ]
        draft.calendar = DraftCalendar(text: "BEGIN:VCALENDAR\nEND:VCALENDAR\n", method: "PUBLISH")
        let name = "Оферта за шестостенни болтове, гайки, шайби и шпилки – редакция 2.pdf"
        draft.attachments = [DraftPart(name: name, type: "application/pdf", content: .data(Data("%PDF-1.7 x".utf8)))]
        let bytes = try draft.compose()
        #expect(bytes == (try draft.compose()))
        let message = MessageParser().parse(bytes)
        #expect(message.defects.isEmpty)
        #expect(message.from == [draft.from] && message.to == draft.to && message.replyTo == draft.replyTo)
        #expect(message.subject == draft.subject)
        #expect(message.date == draft.date && message.dateOffset == 10_800)
        #expect(
            message.messageID == draft.messageID && message.inReplyTo == ["x@client.example"]
                && message.references == draft.references)
        #expect(message.reply == "Здравейте,\n\nофертата е приложена.")
        #expect(message.attachments.map(\.name) == [name])
        #expect(message.attachments.first?.detected == "application/pdf")
        #expect(
            message.parts.map(\.type) == [
                "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
                "text/calendar", "application/pdf",
            ])
        let head = String(decoding: bytes, as: UTF8.self)
        #expect(head.contains("filename*0*=UTF-8''") && head.contains("name=\"=?UTF-8?B?"))
    }

    @Test func `No line exceeds 998 octets and every line ends in CRLF`() throws {
        var draft = Self.draft(
            text: String(repeating: "long words without end ", count: 500) + "\nFrom here\n.\n"
                + String(repeating: "я", count: 3_000))
        draft.subject = String(repeating: "x", count: 3_000)
        draft.references = (0..<500).map { "id\($0)@client.example" }
        draft.html = String(repeating: "<b>y</b>", count: 3_000)
        let bytes = try draft.compose()
        for line in bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast() {
            #expect(line.last == 13 && line.count <= 999)
        }
        #expect(MessageParser().parse(bytes).subject == draft.subject)
    }

    @Test func `References keep the first and the last, within 1,500 characters (freescout 5542)`() throws {
        var draft = Self.draft()
        draft.references = (0..<500).map { "some-long-message-id-\($0)@client.example" }
        let references = MessageParser().parse(try draft.compose()).references
        #expect(references.first == "some-long-message-id-0@client.example")
        #expect(references.last == "some-long-message-id-499@client.example")
        #expect(references.reduce(0) { $0 + $1.count + 3 } <= 1_503)
    }

    @Test func `A header cannot be injected through any value`() throws {
        let evil = "x\r\nBcc: victim@x.example\r\n\r\nbody\0"
        var draft = Self.draft()
        draft.subject = evil
        draft.from.name = evil
        draft.headers = [HeaderField(name: "X-XCRM-Ref", value: evil)]
        draft.attachments = [DraftPart(name: evil, type: "text/plain", content: .data(Data()))]
        let message = MessageParser().parse(try draft.compose())
        #expect(message.header("bcc") == nil)
        #expect(message.subject == "x Bcc: victim@x.example body")
        for change in [
            { (draft: inout Draft) in draft.messageID = evil }, { $0.inReplyTo = evil },
            { $0.to = [Address(address: "a@b.example" + evil)] }, { $0.from.address = "" },
            { $0.headers = [HeaderField(name: "X: y\r\nBcc", value: "x")] },
            { $0.headers = [HeaderField(name: "Bcc", value: "x@y.example")] },
            { $0.headers = [HeaderField(name: "Content-Type", value: "x")] },
            { $0.attachments = [DraftPart(name: "a", type: "text/plain\r\nX: y", content: .data(Data()))] },
            { $0.boundary = "a\"b" }, { $0.calendar = DraftCalendar(text: "", method: "A\r\n") },
        ] {
            var bad = Self.draft()
            change(&bad)
            #expect(throws: ComposeError.self) { try bad.compose() }
        }
    }

    @Test func `Names that look like headers or encoded words are harmless`() throws {
        for name in ["a <b@c.example>", "=?utf-8?B?x?=", "say \"quoted\" twice", "back\\slash", "(comment)", "a,b;c:d"]
        {
            var draft = Self.draft()
            draft.to = [Address(name: name, address: "m@client.example")]
            #expect(MessageParser().parse(try draft.compose()).to == draft.to, "\(name)")
        }
    }

    @Test func `Domains are written as A-labels, other local parts ask for SMTPUTF8`() throws {
        var draft = Self.draft()
        draft.to = [Address(address: "office@Бюро.example")]
        #expect(!draft.needsSMTPUTF8)
        #expect(String(decoding: try draft.compose(), as: UTF8.self).contains("To: office@xn--90a0af9c.example\r\n"))
        draft.to = [Address(address: "иван@bücher.example")]
        #expect(draft.needsSMTPUTF8)
        #expect(String(decoding: try draft.compose(), as: UTF8.self).contains("To: иван@xn--bcher-kva.example\r\n"))
    }

    @Test func `Files are streamed and give the same bytes as memory`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("compose-\(UUID().uuidString).bin")
        let data = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var memory = Self.draft()
        memory.attachments = [DraftPart(name: "a.bin", type: "application/octet-stream", content: .data(data))]
        var streamed = memory
        streamed.attachments[0].content = .file(file)
        var largest = 0
        var written = Data()
        try streamed.write { piece in
            largest = max(largest, piece.count)
            written += piece
        }
        #expect(written == (try memory.compose()))
        #expect(largest < 100_000)
        #expect(MessageParser().parse(written).attachments.first?.bytes == data.count)
        streamed.attachments[0].content = .file(URL(fileURLWithPath: "/nonexistent/file"))
        #expect(throws: ComposeError.unreadableFile) { try streamed.compose() }
    }

    @Test func `Text that contains the boundary does not break the mail`() throws {
        var draft = Self.draft(text: "--=_fixed-2\n--=_fixed-2--\nend")
        draft.html = "<p>x</p>"
        #expect(MessageParser().parse(try draft.compose()).parts.count == 3)
    }
}
