import Workflows

/// A record in a path: `OF-2026-00012`, `OF-2026-00012.json`.
struct RecordPath: Sendable {
    let number: RecordNumber
    let wantsJSON: Bool

    init?(_ text: String) {
        wantsJSON = text.hasSuffix(".json")
        guard let number = RecordNumber(wantsJSON ? text.dropLast(5) : text[...]) else { return nil }
        self.number = number
    }
}
