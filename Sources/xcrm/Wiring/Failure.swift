import ArgumentParser
import Foundation
import Intake
import Settings
import Storage

/// An error that ends a command: one sentence that says what to do, and an exit code of sysexits(3).
struct Failure: Error {
    /// What happened and what to do.
    let sentence: String
    /// The exit code.
    let code: ExitCode

    /// Bad words on the command line (EX_USAGE).
    static func usage(_ sentence: String) -> Failure { Failure(sentence: sentence, code: ExitCode(64)) }
    /// A file's content cannot be used (EX_DATAERR).
    static func data(_ sentence: String) -> Failure { Failure(sentence: sentence, code: ExitCode(65)) }
    /// A file cannot be read (EX_NOINPUT).
    static func input(_ sentence: String) -> Failure { Failure(sentence: sentence, code: ExitCode(66)) }
    /// A file or folder cannot be made (EX_CANTCREAT).
    static func cannotCreate(_ sentence: String) -> Failure { Failure(sentence: sentence, code: ExitCode(73)) }
    /// A server is not reached or not usable (EX_UNAVAILABLE).
    static func unavailable(_ sentence: String) -> Failure { Failure(sentence: sentence, code: ExitCode(69)) }
    /// The configuration is wrong (EX_CONFIG).
    static func configuration(_ sentence: String) -> Failure { Failure(sentence: sentence, code: ExitCode(78)) }
}

/// Writes to standard error.
func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// Runs a command's work and turns every error into sentences on standard error and an exit code.
func guarded(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let exit as ExitCode {
        throw exit
    } catch let failure as Failure {
        complain("xcrm: \(failure.sentence)")
        throw failure.code
    } catch let error as ConfigurationError {
        complain(error.description)
        throw ExitCode(78)
    } catch let problem as ShellCommands.Problem {
        complain("xcrm: \(problem)")
        throw ExitCode(64)
    } catch let error as StoreError {
        complain("xcrm: \(error)")
        throw ExitCode(error.exitCode)
    } catch {
        complain("xcrm: \(error)")
        throw ExitCode(70)
    }
}

extension StoreError {
    /// What sysexits(3) has for it.
    fileprivate var exitCode: Int32 {
        switch self {
        case .cannotOpen: 74  // EX_IOERR
        case .newerSchema: 65  // EX_DATAERR
        case .missing: 70  // EX_SOFTWARE
        }
    }
}
