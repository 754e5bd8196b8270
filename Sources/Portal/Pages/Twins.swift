import Foundation
import HTTPTypes
import Hummingbird
import Mail
import Settings
import Storage
import Workflows

/// A record in a list, for programs: states by their own names, days as ISO 8601.
struct RecordTwin: Encodable, Sendable {
    let number: String
    let kind: RecordKind
    let state: String
    let title: String
    let opened: String
    let customerReference: String?
    let url: String

    init(_ record: RecordRow, _ wording: Wording, site: Site) {
        number = "\(record.number)"
        kind = record.number.kind
        state = record.state == "revising" ? (record.revision > 0 ? "sent" : "draft") : record.state
        title = record.title.shown(500)
        opened = wording.isoDay(record.openedAt)
        customerReference = record.customerReference
        url = site.setup.settings.url + "/r/\(record.number)"
    }
}

/// A page of records, for programs.
struct RecordsTwin: Encodable, Sendable {
    let records: [RecordTwin]
    let page: Int
    let more: Bool
}

/// A page of mails, for programs.
struct MailsTwin: Encodable, Sendable {
    let mails: [MailTwin]
    let page: Int
    let more: Bool
}

/// What is open, for programs.
struct HomeTwin: Encodable, Sendable {
    let client: String
    let open: [RecordTwin]
    let newest: [RecordTwin]
}

/// A mail, for programs.
struct MailTwin: Encodable, Sendable {
    struct File: Encodable, Sendable {
        let name: String
        let bytes: Int
        let url: String
    }
    let at: String
    let from: String
    let subject: String
    let text: String
    let files: [File]

    init(_ mail: ThreadMail, site: Site) {
        at = mail.sentAt.ISO8601Format()
        from = mail.from.address
        subject = mail.subject
        text = mail.reply
        files = mail.files.map {
            File(name: $0.name, bytes: $0.bytes, url: site.setup.settings.url + "/a/\($0.id)")
        }
    }
}

/// A record as its client may see it, for programs.
struct ClientRecordTwin: Encodable, Sendable {
    let record: RecordSnapshot
    let steps: [ClientStep]
    let children: [RecordTwin]
    /// The document as issued, where it is an invoice or a note.
    let invoice: InvoiceSnapshot?
    /// A change that waits for the client's consent.
    let change: WantedChange?
    let mails: [MailTwin]

    init(_ view: ClientView, _ mails: [ThreadMail], _ wording: Wording, site: Site) {
        record = view.snapshot
        steps = view.steps
        (invoice, change) = (view.invoice, view.change?.wanted)
        children = view.children.map { RecordTwin($0, wording, site: site) }
        self.mails = mails.map { MailTwin($0, site: site) }
    }
}

extension Site {
    /// `/index.json`: the first page, for programs.
    func homeTwin(_ request: Request) async throws -> Response {
        let (reader, _) = try await requireClient(request)
        let wording = wording(language(request, reader: reader.contact.language))
        let scope = reader.scope
        let (open, newest) = try await setup.store.read { transaction in
            (
                try transaction.clientOpen(in: scope, limit: 30),
                try (Self.lists.map(\.kind) + [.invoice]).flatMap {
                    try transaction.clientRecords($0, in: scope, page: Page(size: 5)).prefix(5)
                }
            )
        }
        return try twin(
            HomeTwin(
                client: reader.client.code, open: open.map { RecordTwin($0, wording, site: self) },
                newest: newest.map { RecordTwin($0, wording, site: self) }))
    }

    /// The machine-readable twin of a page.
    func twin(_ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return Self.textResponse(
            String(decoding: try encoder.encode(value), as: UTF8.self) + "\n", type: "application/json; charset=utf-8")
    }
}
