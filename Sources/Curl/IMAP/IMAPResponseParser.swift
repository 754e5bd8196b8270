/// Understands what an IMAP server sends, as it comes: give it bytes, take events.
///
/// Pure: no socket, no clock. Bodies of mails pass through as chunks and are never held; all else is bounded by
/// ``CurlLimits``. After an error the connection is of no use.
struct IMAPResponseParser {
    /// What came and is not understood yet.
    var buffer = ReceiveBuffer()
    private var state = State.line
    private var parts: [IMAPPart] = []
    private var partBytes = 0
    private var scanned = 0

    private enum State {
        case line
        case literal(size: Int)
        case body(missing: Int)
    }

    /// Whether the bytes so far end between two responses.
    var isBetweenResponses: Bool {
        if case .line = state { return parts.isEmpty && buffer.isEmpty }
        return false
    }

    /// The next event, or `nil` when more bytes are needed.
    mutating func next() throws(WireError) -> IMAPEvent? {
        while true {
            switch state {
            case .line:
                guard let line = try takeLine() else { return nil }
                if let event = try understand(line) { return event }
            case .literal(let size):
                guard buffer.count >= size else { return nil }
                parts.append(.literal(buffer.take(size)))
                state = .line
            case .body(0):
                parts.append(.streamed)
                state = .line
                return .bodyEnd
            case .body(let missing):
                let chunk = buffer.take(min(missing, CurlLimits.chunk))
                if chunk.isEmpty { return nil }
                state = .body(missing: missing - chunk.count)
                return .bodyChunk(chunk)
            }
        }
    }

    /// The next line without its end, or `nil` if it is not complete.
    private mutating func takeLine() throws(WireError) -> [UInt8]? {
        let end = buffer.lineFeed(from: scanned)
        guard (end ?? buffer.count) <= lineLimit else { throw .tooLong("line") }
        guard let end else {
            scanned = buffer.count
            return nil
        }
        scanned = 0
        var line = buffer.take(end + 1)
        line.removeLast()
        if line.last == 0x0D { line.removeLast() }
        partBytes += line.count
        guard partBytes <= CurlLimits.imapResponse else { throw .tooLong("response") }
        return line
    }

    private var lineLimit: Int {
        parts.isEmpty && (buffer.starts(with: Array("* SEARCH".utf8)) || buffer.starts(with: Array("* ESEARCH".utf8)))
            ? CurlLimits.imapSearchLine : CurlLimits.imapLine
    }

    private mutating func understand(_ line: [UInt8]) throws(WireError) -> IMAPEvent? {
        if parts.isEmpty {
            // Between responses: an empty line means nothing, free text never ends in a literal.
            if line.isEmpty { return nil }
            if let response = try IMAPResponse(freeText: line) { return .response(response) }
        }
        guard let (text, size) = Self.splitLiteral(line) else {
            parts.append(.text(line))
            defer { reset() }
            return .response(try IMAPResponse(untagged: parts))
        }
        guard parts.count < CurlLimits.imapLiterals * 2 else { throw .tooLong("response with many literals") }
        let isFetch = Self.isFetch(parts.first ?? .text(text))
        parts.append(.text(text))
        if isFetch, Self.endsInSection(text) {
            state = .body(missing: size)
            guard case .fetch(let sequence, let attributes) = try IMAPResponse(untagged: parts, isPartial: true) else {
                throw .malformed("FETCH response")
            }
            return .bodyBegin(sequence: sequence, attributes, size: size)
        }
        guard size <= CurlLimits.imapLine else { throw .tooLong("literal") }
        partBytes += size
        state = .literal(size: size)
        return nil
    }

    private mutating func reset() {
        parts.removeAll(keepingCapacity: true)
        partBytes = 0
    }

    /// Splits `text {12}` into the text and the size of the literal that follows the line.
    private static func splitLiteral(_ line: [UInt8]) -> (text: [UInt8], size: Int)? {
        guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        var digits = line[(open + 1)..<(line.count - 1)]
        if digits.last == UInt8(ascii: "+") { digits.removeLast() }
        guard let size = decimal(digits) else { return nil }
        var text = line[..<open]
        if text.last == UInt8(ascii: "~") { text.removeLast() }
        return (Array(text), Int(size))
    }

    private static func isFetch(_ part: IMAPPart) -> Bool {
        var scanner = IMAPScanner([part])
        guard scanner.skip(UInt8(ascii: "*")) else { return false }
        scanner.skipSpaces()
        guard scanner.number() != nil else { return false }
        scanner.skipSpaces()
        return scanner.keyword() == "FETCH"
    }

    /// Whether the text ends in `BODY[…]` or `BODY[…]<0>`, so that what follows is (a part of) a mail. No other item
    /// of a FETCH response ends in a bracket.
    private static func endsInSection(_ text: [UInt8]) -> Bool {
        var rest = text[...]
        while rest.last == UInt8(ascii: " ") { rest.removeLast() }
        if rest.last == UInt8(ascii: ">"), let open = rest.lastIndex(of: UInt8(ascii: "<")) { rest = rest[..<open] }
        return rest.last == UInt8(ascii: "]")
    }
}
