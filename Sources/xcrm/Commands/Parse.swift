import ArgumentParser
import Foundation
import Mail
import Understanding

/// `xcrm parse`: what the daemon would read in a mail, from files alone.
///
/// Needs no daemon, network or database. Mails are parsed several at once but printed in the order of the command line;
/// only so many are held at a time as there are processors.
struct Parse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what is understood in mails, one JSON object a line.",
        discussion: """
            Each FILE is one raw mail (RFC 5322); - reads one from standard input. Keys: file, kind, language, reply, lines, \
            references, deliver_by, contact, attachments. A file that cannot be read is named on standard error, the others \
            are printed all the same, and the exit code is 66.
            """)

    @Option(help: ArgumentHelp("What is sold, as CSV: sku,name_bg,name_en,unit,price,…", valueName: "file.csv"))
    var catalogue: String?
    @Flag(help: "Adds evidence: where each thing was read.") var explain = false
    @Argument(help: ArgumentHelp("Mails, or - for standard input.", valueName: "file.eml")) var files: [String]

    func run() async throws {
        try await guarded {
            let reader = Reader(catalogue: try readCatalogue())
            let unreadable = await MailFiles(files: files).each { file, message in
                ParseOutput.line(file: file, reading: reader.read(message), explain: explain)
            }
            if unreadable { throw ExitCode(66) }
        }
    }

    private func readCatalogue() throws -> Catalogue {
        Catalogue(articles: try catalogue.map { try InputFile.articles($0) } ?? [])
    }
}

/// Mails named on the command line, turned into lines of output in the same order.
struct MailFiles {
    let files: [String]
    /// A mail above this size is not read from standard input; files are mapped, not read.
    static let maximumInputBytes = 256 << 20

    /// Prints what `line` makes of each mail; `true` if a file could not be read.
    ///
    /// As many are worked on at once as there are processors, at most 16; a slow mail holds back the printing of the ones
    /// behind it, never more of them than that.
    func each(_ line: @escaping @Sendable (String, Message) -> String) async -> Bool {
        let window = max(1, min(16, ProcessInfo.processInfo.activeProcessorCount))
        var unreadable = false
        await withTaskGroup(of: (Int, Result<String, Failure>).self) { group in
            var next = 0
            var due = 0
            var waiting: [Int: Result<String, Failure>] = [:]
            func start() {
                guard next < files.count else { return }
                let (number, file) = (next, files[next])
                group.addTask { (number, Self.outcome(of: file, line)) }
                next += 1
            }
            for _ in 0..<window { start() }
            while let (number, result) = await group.next() {
                waiting[number] = result
                while let ready = waiting.removeValue(forKey: due) {
                    switch ready {
                    case .success(let line): print(line)
                    case .failure(let failure):
                        complain("xcrm: \(failure.sentence)")
                        unreadable = true
                    }
                    due += 1
                    start()
                }
            }
        }
        return unreadable
    }

    private static func outcome(of file: String, _ line: (String, Message) -> String) -> Result<String, Failure> {
        do throws(Failure) {
            return .success(line(file, MessageParser().parse(try data(file))))
        } catch {
            return .failure(error)
        }
    }

    private static func data(_ file: String) throws(Failure) -> Data {
        if file == "-" {
            guard let data = try? FileHandle.standardInput.read(upToCount: maximumInputBytes + 1) ?? Data() else {
                throw Failure.input("standard input cannot be read")
            }
            guard data.count <= maximumInputBytes else {
                throw Failure.data("the mail on standard input is above 256 MiB")
            }
            return data
        }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped) else {
            throw Failure.input("the file \(file) cannot be read; check its name and who owns it")
        }
        return data
    }
}
