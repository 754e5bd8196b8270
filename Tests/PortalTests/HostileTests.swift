import Foundation
import HummingbirdTesting
import Mail
import Storage
import Testing

@testable import Portal

/// Ten thousand hostile strings as subject, name, file name and text of mails.
struct HostileTests {
    static let count = 10_000

    private static let seeds = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)",
        "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "\" autofocus onfocus=\"alert(1)",
        "</textarea><script>",
        "</title><script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>",
        "&lt;script&gt;",
        "&#60;script&#62;", "&#x3c;script&#x3e;", "%3Cscript%3E", "\\u003cscript\\u003e", "{{w.skip}}", "{{{c}}}",
        "{{>layout}}", "{{=<% %>=}}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "'; DROP TABLE mail; --", "1' OR '1'='1",
        "<iframe src=//evil.example>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
        "<form action=//evil.example>", "<style>*{display:none}</style>", "<link rel=stylesheet href=//evil.example>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<details open ontoggle=alert(1)>",
        "=HYPERLINK(\"http://evil.example\")", "@SUM(1+1)", "../../etc/passwd", "..\\..\\windows\\system32", "CON",
        "nul.txt",
        "a\u{0}b.pdf", "a\r\nSet-Cookie: x=y", "a\r\n\r\n<html>", "\u{202E}fdp.exe", "\u{2066}x\u{2069}", "\u{FEFF}x",
        "\u{200B}\u{200B}", "\"\u{301}", "<\u{338}script>", "＜script＞", "‹script›", "\u{FFFE}", "\u{FFFF}", "\u{E0001}",
        "\u{1F468}\u{200D}\u{1F469}", "\u{85}\u{2028}\u{2029}", "\u{7F}\u{9B}31m", "\u{1B}[31m", "\u{8}\u{8}\u{8}", "'",
        "\"", "`", "<", ">", "&", "\\", "%00", "a" + String(repeating: "\u{301}", count: 60),
        String(repeating: "<", count: 300), String(repeating: "A", count: 2_000),
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)", "mailto:x@y?bcc=z@evil.example", "https://evil.example/\" onclick=\"x",
        "ВАЖНО <b>жирно</b>",
    ]

    /// The strings: seeds before, behind and inside of one another.
    static let strings: [String] = (0..<count).map { number in
        let (first, second) = (seeds[number % seeds.count], seeds[(number / seeds.count * 7 + 3) % seeds.count])
        return switch number % 5 {
        case 0: first + second
        case 1: second + " " + first + "\n" + second
        case 2: first.uppercased() + String(number)
        case 3: "\(number)" + first + "\u{202E}" + second
        default: String(first.prefix(first.count / 2)) + second + first.dropFirst(first.count / 2)
        }
    }

    /// Stores a mail for each string, in a record's thread, with a file.
    private func plant(_ fixture: PortalFixture) async throws {
        let (people, made, now) = (fixture.people, fixture.made, fixture.now)
        try await fixture.store.write { transaction in
            let number = try #require(RecordPath(made.offer)?.number)
            let record = try #require(try transaction.record(number))
            for (index, text) in Self.strings.enumerated() {
                // Texts that show nothing leave out a part of the page, which would look like a difference.
                let shown = "x" + text
                let part = Part(
                    path: "2", type: "image/png", detected: "image/png", name: shown, bytes: 10,
                    sha256: String(repeating: "b", count: 64), isAttachment: true)
                let mail = NewMail(
                    rawID: 1, direction: .incoming, fingerprint: "hostile \(index)", mailbox: "sales",
                    messageID: "hostile\(index)@x", inReplyTo: nil, sentAt: now.addingTimeInterval(-Double(index)),
                    from: Address(name: shown, address: "ivan@stroitel.example"),
                    recipients: [Address(name: shown, address: "sales@fixmetal.example")], subject: shown, text: shown,
                    reply: shown, kind: "other", language: "en", automatic: .human, proof: .verified, audience: .client,
                    client: people.clientA, contact: people.contactA, staff: nil, flags: [], attachments: [part])
                let id = try transaction.storeMail(mail, at: now).id
                try transaction.file(mail: id, under: record.id, evidence: "test")
            }
        }
    }

    @Test func `Ten thousand hostile strings are nothing but text`() async throws {
        let fixture = try await PortalFixture()
        try await plant(fixture)
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            var shapes: Set<[String]> = []
            for page in 1...(Self.count / Site.threadSize) {
                let answer = try await a.get("/mail?page=\(page)")
                let skeleton = HTMLSkeleton(answer.text)
                #expect(skeleton.faults.isEmpty, "page \(page): \(skeleton.faults.prefix(3))")
                #expect(
                    skeleton.links.allSatisfy {
                        $0.hasPrefix("/") || $0.hasPrefix("mailto:sales@") || $0 == "#main"
                            || $0 == "https://fixmetal.example"
                    })
                for scalar in answer.text.unicodeScalars
                where scalar.value == 0 || (0x202A...0x202E).contains(scalar.value) {
                    Issue.record("page \(page) holds U+\(String(scalar.value, radix: 16))")
                }
                // Long texts add a note that they are cut; else every mail looks the same to a browser.
                for article in Self.articles(skeleton.tags) { shapes.insert(article) }
            }
            #expect(shapes.count <= 2, "\(shapes.map { $0.joined(separator: "|") })")
        }
    }

    /// The tags of each mail.
    private static func articles(_ tags: [String]) -> [[String]] {
        var found: [[String]] = []
        var current: [String]?
        for tag in tags {
            if tag.hasPrefix("article") { current = [] }
            current?.append(tag)
            if tag == "/article", let done = current {
                found.append(done)
                current = nil
            }
        }
        return found
    }

    @Test func `They are inert in JSON, Atom and on the staff's pages too`() async throws {
        let fixture = try await PortalFixture()
        try await plant(fixture)
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let staff = try await Browser(client, token: fixture.people.staff)
            for page in stride(from: 1, to: Self.count / Site.threadSize, by: 25) {
                let twin = try await a.get("/mail.json?page=\(page)")
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(twin.text.utf8)) }
                for path in ["/c/C00001?page=\(page)", "/r/\(fixture.made.offer)?page=\(page)"] {
                    let skeleton = HTMLSkeleton(try await staff.get(path).text)
                    #expect(skeleton.faults.isEmpty, "\(path): \(skeleton.faults.prefix(3))")
                }
            }
            #expect(FeedTests.elements(try await a.get("/l/\(fixture.people.tokenA)/news.atom").text) != nil)
            #expect(HTMLSkeleton(try await a.get("/history").text).faults.isEmpty)
            #expect(HTMLSkeleton(try await staff.get("/status").text).faults.isEmpty)
        }
    }

    @Test func `As file names they stay in their folder and in their header`() {
        for (index, name) in Self.strings.enumerated() {
            let text = Site.disposition(name, id: Int64(index))
            #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(index)")
            #expect(text.count { $0 == "\"" } == 2, "\(index)")
            #expect(text.hasPrefix("attachment; filename=\""), "\(index)")
            let full = text.split(separator: "UTF-8''").last.flatMap { String($0).removingPercentEncoding } ?? ""
            #expect(!full.isEmpty && !full.hasPrefix(".") && !full.contains("/") && !full.contains("\\"), "\(index)")
            #expect(!full.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(index)")
        }
    }
}
