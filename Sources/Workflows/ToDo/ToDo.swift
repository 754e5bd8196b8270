/// Work given to a member of staff. (Swift's own `Task` keeps its name.)
public enum ToDo: Workflow {
    /// Where a task stands.
    public enum State: String, CaseIterable, Sendable {
        /// Given, not begun.
        case open
        /// Being worked on.
        case inProgress
        /// Done.
        case done
        /// No longer wanted. Final.
        case cancelled
    }

    /// What can happen to a task.
    public enum Event: String, CaseIterable, Sendable {
        /// It goes to somebody else, or its deadline changes.
        case hand
        /// The holder tells how far it is.
        case progress
        /// It is done.
        case finish
        /// It is no longer wanted.
        case cancel
        /// It is taken up again.
        case reopen
    }

    /// A new task is open.
    public static let initial = State.open

    /// The only place where a task moves.
    public static func apply(_ event: Event, to state: State) throws(InvalidTransition) -> Transition<State> {
        switch (state, event) {
        case (.open, .hand): Transition(to: .open, .mailStaff(.reminder))
        case (.inProgress, .hand): Transition(to: .inProgress, .mailStaff(.reminder))
        case (.open, .progress), (.inProgress, .progress): Transition(to: .inProgress, .mailStaff(.reminder))
        case (.open, .finish), (.inProgress, .finish): Transition(to: .done, .mailStaff(.reminder), .clearDeadline)
        case (.open, .cancel), (.inProgress, .cancel):
            Transition(to: .cancelled, .mailStaff(.reminder), .clearDeadline)
        case (.done, .reopen): Transition(to: .open, .mailStaff(.reminder))
        case (.open, .reopen), (.inProgress, .reopen), (.done, .hand), (.done, .progress), (.done, .finish),
            (.done, .cancel), (.cancelled, _):
            throw InvalidTransition(event, in: state)
        }
    }
}
