import Foundation
import Mail

/// Mails that lie beside the tests.
enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// Names of the mails in a folder, without ending.
    static func names(_ folder: String) -> [String] {
        let files =
            (try? FileManager.default.contentsOfDirectory(atPath: Fixtures.folder.appendingPathComponent(folder).path))
            ?? []
        return files.filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }.sorted()
    }

    static func data(_ path: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(path))
    }

    static func message(_ path: String) throws -> Message { MessageParser().parse(try data(path)) }
}

/// A mail written in a test: header lines, an empty line, a body; lines parted by LF.
func mail(_ text: String) -> Message {
    MessageParser().parse(
        Data(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8))
}

/// As `mail`, for bytes that are no UTF-8.
func mail(bytes: [UInt8]) -> Message { MessageParser().parse(bytes) }
