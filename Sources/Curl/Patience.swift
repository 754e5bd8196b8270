/// How long one exchange may take: a limit on silence, and a limit on the whole, so that a server that drips a byte now
/// and then, or never stops talking, does not hold us for ever. For a large transfer the whole grows with what is moved.
struct Patience {
    /// The slowest useful transfer, in bytes a second.
    static let slowest = 1024

    private let silence: Duration
    private let grows: Bool
    private var silentUntil: ContinuousClock.Instant
    private var totalUntil: ContinuousClock.Instant

    init(silence: Duration, total: Duration, grows: Bool = false) {
        let now = ContinuousClock.now
        self.silence = silence
        self.grows = grows
        silentUntil = now + silence
        totalUntil = now + total
    }

    /// When to give up.
    var deadline: ContinuousClock.Instant { min(silentUntil, totalUntil) }

    /// Bytes went or came.
    mutating func moved(_ bytes: Int) {
        silentUntil = .now + silence
        if grows { totalUntil += .nanoseconds(bytes &* (1_000_000_000 / Self.slowest)) }
    }
}

extension ConnectionSettings {
    /// For the answer to an ordinary command.
    var patience: Patience { Patience(silence: responseTimeout, total: commandTimeout) }

    /// For sending a mail in one piece.
    var transferPatience: Patience { Patience(silence: responseTimeout, total: commandTimeout, grows: true) }
}
