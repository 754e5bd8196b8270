public import Foundation
import Mail
public import Workflows

/// A day that matters, as an iCalendar object (RFC 5545) that receivers may put into their calendars: the delivery of an
/// order or shipment for clients, the deadline of a task for staff.
///
/// It is an all-day VEVENT, since days are what we know, and since the common calendars show no VTODO. A day has no time
/// zone (`VALUE=DATE`), so that it is the same day everywhere. The UID is the record's, so that a later mail moves the
/// entry (SEQUENCE) instead of adding one; a cancelled order takes it out (METHOD CANCEL, RFC 5546 §3.2.5).
public struct CalendarPart: Hashable, Sendable {
    /// The iTIP method: `PUBLISH` or `CANCEL`.
    public let method: String
    /// The object, lines ended by CRLF and folded at 75 octets.
    public let text: String
    /// The name of its file: `OR-2026-00012.ics`.
    public let fileName: String
    /// Whether it is an alternative of the mail's text. For clients it is a file beside the document: Outlook shows a
    /// mail whose alternative is a calendar object as nothing but that object.
    public let isAlternative: Bool

    /// The day of a mail, if it has one.
    ///
    /// - Parameters:
    ///   - organizer: the mailbox that it goes from.
    ///   - stamp: when the mail was decided.
    public init?(_ model: MailModel, renderer: MailRenderer, company: CompanySnapshot, organizer: String, stamp: Date) {
        guard let record = model.record, let day = Self.day(of: model, record) else { return nil }
        let words = renderer.words(model.language)
        let number = record.number.description
        let isCancelled = model.template == .orderCancelled
        method = isCancelled ? "CANCEL" : "PUBLISH"
        isAlternative = !model.template.isForClient
        fileName = "\(number).ics"
        let domain = organizer.split(separator: "@").last.map(String.init) ?? "localhost"
        let key = record.number.kind == .todo ? "calendar.task" : "calendar.delivery"
        var summary = words[key].replacing("{number}", with: number)
        if !record.title.isEmpty { summary += " – " + CleanText.line(record.title, limit: 120) }
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//XCRM//XCRM//EN", "CALSCALE:GREGORIAN", "METHOD:\(method)",
            "BEGIN:VEVENT", "UID:\(number)@\(domain)", "DTSTAMP:\(Self.moment(stamp))",
            "SEQUENCE:\(record.version ?? record.revision)", "DTSTART;VALUE=DATE:\(day.start)",
            "DTEND;VALUE=DATE:\(day.end)", "SUMMARY;LANGUAGE=\(model.language):\(CalendarText.escaped(summary))",
            "ORGANIZER;CN=\(CalendarText.parameter(CleanText.line(company.name, limit: 120))):mailto:\(organizer)",
            "TRANSP:TRANSPARENT",
            "STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")",
        ]
        let goods = record.lines.prefix(40).map { line in
            let quantity = line.quantity.map { "\($0.description) \(line.unit?.label(model.language) ?? "")" } ?? ""
            return "\(CleanText.line(line.text.isEmpty ? line.wording : line.text, limit: 200)) \(quantity)"
        }
        let description =
            record.number.kind == .todo
            ? CleanText.lines(record.body).joined(separator: "\n") : goods.joined(separator: "\n")
        if !description.isEmpty { lines.append("DESCRIPTION:\(CalendarText.escaped(description))") }
        let place = record.client.deliveryAddress ?? record.client.address
        if record.number.kind != .todo, !place.isEmpty {
            let parts = [place.street, [place.postcode, place.city].filter { !$0.isEmpty }.joined(separator: " ")]
            lines.append("LOCATION:\(CalendarText.escaped(parts.filter { !$0.isEmpty }.joined(separator: ", ")))")
        }
        if let url = record.dispatch?.trackingURL.flatMap({ TreeBuilder.webURL($0) }) { lines.append("URL:\(url)") }
        lines += ["END:VEVENT", "END:VCALENDAR"]
        text = CalendarText.object(lines)
    }

    /// The day that the mail is about, and the one after it, as `DTEND` excludes it.
    private static func day(of model: MailModel, _ record: RecordSnapshot) -> (start: String, end: String)? {
        let text: String? =
            switch model.template {
            case .orderConfirmed, .orderCancelled: record.delivery
            case .shipmentDispatched: record.dispatch?.deliveryOn
            case .reminder: model.kind == "task" ? record.dueOn : nil
            default: nil
            }
        guard let text else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let wanted = DateComponents(year: year, month: month, day: day, hour: 12)
        guard let date = calendar.date(from: wanted), (1...12).contains(month),
            calendar.component(.day, from: date) == day,
            let next = calendar.date(byAdding: .day, value: 1, to: date)
        else { return nil }
        return (basic(date, calendar), basic(next, calendar))
    }

    /// `20260410`.
    private static func basic(_ date: Date, _ calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        return "\(parts.year ?? 1970)\(two(parts.month))\(two(parts.day))"
    }

    /// `20260324T081500Z`: DTSTAMP must be UTC (RFC 5545 §3.8.7.2).
    private static func moment(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.hour, .minute, .second], from: date)
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        return "\(basic(date, calendar))T\(two(parts.hour))\(two(parts.minute))\(two(parts.second))Z"
    }
}

extension MailRenderer {
    /// The words of a language, or the fallback's.
    func words(_ language: String) -> Words {
        folder.words[language] ?? folder.words[TemplateFolder.fallback] ?? Words.none
    }
}
