/// A client's complaint about goods or a service.
public enum Complaint: Workflow {
    /// Where a complaint stands.
    public enum State: String, CaseIterable, Sendable {
        /// Come in, not decided.
        case open
        /// Found right; what is done about it is not decided yet.
        case accepted
        /// Found not right.
        case rejected
        /// Goods are replaced, repaired or paid back.
        case settled
        /// Done with.
        case closed
    }

    /// What can happen to a complaint.
    public enum Event: String, CaseIterable, Sendable {
        /// We find it right.
        case accept
        /// We find it not right.
        case reject
        /// New goods are sent.
        case replace
        /// The goods are repaired.
        case repair
        /// Money is paid back.
        case refund
        /// It is closed.
        case close
        /// It is taken up again.
        case reopen
    }

    /// A new complaint is open.
    public static let initial = State.open

    /// The only place where a complaint moves.
    public static func apply(_ event: Event, to state: State) throws(InvalidTransition) -> Transition<State> {
        switch (state, event) {
        case (.open, .accept): Transition(to: .accepted, .mailClient(.complaintDecided))
        case (.open, .reject), (.accepted, .reject):
            Transition(to: .rejected, .mailClient(.complaintDecided), .clearDeadline)
        case (.open, .replace), (.accepted, .replace), (.open, .repair), (.accepted, .repair), (.open, .refund),
            (.accepted, .refund):
            Transition(to: .settled, .mailClient(.complaintDecided), .clearDeadline)
        case (.open, .close), (.accepted, .close):
            Transition(to: .closed, .mailClient(.complaintDecided), .clearDeadline)
        case (.rejected, .close), (.settled, .close): Transition(to: .closed, .clearDeadline)
        case (.rejected, .reopen), (.settled, .reopen), (.closed, .reopen):
            Transition(to: .open, .mailClient(.complaintDecided))
        case (.open, .reopen), (.accepted, .accept), (.accepted, .reopen),
            (.rejected, .accept), (.rejected, .reject), (.rejected, .replace), (.rejected, .repair),
            (.rejected, .refund),
            (.settled, .accept), (.settled, .reject), (.settled, .replace), (.settled, .repair), (.settled, .refund),
            (.closed, .accept), (.closed, .reject), (.closed, .replace), (.closed, .repair), (.closed, .refund),
            (.closed, .close):
            throw InvalidTransition(event, in: state)
        }
    }
}
