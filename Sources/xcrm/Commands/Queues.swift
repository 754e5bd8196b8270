import ArgumentParser
import Foundation
import Storage
import Workflows

/// `xcrm parked`: mails that could not be handled.
struct Parked: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Mails that could not be handled.", subcommands: [ListParked.self, Retry.self, Save.self],
        defaultSubcommand: ListParked.self)

    struct ListParked: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists them with their reasons.")
        @OptionGroup var firm: FirmOptions

        func run() async throws {
            try await guarded {
                for mail in try await firm.open().store.read({ try $0.parkedMails(limit: 1_000) }) {
                    let day = mail.arrivedAt.formatted(.iso8601)
                    print("\(mail.inboxID)\t\(mail.mailbox)\t\(day)\t\(mail.bytes) bytes\t\(mail.reason)")
                }
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives one, or all of them, another chance.")
        @OptionGroup var firm: FirmOptions
        @Argument(help: "The number that `list` shows; all without one.") var id: Int64?

        func run() async throws {
            try await guarded {
                let id = id
                let count = try await firm.open().store.write { try $0.retryParked(id) }
                guard count > 0 || id == nil else {
                    throw Failure.usage("no parked mail has the number \(id ?? 0); `xcrm parked list` shows them")
                }
                print("\(count) given back")
            }
        }
    }

    struct Save: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Writes the raw mail to a file.")
        @OptionGroup var firm: FirmOptions
        @Argument(help: "The number that `list` shows.") var id: Int64
        @Argument(help: "The file, which must not exist.") var file: String

        func run() async throws {
            try await guarded {
                let id = id
                guard !FileManager.default.fileExists(atPath: file) else {
                    throw Failure.usage("there is a file \(file) already; name a new one")
                }
                let bytes = try await firm.open().store.read { try $0.rawMail(try $0.rawID(ofInbox: id)) }
                try bytes.write(to: URL(fileURLWithPath: file))
            }
        }
    }
}

/// `xcrm outbox`: mails on their way out.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Mails on their way out.",
        subcommands: [ListOutgoing.self, Retry.self, Drop.self], defaultSubcommand: ListOutgoing.self)

    struct ListOutgoing: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists what is not sent; with --all the sent ones too.")
        @OptionGroup var firm: FirmOptions
        @Flag(help: "Sent and dropped ones too.") var all = false
        @Option(help: "At most so many.") var limit = 100

        func run() async throws {
            try await guarded {
                let states = all ? OutboxState.allCases : [.queued, .sending, .deferred, .failed, .uncertain]
                let limit = limit
                for row in try await firm.open().store.read({ try $0.outgoing(in: states, limit: limit) }) {
                    let number = row.model.record?.number.description ?? ""
                    print(
                        "\(row.id)\t\(row.state.rawValue)\t\(row.model.template.rawValue)\t\(number)\t\(row.recipient)\t"
                            + "\(row.attempts) attempts\t\(row.outcome)")
                }
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends one again (failed, deferred or uncertain), or all failed and deferred ones.")
        @OptionGroup var firm: FirmOptions
        @Argument(help: "The number that `list` shows; all without one.") var id: Int64?

        func run() async throws {
            try await guarded {
                let id = id
                let count = try await firm.open().store.write { try $0.retryOutgoing(id, at: Date()) }
                guard count > 0 || id == nil else {
                    throw Failure.usage(
                        "mail \(id ?? 0) is not one that can be sent again; `xcrm outbox list` shows them")
                }
                print("\(count) queued")
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes one out; it is not sent.")
        @OptionGroup var firm: FirmOptions
        @Argument(help: "The number that `list` shows.") var id: Int64

        func run() async throws {
            try await guarded {
                let id = id
                guard try await firm.open().store.write({ try $0.dropOutgoing(id) }) else {
                    throw Failure.usage("mail \(id) is sent already, or there is none; `xcrm outbox list` shows them")
                }
            }
        }
    }
}
