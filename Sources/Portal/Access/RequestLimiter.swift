import Foundation
import Synchronization

/// Bounds how many pages one address may ask for in a minute, in a table that never grows beyond its bound.
final class RequestLimiter: Sendable {
    /// Length of a window in seconds.
    static let window: TimeInterval = 60
    /// Addresses remembered.
    static let addresses = 20_000

    private struct Row {
        var begun: Date
        var count: Int
    }
    private let rows = Mutex<[String: Row]>([:])
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Counts a request. Seconds until the next one is answered; `nil` if this one is.
    func wait(_ address: String, at now: Date) -> Int? {
        rows.withLock { rows in
            if let row = rows[address], now.timeIntervalSince(row.begun) < Self.window {
                guard row.count >= limit else {
                    rows[address] = Row(begun: row.begun, count: row.count + 1)
                    return nil
                }
                return max(1, Int(row.begun.addingTimeInterval(Self.window).timeIntervalSince(now).rounded(.up)))
            }
            if rows.count >= Self.addresses, rows[address] == nil {
                rows = rows.filter { now.timeIntervalSince($0.value.begun) < Self.window }
                // A flood from many addresses: the counts are lost, the memory is not.
                if rows.count >= Self.addresses { rows.removeAll(keepingCapacity: true) }
            }
            rows[address] = Row(begun: now, count: 1)
            return nil
        }
    }

    /// How many addresses are remembered.
    var count: Int { rows.withLock { $0.count } }
}
