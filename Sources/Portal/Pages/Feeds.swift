import Foundation
import HTTPTypes
import Hummingbird
import Mail
import Settings
import Storage
import Workflows

extension Site {
    /// Entries of a feed.
    static let feedSize = 50
    /// Days that a feed looks back.
    static let feedDays = 90.0

    /// `/l/TOKEN/news.atom`: what happened with a client (RFC 4287), for programs that keep no cookies.
    func news(_ request: Request, _ context: PortalContext) async throws -> Response {
        let reader = try await feedReader(request, context)
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, now) = (reader.scope, setup.clock())
        let (steps, mails) = try await setup.store.read { transaction in
            (
                try transaction.clientSteps(
                    in: scope, from: now.addingTimeInterval(-86_400 * Self.feedDays), until: now.addingTimeInterval(60),
                    limit: Self.feedSize),
                try transaction.clientMails(in: scope, page: Page(size: Self.feedSize))
            )
        }
        var entries = steps.compactMap { entry -> FeedEntry? in
            guard case .step(let id, let event, _) = entry.what, let number = entry.record else { return nil }
            return FeedEntry(
                id: "\(number)/\(id)",
                title: wording.name(number) + ": " + wording.words["event_\(number.kind.rawValue)_\(event)"],
                at: entry.at, text: wording.moment(entry.at), path: "/r/\(number)")
        }
        entries += mails.map { mail in
            let title = mail.subject.shown(200)
            return FeedEntry(
                id: "mail/\(mail.id)", title: title.isEmpty ? wording.words["noSubject"] : title, at: mail.sentAt,
                text: mail.reply.shownText(2_000).text, path: mail.records.first.map { "/r/\($0)" } ?? "/mail")
        }
        entries = Array(entries.sorted { $0.at > $1.at }.prefix(Self.feedSize))
        let token = context.parameters.get("token") ?? ""
        let feed = AtomFeed(
            title: wording.words["feedTitle"], author: setup.company(wording.language).name, url: setup.settings.url,
            own: setup.settings.url + "/l/\(token)/news.atom", client: reader.client.code,
            updated: entries.first?.at ?? begun, entries: entries)
        return Self.textResponse(feed.text, type: "application/atom+xml; charset=utf-8")
    }

    /// `/l/TOKEN/dates.ics`: deliveries and other days that matter to a client (RFC 5545).
    func dates(_ request: Request, _ context: PortalContext) async throws -> Response {
        let reader = try await feedReader(request, context)
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, now) = (reader.scope, setup.clock())
        let views = try await setup.store.read { transaction in
            let open = try transaction.clientOpen(in: scope, limit: 100)
            // What was delivered stays in the calendar for a while, or it would vanish on the very day.
            let earliest = now.addingTimeInterval(-86_400 * Self.feedDays)
            let recent = try transaction.clientRecords(.shipment, in: scope, page: Page(size: 100))
                .filter { shipment in shipment.openedAt > earliest && !open.contains { $0.id == shipment.id } }
            return try (open + recent).map { try transaction.clientView(of: $0, in: scope, day: wording.isoDay) }
        }
        let calendar = CalendarFeed(
            name: wording.words.fill("feedCalendar", setup.company(wording.language).name),
            url: setup.settings.url, entries: views.compactMap { Self.calendarEntry($0, wording) })
        return Self.textResponse(calendar.text, type: "text/calendar; charset=utf-8")
    }

    private static func calendarEntry(_ view: ClientView, _ wording: Wording) -> CalendarEntry? {
        let number = view.record.number
        var isCertain = true
        let (key, day): (String, String?)
        switch (number.kind, view.state) {
        case (.offer, "sent"): (key, day) = ("dateValid", view.snapshot.validUntil)
        case (.order, "confirmed"):
            (key, day) = ("dateDelivery", view.snapshot.delivery)
            isCertain = false
        case (.shipment, "dispatched"): (key, day) = ("dateArrives", view.snapshot.dispatch?.deliveryOn)
        case (.shipment, "delivered"): (key, day) = ("feedDelivered", view.snapshot.dispatch?.deliveryOn)
        default: return nil
        }
        guard let day, let begin = calendarDay(day), let end = nextDay(day) else { return nil }
        let dispatch = view.snapshot.dispatch
        let facts = [dispatch?.carrier, dispatch?.trackingNumber, dispatch?.trackingURL.flatMap { webAddress($0) }]
        return CalendarEntry(
            id: "\(number)", begin: begin, end: end, title: wording.words.fill(key, "\(number)"),
            text: facts.compactMap { $0?.shown(200) }.joined(separator: "\n"), path: "/r/\(number)",
            changed: view.record.updatedAt, version: view.record.version, isCertain: isCertain)
    }

    private func feedReader(_ request: Request, _ context: PortalContext) async throws -> PortalReader {
        guard case .client(let reader) = try await linkSession(request, context).visitor else {
            throw PageFailure.notFound
        }
        return reader
    }

    /// `20260831` of an ISO 8601 day; `nil` for words.
    private static func calendarDay(_ iso: String) -> String? { day(iso).map { $0.filter { $0 != "-" } } }

    private static func nextDay(_ iso: String) -> String? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = iso.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3,
            let date = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2])),
            let next = calendar.date(byAdding: .day, value: 1, to: date)
        else { return nil }
        return calendarDay(Wording(words: Words(language: "en", texts: [:]), timeZone: .gmt).isoDay(next))
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

