public import Foundation
import Glibc

/// Prints HTML as PDF (PDF/A-3, fonts embedded) in processes of their own with limits of time and memory, without network,
/// that read nothing but one folder.
///
/// The processes are kept warm: loading WeasyPrint and the fonts takes several times as long as one document.
/// Several documents are printed side by side, each process one after the other.
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
        /// After how long without a document a process ends.
        public var idleSeconds = 300

        /// The defaults.
        public init() {}
    }

    private let path: String
    private let limits: Limits
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var hasTidied = false
    private var idle: [(resources: String, worker: PrintWorker)] = []

    /// - Parameter path: the folders in which `python3` is looked for, by colons: the system's, which has WeasyPrint.
    ///
    /// From then on this process ignores SIGPIPE: a printing program that was killed must not take its client along.
    public init(path: String = "/usr/bin:/bin", limits: Limits = Limits()) {
        signal(SIGPIPE, SIG_IGN)
        self.path = path
        self.limits = limits
    }

    /// Prints a document; waits while others are printed.
    ///
    /// - Parameter resources: the folder that the HTML may take pictures and fonts from.
    /// - Throws: `PDFError`, or `CancellationError`.
    public func pdf(html: String, resources: URL) async throws -> Data {
        try await pdf(PDFJob(html: html), resources: resources)
    }

    /// Prints a document with files inside it.
    ///
    /// - Parameter resources: the folder that the HTML may take pictures and fonts from.
    /// - Throws: `PDFError`, or `CancellationError`.
    public func pdf(_ job: PDFJob, resources: URL) async throws -> Data {
        guard job.html.utf8.count <= limits.inputBytes,
            job.attachments.reduce(0, { $0 + $1.content.count }) <= limits.outputBytes
        else { throw PDFError.overLimit }
        await enter()
        defer { leave() }
        let frame = try job.frame()
        do {
            return try await printed(frame, resources)
        } catch let gone as PrintWorker.Gone {
            guard !gone.isMissing else { throw PDFError.notInstalled }
            // One that was kept may have ended meanwhile; a new one decides.
            do {
                return try await printed(frame, resources, anew: true)
            } catch let gone as PrintWorker.Gone {
                throw gone.isMissing ? PDFError.notInstalled : PDFError.failed("the printing program ended")
            }
        }
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

    private func printed(_ frame: [UInt8], _ resources: URL, anew: Bool = false) async throws -> Data {
        let worker = try anew ? newWorker(resources) : takeWorker(resources)
        let answer = try await Self.answer(of: worker, frame, seconds: limits.seconds + 15)
        idle.append((resources.path, worker))
        switch answer.status {
        case 0 where answer.content.starts(with: Array("%PDF-".utf8)): return answer.content
        case 65: throw PDFError.refusedResource(String(decoding: answer.content, as: UTF8.self))
        case 69: throw PDFError.notInstalled
        case 75: throw PDFError.overLimit
        default: throw PDFError.failed(CleanText.line(String(decoding: answer.content, as: UTF8.self)))
        }
    }

    private func takeWorker(_ resources: URL) throws -> PrintWorker {
        guard let index = idle.lastIndex(where: { $0.resources == resources.path }) else {
            return try newWorker(resources)
        }
        return idle.remove(at: index).worker
    }

    /// How the folders of printing programs begin.
    static let scratchPrefix = "xcrm-print-"

    /// Removes folders of printing programs whose process was ended before it could, untouched since a moment.
    static func removeLeftovers(in folder: URL, before moment: Date) {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix(scratchPrefix) {
            let path = folder.appending(path: name).path
            let touched = (try? files.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if let touched, touched < moment { try? files.removeItem(atPath: path) }
        }
    }

    private func newWorker(_ resources: URL) throws -> PrintWorker {
        // Those of another folder give way.
        if idle.count >= limits.processes { idle.removeFirst() }
        let temporary = FileManager.default.temporaryDirectory
        if !hasTidied {
            hasTidied = true
            Self.removeLeftovers(in: temporary, before: Date(timeIntervalSinceNow: -86_400))
        }
        let scratch = temporary.appending(path: Self.scratchPrefix + UUID().uuidString)
        do {
            try FileManager.default.createDirectory(
                at: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw PDFError.noScratch(FileManager.default.temporaryDirectory.path)
        }
        return PrintWorker(path: path, resources: resources, scratch: scratch, limits: limits)
    }

    /// The program keeps the time of each document itself; this is for a program that does not answer at all.
    @concurrent
    private static func answer(
        of worker: PrintWorker, _ frame: [UInt8], seconds: Int
    ) async throws -> PrintWorker.Answer {
        try await withThrowingTaskGroup(of: PrintWorker.Answer?.self) { group in
            group.addTask { try await worker.print(frame) }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let answer = first else {
                worker.stop()
                throw PDFError.overLimit
            }
            return answer
        }
    }
}
