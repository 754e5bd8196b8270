import Crypto
import Foundation
import Mail
import Testing

@Suite struct StructureTests {
    static let nested = """
        From: a@b.example
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: multipart/alternative; boundary=a

        --a

        plain
        --a
        Content-Type: text/html

        <p>plain</p>
        --a--
        --m
        Content-Type: message/rfc822
        Content-Disposition: attachment; filename=one.eml

        From: c@d.example
        Subject: inner
        Content-Type: multipart/mixed; boundary=i

        --i

        inner text
        --i
        Content-Type: application/pdf; name=x.pdf

        %PDF-1.4
        --i--
        --m
        Content-Type: message/rfc822

        Subject: single

        just text
        --m--
        """

    @Test func `Parts are numbered as IMAP does`() {
        let message = mail(Self.nested)
        #expect(message.parts.map(\.path) == ["TEXT", "1", "1.1", "1.2", "2", "2.TEXT", "2.1", "2.2", "3", "3.1"])
        #expect(message.parts.map(\.messageDepth) == [0, 0, 0, 0, 0, 1, 1, 1, 0, 1])
        #expect(message.attachments.map(\.name) == ["one.eml"])
        #expect(message.attachments.map(\.detected) == ["message/rfc822"])
        #expect(message.text == "plain")
    }

    @Test func `A mail without parts is part 1`() {
        #expect(mail("From: a@b.example\n\nhi").parts.map(\.path) == ["1"])
    }

    @Test func `Attached mails are available as forwards`() {
        let forwarded = mail(Self.nested).forwarded
        #expect(forwarded.map(\.path) == ["2", "3"])
        #expect(forwarded.map(\.subject) == ["inner", "single"])
        #expect(forwarded.map(\.text) == ["inner text", "just text"])
    }

    @Test func `Hashes and sizes are of the decoded content`() throws {
        let message = mail(
            "From: a@b.example\nContent-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: base64\n\naGVsbG8="
        )
        let part = try #require(message.parts.first)
        #expect(part.bytes == 5)
        #expect(part.sha256 == SHA256.hash(data: Data("hello".utf8)).map { String(format: "%02x", $0) }.joined())
        #expect(part.content == Data("hello".utf8))
    }

    @Test(arguments: ["2", "2.2", "1.1", "3.1"])
    func `The content of each part can be read again`(path: String) throws {
        let raw = Data(Self.nested.replacing("\n", with: "\r\n").utf8)
        let part = try #require(MessageParser().parse(raw).parts.first { $0.path == path })
        var content = Data()
        #expect(MessageParser().readContent(ofPart: path, in: raw) { content += $0 })
        #expect(content.count == part.bytes)
        #expect(SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined() == part.sha256)
        #expect(!MessageParser().readContent(ofPart: "9.9", in: raw) { _ in })
    }

    @Test func `A base64 attached mail, a mail file and mbox marks are read`() {
        let inner = Data("From: x@y.example\r\nSubject: deep\r\n\r\nwords".utf8).base64EncodedString()
        let message = mail(
            "From a@b.example Mon May 25 12:00:00 2026\nFrom: a@b.example\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\(inner)\n--m\nContent-Type: application/octet-stream; name=\"two.eml\"\nContent-Transfer-Encoding: base64\n\n\(inner)\n--m--"
        )
        #expect(message.forwarded.map(\.text) == ["words", "words"])
        #expect(message.from.first?.address == "a@b.example")
    }

    @Test(arguments: [
        ("image/png; name=logo.png", "inline; filename=logo.png", "<logo@x>", 2_000, false),
        ("image/jpeg; name=IMG_4127.jpeg", "inline; filename=IMG_4127.jpeg", "", 2_000, true),
        ("image/jpeg; name=IMG_4127.jpeg", "inline; filename=IMG_4127.jpeg", "<logo@x>", 200_000, true),
        ("image/png; name=image001.png", "inline; filename=image001.png", "<logo@x>", 90_000, false),
        ("application/pdf; name=offer.pdf", "inline; filename=offer.pdf", "", 500, true),
        ("application/pkcs7-signature; name=smime.p7s", "attachment; filename=smime.p7s", "", 500, false),
        ("application/pgp-signature; name=signature.asc", "attachment", "", 500, false),
    ])
    func `Photos and documents are attachments, logos and signatures are not`(
        type: String, disposition: String, id: String, size: Int, expected: Bool
    ) {
        var raw = Array(
            "From: a@b.example\r\nContent-Type: multipart/related; boundary=m\r\n\r\n--m\r\nContent-Type: text/html\r\n\r\n<p>Look <img src=\"cid:logo@x\"></p>\r\n--m\r\nContent-Type: \(type)\r\nContent-Disposition: \(disposition)\r\n"
                .utf8)
        if !id.isEmpty { raw += Array("Content-ID: \(id)\r\n".utf8) }
        raw +=
            Array("Content-Transfer-Encoding: binary\r\n\r\n".utf8) + [0xFF, 0xD8, 0xFF, 0xE0]
            + [UInt8](repeating: 7, count: size) + Array("\r\n--m--\r\n".utf8)
        #expect(mail(bytes: raw).attachments.count == (expected ? 1 : 0))
    }

