import Foundation
import Synchronization

/// The one folder that holds everything of one pair of servers: configuration, keys, queue, mailboxes, logs.
struct ServerFolder: Sendable {
    /// What the names of temporary folders begin with.
    static let prefix = "xcrm-mail-"
    /// Dovecot's sockets live inside, and the path of a Unix socket is at most 107 bytes long.
    private static let longestPath = 70
    /// The folders of servers that run in this program.
    private static let inUse = Mutex<Set<String>>([])

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
        try folder.requireReachability()
        try await folder.takeOver()
        do { try folder.makeSubfolders() } catch {
            try? await folder.letGo()
            throw error
        }
        return folder
    }

    /// Makes the folder this program's; ends the servers of a program that had it before and is gone.
    private func takeOver() async throws {
        guard ServerFolder.inUse.withLock({ $0.insert(root.path).inserted }) else {
            throw LoopbackError.folderInUse(root.path)
        }
        do {
            if let owner = FolderOwner(file: ownerFile), owner.isAlive, owner != FolderOwner.current {
                throw LoopbackError.folderInUse(root.path)
            }
            Guardian.dismissEarlier(in: self)
            try await endLeftovers()
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try FolderOwner.current?.write(to: ownerFile)
        } catch {
            forget()
            throw error
        }
    }

    /// Gives the folder up, and removes it if it is a temporary one; the servers must have ended.
    func letGo() async throws {
        forget()
        for file in [ownerFile, guardianFile] { try? FileManager.default.removeItem(at: file) }
        if isTemporary { try await ServerFolder.remove(root) }
    }

    /// Removes a folder with all in it by `rm`: for thousands of mails Foundation takes many times as long.
    static func remove(_ place: URL) async throws {
        let child = try ChildProcess(path: Command.path(of: "rm"), arguments: ["-rf", "--", place.path])
        guard await child.end() == 0 else {
            throw LoopbackError.commandFailed(command: "rm -rf \(place.path)", output: "it left something behind")
        }
    }

    /// Lets this program use the folder again.
    func forget() {
        _ = ServerFolder.inUse.withLock { $0.remove(root.path) }
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
            guard let owner = FolderOwner(file: folder.ownerFile), !owner.isAlive else { continue }
            guard (try? await folder.endLeftovers()) != nil else { continue }
            try? await remove(folder.root)
        }
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

    /// The servers' processes give up root, so every folder above theirs must let everybody through; folders
    /// that do not exist yet will.
    private func requireReachability() throws {
        var place = root.deletingLastPathComponent()
        while place.path != "/" {
            let attributes = try? FileManager.default.attributesOfItem(atPath: place.path)
            let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o755
            guard mode & 0o001 != 0 else {
                throw LoopbackError.badOption(
                    "The mail servers give up root and cannot enter \(place.path): choose a folder that everybody may "
                        + "pass through, such as one in /tmp.")
            }
            place = place.deletingLastPathComponent()
        }
    }
}
