import Glibc

/// Gives a mail, chunk by chunk, the line ends that SMTP and IMAP want: every line feed or carriage return that stands
/// alone becomes CRLF. With `stuffsDots` also doubles a dot at the beginning of a line (RFC 5321 §4.5.2).
///
/// No sequence but CRLF can end a line on the way, so nobody can smuggle an end of mail or a command into it.
struct MessageLines {
    private let stuffsDots: Bool
    private var isAtLineStart = true
    private var endsInReturn = false

    init(stuffsDots: Bool) {
        self.stuffsDots = stuffsDots
    }

    /// The chunk as it goes to the server.
    mutating func encode(_ chunk: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(chunk.count + chunk.count / 32 + 8)
        var index = 0
        if endsInReturn {
            endsInReturn = false
            endLine(&out)
            if chunk.first == 0x0A { index = 1 }
        }
        while index < chunk.count {
            if isAtLineStart, stuffsDots, chunk[index] == UInt8(ascii: ".") { out.append(UInt8(ascii: ".")) }
            let end = Self.lineEnd(chunk, from: index)
            if end > index {
                out.append(contentsOf: chunk[index..<end])
                isAtLineStart = false
            }
            guard end < chunk.count else { break }
            index = end + 1
            if chunk[end] == 0x0D {
                guard index < chunk.count else {
                    endsInReturn = true
                    break
                }
                if chunk[index] == 0x0A { index += 1 }
            }
            endLine(&out)
        }
        return out
    }

    /// What is still missing for the last line to end.
    mutating func finish() -> [UInt8] {
        var out: [UInt8] = []
        if endsInReturn || !isAtLineStart { endLine(&out) }
        endsInReturn = false
        return out
    }

    /// A whole mail with CRLF line ends and without stuffed dots. Does not add an end to the last line.
    static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        var lines = MessageLines(stuffsDots: false)
        var out = lines.encode(bytes)
        if lines.endsInReturn { out += lines.finish() }
        return out
    }

    private mutating func endLine(_ out: inout [UInt8]) {
        out.append(0x0D)
        out.append(0x0A)
        isAtLineStart = true
    }

    /// The index of the first line feed or carriage return at or after `start`, or the end.
    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { all in
            guard let base = all.baseAddress else { return start }
            let feed = unsafe memchr(base + start, 0x0A, all.count - start)
            let end = unsafe feed.map { unsafe base.distance(to: UnsafeRawPointer($0)) } ?? all.count
            guard let found = unsafe memchr(base + start, 0x0D, end - start) else { return end }
            return unsafe base.distance(to: UnsafeRawPointer(found))
        }
    }
}