/// An Atom document (RFC 4287). All text is plain and escaped; an entry keeps its id for ever.
struct AtomFeed: Sendable {
    let title: String
    let author: String
    let url: String
    /// Where the feed itself lies.
    let own: String
    let client: String
    let updated: Date
    let entries: [FeedEntry]

    var text: String {
        func escaped(_ text: String) -> String { PageText.escaped(text) }
        var feed = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>\(escaped(url))/feed/\(escaped(client))</id><title>\(escaped(title))</title>\
            <updated>\(updated.ISO8601Format())</updated>
            <author><name>\(escaped(author))</name></author>
            <link rel="self" type="application/atom+xml" href="\(escaped(own))"/>\
            <link rel="alternate" type="text/html" href="\(escaped(url))/"/>

            """
        for entry in entries {
            feed += """
                <entry><id>\(escaped(url))/feed/\(escaped(client))/\(escaped(entry.id))</id>\
                <title>\(escaped(entry.title))</title><updated>\(entry.at.ISO8601Format())</updated>\
                <link rel="alternate" type="text/html" href="\(escaped(url + entry.path))"/>\
                <content type="text">\(escaped(entry.text))</content></entry>

                """
        }
        return feed + "</feed>\n"
    }
}

/// A whole-day entry of the calendar.
struct CalendarEntry: Sendable {
    let id: String
    let begin: String
    let end: String
    let title: String
    let text: String
    let path: String
    let changed: Date
    let version: Int
    let isCertain: Bool
}

/// A calendar of whole days (RFC 5545).
struct CalendarFeed: Sendable {
    let name: String
    let url: String
    let entries: [CalendarEntry]

    var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//XCRM//Portal//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "NAME:" + Self.escaped(name), "X-WR-CALNAME:" + Self.escaped(name),
            "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        ]
        let host = URL(string: url)?.host ?? "portal"
        for entry in entries {
            let stamp = entry.changed.ISO8601Format().filter { $0 != "-" && $0 != ":" }
            lines += [
                "BEGIN:VEVENT", "UID:\(entry.id)@\(host)", "DTSTAMP:\(stamp)", "LAST-MODIFIED:\(stamp)",
                "SEQUENCE:\(entry.version)", "DTSTART;VALUE=DATE:\(entry.begin)", "DTEND;VALUE=DATE:\(entry.end)",
                "SUMMARY:" + Self.escaped(entry.title), "STATUS:" + (entry.isCertain ? "CONFIRMED" : "TENTATIVE"),
                "URL:\(url)\(entry.path)", "TRANSP:TRANSPARENT",
            ]
            if !entry.text.isEmpty { lines.append("DESCRIPTION:" + Self.escaped(entry.text)) }
            lines.append("END:VEVENT")
        }
        lines.append("END:VCALENDAR")
        return CalendarText.object(lines)
    }

    /// A text value, without what steers how text is shown.
    private static func escaped(_ text: String) -> String { CalendarText.escaped(PageText.cleaned(text)) }
}
