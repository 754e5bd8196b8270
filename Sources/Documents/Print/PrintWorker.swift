import Foundation
import Subprocess

/// One printing program, kept warm: takes documents one after the other until it is let go.
final class PrintWorker: Sendable {
    /// What the program said of a document.
    struct Answer: Sendable {
        let status: UInt8
        let content: Data
    }

    /// The program is no longer there; another may do.
    struct Gone: Error {
        /// Whether it could not be started at all.
        var isMissing = false
    }

    private struct Request: Sendable {
        let frame: [UInt8]
        let answer: CheckedContinuation<Answer, any Error>
    }

    private let requests: AsyncStream<Request>.Continuation
    private let task: Task<Void, Never>

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - path: the folders in which `python3` is looked for, by colons.
    ///   - resources: the folder that documents may take pictures and fonts from.
    ///   - scratch: a folder of its own, removed when it ends.
    init(path: String, resources: URL, scratch: URL, limits: PDFRenderer.Limits) {
        let (stream, continuation) = AsyncStream.makeStream(of: Request.self)
        requests = continuation
        task = Task.detached {
            var gone = Gone()
            do {
                try await Self.serve(stream, path, resources, scratch, limits)
            } catch let error as SubprocessError
                where error.code == .executableNotFound || error.code == .spawnFailed
            {
                gone.isMissing = true
            } catch {}
            continuation.finish()
            for await request in stream { request.answer.resume(throwing: gone) }
            try? FileManager.default.removeItem(at: scratch)
        }
    }

    deinit { requests.finish() }

    /// Ends the program at once.
    func stop() {
        requests.finish()
        task.cancel()
    }

    /// Has a document printed.
    ///
    /// - Throws: `Gone`; `CancellationError` ends the program.
    func print(_ frame: [UInt8]) async throws -> Answer {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { answer in
                switch requests.yield(Request(frame: frame, answer: answer)) {
                case .enqueued: break
                default: answer.resume(throwing: Gone())
                }
            }
        } onCancel: {
            stop()
        }
    }

    private static func serve(
        _ requests: AsyncStream<Request>, _ path: String, _ resources: URL, _ scratch: URL,
        _ limits: PDFRenderer.Limits
    ) async throws {
        _ = try await Subprocess.run(
            .name("python3"),
            arguments: [
                "-I", "-c", PrintDriver.source, resources.path, scratch.path, String(limits.memoryBytes),
                String(limits.seconds), String(limits.outputBytes), String(limits.idleSeconds),
            ],
            // Nothing of the daemon's environment, which may hold secrets.
            environment: .custom(["PATH": path, "LANG": "C.UTF-8", "HOME": scratch.path, "TMPDIR": scratch.path]),
            input: .inputWriter, output: .sequence, error: .discarded
        ) { execution in
            var output = execution.standardOutput.makeAsyncIterator()
            var pending: [UInt8] = []
            for await request in requests {
                do {
                    _ = try await execution.standardInputWriter.write(request.frame)
                    while pending.count < 5 || pending.count < 5 + Self.length(pending) {
                        guard let buffer = try await output.next() else { throw Gone() }
                        buffer.withUnsafeBytes { pending.append(contentsOf: $0) }
                    }
                    let end = 5 + Self.length(pending)
                    request.answer.resume(
                        returning: Answer(status: pending[0], content: Data(pending[5..<end])))
                    pending.removeFirst(end)
                } catch {
                    request.answer.resume(throwing: Gone())
                    throw error
                }
            }
        }
    }

    private static func length(_ bytes: [UInt8]) -> Int { bytes[1..<5].reduce(0) { $0 << 8 | Int($1) } }
}
