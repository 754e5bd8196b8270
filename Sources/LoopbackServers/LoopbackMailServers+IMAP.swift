import Foundation

/// Mailboxes over real IMAP, with programs of others.
extension LoopbackMailServers {
    /// What a pull of a folder brought, and how long it took from the start of the program to its end.
    public struct Pull: Sendable {
        /// The number of mails.
        public let mails: Int
        /// Their size together, in bytes.
        public let bytes: Int
        /// The time on the clock.
        public let elapsed: Duration
    }

    /// Copies a folder with `mbsync` (isync) over IMAPS into a scratch Maildir that is removed again: the reference of
    /// the benchmark. Nothing changes in the mailbox.
    public nonisolated func mbsyncPull(_ address: String, folder: String = "INBOX") async throws -> Pull {
        let place = layout.scratch.appending(path: UUID().uuidString)
        let target = place.appending(path: "mail")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let file = place.appending(path: "mbsyncrc")
        try Data(mbsyncConfiguration(address, folder: folder, place: place, target: target).utf8).write(to: file)
        let start = ContinuousClock.now
        try await Command(name: "mbsync", arguments: ["-q", "-c", file.path, "pull"]).succeed(scratch: layout.scratch)
        let elapsed = ContinuousClock.now - start
        let copies = Maildir(place: target.appending(path: "copy"))
        let sizes = try copies.names().map { try copies.size(of: $0) }
        try await ServerFolder.remove(place)
        return Pull(mails: sizes.count, bytes: sizes.reduce(0, +), elapsed: elapsed)
    }

    private nonisolated func mbsyncConfiguration(_ address: String, folder: String, place: URL, target: URL) -> String {
        """
        FSync no

        IMAPAccount loopback
        Host localhost
        Port \(ports.imaps)
        User \(address)
        Pass \(password)
        SSLType IMAPS
        CertificateFile \(caFile.path)

        IMAPStore far
        Account loopback

        MaildirStore near
        Path \(target.path)/
        Inbox \(target.path)/inbox

        Channel pull
        Far ":far:\(folder)"
        Near ":near:copy"
        Sync Pull New
        Create Near
        SyncState \(place.path)/state
        """ + "\n"
    }

    /// The mails of a folder, read over real IMAPS with the `curl` program; they become seen, as with any mail program.
    public nonisolated func mailsOverIMAP(in address: String, folder: String = "INBOX") async throws -> [[UInt8]] {
        let answer = try await imap("UID SEARCH ALL", in: address, folder: folder)
        let uids = answer.split(whereSeparator: \.isWhitespace).compactMap { UInt32($0) }
        guard !uids.isEmpty else { return [] }
        let place = layout.scratch.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let list = uids.map(String.init).joined(separator: ",")
        let fetch = login(address) + ["--output", "\(place.path)/#1", "\(url(of: folder));UID={\(list)}"]
        try await Command(name: "curl", arguments: fetch).succeed(scratch: layout.scratch)
        return uids.compactMap {
            FileManager.default.contents(atPath: place.appending(path: "\($0)").path).map([UInt8].init)
        }
    }

    /// Does one IMAP command with a folder selected, as the owner of the mailbox would with a mail program:
    /// `STORE 1 +FLAGS (\\Seen)`, `UID MOVE 3 Archive`, `EXPUNGE`.
    ///
    /// - Returns: the untagged responses of the server.
    @discardableResult
    public nonisolated func imap(_ command: String, in address: String, folder: String = "INBOX") async throws -> String
    {
        try await Command(name: "curl", arguments: login(address) + ["--request", command, url(of: folder)])
            .succeed(scratch: layout.scratch)
    }

    private nonisolated func url(of folder: String) -> String {
        let name = folder.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? folder
        return "imaps://127.0.0.1:\(ports.imaps)/\(name)"
    }

    private nonisolated func login(_ address: String) -> [String] {
        ["--silent", "--show-error", "--cacert", caFile.path, "--user", "\(address):\(password)"]
    }
}
