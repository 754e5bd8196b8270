import ArgumentParser
import Foundation
import Intake
import Storage
import Workflows

/// `xcrm export`: what the firm has, in formats that others read.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes mails or records into files that other programs read.",
        subcommands: [ExportMail.self, ExportRecords.self])

    /// How many rows are read at once.
    static let page = 200

    struct ExportMail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mail", abstract: "Writes raw mails, in and out, into an mbox file or a folder of .eml files.",
            discussion: """
                Without --client every mail that is kept, those that wait or are parked too. The mbox file is that of RFC 4155 \
                with lines quoted as mboxrd does; .eml files are the bytes as they came. `xcrm import mail` reads both.
                """)
        @OptionGroup var firm: FirmOptions
        @Argument(help: "The new mbox file; with --eml the new folder.") var path: String
        @Option(help: "Only the correspondence of this client, by code or name.") var client: String?
        @Flag(help: "A folder with a file for each mail.") var eml = false

        func run() async throws {
            try await guarded {
                let firm = try firm.open()
                let scope = try await Export.scope(client, firm)
                guard !FileManager.default.fileExists(atPath: path) else {
                    throw Failure.usage("there is something of the name \(path) already; name a new one")
                }
                let count = eml ? try await files(firm, scope) : try await mbox(firm, scope)
                complain("\(count) mails")
            }
        }

        private func mbox(_ firm: Firm, _ scope: ClientScope?) async throws -> Int {
            guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
                let handle = FileHandle(forWritingAtPath: path)
            else { throw Failure.cannotCreate("the file \(path) cannot be made; check its folder and who owns it") }
            let writer = MboxWriter(handle)
            let count = try await eachMail(firm, scope) { mail, bytes, _ in
                try writer.append(bytes, sender: mail.sender, date: mail.at)
            }
            try handle.close()
            return count
        }

        private func files(_ firm: Firm, _ scope: ClientScope?) async throws -> Int {
            let folder = URL(fileURLWithPath: path, isDirectory: true)
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw Failure.cannotCreate("the folder \(path) cannot be made; check where it is and who owns it")
            }
            return try await eachMail(firm, scope) { mail, bytes, number in
                let digits = String(number)
                let name = String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits + ".eml"
                let file = folder.appendingPathComponent(name)
                try bytes.write(to: file, options: .withoutOverwriting)
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600, .modificationDate: mail.at], ofItemAtPath: file.path)
            }
        }

        private func eachMail(
            _ firm: Firm, _ scope: ClientScope?, _ body: (ExportedMail, Data, Int) throws -> Void
        ) async throws -> Int {
            var (last, count): (Int64, Int) = (0, 0)
            while true {
                let from = last
                let page = try await firm.store.read {
                    try $0.exportedMails(of: scope, after: from, limit: Export.page)
                }
                guard let end = page.last else { return count }
                for mail in page {
                    count += 1
                    try body(mail, try await firm.store.rawMail(mail.rawID), count)
                }
                last = end.rawID
            }
        }
    }

    struct ExportRecords: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "records",
            abstract: "Prints records with lines, history and documents, one JSON object a line.")
        @OptionGroup var firm: FirmOptions
        @Option(help: "Only of this client, by code or name.") var client: String?
        @Option(help: "Only offers, orders, shipments, complaints, tasks, contracts or invoices.") var kind: List.What?

        func run() async throws {
            try await guarded {
                let firm = try firm.open()
                let house = try await firm.house()
                let scope = try await Export.scope(client, firm)
                if kind == .clients {
                    throw Failure.usage("clients are no records; `xcrm list clients --json` prints them")
                }
                let (kind, encoder) = (kind?.kind, ShownRecord.encoder())
                var last: Int64 = 0
                while true {
                    let from = last
                    let page = try await firm.store.read { transaction in
                        try transaction.exportedRecords(of: scope, kind: kind, after: from, limit: Export.page).map {
                            (id: $0.id, record: try ShownRecord($0, transaction, house: house))
                        }
                    }
                    guard let end = page.last else { return }
                    for row in page {
                        try FileHandle.standardOutput.write(
                            contentsOf: try encoder.encode(row.record) + Data("\n".utf8))
                    }
                    last = end.id
                }
            }
        }
    }

    /// The client that is meant, with those merged into it; `nil` for all.
    static func scope(_ client: String?, _ firm: Firm) async throws -> ClientScope? {
        guard let client else { return nil }
        return try await firm.store.read { transaction in
            try transaction.scope(try Client.find(client, transaction))
        }
    }
}
