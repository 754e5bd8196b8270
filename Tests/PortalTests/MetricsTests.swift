import Foundation
import HummingbirdTesting
import Testing

@testable import Portal
@testable import Storage

/// The text format of Prometheus, version 0.0.4, read as strictly as `promtool check metrics` does.
struct Exposition {
    struct Sample {
        let name: String
        let labels: [String: String]
        let value: Double
    }
    private(set) var types: [String: String] = [:]
    private(set) var helps: Set<String> = []
    private(set) var samples: [Sample] = []
    private(set) var faults: [String] = []

    init(_ text: String) {
        if !text.hasSuffix("\n") { faults.append("the last line does not end") }
        var (family, closed): (String, Set<String>) = ("", [])
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if let match = line.wholeMatch(of: /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)/) {
                (family, closed) = (String(match.1), closed.union([family]))
                if closed.contains(family) { faults.append("\(family) is described twice") }
                helps.insert(family)
            } else if let match = line.wholeMatch(of: /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)/) {
                if match.1 != family { faults.append("the type of \(match.1) stands apart") }
                types[String(match.1)] = String(match.2)
            } else if let sample = Self.sample(line) {
                let base =
                    types[family] == "histogram" ? sample.name.replacing(/_(bucket|sum|count)$/, with: "") : sample.name
                if base != family { faults.append("\(sample.name) stands in \(family)") }
                samples.append(sample)
            } else {
                faults.append("not a line: \(line)")
            }
        }
        check()
    }

    private static func sample(_ line: Substring) -> Sample? {
        guard let match = line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(.*)\})? (-?[0-9.eE+]+|\+Inf|NaN)/),
            let value = Double(match.4.replacing("+Inf", with: "inf"))
        else { return nil }
        var labels: [String: String] = [:]
        var rest = match.3 ?? ""
        while !rest.isEmpty {
            guard let label = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(,|$)/),
                labels.updateValue(String(label.2), forKey: String(label.1)) == nil
            else { return nil }
            rest = rest[label.range.upperBound...]
        }
        return Sample(name: String(match.1), labels: labels, value: value)
    }

    private mutating func check() {
        let series = samples.map { "\($0.name) \($0.labels.sorted { $0.key < $1.key })" }
        if Set(series).count != series.count { faults.append("a series is given twice") }
        for (name, type) in types {
            if !helps.contains(name) { faults.append("\(name) is not described") }
            if (type == "counter") != name.hasSuffix("_total") { faults.append("\(name) is a \(type)") }
            guard type == "histogram" else { continue }
            let buckets = samples.filter { $0.name == name + "_bucket" }
            let bounds = buckets.compactMap { Double(($0.labels["le"] ?? "").replacing("+Inf", with: "inf")) }
            if bounds.count != buckets.count || bounds != bounds.sorted() || bounds.last != .infinity {
                faults.append("the bounds of \(name) are \(bounds)")
            }
            let counts = buckets.map(\.value)
            if counts != counts.sorted() { faults.append("\(name) is not cumulated") }
            if samples.first(where: { $0.name == name + "_count" })?.value != counts.last {
                faults.append("\(name) has another count than its last class")
            }
            if !samples.contains(where: { $0.name == name + "_sum" }) { faults.append("\(name) has no sum") }
        }
    }

    subscript(_ name: String, _ label: String = "", _ value: String = "") -> Double? {
        samples.first { $0.name == name && (label.isEmpty || $0.labels[label] == value) }?.value
    }
}

struct MetricsTests {
    @Test(arguments: ["plain", "hostile", "empty"])
    func `What Prometheus reads is valid, whatever mailboxes are called`(kind: String) async throws {
        let fixture = try await PortalFixture {
            if kind == "hostile" {
                $0.mailboxes = [
                    PortalMailbox(name: "a\"b\\c\nd{e}=\u{202E}", address: "x@y.example"),
                    PortalMailbox(name: "", address: "z@y.example"),
                ]
                $0.version = "1.0\" \\ \n# TYPE x counter"
            }
            if kind == "empty" { $0.mailboxes = [] }
        }
        try await fixture.browse { client in
            let probe = Browser(client)
            for path in ["/healthz", "/nothing", "/metrics", "/readyz"] { _ = try await probe.get(path) }
            let answer = try await probe.get("/metrics")
            #expect(answer["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            let read = Exposition(answer.text)
            #expect(read.faults.isEmpty, "\(read.faults)")
            #expect(read.samples.count > 30)
            #expect(read["xcrm_http_requests_total", "status", "4xx"] == 1)
        }
    }

