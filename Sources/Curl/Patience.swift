/// How long one command may take: a limit on silence, and a limit on the whole that grows with what is transferred, so
/// that a large mail has its time and a server that drips a byte now and then does not hold us for ever.
struct Patience {
    /// The slowest useful transfer, in bytes a second.
    static let slowest = 1024

    private let silence: Duration
    private var silentUntil: ContinuousClock.Instant
    private var totalUntil: ContinuousClock.Instant

    init(silence: Duration, total: Duration) {
        let now = ContinuousClock.now
        self.silence = silence
        silentUntil = now + silence
        totalUntil = now + total
    }

    /// When to give up.
    var deadline: ContinuousClock.Instant { min(silentUntil, totalUntil) }

    /// Bytes went or came.
    mutating func moved(_ bytes: Int) {
        silentUntil = .now + silence
        totalUntil += .nanoseconds(bytes &* (1_000_000_000 / Self.slowest))
    }
}

extension ConnectionSettings {
    /// For the answer to an ordinary command.
    var patience: Patience { Patience(silence: responseTimeout, total: commandTimeout) }
}
