import CCurl
import Glibc

/// One logged-in connection: commands, replies, and the bytes of a mail. Synchronous and blocking; it lives inside an
/// ``SMTPSession``.
final class SMTPConnection {
    let transport: Transport
    let settings: ConnectionSettings
    /// What the server announced after login.
    private(set) var extensions = SMTPExtensions()
    /// Whether a mail went over this connection before.
    var isUsed = false
    /// Whether the server may still hold a part of an earlier envelope.
    var needsReset = false
    /// Whether an error came at a point where it changed nothing for the mail.
    var isBroken = false
    private var parser = SMTPReplyParser()

    init(_ settings: ConnectionSettings, interruption: Interruption) throws(CurlError) {
        self.settings = settings
        transport = try Transport(settings, scheme: .smtp, interruption: interruption)
        // libcurl asked before login; what the server offers may be more after it.
        let reply = try command("EHLO \(settings.helloName)", .command("EHLO"))
        if reply.isPositive { extensions = SMTPExtensions(reply) }
    }

    /// Sends a command and reads its reply, whatever it is.
    func command(_ text: String, _ phase: CurlError.Phase) throws(CurlError) -> SMTPReply {
        try write([text], phase)
        return try reply(phase)
    }

    /// Sends commands without waiting for replies.
    func write(_ commands: [String], _ phase: CurlError.Phase) throws(CurlError) {
        var patience = settings.patience
        try transport.send(Array(commands.map { $0 + "\r\n" }.joined().utf8), &patience, phase)
    }

    /// The next reply, waited for.
    func reply(_ phase: CurlError.Phase) throws(CurlError) -> SMTPReply {
        var patience = settings.patience
        return try reply(phase, &patience)
    }

    func reply(
        _ phase: CurlError.Phase, _ patience: inout Patience, heedsCancel: Bool = true
    ) throws(CurlError) -> SMTPReply {
        while true {
            if let reply = try parsedReply(phase) { return reply }
            try transport.receive(into: &parser.buffer, &patience, phase, heedsCancel: heedsCancel)
        }
    }

    /// A reply that is already there, though none is due: servers say 421 before they close.
    func unexpectedReply(_ phase: CurlError.Phase) throws(CurlError) -> SMTPReply? {
        while true {
            if let reply = try parsedReply(phase) { return reply }
            guard try transport.receiveNow(into: &parser.buffer, phase) != nil else { return nil }
        }
    }

    /// After the connection broke under our writing: what the server said before it closed.
    func lastWords(_ phase: CurlError.Phase) -> SMTPReply? {
        do throws(CurlError) {
            var patience = Patience(silence: .seconds(2), total: .seconds(4))
            return try reply(phase, &patience)
        } catch {
            return nil
        }
    }

    private func parsedReply(_ phase: CurlError.Phase) throws(CurlError) -> SMTPReply? {
        do {
            return try parser.next()
        } catch {
            switch error {
            case .malformed: throw violation(phase)
            case .tooLong:
                throw CurlError(
                    .responseTooLong, phase, "An answer of \(transport.peer) is longer than XCRM takes.")
            }
        }
    }

    func violation(_ phase: CurlError.Phase) -> CurlError {
        CurlError(
            .protocolViolation, phase, "\(transport.peer) answered what no SMTP server may; check that it is one.")
    }
}
