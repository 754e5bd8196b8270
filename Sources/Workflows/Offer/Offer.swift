/// From a customer's request to an order or a refusal.
public enum Offer: Workflow {
    /// Where an offer stands.
    public enum State: String, CaseIterable, Sendable {
        /// Being prepared; the client has seen nothing of it.
        case draft
        /// With the client.
        case sent
        /// With the client, while a new revision is being prepared.
        case revising
        /// Accepted; an order was made of it. Final.
        case accepted
        /// Turned down by the client.
        case declined
        /// Its validity ended without an answer.
        case expired
        /// Withdrawn by us. Final.
        case withdrawn
    }

    /// What can happen to an offer.
    public enum Event: String, CaseIterable, Sendable {
        /// Lines, prices or terms are changed.
        case edit
        /// It goes to the client.
        case send
        /// The client accepts the revision it has.
        case accept
        /// The client turns it down.
        case decline
        /// The day of validity has passed.
        case expire
        /// We take it back.
        case withdraw
        /// It is taken up again.
        case reopen
    }

    /// A new offer is a draft.
    public static let initial = State.draft

    /// The only place where an offer moves.
    public static func apply(_ event: Event, to state: State) throws(InvalidTransition) -> Transition<State> {
        switch (state, event) {
        case (.draft, .edit): Transition(to: .draft)
        case (.draft, .send), (.revising, .send): Transition(to: .sent, .keepRevision, .mailClient(.offer))
        case (.draft, .withdraw): Transition(to: .withdrawn, .clearDeadline)
        case (.sent, .edit): Transition(to: .revising)
        case (.sent, .send): Transition(to: .sent, .keepRevision, .mailClient(.offer))
        case (.revising, .edit): Transition(to: .revising)
        // What the client accepts is the revision it has, not the one being prepared.
        case (.sent, .accept), (.revising, .accept): Transition(to: .accepted, .openOrder, .clearDeadline)
        case (.sent, .decline), (.revising, .decline):
            Transition(to: .declined, .mailClient(.offerDeclined), .clearDeadline)
        case (.sent, .expire), (.revising, .expire): Transition(to: .expired, .mailStaff(.reminder))
        case (.sent, .withdraw), (.revising, .withdraw):
            Transition(to: .withdrawn, .mailClient(.offerWithdrawn), .clearDeadline)
        case (.declined, .reopen), (.expired, .reopen): Transition(to: .revising)
        case (.expired, .edit), (.declined, .edit): Transition(to: .revising)
        case (.draft, .accept), (.draft, .decline), (.draft, .expire), (.draft, .reopen),
            (.sent, .reopen), (.revising, .reopen),
            (.accepted, _), (.withdrawn, _),
            (.declined, .send), (.declined, .accept), (.declined, .decline), (.declined, .expire),
            (.declined, .withdraw),
            (.expired, .send), (.expired, .accept), (.expired, .decline), (.expired, .expire), (.expired, .withdraw):
            throw InvalidTransition(event, in: state)
        }
    }
}
