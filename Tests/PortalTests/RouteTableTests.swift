import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Settings
import Storage
import Testing

@testable import Portal

/// Every address that the router knows, asked for by every kind of visitor. The table comes from the router itself, so
/// that a page that is added without being named in the fixture's lists fails here.
struct RouteTableTests {
    /// Addresses that need no session.
    static let open: Set<String> = [
        "/robots.txt", "/healthz", "/readyz", "/metrics", "/goodbye", "/leave", "/static/{name}", "/l/{token}",
        "/l/{token}/news.atom", "/l/{token}/dates.ics",
    ]

    private func routes(_ fixture: PortalFixture) throws -> [String] {
        let router = Router(context: PortalContext.self)
        try Site(fixture.setup).addRoutes(to: router)
        #expect(router.routes.allSatisfy { $0.method == .get })
        return router.routes.map { "\($0.path)" }
    }

    /// Whether a page is one of a route's.
    private func matches(_ page: String, _ route: String) -> Bool {
        let path = page.prefix { $0 != "?" }.split(separator: "/")
        let parts = route.split(separator: "/")
        return path.count == parts.count && zip(path, parts).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
    }

    @Test func `Every route has a page in the lists that the other tests walk`() async throws {
        let fixture = try await PortalFixture()
        let routes = try routes(fixture)
        #expect(routes.count > 35)
        let pages = fixture.clientPages + fixture.staffPages
        for route in routes where !Self.open.contains(route) {
            #expect(pages.contains { matches($0, route) }, "\(route) is in no list of pages")
        }
        for page in pages {
            #expect(routes.contains { matches(page, $0) }, "\(page) is no route")
        }
    }

    @Test func `Every route refuses whoever has no right to it`() async throws {
        let fixture = try await PortalFixture()
        let people = fixture.people
        let routes = try routes(fixture)
        try await fixture.browse { client in
            let a = try await Browser(client, token: people.tokenA)
            let seal = try SessionSeal(key: fixture.setup.sessionKey)
            let real = try #require(a.cookies["__Host-xcrm"])
            let cookies: [String?] =
                [nil, "", real + "A", String(real.dropLast()), people.tokenA]
                + [people.expired, people.revoked, "q"].map { seal.seal($0) }
            for cookie in cookies {
                var stranger = Browser(client)
                stranger.cookies["__Host-xcrm"] = cookie
                for page in fixture.clientPages + fixture.staffPages where !page.hasPrefix("/l/") {
                    let answer = try await stranger.get(page)
                    #expect(answer.status == 403, "\(page)")
                    #expect(!answer.text.contains(PortalFixture.ofA), "\(page)")
                }
                // Whatever stands in the place of a parameter.
                for route in routes where !Self.open.contains(route) {
                    let answer = try await stranger.get(route.replacing(/\{[a-z]+\}/, with: "1"))
                    #expect([403, 404].contains(answer.status), "\(route)")
                }
            }
        }
    }

    @Test func `What staff alone may read does not exist for clients, and staff have no client's pages`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let (a, b, staff) = (
                try await Browser(client, token: fixture.people.tokenA),
                try await Browser(client, token: fixture.people.tokenB),
                try await Browser(client, token: fixture.people.staff)
            )
            for page in fixture.staffPages where !fixture.clientPages.contains(page) {
                for reader in [a, b] { #expect(try await reader.get(page).status == 404, "\(page)") }
            }
            // Records, files and the search are for both; each sees the own view.
            let shared = ["/r/", "/a/", "/d/", "/search", "/l/"]
            for page in fixture.clientPages where !shared.contains(where: { page.hasPrefix($0) }) {
                let answer = try await staff.get(page)
                #expect(page == "/" ? answer["location"] == "/status" : answer.status == 404, "\(page)")
            }
        }
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "LINK"])
    func `No route takes another method`(name: String) async throws {
        let fixture = try await PortalFixture()
        let method = try #require(HTTPRequest.Method(name))
        let routes = try routes(fixture)
        try await fixture.browse { client in
            for token in [fixture.people.tokenA, fixture.people.staff] {
                let reader = try await Browser(client, token: token)
                for route in routes {
                    let answer = try await reader.send(route.replacing(/\{[a-z]+\}/, with: "1"), method)
                    #expect(answer.status == 405, "\(route)")
                    #expect(answer["allow"] == "GET, HEAD", "\(route)")
                }
            }
        }
    }
}
