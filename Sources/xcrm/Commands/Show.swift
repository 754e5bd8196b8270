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
                return ShownRecord(
                    record: try transaction.snapshot(of: row, holderName: house.staffName, day: house.iso),
                    history: try transaction.history(of: row.id).map {
                        ShownRecord.Change(
                            at: $0.at, actor: $0.actor, event: $0.event, from: $0.from, to: $0.to, detail: $0.detail)
                    })
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            print(String(decoding: try encoder.encode(record), as: UTF8.self))
        }
    }
}

/// What `--json` prints.
private struct ShownRecord: Codable, Sendable {
    struct Change: Codable, Sendable {
        let at: Date
        let actor: String
        let event: String
        let from: String
        let to: String
        let detail: String
    }
    let record: RecordSnapshot
    let history: [Change]
}
