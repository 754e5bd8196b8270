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
        abstract: "Reads the configuration, logs in everywhere, checks the templates, and says what is wrong.",
        discussion: """
            Ends with the code of the heaviest finding, as sysexits(3) has them: 78 the configuration must be changed; 65 \
            a file or the database; 69 a server or a program is not there; 75 a server says that it will be there later; \
            0 all is well.
            """)

    @OptionGroup var firm: FirmOptions
    @Flag(help: "Connects to no server.") var offline = false

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            var findings = firm.configuration.checks().map { Finding(.configuration, $0) }
            let catalogue: Finding.Weight = firm.configuration.catalogue == nil ? .configuration : .data
            findings += try await catalogueProblems(firm).map { Finding(catalogue, $0) }
            findings += templateProblems(firm).map { Finding(.data, $0) }
            findings += await printingProblems(firm).map { Finding(.unavailable, $0) }
            findings += try await firm.store.verify().map { Finding(.data, $0) }
            if !offline { findings += await serverFindings(firm) }
            for finding in findings { print("– \(finding.sentence)") }
            guard let worst = findings.map(\.weight).max(), worst != .remark else {
                print("all is well")
                return
            }
            throw worst.exitCode
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

    private func serverFindings(_ firm: Firm) async -> [Finding] {
        let connections = Connections(store: firm.store)
        var findings: [Finding] = []
        for mailbox in firm.configuration.mailboxes {
            do {
                let session = IMAPSession(try await connections.imap(mailbox))
                try await session.connect()
                // EXAMINE: a check changes nothing, not even flags.
                _ = try await session.select(mailbox.imap.folder, readOnly: true)
                if !(await session.capabilities).contains("IDLE") {
                    findings.append(
                        Finding(
                            .remark,
                            "Mailbox \(mailbox.name): the server has no IDLE, so mail is looked for every \(mailbox.imap.pollSeconds) seconds."
                        ))
                }
                await session.logout()
            } catch {
                findings.append(Finding(error, "Mailbox \(mailbox.name): "))
            }
        }
        do {
            let session = SMTPSession(try await connections.smtp(firm.configuration.smtp))
            try await session.connect()
            await session.quit()
        } catch {
            findings.append(Finding(error, "Outgoing mail: "))
        }
        if let alarm = firm.configuration.alarm {
            do {
                let session = SMTPSession(try await connections.smtp(alarm))
                try await session.connect()
                await session.quit()
            } catch {
                findings.append(Finding(error, "The alarm's server: "))
            }
        }
        return findings
    }
}

/// Something that `xcrm check` found, and how much it weighs.
struct Finding {
    /// What must be done about it, the lightest first: the heaviest decides the exit code of sysexits(3).
    enum Weight: Int, Comparable {
        /// Good to know; nothing is wrong.
        case remark
        /// The same may go well later (EX_TEMPFAIL).
        case temporary
        /// A server or program that is needed is not there (EX_UNAVAILABLE).
        case unavailable
        /// The content of a file or of the database cannot be used (EX_DATAERR).
        case data
        /// The configuration must be changed (EX_CONFIG).
        case configuration

        var exitCode: ExitCode {
            switch self {
            case .remark: .success
            case .temporary: ExitCode(75)
            case .unavailable: ExitCode(69)
            case .data: ExitCode(65)
            case .configuration: ExitCode(78)
            }
        }

        static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    let weight: Weight
    let sentence: String

    init(_ weight: Weight, _ sentence: String) {
        self.weight = weight
        self.sentence = sentence
    }

    /// What a server, or the way to it, answered: a wrong password, certificate or address is the configuration's; a
    /// server that is not there is unavailable; one that says so itself will be there later.
    init(_ error: any Error, _ whose: String) {
        switch error {
        case let failure as Failure:
            self.init(failure.code == ExitCode(78) ? .configuration : .unavailable, failure.sentence)
        case let error as CurlError:
            self.init(Weight(error), whose + error.description)
        default: self.init(.unavailable, whose + "\(error)")
        }
    }
}

extension Finding.Weight {
    init(_ error: CurlError) {
        switch error.kind {
        case .loginUnavailable: self = .temporary
        case .hostNotFound, .unreachable, .timedOut, .connectionLost, .connectionRefused, .systemFailure, .cancelled,
            .notConnected, .protocolViolation, .responseTooLong:
            self = .unavailable
        case .commandRefused, .tokenRefused: self = error.isTransient ? .temporary : .configuration
        case .invalidArgument, .certificateNotTrusted, .certificateFileUnreadable, .tlsFailed, .startTLSRefused,
            .loginRefused, .loginNotOffered, .notSupported, .grantRevoked:
            self = .configuration
        }
    }
}
