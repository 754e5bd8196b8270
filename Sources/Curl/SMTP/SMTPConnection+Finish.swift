extension SMTPConnection {
    /// Whether the server has answered for the last mail and forgot its envelope.
    var isBetweenMails: Bool { !needsReset }

    /// Whether the server closed the connection, or said that it will, while nothing was asked of it.
    var isStale: Bool {
        do throws(CurlError) {
            return try unexpectedReply(.command("MAIL")) != nil
        } catch {
            return true
        }
    }

    /// Writes the final dot and reads the answer. Whatever fails up to the dot is certain; after it only the answer is.
    func finish(_ refused: [RecipientRefusal], grace: Duration) -> SubmissionOutcome {
        let phase = CurlError.Phase.command("final dot")
        do throws(CurlError) {
            // The server may have given up while the mail, or the hook, took its time.
            if let early = try unexpectedReply(phase) {
                guard early.isTransient || early.isPermanent else { return .notAccepted(violation(phase)) }
                return EndedEarly(early, .data, refused).outcome
            }
        } catch {
            return .notAccepted(error)
        }
        var sent = 0
        do throws(CurlError) {
            var patience = settings.patience
            try transport.send(Array(".\r\n".utf8), &patience, phase, sent: &sent)
        } catch {
            // Nothing of the dot left this machine: the server cannot have taken the mail.
            return sent == 0 ? .notAccepted(error) : .uncertain(error)
        }
        do throws(CurlError) {
            let reply = try finalReply(phase, grace: grace)
            needsReset = false
            if reply.isPositive { return .accepted(reply, refused: refused) }
            guard reply.isTransient || reply.isPermanent else { return .uncertain(violation(phase)) }
            return EndedEarly(reply, .finalDot, refused).outcome
        } catch {
            return .uncertain(error)
        }
    }

    private func finalReply(_ phase: CurlError.Phase, grace: Duration) throws(CurlError) -> SMTPReply {
        let limit = settings.finalDotTimeout
        do throws(CurlError) {
            var patience = Patience(silence: limit, total: limit)
            return try reply(phase, &patience)
        } catch {
            guard error.kind == .cancelled else { throw error }
            var patience = Patience(silence: grace, total: grace)
            return try reply(phase, &patience, heedsCancel: false)
        }
    }
}
