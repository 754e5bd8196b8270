import Foundation

/// Runs a program of the system to its end.
struct Command: Sendable {
    /// How much of a program's output is kept, in bytes.
    static let outputLimit = 1 << 20
    /// Where programs are searched besides `PATH`: servers live in `sbin`, which is not in everybody's `PATH`, and
    /// Postfix's `master` in a folder of its own (Debian's, then that of others).
    private static let systemFolders = [
        "/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin", "/usr/lib/postfix/sbin",
        "/usr/libexec/postfix",
    ]

    /// How a program ended and what it printed.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    let name: String
    let arguments: [String]
    /// What is added to our own environment.
    var environment: [String: String] = [:]

    /// The program with these arguments; its output passes through files in `scratch`, never through pipes, so that a
    /// program that leaves a daemon behind does not keep the caller waiting.
    func run(scratch: URL) async throws -> Outcome {
        let path = try Command.path(of: name)
        let id = UUID().uuidString
        let outputFile = scratch.appending(path: "\(id).out")
        let errorFile = scratch.appending(path: "\(id).err")
        defer {
            try? FileManager.default.removeItem(at: outputFile)
            try? FileManager.default.removeItem(at: errorFile)
        }
        let child = try ChildProcess(
            path: path, arguments: arguments, environment: environment, output: outputFile.path,
            errors: errorFile.path)
        let status = await child.end()
        return Outcome(status: status, output: Command.text(of: outputFile), errors: Command.text(of: errorFile))
    }

    /// Runs the program and throws what it printed unless it ended well.
    @discardableResult
    func succeed(scratch: URL) async throws -> String {
        let outcome = try await run(scratch: scratch)
        guard outcome.status == 0 else {
            let text = (outcome.errors + outcome.output).trimmingCharacters(in: .whitespacesAndNewlines)
            throw LoopbackError.commandFailed(command: name, output: text)
        }
        return outcome.output
    }

    /// Where a program is installed.
    static func path(of name: String) throws -> String {
        let own = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = own.split(separator: ":").map(String.init) + systemFolders
        for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
            return "\(folder)/\(name)"
        }
        throw LoopbackError.programMissing(name)
    }

    private static func text(of file: URL) -> String {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return "" }
        defer { try? handle.close() }
        let bytes = (try? handle.read(upToCount: outputLimit)) ?? Data()
        return String(decoding: bytes, as: UTF8.self)
    }
}
