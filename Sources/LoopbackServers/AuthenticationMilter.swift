/// A mail filter that Postfix asks about each mail (the milter protocol, version 6, of Sendmail and Postfix's
/// MILTER_README): it removes `Authentication-Results` forged in our name and adds the true ones on top.
struct AuthenticationMilter: Sendable {
    let results: AuthenticationResults

    /// Answers the packets of one connection.
    func serve(_ client: LoopbackSocket) {
        var session = MilterSession(results: results)
        session.serve(client)
    }
}

/// One connection of Postfix's to the milter: many mails, one after the other.
private struct MilterSession {
    /// The largest packet that is read; Postfix sends header fields of at most 102,400 bytes by default.
    private static let packetLimit = 1 << 20
    /// Bits of the protocol's option negotiation.
    private enum Option {
        static let version: UInt32 = 6
        static let addHeaders: UInt32 = 0x01
        static let changeHeaders: UInt32 = 0x10
        /// Of HELO, RCPT, body, end of headers, unknown commands and DATA nothing needs to be told.
        static let leaveOut: UInt32 = 0x02 | 0x08 | 0x10 | 0x40 | 0x100 | 0x200
        /// Header fields are told without waiting for an answer.
        static let silentHeaders: UInt32 = 0x80
    }

    let results: AuthenticationResults
    private var headersAreSilent = false
    private var verdict = AuthenticationVerdict.unverified
    private var login: String?
    private var fromFields: [String] = []
    /// For each `Authentication-Results` of the mail so far, whether it is forged.
    private var forged: [Bool] = []

    init(results: AuthenticationResults) {
        self.results = results
    }

    /// Answers packets until Postfix says goodbye or breaks off.
    mutating func serve(_ client: LoopbackSocket) {
        while let (command, payload) = MilterSession.packet(from: client) {
            guard let answers = answer(command, payload) else { return }
            for packet in answers where !client.write(packet) { return }
        }
    }

    /// The packets to send back; nil at the end of the connection.
    private mutating func answer(_ command: Character, _ payload: ArraySlice<UInt8>) -> [[UInt8]]? {
        switch command {
        case "O":
            return negotiate(payload)
        case "D":
            readMacros(payload)
            return []
        case "L":
            readHeader(payload)
            return headersAreSilent ? [] : [MilterSession.packet("c")]
        case "E":
            defer { forgetMail() }
            return changes() + [MilterSession.packet("c")]
        case "A":
            forgetMail()
            return []
        case "K":
            forgetMail()
            verdict = .unverified
            return []
        case "Q":
            return nil
        default:
            return [MilterSession.packet("c")]
        }
    }

    private mutating func negotiate(_ payload: ArraySlice<UInt8>) -> [[UInt8]]? {
        let numbers = MilterSession.numbers(payload)
        guard numbers.count >= 3 else { return nil }
        let steps = numbers[2] & (Option.leaveOut | Option.silentHeaders)
        headersAreSilent = steps & Option.silentHeaders != 0
        let actions = Option.addHeaders | Option.changeHeaders
        let answer = [min(numbers[0], Option.version), actions, steps].flatMap(MilterSession.bytes)
        return [MilterSession.packet("O", answer)]
    }

    private mutating func readMacros(_ payload: ArraySlice<UInt8>) {
        guard let stage = payload.first else { return }
        let texts = MilterSession.texts(payload.dropFirst())
        var macros: [String: String] = [:]
        for index in stride(from: 0, to: texts.count - 1, by: 2) { macros[texts[index]] = texts[index + 1] }
        if let name = macros["{daemon_name}"], let known = AuthenticationVerdict(rawValue: name) { verdict = known }
        if stage == UInt8(ascii: "M") { login = macros["{auth_authen}"] }
    }

    private mutating func readHeader(_ payload: ArraySlice<UInt8>) {
        let texts = MilterSession.texts(payload)
        guard texts.count >= 2 else { return }
        switch texts[0].lowercased() {
        case "from": fromFields.append(texts[1])
        case "authentication-results": forged.append(results.isForged(texts[1]))
        default: break
        }
    }

    private mutating func forgetMail() {
        login = nil
        fromFields = []
        forged = []
    }

    /// What is to be changed in the mail: forged fields go (from the last, for removing renumbers), ours goes on top.
    private func changes() -> [[UInt8]] {
        let name = Array("Authentication-Results\0".utf8)
        var packets: [[UInt8]] = []
        for index in forged.indices.reversed() where forged[index] {
            packets.append(MilterSession.packet("m", MilterSession.bytes(UInt32(index + 1)) + name + [0]))
        }
        if let value = results.value(verdict, from: fromFields, login: login) {
            packets.append(MilterSession.packet("i", MilterSession.bytes(0) + name + Array(value.utf8) + [0]))
        }
        return packets
    }

    // MARK: Packets: four bytes of length, one of command, then numbers and NUL-ended texts.

    private static func packet(from client: LoopbackSocket) -> (Character, ArraySlice<UInt8>)? {
        guard let head = client.read(exactly: 4), let length = numbers(head[...]).first else { return nil }
        guard length >= 1, length <= packetLimit, let body = client.read(exactly: Int(length)) else { return nil }
        return (Character(UnicodeScalar(body[0])), body.dropFirst())
    }

    private static func packet(_ command: Character, _ payload: [UInt8] = []) -> [UInt8] {
        bytes(UInt32(payload.count + 1)) + Array(String(command).utf8) + payload
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
    }

    private static func numbers(_ payload: ArraySlice<UInt8>) -> [UInt32] {
        let bytes = Array(payload)
        return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
            bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    private static func texts(_ payload: ArraySlice<UInt8>) -> [String] {
        payload.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
}
