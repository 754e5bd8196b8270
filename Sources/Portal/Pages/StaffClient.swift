import Foundation
import Hummingbird
import Storage
import Workflows

/// A client's page for staff.
struct StaffClientContent: Sendable {
    let heading: String
    let facts: [Fact]
    let lists: [HomeList]
    let mails: [MailView]
    let pager: PagerView?
}

extension Site {
    /// `/c/C00012`: a client with all records and mails; staff only.
    func staffClient(_ request: Request, _ context: PortalContext) async throws -> Response {
        let person = try await requireStaff(request)
        guard let code = context.parameters.get("code"), code.utf8.count <= 16 else { throw PageFailure.notFound }
        let wording = wording(language(request, reader: person.language))
        let page = Self.page(request, size: Self.threadSize)
        let found = try await setup.store.read { transaction -> Finding? in
            guard let client = try transaction.client(code: code) else { return nil }
            let scope = try transaction.scope(client)
            return Finding(
                client: client, contacts: try transaction.contacts(of: client.id),
                records: try Self.lists.map {
                    ($0.kind, try transaction.clientRecords($0.kind, in: scope, page: Page(size: 10)))
                }, mails: try transaction.staffMails(in: scope, page: page))
        }
        guard let found else { throw PageFailure.notFound }
        let words = wording.words
        let (client, address) = (found.client, found.client.address)
        var facts = [Fact(label: words["factCode"], value: client.code)]
        for (key, value) in [
            ("factVAT", client.vat), ("factPhone", client.phone),
            ("factAddress", "\(address.street) \(address.postcode) \(address.city) \(address.country)"),
        ] where value.contains(where: { !$0.isWhitespace }) {
            facts.append(Fact(label: words[key], value: value.shown(200)))
        }
        facts += found.contacts.prefix(50).map {
            Fact(label: words["factContact"], value: "\($0.name.shown(80)) · \($0.address.shown(120))")
        }
        let content = StaffClientContent(
            heading: client.name.shown(120), facts: facts,
            lists: found.records.filter { !$0.1.isEmpty }.map { kind, records in
                HomeList(
                    heading: words["kinds_\(kind.rawValue)"], rows: records.map { row($0, wording) }, allHref: "",
                    allLabel: "", key: kind.rawValue)
            },
            mails: found.mails.prefix(page.size).map { MailView($0, site: self, wording: wording, staff: true) },
            pager: pager(path: link("/c/\(client.code)"), page: page, hasMore: found.mails.count > page.size))
        let frame = Frame(
            title: content.heading, page: "client", language: wording.language, visitor: .staff(person),
            path: "/c/\(client.code)")
        return self.page(frame, content, request: request)
    }

    private struct Finding: Sendable {
        let client: ClientRow
        let contacts: [ContactRow]
        let records: [(RecordKind, [RecordRow])]
        let mails: [ThreadMail]
    }
}
