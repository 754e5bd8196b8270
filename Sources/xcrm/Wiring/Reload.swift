import Deadlines
import Foundation
import Intake
import Logging
import Outbox
import ServiceLifecycle
import Settings
import UnixSignals

/// Reads configuration and catalogue anew on SIGHUP. With an error in them, what was in force stays in force.
struct Reload: Service {
    let options: FirmOptions
    let intake: IntakeService
    let outbox: OutboxService
    let deadlines: DeadlineService
    let logger: Logger

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            do {
                let firm = try options.open()
                intake.use(try await firm.house())
                outbox.use(try await firm.postmaster())
                deadlines.use(firm.configuration)
                logger.notice("configuration read anew; mailboxes, smtp and portal addresses need a restart")
            } catch {
                let sentence = (error as? Failure)?.sentence ?? "\(error)"
                logger.error("the new configuration is not used", metadata: ["error": .string(sentence)])
            }
        }
    }
}
