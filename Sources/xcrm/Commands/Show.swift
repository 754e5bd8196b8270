import ArgumentParser
import Foundation
import Intake
import Storage
import Workflows

/// `xcrm show NUMBER`: a record with its lines and history.
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows a record as it stands, with its history.")

    @OptionGroup var firm: FirmOptions
    @Argument(help: "The record's number.") var number: String
    @Flag(help: "As one JSON object.") var json = false

    func run() async throws {
        try await guarded {
            guard let number = RecordNumber(number) else {
                throw Failure.usage("'\(number)' is no number of a record; it looks like OF-2026-00012")
            }
            let firm = try firm.open()
            let house = try await firm.house()
            guard json else {
                let result = try await ShellCommands(store: firm.store, house: house).carryOut(
                    "#show", on: number, as: nil)
                print(result.shown)
                return
            }
            let record = try await firm.store.read { transaction -> ShownRecord in
                guard let row = try transaction.record(number) else { throw ShellCommands.Problem.noRecord(number) }
                return try ShownRecord(row, transaction, house: house)
            }
            print(String(decoding: try ShownRecord.encoder([.prettyPrinted]).encode(record), as: UTF8.self))
        }
    }
}
