public import Foundation

/// A private Postfix and a private Dovecot on 127.0.0.1, for trying, testing and measuring against real mail servers.
///
/// Everything lives in one folder and on ports found free; the system's own servers are not touched, nothing reaches
/// the network and several instances may run side by side. Every address of the served domains is a mailbox that the
/// first mail makes; mail to a sub-address (`sales+x@`) lands in the base mailbox. Every login has the one password;
/// the login is the whole address, or its local part for the first domain.
///
/// The servers end with `stop()`. Should the program end without it, or let the last reference go, a guardian process
/// ends them and removes a temporary folder.
public actor LoopbackMailServers {
    /// How often other ports are tried when somebody took one between finding and using it.
    private static let attempts = 5
    /// How long a freshly started server may take until it greets, in seconds.
    private static let greetingPatience = 10

    /// The domains whose every address is a mailbox; the first one is the firm's.
    public nonisolated let domains: [String]
    /// Where configuration, keys, queue, mailboxes and logs are.
    public nonisolated let folder: URL
    /// Where the servers listen.
    public nonisolated let ports: LoopbackPorts
    /// The certificate authority to verify IMAPS and STARTTLS with; the certificate names 127.0.0.1 and `localhost`.
    public nonisolated let caFile: URL
    /// The name that the servers sign `Authentication-Results` with.
    public nonisolated let authservID: String
    /// The password of every login.
    public nonisolated let password: String

    nonisolated let layout: ServerFolder
    nonisolated let options: LoopbackOptions
    private let dovecot: DovecotServer
    private let postfix: PostfixServer
    private let listeners: [ConnectionListener]
    private let table: RecipientTable
    private var guardian: Guardian?

    /// Starts both servers; they answer when it returns.
    ///
    /// - Parameters:
    ///   - domains: the served domains, the firm's own first; host names in ASCII.
    ///   - folder: where everything is kept; it stays after `stop()`, mailboxes and queue included, and may be used
    ///     again. nil: a temporary folder that `stop()` removes.
    ///   - options: what should be different from the ordinary.
    /// - Throws: `LoopbackError`; for a server that does not start it holds the end of the server's log.
    public static func start(domains: [String], folder: URL? = nil, options: LoopbackOptions = LoopbackOptions())
        async throws -> LoopbackMailServers
    {
        guard geteuid() == 0 else { throw LoopbackError.needsRoot }
        for program in ["dovecot", "master", "postqueue", "openssl", "curl"] { _ = try Command.path(of: program) }
        try check(domains, options)
        let layout = try await ServerFolder.prepare(folder)
        do {
            try await DovecotServer.requireVersion(scratch: layout.scratch)
            let host = "mail.\(domains[0])"
            let certificates = try await CertificateAuthority.make(in: layout, hostName: host)
            for _ in 0..<attempts {
                if let servers = try await attempt(domains, layout, options, certificates) { return servers }
            }
            throw LoopbackError.badOption("The ports of the mail servers are already in use.")
        } catch {
            try? await layout.endLeftovers()
            try? await layout.letGo()
            throw error
        }
    }

    /// One attempt to start; nil if a port was taken by somebody else and other ports may be tried.
    private static func attempt(
        _ domains: [String], _ layout: ServerFolder, _ options: LoopbackOptions, _ certificates: CertificateAuthority
    ) async throws -> LoopbackMailServers? {
        let ports = try options.ports ?? .free()
        do {
            let servers = try LoopbackMailServers(
                domains: domains, layout: layout, ports: ports, options: options, certificates: certificates)
            do {
                try await servers.startBoth()
                return servers
            } catch {
                try await servers.giveUp()
                throw error
            }
        } catch LoopbackError.portTaken where options.ports == nil {
            FreePort.release(ports.all)
            return nil
        } catch LoopbackError.serverFailed(_, let log) where log.contains("already in use") && options.ports == nil {
            return nil
        }
    }

    private init(
        domains: [String], layout: ServerFolder, ports: LoopbackPorts, options: LoopbackOptions,
        certificates: CertificateAuthority
    ) throws {
        self.domains = domains
        self.layout = layout
        self.ports = ports
        self.options = options
        folder = layout.root
        caFile = certificates.authorityFile
        authservID = options.authservID ?? "mail.\(domains[0])"
        password = options.password
        dovecot = try DovecotServer(
            folder: layout, domains: domains, ports: ports, options: options, certificates: certificates)
        postfix = try PostfixServer(
            folder: layout, domains: domains, ports: ports, options: options, certificates: certificates)
        let agents = options.agents.map { ($0.contains("@") ? $0 : "\($0)@\(domains[0])").lowercased() }
        let milter = AuthenticationMilter(
            results: AuthenticationResults(authservID: authservID, domains: domains, agents: agents))
        let table = RecipientTable(LoopbackMailServers.expand(options.behaviours, domains: domains))
        self.table = table
        listeners = [
            try ConnectionListener(port: ports.milter) { milter.serve($0) },
            try ConnectionListener(port: ports.recipientTable) { table.serve($0) },
        ]
        guardian = try Guardian(folder: layout)
    }

    deinit {
        guard guardian != nil else { return }
        FreePort.release(ports.all)
        layout.forget()
    }

    /// Ends both servers and makes sure that no process is left; removes the folder if it is a temporary one. A second
    /// call does nothing.
    ///
    /// - Throws: `LoopbackError.processesRemain`, naming them.
    public func stop() async throws {
        guard let guardian else { return }
        // Should ending the servers fail, letting the guardian go makes it kill them.
        self.guardian = nil
        try await endServers()
        await guardian.dismiss()
        try await layout.letGo()
    }

    /// Ends what has started; the folder stays for another attempt.
    private func giveUp() async throws {
        try await endServers()
        await guardian?.dismiss()
        guardian = nil
    }

    private func endServers() async throws {
        try await postfix.stop()
        try await dovecot.stop()
        for listener in listeners { listener.stop() }
        FreePort.release(ports.all)
    }

    private func startBoth() async throws {
        try await launchDovecot()
        try await startPostfix()
    }

    private func launchDovecot() async throws {
        try await dovecot.start()
        try requireGreeting(ports.imap, "* OK", of: "Dovecot", log: layout.dovecotLog)
    }

    // MARK: One server alone, to play its failure

    /// Starts Dovecot after `stopDovecot`, on the same ports, and lets Postfix deliver what waited for it.
    public func startDovecot() async throws {
        try await launchDovecot()
        if postfix.processes?.members().isEmpty == false { try await postfix.flush() }
    }

    /// Ends Dovecot: connections break, new ones are refused, Postfix keeps mail in its queue and cannot check logins.
    public func stopDovecot() async throws {
        try await dovecot.stop()
    }

    /// Ends Dovecot and starts it again.
    public func restartDovecot() async throws {
        try await stopDovecot()
        try await startDovecot()
    }

    /// Starts Postfix after `stopPostfix`, on the same ports.
    public func startPostfix() async throws {
        try await postfix.start()
        try requireGreeting(ports.unverifiedSMTP, "220", of: "Postfix", log: layout.postfixLog)
    }

    /// Ends Postfix: connections break, new ones are refused.
    public func stopPostfix() async throws {
        try await postfix.stop()
    }

    /// Ends Postfix and starts it again.
    public func restartPostfix() async throws {
        try await stopPostfix()
        try await startPostfix()
    }

    /// Gives a folder another UIDVALIDITY and its mails other UIDs, as happens when a provider restores or moves a
    /// mailbox; Dovecot is restarted for it.
    public func changeUIDValidity(of address: String, folder: String = "INBOX") async throws {
        try await stopDovecot()
        let place = maildirPath(for: address, folder: folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        for name in names where name == "dovecot-uidlist" || name.hasPrefix("dovecot.index") {
            try FileManager.default.removeItem(at: place.appending(path: name))
        }
        try await startDovecot()
    }

    // MARK: Postfix at work

    /// Changes how an address, or a local part in every domain, behaves from now on; what waits in the queue is tried again.
    public func setBehaviour(_ behaviour: RecipientBehaviour, of address: String) async throws {
        let changes = LoopbackMailServers.expand([address: behaviour], domains: domains)
        guard table.merge(changes) else { return }
        try await postfix.routeAnew(Set(changes.keys))
    }

    /// How many mails Postfix has not settled yet.
    public func queueLength() async throws -> Int {
        try await postfix.queueLength()
    }

    /// The ends of both servers' logs, at most `limit` bytes each.
    public nonisolated func logTails(limit: Int = 4_000) -> String {
        LogTail.of(layout.postfixLog, bytes: limit) + LogTail.of(layout.dovecotLog, bytes: limit)
    }

    /// The ids of the servers' living processes.
    public func processIDs() -> [Int32] {
        [dovecot.processes, postfix.processes].compactMap { $0 }.flatMap { $0.members() }
    }

    // MARK: Starting

    private static func check(_ domains: [String], _ options: LoopbackOptions) throws {
        let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789.-")
        guard !domains.isEmpty, domains.allSatisfy({ !$0.isEmpty && $0.allSatisfy(letters.contains) }) else {
            throw LoopbackError.badOption("The domains must be at least one host name, in small ASCII letters.")
        }
        let marks = Set(letters.map { $0.uppercased() }.joined()).union(letters).union("_")
        guard !options.password.isEmpty, options.password.allSatisfy(marks.contains) else {
            throw LoopbackError.badOption("The password may only have ASCII letters, digits, '.', '_' and '-'.")
        }
    }

    /// A local part alone stands for that address in every domain.
    private static func expand(_ behaviours: [String: RecipientBehaviour], domains: [String])
        -> [String: RecipientBehaviour]
    {
        var whole: [String: RecipientBehaviour] = [:]
        for (name, behaviour) in behaviours where !name.contains("@") {
            for domain in domains { whole["\(name)@\(domain)".lowercased()] = behaviour }
        }
        for (address, behaviour) in behaviours where address.contains("@") {
            whole[address.lowercased()] = behaviour
        }
        return whole
    }

    private func requireGreeting(_ port: UInt16, _ greeting: String, of server: String, log: URL) throws {
        let socket = try LoopbackSocket.connected(to: port, patience: LoopbackMailServers.greetingPatience)
        defer { socket.close() }
        guard String(decoding: socket.read(atMost: 512), as: UTF8.self).hasPrefix(greeting) else {
            throw LoopbackError.serverFailed(server: server, log: LogTail.of(log, bytes: DovecotServer.logTail))
        }
    }
}
