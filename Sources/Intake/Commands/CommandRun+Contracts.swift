import Foundation
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Enters a signed contract with its scan, or changes one that is entered.
    mutating func executeContract(_ entry: ContractEntry) throws -> String {
        if entry.client == nil {
            let contract = try subject(.contract)
            let changed = try desk.changeContract(contract, entry, scan: forwards, by: actor)
            record = changed
            return phrases.state(changed)
        }
        guard let typed = entry.client?.trimmingCharacters(in: .whitespaces) else { throw Refusal.noClient }
        let named =
            try typed.contains("@")
            ? transaction.contact(address: typed).flatMap { try transaction.client($0.client) } : nil
        guard let client = try named ?? transaction.client(codeOrName: typed) else {
            throw Refusal.unknownClient(typed)
        }
        let answered = try answers.flatMap { try transaction.mail($0) }
        let scan = try forwards ?? (answers.flatMap { try transaction.hasAttachments($0) ? $0 : nil })
        let contract = try desk.registerContract(
            entry, client: client, title: answered?.subject ?? "", terms: text.isEmpty ? nil : text,
            holder: staff?.id, scan: scan, by: actor)
        record = contract
        if scan == nil { remarks.append(phrases.noScan) }
        return "\(contract.number) · \(client.code) \(client.name)"
    }
}
