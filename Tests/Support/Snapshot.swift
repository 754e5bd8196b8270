import Foundation
public import Testing

/// Compares a text with the file of that name in `Snapshots` beside the test; `XCRM_RECORD=1` writes it instead.
///
/// A mismatch is recorded with the lines that differ. A snapshot that was written is recorded as a warning, so that a
/// recording run is not mistaken for a passing one.
public func expectSnapshot(
    _ text: String, _ name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Snapshots")
    let url = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["XCRM_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        Issue.record("recorded \(name)", severity: .warning, sourceLocation: sourceLocation)
        return
    }
    guard let known = try? String(contentsOf: url, encoding: .utf8) else {
        Issue.record("there is no snapshot \(name); record it with XCRM_RECORD=1", sourceLocation: sourceLocation)
        return
    }
    guard known != text else { return }
    let difference = text.split(separator: "\n").difference(from: known.split(separator: "\n"))
    let lines = difference.prefix(40).map { change in
        switch change {
        case .insert(_, let line, _): "+ \(line)"
        case .remove(_, let line, _): "- \(line)"
        }
    }
    Issue.record("\(name) differs:\n\(lines.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
