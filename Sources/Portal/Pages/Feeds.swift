import Foundation
import HTTPTypes
import Hummingbird
import Settings
import Storage
import Workflows

extension Site {
    /// Entries of a feed.
    static let feedSize = 50

    /// `/l/TOKEN/news.atom`: the newest steps and mails of a client (RFC 4287), for programs that keep no cookies.
    func news(_ request: Request, _ context: PortalContext) async throws -> Response {
        let reader = try await feedReader(request, context)
        let wording = wording(language(request, reader: reader.contact.language))
        let scope = reader.scope
        let mails = try await setup.store.read { transaction in
            try transaction.clientMails(in: scope, page: Page(size: Self.feedSize))
        }
        let records = try await setup.store.read { transaction in
            try Self.lists.flatMap { try transaction.clientRecords($0.kind, in: scope, page: Page(size: 20)) }
        }
        var entries = records.map { record in
            let row = row(record, wording)
            return FeedEntry(
                id: "\(record.number)-\(record.version)", title: wording.name(record.number) + ": " + row.chip.label,
                at: record.updatedAt, text: row.heading, path: "/r/\(record.number)")
        }
        entries += mails.map { mail in
            FeedEntry(
                id: "mail-\(mail.id)", title: mail.subject.shown(200), at: mail.sentAt,
                text: mail.reply.shownText(2_000).text, path: mail.records.first.map { "/r/\($0)" } ?? "/mail")
        }
        entries = Array(entries.sorted { $0.at > $1.at }.prefix(Self.feedSize))
        let text = Self.atom(
            entries, title: wording.words["feedTitle"], author: setup.company(wording.language).name,
            url: setup.settings.url, client: reader.client.code, now: setup.clock())
        return Self.textResponse(
            text, type: "application/atom+xml; charset=utf-8", headers: [.cacheControl: "private, no-cache"])
    }

    /// `/l/TOKEN/dates.ics`: days that matter to a client (RFC 5545).
    func dates(_ request: Request, _ context: PortalContext) async throws -> Response {
        let reader = try await feedReader(request, context)
        let wording = wording(language(request, reader: reader.contact.language))
        let scope = reader.scope
        let views = try await setup.store.read { transaction in
            try transaction.clientOpen(in: scope, limit: 100).map {
                try transaction.clientView(of: $0, in: scope, day: wording.isoDay)
            }
        }
        let entries = views.compactMap { view -> CalendarEntry? in
            let number = view.record.number
            let (key, day): (String, String?) =
                switch number.kind {
                case .offer: ("dateValid", view.state == "sent" ? view.snapshot.validUntil : nil)
                case .order: ("dateDelivery", view.snapshot.delivery)
                default: ("dateArrives", view.snapshot.dispatch?.deliveryOn)
                }
            guard let day, let digits = Self.calendarDay(day) else { return nil }
            return CalendarEntry(
                id: "\(number)", day: digits, title: wording.words.fill(key, "\(number)"), path: "/r/\(number)",
                changed: view.record.updatedAt)
        }
        return Self.textResponse(
            Self.calendar(entries, url: setup.settings.url), type: "text/calendar; charset=utf-8",
            headers: [.cacheControl: "private, no-cache"])
    }

    private func feedReader(_ request: Request, _ context: PortalContext) async throws -> PortalReader {
        guard case .client(let reader) = try await linkSession(request, context).visitor else {
            throw PageFailure.notFound
        }
        return reader
    }

    /// `20260831` of an ISO 8601 day; `nil` for words.
    private static func calendarDay(_ day: String) -> String? {
        let digits = day.filter { $0 != "-" }
        guard day.utf8.count == 10, digits.utf8.count == 8, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return digits
    }
}

/// An entry of the Atom feed.
struct FeedEntry: Sendable {
    let id: String
    let title: String
    let at: Date
    let text: String
    let path: String
}

/// A whole-day entry of the calendar.
struct CalendarEntry: Sendable {
    let id: String
    let day: String
    let title: String
    let path: String
    let changed: Date
}

extension Site {
    /// An Atom document. All text is plain and escaped; entries keep their ids as long as they say the same.
    static func atom(
        _ entries: [FeedEntry], title: String, author: String, url: String, client: String, now: Date
    ) -> String {
        func text(_ text: String) -> String { PageText.escaped(text) }
        let updated = (entries.first?.at ?? Date(timeIntervalSince1970: 0)).ISO8601Format()
        var feed = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>\(text(url))/feed/\(text(client))</id><title>\(text(title))</title><updated>\(updated)</updated>
            <author><name>\(text(author))</name></author><link href="\(text(url))/"/>

            """
        for entry in entries {
            feed += """
                <entry><id>\(text(url))/feed/\(text(entry.id))</id><title>\(text(entry.title))</title>\
                <updated>\(entry.at.ISO8601Format())</updated><link href="\(text(url + entry.path))"/>\
                <content type="text">\(text(entry.text))</content></entry>

                """
        }
        return feed + "</feed>\n"
    }

    /// A calendar of whole days.
    static func calendar(_ entries: [CalendarEntry], url: String) -> String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//XCRM//Portal//EN", "METHOD:PUBLISH"]
        let host = URL(string: url)?.host ?? "portal"
        for entry in entries {
            let stamp = entry.changed.ISO8601Format().filter { $0 != "-" && $0 != ":" }
            lines += [
                "BEGIN:VEVENT", "UID:\(entry.id)@\(host)", "DTSTAMP:\(stamp)", "DTSTART;VALUE=DATE:\(entry.day)",
                "SUMMARY:" + calendarText(entry.title), "URL:\(url)\(entry.path)", "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map(folded).joined(separator: "\r\n") + "\r\n"
    }

    /// Escapes a text value (RFC 5545 §3.3.11).
    static func calendarText(_ text: String) -> String {
        PageText.cleaned(text).replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n")
    }

    /// Breaks a line after at most 75 octets, never inside a character (RFC 5545 §3.1).
    static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for character in line.unicodeScalars {
            let width = String(character).utf8.count
            if octets + width > 73 {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(character)
            octets += width
        }
        return result
    }
}
