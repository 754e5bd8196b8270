import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// What came back from the server.
struct Answer: Sendable {
    let status: Int
    let text: String
    let headers: HTTPFields

    subscript(_ header: String) -> String? { HTTPField.Name(header).flatMap { headers[$0] } }
}

/// A browser that keeps one session.
struct Browser: Sendable {
    let client: any TestClientProtocol
    var cookies: [String: String] = [:]

    init(_ client: any TestClientProtocol) { self.client = client }

    /// Opens a link and keeps its session.
    init(_ client: any TestClientProtocol, token: String) async throws {
        self.client = client
        let answer = try await get("/l/\(token)")
        try #require(answer.status == 303)
        for field in answer.headers[values: .setCookie] {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if pair.count == 2 { cookies[pair[0]] = pair[1] }
        }
        #expect(answer["location"]?.contains(token) == false)
    }

    func get(_ path: String, _ extra: [String: String] = [:]) async throws -> Answer {
        try await send(path, .get, extra)
    }

    func send(_ path: String, _ method: HTTPRequest.Method, _ extra: [String: String] = [:]) async throws -> Answer {
        var headers = HTTPFields()
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        for (name, value) in extra {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return try await client.execute(uri: path, method: method, headers: headers) { response in
            Answer(
                status: response.status.code, text: String(buffer: response.body), headers: response.headers)
        }
    }
}

extension PortalFixture {
    /// Runs a test against the pages.
    func browse(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await application().test(.router) { try await body($0) }
    }

    /// Every page of a client.
    var clientPages: [String] {
        [
            "/", "/offers", "/orders", "/shipments", "/complaints", "/contracts", "/mail", "/write", "/offers.json",
            "/orders.json", "/shipments.json", "/complaints.json", "/contracts.json", "/r/\(made.offer)",
            "/r/\(made.order)", "/r/\(made.sent)", "/r/\(made.complaint)",
            "/r/\(made.draft)",
            "/r/\(made.changing)", "/r/\(made.changing).json", "/r/\(made.delivered)",
            "/r/\(made.complaint).json", "/r/\(made.contract).json", "/r/\(made.sent).json",
            "/r/\(made.invoice)", "/r/\(made.creditNote)", "/r/\(made.contract)", "/r/\(made.invoice).json",
            "/d/\(made.documentA)", "/r/\(made.offer).json", "/r/\(made.order).json", "/r/\(made.draft).json",
            "/index.json", "/search", "/search?q=din", "/search.json?q=din", "/invoices", "/invoices.json",
            "/mail.json", "/history", "/history.json",
            "/history?m=2026-08", "/year", "/year.json",
            "/r/\(made.order)/complaint", "/r/\(made.sent)/complaint?l1=on&n1=3&go=1",
            "/write?q=din&add=DIN934-M12-A2&n=5",
            "/a/\(made.fileA)", "/l/\(people.tokenA)/news.atom", "/l/\(people.tokenA)/dates.ics",
        ]
    }

    /// Every page of staff.
    var staffPages: [String] {
        [
            "/status", "/status.json", "/board", "/board?holder=maria", "/c/C00001", "/r/\(made.todo)", "/m/1",
            "/a/\(made.fileInternal)",
        ]
    }
}
