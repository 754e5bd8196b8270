import Foundation
import Hummingbird
import Storage
import Workflows

/// A list page.
struct ListContent: Sendable {
    let heading: String
    let empty: String
    let rows: [RowView]
    let pager: PagerView?
}

/// The correspondence page.
struct ThreadContent: Sendable {
    let heading: String
    let mails: [MailView]
    let pager: PagerView?
    /// Whether subjects stand right below the page's heading.
    let isTop = true
}

extension Site {
    /// Rows of a list page.
    static let listSize = 25
    /// Mails on one page of a thread.
    static let threadSize = 20

    /// The page that a query asks for, within bounds.
    static func page(_ request: Request, size: Int) -> Page {
        let number = request.uri.queryParameters["page"].flatMap { $0.utf8.count <= 6 ? Int($0) : nil } ?? 1
        return Page(number, size: size)
    }

    /// `/offers`, `/orders` …: all of a kind, newest first; with `.json` for programs.
    func list(
        _ request: Request, _ list: (kind: RecordKind, path: String, words: String), json: Bool
    ) async throws -> Response {
        let (reader, _) = try await requireClient(request)
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, page) = (reader.scope, Self.page(request, size: Self.listSize))
        let records = try await setup.store.read { transaction in
            try transaction.clientRecords(list.kind, in: scope, page: page)
        }
        let shown = records.prefix(page.size)
        if json {
            return try twin(
                RecordsTwin(
                    records: shown.map { RecordTwin($0, wording, site: self) }, page: page.number,
                    more: records.count > page.size))
        }
        let content = ListContent(
            heading: wording.words[list.words], empty: wording.words["emptyList"],
            rows: shown.map { row($0, wording) },
            pager: pager(path: link(list.path), page: page, hasMore: records.count > page.size))
        let frame = Frame(
            title: content.heading, page: "list", language: wording.language, visitor: .client(reader),
            path: list.path, twin: link(list.path + ".json"))
        return self.page(frame, content, request: request)
    }

    /// `/mail`: the whole correspondence.
    func correspondence(_ request: Request, json: Bool) async throws -> Response {
        let (reader, _) = try await requireClient(request)
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, page) = (reader.scope, Self.page(request, size: Self.threadSize))
        let mails = try await setup.store.read { try $0.clientMails(in: scope, page: page) }
        if json {
            return try twin(
                MailsTwin(
                    mails: mails.prefix(page.size).map { MailTwin($0, site: self) }, page: page.number,
                    more: mails.count > page.size))
        }
        let content = ThreadContent(
            heading: wording.words["navMail"],
            mails: mails.prefix(page.size).map { MailView($0, site: self, wording: wording, staff: false) },
            pager: pager(path: link("/mail"), page: page, hasMore: mails.count > page.size))
        let frame = Frame(
            title: content.heading, page: "thread", language: wording.language, visitor: .client(reader), path: "/mail",
            twin: link("/mail.json"))
        return self.page(frame, content, request: request)
    }
}
