/// Understands the replies of an SMTP server as they come (RFC 5321 §4.2). Pure and bounded.
struct SMTPReplyParser {
    /// What came and is not understood yet.
    var buffer = ReceiveBuffer()
    private var code: Int?
    private var lines: [[UInt8]] = []

    /// Whether part of a reply came.
    var isInsideReply: Bool { code != nil || !buffer.isEmpty }

    /// The next reply, or `nil` when more bytes are needed.
    mutating func next() throws(WireError) -> SMTPReply? {
        while let end = buffer.lineFeed(from: 0) {
            guard end <= CurlLimits.smtpLine else { throw .tooLong("line") }
            var line = buffer.take(end + 1)
            line.removeLast()
            if line.last == 0x0D { line.removeLast() }
            if let reply = try add(line) { return reply }
        }
        guard buffer.count <= CurlLimits.smtpLine else { throw .tooLong("line") }
        return nil
    }

    private mutating func add(_ line: [UInt8]) throws(WireError) -> SMTPReply? {
        guard line.count >= 3, let number = decimal(line[..<3]), (200..<600).contains(number) else {
            throw .malformed("reply code")
        }
        let separator = line.count > 3 ? line[3] : UInt8(ascii: " ")
        guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-") else { throw .malformed("reply code") }
        if let code, code != Int(number) { throw .malformed("two codes in one reply") }
        guard lines.count < CurlLimits.smtpReplyLines else { throw .tooLong("reply") }
        code = Int(number)
        lines.append(Array(line.dropFirst(4)))
        guard separator == UInt8(ascii: " ") else { return nil }
        defer {
            code = nil
            lines = []
        }
        return SMTPReply(code: Int(number), rawLines: lines)
    }
}

extension SMTPReply {
    /// Takes the enhanced status code off each line (RFC 2034 §4).
    init(code: Int, rawLines: [[UInt8]]) {
        self.code = code
        var found: EnhancedStatus?
        lines = rawLines.map { line in
            guard let (status, text) = EnhancedStatus.split(line), status.class == code / 100 else {
                return ServerText.clean(line)
            }
            found = found ?? status
            return ServerText.clean(text)
        }
        enhanced = found
    }

    /// What XCRM itself knows the answer would be.
    init(local code: Int, _ enhanced: EnhancedStatus, _ text: String) {
        self.code = code
        self.enhanced = enhanced
        lines = [text]
        isFromServer = false
    }
}

extension SMTPReply.EnhancedStatus {
    /// Splits `5.1.1 text`.
    fileprivate static func split(_ line: [UInt8]) -> (Self, ArraySlice<UInt8>)? {
        let word = line.prefix { $0 != UInt8(ascii: " ") }
        let numbers = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard numbers.count == 3, numbers.allSatisfy({ $0.count <= 3 }),
            let first = decimal(numbers[0]), [2, 4, 5].contains(first),
            let second = decimal(numbers[1]), let third = decimal(numbers[2])
        else { return nil }
        return (Self(class: Int(first), subject: Int(second), detail: Int(third)), line[word.endIndex...])
    }
}

extension SMTPExtensions {
    /// Reads the answer to EHLO; its first line is the server's greeting.
    init(_ reply: SMTPReply) {
        self.init()
        for line in reply.lines.dropFirst() {
            let words = line.uppercased().split(separator: " ")
            switch words.first {
            case "SIZE":
                hasSize = true
                let limit = words.dropFirst().first.flatMap { decimal(Array($0.utf8)) }
                // 0 means that there is no fixed limit (RFC 1870 §4).
                sizeLimit = limit.flatMap { $0 > 0 ? Int($0) : nil }
            case "PIPELINING": hasPipelining = true
            case "8BITMIME": has8BitMIME = true
            case "SMTPUTF8": hasSMTPUTF8 = true
            default: break
            }
        }
    }
}
