/// Text as iCalendar objects hold it (RFC 5545), for everything that writes one: parts of mails, feeds.
public enum CalendarText {
    /// The most octets of a line, without its end (RFC 5545 §3.1).
    static let lineOctets = 75

    /// A content line, broken after at most 75 octets and never inside a character, with its CRLF (RFC 5545 §3.1).
    ///
    /// - parameter content: a property whose values are escaped already. What would end the line is left out: no text from
    ///   outside begins a line of its own.
    public static func line(_ content: String) -> String {
        var result = ""
        var octets = 0
        for scalar in content.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7F {
            let width = UTF8.width(scalar)
            if octets + width > lineOctets {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += width
        }
        return result + "\r\n"
    }

    /// A whole object of its content lines.
    public static func object(_ lines: [String]) -> String { lines.map(line).joined() }

    /// A value of type TEXT (RFC 5545 §3.3.11): line ends of every kind become `\n`, other control characters are left out.
    public static func escaped(_ text: String) -> String {
        var result = ""
        var wasReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\" + String(scalar)
            case "\n" where wasReturn: break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result += "\\n"
            default:
                if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
            }
            wasReturn = scalar == "\r"
        }
        return result
    }

    /// A quoted parameter value, in which neither a quote nor a control character can stand (RFC 5545 §3.2).
    public static func parameter(_ text: String) -> String {
        let clean = text.unicodeScalars.filter { $0 != "\"" && $0.value >= 0x20 && $0.value != 0x7F }
        return "\"" + String(String.UnicodeScalarView(clean)) + "\""
    }
}
