import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Settings
import Storage
import Testing

@testable import Portal

struct TransferTests {
    /// What `gzip -d` makes of bytes.
    private func unpacked(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "xcrm-\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Foundation.Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    private func raw(_ client: any TestClientProtocol, _ path: String, _ headers: HTTPFields) async throws
        -> (fields: HTTPFields, bytes: [UInt8])
    {
        try await client.execute(uri: path, method: .get, headers: headers) { response in
            (response.headers, Array(response.body.readableBytesView))
        }
    }

    @Test func `Pages and files are packed for those who take it, and are the same when unpacked`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let cookie = a.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            let home = try await a.get("/")
            let start = try #require(home.text.firstRange(of: "/static/portal.")).lowerBound
            let style = String(home.text[start...].prefix { $0 != "\"" })
            for path in ["/", "/r/\(fixture.made.offer).json", style] {
                let plain = try await a.get(path)
                let packed = try await raw(client, path, [.cookie: cookie, .acceptEncoding: "br;q=1, gzip;q=0.8"])
                #expect(packed.fields[.contentEncoding] == "gzip", "\(path)")
                #expect(packed.bytes.count < plain.text.utf8.count / 2, "\(path)")
                #expect(try unpacked(packed.bytes) == plain.text)
                #expect(packed.fields[.eTag] == plain.headers[.eTag])
                #expect(packed.fields[.vary]?.contains("Accept-Encoding") == true)
                #expect(plain["content-encoding"] == nil)
                let tag = try #require(packed.fields[.eTag])
                let again = try await raw(
                    client, path, [.cookie: cookie, .acceptEncoding: "gzip", .ifNoneMatch: tag])
                #expect(again.bytes.isEmpty)
                #expect(again.fields[.contentEncoding] == nil)
            }
        }
    }

    @Test(arguments: [
        ("gzip", true), ("GZIP", true), ("gzip;q=0", false), ("gzip; q=0.0", false), ("br, gzip;q=0.1", true),
        ("*", true), ("identity", false), ("", false), ("br", false),
    ])
    func `What a browser takes is read as RFC 9110 says`(field: String, expected: Bool) {
        #expect(Gzip.isAccepted([field]) == expected)
    }

    @Test func `Random bytes are not made longer`() {
        var generator = SystemRandomNumberGenerator()
        #expect(Gzip.pack((0..<500).map { _ in UInt8.random(in: 0...255, using: &generator) }) == nil)
        #expect(Gzip.pack([]) == nil)
    }

    @Test func `Pages are asked again each time, and a page that did not change is not sent again`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let page = try await a.get("/offers")
            #expect(page["cache-control"] == "private, no-cache")
            let tag = try #require(page["etag"])
            #expect(try await a.get("/offers", ["If-None-Match": tag]).status == 304)
            // Another reader's page bears another tag, and no tag opens a page.
            #expect(try await Browser(client).get("/offers", ["If-None-Match": tag]).status == 403)
            #expect(try await a.get("/leave")["clear-site-data"] == "\"cache\"")
        }
    }

    @Test func `Who asks for too many pages waits, and only that address`() async throws {
        let fixture = try await PortalFixture {
            $0.settings.requestsPerMinute = 10
            $0.settings.trustedProxies = ["unknown"]
        }
        try await fixture.browse { client in
            let browser = Browser(client)
            for _ in 0..<10 {
                #expect(try await browser.get("/goodbye", ["X-Forwarded-For": "203.0.113.7"]).status == 200)
            }
            let refused = try await browser.get("/goodbye", ["X-Forwarded-For": "203.0.113.7"])
            #expect(refused.status == 429)
            #expect(refused["retry-after"] == "60")
            #expect(try await browser.get("/goodbye", ["X-Forwarded-For": "203.0.113.8"]).status == 200)
            for _ in 0..<20 {
                #expect(try await browser.get("/healthz", ["X-Forwarded-For": "127.0.0.1"]).status == 200)
            }
        }
    }

    @Test func `The table of requests does not grow without bound and forgets after a minute`() {
        let limiter = RequestLimiter(limit: 2)
        let now = Date(timeIntervalSince1970: 1_000_000)
        for number in 0..<(RequestLimiter.addresses + 500) { _ = limiter.wait("host\(number)", at: now) }
        #expect(limiter.count <= RequestLimiter.addresses)
        for _ in 0..<2 { #expect(limiter.wait("x", at: now) == nil) }
        #expect(limiter.wait("x", at: now.addingTimeInterval(20)) == 40)
        #expect(limiter.wait("x", at: now.addingTimeInterval(60)) == nil)
    }
}
