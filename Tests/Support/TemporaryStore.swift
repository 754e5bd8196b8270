public import Foundation
public import Storage

/// A database in a folder of its own that goes with the last reference.
public final class TemporaryStore: Sendable {
    /// The database.
    public let store: Store
    /// Where it lies.
    public let folder: URL

    /// Makes an empty one.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("xcrm-test-\(UUID().uuidString)")
        store = try Store(folder: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
