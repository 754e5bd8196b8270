import CGMime
import Foundation

/// The Date header (RFC 5322 §3.3).
enum MailDate {
    /// Dates outside are senseless: before mail had its format, or far ahead.
    static let sensible = Date(timeIntervalSince1970: 315_532_800)...Date(timeIntervalSince1970: 4_102_444_800)

    /// The instant and the offset in seconds; `nil` for what is no date or a senseless one.
    static func parse(_ value: String) -> (date: Date, offset: Int)? {
        GMimeLibrary.start()
        guard value.utf8.count <= 256, value.utf8.contains(where: { $0 >= 48 && $0 <= 57 }),
            let time = unsafe g_mime_utils_header_decode_date(value)
        else { return nil }
        defer { unsafe g_date_time_unref(time) }
        let date = Date(timeIntervalSince1970: TimeInterval(unsafe g_date_time_to_unix(time)))
        let offset = Int(unsafe g_date_time_get_utc_offset(time) / 1_000_000)
        return sensible.contains(date) && abs(offset) <= 50_400 ? (date, offset) : nil
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `Mon, 25 May 2026 12:00:07 +0300`.
    static func text(_ date: Date, offset: Int) -> String {
        let time = Civil(date, offset: offset)
        let zone = abs(offset) / 60
        return
            "\(days[time.weekday]), \(time.day) \(months[time.month - 1]) \(pad(time.year, 4)) \(pad(time.hour)):\(pad(time.minute)):\(pad(time.second)) "
            + "\(offset < 0 ? "-" : "+")\(pad(zone / 60))\(pad(zone % 60))"
    }

    /// `2026-05-25T12:00:07+03:00`.
    static func iso8601(_ date: Date, offset: Int) -> String {
        let time = Civil(date, offset: offset)
        let zone = abs(offset) / 60
        return
            "\(pad(time.year, 4))-\(pad(time.month))-\(pad(time.day))T\(pad(time.hour)):\(pad(time.minute)):\(pad(time.second))"
            + "\(offset < 0 ? "-" : "+")\(pad(zone / 60)):\(pad(zone % 60))"
    }

    private static func pad(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A date taken apart in the proleptic Gregorian calendar, without locale or time zone data.
private struct Civil {
    var year = 0
    var month = 0
    var day = 0
    var weekday = 0
    var hour = 0
    var minute = 0
    var second = 0

    init(_ date: Date, offset: Int) {
        let clamped = min(max(date, MailDate.sensible.lowerBound), MailDate.sensible.upperBound)
        let seconds = Int(clamped.timeIntervalSince1970.rounded(.down)) + offset
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let rest = seconds - days * 86_400
        hour = rest / 3_600
        minute = rest / 60 % 60
        second = rest % 60
        weekday = ((days % 7) + 11) % 7
        // Days since 0000-03-01, by eras of 400 years.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
