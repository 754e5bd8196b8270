import Dispatch
public import Foundation
import Glibc

/// Why a secret could not be had. Never holds the secret, nor the command, which might.
public enum SecretError: Error, Equatable, CustomStringConvertible {
    /// Neither the file nor the environment says where it is.
    case absent(variable: String?)
    /// The file could not be read.
    case unreadable(file: String)
    /// The command could not be started or ended with an error.
    case commandFailed(status: Int32)
    /// The command took too long.
    case commandTimedOut(seconds: Int)
    /// What the command prints is longer than any secret.
    case tooLong
    /// What was found has no first line.
    case empty

    /// A sentence with what to do.
    public var description: String {
        switch self {
        case .absent(let variable):
            "The secret is not set; \(variable.map { "set \($0)" } ?? "add it to the configuration")."
        case .unreadable(let file): "The secret file \(file) could not be read; see to its path and permissions."
        case .commandFailed(let status):
            "The command that prints the secret ended with status \(status); try it in a shell."
        case .commandTimedOut(let seconds):
            "The command that prints the secret took over \(seconds) s; try it in a shell."
        case .tooLong: "The command that prints the secret prints far too much; its first line must be the secret."
        case .empty: "The secret is empty; its first line must hold it."
        }
    }
}

extension Secret {
    /// How long a secret may be.
    static let maximumBytes = 65_536
    /// How long a command may take.
    static let commandSeconds = 15

    /// `XCRM_MAILBOX_SALES_PASSWORD`.
    static func variable(_ prefix: String, _ name: String) -> String {
        let words = "XCRM_\(prefix)_\(name)".uppercased()
        return String(words.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    /// Looks the value up: the environment variable if it is set, else the source.
    ///
    /// Takes up to `commandSeconds` for a command, without holding up other work.
    /// - Throws: `SecretError`.
    @concurrent
    public func resolve(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws(SecretError) -> String {
        try await resolve(environment: environment, commandSeconds: Self.commandSeconds)
    }

    @concurrent
    func resolve(environment: [String: String], commandSeconds: Int) async throws(SecretError) -> String {
        if let variable, let value = environment[variable], !value.isEmpty { return value }
        switch source {
        case nil: throw .absent(variable: variable)
        case .value(let value): return value
        case .file(let path):
            guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable(file: path) }
            defer { try? handle.close() }
            guard let bytes = try? handle.read(upToCount: Self.maximumBytes) else { throw .unreadable(file: path) }
            return try Self.firstLine(bytes)
        case .command(let command):
            let outcome = await withCheckedContinuation { continuation in
                // A thread of its own: waiting for a command must not hold one of the few that run tasks.
                let thread = Thread {
                    continuation.resume(returning: SecretCommand.run(command, seconds: commandSeconds))
                }
                thread.name = "xcrm.secret"
                thread.start()
            }
            return try Self.firstLine(outcome.get())
        }
    }

    private static func firstLine(_ bytes: Data) throws(SecretError) -> String {
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard !line.isEmpty, let text = String(validating: line, as: UTF8.self) else { throw .empty }
        return text
    }
}

/// Runs a shell command and takes what it prints, within limits.
enum SecretCommand {
    static func run(_ command: String, seconds: Int) -> Result<Data, SecretError> {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        do {
            try process.run()
        } catch {
            return .failure(.commandFailed(status: -1))
        }
        try? pipe.fileHandleForWriting.close()
        let deadline = DispatchTime.now() + .seconds(seconds)
        let output = read(pipe.fileHandleForReading.fileDescriptor, until: deadline)
        let isTooLong = (output?.count ?? 0) >= Secret.maximumBytes
        let ended = output != nil && !isTooLong && waits(for: process, until: deadline)
        if !ended {
            // The shell's children too: Foundation gives each process a group of its own.
            kill(-process.processIdentifier, SIGKILL)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        if isTooLong { return .failure(.tooLong) }
        guard ended, let output else { return .failure(.commandTimedOut(seconds: seconds)) }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            return .failure(.commandFailed(status: process.terminationStatus))
        }
        return .success(output)
    }

    /// All that is printed, at most `Secret.maximumBytes`; `nil` if the end did not come in time.
    private static func read(_ descriptor: Int32, until deadline: DispatchTime) -> Data? {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while data.count < Secret.maximumBytes {
            let left = remaining(deadline)
            guard left > 0 else { return nil }
            var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&poller, 1, Int32(left)) > 0 else { continue }
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return data }
            data.append(contentsOf: buffer[..<count])
        }
        return data
    }

    private static func waits(for process: Process, until deadline: DispatchTime) -> Bool {
        while process.isRunning {
            guard remaining(deadline) > 0 else { return false }
            usleep(2_000)
        }
        return true
    }

    private static func remaining(_ deadline: DispatchTime) -> Int {
        let now = DispatchTime.now().uptimeNanoseconds
        guard deadline.uptimeNanoseconds > now else { return 0 }
        return Int(min((deadline.uptimeNanoseconds - now) / 1_000_000 + 1, 60_000))
    }
}
