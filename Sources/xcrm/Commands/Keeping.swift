import ArgumentParser
import Foundation
import Intake
import Settings
import Storage
import Workflows

/// `xcrm verify`: whether the database is sound.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Checks the database.")
    @OptionGroup var firm: FirmOptions

    func run() async throws {
        try await guarded {
            let problems = try await firm.open().store.verify()
            for problem in problems { complain(problem) }
            guard problems.isEmpty else {
                throw Failure.data("the database is damaged; stop the daemon and restore the last backup")
            }
            print("the database is sound")
        }
    }
}

/// `xcrm backup FILE`: a copy of everything, while the daemon works on.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies the database to a new file while the daemon works.")
    @OptionGroup var firm: FirmOptions
    @Argument(help: "The new file.") var file: String

    func run() async throws {
        try await guarded {
            try firm.open().store.backup(to: URL(fileURLWithPath: file))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        }
    }
}

/// `xcrm restore FILE`: a backup takes the place of the database.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts a backup in the place of the database; the daemon must be stopped.",
        discussion: """
            The backup is checked first. A database that is there is kept beside under another name, and only with --replace. \
            Mails that waited to be sent when the backup was made are held, since they may have been sent after it: look at \
            `xcrm outbox list` and `retry` or `drop` each. Mails that came after the backup lie in the folder `processed` of \
            their mailbox: move them back to the inbox, and they are read again.
            """)
    @OptionGroup var options: FirmOptions
    @Argument(help: "The file that `xcrm backup` wrote.") var file: String
    @Flag(help: "Also if there is a database already; it is kept under another name.") var replace = false

    func run() async throws {
        try await guarded {
            let configuration = try Configuration(contentsOf: options.file)
            guard FileManager.default.isReadableFile(atPath: file) else {
                throw Failure.input("the file \(file) cannot be read; check its name and who owns it")
            }
            let backup: BackupFile
            do { backup = try BackupFile(checking: URL(fileURLWithPath: file)) } catch StoreError.cannotOpen(
                _, let reason)
            {
                throw Failure.data("the file \(file) is no sound backup: \(reason)")
            }
            let folder = URL(fileURLWithPath: configuration.data, isDirectory: true)
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let lock = try DaemonLock(folder: configuration.data)
            defer { lock.release() }
            let place = folder.appendingPathComponent(Store.fileName)
            guard replace || !FileManager.default.fileExists(atPath: place.path) else {
                throw Failure.usage(
                    "there is a database \(place.path) already; with --replace it is kept under another name")
            }
            let stamp = Date().formatted(
                .verbatim(
                    "\(year: .defaultDigits)\(month: .twoDigits)\(day: .twoDigits)-\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)\(second: .twoDigits)",
                    timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
            let old = try backup.restore(into: folder, keepingOldAs: "before-\(stamp)")
            if let old { print("the database that was there is now \(old.path)") }
            let store = try Store(folder: folder)
            let held = try await store.write {
                try $0.holdOutgoing(reason: "held since the database was restored; it may have been sent already")
            }
            if held > 0 { print("\(held) mails to be sent are held; `xcrm outbox list` shows them") }
            if let last = try await store.read({ try $0.lastInvoiceNumber() }) {
                print("the last invoice in it is \(last); enter those issued after it before the next one")
            }
            print("restored")
        }
    }
}

/// `xcrm rebuild`: what is derived from the raw mails, made anew.
struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes texts, files and the search anew from the raw mails; what was decided stays.")
    @OptionGroup var firm: FirmOptions

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let house = try await firm.house()
            let isTerminal = isatty(2) == 1
            let count = try await MailRebuild(store: firm.store, house: house).run { done in
                if isTerminal { FileHandle.standardError.write(Data("\r\(done) mails".utf8)) }
            }
            if isTerminal { FileHandle.standardError.write(Data("\n".utf8)) }
            print("\(count) mails read again")
        }
    }
}

/// `xcrm erase CLIENT`: the right to be forgotten.
struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erases a client's people and correspondence (GDPR art. 17); the daemon must be stopped.",
        discussion: """
            Names, addresses, mails with their files, free words in records and issued documents are gone for good; records keep \
            their numbers, articles and sums. Invoices and notes stay as issued, with the client's name and address, as long as \
            the law wants them kept. Backups still hold everything: delete those made before.
            """)
    @OptionGroup var options: FirmOptions
    @Argument(help: "The client's code, as `xcrm list clients` shows it.") var client: String
    @Option(help: "The client's code once more; without it nothing is erased.") var confirm: String?

    func run() async throws {
        try await guarded {
            let firm = try options.open()
            let lock = try DaemonLock(folder: firm.configuration.data)
            defer { lock.release() }
            let code = client
            guard let row = try await firm.store.read({ try $0.client(code: code) }) else {
                throw Failure.usage("there is no client with the code '\(code)'; `xcrm list clients` shows the codes")
            }
            let (scope, open) = try await firm.store.read { transaction in
                let scope = try transaction.scope(row)
                return (scope, try transaction.openRecords(of: scope))
            }
            guard open.isEmpty else {
                let numbers = open.prefix(10).map(\.description).joined(separator: ", ")
                throw Failure.usage("not all of \(row.code) is at an end: \(numbers); end or cancel them first")
            }
            guard confirm?.uppercased() == row.code else {
                throw Failure.usage(
                    "this erases \(row.code) \(row.name) for good; say so by `xcrm erase \(row.code) --confirm \(row.code)`"
                )
            }
            let done = try await firm.store.write { try $0.erase(scope, by: Actor("shell"), at: Date()) }
            try await firm.store.scrub()
            print("\(done.mails) mails, \(done.contacts) people and \(done.documents) documents erased")
            if done.invoices > 0 {
                print("\(done.invoices) invoices stay as issued, with the client's name and address")
            }
        }
    }
}
