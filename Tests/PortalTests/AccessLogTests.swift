import HTTPTypes
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import Portal

struct AccessLogTests {
    /// Keeps what is logged.
    final class Lines: Sendable {
        let lines = Mutex<[String]>([])
    }

    struct Keeper: LogHandler {
        let kept: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
            kept.lines.withLock { $0.append("\(event.message) \(fields)") }
        }
    }

    @Test func `The log names the route and the status, never what was asked for`() async throws {
        let fixture = try await PortalFixture()
        let kept = Lines()
        let app = try fixture.application(logger: Logger(label: "test") { _ in Keeper(kept: kept) })
        try await app.test(.router) { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            _ = try await a.get("/r/\(fixture.made.offer)?lang=de")
            _ = try await a.get("/write?q=secretword")
            _ = try await a.get("/l/\(fixture.people.expired)")
            _ = try await a.get("/secretword")
            _ = try await a.send("/secretword", .post)
        }
        let lines = kept.lines.withLock { $0 }
        #expect(
            lines.contains {
                $0.contains("method=GET") && $0.contains("route=/r/{number}") && $0.contains("status=200")
            })
        #expect(lines.contains { $0.contains("route=/l/{token}") && $0.contains("status=403") })
        for word in ["secretword", "aaaa", "eeee", fixture.made.offer, "ivan", "stroitel"] {
            #expect(!lines.contains { $0.contains(word) }, "\(word)")
        }
    }
}
