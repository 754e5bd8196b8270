import Foundation

/// The program that the servers in a folder belong to: its process id, and when it was started, because process ids come
/// round again (in a container soon).
struct FolderOwner: Equatable, Sendable {
    private let process: pid_t
    /// The start in clock ticks after boot (proc(5), field 22 of `stat`).
    private let start: String

    /// This program.
    static var current: FolderOwner? { FolderOwner(process: getpid()) }

    /// Reads what `write` wrote; nil if there is no such file.
    init?(file: URL) {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let process = pid_t(words[0]) else { return nil }
        self.process = process
        start = String(words[1])
    }

    private init?(process: pid_t) {
        guard let stat = ProcessStatus(of: process) else { return nil }
        self.process = process
        start = stat.start
    }

    /// Whether the very same process still runs.
    var isAlive: Bool { FolderOwner(process: process) == self }

    func write(to file: URL) throws {
        try Data("\(process) \(start)\n".utf8).write(to: file)
    }
}

/// What the kernel tells of a living process in `/proc/PID/stat` (proc(5)).
struct ProcessStatus: Sendable {
    /// The process group.
    let group: pid_t
    /// The start in clock ticks after boot.
    let start: String

    /// nil for a zombie or if there is no such process.
    init?(of process: pid_t) {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        // The command's name stands in parentheses and may hold anything, so reading begins after the last one, at field 3.
        guard let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 19, fields[0] != "Z", fields[0] != "X", let group = pid_t(fields[2]) else { return nil }
        self.group = group
        start = String(fields[19])
    }
}
