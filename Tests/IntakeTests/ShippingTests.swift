import Foundation
import Mail
import Settings
import Storage
import Testing
import Understanding
import Workflows

@testable import Intake

@Suite struct ShippingTests {
    @Test func `Goods are packed by line, leave as packed, and the client reads packages and tracking`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("stoyan", order, "#опаковай 1 60 в кашон 1 40x30x20 3,5 кг\n#опаковай 2 50 в кашон 1")
        let shipment = try await office.only(.shipment)
        #expect(shipment.state == "packing")
        try await office.staff("stoyan", shipment, "#pack 1 20 in box 2 1.2 kg")
        let packages = try await office.store.read { try $0.packages(of: shipment.id) }
        #expect(packages.map(\.name) == ["кашон 1", "box 2"])
        #expect(packages.first?.size == "40x30x20")
        #expect(packages.first?.grossKg?.description == "3.5")
        // 60 × 0.05 + 50 × 0.07
        #expect(packages.first?.netKg?.description == "6.5")
        #expect(packages.first?.contents.count == 2)
        // 3.5 kg gross is less than the content: staff are warned, in the language of the storekeeper.
        #expect(
            try await office.outbox().filter { $0.model.notes.contains { $0.contains("проверете теглото") } }.count == 1
        )
        // Nothing has left, so nothing is shipped.
        #expect(try await office.progress(order).shipped == .nothing)
        try await office.maria(order, "#pack 1 21 in box 3")
        #expect(try await office.refusal().contains("20"))
        try await office.maria(order, "#ship carrier=спиди tracking=61-00 date=14.04.2026 arrival=16.04.2026")
        #expect(try await office.state(shipment) == "dispatched")
        let mail = try #require(try await office.outbox().last { $0.model.template == .shipmentDispatched })
        let dispatch = try #require(mail.model.record?.dispatch)
        #expect(dispatch.packages == packages)
        #expect(dispatch.carrier == "Speedy")
        #expect(dispatch.trackingURL?.hasSuffix("shipmentNumber=61%2D00") == true)
        #expect(mail.model.record?.openLines.first?.open?.description == "20")
        #expect(try await office.progress(order).shipped == .part)
        try await office.maria(
            order, "#pack all in pallet 1 120x80x95 10 kg\n#ship vehicle=\"PB 1234 AK\" driver=\"Georgi\"")
        #expect(try await office.state(order) == "completed")
        #expect(try await office.progress(order).shipped == .all)
    }

    @Test func `Lines named leave beside what is packed, and packed goods are not shipped twice`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#pack 1 60 in box 1")
        try await office.maria(order, "#ship lines=1:41")
        #expect(try await office.refusal().contains("40"))
        try await office.maria(order, "#ship lines=1:40")
        #expect(try await office.lines(order).first?.open?.description == "60")
        try await office.maria(order, "#ship")
        #expect(try await office.lines(order).first?.open?.description == "0")
    }

    @Test(arguments: ["#undo", "#върни"])
    func `Undo takes packing, shipping and delivery back while the client knows nothing of it`(undo: String)
        async throws
    {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.sendAll()
        try await office.maria(order, "#pack 1 60 in box 1")
        let shipment = try await office.only(.shipment)
        try await office.maria(order, "#pack 1 20 in box 1")
        try await office.maria(order, undo)
        #expect(
            try await office.store.read { try $0.packages(of: shipment.id).first?.contents.first?.quantity.description }
                == "60")
        try await office.maria(order, "#ship carrier=DHL tracking=1")
        try await office.maria(order, undo)
        #expect(try await office.isDone())
        #expect(try await office.state(shipment) == "packing")
        #expect(try await office.lines(order).first?.open?.description == "100")
        #expect(
            try await office.outbox().filter { $0.model.template == .shipmentDispatched }.allSatisfy {
                $0.state == .dropped
            })
        try await office.maria(order, "#ship lines=2")
        try await office.maria(order, undo)
        #expect(try await office.records(.shipment).first?.state == "cancelled")
        try await office.maria(order, "#ship")
        try await office.sendAll()
        try await office.maria(order, undo)
        #expect(try await office.refusal().contains("already has"))
        try await office.maria(shipment, "#delivered")
        try await office.maria(shipment, undo)
        #expect(try await office.state(shipment) == "dispatched")
        try await office.maria(shipment, "#returned")
        try await office.maria(shipment, undo)
        #expect(try await office.state(shipment) == "dispatched")
        #expect(try await office.lines(order).first?.open?.description == "40")
    }

    @Test func `The first packing is undone as a whole`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#pack all in box 1")
        try await office.maria(order, "#undo")
        #expect(try await office.only(.shipment).state == "cancelled")
        try await office.maria(order, "#ship lines=1:100")
        #expect(try await office.isDone())
    }

    @Test(arguments: [
        ("#delivered 15.04.2026", "#returned broken on the way"), ("#доставена 15.04.2026", "#върната счупена"),
    ])
    func `Delivered, then returned: the client is told and the goods are open again`(
        delivered: String, returned: String
    ) async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#ship")
        let shipment = try await office.only(.shipment)
        try await office.maria(shipment, delivered)
        #expect(try await office.outbox(to: Office.client).last == .shipmentDelivered)
        #expect(try await office.store.read { try $0.dispatch(of: shipment.id)?.deliveryOn } == "2026-04-15")
        try await office.staff("stoyan", shipment, returned)
        #expect(try await office.state(shipment) == "returned")
        #expect(try await office.state(order) == "confirmed")
        #expect(try await office.progress(order).shipped == .nothing)
        #expect(try await office.outbox(to: Office.client).last == .shipmentReturned)
        try await office.maria(shipment, delivered)
        #expect(try await !office.isDone())
    }

    @Test func `A shipment that never left is cancelled; one that left is not`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#pack all in box 1")
        let shipment = try await office.only(.shipment)
        try await office.maria(shipment, "#cancel")
        #expect(try await office.state(shipment) == "cancelled")
        try await office.maria(order, "#ship")
        let left = try #require(try await office.records(.shipment).first)
        try await office.maria(left, "#cancel")
        #expect(try await office.state(left) == "dispatched")
        try await office.maria(left, "#pack 1 1 in box 1")
        #expect(try await !office.isDone())
    }

    @Test func `The accountant packs nothing`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        for text in ["#pack all in box 1", "#ship", "#delivered", "#returned"] {
            try await office.staff("anna", order, text)
            #expect(try await office.refusal().contains("roles"))
        }
    }

    @Test(arguments: Configuration.Carrier.common.filter { $0.trackingURL != nil })
    func `Each forwarder with a page has the number in its link`(carrier: Configuration.Carrier) async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#ship carrier=\"\(carrier.name)\" tracking=12345678")
        let shipment = try await office.only(.shipment)
        let dispatch = try #require(try await office.store.read { try $0.dispatch(of: shipment.id) })
        #expect(dispatch.trackingURL?.contains("12345678") == true)
        #expect(dispatch.carrier == carrier.name)
    }
}
