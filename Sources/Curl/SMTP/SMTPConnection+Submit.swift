extension SMTPConnection {
    /// Recipients named without waiting for replies; keeps both sides' buffers from filling up (RFC 2920 §3.1).
    static let pipelinedRecipients = 100

    /// What the server said to the envelope.
    struct Opening {
        var mail: SMTPReply?
        var recipients: [(address: String, reply: SMTPReply)] = []
        var data: SMTPReply?

        var refused: [RecipientRefusal] {
            recipients.filter { !$0.reply.isPositive }.map { RecipientRefusal(address: $0.address, reply: $0.reply) }
        }
    }

    /// Names sender and recipients and asks to send the mail.
    /// - Returns: `nil` recipients when the mail may be sent, else how it ended.
    func open(_ envelope: CheckedEnvelope) throws(CurlError) -> Result<[RecipientRefusal], EndedEarly> {
        if needsReset {
            let reply = try command("RSET", .command("RSET"))
            guard reply.isPositive else { return .failure(EndedEarly(reply, .mail, [])) }
            needsReset = false
        }
        needsReset = true
        let opening = extensions.hasPipelining ? try openPipelined(envelope) : try openInSteps(envelope)
        return try judge(opening)
    }

    private func openInSteps(_ envelope: CheckedEnvelope) throws(CurlError) -> Opening {
        var opening = Opening()
        let mail = try command(envelope.mailCommand, .command("MAIL"))
        opening.mail = mail
        guard mail.isPositive else { return opening }
        for recipient in envelope.recipients {
            let reply = try command(recipient.command, .command("RCPT"))
            opening.recipients.append((recipient.address, reply))
            if reply.code == 421 { return opening }
        }
        guard opening.recipients.contains(where: { $0.reply.isPositive }) else { return opening }
        opening.data = try command("DATA", .command("DATA"))
        return opening
    }

    private func openPipelined(_ envelope: CheckedEnvelope) throws(CurlError) -> Opening {
        var opening = Opening()
        var rest = envelope.recipients[...]
        repeat {
            let part = rest.prefix(Self.pipelinedRecipients)
            rest = rest.dropFirst(part.count)
            let isFirst = opening.mail == nil
            // DATA goes along only when somebody before, or somebody in this part, may be accepted.
            let asksForData = rest.isEmpty
            try write(
                (isFirst ? [envelope.mailCommand] : []) + part.map(\.command) + (asksForData ? ["DATA"] : []),
                .command(isFirst ? "MAIL" : "RCPT"))
            if isFirst {
                let reply = try reply(.command("MAIL"))
                opening.mail = reply
                if reply.code == 421 { return opening }
            }
            for recipient in part {
                let reply = try reply(.command("RCPT"))
                opening.recipients.append((recipient.address, reply))
                if reply.code == 421 { return opening }
            }
            if asksForData { opening.data = try reply(.command("DATA")) }
        } while !rest.isEmpty
        return opening
    }

    private func judge(_ opening: Opening) throws(CurlError) -> Result<[RecipientRefusal], EndedEarly> {
        guard let mail = opening.mail else { throw violation(.command("MAIL")) }
        let refused = opening.refused
        let nobody = refused.count == opening.recipients.count
        if let data = opening.data, data.isIntermediate, !mail.isPositive || nobody {
            // The server waits for a mail that nobody would get: end it empty (RFC 2920 §3.1).
            do throws(CurlError) { _ = try command(".", .command("DATA")) } catch { isBroken = true }
        }
        guard mail.isPositive else { return .failure(try ended(mail, .mail, [])) }
        if let last = opening.recipients.last?.reply, last.code == 421 {
            return .failure(try ended(last, .recipient, refused))
        }
        if nobody {
            // One who may be accepted later is reason enough to try again.
            let decisive = refused.first { $0.reply.isTransient } ?? refused.first
            guard let decisive else { throw violation(.command("RCPT")) }
            return .failure(try ended(decisive.reply, .recipient, refused))
        }
        guard let data = opening.data else { throw violation(.command("DATA")) }
        guard data.isIntermediate else { return .failure(try ended(data, .data, refused)) }
        return .success(refused)
    }

    private func ended(
        _ reply: SMTPReply, _ phase: SMTPPhase, _ refused: [RecipientRefusal]
    ) throws(CurlError) -> EndedEarly {
        guard reply.isTransient || reply.isPermanent else { throw violation(.command(phase.rawValue)) }
        return EndedEarly(reply, phase, refused)
    }
}

/// A submission that the server refused before the final dot.
struct EndedEarly: Error {
    var reply: SMTPReply
    var phase: SMTPPhase
    var recipients: [RecipientRefusal]

    init(_ reply: SMTPReply, _ phase: SMTPPhase, _ recipients: [RecipientRefusal]) {
        self.reply = reply
        self.phase = phase
        self.recipients = recipients
    }

    var outcome: SubmissionOutcome {
        reply.isPermanent
            ? .refused(reply, phase: phase, recipients: recipients)
            : .refusedForNow(reply, phase: phase, recipients: recipients)
    }
}
