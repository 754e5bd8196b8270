import Foundation
import Intake
import Storage
import Workflows

/// A record as `show --json` and `export records` print it: as it stands, what happened, what was issued.
struct ShownRecord: Codable, Sendable {
    /// One row of the history.
    struct Change: Codable, Sendable {
        let at: Date
        let actor: String
        let event: String
        let from: String
        let to: String
        let detail: String
    }

    /// An issued document, as it can be checked against the file.
    struct Issued: Codable, Sendable {
        let kind: String
        let format: String
        let language: String
        let version: Int
        let name: String
        let bytes: Int
        let sha256: String
        let at: Date
    }

    let record: RecordSnapshot
    let history: [Change]
    let documents: [Issued]

    /// Reads a record with all that hangs on it.
    init(_ row: RecordRow, _ transaction: Transaction, house: House) throws {
        record = try transaction.snapshot(of: row, holderName: house.staffName, day: house.iso)
        history = try transaction.history(of: row.id).map {
            Change(at: $0.at, actor: $0.actor, event: $0.event, from: $0.from, to: $0.to, detail: $0.detail)
        }
        documents = try transaction.documents(of: row.id).map {
            Issued(
                kind: $0.kind.rawValue, format: $0.format.rawValue, language: $0.language, version: $0.version,
                name: $0.name,
                bytes: $0.bytes, sha256: $0.sha256, at: $0.issuedAt)
        }
    }

    /// The same record gives the same text.
    static func encoder(_ formatting: JSONEncoder.OutputFormatting = []) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        encoder.dateEncodingStrategy = .iso8601
        return encoder
    }
}
