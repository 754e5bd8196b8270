import Foundation
import Mail
import Testing

/// Mails that are made to hurt (field failures B and J): each is parsed to the end, within the limits, with a defect noted.
@Suite struct HostileTests {
    static let head = "From: a@b.example\r\nSubject: x\r\n"

    @Test func `Ten thousand parts are cut at the limit`() {
        let parts = (0..<10_000).map { "--x\r\nContent-Type: text/plain; name=\"f\($0).txt\"\r\n\r\nhello\r\n" }
            .joined()
        let message = mail(
            bytes: Array((Self.head + "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + parts + "--x--").utf8))
        #expect(message.parts.count == Limits.parts)
        #expect(message.defects.contains { $0.contains("parts") })
    }

    @Test func `A thousand mails within each other are cut at the limit (zammad 1877)`() {
        let raw =
            String(repeating: Self.head + "Content-Type: message/rfc822\r\n\r\n", count: 1_000) + Self.head
            + "\r\ninner"
        let message = mail(bytes: Array(raw.utf8))
        #expect(message.parts.count <= Limits.depth + 2)
        #expect(message.defects.contains { $0.contains("attached within each other") })
    }

    @Test func `Two thousand multiparts within each other are cut at the limit`() {
        let raw =
            Self.head
            + (0..<2_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }.joined()
            + "\r\ntext"
        let message = mail(bytes: Array(raw.utf8))
        #expect(message.parts.count <= Limits.depth + 1)
        #expect(message.defects.contains { $0.contains("nested deeper") })
    }

    @Test(arguments: [
        "Content-Type: text/html\r\n\r\n" + String(repeating: "<b>", count: 4_000),
        "Content-Type: text/html\r\n\r\n" + String(repeating: "<table><tr><td>", count: 1_000),
        "Content-Type: text/html\r\n\r\n" + String(repeating: "<a <a ", count: 4_000),
        "Content-Type: text/html\r\n\r\n" + String(repeating: "<!--", count: 8_000),
        "\r\n" + String(repeating: ">", count: 50_000), "\r\n" + String(repeating: "Regards,\r\n", count: 2_000),
        "\r\n" + String(repeating: "-- \r\n", count: 2_000),
        "\r\n" + String(repeating: "From: a@b.example\r\n", count: 2_000),
        "\r\n" + String(repeating: "On 1.2.2026 12:00 a@b.example wrote:\r\n", count: 1_000),
        "\r\n" + String(repeating: "confidential and privileged\r\n", count: 2_000),
        "\r\n" + String(repeating: "-----Original Message-----\r\n", count: 2_000),
        "References: " + String(repeating: "<a@b> ", count: 8_000) + "\r\n\r\nx",
        "To: " + String(repeating: "a@b.example, ", count: 4_000) + "\r\n\r\nx",
        "Subject: " + String(repeating: "=?utf-8?q?", count: 4_000) + "\r\n\r\nx",
        "Content-Type: text/plain; " + String(repeating: "a*0=\"", count: 4_000) + "\r\n\r\nx",
        "Content-Type: multipart/mixed\r\n\r\nx", "Content-Type: ;;;===\r\n\r\nx",
        "Content-Type: text/plain; charset=\"\"\"\r\n\r\n\u{FF}",
        "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nx\r\n----",
        "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\u{78}garbage",
        "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHAqCAMIACAQEx",
    ])
    func `A mail made to cost time or to confuse is read to the end`(rest: String) {
        let message = mail(bytes: Array((Self.head + rest).utf8))
        #expect(message.from.first?.address == "a@b.example")
        #expect(
            message.references.count <= Limits.references && message.to.count <= Limits.addresses
                && message.defects.count <= Limits.defects)
    }

    @Test(
        arguments: [
            [], [0], [13, 10, 13, 10], Array(repeating: 0, count: 10_000), Array("From ".utf8),
            Array("\r\n\r\nFrom: a".utf8), Array(":::\r\n:\r\n".utf8), [0xFF, 0xFE, 0x0D, 0x0A], Array("From x".utf8),
        ] as [[UInt8]])
    func `Bytes that are no mail give an empty message`(bytes: [UInt8]) {
        #expect(mail(bytes: bytes).bytes == bytes.count)
    }

    @Test func `Every prefix of a mail is parsed`() throws {
        let raw = try Fixtures.data("structure/winmail.eml") + (try Fixtures.data("reply/html-outlook-desktop.eml"))
        for count in stride(from: 0, to: raw.count, by: 97) { _ = MessageParser().parse(raw.prefix(count)) }
    }

    @Test func `Every fixture is parsed alike with bare line feeds`() throws {
        for name in Fixtures.names("reply") {
            let raw = try Fixtures.data("reply/\(name).eml")
            let bare = Data(String(decoding: raw, as: UTF8.self).replacing("\r\n", with: "\n").utf8)
            #expect(MessageParser().parse(bare).reply == MessageParser().parse(raw).reply, "\(name)")
        }
    }
}
