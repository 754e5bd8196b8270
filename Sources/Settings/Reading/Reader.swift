import Foundation
import Yams

/// Collects what is wrong while a file is read, and knows what values are relative to.
final class Reader {
    /// How large a configuration may be.
    static let maximumBytes = 1 << 20
    /// How many items a list may have.
    static let maximumItems = 10_000
    /// How long one text may be, in bytes.
    static let maximumText = 4_000

    let file: String
    /// What relative paths count from.
    let folder: URL
    let environment: [String: String]
    /// Whether files that are named must be there.
    let checksFiles: Bool

    private(set) var problems: [ConfigurationError.Problem] = []
    /// Where we are, for the sentences: `mailboxes[2].imap`.
    private(set) var path: [String] = []

    init(file: String, folder: URL, environment: [String: String], checksFiles: Bool) {
        self.file = file
        self.folder = folder
        self.environment = environment
        self.checksFiles = checksFiles
    }

    /// Notes a problem at a node.
    func report(_ node: Node?, _ sentence: String) {
        report(line: node?.mark?.line, sentence)
    }

    /// Notes a problem at a line.
    func report(line: Int?, _ sentence: String) {
        problems.append(.init(file: file, line: line, sentence: sentence))
    }

    /// Notes that a value is not what its key wants.
    func mismatch(_ node: Node, wanted: String) {
        report(node, "\(keyName) must be \(wanted), not \(Self.shown(node)).")
    }

    /// Reads one level deeper.
    func within<Result>(_ name: String, _ body: () -> Result) -> Result {
        path.append(name)
        defer { path.removeLast() }
        return body()
    }

    /// The dotted name of the key being read.
    var keyName: String { path.joined(separator: ".") }

    /// A path as the file means it.
    func absolute(_ path: String) -> String {
        (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appending(path: path)).standardizedFileURL.path
    }

    /// How a value is named in a sentence, short. Never used for secrets.
    static func shown(_ node: Node) -> String {
        if let scalar = node.scalar {
            if node.isNull { return "empty" }
            let text = scalar.string.prefix(40).map { $0.isNewline ? " " : String($0) }.joined()
            return "\"\(text)\(scalar.string.count > 40 ? "…" : "")\""
        }
        return node.sequence == nil ? "a map" : "a list"
    }
}

extension Node {
    /// Whether the value is left out, or `null`, or `~`.
    var isNull: Bool {
        guard let scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}
