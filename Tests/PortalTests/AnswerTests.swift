import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Portal

struct AnswerTests {
    @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"])
    func `Every method but GET and HEAD is refused everywhere`(name: String) async throws {
        let fixture = try await PortalFixture()
        let method = try #require(HTTPRequest.Method(name))
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            for page in fixture.clientPages + fixture.staffPages + ["/healthz", "/nothing", "/l/x"] {
                let answer = try await a.send(page, method)
                #expect(answer.status == 405, "\(page)")
                #expect(answer["allow"] == "GET, HEAD")
            }
        }
    }

    @Test func `HEAD says what GET would say`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            for page in ["/", "/offers", "/r/\(fixture.made.offer)", "/a/\(fixture.made.fileA)"] {
                #expect(try await a.send(page, .head).status == 200, "\(page)")
            }
        }
    }

    @Test func `Every answer carries the security headers`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let staff = try await Browser(client, token: fixture.people.staff)
            for page in fixture.clientPages + ["/nothing", "/l/zzz", "/healthz", "/goodbye", "/leave"] {
                let answer = try await a.get(page)
                #expect(answer["content-security-policy"]?.contains("default-src 'none'") == true, "\(page)")
                #expect(answer["content-security-policy"]?.contains("frame-ancestors 'none'") == true, "\(page)")
                #expect(answer["x-content-type-options"] == "nosniff")
                #expect(answer["referrer-policy"] == "no-referrer")
                #expect(answer["x-robots-tag"]?.contains("noindex") == true)
                #expect(answer["strict-transport-security"] != nil)
                #expect(answer["cache-control"]?.contains("private") == true, "\(page)")
                #expect(!answer.text.contains("<script"), "\(page)")
                #expect(!answer.text.contains(" style="), "\(page)")
            }
            for page in fixture.staffPages { #expect(try await staff.get(page)["referrer-policy"] == "no-referrer") }
        }
    }

    @Test func `Files of the pages are kept by browsers, and what they have is not sent again`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let home = try await a.get("/")
            let start = try #require(home.text.firstRange(of: "/static/portal.")).lowerBound
            let path = String(home.text[start...].prefix { $0 != "\"" })
            let style = try await a.get(path)
            #expect(style["content-type"] == "text/css; charset=utf-8")
            #expect(style["cache-control"] == "public, max-age=31536000, immutable")
            let tag = try #require(style["etag"])
            let again = try await a.get(path, ["If-None-Match": tag])
            #expect(again.status == 304)
            #expect(again.text.isEmpty)
            let twin = try await a.get("/offers.json")
            #expect(try await a.get("/offers.json", ["If-None-Match": "\"x\", " + (twin["etag"] ?? "")]).status == 304)
            #expect(try await a.get("/static/../words.bg.json").status == 404)
            #expect(try await a.get("/static/portal.css").status == 404)
        }
    }

    @Test func `What a hostile client writes stays text on every page`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let b = try await Browser(client, token: fixture.people.tokenB)
            let staff = try await Browser(client, token: fixture.people.staff)
            let offer = "/r/\(fixture.made.offerB)"
            for (who, page) in [
                (b, "/"), (b, offer), (b, "/offers"), (b, "/mail"), (b, "/write?q=%3Cscript%3E&lang=%22%3E"),
                (staff, "/board"), (staff, offer), (staff, "/c/C00002"),
            ] {
                let answer = try await who.get(page)
                #expect(answer.status == 200)
                for word in ["<script", "<svg onload", "onmouseover='", "\u{202E}", "\"\u{301}", "<b>Two"] {
                    #expect(!answer.text.unicodeScalars.contains(word), "\(page) \(word)")
                }
            }
            #expect(try await b.get(offer).text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(try await b.get(offer).text.contains("{{w.skip}}"))
        }
    }

    @Test func `An attachment can only be saved, under a name that does no harm`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let pdf = try await a.get("/a/\(fixture.made.fileA)")
            #expect(pdf.text == "content of mail 2")
            #expect(pdf["content-type"] == "application/pdf")
            #expect(pdf["content-disposition"]?.hasPrefix("attachment; filename=\"OF-") == true)
            let b = try await Browser(client, token: fixture.people.tokenB)
            let svg = try await b.get("/a/\(fixture.made.fileB)")
            #expect(svg["content-type"] == "application/octet-stream")
            #expect(svg["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'")
            let disposition = try #require(svg["content-disposition"])
            #expect(disposition.hasPrefix("attachment;"))
            for word in ["\r", "\n", "<", "/", "\u{202E}", ".."] { #expect(!disposition.contains(word), "\(word)") }
            #expect(disposition.filter { $0 == "\"" }.count == 2)
            for path in ["/a/0", "/a/-1", "/a/01", "/a/+1", "/a/9223372036854775808", "/a/1.0", "/a/%31x"] {
                #expect(try await a.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func `A Cyrillic file name is given in both ways`() {
        let text = Site.disposition("Оферта 12.pdf", id: 3)
        #expect(
            text
                == "attachment; filename=\"______ 12.pdf\"; filename*=UTF-8''%D0%9E%D1%84%D0%B5%D1%80%D1%82%D0%B0%2012.pdf"
        )
        #expect(Site.disposition("", id: 3).contains("attachment-3"))
        #expect(Site.disposition("...", id: 3).contains("attachment-3"))
    }

    @Test func `Odd addresses are answered and nothing ends the server`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let long = String(repeating: "a", count: 9_000)
            for path in [
                "/r/", "/r/OF-2026-00001.json.json", "/r/%D0%9E", "/offers?page=-1",
                "/offers?page=99999999999999999999",
                "/mail?page=1000", "/offers?page=%00", "/?lang=../../x", "/write?q=%FF%FE&b=**~~*1~x*&add=%00&n=1e9",
                "/write?b=" + String(repeating: "A*1~", count: 1_500), "/?" + long, "//", "/../etc/passwd", "/l/",
                "/a/",
            ] {
                let answer = try await a.get(path)
                #expect([200, 403, 404].contains(answer.status), "\(path.prefix(40))")
            }
        }
    }

    @Test func `The language follows the person, the choice and the browser`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            #expect(try await a.get("/offers").text.contains("<html lang=\"bg\">"))
            let german = try await a.get("/offers?lang=de")
            #expect(german.text.contains("<h1>Angebote</h1>"))
            #expect(german["set-cookie"]?.hasPrefix("xcrm-language=de") == true)
            #expect(try await a.get("/offers?lang=xx").text.contains("<html lang=\"bg\">"))
            let stranger = Browser(client)
            #expect(
                try await stranger.get("/", ["Accept-Language": "fr, de;q=0.8"]).text.contains("<html lang=\"de\">"))
        }
    }
}

extension String.UnicodeScalarView {
    /// Whether the scalars of another text stand in this one: what a browser sees, where Swift compares characters.
    func contains(_ text: String) -> Bool {
        Array(self).map(\.value).firstRange(of: Array(text.unicodeScalars).map(\.value)) != nil
    }
}
