public import Foundation

/// Writes mails into an mbox file (RFC 4155, lines that begin with `From ` quoted as mboxrd does), which `MailArchive` and
/// most mail programs read.
public struct MboxWriter {
    private let handle: FileHandle

    /// Writes at the end of an open file, which stays the caller's.
    public init(_ handle: FileHandle) { self.handle = handle }

    /// Adds one mail.
    ///
    /// - Parameters:
    ///   - sender: for the separator; `MAILER-DAEMON` if empty.
    ///   - date: when it was written.
    /// - throws: what writing to the file throws.
    public func append(_ mail: Data, sender: String, date: Date) throws {
        let name = sender.isEmpty || sender.contains { $0.isWhitespace } ? "MAILER-DAEMON" : sender
        try handle.write(contentsOf: Data("From \(name) \(Self.asctime(date))\n".utf8))
        var buffer = Data(capacity: Self.bufferBytes + 1_000)
        var start = mail.startIndex
        while start < mail.endIndex {
            let end = mail[start...].firstIndex(of: UInt8(ascii: "\n")) ?? mail.endIndex
            var line = mail[start..<end]
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            if line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: Self.from) {
                buffer.append(UInt8(ascii: ">"))
            }
            buffer.append(line)
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count >= Self.bufferBytes {
                try handle.write(contentsOf: buffer)
                buffer.removeAll(keepingCapacity: true)
            }
            start = end < mail.endIndex ? mail.index(after: end) : mail.endIndex
        }
        buffer.append(UInt8(ascii: "\n"))
        try handle.write(contentsOf: buffer)
    }

    private static let from = Data("From ".utf8)
    private static let bufferBytes = 256 * 1024

    /// `Thu Jan  1 00:00:00 1970`, in UTC as RFC 4155 asks.
    private static func asctime(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let part = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
        let (days, months) = (
            ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        )
        func two(_ number: Int?, _ fill: String = "0") -> String {
            let text = String(number ?? 0)
            return text.utf8.count < 2 ? fill + text : text
        }
        let day = "\(days[(part.weekday ?? 1) - 1]) \(months[(part.month ?? 1) - 1]) \(two(part.day, " "))"
        return "\(day) \(two(part.hour)):\(two(part.minute)):\(two(part.second)) \(part.year ?? 1970)"
    }
}
