import ArgumentParser
import Foundation
import Intake
import Settings
import Storage
import Understanding
import Workflows

/// `xcrm import`: catalogues and clients from files.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes in a catalogue, clients or old mail from files.",
        subcommands: [ImportCatalogue.self, ImportClients.self, ImportPrices.self, ImportMail.self])

    struct ImportCatalogue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "catalogue", abstract: "Replaces the catalogue by a CSV file's sound rows.",
            discussion: "Columns: sku,name_bg,name_en,unit,price,currency,vat_percent,weight_kg,hs_code, in any order.")
        @OptionGroup var firm: FirmOptions
        @Argument(help: "The file.") var file: String

        func run() async throws {
            try await guarded {
                let firm = try firm.open()
                let problems = try await CatalogueImport(store: firm.store, configuration: firm.configuration)
                    .run(try InputFile.data(file))
                for problem in problems { complain("\(file):\(problem.line): \(problem.sentence)") }
                let count = try await firm.store.read { try $0.articleCount() }
                print("\(count) articles")
                if !problems.isEmpty { throw ExitCode(65) }
            }
        }
    }

    struct ImportPrices: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prices", abstract: "Replaces a client's price list, or the prices of a contract.",
            discussion: """
                CSV columns: sku,price,from_quantity,currency; the last two may be left out. A contract's prices hold while it \
                is in force and go before the client's list, which goes before the catalogue.
                """)
        @OptionGroup var firm: FirmOptions
        @Argument(help: "A client's code or name, or a contract's number.") var owner: String
        @Argument(help: "The file.") var file: String

        func run() async throws {
            try await guarded {
                let firm = try firm.open()
                let house = try await firm.house()
                let contract = RecordNumber(owner).flatMap { $0.kind == .contract ? $0 : nil }
                let (count, problems) = try await PriceImport(
                    store: firm.store, catalogue: house.catalogue, currency: house.currency
                ).run(try InputFile.data(file), for: contract.map { .contract($0) } ?? .client(owner))
                for problem in problems { complain("\(file):\(problem.line): \(problem.sentence)") }
                print("\(count) prices")
                if !problems.isEmpty { throw ExitCode(65) }
            }
        }
    }

    struct ImportClients: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clients", abstract: "Takes in clients and contacts from a CSV file or vCards.",
            discussion: """
                CSV columns: company,contact,email,phone,vat,eik,language,street,city,postcode,country,domains,delivery \
                (an address in one line),payment (terms in words),days (of payment),invoice_email; only email is needed. \
                 Who is known already is completed, never overwritten.
                """)
        @OptionGroup var firm: FirmOptions
        @Argument(help: "The file: .csv or .vcf.") var file: String

        func run() async throws {
            try await guarded {
                let firm = try firm.open()
                let read = try ClientFile(InputFile.data(file), language: firm.configuration.company.language)
                let result = try await ClientImport(store: firm.store).run(read.entries, at: Date())
                for problem in read.problems { complain("\(file):\(problem.line): \(problem.sentence)") }
                print("\(result.clients) clients and \(result.contacts) contacts new, \(result.known) known")
                if !read.problems.isEmpty { throw ExitCode(65) }
            }
        }
    }
}

/// `xcrm import mail`: old correspondence.
struct ImportMail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Takes old mail into the correspondence of clients, silently.",
        discussion: """
            An mbox file, a Maildir or a folder of .eml files. Every mail keeps its date; nothing is opened, nobody is \
            written to, and what is there already is not stored twice, so it may be run again.
            """)
    @OptionGroup var firm: FirmOptions
    @Argument(help: "The mbox file or the folder.") var path: String
    @Option(help: "The mailbox that it counts as; the first one if left out.") var mailbox: String?
    @Option(help: "Only mails since this day, as 2024-01-31.") var since: String?

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let house = try await firm.house()
            let name = mailbox ?? firm.configuration.mailboxes.first?.name ?? ""
            guard firm.configuration.mailbox(name) != nil else {
                throw Failure.usage("there is no mailbox '\(name)'; look under `mailboxes:` in the configuration")
            }
            var first: Date?
            if let since {
                guard let date = try? Date(since, strategy: .iso8601.year().month().day()) else {
                    throw Failure.usage("'\(since)' is no day; write it as 2024-01-31")
                }
                first = date
            }
            let archive: MailArchive
            do { archive = try MailArchive(path) } catch let problem as MailArchive.Problem {
                throw Failure.input(problem.description)
            }
            let isTerminal = isatty(2) == 1
            let result = try await MailImport(store: firm.store, house: house).run(
                archive, mailbox: name, since: first, at: Date()
            ) { seen in
                if isTerminal { FileHandle.standardError.write(Data("\r\(seen) mails".utf8)) }
            }
            if isTerminal { FileHandle.standardError.write(Data("\n".utf8)) }
            print("\(result.stored) mails stored, \(result.known) known, \(result.passedOver) passed over")
        }
    }
}

/// Files named on the command line.
enum InputFile {
    /// Files above this size are no catalogue or list of clients.
    static let maximumBytes = 256 << 20

    static func data(_ path: String) throws -> Data {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let size = attributes[.size] as? Int, let data = FileManager.default.contents(atPath: path)
        else { throw Failure.input("the file \(path) cannot be read; check its name and who owns it") }
        guard size <= maximumBytes else { throw Failure.data("the file \(path) has more than 256 MiB") }
        return data
    }

    /// The sound rows of a catalogue; the others are named on standard error.
    static func articles(_ path: String) throws -> [Article] {
        let file = CatalogueFile(try data(path))
        for problem in file.problems { complain("\(path):\(problem.line): \(problem.sentence)") }
        guard !file.articles.isEmpty else {
            throw Failure.data("the catalogue \(path) has no usable article; its first line must name the columns")
        }
        return file.articles
    }
}
