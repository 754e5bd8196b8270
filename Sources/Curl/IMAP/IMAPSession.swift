/// A session with an IMAP server (RFC 3501): logs in, reads mails, files them, waits for new ones. Never deletes a mail
/// but by moving it.
///
/// Each session has a thread of its own, on which it blocks; each wait has a deadline from the settings. Calls from
/// several tasks are carried out one after another. Cancelling the task ends a call within a second and closes the
/// connection; ``interrupt()`` ends only an ``idle(timeout:)`` and keeps it. After an error other than
/// `commandRefused`, `invalidArgument` or `notSupported` the connection is closed: call ``connect()`` again.
public actor IMAPSession {
    private let executor = QueueExecutor(label: "xcrm.imap")
    private let interruption = Interruption()
    private let turn = Turn()
    private var settings: ConnectionSettings
    private var connection: IMAPConnection?
    private var fetching: IMAPFetch?

    /// Runs on a thread of its own.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// A session that is not yet connected.
    public init(_ settings: ConnectionSettings) {
        self.settings = settings
    }

    // MARK: Connection

    /// Whether there is a connection, as far as is known.
    public var isConnected: Bool { connection != nil }

    /// What the server announced after login, in upper case; empty without a connection.
    public var capabilities: Set<String> { connection?.capabilities ?? [] }

    /// Sets what the next ``connect()`` logs in with, e.g. a new token.
    public func use(_ credential: Credential) { settings.credential = credential }

    /// Connects, secures the connection and logs in. Without effect when connected.
    /// - Throws: ``CurlError`` that says in one sentence what is wrong.
    public func connect() async throws(CurlError) {
        if connection != nil { return }
        await turn.take()
        defer { turn.leave() }
        if connection != nil { return }
        let (settings, interruption) = (settings, interruption)
        connection = try await interruptible { () throws(CurlError) in
            try IMAPConnection(settings, interruption: interruption)
        }
    }

    /// Says good-bye and closes the connection. Never fails, and takes three seconds at most.
    public func logout() async {
        await turn.take()
        defer { turn.leave() }
        guard let connection else { return }
        self.connection = nil
        let short = Patience(silence: .seconds(3), total: .seconds(3))
        do throws(CurlError) {
            let phase = CurlError.Phase.command("LOGOUT")
            interruption.begin()
            _ = try connection.finish(try connection.send("LOGOUT", phase), phase, patience: short)
        } catch {}
    }

    /// Ends the ``idle(timeout:)`` that runs, or the next one at once. The connection stays.
    public nonisolated func interrupt() { interruption.nudge() }

    // MARK: Folders

    /// Opens a folder; `readOnly` changes nothing on the server (EXAMINE). Levels of the name are written with `/`,
    /// whatever the server's delimiter.
    public func select(_ folder: String, readOnly: Bool = false) async throws(CurlError) -> FolderState {
        try await perform { (connection) throws(CurlError) in try connection.open(folder, readOnly: readOnly) }
    }

    /// What a folder holds, without opening it: its UIDVALIDITY, UIDNEXT and number of mails.
    public func status(_ folder: String) async throws(CurlError) -> FolderState {
        try await perform { (connection) throws(CurlError) in try connection.status(folder) }
    }

    /// Makes a folder if there is none of this name.
    public func create(_ folder: String) async throws(CurlError) {
        try await perform { (connection) throws(CurlError) in try connection.create(folder) }
    }

    /// The folders that the user can see, at most ``CurlLimits/folders``.
    public func folders() async throws(CurlError) -> [Folder] {
        try await perform { (connection) throws(CurlError) in try connection.folders() }
    }

    /// The server's own name for a folder: with its delimiter and its prefix for the user's folders.
    public func serverName(of folder: String) async throws(CurlError) -> String {
        try await perform { (connection) throws(CurlError) in try connection.resolve(folder) }
    }

    // MARK: Mails of the open folder

    /// UIDs of the mails that match, in ascending order; at most ``CurlLimits/uids``.
    public func uidSearch(_ criterion: SearchCriterion = .all) async throws(CurlError) -> [UInt32] {
        try await perform { (connection) throws(CurlError) in try connection.search(criterion) }
    }

    /// UID, size, date and flags of mails, by UID; those that are gone are left out.
    public func fetchHeads(uids: [UInt32]) async throws(CurlError) -> [MailHead] {
        try await perform { (connection) throws(CurlError) in
            try connection.heads(UIDSet(uids).uids).values.sorted { $0.uid < $1.uid }
        }
    }

    /// Adds a keyword, or a system flag such as `\Seen`, to mails.
    public func store(uids: [UInt32], addKeyword keyword: String) async throws(CurlError) {
        try await perform { (connection) throws(CurlError) in try connection.store(uids, keyword: keyword) }
    }

    /// Moves mails to another folder, which is made if it is missing. Mails that are gone are passed over. Nothing is
    /// marked or removed before the server confirmed the copy.
    public func move(uids: [UInt32], to folder: String) async throws(CurlError) -> MoveOutcome {
        try await perform { (connection) throws(CurlError) in try connection.move(uids, to: folder) }
    }

    /// Puts a mail into a folder, e.g. a copy of a sent one. The folder is made if it is missing. Bare line feeds become
    /// CRLF.
    /// - Parameter date: when it counts as received, in seconds since 1970.
    @discardableResult
    public func append(
        folder: String, flags: [String] = [], date: Int64? = nil, bytes: [UInt8]
    ) async throws(CurlError) -> AppendOutcome {
        let lines = MessageLines.normalized(bytes)
        return try await perform { (connection) throws(CurlError) in
            try connection.append(lines, to: folder, flags: flags, date: date)
        }
    }

    // MARK: Waiting

    /// Asks whether the connection is alive, which also lets the server tell news.
    /// - Returns: how many mails the open folder holds.
    @discardableResult
    public func noop() async throws(CurlError) -> UInt32 {
        try await perform { (connection) throws(CurlError) in
            try connection.run("NOOP")
            return connection.exists
        }
    }

    /// Waits until a mail comes to the open folder (IDLE, RFC 2177; on a server without it NOOP every 30 seconds).
    /// Returns at once if one came during the commands before. A good timeout is 9 minutes: routers and servers drop
    /// connections that are silent for longer.
    public func idle(timeout: Duration) async throws(CurlError) -> IdleOutcome {
        try await perform { (connection) throws(CurlError) in try connection.idle(timeout) }
    }

    // MARK: Turns, cancellation, errors

    /// Runs one exchange with the server: alone, interruptible, and closing the connection if it broke.
    private func perform<T>(_ body: (IMAPConnection) throws(CurlError) -> T) async throws(CurlError) -> T {
        await turn.take()
        defer { turn.leave() }
        return try await exchange(body)
    }

    private func exchange<T>(_ body: (IMAPConnection) throws(CurlError) -> T) async throws(CurlError) -> T {
        guard let connection else {
            throw CurlError(.notConnected, .connect, "There is no connection to the IMAP server; connect first.")
        }
        // Cancelled while it waited for its turn: nothing was sent, so the connection stays.
        if Task.isCancelled { throw CurlError.cancelled(.connect, connection.transport.peer) }
        do throws(CurlError) {
            return try await interruptible { () throws(CurlError) in try body(connection) }
        } catch {
            if error.closesConnection { self.connection = nil }
            throw error
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

    // MARK: Fetching, in steps

    func beginFetch(_ fetch: IMAPFetch) async {
        await turn.take()
        fetching = fetch
    }

    /// The next events; empty when all mails were fetched.
    func continueFetch() async throws(CurlError) -> [FetchEvent] {
        guard var fetch = fetching else { return [] }
        defer { fetching = fetch }
        return try await exchange { (connection) throws(CurlError) in try fetch.advance(connection) }
    }

    /// Ends a fetch. One that is not complete leaves answers on their way: then the connection is closed.
    func endFetch(isComplete: Bool) -> FetchSummary {
        let summary = fetching?.summary ?? FetchSummary()
        fetching = nil
        if !isComplete { connection = nil }
        turn.leave()
        return summary
    }
}

extension CurlError {
    /// Whether the conversation cannot go on after this error.
    var closesConnection: Bool {
        switch kind {
        case .commandRefused, .invalidArgument, .notSupported: false
        default: true
        }
    }
}
