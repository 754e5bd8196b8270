import Foundation
import HummingbirdTesting
import Storage
import Synchronization
import Testing

@testable import Portal

struct HealthTests {
    @Test func `Alive is not the same as working`() async throws {
        let fixture = try await PortalFixture()
        let (store, now) = (fixture.store, fixture.now)
        try await fixture.browse { client in
            let probe = Browser(client)
            #expect(try await probe.get("/healthz").text == "ok\n")
            let stuck = try await probe.get("/readyz")
            #expect(stuck.status == 503)
            #expect(stuck.text.contains("a mailbox gives no sign of life"))
            for mailbox in ["sales", "complaints"] {
                try await store.note(.connected, mailbox: mailbox, at: now.addingTimeInterval(-60))
            }
            #expect(try await probe.get("/readyz").text == "mail waits to be understood for too long\n")
            try await store.write { transaction in
                for mail in try transaction.waitingMails(limit: 100, bytes: .max) {
                    try transaction.parkInbox(mail.inboxID, reason: "test")
                }
            }
            #expect(try await probe.get("/readyz").status == 200)
        }
    }

    @Test func `Metrics hold counts and ages, no names, and stay inside`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let probe = Browser(client)
            let metrics = try await probe.get("/metrics")
            #expect(metrics.text.contains("xcrm_records_open{kind=\"offer\",state=\"sent\"} 1\n"))
            #expect(metrics.text.contains("xcrm_inbox_waiting 3\n"))
            for word in ["Строител", "stroitel", "maria", "fixmetal"] { #expect(!metrics.text.contains(word)) }
            for line in metrics.text.split(separator: "\n") where !line.hasPrefix("#") {
                #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil, "\(line)")
            }
            #expect(metrics.text.contains("xcrm_build_info{version=\"1.0\""))
            // The answer before this one is counted already.
            let again = try await probe.get("/metrics")
            #expect(again.text.contains("xcrm_http_requests_total{method=\"GET\",status=\"2xx\"} 1\n"))
            #expect(again.text.contains("xcrm_http_request_duration_seconds_bucket{le=\"+Inf\"} 1\n"))
            // Prometheus's text format: a name is described before its samples, and only once.
            let described = again.text.matches(of: /TYPE ([a-z_]+) [a-z]+/).map { String($0.1) }
            #expect(Set(described).count == described.count)
            for path in ["/metrics", "/readyz"] {
                #expect(try await probe.get(path, ["X-Forwarded-For": "203.0.113.9"]).status == 404)
            }
        }
    }

    @Test func `The status page says what is wrong and what to do`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.store.note(.failed("the server refused the login"), mailbox: "sales", at: fixture.now)
        try await fixture.browse { client in
            let staff = try await Browser(client, token: fixture.people.staff)
            let page = try await staff.get("/status?lang=en")
            for word in [
                "Needs attention", "the server refused the login", "xcrm parked retry 1", "xcrm outbox retry",
                "550 5.1.1 User unknown", fixture.made.complaint,
            ] {
                #expect(page.text.contains(word), "\(word)")
            }
            let record = try await staff.get("/r/\(fixture.made.offer)")
            #expect(record.text.contains(PortalFixture.secret))
        }
    }
}
