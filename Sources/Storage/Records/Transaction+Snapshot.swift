public import Foundation
import GRDB
public import Workflows

extension Transaction {
    /// A record as it stands now, with its client and lines.
    ///
    /// - parameter holderName: turns a member of staff's id into a display name.
    /// - parameter day: turns a moment into an ISO 8601 day of the firm's time zone.
    public func snapshot(
        of record: RecordRow, holderName: (String) -> String?, day: (Date) -> String
    ) throws -> RecordSnapshot {
        let party = try self.party(client: record.client, contact: record.contact)
        let parent = try record.parent.map { try self.record($0) }
        var open: [LineSnapshot] = []
        if record.number.kind == .shipment, let parent {
            open = try lines(of: parent.id).filter { $0.open?.isPositive ?? false }
        }
        var snapshot = RecordSnapshot(
            number: record.number, state: record.state, revision: record.revision, title: record.title, client: party,
            lines: try lines(of: record.id), currency: record.currency, holder: record.holder.flatMap(holderName),
            openedOn: day(record.openedAt), validUntil: record.validUntil, delivery: record.delivery,
            terms: record.terms, customerReference: record.customerReference, dispatch: try dispatch(of: record.id),
            parent: parent?.number, openLines: open, body: record.body, incoterms: record.incoterms,
            paymentDays: record.paymentDays, progress: try progress(of: record),
            contract: try contract(of: record.id).map { $0.snapshot(currency: record.currency) },
            balance: try record.number.kind == .invoice ? balance(of: record.id) : nil)
        snapshot.dueOn = record.dueOn
        if record.number.kind == .offer || record.number.kind == .order {
            snapshot.paymentTerms = try paymentTerms(of: record, language: party.language)
        }
        snapshot.version = record.version
        return snapshot
    }

    /// How and when a record is to be paid, in words: what is agreed for it, else with its client.
    ///
    /// - parameter language: ISO 639-1 of the reader.
    public func paymentTerms(of record: RecordRow, language: String) throws -> String? {
        let agreed = try record.client.map { try terms(of: $0) } ?? ClientTerms()
        if let days = record.paymentDays, days != agreed.payment?.days { return PaymentTerm.days(days).text(language) }
        if let term = agreed.payment { return term.text(language) }
        return agreed.paymentWords.isEmpty ? nil : agreed.paymentWords
    }

    /// A client as documents name it: with the person who is written to, and what is agreed once for all.
    public func party(client: Int64?, contact: Int64?) throws -> PartySnapshot {
        let client = try client.flatMap { try self.client($0) }
        let contact = try contact.flatMap { try self.contact($0) }
        let terms = try client.map { try self.terms(of: $0.id) }
        return PartySnapshot(
            code: client?.code ?? "", name: client?.name ?? "",
            contactName: contact.map { $0.name == $0.address ? "" : $0.name } ?? "", email: contact?.address ?? "",
            language: contact?.language ?? client?.language ?? "en", vat: client?.vat ?? "",
            phone: client?.phone ?? "", address: client?.address ?? PostalAddress(),
            eik: terms.flatMap { $0.eik.isEmpty ? nil : $0.eik }, deliveryAddress: terms?.deliveryAddress)
    }
}
