import Foundation
import Testing
import Workflows

@testable import Documents

@Suite struct StructuredDataTests {
    private func object(_ model: MailModel) throws -> [String: Any]? {
        let html = try mailRenderer.get().render(model, company: Samples.company("en")).html
        guard let begin = html.firstRange(of: "<script type=\"application/ld+json\">"),
            let end = html.firstRange(of: "</script>")
        else { return nil }
        let json = html[begin.upperBound..<end.lowerBound]
        return try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    }

    @Test func `An order confirmation tells machines number, status and exact sums`() throws {
        let order = try #require(try object(Samples.mail(.orderConfirmed, language: "en")))
        #expect(order["@type"] as? String == "Order")
        #expect(order["orderNumber"] as? String == "OR-2026-00012")
        #expect(order["orderStatus"] as? String == "http://schema.org/OrderProcessing")
        #expect(order["price"] as? String == "3262.50")
        #expect(order["priceCurrency"] as? String == "EUR")
        let offers = try #require(order["acceptedOffer"] as? [[String: Any]])
        #expect(offers.count == 3)
        #expect((offers[0]["eligibleQuantity"] as? [String: Any])?["unitCode"] as? String == "H87")
        #expect(offers[1]["price"] as? String == "0.0345")
    }

    @Test func `A dispatch tells machines forwarder and tracking number`() throws {
        let parcel = try #require(try object(Samples.mail(.shipmentDispatched, language: "en")))
        #expect(parcel["@type"] as? String == "ParcelDelivery")
        #expect(parcel["trackingNumber"] as? String == "61234567890")
        #expect((parcel["carrier"] as? [String: Any])?["name"] as? String == "Speedy")
        #expect(parcel["expectedArrivalUntil"] as? String == "2026-04-10")
        #expect((parcel["partOfOrder"] as? [String: Any])?["orderNumber"] as? String == "OR-2026-00009")
    }

    @Test func `An invoice tells machines number, sum, day and order, a credit note nothing`() throws {
        let invoice = try #require(try object(Samples.mail(.invoice, language: "en")))
        #expect(invoice["@type"] as? String == "Invoice")
        #expect(invoice["confirmationNumber"] as? String == "0000000123")
        let due = try #require(invoice["totalPaymentDue"] as? [String: Any])
        #expect(due["value"] as? String == "3262.50")
        #expect(due["currency"] as? String == "EUR")
        #expect(invoice["paymentDueDate"] as? String == "2026-04-23")
        #expect(invoice["paymentStatus"] as? String == "http://schema.org/PaymentDue")
        let orders = try #require(invoice["referencesOrder"] as? [[String: Any]])
        #expect(orders.first?["orderNumber"] as? String == "OR-2026-00012")
        #expect(try object(Samples.mail(.creditNote, language: "en")) == nil)
    }

    @Test func `A name cannot end the script`() throws {
        var model = Samples.mail(.orderConfirmed, language: "en")
        model.record?.lines[0].text = "</script><script>alert(1)</script> & \u{2028}"
        let order = try #require(try object(model))
        let offers = try #require(order["acceptedOffer"] as? [[String: Any]])
        let name = (offers[0]["itemOffered"] as? [String: Any])?["name"] as? String
        #expect(name == "</script><script>alert(1)</script> &")
    }

    @Test func `Mails of other kinds have none`() throws {
        #expect(try object(Samples.mail(.offer, language: "en")) == nil)
        #expect(try object(Samples.mail(.staffNotice, language: "en")) == nil)
    }

    @Test func `A button opens a mail that says what it means`() throws {
        let renderer = try mailRenderer.get()
        var record = Samples.record(.offer, language: "bg")
        record.revision = 2
        let link = renderer.answerLink(
            .confirm, record: record, language: "bg", address: "sales+c.a.b@fixmetal.example")
        let parts = try #require(URLComponents(string: link))
        #expect(parts.scheme == "mailto")
        #expect(parts.path == "sales+c.a.b@fixmetal.example")
        #expect(parts.queryItems?.first { $0.name == "subject" }?.value == "[OF-2026-00012] Потвърждение на оферта")
        #expect(
            parts.queryItems?.first { $0.name == "body" }?.value
                == "Потвърждаваме оферта OF-2026-00012.\r\n\r\nXCRM confirm OF-2026-00012 2\r\n")
        #expect(link.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        #expect(link.utf8.count < 2_000)
    }
}
