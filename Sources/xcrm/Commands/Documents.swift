import ArgumentParser
import Foundation
import Storage
import Workflows

/// `xcrm documents NUMBER`: what was issued for a record.
struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "Lists the documents that were issued for a record, and saves them.")

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
            for document in documents {
                let issued = document.issuedAt.formatted(.iso8601)
                print("\(issued)  \(document.sha256.prefix(12))  \(document.bytes) bytes  \(document.name)")
                if let save { try await write(document, to: URL(fileURLWithPath: save), store) }
            }
            if documents.isEmpty { print("nothing was issued for \(number) yet") }
        }
    }

    /// A later version of the same document gets its version into its name.
    private func write(_ document: DocumentRow, to folder: URL, _ store: Store) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let content = try await store.read { try $0.documentContent(document.id) }
        let name = document.name.replacing("/", with: "-")
        let parts = name.split(separator: ".")
        let versioned =
            document.version == 1 || parts.count < 2
            ? name : parts.dropLast().joined(separator: ".") + " (\(document.version))." + parts[parts.count - 1]
        try content.write(to: folder.appending(path: versioned), options: .withoutOverwriting)
    }
}
