import ArgumentParser
import Foundation
import Storage
import Workflows

/// `xcrm documents NUMBER`: what was issued for a record.
struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "Lists the documents that were issued for a record, and saves them.",
        discussion: """
            A line each, newest first: when, the SHA-256 of the file, its size, its name. A document whose bytes are no \
            longer those that were issued is told, and ends the command with 65.
            """)

    @Argument(help: "The record, as SH-2026-00012 or 0000000123.") var number: String
    @OptionGroup var firm: FirmOptions
    @Option(help: "A folder to write the files into.") var save: String?

    func run() async throws {
        try await guarded {
            guard let number = RecordNumber(number) else { throw Failure.usage("\(number) is no number of a record") }
            let store = try firm.open().store
            let documents = try await store.read { transaction in
                guard let record = try transaction.record(number) else {
                    throw Failure.data("there is no \(number); xcrm list shows what there is")
                }
                return try transaction.documents(of: record.id)
            }
            var damaged = 0
            for document in documents {
                let issued = document.issuedAt.formatted(.iso8601)
                print("\(issued)  \(document.sha256)  \(document.bytes) bytes  \(document.name)")
                // Reading compares the bytes with the hash of the day they were issued.
                let content = try await store.read { try? $0.documentContent(document.id) }
                guard let content else {
                    damaged += 1
                    print("   its bytes are not those that were issued; restore them from a backup")
                    continue
                }
                let others = documents.filter { $0.name == document.name }
                if let save {
                    try write(content, document, isOneOfSeveral: others.count > 1, to: URL(fileURLWithPath: save))
                }
            }
            if documents.isEmpty { print("nothing was issued for \(number) yet") }
            guard damaged == 0 else { throw ExitCode(65) }
        }
    }

    /// Of several versions with one name, each later one gets its version into it. A file that is there stays.
    private func write(_ content: Data, _ document: DocumentRow, isOneOfSeveral: Bool, to folder: URL) throws {
        let name = document.name.replacing("/", with: "-")
        let parts = name.split(separator: ".")
        let versioned =
            document.version == 1 || !isOneOfSeveral || parts.count < 2
            ? name : parts.dropLast().joined(separator: ".") + " (\(document.version))." + parts[parts.count - 1]
        let file = folder.appending(path: versioned)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            if FileManager.default.fileExists(atPath: file.path) {
                guard try Data(contentsOf: file) == content else {
                    throw Failure.usage("\(file.path) is there and is another file; save into another folder")
                }
                return
            }
            try content.write(to: file, options: .withoutOverwriting)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.usage("\(file.path) cannot be written; see to the folder and its room")
        }
    }
}
