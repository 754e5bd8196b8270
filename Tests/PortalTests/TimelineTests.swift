import Foundation
import GRDB
import HummingbirdTesting
import Mail
import Testing
import Workflows

@testable import Portal
@testable import Storage

/// A month that has more than one page.
struct TimelineTests {
    /// Mails and steps, several in the same second.
    private func fill(_ fixture: PortalFixture, count: Int) async throws {
        let (people, now, order) = (fixture.people, fixture.now, fixture.made.order)
        try await fixture.store.write { transaction in
            let raw = try transaction.storeRawMail(Data("x".utf8))
            let number = try #require(RecordPath(order)?.number)
            let record = try #require(try transaction.record(number))
            for index in 0..<count {
                let at = now.addingTimeInterval(-Double(index / 4) * 60 - 120)
                if index.isMultiple(of: 3) {
                    try transaction.run(
                        """
                        INSERT INTO history (record_id, at, actor, event, from_state, to_state)
                        VALUES (?, ?, 'staff:maria', 'shipPart', 'confirmed', 'confirmed')
                        """, [record.id, Int64(at.timeIntervalSince1970)])
                } else {
                    _ = try transaction.storeMail(
                        NewMail(
                            rawID: raw, direction: .incoming, fingerprint: "t\(index)", mailbox: "sales",
                            messageID: "t\(index)@x", inReplyTo: nil, sentAt: at,
                            from: Address(address: "ivan@stroitel.example"), recipients: [], subject: "T\(index)",
                            text: "x", reply: "x", kind: "other", language: "en", automatic: .human, proof: .verified,
                            audience: .client, client: people.clientA, contact: people.contactA, staff: nil, flags: [],
                            attachments: []), at: at)
                }
            }
        }
    }

    @Test func `Pages of a month put together are the month, each entry once and in order`() async throws {
        let fixture = try await PortalFixture()
        try await fill(fixture, count: 330)
        let (begin, end) = (fixture.now.addingTimeInterval(-86_400), fixture.now)
        let contact = fixture.people.contactA
        let (whole, pages) = try await fixture.store.read { transaction in
            let reader = try #require(try transaction.portalReader(contact: contact))
            let whole = try transaction.clientTimeline(in: reader.scope, from: begin, until: end, limit: 10_000)
            var pages: [[TimelineEntry]] = []
            var mark: TimelineMark?
            repeat {
                let page = try transaction.clientTimeline(
                    in: reader.scope, from: begin, until: end, behind: mark, limit: 7)
                pages.append(page)
                mark = page.last.map { TimelineMark(after: $0) }
                if let text = mark?.description { #expect(TimelineMark(text) == mark) }
            } while pages.last?.count == 7
            return (whole, pages)
        }
        #expect(whole.count >= 330)
        #expect(pages.flatMap(\.self) == whole)
        #expect(Set(whole).count == whole.count)
        #expect(whole.map(\.at) == whole.map(\.at).sorted(by: >))
    }

    @Test func `The page leads on within the month, and its twin too`() async throws {
        let fixture = try await PortalFixture()
        try await fill(fixture, count: 330)
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            var (path, seen, turns) = ("/history?m=2026-09&lang=en", 0, 0)
            while true {
                let page = try await a.get(path).text
                seen += page.ranges(of: "<li class=\"was-").count
                #expect(turns == 0 || page.contains("Newest of the month"))
                guard let found = page.firstMatch(of: /href="(\/history\?m=2026-09&amp;b=[0-9sm.]+)"/) else { break }
                path = String(found.1).replacing("&amp;", with: "&") + "&lang=en"
                turns += 1
            }
            #expect(turns == 3)
            #expect(seen > 330)
            let twin = try await a.get("/history.json?m=2026-09").text
            #expect(twin.contains("\"earlier\" : \"https://portal.fixmetal.example/history.json?m=2026-09&b="))
        }
    }

    @Test(arguments: ["", "1.s", "x.s.1", "1.q.1", "-1.s.1", "1.s.0", "1.s.1.1", "99999999999999999999.s.1", "1.s.-5"])
    func `A mark that was made up is none`(text: String) {
        #expect(TimelineMark(text) == nil)
    }
}

struct ClientBillsTests {
    @Test func `The sums of the year are those of the list of invoices`() async throws {
        let fixture = try await PortalFixture()
        struct List: Decodable {
            struct Row: Decodable {
                let kind: InvoiceKind
                let state: String
                let gross: Money
                let due: Money
            }
            let invoices: [Row]
        }
        struct Year: Decodable {
            let invoiced: [Money]
            let paid: [Money]
            let due: [Money]
        }
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let list = try JSONDecoder().decode(List.self, from: Data(try await a.get("/invoices.json").text.utf8))
            let year = try JSONDecoder().decode(Year.self, from: Data(try await a.get("/year.json?y=2026").text.utf8))
            #expect(list.invoices.count == 3)
            var (invoiced, due): ([Money], [Money]) = ([], [])
            for row in list.invoices {
                invoiced.add(row.kind == .creditNote ? row.gross.negated : row.gross)
                if row.kind != .creditNote, row.state == "issued" { due.add(row.due) }
            }
            #expect(year.invoiced == invoiced)
            #expect(year.due == due)
            // Invoiced less paid is what is owed: no credit note of the year corrects an older invoice.
            #expect(zip(year.invoiced, year.paid).compactMap { $0.adding($1.negated) } == year.due)
            let page = try await a.get("/year?y=2026&lang=en").text
            for sum in ["€593.51", "€246.08 paid", "€347.43"] { #expect(page.contains(sum), "\(sum)") }
            let invoices = try await a.get("/invoices?lang=en").text
            #expect(invoices.contains("€347.43"))
            // A year without invoices says nothing of them.
            #expect(!(try await a.get("/year?y=2024&lang=en").text.contains("Still to pay")))
        }
    }

    @Test func `A credit note is nothing to pay, and an invoice names its order once`() async throws {
        let fixture = try await PortalFixture()
        let made = fixture.made
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let home = try await a.get("/?lang=en").text
            let row = try #require(home.firstRange(of: "href=\"/r/\(made.creditNote)\""))
            let after = home[row.upperBound...].prefix { $0 != "\n" }
            #expect(after.contains("chip go") || after.contains("chip good"))
            #expect(!after.contains("chip wait"))
            for reader in [a, try await Browser(client, token: fixture.people.staff)] {
                let invoice = try await reader.get("/r/\(made.invoice)?lang=en").text
                let facts = try #require(invoice.firstRange(of: "id=\"facts\"")).lowerBound
                #expect(invoice[facts...].ranges(of: "<dt>Order</dt>").count == 1)
            }
            let order = try await a.get("/r/\(made.order)?lang=en").text
            let related = try #require(order.firstRange(of: "id=\"related\"")).lowerBound
            let note = try #require(order[related...].firstRange(of: made.creditNote))
            #expect(!order[note.upperBound...].prefix(200).contains("chip wait"))
        }
        let open = try await fixture.store.read { try $0.openCounts() }
        // Of A's three documents one is open, of B's one.
        #expect(open.first { $0.kind == .invoice }?.count == 2)
        let contact = fixture.people.contactA
        let waiting = try await fixture.store.read { transaction in
            let reader = try #require(try transaction.portalReader(contact: contact))
            return try transaction.clientOpen(in: reader.scope, limit: 30)
        }
        #expect(waiting.contains { "\($0.number)" == made.invoice })
        #expect(!waiting.contains { "\($0.number)" == made.creditNote })
    }
}
