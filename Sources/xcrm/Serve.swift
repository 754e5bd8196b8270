import ArgumentParser
import Curl
import Deadlines
import Foundation
import Intake
import Logging
import Mailbox
import Outbox
import Portal
import ServiceLifecycle
import Settings
import Storage
import UnixSignals

/// `xcrm serve`: the daemon.
///
/// Three loops, two queues, one database: mailboxes fill the inbox, the intake turns it into records and the outbox, the
/// outbox is sent. The deadlines bring what time alone brings; the portal only reads.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the daemon until SIGTERM; SIGHUP reads configuration and catalogue anew.")

    @OptionGroup var firm: FirmOptions

    func run() async throws {
        try await guarded {
            let firm = try self.firm.open()
            let lock = try DaemonLock(folder: firm.configuration.data)
            defer { lock.release() }
            let logger = Logger(firm.configuration.log)
            try firm.store.removeIncompleteRaw()

            let connections = Connections(store: firm.store)
            let mailboxes = firm.configuration.mailboxes
            let watchers = mailboxes.map { mailbox in
                MailboxWatcher(
                    plan: connections.plan(mailbox, limits: firm.configuration.limits), store: firm.store,
                    logger: logger)
            }
            let intake = IntakeService(store: firm.store, house: try await firm.house(), logger: logger)
            let smtp = firm.configuration.smtp
            let outbox = OutboxService(store: firm.store, postmaster: try await firm.postmaster(), logger: logger) {
                try await connections.smtp(smtp)
            }
            let copies = mailboxes.compactMap { mailbox in
                mailbox.imap.sent.map { folder in
                    SentCopies(mailbox: mailbox.name, folder: folder, store: firm.store, logger: logger) {
                        try await connections.imap(mailbox)
                    }
                }
            }
            let deadlines = DeadlineService(store: firm.store, configuration: firm.configuration, logger: logger)
            let portal = try await PortalWiring(firm: firm, logger: logger).services(connections)
            let reload = Reload(
                options: self.firm, intake: intake, outbox: outbox, deadlines: deadlines, logger: logger)

            logger.notice(
                "xcrm serves", metadata: ["mailboxes": "\(mailboxes.count)", "version": "\(Version.current)"])
            // Stopped in reverse: nothing more comes in before what is at hand is finished.
            let services: [any Service] = portal + [outbox] + copies + [deadlines, intake, reload] + watchers
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: logger))
            try await group.run()
            logger.notice("xcrm has stopped")
        }
    }
}
