import ArgumentParser
import Foundation
import Storage
import Workflows

/// `xcrm search WORDS`: mails, records, files and clients that hold all of some words.
struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds mails, records, files and clients by words, best first.",
        discussion: """
            Every word must occur, in any form (bolt finds bolts, крушка finds крушките) or as the beginning of a longer \
            one. "Words in quotes" must stand side by side; -word must not occur. Put -- before words that begin with a \
            minus.
            """)

    @OptionGroup var firm: FirmOptions
    @Argument(help: "The words.") var words: [String]
    @Option(help: "Only of this client, by code or name.") var client: String?
    @Option(help: "Only mails, records, files or clients; may be repeated.", transform: Search.scope)
    var only: [SearchScope] = []
    @Option(help: "At most so many.") var limit = 20
    @Flag(help: "One JSON object a line.") var json = false
    @Flag(help: "Builds the index anew first; needed only after a damage.") var rebuild = false

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            if rebuild { try await firm.store.write { try $0.rebuildSearch() } }
            let (client, limit, typed) = (client, limit, words.joined(separator: " "))
            let scopes = only.isEmpty ? Set(SearchScope.allCases) : Set(only)
            let hits = try await firm.store.read { transaction -> [SearchHit] in
                let owner = try client.map { try Client.find($0, transaction).id }
                return try transaction.search(typed, in: scopes, client: owner, limit: limit)
            }
            for hit in hits {
                let row = Self.columns(hit)
                print(json ? Listing.json(row) : row.map(\.1).joined(separator: "\t"))
            }
        }
    }

    @Sendable private static func scope(_ typed: String) throws -> SearchScope {
        guard let scope = SearchScope(rawValue: typed) else {
            throw ValidationError("'\(typed)' is not mails, records, files or clients")
        }
        return scope
    }

    private static func columns(_ hit: SearchHit) -> [(String, String)] {
        let (kind, name): (String, String) =
            switch hit.subject {
            case .mail(let id): ("mail", String(id))
            case .record(let number): ("record", number.description)
            case .file(let attachment, let mail): ("file", "\(mail)/\(attachment)")
            case .client(let code): ("client", code)
            }
        return [
            ("kind", kind), ("what", name), ("at", hit.at.formatted(.iso8601.year().month().day())),
            ("client", hit.clientName), ("record", hit.record?.description ?? ""), ("title", Terminal.line(hit.title)),
            ("snippet", Terminal.line(hit.plainSnippet)),
        ]
    }
}

/// Text from outside on a terminal.
enum Terminal {
    /// One line without control characters, which a terminal would take for orders.
    static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isControl = scalar.properties.generalCategory == .control
                    return isControl || scalar.properties.isBidiControl ? " " : scalar
                }))
    }
}
