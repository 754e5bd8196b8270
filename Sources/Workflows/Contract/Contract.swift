/// A signed contract in the register.
public enum Contract: Workflow {
    /// Where a contract stands.
    public enum State: String, CaseIterable, Sendable {
        /// Signed: in force, or to be from its first day on.
        case active
        /// Its last day has passed.
        case ended
        /// Ended before its last day.
        case terminated
        /// Was entered by mistake. Final.
        case cancelled
    }

    /// What can happen to a contract.
    public enum Event: String, CaseIterable, Sendable {
        /// Its particulars or prices are changed.
        case edit
        /// Its last day has passed.
        case expire
        /// It is ended before its last day.
        case terminate
        /// It is taken up again: renewed, or ended by mistake.
        case reopen
        /// It is taken out of the register.
        case cancel
    }

    /// A registered contract is signed.
    public static let initial = State.active

    /// The only place where a contract moves.
    public static func apply(_ event: Event, to state: State) throws(InvalidTransition) -> Transition<State> {
        switch (state, event) {
        case (.active, .edit): Transition(to: .active)
        case (.active, .expire): Transition(to: .ended, .mailStaff(.reminder))
        case (.active, .terminate): Transition(to: .terminated, .clearDeadline)
        case (.active, .cancel), (.ended, .cancel), (.terminated, .cancel): Transition(to: .cancelled, .clearDeadline)
        case (.ended, .reopen), (.terminated, .reopen): Transition(to: .active)
        case (.active, .reopen),
            (.ended, .edit), (.ended, .expire), (.ended, .terminate),
            (.terminated, .edit), (.terminated, .expire), (.terminated, .terminate),
            (.cancelled, _):
            throw InvalidTransition(event, in: state)
        }
    }
}
