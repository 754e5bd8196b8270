import Support
import Testing
import Workflows

/// The transition tables are the specification of the business: a change of one is a change of the other.
@Suite struct TransitionTests {
    @Test(arguments: [
        ("offer", Offer.transitionTable()), ("order", Order.transitionTable()),
        ("shipment", Shipment.transitionTable()),
        ("complaint", Complaint.transitionTable()), ("todo", ToDo.transitionTable()),
        ("contract", Contract.transitionTable()), ("invoice", Invoice.transitionTable()),
    ])
    func `Every pair of state and event leads where the table says`(name: String, table: String) throws {
        try expectSnapshot(table, "\(name).transitions.tsv")
    }

    @Test(arguments: Offer.State.allCases)
    func `An offer is accepted only while the client has it`(state: Offer.State) {
        let isWithClient = state == .sent || state == .revising
        let moved = try? Offer.apply(.accept, to: state)
        #expect((moved != nil) == isWithClient)
        if let moved { #expect(moved.effects.contains(.openOrder)) }
    }

    @Test(arguments: Order.State.allCases)
    func `Nothing is shipped of an order that is not confirmed`(state: Order.State) {
        #expect(((try? Order.apply(.shipPart, to: state)) != nil) == (state == .confirmed))
    }

    @Test func `A refused move names the event and the state`() {
        #expect(throws: InvalidTransition(Offer.Event.accept, in: Offer.State.draft)) {
            try Offer.apply(.accept, to: .draft)
        }
    }
}
