import Foundation

/// One private Postfix: takes mail in through its entrances and hands it to Dovecot by LMTP, or bounces it.
struct PostfixServer: Sendable {
    /// How much of the log an error shows, in bytes.
    static let logTail = 4_000

    let folder: ServerFolder
    let domains: [String]

    /// Writes the configuration; starts nothing.
    init(
        folder: ServerFolder, domains: [String], ports: LoopbackPorts, options: LoopbackOptions,
        certificates: CertificateAuthority
    ) throws {
        self.folder = folder
        self.domains = domains
        try PostfixServer.makeQueue(folder)
        try write(
            PostfixServer.mainConfiguration(
                folder: folder, domains: domains, ports: ports, options: options, certificates: certificates),
            to: "main.cf")
        try write(PostfixServer.services(ports: ports), to: "master.cf")
        try write(PostfixServer.loginMap(options: options, firstDomain: domains[0]), to: "logins")
    }

    /// The master and its children, if it was started.
    var processes: ServerProcessGroup? {
        ServerProcessGroup(pidFile: folder.postfixQueue.appending(path: "pid/master.pid"))
    }

    /// Starts the server; returns when its ports are open.
    func start() async throws {
        // Postfix's own `postfix start` comes to the same after a second or two of checking what we have just made.
        let outcome = try await Command(name: "master", arguments: ["-w", "-c", folder.postfixConfiguration.path])
            .run(scratch: folder.scratch)
        guard outcome.status == 0 else {
            let log = outcome.errors + LogTail.of(folder.postfixLog, bytes: PostfixServer.logTail)
            throw LoopbackError.serverFailed(server: "Postfix", log: log)
        }
    }

    /// Ends the server; returns when no process is left. Mail in the queue stays there.
    func stop() async throws {
        guard let processes, processes.belongs(to: folder.root) else { return }
        try await processes.end()
    }

    /// Writes how the addresses behave; a running server must be told by `reload`.
    func write(_ behaviours: [String: RecipientBehaviour]) throws {
        let whole = behaviours.sorted { $0.key < $1.key }
        let access = whole.compactMap { address, behaviour in
            PostfixServer.refusal(behaviour).map { "\(address) \($0)" }
        }
        let transports = whole.compactMap { address, behaviour in
            PostfixServer.transport(behaviour).map { "\(address) \($0)" }
        }
        try write(access.joined(separator: "\n") + "\n", to: "recipients")
        try write(transports.joined(separator: "\n") + "\n", to: "transports")
    }

    /// Makes the running server read its tables again.
    func reload() {
        processes?.signalLeader(SIGHUP)
    }

    /// Tries to deliver everything in the queue now.
    func flush() async throws {
        try await Command(name: "postqueue", arguments: ["-c", folder.postfixConfiguration.path, "-f"])
            .succeed(scratch: folder.scratch)
    }

    /// How many mails are in the queue.
    func queueLength() async throws -> Int {
        let list = Command(name: "postqueue", arguments: ["-c", folder.postfixConfiguration.path, "-j"])
        return try await list.succeed(scratch: folder.scratch).split(separator: "\n").count
    }

    private func write(_ text: String, to name: String) throws {
        let file = folder.postfixConfiguration.appending(path: name)
        try Data(text.utf8).write(to: file)
        // Postfix's processes give up root before they read some of the tables; and they wait for seconds when a file
        // was changed just now, lest somebody is still writing it.
        let attributes: [FileAttributeKey: Any] = [
            .posixPermissions: 0o644, .modificationDate: Date(timeIntervalSinceNow: -60),
        ]
        try FileManager.default.setAttributes(attributes, ofItemAtPath: file.path)
    }

    /// Makes what Postfix's `post-install create-missing` makes of the queue (`postfix-files`), only faster.
    private static func makeQueue(_ folder: ServerFolder) throws {
        let postfix = try SystemUser.named("postfix")
        let postdrop = SystemUser(user: postfix.user, group: try SystemUser.group(named: "postdrop"))
        let root = SystemUser(user: 0, group: 0)
        let secret = [
            "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "saved", "trace",
            "private",
        ]
        let places: [(name: String, owner: SystemUser, mode: Int)] =
            secret.map { ($0, SystemUser(user: postfix.user, group: 0), 0o700) }
            + [("maildrop", postdrop, 0o730), ("public", postdrop, 0o710), ("pid", root, 0o755)]
        for place in places {
            let path = folder.postfixQueue.appending(path: place.name)
            try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
            try place.owner.own(path)
            try FileManager.default.setAttributes([.posixPermissions: place.mode], ofItemAtPath: path.path)
        }
    }
}
