/// Dates as IMAP writes them (RFC 3501 §9, date-time): `17-Jul-2026 02:44:25 +0300`.
enum IMAPDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Seconds since 1970, or `nil` if this is no such date.
    static func parse(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count <= 40 else { return nil }
        let words = bytes.split(separator: UInt8(ascii: " "))
        guard words.count == 3 || words.count == 2 else { return nil }
        let date = words[0].split(separator: UInt8(ascii: "-"))
        let time = words[1].split(separator: UInt8(ascii: ":"))
        guard date.count == 3, time.count == 3,
            let day = decimal(date[0]), (1...31).contains(day),
            let month = months.firstIndex(of: String(decoding: date[1], as: UTF8.self).lowercased()),
            let year = decimal(date[2]), (1...9999).contains(year),
            let hour = decimal(time[0]), hour < 24, let minute = decimal(time[1]), minute < 60,
            let second = decimal(time[2]), second <= 60
        else { return nil }
        let offset = words.count == 3 ? zone(words[2]) : 0
        guard let offset else { return nil }
        let days = self.days(year: Int64(year), month: Int64(month + 1), day: Int64(day))
        return days * 86_400 + Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second) - offset
    }

    /// The date in UTC, for APPEND.
    static func format(_ seconds: Int64) -> String {
        let clamped = min(max(seconds, 0), 253_402_300_799)
        let (days, rest) = (clamped / 86_400, clamped % 86_400)
        let (year, month, day) = civil(days)
        let name = months[Int(month) - 1].capitalizedASCII
        return "\(pad(day, " "))-\(name)-\(pad(year, "0", 4)) "
            + "\(pad(rest / 3600, "0")):\(pad(rest / 60 % 60, "0")):\(pad(rest % 60, "0")) +0000"
    }

    /// A day for SEARCH; `nil` if it is none.
    static func day(year: Int, month: Int, day: Int) -> String? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        return "\(day)-\(months[month - 1].capitalizedASCII)-\(pad(Int64(year), "0", 4))"
    }

    private static func zone(_ text: ArraySlice<UInt8>) -> Int64? {
        guard text.count == 5, let sign = text.first, let digits = decimal(text.dropFirst()) else { return nil }
        let seconds = Int64(digits / 100) * 3600 + Int64(digits % 100) * 60
        switch sign {
        case UInt8(ascii: "+"): return seconds
        case UInt8(ascii: "-"): return -seconds
        default: return nil
        }
    }

    /// Days since 1970 in the Gregorian calendar, by eras of 400 years that begin in March.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func pad(_ number: Int64, _ filler: Character, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: filler, count: max(0, width - digits.count)) + digits
    }
}

extension String {
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
