import Foundation
import GRDB
import Workflows

extension Transaction {
    /// Finds mails, records, files and clients that hold all of some words, best first.
    ///
    /// Reads the full-text index only; a search among hundreds of thousands of mails is a matter of milliseconds.
    ///
    /// - parameter typed: words in any form; `"side by side"`; `-without`.
    /// - parameter client: only what belongs to this client.
    /// - returns: at most `limit` hits; none when nothing was typed.
    public func search(
        _ typed: String, in scopes: Set<SearchScope> = Set(SearchScope.allCases), client: Int64? = nil, limit: Int = 50
    ) throws -> [SearchHit] {
        guard let words = SearchExpression(typed).text, limit > 0 else { return [] }
        let limit = min(limit, 500)
        var hits: [SearchHit] = []
        for scope in SearchScope.allCases where scopes.contains(scope) {
            let source = scope.source
            let condition = client == nil ? "1" : "\(source.owner) = ?"
            let arguments: StatementArguments = client.map { [words, $0, limit] } ?? [words, limit]
            let rows = try rows(source.sql(where: condition), arguments)
            hits += try rows.map { try hit($0, scope) }
        }
        return Array(hits.sorted { ($0.score, $0.at) > ($1.score, $1.at) }.prefix(limit))
    }

    /// Finds what a client may read: the own mails and their files by all they say, the own records by number and title
    /// alone, since what stands in a draft is not the client's yet. Best first.
    public func clientSearch(_ typed: String, in scope: ClientScope, limit: Int = 50) throws -> [SearchHit] {
        guard let words = SearchExpression(typed).text, limit > 0 else { return [] }
        let limit = min(limit, 200)
        let kinds = RecordKind.forClients.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        var hits: [SearchHit] = []
        for kind in [SearchScope.mails, .files, .records] {
            let isRecord = kind == .records
            let condition =
                scope.condition(kind.source.owner)
                + (isRecord ? " AND record.kind IN (\(kinds))" : " AND \(Self.readableByClient)")
            let rows = try rows(
                kind.source.sql(where: condition, column: isRecord ? 0 : -1),
                [isRecord ? "head : (\(words))" : words] + scope.arguments + [limit])
            hits += try rows.map { try hit($0, kind) }
        }
        return Array(hits.sorted { ($0.score, $0.at) > ($1.score, $1.at) }.prefix(limit))
    }

    private func hit(_ row: Row, _ scope: SearchScope) throws -> SearchHit {
        let client: Int64? = row["client_id"]
        let subject: SearchHit.Subject =
            switch scope {
            case .mails: .mail(row["id"])
            case .records: .record(try RecordNumber(row["number"] as String).orMissing("a sound record number"))
            case .files: .file(attachment: row["id"], mail: row["mail_id"])
            case .clients: .client(row["number"])
            }
        let filed: String? = scope == .mails || scope == .files ? row["number"] : nil
        return SearchHit(
            subject: subject, title: row["title"] ?? "", snippet: Self.pieces(row["snippet"]), client: client,
            clientName: try client.flatMap { try self.client($0)?.name } ?? "", at: Date(seconds: row["at"]),
            record: filed.flatMap { RecordNumber($0) }, score: -(row["score"] as Double))
    }

    /// Takes FTS5's snippet apart at its marks.
    static func pieces(_ marked: String?) -> [SearchHit.Piece] {
        var pieces: [SearchHit.Piece] = []
        var isFound = false
        var text = ""
        func end() {
            guard !text.isEmpty else { return }
            pieces.append(SearchHit.Piece(text: text, isFound: isFound))
            text = ""
        }
        for scalar in (marked ?? "").unicodeScalars {
            switch scalar {
            case SearchSource.begin:
                end()
                isFound = true
            case SearchSource.end:
                end()
                isFound = false
            default:
                let isSpace = scalar.properties.isWhitespace || scalar.value < 0x20
                if isSpace, text.last == " " { continue }
                text.unicodeScalars.append(isSpace ? " " : scalar)
            }
        }
        end()
        return pieces
    }
}

/// Where one kind of hit comes from.
private struct SearchSource {
    /// Private-use characters: no text needs them, and one that has them all the same is only marked wrongly.
    static let begin: Unicode.Scalar = "\u{F8F1}"
    static let end: Unicode.Scalar = "\u{F8F2}"

    /// The full-text table.
    let index: String
    /// How much a find in each column counts.
    let weights: String
    /// What is read of the rows found: `id`, `mail_id`, `number`, `title`, `client_id`, `at`.
    let columns: String
    /// How they are joined.
    let join: String
    /// The column that says whose it is.
    let owner: String

    /// - parameter column: which one the snippet is of; -1 for the one that fits best.
    func sql(where condition: String, column: Int = -1) -> String {
        """
        SELECT \(columns), bm25(\(index), \(weights)) AS score,
            snippet(\(index), \(column), '\(Self.begin)', '\(Self.end)', '…', 24) AS snippet
        FROM \(index) \(join)
        WHERE \(index) MATCH ? AND \(condition) ORDER BY score LIMIT ?
        """
    }
}

extension SearchScope {
    /// The newest record that a mail is filed under.
    private static let filed = """
        (SELECT record.number FROM mail_record JOIN record ON record.id = mail_record.record_id
            WHERE mail_record.mail_id = mail.id ORDER BY record.id DESC LIMIT 1) AS number
        """

    fileprivate var source: SearchSource {
        switch self {
        case .mails:
            SearchSource(
                index: "mail_search", weights: "4.0, 1.0, 3.0, 3.0",
                columns: """
                    mail.id AS id, mail.subject AS title, mail.client_id AS client_id, mail.sent_at AS at, \(Self.filed)
                    """,
                join: "JOIN mail ON mail.id = mail_search.rowid", owner: "mail.client_id")
        case .records:
            SearchSource(
                index: "record_search", weights: "6.0, 1.5",
                columns: """
                    record.id AS id, record.number AS number, record.title AS title, record.client_id AS client_id,
                    record.opened_at AS at
                    """,
                join: "JOIN record ON record.id = record_search.rowid", owner: "record.client_id")
        case .files:
            SearchSource(
                index: "file_search", weights: "4.0, 1.0",
                columns: """
                    attachment.id AS id, attachment.mail_id AS mail_id, attachment.name AS title,
                    mail.client_id AS client_id, mail.sent_at AS at, \(Self.filed)
                    """,
                join: """
                    JOIN attachment ON attachment.id = file_search.rowid JOIN mail ON mail.id = attachment.mail_id
                    """, owner: "mail.client_id")
        case .clients:
            SearchSource(
                index: "client_search", weights: "6.0, 3.0",
                columns: """
                    client.id AS id, client.code AS number, client.name AS title, client.id AS client_id,
                    client.created_at AS at
                    """,
                join: "JOIN client ON client.id = client_search.rowid", owner: "client.id")
        }
    }
}

extension Optional {
    /// The value, or an error that says what the database lacks.
    func orMissing(_ what: String) throws -> Wrapped {
        guard let self else { throw StoreError.missing(what) }
        return self
    }
}
