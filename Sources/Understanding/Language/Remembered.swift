import Synchronization

/// Remembers what was found out about words, for all texts and threads.
///
/// Bounded: when it is full it begins anew, so that no flood of odd words keeps it from learning the usual ones.
final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let limit: Int
    private let known = Mutex<[Key: Value]>([:])

    /// - Parameter limit: so many answers are kept at most.
    init(limit: Int) { self.limit = limit }

    /// The answer for a key, found out on the first question; two threads that ask at once both find out.
    func value(_ key: Key, _ find: (Key) -> Value) -> Value {
        if let value = known.withLock({ $0[key] }) { return value }
        let value = find(key)
        known.withLock { known in
            if known.count >= limit { known.removeAll(keepingCapacity: true) }
            known[key] = value
        }
        return value
    }
}
