import Foundation
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Portal

struct HistoryTests {
    @Test func `The timeline shows a month by days, and turns to the months beside it`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let september = try await a.get("/history?lang=en")
            #expect(september.text.contains("September 2026"))
            #expect(september.text.contains("Part of the goods dispatched"))
            #expect(september.text.contains("href=\"/history?m=2026-08\""))
            #expect(!september.text.contains("2026-10\""))
            let august = try await a.get("/history?m=2026-08&lang=en")
            #expect(august.text.contains("Order confirmed"))
            #expect(august.text.contains("href=\"/history?m=2026-09\""))
            for nonsense in ["2026-13", "x", "99999-01", "%00", "-", "2026-00"] {
                #expect(try await a.get("/history?m=\(nonsense)").status == 200)
            }
        }
    }

    @Test func `The year counts records and sums what was ordered, without tax`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let page = try await a.get("/year?y=2026&lang=en")
            // 1,200 × 0.384 + 1,200 × 0.0961 + 350 × 1.18 = 460.80 + 115.32 + 413.00, and the first two once more
            #expect(page.text.contains("€1,565.24"))
            #expect(page.text.contains("DIN933-M12x40-A2"))
            #expect(try await a.get("/year?y=1999").status == 200)
            let twin = try await a.get("/year.json?y=2026")
            #expect(twin.text.contains("\"offer sent\"") || twin.text.contains("\"offer revising\""))
        }
    }

    @Test(arguments: [(2026, 0, "2025-12"), (2026, 13, "2027-01"), (2026, -11, "2025-01"), (2026, 12, "2026-12")])
    func `Months are counted on over the ends of the year`(year: Int, month: Int, expected: String) throws {
        let words = try #require(try TemplateFiles(folder: PortalFixture.templates).words["en"])
        let wording = Wording(words: words, timeZone: TimeZone(identifier: "Europe/Sofia") ?? .gmt)
        #expect(wording.span(year: year, month: month).map(Wording.text) == expected)
    }

    @Test func `A day belongs to the month of the firm's clock`() throws {
        let words = try #require(try TemplateFiles(folder: PortalFixture.templates).words["en"])
        let wording = Wording(words: words, timeZone: TimeZone(identifier: "Europe/Sofia") ?? .gmt)
        let span = try #require(wording.span(year: 2026, month: 9))
        #expect(span.begin.ISO8601Format() == "2026-08-31T21:00:00Z")
        #expect(span.end.ISO8601Format() == "2026-09-30T21:00:00Z")
    }

    @Test func `Staff see the pipeline, who holds what, and unclear mails with advice`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let staff = try await Browser(client, token: fixture.people.staff)
            let board = try await staff.get("/board?lang=en")
            for word in ["Inquiry", "Packed", "Shipped", "Complaints and tasks", "Мария Петрова", fixture.made.todo] {
                #expect(board.text.contains(word), "\(word)")
            }
            let status = try await staff.get("/status?lang=en")
            for word in ["Mails a day", "Time to the first answer", "Offers won", "<svg", "SQLite", "Lag"] {
                #expect(status.text.contains(word), "\(word)")
            }
        }
    }

    @Test func `A mail that belongs to nothing and is not answered is unclear until it is`() async throws {
        let fixture = try await PortalFixture()
        let since = fixture.now.addingTimeInterval(-864_000)
        let before = try await fixture.store.read { try $0.unclearMails(since: since, limit: 50) }
        #expect(before.contains { $0.reason == .forged })
        try await fixture.store.write { transaction in
            for mail in before { try transaction.file(mail: mail.id, under: 1, evidence: "test") }
        }
        let after = try await fixture.store.read { try $0.unclearMails(since: since, limit: 50) }
        #expect(after.allSatisfy { $0.reason != .unfiled })
    }
}

struct InvoicePageTests {
    @Test func `A client sees what is owed, by when, what was paid, and to which account`() async throws {
        let fixture = try await PortalFixture()
        let made = fixture.made
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let list = try await a.get("/invoices?lang=en")
            // 1,200 × 0.384 × 1.2 = 552.96, less 200.00 paid and 5.53 credited
            for word in [made.invoice, "€552.96", "Overdue", "€347.43", "Credit note", "Set off"] {
                #expect(list.text.contains(word), "\(word)")
            }
            let invoice = try await a.get("/r/\(made.invoice)?lang=en")
            for word in ["Paid", "€200.00", "Still to pay", "BG80BNBG96611020345678", made.order, "PDF"] {
                #expect(invoice.text.contains(word), "\(word)")
            }
            let home = try await a.get("/?lang=en").text
            #expect(home.contains("€347.43 was to be paid by 30 August 2026."))
            #expect(home.contains("card next bad") && home.contains("<span class=\"chip bad\">Overdue</span>"))
            #expect(try await a.get("/r/\(made.creditNote)?lang=en").text.contains("Corrects"))
            let file = try await a.get("/d/\(made.documentA)")
            #expect(file["content-type"] == "application/pdf")
            #expect(file["content-disposition"]?.hasPrefix("attachment;") == true)
            for path in ["/d/\(made.documentB)", "/d/0", "/d/01", "/d/x", "/d/99999"] {
                #expect(try await a.get(path).status == 404, "\(path)")
            }
            let contract = try await a.get("/r/\(made.contract)?lang=en")
            for word in ["Д-117/2025", "31 October 2026", "€50,000.00"] {
                #expect(contract.text.contains(word), "\(word)")
            }
            #expect(try await a.get("/r/\(made.sent)?lang=en").text.contains("gross 18.4"))
        }
    }

    @Test func `Staff see money due and contracts that end`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let staff = try await Browser(client, token: fixture.people.staff)
            let board = try await staff.get("/board?lang=en")
            for word in [
                "Money due", "€347.43", "Contracts that end", fixture.made.contract, "Paid", "31 October 2026",
            ] {
                #expect(board.text.contains(word), "\(word)")
            }
        }
    }
}

struct SearchPageTests {
    @Test func `A client finds the own mails, files and records, and nothing that is not the client's`() async throws {
        let fixture = try await PortalFixture()
        let made = fixture.made
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let b = try await Browser(client, token: fixture.people.tokenB)
            let staff = try await Browser(client, token: fixture.people.staff)
            for word in ["Ямболска", "ямболска", "\(made.order)", "ЗАП-2026/118"] {
                let typed = word.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                #expect(try await a.get("/search?q=\(typed)").text.contains("<mark>"), "\(word)")
                #expect(!(try await b.get("/search?q=\(typed)").text.contains("<mark>")), "\(word)")
                #expect(try await staff.get("/search?q=\(typed)").text.contains("<mark>"), "\(word)")
            }
            // What only staff know is not even found: neither the words nor that there are any.
            for word in ["margin", "HIDDEN-CANDIDATE", "percent"] {
                let page = try await a.get("/search?q=\(word)&lang=en")
                #expect(page.text.contains("Nothing was found."), "\(word)")
                #expect(!page.text.contains("<mark>"))
            }
            #expect(try await staff.get("/search?q=margin").text.contains("<mark>"))
            for nonsense in ["\"", "%22%22", "*", "-", "NEAR(", "a%20AND", "%00", "head%20:%20x", "(", "'"] {
                #expect(try await a.get("/search?q=\(nonsense)").status == 200, "\(nonsense)")
            }
        }
    }
}
