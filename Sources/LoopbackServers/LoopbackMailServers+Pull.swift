import Foundation

/// A whole folder read over real IMAP by programs of others, to compare with.
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
        defer { try? FileManager.default.removeItem(at: place) }
        let file = place.appending(path: "mbsyncrc")
        try Data(mbsyncConfiguration(address, folder: folder, place: place, target: target).utf8).write(to: file)
        let start = ContinuousClock.now
        try await Command(name: "mbsync", arguments: ["-q", "-c", file.path, "pull"]).succeed(scratch: layout.scratch)
        let elapsed = ContinuousClock.now - start
        let copies = Maildir(place: target.appending(path: "copy"))
        let sizes = try copies.names().map { try copies.size(of: $0) }
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
        let url = "imaps://127.0.0.1:\(ports.imaps)/\(folder)"
        let login = ["--silent", "--show-error", "--cacert", caFile.path, "--user", "\(address):\(password)"]
        let answer = try await Command(name: "curl", arguments: login + ["--request", "UID SEARCH ALL", url])
            .succeed(scratch: layout.scratch)
        let uids = answer.split(whereSeparator: \.isWhitespace).compactMap { UInt32($0) }
        guard !uids.isEmpty else { return [] }
        let place = layout.scratch.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let list = uids.map(String.init).joined(separator: ",")
        let fetch = login + ["--output", "\(place.path)/#1", "\(url);UID={\(list)}"]
        try await Command(name: "curl", arguments: fetch).succeed(scratch: layout.scratch)
        return uids.compactMap {
            FileManager.default.contents(atPath: place.appending(path: "\($0)").path).map([UInt8].init)
        }
    }
}
