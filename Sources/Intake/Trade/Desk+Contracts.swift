import Foundation
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Enters a signed contract into the register.
    ///
    /// - parameter scan: the stored mail that the scan is attached to.
    func registerContract(
        _ entry: ContractEntry, client: ClientRow, title: String, terms: String?, holder: String?, scan: Int64?,
        by actor: Actor
    ) throws -> RecordRow {
        guard let first = entry.from else { throw Refusal.needsDays }
        let currency = entry.value?.currency ?? house.currency
        var new = NewRecord(
            kind: .contract, state: Contract.initial.rawValue, client: client.id,
            contact: try transaction.contacts(of: client.id).first?.id,
            mailbox: house.mailbox(for: .contracts)?.name ?? "", holder: holder,
            title: entry.subject ?? String(title.prefix(120)), currency: currency)
        new.terms = terms
        let record = try transaction.open(new, year: year, by: actor, at: now)
        var contract = ContractRow(startsOn: first.iso, endsOn: entry.to?.iso)
        contract.scan = scan
        try fill(&contract, entry, currency: currency)
        try transaction.putContract(contract, of: record.id)
        if let scan { try transaction.file(mail: scan, under: record.id, evidence: "contract") }
        return record
    }

    /// Changes what the register holds of a contract.
    func changeContract(_ record: RecordRow, _ entry: ContractEntry, scan: Int64?, by actor: Actor) throws -> RecordRow
    {
        guard var contract = try transaction.contract(of: record.id) else { throw Refusal.wrongRecord }
        if let tag = entry.value, let currency = tag.currency, currency != record.currency {
            throw Refusal.otherCurrency(record.currency.code)
        }
        if let first = entry.from {
            contract.startsOn = first.iso
            contract.endsOn = entry.to?.iso
        }
        if let scan {
            contract.scan = scan
            try transaction.file(mail: scan, under: record.id, evidence: "contract")
        }
        try fill(&contract, entry, currency: record.currency)
        try transaction.putContract(contract, of: record.id)
        if let subject = entry.subject { try transaction.setTitle(subject, of: record.id) }
        return try move(record, Contract.Event.edit, by: actor, detail: contract.reference)
    }

    /// Sets the last day of a contract.
    func setContractEnd(_ record: RecordRow, _ day: String, by actor: Actor) throws -> RecordRow {
        guard var contract = try transaction.contract(of: record.id) else { throw Refusal.wrongRecord }
        guard day >= contract.startsOn else { throw Refusal.needsDays }
        contract.endsOn = day
        try transaction.putContract(contract, of: record.id)
        return try move(record, Contract.Event.edit, by: actor, detail: day)
    }

    private func fill(_ contract: inout ContractRow, _ entry: ContractEntry, currency: Currency) throws {
        if let number = entry.number { contract.reference = number }
        if let day = entry.signed { contract.signedOn = day.iso }
        if let value = entry.value {
            guard let money = Money(value.amount, currency: currency) else { throw Refusal.outOfRange }
            contract.value = money.minor
        }
    }

    /// Moves a contract and carries out what follows.
    @discardableResult
    func move(
        _ record: RecordRow, _ event: Contract.Event, by actor: Actor, detail: String = "",
        mailing: Mailing = Mailing()
    ) throws -> RecordRow {
        let effects = try transaction.apply(event, of: Contract.self, to: record.id, by: actor, at: now, detail: detail)
        return try carryOut(effects, record, by: actor, mailing: mailing)
    }
}
