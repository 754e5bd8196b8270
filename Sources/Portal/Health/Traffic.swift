import Synchronization

/// What the pages were asked for since the start, for `/metrics`.
final class Traffic: Sendable {
    /// Upper bounds of the classes of durations, in milliseconds.
    static let bounds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500]

    struct Counts: Sendable {
        /// By method and class of status (`GET 2xx`).
        var answers: [String: Int] = [:]
        /// Answers within each bound, not cumulated; the last is for longer ones.
        var durations = [Int](repeating: 0, count: Traffic.bounds.count + 1)
        /// All durations together, in microseconds.
        var microseconds = 0
    }
    private let counts = Mutex(Counts())

    func note(method: String, status: Int, took: Duration) {
        let micro = Int(took / .microseconds(1))
        let index = Self.bounds.firstIndex { micro <= $0 * 1_000 } ?? Self.bounds.count
        counts.withLock {
            $0.answers["\(method) \(status / 100)xx", default: 0] += 1
            $0.durations[index] += 1
            $0.microseconds += micro
        }
    }

    var now: Counts { counts.withLock { $0 } }
}
