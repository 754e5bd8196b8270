import ArgumentParser
import Curl
import Documents
import Foundation
import Settings
import Storage
import Understanding

/// `xcrm check`: reads the configuration, logs in everywhere and says what is wrong.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads the configuration, logs in everywhere, checks the templates, and says what is wrong.")

    @OptionGroup var firm: FirmOptions
    @Flag(help: "Connects to no server.") var offline = false

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            var problems = firm.configuration.checks()
            problems += try await catalogueProblems(firm)
            problems += templateProblems(firm)
            problems += await printingProblems(firm)
            problems += try await firm.store.verify()
            if !offline { problems += await serverProblems(firm) }
            for problem in problems { print("– \(problem)") }
            guard problems.isEmpty else { throw ExitCode(78) }
            print("all is well")
        }
    }

    private func catalogueProblems(_ firm: Firm) async throws -> [String] {
        guard let path = firm.configuration.catalogue else {
            return ["No catalogue is configured, so no offer is priced by itself; name one as `catalogue:`."]
        }
        do {
            return try await CatalogueImport(store: firm.store, configuration: firm.configuration)
                .run(InputFile.data(path)).map { "\(path):\($0.line): \($0.sentence)" }
        } catch let failure as Failure {
            return [failure.sentence]
        }
    }

    private func templateProblems(_ firm: Firm) -> [String] {
        do {
            return TemplateCheck.problems(templates: try Templates.folder(firm.configuration))
        } catch let failure as Failure {
            return [failure.sentence]
        } catch {
            return ["\(error)"]
        }
    }

    /// Prints a page, as the first document will have to be.
    private func printingProblems(_ firm: Firm) async -> [String] {
        do {
            _ = try await PDFRenderer().pdf(html: "<p>.</p>", resources: try Templates.folder(firm.configuration))
            return []
        } catch let failure as Failure {
            return [failure.sentence]
        } catch {
            return ["\(error)"]
        }
    }

    private func serverProblems(_ firm: Firm) async -> [String] {
        let connections = Connections(store: firm.store)
        var problems: [String] = []
        for mailbox in firm.configuration.mailboxes {
            do {
                let session = IMAPSession(try await connections.imap(mailbox))
                try await session.connect()
                // EXAMINE: a check changes nothing, not even flags.
                _ = try await session.select(mailbox.imap.folder, readOnly: true)
                if !(await session.capabilities).contains("IDLE") {
                    problems.append(
                        "Mailbox \(mailbox.name): the server has no IDLE, so mail is looked for every \(mailbox.imap.pollSeconds) seconds."
                    )
                }
                await session.logout()
            } catch let failure as Failure {
                problems.append(failure.sentence)
            } catch {
                problems.append("Mailbox \(mailbox.name): \(error)")
            }
        }
        do {
            let session = SMTPSession(try await connections.smtp(firm.configuration.smtp))
            try await session.connect()
            await session.quit()
        } catch let failure as Failure {
            problems.append(failure.sentence)
        } catch {
            problems.append("Outgoing mail: \(error)")
        }
        if let alarm = firm.configuration.alarm {
            do {
                let session = SMTPSession(try await connections.smtp(alarm))
                try await session.connect()
                await session.quit()
            } catch let failure as Failure {
                problems.append(failure.sentence)
            } catch {
                problems.append("The alarm's server: \(error)")
            }
        }
        return problems
    }
}
