public import Foundation
import Subprocess

/// Why a document could not be printed.
public enum PDFError: Error, Equatable, CustomStringConvertible, Sendable {
    /// The printing program is not there.
    case notInstalled
    /// The template names something outside its folder.
    case refusedResource(String)
    /// It took too long, or more memory or output than allowed.
    case overLimit
    /// There is no room for temporary files.
    case noScratch(String)
    /// The program ended with an error.
    case failed(status: Int)

    /// A sentence with what to do.
    public var description: String {
        switch self {
        case .notInstalled: "WeasyPrint, which prints documents, is missing; run apt-get install weasyprint."
        case .refusedResource(let name):
            "A document template names \(name), which is outside its folder; put the file beside the template."
        case .overLimit:
            "A document took too much time, memory or space to print; see to its template and number of lines."
        case .noScratch(let path):
            "A document could not be printed, since nothing can be written to \(path); make room there."
        case .failed(let status):
            "A document could not be printed (status \(status)); try its template with xcrm check."
        }
    }
}

/// Prints HTML as PDF (PDF/A-3, fonts embedded) in processes of their own with limits of time and memory, without network,
/// that read nothing but one folder.
public actor PDFRenderer {
    /// The limits of one document.
    public struct Limits: Sendable {
        /// Wall-clock time.
        public var seconds = 60
        /// Address space.
        public var memoryBytes = 1 << 30
        /// Size of the HTML.
        public var inputBytes = 8 << 20
        /// Size of the PDF.
        public var outputBytes = 16 << 20
        /// How many documents are printed side by side.
        public var processes = 2

        /// The defaults.
        public init() {}
    }

    private let path: String
    private let limits: Limits
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter path: the folders in which `python3` is looked for, by colons: the system's, which has WeasyPrint.
    public init(path: String = "/usr/bin:/bin", limits: Limits = Limits()) {
        self.path = path
        self.limits = limits
    }

    /// Prints a document; waits while others are printed.
    ///
    /// - Parameter resources: the folder that the HTML may take pictures and fonts from.
    /// - Throws: `PDFError`, or `CancellationError`.
    public func pdf(html: String, resources: URL) async throws -> Data {
        guard html.utf8.count <= limits.inputBytes else { throw PDFError.overLimit }
        await enter()
        defer { leave() }
        return try await Self.printed(html, resources, path, limits)
    }

    private func enter() async {
        if running < limits.processes {
            running += 1
        } else {
            // Whoever leaves hands its place over, so that the count stays.
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty {
            running -= 1
        } else {
            waiting.removeFirst().resume()
        }
    }

    @concurrent
    private static func printed(
        _ html: String, _ resources: URL, _ path: String, _ limits: Limits
    ) async throws -> Data {
        try await withThrowingTaskGroup(of: Data?.self) { group in
            group.addTask { try await run(html, resources, path, limits) }
            group.addTask {
                try await Task.sleep(for: .seconds(limits.seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let data = first else { throw PDFError.overLimit }
            return data
        }
    }

    @concurrent
    private static func run(_ html: String, _ resources: URL, _ path: String, _ limits: Limits) async throws -> Data {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "xcrm-print-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw PDFError.noScratch(FileManager.default.temporaryDirectory.path)
        }
        defer { try? FileManager.default.removeItem(at: scratch) }
        do {
            let result = try await Subprocess.run(
                .name("python3"),
                arguments: [
                    "-I", "-c", PrintDriver.source, resources.path, String(limits.memoryBytes), String(limits.seconds),
                ],
                // Nothing of the daemon's environment, which may hold secrets.
                environment: .custom([
                    "PATH": path, "LANG": "C.UTF-8", "HOME": scratch.path, "TMPDIR": scratch.path,
                ]),
                input: .data(Data(html.utf8)), output: .data(limit: limits.outputBytes),
                error: .string(limit: 65_536))
            return try data(result.standardOutput, result.terminationStatus, complaint: result.standardError)
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            switch error.code {
            case .executableNotFound, .spawnFailed: throw PDFError.notInstalled
            case .outputLimitExceeded: throw PDFError.overLimit
            default: throw PDFError.failed(status: -1)
            }
        }
    }

    private static func data(_ output: Data, _ status: TerminationStatus, complaint: String) throws -> Data {
        try Task.checkCancellation()
        switch status {
        case .exited(0) where output.starts(with: Array("%PDF-".utf8)): return output
        case .exited(69): throw PDFError.notInstalled
        case .exited(65):
            let name = complaint.split(separator: "\n").last?.split(separator: ": ", maxSplits: 1).last ?? ""
            throw PDFError.refusedResource(String(name.prefix(200)))
        case .exited(let code):
            throw complaint.contains("MemoryError") ? PDFError.overLimit : PDFError.failed(status: Int(code))
        case .signaled: throw PDFError.overLimit
        }
    }
}
