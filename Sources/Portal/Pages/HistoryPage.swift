import Foundation
import Hummingbird
import Settings
import Storage
import Workflows

/// Something that happened, on the timeline.
struct HistoryItem: Sendable {
    let time: String
    let moment: String
    let what: String
    let who: String
    let subject: String
    let href: String
    let number: String
    /// `step`, `in` or `out`.
    let mark: String
}

/// A day of the timeline.
struct HistoryDay: Sendable {
    let heading: String
    let key: String
    let items: [HistoryItem]
}

/// The timeline of one month.
struct HistoryContent: Sendable {
    let heading: String
    let month: String
    let days: [HistoryDay]
    let older: Link?
    let newer: Link?
    let yearHref: String
    let yearLabel: String
    /// The next entries of the same month.
    let earlier: String?
    /// The first entries of the same month, where these are not.
    let newest: String?
}

/// Something that happened, for programs.
struct HistoryTwin: Encodable, Sendable {
    struct Entry: Encodable, Sendable {
        let at: String
        let event: String
        let by: String
        let record: String?
        let subject: String?
    }
    let month: String
    let entries: [Entry]
    /// The address of the entries before these; none at the beginning of the month.
    let earlier: String?
}

extension Site {
    /// Entries of one page.
    static let historySize = 100

    /// `/history?m=2026-09`: everything that happened between a client and us, by days; `&b=…` goes on behind an entry.
    func history(_ request: Request, json: Bool) async throws -> Response {
        let (reader, _) = try await requireClient(request)
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, words) = (reader.scope, wording.words)
        let span = wording.monthSpan(FormQuery(request)["m"], at: setup.clock())
        let mark = TimelineMark(FormQuery(request)["b"])
        let (found, since) = try await setup.store.read { transaction in
            (
                try transaction.clientTimeline(
                    in: scope, from: span.begin, until: span.end, behind: mark, limit: Self.historySize + 1),
                try transaction.clientSince(scope)
            )
        }
        let entries = Array(found.prefix(Self.historySize))
        let isMore = found.count > entries.count
        let earlier = isMore ? entries.last.map { "m=\(Wording.text(span))&b=\(TimelineMark(after: $0))" } : nil
        if json { return try twin(historyTwin(entries, span, earlier: earlier)) }
        let byDay = Dictionary(grouping: entries) { wording.isoDay($0.at) }
        let days = byDay.keys.sorted(by: >).map { day in
            HistoryDay(
                heading: wording.day(day), key: day,
                items: (byDay[day] ?? []).map { item($0, wording, company: setup.company(wording.language).name) })
        }
        func turn(_ months: Int) -> Link? {
            wording.span(year: span.year, month: (span.month ?? 1) + months).map {
                Link(label: wording.name($0), href: link("/history?m=" + Wording.text($0)))
            }
        }
        let content = HistoryContent(
            heading: words["navHistory"], month: wording.name(span), days: days,
            older: since.map { $0 < span.begin } ?? false ? turn(-1) : nil,
            newer: span.end <= setup.clock() ? turn(1) : nil, yearHref: link("/year?y=\(span.year)"),
            yearLabel: words.fill("yearOf", String(span.year)), earlier: earlier.map { link("/history?" + $0) },
            newest: mark == nil ? nil : link("/history?m=" + Wording.text(span)))
        let kept = "m=" + Wording.text(span) + (mark.map { "&b=\($0)" } ?? "")
        let frame = Frame(
            title: content.heading, page: "history", language: wording.language, visitor: .client(reader),
            path: "/history", query: "&" + kept, twin: link("/history.json?" + kept))
        return page(frame, content, request: request)
    }

    private func item(_ entry: TimelineEntry, _ wording: Wording, company: String) -> HistoryItem {
        let words = wording.words
        let record = entry.record
        var item: (what: String, who: String, subject: String, mark: String)
        var href = record.map { link($0) } ?? ""
        switch entry.what {
        case .step(_, let event, let doer):
            let key = "event_\(record?.kind.rawValue ?? "")_\(event)"
            item = (words[key], doer == .client ? words["doerClient"] : company.shown(80), "", "step")
        case .mail(let id, let subject, let direction):
            let title = subject.shown(160)
            item = (
                words[direction == .incoming ? "mailYours" : "mailOurs"], "",
                title.isEmpty ? words["noSubject"] : title, direction == .incoming ? "in" : "out"
            )
            href = href.isEmpty ? link("/mail") : href + "#mail-\(id)"
        }
        return HistoryItem(
            time: wording.time(entry.at), moment: entry.at.ISO8601Format(), what: item.what, who: item.who,
            subject: item.subject, href: href, number: record.map { "\($0)" } ?? "", mark: item.mark)
    }

    private func historyTwin(_ entries: [TimelineEntry], _ span: CalendarSpan, earlier: String?) -> HistoryTwin {
        HistoryTwin(
            month: Wording.text(span),
            entries: entries.map { entry in
                let (event, by, subject): (String, String, String?) =
                    switch entry.what {
                    case .step(_, let event, let doer): (event, doer.rawValue, nil)
                    case .mail(_, let subject, let direction):
                        ("mail", direction == .incoming ? "client" : "firm", subject.shown(500))
                    }
                return HistoryTwin.Entry(
                    at: entry.at.ISO8601Format(), event: event, by: by, record: entry.record.map { "\($0)" },
                    subject: subject)
            }, earlier: earlier.map { setup.settings.url + "/history.json?" + $0 })
    }
}
