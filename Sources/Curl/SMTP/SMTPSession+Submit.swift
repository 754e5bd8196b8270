extension SMTPSession {
    /// Submits one mail.
    ///
    /// - Parameters:
    ///   - envelope: who is told of failure, and who gets it.
    ///   - message: the mail. Line ends become CRLF, dots at the beginning of lines are doubled on the wire.
    ///   - beforeFinalDot: called when all of the mail but the final dot was sent: the last moment at which it is certain
    ///     that the server has not taken it. What it throws stops the submission. Called in the caller's isolation.
    /// - Returns: how it ended.
    /// - Throws: only what `beforeFinalDot` threw; then nobody gets the mail from this attempt.
    public nonisolated(nonsending) func submit(
        _ envelope: SMTPEnvelope, message: [UInt8], beforeFinalDot: () async throws -> Void = {}
    ) async throws -> SubmissionOutcome {
        try await submit(
            envelope, size: message.count, isEightBit: message.contains { $0 >= 0x80 },
            chunks: stride(from: 0, to: message.count, by: CurlLimits.chunk).lazy.map { start in
                Array(message[start..<min(message.count, start + CurlLimits.chunk)])
            },
            beforeFinalDot: beforeFinalDot)
    }

    /// Submits one mail that comes in chunks, so that it is never whole in memory.
    ///
    /// - Parameters:
    ///   - envelope: who is told of failure, and who gets it.
    ///   - size: the bytes of the mail, if known: the server can then refuse it before it is sent.
    ///   - isEightBit: whether the mail has bytes above 127.
    ///   - chunks: the mail, taken in the caller's isolation.
    ///   - beforeFinalDot: as above.
    public nonisolated(nonsending) func submit(
        _ envelope: SMTPEnvelope, size: Int?, isEightBit: Bool, chunks: some Sequence<[UInt8]>,
        beforeFinalDot: () async throws -> Void = {}
    ) async throws -> SubmissionOutcome {
        let refused: [RecipientRefusal]
        switch await open(envelope, size: size, isEightBit: isEightBit) {
        case .success(let recipients): refused = recipients
        case .failure(let ended):
            await leave(isInsideMail: false)
            return ended.outcome
        }
        var lines = MessageLines(stuffsDots: true)
        for chunk in chunks {
            if let ended = await send(lines.encode(chunk)) {
                await leave(isInsideMail: true)
                return ended
            }
        }
        if let ended = await send(lines.finish()) {
            await leave(isInsideMail: true)
            return ended
        }
        do {
            try await beforeFinalDot()
        } catch {
            await leave(isInsideMail: true)
            throw error
        }
        let outcome = await finish(refused)
        await leave(isInsideMail: false)
        return outcome
    }
}
