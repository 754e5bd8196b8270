import Foundation
import Synchronization

/// Slows down who tries links that do not exist. One row an address, in a table that never grows beyond its bound.
final class AttemptLimiter: Sendable {
    /// Failed attempts of one address in a window.
    static let attempts = 20
    /// Length of a window in seconds.
    static let window: TimeInterval = 600
    /// Addresses remembered.
    static let addresses = 10_000

    private struct Row {
        var begun: Date
        var failures: Int
    }
    private let rows = Mutex<[String: Row]>([:])

    /// Seconds until the address may try again; `nil` if it may now.
    func wait(_ address: String, at now: Date) -> Int? {
        rows.withLock { rows in
            guard let row = rows[address], row.failures >= Self.attempts else { return nil }
            let left = row.begun.addingTimeInterval(Self.window).timeIntervalSince(now)
            return left > 0 ? Int(left.rounded(.up)) : nil
        }
    }

    /// Counts a failure.
    func fail(_ address: String, at now: Date) {
        rows.withLock { rows in
            if let row = rows[address], now.timeIntervalSince(row.begun) < Self.window {
                rows[address] = Row(begun: row.begun, failures: row.failures + 1)
                return
            }
            if rows.count >= Self.addresses, rows[address] == nil {
                rows = rows.filter { now.timeIntervalSince($0.value.begun) < Self.window }
                // A flood from many addresses: the counts are lost, the memory is not.
                if rows.count >= Self.addresses { rows.removeAll(keepingCapacity: true) }
            }
            rows[address] = Row(begun: now, failures: 1)
        }
    }

    /// How many addresses are remembered.
    var count: Int { rows.withLock { $0.count } }
}
