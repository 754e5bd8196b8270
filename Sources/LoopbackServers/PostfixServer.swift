import Foundation

/// One private Postfix: takes mail in through its entrances and hands it to Dovecot by LMTP, or bounces it.
struct PostfixServer: Sendable {
    /// How much of the log an error shows, in bytes.
    static let logTail = 4_000
    /// How often delivery of waiting mail is tried after a change; more than once is rarely needed.
    private static let flushes = 20

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
        // The environment is what `postfix` would set, so that the first words get into the log too.
        var command = Command(name: "master", arguments: ["-w", "-c", folder.postfixConfiguration.path])
        command.environment = [
            "POSTLOG_SERVICE": folder.postfixQueue.appending(path: "public/postlog").path, "POSTLOG_HOSTNAME": "mail",
        ]
        let outcome = try await command.run(scratch: folder.scratch)
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

    /// Makes the queue manager forget where mail to these addresses was to go, and tries to deliver what waits for them.
    func routeAnew(_ addresses: Set<String>) async throws {
        processes?.signalLeader(SIGHUP)
        // What was being tried at that moment is only taken up again by another flush.
        for _ in 0..<PostfixServer.flushes {
            try await flush()
            let waiting = try await queue().lowercased()
            if !addresses.contains(where: { waiting.contains("\"\($0)\"") }) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Tries to deliver everything in the queue now.
    func flush() async throws {
        try await Command(name: "postqueue", arguments: ["-c", folder.postfixConfiguration.path, "-f"])
            .succeed(scratch: folder.scratch)
    }

    /// How many mails are in the queue.
    func queueLength() async throws -> Int {
        try await queue().split(separator: "\n").count
    }

    /// The queue, one line of JSON for each mail (postqueue(1)).
    private func queue() async throws -> String {
        try await Command(name: "postqueue", arguments: ["-c", folder.postfixConfiguration.path, "-j"])
            .succeed(scratch: folder.scratch)
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
