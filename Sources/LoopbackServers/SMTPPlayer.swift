import Foundation

/// Sends mails over real SMTP with the `curl` program.
struct SMTPPlayer: Sendable {
    /// curl's exit status after it has sent everything and was answered well.
    private static let success: Int32 = 0

    let folder: ServerFolder
    let ports: LoopbackPorts
    let password: String
    let authorityFile: URL

    /// Sends one mail; returns the server's last answer.
    func send(_ mail: [UInt8], from sender: String, to recipients: [String], by entrance: SMTPEntrance) async throws
        -> SMTPReply
    {
        let file = folder.scratch.appending(path: "\(UUID().uuidString).eml")
        try Data(SMTPPlayer.withWireLineEnds(mail)).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var arguments = ["--verbose", "--silent", "--max-time", "120", "--noproxy", "*"]
        arguments += ["--mail-from", sender, "--upload-file", file.path]
        arguments += recipients.flatMap { ["--mail-rcpt", $0] }
        switch entrance {
        case .unverified: arguments.append("smtp://127.0.0.1:\(ports.unverifiedSMTP)")
        case .verified: arguments.append("smtp://127.0.0.1:\(ports.verifiedSMTP)")
        case .failing: arguments.append("smtp://127.0.0.1:\(ports.failingSMTP)")
        case .submission(let login):
            arguments += ["--ssl-reqd", "--cacert", authorityFile.path, "--user", "\(login):\(password)"]
            arguments.append("smtp://127.0.0.1:\(ports.submission)")
        }
        let outcome = try await Command(name: "curl", arguments: arguments).run(scratch: folder.scratch)
        let replies = SMTPPlayer.replies(in: outcome.errors)
        if outcome.status == SMTPPlayer.success, let last = replies.last(where: { $0.code != 221 }) { return last }
        if let refusal = replies.last(where: { $0.code >= 400 }) { throw LoopbackError.refused(refusal) }
        throw LoopbackError.commandFailed(command: "curl", output: String(outcome.errors.suffix(1_000)))
    }

    /// The final lines of the server's answers in curl's trace (`< 250 2.0.0 Ok`).
    private static func replies(in trace: String) -> [SMTPReply] {
        trace.split(whereSeparator: \.isNewline).compactMap { line in
            guard line.hasPrefix("< ") else { return nil }
            let answer = line.dropFirst(2)
            guard let code = Int(answer.prefix(3)), (200...599).contains(code) else { return nil }
            let rest = answer.dropFirst(3)
            guard rest.first != "-" else { return nil }
            return SMTPReply(code: code, text: rest.trimmingCharacters(in: .whitespaces))
        }
    }

    /// Every line end as CR LF, which SMTP demands (RFC 5321 §2.3.8).
    static func withWireLineEnds(_ mail: [UInt8]) -> [UInt8] {
        let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        var wire: [UInt8] = []
        wire.reserveCapacity(mail.count + mail.count / 32)
        var previous: UInt8 = 0
        for byte in mail {
            if byte == lineFeed, previous != carriageReturn { wire.append(carriageReturn) }
            wire.append(byte)
            previous = byte
        }
        return wire
    }
}
