import Documents
import Foundation
import Testing

/// Compares a text with a recorded one; `XCRM_RECORD=1` writes it anew.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["XCRM_RECORD"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("\(name) was recorded anew", severity: .warning, sourceLocation: sourceLocation)
        return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    guard recorded != text else { return }
    let difference = text.split(separator: "\n").difference(from: recorded.split(separator: "\n"))
    let lines = difference.prefix(20).map { change in
        switch change {
        case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
        case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
        }
    }
    Issue.record(
        "\(name) differs from what was recorded:\n\(lines.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

/// The folder of the templates of the package.
let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Templates")

/// The renderer of the package's mails, read once for all tests.
let mailRenderer = Result { try MailRenderer(templates: templates) }

/// The renderer of the package's documents, read once for all tests.
let documentRenderer = Result { try DocumentRenderer(templates: templates, home: "bg") }
