import ArgumentParser
import Foundation
import Mail

/// `xcrm inspect`: how the machine sees a mail, from files alone.
struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the structure of mails, one JSON object a line.",
        discussion: """
            Each FILE is one raw mail (RFC 5322); - reads one from standard input. Printed are the decoded header fields, \
            every part with its number as in IMAP, its real type, size and SHA-256, the readable text, and what is wrong \
            with the mail. A file that cannot be read is named on standard error, the others are printed all the same, and \
            the exit code is 66.
            """)

    @Argument(help: ArgumentHelp("Mails, or - for standard input.", valueName: "file.eml")) var files: [String]

    func run() async throws {
        try await guarded {
            let unreadable = await MailFiles(files: files).each { file, message in
                Inspection(file: file, message: message).line
            }
            if unreadable { throw ExitCode(66) }
        }
    }
}
