/// A business process: its states, what can happen to it, and what follows.
///
/// `apply` is the only place where a record of that kind moves. It is pure: no clock, no database, no mail; time
/// and facts that it needs stand in the event. What must be done beside the move is returned as effects, which
/// the caller stores in the same transaction.
public protocol Workflow: Sendable {
    /// Where a record can be; stored by its raw value.
    associatedtype State: RawRepresentable & CaseIterable & Sendable & Hashable where State.RawValue == String
    /// What can happen to it.
    associatedtype Event: CaseIterable & Sendable & Hashable & RawRepresentable where Event.RawValue == String

    /// The state of a new record.
    static var initial: State { get }

    /// Where an event leads from a state, and what follows; throws when it cannot happen there.
    static func apply(_ event: Event, to state: State) throws(InvalidTransition) -> Transition<State>
}

/// A move that a workflow allows.
public struct Transition<State: Sendable & Hashable>: Sendable, Hashable {
    /// The new state.
    public let state: State
    /// What must be done, in order.
    public let effects: [Effect]

    /// A move with its effects.
    public init(to state: State, _ effects: Effect...) {
        self.state = state
        self.effects = effects
    }
}

/// An event that cannot happen in a state.
public struct InvalidTransition: Error, Hashable, Sendable {
    /// The event's name.
    public let event: String
    /// The state's name.
    public let state: String

    /// Names the pair.
    public init(_ event: some RawRepresentable<String>, in state: some RawRepresentable<String>) {
        self.event = event.rawValue
        self.state = state.rawValue
    }
}

extension InvalidTransition: CustomStringConvertible {
    /// One sentence.
    public var description: String { "'\(event)' cannot happen to a record that is '\(state)'" }
}

/// What a transition asks to be done in the same transaction.
public enum Effect: Hashable, Sendable {
    /// A mail to the client's contact.
    case mailClient(MailTemplate)
    /// A mail to the member of staff in charge.
    case mailStaff(MailTemplate)
    /// Keep the version that goes to the client as a revision.
    case keepRevision
    /// Make an order of the revision that the client has.
    case openOrder
    /// Take the deadline off.
    case clearDeadline
}

extension Effect: CustomStringConvertible {
    /// As it stands in `xcrm workflows describe`.
    public var description: String {
        switch self {
        case .mailClient(let template): "mail client: \(template.rawValue)"
        case .mailStaff(let template): "mail staff: \(template.rawValue)"
        case .keepRevision: "keep revision"
        case .openOrder: "open order"
        case .clearDeadline: "clear deadline"
        }
    }
}
