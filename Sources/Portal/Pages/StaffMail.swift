import Foundation
import Hummingbird
import Storage
import Workflows

/// A mail that needs a person.
struct UnclearView: Sendable {
    let href: String
    let from: String
    let subject: String
    let age: String
    let reason: String
    let advice: String
    let record: String
    let recordHref: String
}

/// A page with one mail.
struct StaffMailContent: Sendable {
    let heading: String
    let mails: [MailView]
    /// Whether subjects stand right below the page's heading.
    let isTop = true
}

extension Site {
    /// Days for which unclear mails are shown.
    static let unclearDays = 14.0

    /// Mails that no rule could settle, with what to do about each.
    func unclear(_ mails: [UnclearMail], _ wording: Wording, _ now: Date) -> [UnclearView] {
        mails.map { mail in
            let subject = mail.subject.shown(120)
            return UnclearView(
                href: link("/m/\(mail.id)"), from: mail.from.shown(120),
                subject: subject.isEmpty ? wording.words["noSubject"] : subject, age: wording.age(mail.at, at: now),
                reason: wording.words["unclear_\(mail.reason.rawValue)"],
                advice: wording.words["unclear_\(mail.reason.rawValue)_do"], record: mail.record.map { "\($0)" } ?? "",
                recordHref: mail.record.map { link($0) } ?? "")
        }
    }

    /// `/m/ID`: one mail with its files; staff only.
    func staffMail(_ request: Request, _ context: PortalContext) async throws -> Response {
        let person = try await requireStaff(request)
        guard let text = context.parameters.get("id"), text.utf8.count <= 18, let id = Int64(text), id > 0,
            String(id) == text
        else { throw PageFailure.notFound }
        let wording = wording(language(request, reader: person.language))
        guard let mail = try await setup.store.read({ try $0.staffMail(id) }) else { throw PageFailure.notFound }
        let content = StaffMailContent(
            heading: wording.words.fill("mailNumber", String(id)),
            mails: [MailView(mail, site: self, wording: wording, staff: true)])
        let frame = Frame(
            title: content.heading, page: "mail", language: wording.language, visitor: .staff(person), path: "/m/\(id)")
        return page(frame, content, request: request)
    }
}
