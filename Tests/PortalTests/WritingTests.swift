import Foundation
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Portal

struct WritingTests {
    @Test func `A complaint names the lines that were picked and how much of each`() async throws {
        let fixture = try await PortalFixture()
        let order = fixture.made.order
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let record = try await a.get("/r/\(order)")
            #expect(record.text.contains("href=\"/r/\(order)/complaint\""))
            let form = try await a.get("/r/\(order)/complaint?lang=en")
            #expect(form.text.contains("name=\"l2\""))
            #expect(!form.text.contains("mailto:sales%2Bc"))
            let ready = try await a.get("/r/\(order)/complaint?l2=on&n2=12&n1=5&l3=on&n3=99999&go=1")
            #expect(ready.text.contains("DIN934-M12-A2 | 12 |"))
            // More than was ordered cannot be complained of, and what is not ticked does not count.
            #expect(ready.text.contains("ANK-FX-12x100 | 350 |"))
            #expect(!ready.text.contains("DIN933-M12x40-A2 | "))
            for nonsense in ["l2=on&n2=-1", "l2=on&n2=abc", "l99=on&n99=1", "l2=%00&n2=1e400"] {
                #expect(try await a.get("/r/\(order)/complaint?go=1&\(nonsense)").status == 200)
            }
            for number in [fixture.made.offer, fixture.made.complaint, fixture.made.draft, "\(order).json"] {
                #expect(try await a.get("/r/\(number)/complaint").status == 404)
            }
        }
    }

    @Test func `An inquiry carries its articles and the wanted day, and only a day to come`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let page = try await a.get("/write?b=DIN934-M12-A2*200&d=2026-10-01")
            #expect(page.text.contains("DIN934-M12-A2 | 200 |"))
            #expect(page.text.contains("Delivery by: 2026-10-01"))
            for day in ["2026-01-01", "2026-1-1", "morgen", "2026-13-01"] {
                #expect(!(try await a.get("/write?b=DIN934-M12-A2*200&d=\(day)").text.contains("Delivery by: 2")))
            }
        }
    }

    @Test func `The goods of an order can be asked for again`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let page = try await a.get("/r/\(fixture.made.order)")
            let link = "/write?b=DIN933-M12x40-A2*1200~DIN934-M12-A2*1200~ANK-FX-12x100*350"
            #expect(page.text.contains("href=\"\(link)\""))
            #expect(try await a.get(link).text.contains("DIN934-M12-A2 | 1200 |"))
        }
    }

    @Test func `A list too long for a link is shown for copying`() async throws {
        let fixture = try await PortalFixture()
        let rows = (1...60).map { number in
            (
                "SKU-\(number)",
                #"{"sku":"SKU-\#(number)","names":{"bg":"Шестостенен болт с много дълго име номер \#(number)"},"unit":"pcs","currency":"EUR"}"#
            )
        }
        try await fixture.store.write { try $0.replaceArticles(rows) }
        let basket = (1...60).map { "SKU-\($0)*1" }.joined(separator: "~")
        try await fixture.browse { client in
            let a = try await Browser(client, token: fixture.people.tokenA)
            let page = try await a.get("/write?lang=en&b=\(basket)")
            #expect(page.text.contains("<details open>"))
            #expect(page.text.contains("too long for the button"))
            #expect(page.text.contains("SKU-60 | 1 |"))
        }
    }
}