    @Test(arguments: [
        "x 1", "# HELP x y\n# TYPE x gauge\nx{a=\"b} 1\n", "# HELP x y\n# TYPE x gauge\nx 1\nx 1\n",
        "# HELP x y\n# TYPE x counter\nx 1\n", "# HELP x y\n# TYPE x gauge\ny 1\n",
        "# HELP x y\n# TYPE x gauge\nx one\n",
        "# HELP x y\n# TYPE x histogram\nx_bucket{le=\"1\"} 2\nx_bucket{le=\"+Inf\"} 1\nx_sum 1\nx_count 1\n",
    ])
    func `The check itself finds what is not valid`(text: String) {
        #expect(!Exposition(text).faults.isEmpty)
    }

    @Test func `Ages, queues, size and versions are those of the database, on the page and for programs`() async throws
    {
        let fixture = try await PortalFixture()
        let (store, now) = (fixture.store, fixture.now)
        try await store.note(.connected, mailbox: "sales", at: now.addingTimeInterval(-7_200))
        try await store.note(.idle, mailbox: "sales", at: now.addingTimeInterval(-90))
        try await store.note(.fetched, mailbox: "sales", at: now.addingTimeInterval(-60))
        try await store.note(.reconciled, mailbox: "sales", at: now.addingTimeInterval(-1_800))
        try await store.write { try $0.run("UPDATE mailbox SET uid_validity = 1 WHERE name = 'sales'") }
        let report = try await store.read { try $0.statusReport() }
        // The newest mail was stored so many seconds after it had arrived.
        #expect(report.mailboxes.first { $0.name == "sales" }?.lag == 9_280)
        try await fixture.browse { client in
            let read = Exposition(try await Browser(client).get("/metrics").text)
            func age(_ what: String) -> Double? { read["xcrm_mailbox_\(what)_age_seconds", "mailbox", "sales"] }
            #expect(age("idle") == 90 && age("fetched") == 60 && age("reconciled") == 1_800 && age("alive") == 60)
            #expect(
                read["xcrm_mailbox_lag_seconds", "mailbox", "sales"] == 9_280)
            #expect(read["xcrm_database_bytes"] == Double(report.databaseBytes))
            for (state, count) in [
                ("queued", report.outbox.queued), ("deferred", report.outbox.deferred),
                ("uncertain", report.outbox.uncertain), ("failed", report.outbox.failed),
            ] {
                #expect(read["xcrm_outbox", "state", state] == Double(count), "\(state)")
            }
            let staff = try await Browser(client, token: fixture.people.staff)
            let page = PageElements(try await staff.get("/status?lang=en").text)
            let cells = page.all("tr").first { $0.text.hasPrefix("sales") }?.text ?? ""
            for part in ["2 h", "1 min", "30 min"] { #expect(cells.contains(part), "\(part): \(cells)") }
            let all = page.all("main").first?.text ?? ""
            for part in [
                "IDLE", "Compared", "Lag", "deferred", "uncertain", "SQLite", report.sqlite,
                PageText.escaped(report.schema), "1.0",
                "Database",
            ] {
                #expect(all.contains(part), "\(part)")
            }
            let twin = try await staff.get("/status.json").text
            for part in [
                "\"deferred\"", "\"uncertain\"", "\"idleAt\"", "\"reconciledAt\"", "\"lag\"", "\"sqlite\"",
                "\"schema\"",
            ] {
                #expect(twin.contains(part), "\(part)")
            }
        }
    }
}
