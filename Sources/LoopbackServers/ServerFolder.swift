import Foundation

/// The one folder that holds everything of one pair of servers: configuration, keys, queue, mailboxes, logs.
struct ServerFolder: Sendable {
    /// What the names of temporary folders begin with.
    static let prefix = "xcrm-mail-"
    /// Dovecot's sockets live inside, and the path of a Unix socket is at most 107 bytes long.
    private static let longestPath = 70

    let root: URL
    /// Made by `start` and removed by `stop`; a folder that the caller named is kept.
    let isTemporary: Bool

    var certificates: URL { root.appending(path: "certificates") }
    var dovecot: URL { root.appending(path: "dovecot") }
    var dovecotRun: URL { dovecot.appending(path: "run") }
    var dovecotLog: URL { dovecot.appending(path: "dovecot.log") }
    var postfix: URL { root.appending(path: "postfix") }
    var postfixConfiguration: URL { postfix.appending(path: "etc") }
    var postfixQueue: URL { postfix.appending(path: "queue") }
    var postfixData: URL { postfix.appending(path: "data") }
    var postfixLog: URL { postfix.appending(path: "postfix.log") }
    /// `mail/DOMAIN/LOCALPART/Maildir` for each mailbox.
    var mail: URL { root.appending(path: "mail") }
    /// Short-lived files: output of commands, mails on their way into curl.
    var scratch: URL { root.appending(path: "scratch") }
    /// Holds the process id of the program that the servers belong to.
    var ownerFile: URL { root.appending(path: "owner.pid") }

    /// Holds the process id of the `Guardian`.
    var guardianFile: URL { root.appending(path: "guardian.pid") }

    /// The files that the two masters write their process ids into.
    var pidFiles: [URL] {
        [postfixQueue.appending(path: "pid/master.pid"), dovecotRun.appending(path: "master.pid")]
    }

    /// Makes the folder, or a new temporary one, with all sub-folders; ends what an earlier run left in it.
    static func prepare(_ wanted: URL?) async throws -> ServerFolder {
        let temporary = FileManager.default.temporaryDirectory
        if wanted == nil { await sweep(temporary) }
        let name = prefix + UUID().uuidString.prefix(8).lowercased()
        let root = (wanted ?? temporary.appending(path: name)).standardizedFileURL.resolvingSymlinksInPath()
        let folder = ServerFolder(root: root, isTemporary: wanted == nil)
        guard root.path.utf8.count <= longestPath else {
            throw LoopbackError.badOption(
                "The folder \(root.path) has too long a path for the servers' sockets: at most \(longestPath) bytes.")
        }
        try await folder.takeOver()
        try folder.makeSubfolders()
        try folder.requireReachability()
        return folder
    }

    /// Ends the servers of a folder whose owner is gone; afterwards the folder is this program's.
    private func takeOver() async throws {
        if let owner = owner(), owner != getpid(), kill(owner, 0) == 0 { throw LoopbackError.folderInUse(root.path) }
        Guardian.dismissEarlier(in: self)
        try await endLeftovers()
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try Data("\(getpid())\n".utf8).write(to: ownerFile)
    }

    /// Ends every server process that belongs to this folder.
    func endLeftovers() async throws {
        for file in pidFiles {
            guard let group = ServerProcessGroup(pidFile: file), group.belongs(to: root) else { continue }
            try await group.end()
        }
    }

    /// Removes the temporary folders, and ends the servers, of programs that were killed together with their guardian.
    private static func sweep(_ temporary: URL) async {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let folder = ServerFolder(root: temporary.appending(path: name), isTemporary: true)
            guard let owner = folder.owner(), kill(owner, 0) != 0, errno == ESRCH else { continue }
            guard (try? await folder.endLeftovers()) != nil else { continue }
            try? FileManager.default.removeItem(at: folder.root)
        }
    }

    private func owner() -> pid_t? {
        guard let text = try? String(contentsOf: ownerFile, encoding: .utf8) else { return nil }
        return pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    private func makeSubfolders() throws {
        let files = FileManager.default
        let everybodyReads: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
        for folder in [
            certificates, dovecot, dovecotRun, postfix, postfixConfiguration, postfixQueue, postfixData, mail, scratch,
        ] {
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            try files.setAttributes(everybodyReads, ofItemAtPath: folder.path)
        }
        try files.setAttributes(everybodyReads, ofItemAtPath: root.path)
        try SystemUser.mail.own(mail)
        try SystemUser.named("postfix").own(postfixData)
    }

    /// The servers' processes give up root, so every folder above theirs must let everybody through.
    private func requireReachability() throws {
        var place = root.deletingLastPathComponent()
        while place.path != "/" {
            let attributes = try FileManager.default.attributesOfItem(atPath: place.path)
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
            guard mode & 0o001 != 0 else {
                throw LoopbackError.badOption(
                    "The mail servers give up root and cannot enter \(place.path): choose a folder that everybody may "
                        + "pass through, such as one in /tmp.")
            }
            place = place.deletingLastPathComponent()
        }
    }
}

/// A user of the system that server processes run as.
struct SystemUser: Sendable {
    let user: uid_t
    let group: gid_t

    /// Owns the mailboxes and runs Dovecot's processes: `nobody`, which every system has.
    static var mail: SystemUser {
        get throws { try named("nobody") }
    }

    /// Looks a user up in the system's list.
    static func named(_ name: String) throws -> SystemUser {
        guard let entry = getpwnam(name) else { throw LoopbackError.badOption("The system has no user '\(name)'.") }
        return SystemUser(user: entry.pointee.pw_uid, group: entry.pointee.pw_gid)
    }

    /// Looks a group up in the system's list.
    static func group(named name: String) throws -> gid_t {
        guard let entry = getgrnam(name) else { throw LoopbackError.badOption("The system has no group '\(name)'.") }
        return entry.pointee.gr_gid
    }

    /// Gives a file or folder to the user.
    func own(_ place: URL) throws {
        guard chown(place.path, user, group) == 0 else {
            throw LoopbackError.badOption(
                "The owner of \(place.path) cannot be set: \(String(cString: strerror(errno))).")
        }
    }
}
