import Foundation
import Hummingbird
import Settings
import Storage
import Workflows

/// A run of the words around a find.
struct FoundPiece: Sendable {
    let text: String
    let isFound: Bool
}

/// Something that a search found.
struct FoundView: Sendable {
    let href: String
    let kind: String
    let heading: String
    let client: String
    let when: String
    let pieces: [FoundPiece]
}

/// The page of a search.
struct SearchContent: Sendable {
    let heading: String
    let search: String
    let note: String
    let found: [FoundView]
}

/// What a search found, for programs.
struct SearchTwin: Encodable, Sendable {
    struct Hit: Encodable, Sendable {
        let title: String
        let snippet: String
        let at: String
        let url: String
    }
    let search: String
    let hits: [Hit]
}

extension Site {
    /// The most finds that one search shows.
    static let found = 40

    /// `/search?q=болтове`: a client's own records, mails and files; for staff everything.
    func search(_ request: Request, json: Bool) async throws -> Response {
        let session = try await require(request)
        let wording = wording(language(request, reader: session.visitor.language))
        let typed = FormQuery(request)["q"].shown(200)
        let finds: Finds =
            if typed.isEmpty {
                Finds(hits: [], readable: [])
            } else {
                try await setup.store.read { transaction in
                    guard case .client(let reader) = session.visitor else {
                        return Finds(hits: try transaction.search(typed, limit: Self.found), readable: [])
                    }
                    let hits = try transaction.clientSearch(typed, in: reader.scope, limit: Self.found)
                    // A mail may be filed under a task of the firm, whose number is not the client's to know.
                    let readable = try hits.compactMap(\.record).filter {
                        try transaction.clientRecord($0, in: reader.scope) != nil
                    }
                    return Finds(hits: hits, readable: Set(readable))
                }
            }
        let hits = finds.hits
        if json {
            return try twin(
                SearchTwin(
                    search: typed,
                    hits: hits.map { hit in
                        SearchTwin.Hit(
                            title: hit.title.shown(300), snippet: hit.plainSnippet.shown(600),
                            at: hit.at.ISO8601Format(), url: setup.settings.url + path(hit, finds, session.visitor))
                    }))
        }
        let words = wording.words
        let content = SearchContent(
            heading: words["navSearch"], search: typed,
            note: typed.isEmpty ? "" : hits.isEmpty ? words["searchNone"] : words.count("finds", hits.count),
            found: hits.map { found($0, finds, session.visitor, wording) })
        let kept = typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let frame = Frame(
            title: content.heading, page: "search", language: wording.language, visitor: session.visitor,
            path: "/search", query: typed.isEmpty ? "" : "&q=" + kept,
            twin: typed.isEmpty ? nil : link("/search.json?q=" + kept))
        return page(frame, content, request: request)
    }

    private struct Finds: Sendable {
        let hits: [SearchHit]
        /// Records of found mails that the client may read.
        let readable: Set<RecordNumber>
    }

    private func found(_ hit: SearchHit, _ finds: Finds, _ visitor: Visitor, _ wording: Wording) -> FoundView {
        let words = wording.words
        var title = hit.title.shown(160)
        let kind: String
        switch hit.subject {
        case .record(let number):
            kind = wording.name(number)
        case .mail:
            kind = words["colMail"]
            if title.isEmpty { title = words["noSubject"] }
        case .file:
            kind = words["foundFile"]
            if title.isEmpty { title = words["fileUnnamed"] }
        case .client(let code): kind = words["factClient"] + " " + code
        }
        return FoundView(
            href: base + path(hit, finds, visitor), kind: kind, heading: title, client: clientName(hit, visitor),
            when: wording.day(hit.at),
            pieces: hit.snippet.prefix(60).map { FoundPiece(text: $0.text.spaced(400), isFound: $0.isFound) })
    }

    /// Whose a find is, for staff; a client finds the own only.
    private func clientName(_ hit: SearchHit, _ visitor: Visitor) -> String {
        if case .staff = visitor { return hit.clientName.shown(80) }
        return ""
    }

    /// Where a find is read.
    private func path(_ hit: SearchHit, _ finds: Finds, _ visitor: Visitor) -> String {
        switch (hit.subject, visitor) {
        case (.record(let number), _): "/r/\(number)"
        case (.mail(let id), .staff): "/m/\(id)"
        case (.mail(let id), .client):
            hit.record.flatMap { finds.readable.contains($0) ? "/r/\($0)#mail-\(id)" : nil } ?? "/mail"
        case (.file(let attachment, _), _): "/a/\(attachment)"
        case (.client(let code), _): "/c/\(code)"
        }
    }
}

extension String {
    /// A piece of a line, bounded, that keeps the blank at its ends.
    fileprivate func spaced(_ limit: Int) -> String {
        // Rules of tables say nothing in a line.
        let line = shown(limit).replacing(/[-_=*~—]{3,}/, with: "—")
        return (first?.isWhitespace ?? false ? " " : "") + line
            + (!line.isEmpty && last?.isWhitespace ?? false ? " " : "")
    }
}
