public import Foundation

/// The means of those who play customers and staff: sending, looking into mailboxes, waiting.
extension LoopbackMailServers {
    /// How long between two looks into a mailbox.
    private static let pollInterval: Duration = .milliseconds(20)

    /// Sends a mail over real SMTP.
    ///
    /// - Parameters:
    ///   - mail: the whole mail; line ends may be LF or CR LF.
    ///   - sender: the envelope sender; empty for a notification (`MAIL FROM:<>`).
    ///   - recipients: the envelope recipients.
    ///   - entrance: the way in, which decides what the mail's `Authentication-Results` says.
    /// - Returns: the server's answer to the mail.
    /// - Throws: `LoopbackError.refused` with the server's answer.
    @discardableResult
    public nonisolated func send(
        _ mail: [UInt8], from sender: String, to recipients: [String], by entrance: SMTPEntrance = .verified
    ) async throws -> SMTPReply {
        let player = SMTPPlayer(folder: layout, ports: ports, password: password, authorityFile: caFile)
        return try await player.send(mail, from: sender, to: recipients, by: entrance)
    }

    /// Where a folder of an address's mailbox is on disk, whether it exists yet or not.
    ///
    /// - Parameters:
    ///   - address: an address of a served domain; a sub-address means its base mailbox.
    ///   - folder: the name as IMAP has it, in ASCII.
    public nonisolated func maildirPath(for address: String, folder: String = "INBOX") -> URL {
        let parts = address.lowercased().split(separator: "@", maxSplits: 1)
        let local = parts.first.map { $0.prefix { $0 != "+" } } ?? ""
        let domain = parts.count > 1 ? String(parts[1]) : domains[0]
        let root = layout.mail.appending(path: "\(domain)/\(local)/Maildir")
        guard folder.uppercased() != "INBOX" else { return root }
        let name =
            folder.hasPrefix(options.namespacePrefix) ? folder.dropFirst(options.namespacePrefix.count) : folder[...]
        let inner = name.split(separator: options.hierarchySeparator).joined(separator: ".")
        return root.appending(path: ".\(inner)")
    }

    /// The mails of a folder, oldest first, read from the disk: nothing is marked as seen, nobody is disturbed.
    public nonisolated func mails(in address: String, folder: String = "INBOX") throws -> [StoredMail] {
        try Maildir(place: maildirPath(for: address, folder: folder)).mails()
    }

    /// Waits until a mail that fulfils the condition is in the folder.
    ///
    /// - Returns: the oldest such mail.
    /// - Throws: `LoopbackError.deadlinePassed`.
    @discardableResult
    public nonisolated func waitForMail(
        to address: String, folder: String = "INBOX", deadline: Duration = .seconds(20),
        where condition: (StoredMail) -> Bool = { _ in true }
    ) async throws -> StoredMail {
        let maildir = Maildir(place: maildirPath(for: address, folder: folder))
        let end = ContinuousClock.now + deadline
        var dismissed: Set<Substring> = []
        while true {
            for name in try maildir.names() where !dismissed.contains(Maildir.baseName(of: name)) {
                guard let mail = try maildir.mail(name) else { continue }
                if condition(mail) { return mail }
                dismissed.insert(Maildir.baseName(of: name))
            }
            guard ContinuousClock.now < end else {
                throw LoopbackError.deadlinePassed(
                    "a mail to \(address) in \(folder) (\(dismissed.count) other mails are there)")
            }
            try await Task.sleep(for: LoopbackMailServers.pollInterval)
        }
    }

    /// Waits until Postfix has settled every mail: delivered, bounced or refused.
    ///
    /// - Throws: `LoopbackError.deadlinePassed`.
    public func waitForEmptyQueue(deadline: Duration = .seconds(20)) async throws {
        let end = ContinuousClock.now + deadline
        while try await queueLength() > 0 {
            guard ContinuousClock.now < end else {
                throw LoopbackError.deadlinePassed("Postfix's queue to become empty")
            }
            try await Task.sleep(for: LoopbackMailServers.pollInterval)
        }
    }

    /// Fills a folder quickly, past SMTP: the mails are put into the Maildir as a delivery agent does, in this order.
    ///
    /// No header is added to them; they are written lazily, so that many thousands need no memory.
    public nonisolated func deliverDirectly(
        _ mails: some Sequence<[UInt8]>, to address: String, folder: String = "INBOX"
    ) throws {
        try Maildir(place: maildirPath(for: address, folder: folder)).deliver(mails)
    }
}
