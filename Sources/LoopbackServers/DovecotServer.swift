import Foundation

/// One private Dovecot: IMAP over Maildir mailboxes, LMTP into them, and the password check for Postfix.
struct DovecotServer: Sendable {
    /// How much of the log an error shows, in bytes.
    static let logTail = 4_000

    let folder: ServerFolder
    let configurationFile: URL

    /// Writes the configuration; starts nothing.
    init(
        folder: ServerFolder, domains: [String], ports: LoopbackPorts, options: LoopbackOptions,
        certificates: CertificateAuthority
    ) throws {
        self.folder = folder
        configurationFile = folder.dovecot.appending(path: "dovecot.conf")
        let text = DovecotServer.configuration(
            folder: folder, domains: domains, ports: ports, options: options, certificates: certificates)
        try Data(text.utf8).write(to: configurationFile)
    }

    /// Throws unless the installed Dovecot speaks the configuration language that this file writes.
    static func requireVersion(scratch: URL) async throws {
        let version = try await Command(name: "dovecot", arguments: ["--version"]).succeed(scratch: scratch)
        guard version.hasPrefix("2.3") else {
            throw LoopbackError.badOption(
                "Dovecot 2.3 is needed (Debian 12, Ubuntu 22.04 and 24.04 have it); this one is \(version.prefix(20)).")
        }
    }

    /// Where Postfix asks whether a login and password are right.
    static func authenticationSocket(in folder: ServerFolder) -> URL {
        folder.dovecotRun.appending(path: "auth-client")
    }

    /// The master and its children, if it was started.
    var processes: ServerProcessGroup? {
        ServerProcessGroup(pidFile: folder.dovecotRun.appending(path: "master.pid"))
    }

    /// Starts the server; returns when its ports are open.
    func start() async throws {
        let command = Command(name: "dovecot", arguments: ["-c", configurationFile.path])
        let outcome = try await command.run(scratch: folder.scratch)
        guard outcome.status == 0 else {
            let log = outcome.errors + LogTail.of(folder.dovecotLog, bytes: DovecotServer.logTail)
            throw LoopbackError.serverFailed(server: "Dovecot", log: log)
        }
    }

    /// Ends the server, its clients' connections included; returns when no process is left.
    func stop() async throws {
        guard let processes, processes.belongs(to: folder.root) else { return }
        // The log writer stays a second longer for last words, and the master waits for it.
        try await processes.end(idlers: ["dovecot", "log"])
        try? FileManager.default.removeItem(at: folder.dovecotRun.appending(path: "master.pid"))
    }
}

/// The end of a log file.
enum LogTail {
    static func of(_ file: URL, bytes: Int) -> String {
        let text = FileManager.default.contents(atPath: file.path) ?? Data()
        return String(decoding: text.suffix(bytes), as: UTF8.self)
    }
}
