/// An issued tax document: an invoice, an advance invoice, a credit or a debit note.
///
/// The document itself never changes (ЗДДС чл. 116 (1): corrections and additions are not allowed; what was wrong is put
/// right by a credit or debit note). What moves is whether money is owed on it, computed from payments and notes.
public enum Invoice: Workflow {
    /// Where an invoice stands.
    public enum State: String, CaseIterable, Sendable {
        /// Something is owed on it: to us on an invoice, to the client on a credit note.
        case issued
        /// Paid, in full or above.
        case paid
        /// Nothing is owed on it, since credit notes took it back or, for a credit note, since it was set off.
        case settled
    }

    /// What can happen to an invoice.
    public enum Event: String, CaseIterable, Sendable {
        /// Money came, and something is still owed.
        case payPart
        /// Money came, and nothing is owed any more.
        case payRest
        /// A credit note took back a part.
        case creditPart
        /// A credit note took back all that was owed.
        case creditRest
        /// A recorded payment turned out not to be one, or money was paid back, so that something is owed again.
        case moneyBack
        /// The day of payment passed, and the client is reminded.
        case remind
    }

    /// A new invoice is owed.
    public static let initial = State.issued

    /// The only place where an invoice moves.
    public static func apply(_ event: Event, to state: State) throws(InvalidTransition) -> Transition<State> {
        switch (state, event) {
        case (.issued, .payPart), (.issued, .creditPart), (.issued, .moneyBack): Transition(to: .issued)
        case (.issued, .payRest): Transition(to: .paid)
        case (.issued, .creditRest): Transition(to: .settled)
        case (.issued, .remind): Transition(to: .issued, .mailClient(.paymentReminder))
        // Paid above what was owed, or credited after it was paid: the client has money with us, and it stays paid.
        case (.paid, .payRest), (.paid, .creditPart), (.paid, .creditRest): Transition(to: .paid)
        case (.paid, .moneyBack): Transition(to: .issued)
        case (.settled, .payRest), (.settled, .creditRest): Transition(to: .settled)
        case (.settled, .moneyBack): Transition(to: .issued)
        case (.paid, .payPart), (.paid, .remind),
            (.settled, .payPart), (.settled, .creditPart), (.settled, .remind):
            throw InvalidTransition(event, in: state)
        }
    }
}
