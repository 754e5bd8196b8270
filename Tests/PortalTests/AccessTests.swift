import Foundation
import HTTPTypes
import HummingbirdTesting
import Settings
import Storage
import Testing

@testable import Portal

struct AccessTests {
    @Test func `Without a link every page is refused with advice how to get one`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let stranger = Browser(client)
            for page in fixture.clientPages + fixture.staffPages where !page.hasPrefix("/l/") {
                let answer = try await stranger.get(page)
                #expect(answer.status == 403, "\(page)")
                #expect(answer.text.contains("mailto:sales@fixmetal.example"), "\(page)")
                #expect(!answer.text.contains(PortalFixture.ofA), "\(page)")
            }
        }
    }

    @Test func `Everyone reads the own pages`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let (a, staff) = (
                try await Browser(client, token: fixture.people.tokenA),
                try await Browser(client, token: fixture.people.staff)
            )
            for page in fixture.clientPages { #expect(try await a.get(page).status == 200, "\(page)") }
            for page in fixture.staffPages { #expect(try await staff.get(page).status == 200, "\(page)") }
            #expect(try await staff.get("/")["location"] == "/status")
        }
    }

    @Test func `One client never reaches anything of another's`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let b = try await Browser(client, token: fixture.people.tokenB)
            let mine: Set<String> = [
                "/", "/offers", "/orders", "/shipments", "/complaints", "/contracts", "/mail", "/write", "/offers.json",
                "/orders.json", "/shipments.json", "/complaints.json", "/contracts.json", "/index.json", "/search",
                "/search?q=din", "/search.json?q=din", "/invoices",
                "/invoices.json", "/mail.json", "/history", "/history.json",
                "/history?m=2026-08", "/year",
                "/year.json", "/write?q=din&add=DIN934-M12-A2&n=5",
            ]
            for page in fixture.clientPages where !page.hasPrefix("/l/") {
                let answer = try await b.get(page)
                #expect(answer.status == (mine.contains(page) ? 200 : 404), "\(page)")
                for word in [
                    PortalFixture.ofA, "ivan@stroitel", "Строител", "61987654321", fixture.made.order, "ЗАП-2026",
                    fixture.made.invoice, "Д-117",
                ] {
                    #expect(!answer.text.contains(word), "\(page) \(word)")
                }
            }
            for page in fixture.staffPages { #expect(try await b.get(page).status == 404, "\(page)") }
            for id in 0...40 where Int64(id) != fixture.made.fileB {
                #expect(try await b.get("/a/\(id)").status == 404)
            }
            for kind in ["OF", "OR", "SH", "CO", "TK", "CT"] {
                for counter in 1...4 {
                    let number = "\(kind)-2026-0000\(counter)"
                    guard number != fixture.made.offerB else { continue }
                    let answer = try await b.get("/r/\(number)")
                    #expect(answer.status == 404)
                    #expect(!answer.text.contains(PortalFixture.ofA))
                }
            }
        }
    }

    @Test func `What is another's looks the same as what does not exist`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let b = try await Browser(client, token: fixture.people.tokenB)
            let others = try await b.get("/r/\(fixture.made.offer)")
            let none = try await b.get("/r/OF-2026-99999")
            #expect(others.text == none.text)
            let (file, nothing) = (try await b.get("/a/\(fixture.made.fileA)"), try await b.get("/a/999999"))
            #expect(file.text == nothing.text)
        }
    }

    @Test func `A client never sees what is for staff only`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            for page in fixture.clientPages {
                let answer = try await a.get(page)
                for word in [
                    PortalFixture.secret, "99.99", "99,99", "HIDDEN-CANDIDATE", "maria@", "staff:maria", "#send",
                ] {
                    #expect(!answer.text.contains(word), "\(page) \(word)")
                }
            }
            #expect(try await a.get("/a/\(fixture.made.fileInternal)").status == 404)
            #expect(try await a.get("/r/\(fixture.made.todo)").status == 404)
            for page in fixture.staffPages { #expect(try await a.get(page).status == 404, "\(page)") }
        }
    }

    @Test func `A client sees the version of an offer that was sent, with its prices`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let offer = try await a.get("/r/\(fixture.made.offer)?lang=en")
            #expect(offer.text.contains("€1,186.94"))
            #expect(offer.text.contains("Awaits an answer"))
            let draft = try await a.get("/r/\(fixture.made.draft)?lang=en")
            #expect(draft.text.contains("болтове М12х40 инокс"))
            #expect(!draft.text.contains("€"))
            #expect(!draft.text.contains("DIN933"))
        }
    }

    @Test(arguments: [
        "expired", "revoked", "unknown", "short", "long", "upper", "space", "trailing newline", "empty", "injection",
    ])
    func `Links that do not work end on one friendly page`(kind: String) async throws {
        let fixture = try await PortalFixture()
        let tokens = [
            "expired": fixture.people.expired, "revoked": fixture.people.revoked,
            "unknown": String(repeating: "q", count: 26), "short": String(fixture.people.tokenA.dropLast()),
            "long": fixture.people.tokenA + "a", "upper": fixture.people.tokenA.uppercased(),
            "space": fixture.people.tokenA + "%20", "trailing newline": fixture.people.tokenA + "%0A", "empty": "%00",
            "injection": "'%20OR%20'1'='1",
        ]
        try await fixture.browse { client in
            let answer = try await Browser(client).get("/l/\(tokens[kind] ?? "")")
            #expect(answer.status == 403)
            #expect(answer["set-cookie"] == nil)
            #expect(answer.text.contains("sales@fixmetal.example"))
        }
    }

    @Test func `Revoking a link ends its session at once`() async throws {
        let fixture = try await PortalFixture()
        let contact = fixture.people.contactA
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            #expect(try await a.get("/offers").status == 200)
            let now = fixture.now
            _ = try await fixture.store.write { try $0.revokeLinks(of: .contact(contact), at: now) }
            for page in fixture.clientPages { #expect(try await a.get(page).status == 403, "\(page)") }
        }
    }

    @Test func `A link of somebody who left the staff opens nothing`() async throws {
        let fixture = try await PortalFixture { $0.staff = [:] }
        try await fixture.browse { client in
            let answer = try await Browser(client).get("/l/\(fixture.people.staff)")
            #expect(answer.status == 403)
        }
    }

    @Test func `The cookie is closed to scripts and other sites and does not hold the token`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let answer = try await Browser(client).get("/l/\(fixture.people.tokenA)?to=\(fixture.made.order)")
            let cookie = try #require(answer["set-cookie"])
            #expect(cookie.hasPrefix("__Host-xcrm="))
            for word in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
                #expect(cookie.contains(word), "\(word)")
            }
            #expect(!cookie.contains(fixture.people.tokenA))
            #expect(answer["location"] == "/r/\(fixture.made.order)")
            let elsewhere = try await Browser(client).get("/l/\(fixture.people.tokenA)?to=//evil.example")
            #expect(elsewhere["location"] == "/")
        }
    }

    @Test func `A cookie that was made up, changed or sealed with another key is nobody's`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            var forger = try await Browser(client, token: fixture.people.tokenA)
            let real = try #require(forger.cookies["__Host-xcrm"])
            let other = try SessionSeal(key: Data(repeating: 8, count: 32)).seal(fixture.people.tokenA) ?? ""
            let flipped = (real.first == "A" ? "B" : "A") + real.dropFirst()
            for value in [fixture.people.tokenA, other, flipped, "", "=", String(repeating: "A", count: 5_000)] {
                forger.cookies["__Host-xcrm"] = value
                #expect(try await forger.get("/offers").status == 403)
            }
        }
    }

    @Test func `Who tries many links is slowed down, and only that address`() async throws {
        let fixture = try await PortalFixture { $0.settings.trustedProxies = ["unknown"] }
        try await fixture.browse { client in
            let guesser = Browser(client)
            for _ in 0..<AttemptLimiter.attempts {
                let answer = try await guesser.get("/l/qqqq", ["X-Forwarded-For": "203.0.113.7"])
                #expect(answer.status == 403)
            }
            let slowed = try await guesser.get("/l/\(fixture.people.tokenA)", ["X-Forwarded-For": "203.0.113.7"])
            #expect(slowed.status == 429)
            #expect(slowed["retry-after"] == "600")
            let other = try await guesser.get("/l/\(fixture.people.tokenA)", ["X-Forwarded-For": "203.0.113.8"])
            #expect(other.status == 303)
        }
    }

    @Test func `The table of attempts does not grow without bound and forgets after its window`() {
        let limiter = AttemptLimiter()
        let now = Date(timeIntervalSince1970: 1_000_000)
        for number in 0..<(AttemptLimiter.addresses + 500) { limiter.fail("host\(number)", at: now) }
        #expect(limiter.count <= AttemptLimiter.addresses)
        for _ in 0..<AttemptLimiter.attempts { limiter.fail("x", at: now) }
        #expect(limiter.wait("x", at: now) == 600)
        #expect(limiter.wait("x", at: now.addingTimeInterval(601)) == nil)
    }

    @Test(
        arguments: [
            ("192.0.2.1", ["203.0.113.9"], [], "192.0.2.1"),
            ("127.0.0.1", ["203.0.113.9"], [], "203.0.113.9"), ("127.0.0.1", [], [], "127.0.0.1"),
            ("127.0.0.1", ["198.51.100.1, 203.0.113.9"], ["127.0.0.1"], "203.0.113.9"),
            ("127.0.0.1", ["203.0.113.9, 10.0.0.2"], ["127.0.0.1", "10.0.0.2"], "203.0.113.9"),
            ("2001:db8:1:2:3:4:5:6", [], [], "2001:db8:1:2::/64"), ("2001:db8::1", [], [], "2001:db8:0:0::/64"),
            ("::ffff:192.0.2.1", [], [], "192.0.2.1"), ("::1", [], [], "0:0:0:0::/64"),
        ] as [(String, [String], [String], String)])
    func `The address that counts is the nearest one that no believed proxy wrote`(
        connection: String, forwarded: [String], trusted: [String], expected: String
    ) {
        #expect(PeerAddress.of(connection: connection, forwarded: forwarded, trusted: trusted) == expected)
    }
}