    @Test func `What the bytes are decides, not what the header says`() throws {
        let message = mail(
            "From: a@b.example\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\nhi\n--m\nContent-Type: application/vnd.ms-excel; name=a.csv\n\na;b;c\n1;2;3\n--m\nContent-Type: image/png; name=b.png\n\n%PDF-1.4\n%âã\n--m\nContent-Type: application/octet-stream; name=c.csv\n\na,b,c\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,5,6\n7,8,9\n1,1,1\n--m--"
        )
        #expect(message.attachments.map(\.detected) == ["text/plain", "application/pdf", "text/csv"])
    }

    @Test func `A signed opaque S-MIME mail is read through`() throws {
        let message = try Fixtures.message("structure/smime-opaque.eml")
        #expect(message.reply == "Please send 12 pieces.")
        #expect(message.attachments.isEmpty)
        let streamed = try Fixtures.message("structure/smime-opaque-ber.eml")
        #expect(streamed.reply == "Please send 12 pieces.")
    }

    @Test func `winmail.dat is unpacked (zammad 2403, tnef 38)`() throws {
        let message = try Fixtures.message("structure/winmail.eml")
        #expect(message.attachments.map(\.name) == ["Поръчка.csv"])
        #expect(message.attachments.map(\.detected) == ["text/plain"])
        #expect(message.attachments.first?.path == "2.2")
        #expect(message.parts.contains { $0.path == "2.1" && $0.text?.contains("Сто болта") == true })
    }

    private static let wanted = "Здравейте,\n\nмоля изпратете 40 кашона салфетки и 6 туби сапун 5 л."

    @Test(arguments: [
        "smime-detached", "smime-opaque-mixed", "smime-opaque-stream", "smime-triple", "smime-winmail", "pgp-mime",
    ])
    func `Signed mails are read through to text, attachments and signature, whatever they are wrapped in`(name: String)
        throws
    {
        let message = try Fixtures.message("structure/\(name).eml")
        #expect(message.reply == Self.wanted)
        #expect(message.signature.hasPrefix("Ана Вълчева"))
        let files = message.attachments.map { "\($0.name ?? "") \($0.detected)" }
        #expect(files.first == "list.csv text/plain")
        #expect(
            files.dropFirst() == (name == "smime-winmail" ? ["Запитване.csv text/plain", "снимка.dat image/jpeg"] : []))
        #expect(message.automatic == .human)
    }

    @Test(arguments: ["pgp-clear", "pgp-clear-reply"])
    func `Clear-signed text loses its armour, its escapes and the quote below it`(name: String) throws {
        let message = try Fixtures.message("structure/\(name).eml")
        #expect(message.reply == "Здравейте,\n\nмоля изпратете:\n- 40 кашона салфетки\n- 6 туби сапун 5 л")
        #expect(message.signature == "Ана Вълчева")
    }

    @Test func `A signed mail that was forwarded is read inside`() throws {
        let message = try Fixtures.message("structure/smime-forwarded.eml")
        #expect(message.reply == "FYI")
        #expect(message.forwarded.map(\.reply) == [Self.wanted])
        #expect(message.attachments.map(\.name) == ["order.eml"])
        #expect(message.attachments.map(\.detected) == ["message/rfc822"])
    }

    @Test func `An encrypted mail is kept as the file that it is`() throws {
        let message = try Fixtures.message("structure/smime-encrypted.eml")
        #expect(message.reply.isEmpty)
        #expect(message.attachments.map(\.name) == ["smime.p7m"])
        #expect(message.defects.contains { $0.contains("S/MIME") })
    }

    @Test func `A mail that is nothing but winmail.dat is read, attached mails in it too`() throws {
        let message = try Fixtures.message("structure/winmail-only.eml")
        #expect(message.reply == Self.wanted)
        #expect(
            message.attachments.map { "\($0.name ?? "") \($0.detected)" } == [
                "Поръчка.xls application/pdf", "Препратено писмо.txt text/plain", "спецификация.pdf application/pdf",
            ])
    }

    @Test func `Names and declared types may lie`() throws {
        let message = try Fixtures.message("structure/lying-types.eml")
        #expect(
            message.attachments.map { "\($0.name ?? "") \($0.detected)" } == [
                "invoice.pdf image/png", "photo.jpg application/pdf", "doc.docx text/plain", " image/png",
            ])
    }

    @Test func `Hostile winmail.dat and CMS of any cut are read without harm`() throws {
        for name in ["winmail-only", "smime-opaque-mixed", "smime-triple"] {
            let raw = Array(try Fixtures.data("structure/\(name).eml"))
            for cut in stride(from: 300, to: raw.count, by: max(1, raw.count / 60)) {
                let message = mail(bytes: Array(raw[0..<cut]))
                #expect(message.parts.count <= 20)
            }
        }
    }

    @Test func `Inspection has exactly the documented keys`() throws {
        let line = Inspection(file: "x.eml", message: mail(Self.nested)).line
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "file", "subject", "from", "to", "cc", "reply_to", "date", "message_id", "in_reply_to", "references",
                "automatic", "parts", "text", "defects",
            ])
        let parts = try #require(object["parts"] as? [[String: Any]])
        #expect(parts.map { $0["path"] as? String } == ["1.1", "1.2", "2", "2.1", "2.2", "3", "3.1"])
        #expect(
            Set(parts[0].keys) == [
                "path", "type", "detected", "charset", "disposition", "name", "content_id", "bytes", "sha256", "text",
            ])
    }

    @Test func `The description holds no mail text`() {
        #expect(
            mail("From: a@b.example\nMessage-ID: <i@d>\nSubject: secret\n\nsecret").description
                == "mail <i@d> of 63 bytes, 1 parts")
    }
}
