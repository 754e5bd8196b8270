import Foundation
import HummingbirdTesting
import Settings
import Storage
import Testing

@testable import Portal

/// Follows every link of every page as every kind of visitor.
struct WalkTests {
    /// Everything that a visitor reaches by links, with its answer.
    private func walk(_ browser: Browser, from start: [String]) async throws -> [String: Answer] {
        var found: [String: Answer] = [:]
        var waiting = start
        while let path = waiting.popLast(), found.count < 1_000 {
            guard found[path] == nil, path != "/leave" else { continue }
            let answer = try await browser.get(path)
            found[path] = answer
            guard answer["content-type"]?.hasPrefix("text/html") == true else { continue }
            waiting += HTMLSkeleton(answer.text).own.filter { found[$0] == nil }
        }
        return found
    }

    @Test func `No link of any page is dead, and no page has anything but its templates' tags`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            for token in [fixture.people.tokenA, fixture.people.tokenB, fixture.people.staff] {
                let pages = try await walk(try await Browser(client, token: token), from: ["/", "/status"])
                #expect(pages.count > 20)
                for (path, answer) in pages where path != "/status" || token == fixture.people.staff {
                    #expect([200, 303].contains(answer.status), "\(path)")
                    if answer["content-type"]?.hasPrefix("text/html") == true {
                        #expect(HTMLSkeleton(answer.text).faults.isEmpty, "\(path)")
                    }
                }
            }
        }
    }

    @Test func `What one client reaches, no other client reaches, nor anybody without a good link`() async throws {
        let fixture = try await PortalFixture()
        let people = fixture.people
        try await fixture.browse { client in
            let a = try await Browser(client, token: people.tokenA)
            let b = try await Browser(client, token: people.tokenB)
            let reachedByA = try await walk(a, from: ["/"])
            let reachedByStaff = try await walk(try await Browser(client, token: people.staff), from: ["/status"])
            var strangers = [Browser(client)]
            for value in try await forgeries(fixture, a) {
                var stranger = Browser(client)
                stranger.cookies["__Host-xcrm"] = value
                strangers.append(stranger)
            }
            let words = [
                PortalFixture.ofA, "ivan@stroitel", "Строител", "61987654321", fixture.made.order, "ЗАП-2026",
                fixture.made.invoice, "Д-117",
            ]
            for path in Set(reachedByA.keys).union(reachedByStaff.keys) where !path.hasPrefix("/static/") {
                // A feed's address is the link itself, and opens for whoever holds it.
                if path.hasPrefix("/l/") { continue }
                let others = try await b.get(path)
                for word in words { #expect(!others.text.contains(word), "\(path) shows \(word)") }
                for stranger in strangers {
                    let answer = try await stranger.get(path)
                    #expect([403, 404].contains(answer.status) || path == "/goodbye", "\(path)")
                    for word in words { #expect(!answer.text.contains(word), "\(path) shows \(word)") }
                }
            }
            // What only staff reach does not exist for clients.
            for path in reachedByStaff.keys where reachedByA[path] == nil && !path.hasPrefix("/static/") {
                #expect(
                    try await a.get(path).status == 404 || path.hasPrefix("/r/") || path.hasPrefix("/a/"), "\(path)")
            }
        }
    }

    /// Cookies that must open nothing.
    private func forgeries(_ fixture: PortalFixture, _ reader: Browser) async throws -> [String] {
        let seal = try SessionSeal(key: fixture.setup.sessionKey)
        let real = try #require(reader.cookies["__Host-xcrm"])
        let sealed = [fixture.people.expired, fixture.people.revoked, String(repeating: "q", count: 26)].compactMap {
            seal.seal($0)
        }
        return sealed + [
            fixture.people.tokenA, String(real.dropLast()), String(real.dropFirst()), String(real.prefix(20)),
            real + "A",
            String(real.reversed()), "", "null", "../..",
        ]
    }

    @Test func `Links with every byte changed or cut open nothing`() async throws {
        let fixture = try await PortalFixture { $0.settings.trustedProxies = ["unknown"] }
        let token = fixture.people.tokenA
        try await fixture.browse { client in
            var tried = 0
            for index in token.indices {
                for changed in [
                    token.replacingCharacters(in: index...index, with: "b"), String(token[..<index]),
                    String(token[token.index(after: index)...]),
                    token.replacingCharacters(in: index...index, with: "%00"),
                ] {
                    tried += 1
                    // Each from another address, so that the limiter does not answer instead.
                    let from = ["X-Forwarded-For": "203.0.\(tried / 250).\(tried % 250)"]
                    let answer = try await Browser(client).get("/l/\(changed)", from)
                    #expect([403, 404].contains(answer.status))
                    #expect(answer["set-cookie"] == nil)
                    #expect([403, 404].contains(try await Browser(client).get("/l/\(changed)/news.atom", from).status))
                }
            }
        }
    }
}
