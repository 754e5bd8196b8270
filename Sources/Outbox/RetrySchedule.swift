import Foundation
import Settings

/// When a mail that was not taken is tried again.
struct RetrySchedule {
    let settings: Configuration.Retry

    /// The next attempt after so many (at least one), or `nil` when it was tried for long enough.
    func next(attempts: Int, createdAt: Date, now: Date) -> Date? {
        guard now.timeIntervalSince(createdAt) < Double(settings.giveUpHours) * 3_600 else { return nil }
        var wait = Double(settings.firstSeconds)
        let longest = Double(settings.longestMinutes) * 60
        for _ in 1..<max(1, min(attempts, 64)) where wait < longest { wait *= Double(settings.factor) }
        return now.addingTimeInterval(min(wait, longest))
    }
}
