/// Goods on their way.
public enum Shipment: Workflow {
    /// Where a shipment stands.
    public enum State: String, CaseIterable, Sendable {
        /// Goods are being packed.
        case packing
        /// With the forwarder or on our vehicle.
        case dispatched
        /// Handed over to the client.
        case delivered
        /// Came back to us. Final.
        case returned
        /// Never left. Final.
        case cancelled
    }

    /// What can happen to a shipment.
    public enum Event: String, CaseIterable, Sendable {
        /// Packages are added or changed.
        case pack
        /// It leaves us.
        case dispatch
        /// It was handed over.
        case deliver
        /// It came back.
        case comeBack
        /// It is called off before it leaves.
        case cancel
    }

    /// A new shipment is being packed.
    public static let initial = State.packing

    /// The only place where a shipment moves.
    public static func apply(_ event: Event, to state: State) throws(InvalidTransition) -> Transition<State> {
        switch (state, event) {
        case (.packing, .pack): Transition(to: .packing)
        case (.packing, .dispatch): Transition(to: .dispatched, .keepRevision, .mailClient(.shipmentDispatched))
        case (.packing, .cancel): Transition(to: .cancelled, .clearDeadline)
        case (.dispatched, .deliver): Transition(to: .delivered, .mailClient(.shipmentDelivered), .clearDeadline)
        case (.dispatched, .comeBack), (.delivered, .comeBack):
            Transition(to: .returned, .mailClient(.shipmentReturned), .clearDeadline)
        case (.packing, .deliver), (.packing, .comeBack),
            (.dispatched, .pack), (.dispatched, .dispatch), (.dispatched, .cancel),
            (.delivered, .pack), (.delivered, .dispatch), (.delivered, .deliver), (.delivered, .cancel),
            (.returned, _), (.cancelled, _):
            throw InvalidTransition(event, in: state)
        }
    }
}
