import Foundation
import Storage
import Support
import Testing
import Understanding
import Workflows

@testable import Intake

/// Whatever staff do in whatever order, the books add up.
@Suite struct BooksTests {
    /// A small generator with a seed, so that a failing sequence can be run again (Knuth's MMIX constants).
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
        mutating func roll(_ below: Int) -> Int { Int.random(in: 0..<below, using: &self) }
    }

    private static func command(_ dice: inout Dice) -> String {
        let line = dice.roll(3) + 1
        let quantity = dice.roll(60) + 1
        switch dice.roll(22) {
        case 0, 1: return "#ship lines=\(line):\(quantity)"
        case 2: return "#ship"
        case 3, 4: return "#pack \(line) \(quantity) in box \(dice.roll(3))"
        case 5: return "#pack all in pallet 1 90 kg"
        case 6, 7: return "#invoice lines=\(line):\(quantity)"
        case 8: return "#invoice"
        case 9: return "#invoice advance \(dice.roll(50) + 1)%"
        case 10: return "#paid \(dice.roll(30_000) + 1).\(dice.roll(90) + 10)".replacing("0000", with: "")
        case 11: return "#paid \(dice.roll(200) + 1)"
        case 12: return "#line \(line) \(quantity + 40)\n#confirm"
        case 13: return "#drop \(line)\n#confirm"
        case 14: return "#returned"
        case 15: return dice.roll(12) == 0 ? "#cancel" : "#delivered"
        case 16: return "#reopen"
        case 17, 18: return "#undo"
        case 19: return "#credit"
        default: return "#credit \(dice.roll(2) == 0 ? "lines=\(line):\(quantity)" : "sum=\(quantity) x")"
        }
    }

    @Test(arguments: 1...24)
    func `Ordered is shipped, open and cancelled; invoiced less credited less paid is due`(seed: Int) async throws {
        let office = try Office.trading()
        var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        try await office.receive(
            from: Office.client, subject: "Inquiry",
            "Please quote:\n- 100 pcs LED bulb 10W E27\n- 50 pcs LED bulb 15W E27\n- 70 pcs CBL-3X15\n")
        let offer = try await office.only(.offer)
        _ = try await office.shell("#discount 2 7.5%\n#price 3 0.333\n#confirm", on: offer.number)
        _ = try await office.shell("#send", on: offer.number)
        _ = try await office.shell("#confirm", on: offer.number)
        let order = try await office.only(.order)
        var log: [String] = []
        for _ in 0..<40 {
            let targets = try await office.records(.shipment) + office.records(.invoice)
            let target = dice.roll(3) == 0 ? targets.randomElement(using: &dice) ?? order : order
            let command = Self.command(&dice)
            let result = try await office.shell(command, on: target.number, yes: true)
            log.append("\(target.number) \(command.replacing("\n", with: " ")) \(result.isDone)")
            if dice.roll(4) == 0 { try await office.sendAll() }
            try await check(office, order, log)
        }
        #expect(try await office.store.verify().isEmpty)
        #expect(log.count { $0.hasSuffix("true") } > 5)
    }

    private func check(_ office: Office, _ order: RecordRow, _ log: [String]) async throws {
        let story = Comment(rawValue: log.joined(separator: "\n"))
        let lines = try await office.lines(order)
        var shippedByHand: [Int: FixedDecimal] = [:]
        try await office.store.read { transaction in
            var sums: [Int: FixedDecimal] = [:]
            for shipment in try transaction.children(of: order.id, kind: .shipment) where shipment.hasLeft {
                for line in try transaction.lines(of: shipment.id) {
                    let place = try #require(try transaction.orderPosition(ofLine: line.position, of: shipment.id))
                    sums[place] = sums[place, default: .zero].adding(line.quantity ?? .zero)
                }
            }
            return sums
        }.forEach { shippedByHand[$0.key] = $0.value }
        for line in lines {
            let shipped = line.shipped ?? .zero
            let open = try #require(line.open)
            let cancelled = line.cancelled ?? .zero
            #expect(shipped.adding(open)?.adding(cancelled) == line.quantity, story)
            #expect(open.millionths >= 0, story)
            #expect(shipped == shippedByHand[line.position] ?? .zero, story)
            #expect((line.invoiced ?? .zero).millionths >= 0, story)
        }
        let documents = try await office.documents()
        for (index, document) in documents.enumerated() {
            #expect(document.snapshot.number == RecordNumber(kind: .invoice, year: 0, counter: index + 1).description)
            #expect(document.snapshot.totals.gross.minor >= 0, story)
        }
        for invoice in documents where invoice.snapshot.kind != .creditNote {
            let notes = documents.filter { $0.corrects == invoice.record.id && $0.snapshot.kind == .creditNote }
            let credited = notes.reduce(Int64(0)) { $0 + $1.snapshot.totals.gross.minor }
            let paid = try await office.store.read { transaction in
                try ([invoice] + notes).flatMap { try transaction.payments(of: $0.record.id) }
                    .filter { !$0.isVoided }.reduce(Int64(0)) { $0 + $1.amount.minor }
            }
            let balance = try await office.balance(invoice)
            let (net, gross) = (invoice.snapshot.totals.net.minor, invoice.snapshot.totals.gross.minor)
            let creditedNet = notes.reduce(Int64(0)) { $0 + $1.snapshot.totals.net.minor }
            #expect(creditedNet <= net, story)
            // Each note rounds its own tax; an invoice that is taken back in whole is credited in whole.
            let isWhole = !notes.isEmpty && creditedNet == net
            #expect(abs(credited - gross) <= Int64(notes.count) || !isWhole, story)
            #expect(gross - (isWhole ? gross : credited) - paid == balance.due.minor, story)
            #expect(credited <= gross + Int64(notes.count), story)
            // What is taken back in whole does not count as invoiced any more, down to the last piece.
            let rests = try await office.store.read { try $0.creditable(invoice) }
            #expect(!isWhole || rests.isEmpty, story)
            let state = try await office.state(invoice.record)
            #expect((balance.due.minor > 0) == (state == "issued"), story)
        }
        // Of each line so much can be invoiced as was not invoiced or was taken back.
        for line in lines where line.sku != nil {
            let billed = documents.reduce(Int64(0)) { sum, document in
                let mine = document.snapshot.lines.filter { $0.sku == line.sku }.reduce(Int64(0)) {
                    $0 + $1.quantity.millionths
                }
                return document.snapshot.kind == .creditNote ? sum - mine : sum + mine
            }
            #expect(billed == (line.invoiced ?? .zero).millionths, story)
            #expect((line.unbilled?.millionths ?? 0) + billed == line.wanted?.millionths, story)
        }
        // Goods and advances together are never charged above what was ordered at the time.
        let net = documents.reduce(Int64(0)) {
            $1.snapshot.kind == .creditNote ? $0 - $1.snapshot.totals.net.minor : $0 + $1.snapshot.totals.net.minor
        }
        #expect(net >= 0, story)
    }
}
