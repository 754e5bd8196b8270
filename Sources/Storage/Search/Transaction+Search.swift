import Foundation
import GRDB
import Workflows

extension Transaction {
    /// Finds beyond which a search is answered with the newest ones: which of thousands fits best cannot be told by
    /// counting words, and would cost a look at each.
    static let rankedFinds = 2_000

    /// Finds mails, records, files and clients that hold all of some words: the best first, or the newest where there
    /// are thousands.
    ///
    /// Reads the full-text index, and of the mails themselves only those that are returned; a search among hundreds of
    /// thousands is a matter of milliseconds.
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
            if scope == .clients, let client {
                hits += try [hit(client, scope, source.expression(words, owners: nil), score: 0)].compactMap(\.self)
                continue
            }
            let asked = source.expression(words, owners: client.map { [$0] })
            let counted = try rows(
                "SELECT rowid FROM \(source.index) WHERE \(source.index) MATCH ? LIMIT ?",
                [asked, Self.rankedFinds + 1])
            if counted.count > Self.rankedFinds {
                hits += try rows(source.newest(), [asked, limit]).map { try hit($0, scope, score: 0) }
            } else {
                hits += try rows(source.best, [asked, limit]).compactMap {
                    try hit($0["rowid"], scope, asked, score: -($0["score"] as Double))
                }
            }
        }
        return Array(hits.sorted { ($0.score, $0.at) > ($1.score, $1.at) }.prefix(limit))
    }

    /// Finds what a client may read: the own mails and their files by all they say, the own records by number and title
    /// alone, since what stands in a draft is not the client's yet. Records first, then what has the words in its subject
    /// or name, and of these the newest.
    ///
    /// The index knows whose everything is, so that a word that stands in every mail of the firm costs no more than a rare
    /// one; what it says of that is looked up again in the mails themselves.
    public func clientSearch(_ typed: String, in scope: ClientScope, limit: Int = 50) throws -> [SearchHit] {
        guard let words = SearchExpression(typed).text, limit > 0 else { return [] }
        let limit = min(limit, 200)
        let kinds = RecordKind.forClients.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        var hits: [SearchHit] = []
        for kind in [SearchScope.mails, .files, .records] {
            let (source, isRecord) = (kind.source, kind == .records)
            let condition =
                scope.condition(source.owner)
                + (isRecord ? " AND record.kind IN (\(kinds))" : " AND \(Self.readableByClient)")
            let columns = isRecord ? "head" : source.words
            let found = try rows(
                source.newest(where: condition),
                [source.expression(words, in: columns, owners: scope.ids)] + scope.arguments + [limit])
            hits += try found.map { row in
                try hit(row, kind, score: isRecord ? 2 : Self.isMarked(row["head"]) ? 1 : 0, headOnly: isRecord)
            }
        }
        return Array(hits.sorted { ($0.score, $0.at) > ($1.score, $1.at) }.prefix(limit))
    }

    /// Whether the words stand in a text that FTS5 marked.
    private static func isMarked(_ text: String?) -> Bool {
        text?.unicodeScalars.contains(SearchSource.begin) ?? false
    }

    /// What is shown of one find.
    private func hit(_ id: Int64, _ scope: SearchScope, _ words: String, score: Double) throws -> SearchHit? {
        try row(scope.source.one, [words, id]).map { try hit($0, scope, score: score) }
    }

    /// - parameter headOnly: shows nothing of the other columns, whatever stands there.
    private func hit(_ row: Row, _ scope: SearchScope, score: Double, headOnly: Bool = false) throws -> SearchHit {
        let isHead = headOnly || !Self.isMarked(row["snippet"])
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
            subject: subject, title: row["title"] ?? "", snippet: Self.pieces(row[isHead ? "head" : "snippet"]),
            client: client,
            clientName: try client.flatMap { try self.client($0)?.name } ?? "", at: Date(seconds: row["at"]),
            record: filed.flatMap { RecordNumber($0) }, score: score)
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
    /// Its columns that words are looked for in; beside them it has whose each row is.
    let words: String
    /// How much a find in each column counts.
    let weights: String
    /// What is read of the rows found: `id`, `mail_id`, `number`, `title`, `client_id`, `at`.
    let columns: String
    /// How they are joined.
    let join: String
    /// The column that says whose it is.
    let owner: String

    /// A query of FTS5: the words in some columns, of some clients.
    func expression(_ typed: String, in columns: String? = nil, owners: [Int64]?) -> String {
        let wanted = "{\(columns ?? words)} : (\(typed))"
        guard let owners else { return wanted }
        return "(client_id : (\(owners.map { "\"\($0)\"" }.joined(separator: " OR ")))) AND (\(wanted))"
    }

    /// What is shown of a find: the first column with the words marked, and the words around them in the second. Of other
    /// columns nothing is, so that whose a row is cannot be taken for a find.
    private var shown: String {
        let marks = "'\(Self.begin)', '\(Self.end)'"
        return """
            SELECT \(columns), snippet(\(index), 0, \(marks), '…', 24) AS head,
                snippet(\(index), 1, \(marks), '…', 24) AS snippet FROM \(index) \(join)
            """
    }

    /// The newest finds. FTS5 gives its rows in this order by itself, so that nothing is sorted, and what is shown is put
    /// together for no more than that.
    func newest(where condition: String = "1") -> String {
        "\(shown) WHERE \(index) MATCH ? AND \(condition) ORDER BY \(index).rowid DESC LIMIT ?"
    }

    /// The rows that fit best. A snippet here would be cut for each row that is sorted.
    var best: String {
        "SELECT rowid, bm25(\(index), \(weights)) AS score FROM \(index) WHERE \(index) MATCH ? ORDER BY score LIMIT ?"
    }

    /// One find by its row.
    var one: String { "\(shown) WHERE \(index) MATCH ? AND \(index).rowid = ?" }
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
                index: "mail_search", words: "subject text from_name from_address", weights: "4.0, 1.0, 3.0, 3.0, 0.0",
                columns: """
                    mail.id AS id, mail.subject AS title, mail.client_id AS client_id, mail.sent_at AS at, \(Self.filed)
                    """,
                join: "JOIN mail ON mail.id = mail_search.rowid", owner: "mail.client_id")
        case .records:
            SearchSource(
                index: "record_search", words: "head body", weights: "6.0, 1.5, 0.0",
                columns: """
                    record.id AS id, record.number AS number, record.title AS title, record.client_id AS client_id,
                    record.opened_at AS at
                    """,
                join: "JOIN record ON record.id = record_search.rowid", owner: "record.client_id")
        case .files:
            SearchSource(
                index: "file_search", words: "name text", weights: "4.0, 1.0, 0.0",
                columns: """
                    attachment.id AS id, attachment.mail_id AS mail_id, attachment.name AS title,
                    mail.client_id AS client_id, mail.sent_at AS at, \(Self.filed)
                    """,
                join: """
                    JOIN attachment ON attachment.id = file_search.rowid JOIN mail ON mail.id = attachment.mail_id
                    """, owner: "mail.client_id")
        case .clients:
            SearchSource(
                index: "client_search", words: "head body", weights: "6.0, 3.0",
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
