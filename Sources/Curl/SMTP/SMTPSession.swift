/// A session with a mail submission server (RFC 6409): logs in once, submits many mails, and says of each exactly how
/// far it came.
///
/// Each session has a thread of its own, on which it blocks; each wait has a deadline from the settings. Calls from
/// several tasks are carried out one after another. The session connects when it must, also when the server closed the
/// connection between two mails.
public actor SMTPSession {
    private let executor = QueueExecutor(label: "xcrm.smtp")
    private let interruption = Interruption()
    private let turn = Turn()
    private var settings: ConnectionSettings
    private var connection: SMTPConnection?

    /// How long a cancelled task still waits for the answer to a final dot: the answer decides whether the mail went.
    static let graceAfterDot = Duration.seconds(10)

    /// Runs on a thread of its own.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// A session that is not yet connected.
    public init(_ settings: ConnectionSettings) {
        self.settings = settings
    }

    /// Whether there is a connection, as far as is known.
    public var isConnected: Bool { connection != nil }

    /// What the server announced after login, if there is a connection.
    public var extensions: SMTPExtensions? { connection?.extensions }

    /// Sets what the next connection logs in with, e.g. a new token.
    public func use(_ credential: Credential) { settings.credential = credential }

    /// Connects, secures the connection and logs in. Without effect when connected; ``submit`` does it by itself.
    /// - Throws: ``CurlError`` that says in one sentence what is wrong.
    public func connect() async throws(CurlError) {
        await turn.take()
        defer { turn.leave() }
        if connection == nil { try await reconnect() }
    }

    /// Says good-bye and closes the connection. Never fails, and takes three seconds at most.
    public func quit() async {
        await turn.take()
        defer { turn.leave() }
        guard let connection else { return }
        self.connection = nil
        interruption.begin()
        do throws(CurlError) {
            let phase = CurlError.Phase.command("QUIT")
            var patience = Patience(silence: .seconds(3), total: .seconds(3))
            try connection.write(["QUIT"], phase)
            _ = try connection.reply(phase, &patience)
        } catch {}
    }

    // MARK: The steps of a submission

    /// Takes the turn and the envelope to the server; on success the server waits for the mail.
    func open(
        _ envelope: SMTPEnvelope, size: Int?, isEightBit: Bool
    ) async -> Result<[RecipientRefusal], StepEnded> {
        await turn.take()
        if Task.isCancelled {
            return .failure(StepEnded(.notAccepted(CurlError.cancelled(.connect, "the SMTP server"))))
        }
        do throws(CurlError) {
            return try await openOnce(envelope, size: size, isEightBit: isEightBit)
        } catch {
            connection = nil
            return .failure(StepEnded(.notAccepted(error)))
        }
    }

    private func openOnce(
        _ envelope: SMTPEnvelope, size: Int?, isEightBit: Bool
    ) async throws(CurlError) -> Result<[RecipientRefusal], StepEnded> {
        if connection?.isStale == true { connection = nil }
        let mayRetry = connection?.isUsed ?? false
        do throws(CurlError) {
            return try await openHere(envelope, size: size, isEightBit: isEightBit)
        } catch {
            // The server closed an idle connection just now; nothing of this mail was said that counts.
            guard mayRetry, error.kind == .connectionLost else { throw error }
            connection = nil
            return try await openHere(envelope, size: size, isEightBit: isEightBit)
        }
    }

    private func openHere(
        _ envelope: SMTPEnvelope, size: Int?, isEightBit: Bool
    ) async throws(CurlError) -> Result<[RecipientRefusal], StepEnded> {
        if connection == nil { try await reconnect() }
        guard let connection else { throw notConnected }
        let checked: CheckedEnvelope
        do throws(EndedEarly) {
            checked = try CheckedEnvelope(envelope, size: size, isEightBit: isEightBit, connection.extensions)
        } catch {
            return .failure(StepEnded(error.outcome))
        }
        let result = try await interruptible { () throws(CurlError) in try connection.open(checked) }
        connection.isUsed = true
        return result.mapError { ended in
            if ended.reply.code == 421 || connection.isBroken { self.connection = nil }
            return StepEnded(ended.outcome)
        }
    }

    /// Sends bytes of the mail as they are to stand on the wire.
    /// - Returns: how the submission ended, if it did.
    func send(_ bytes: [UInt8]) async -> SubmissionOutcome? {
        guard let connection else { return .notAccepted(notConnected) }
        if bytes.isEmpty { return nil }
        let phase = CurlError.Phase.command("DATA")
        do throws(CurlError) {
            try await interruptible { () throws(CurlError) in
                var patience = connection.settings.patience
                try connection.transport.send(bytes, &patience, phase)
            }
            return nil
        } catch {
            self.connection = nil
            // A server that refuses in the middle says why and closes.
            guard error.kind == .connectionLost, let reply = connection.lastWords(phase),
                reply.isTransient || reply.isPermanent
            else { return .notAccepted(error) }
            return EndedEarly(reply, .data, []).outcome
        }
    }

    /// Writes the final dot and waits for the answer.
    func finish(_ refused: [RecipientRefusal]) async -> SubmissionOutcome {
        guard let connection else { return .notAccepted(notConnected) }
        let outcome = await interruptible { connection.finish(refused, grace: Self.graceAfterDot) }
        switch outcome {
        case .accepted: break
        case .refused(let reply, _, _), .refusedForNow(let reply, _, _):
            if reply.code == 421 || !connection.isBetweenMails { self.connection = nil }
        case .notAccepted, .uncertain: self.connection = nil
        }
        return outcome
    }

    /// Ends a submission. One that was begun and not finished leaves the connection in the middle of a mail: then it is
    /// closed, and the server forgets the mail.
    func leave(isInsideMail: Bool) {
        if isInsideMail { connection = nil }
        turn.leave()
    }

    // MARK: Connection, cancellation

    private var notConnected: CurlError {
        CurlError(.notConnected, .connect, "There is no connection to the SMTP server; connect first.")
    }

    private func reconnect() async throws(CurlError) {
        let (settings, interruption) = (settings, interruption)
        connection = try await interruptible { () throws(CurlError) in
            try SMTPConnection(settings, interruption: interruption)
        }
    }

    private func interruptible<T, E>(_ body: () throws(E) -> T) async throws(E) -> T {
        interruption.begin()
        let result = await withTaskCancellationHandler {
            // Through a method of the actor: a closure that does not use the actor would run, and block, on the shared
            // threads of the runtime.
            blocking(body)
        } onCancel: { [interruption] in
            interruption.cancel()
        }
        return try result.get()
    }

    private func blocking<T, E>(_ body: () throws(E) -> T) -> Result<T, E> {
        Result(catching: body)
    }
}

/// A step that ended the submission.
struct StepEnded: Error {
    let outcome: SubmissionOutcome

    init(_ outcome: SubmissionOutcome) { self.outcome = outcome }
}
