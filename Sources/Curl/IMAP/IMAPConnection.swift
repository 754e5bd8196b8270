/// One logged-in connection: sends commands, reads responses, remembers what the server said about itself and the
/// selected folder. Synchronous and blocking; it lives inside an ``IMAPSession``.
final class IMAPConnection {
    let transport: Transport
    let settings: ConnectionSettings
    private var parser = IMAPResponseParser()
    private var tagCount = 0
    /// In upper case.
    private(set) var capabilities: Set<String> = []
    /// How many mails the selected folder holds.
    private(set) var exists: UInt32 = 0
    /// Whether a mail came since the last one who waited was told.
    var hasNews = false
    /// Whether the last COPY or MOVE was refused because the target is missing (TRYCREATE).
    var lastRefusalAsksToCreate = false
    /// The prefix and the delimiter of the user's own folders, once asked for.
    var namespace: (prefix: String, delimiter: Character?)?
    private var goodbye: String?

    init(_ settings: ConnectionSettings, interruption: Interruption) throws(CurlError) {
        self.settings = settings
        transport = try Transport(settings, scheme: .imap, interruption: interruption)
        // libcurl asked before login; some servers tell more after it.
        _ = try run("CAPABILITY")
        guard capabilities.contains("IMAP4REV1") || capabilities.contains("IMAP4REV2") else {
            throw CurlError(
                .notSupported, .login, "\(transport.peer) is no IMAP4rev1 server; check host and port.")
        }
    }

    func has(_ capability: String) -> Bool { capabilities.contains(capability) }

    /// Forgets that the server announced this: it did not keep its word.
    func forget(_ capability: String) { capabilities.remove(capability) }

    // MARK: Commands

    /// Sends a command and returns its tag. `text` holds the command with its arguments; `phase` names it in errors.
    func send(_ text: String, _ phase: CurlError.Phase) throws(CurlError) -> String {
        tagCount += 1
        let tag = "x\(tagCount)"
        var patience = settings.patience
        try transport.send(Array("\(tag) \(text)\r\n".utf8), &patience, phase)
        return tag
    }

    /// Sends a command and reads up to its end. `seen` gets every untagged response.
    /// - Returns: the status, which is OK.
    /// - Throws: `commandRefused` for NO and BAD.
    @discardableResult
    func run(_ text: String, seen: (IMAPResponse) -> Void = { _ in }) throws(CurlError) -> IMAPStatus {
        let phase = CurlError.Phase(imapCommand: text)
        let status = try finish(try send(text, phase), phase, seen: seen)
        guard status.kind == .ok else { throw refusal(status, phase) }
        return status
    }

    /// The same for a command that a server may refuse without harm.
    func runIfAllowed(_ text: String, seen: (IMAPResponse) -> Void = { _ in }) throws(CurlError) {
        let phase = CurlError.Phase(imapCommand: text)
        _ = try finish(try send(text, phase), phase, seen: seen)
    }

    /// Reads up to the end of the command with this tag.
    func finish(
        _ tag: String, _ phase: CurlError.Phase, patience: Patience? = nil, seen: (IMAPResponse) -> Void = { _ in }
    ) throws(CurlError) -> IMAPStatus {
        var patience = patience ?? settings.patience
        while true {
            guard case .response(let response) = try nextEvent(&patience, phase) else { continue }
            seen(response)
            if case .tagged(let found, let status) = response {
                guard found == tag else { throw violation(phase) }
                return status
            }
        }
    }

    func refusal(_ status: IMAPStatus, _ phase: CurlError.Phase) -> CurlError {
        let name = if case .command(let name) = phase { name } else { "a command" }
        return CurlError(.commandRefused, phase, "\(transport.peer) refused \(name).", serverText: status.text)
    }

    // MARK: Events

    /// The next event, waited for.
    func nextEvent(_ patience: inout Patience, _ phase: CurlError.Phase) throws(CurlError) -> IMAPEvent {
        while true {
            if let event = try parsedEvent(phase) { return event }
            do {
                try transport.receive(into: &parser.buffer, &patience, phase)
            } catch {
                throw explained(error)
            }
        }
    }

    /// The next event that can be had without waiting.
    func readyEvent(_ phase: CurlError.Phase) throws(CurlError) -> IMAPEvent? {
        while true {
            if let event = try parsedEvent(phase) { return event }
            do {
                guard try transport.receiveNow(into: &parser.buffer, phase) != nil else { return nil }
            } catch {
                throw explained(error)
            }
        }
    }

    private func parsedEvent(_ phase: CurlError.Phase) throws(CurlError) -> IMAPEvent? {
        do {
            guard let event = try parser.next() else { return nil }
            if case .response(let response) = event { note(response) }
            return event
        } catch {
            switch error {
            case .malformed: throw violation(phase)
            case .tooLong: throw tooLong(phase)
            }
        }
    }

    /// What every command must notice, whichever it is.
    private func note(_ response: IMAPResponse) {
        switch response {
        case .exists(let count):
            if count > exists { hasNews = true }
            exists = count
        case .expunge:
            if exists > 0 { exists -= 1 }
        case .capability(let names):
            capabilities = names
        case .status(let status), .tagged(_, let status):
            if case .capability(let names) = status.code { capabilities = names }
            if status.kind == .bye { goodbye = status.text }
        default: break
        }
    }

    /// The selected folder changed: what was known of the one before is void.
    func forgetFolder() {
        exists = 0
        hasNews = false
    }

    // MARK: Errors

    func violation(_ phase: CurlError.Phase) -> CurlError {
        CurlError(
            .protocolViolation, phase, "\(transport.peer) answered what no IMAP server may; check that it is one.")
    }

    func tooLong(_ phase: CurlError.Phase) -> CurlError {
        CurlError(.responseTooLong, phase, "An answer of \(transport.peer) is longer than XCRM takes.")
    }

    /// A lost connection with the server's farewell, if there was one.
    private func explained(_ error: CurlError) -> CurlError {
        guard error.kind == .connectionLost, let goodbye else { return error }
        return CurlError(
            .connectionLost, error.phase, error.message, curlCode: error.curlCode, serverText: goodbye)
    }
}

extension CurlError.Phase {
    /// The command's own words without arguments: `UID FETCH`, `SELECT`.
    init(imapCommand text: String) {
        let words = text.split(separator: " ", maxSplits: 2)
        let name = words.first == "UID" ? words.prefix(2).joined(separator: " ") : String(words.first ?? "")
        self = .command(name)
    }
}
