/// From the client's yes to delivered goods. How much is shipped is computed from lines, never set as a state.
public enum Order: Workflow {
    /// Where an order stands.
    public enum State: String, CaseIterable, Sendable {
        /// From a purchase order or a member of staff; being checked, not yet binding.
        case received
        /// Confirmed to the client; goods are to be packed and shipped.
        case confirmed
        /// All is shipped and nothing is left to do.
        case completed
        /// Cancelled before anything was shipped. Final.
        case cancelled
    }

    /// What can happen to an order.
    public enum Event: String, CaseIterable, Sendable {
        /// Lines, prices or terms are changed before it is confirmed.
        case edit
        /// We confirm it.
        case confirm
        /// A change of the confirmed order goes to the client, who is to agree.
        case propose
        /// The client agreed to a change, and it is made.
        case change
        /// A proposed change is off; the order stays as it was.
        case keep
        /// Part of the goods leaves us.
        case shipPart
        /// The last of the goods leaves us.
        case shipRest
        /// Goods that had left come back.
        case goodsReturned
        /// It is closed as it stands.
        case close
        /// It is cancelled.
        case cancel
        /// What is not shipped yet is cancelled; what was shipped stands.
        case cancelRest
        /// It is taken up again.
        case reopen
    }

    /// An order that nobody confirmed yet.
    public static let initial = State.received

    /// The only place where an order moves.
    public static func apply(_ event: Event, to state: State) throws(InvalidTransition) -> Transition<State> {
        switch (state, event) {
        case (.received, .edit): Transition(to: .received)
        case (.received, .confirm): Transition(to: .confirmed, .keepRevision, .mailClient(.orderConfirmed))
        case (.received, .cancel), (.confirmed, .cancel):
            Transition(to: .cancelled, .mailClient(.orderCancelled), .clearDeadline)
        case (.confirmed, .propose): Transition(to: .confirmed, .mailClient(.orderChange))
        case (.confirmed, .change): Transition(to: .confirmed, .keepRevision, .mailClient(.orderConfirmed))
        case (.confirmed, .keep): Transition(to: .confirmed)
        case (.confirmed, .cancelRest):
            Transition(to: .completed, .keepRevision, .mailClient(.orderRestCancelled), .clearDeadline)
        case (.confirmed, .shipPart): Transition(to: .confirmed)
        case (.confirmed, .shipRest): Transition(to: .completed, .clearDeadline)
        case (.confirmed, .goodsReturned), (.completed, .goodsReturned): Transition(to: .confirmed)
        case (.confirmed, .close): Transition(to: .completed, .clearDeadline)
        case (.completed, .reopen): Transition(to: .confirmed)
        case (.received, .shipPart), (.received, .shipRest), (.received, .goodsReturned), (.received, .close),
            (.received, .reopen), (.received, .propose), (.received, .change), (.received, .keep),
            (.received, .cancelRest),
            (.confirmed, .edit), (.confirmed, .confirm), (.confirmed, .reopen),
            (.completed, .edit), (.completed, .confirm), (.completed, .shipPart), (.completed, .shipRest),
            (.completed, .close), (.completed, .cancel), (.completed, .propose), (.completed, .change),
            (.completed, .keep), (.completed, .cancelRest),
            (.cancelled, _):
            throw InvalidTransition(event, in: state)
        }
    }
}
