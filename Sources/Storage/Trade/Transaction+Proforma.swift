import GRDB
public import Workflows

extension Transaction {
    /// Issues a pro-forma invoice of an offer or order: it bears the record's number, from the second on with a counter
    /// behind it (`OR-2026-00012-2`). The last one is given back as long as it asks for the same.
    ///
    /// - parameter make: makes the document for the number that it gets; `nil` when a sum leaves the range.
    /// - returns: the issued document; `nil` when `make` returned none.
    public func issueProforma(
        of record: RecordRow, _ make: (_ number: String) -> InvoiceSnapshot?
    ) throws -> InvoiceSnapshot? {
        let last = try row(
            "SELECT * FROM proforma WHERE record_id = ? ORDER BY counter DESC LIMIT 1", [record.id])
        let known = try last.map { try JSON.value(InvoiceSnapshot.self, from: $0["snapshot"]) }
        if let known, let again = make(known.number), again.asks(theSameAs: known) { return known }
        let counter = (last?["counter"] as Int? ?? 0) + 1
        guard let snapshot = make(counter == 1 ? record.number.description : "\(record.number)-\(counter)") else {
            return nil
        }
        try run(
            "INSERT INTO proforma (record_id, counter, issued_on, snapshot) VALUES (?, ?, ?, ?)",
            [record.id, counter, snapshot.issuedOn, try JSON.text(snapshot)])
        return snapshot
    }

    /// The pro-forma invoices of an offer or order, oldest first.
    public func proformas(of record: Int64) throws -> [InvoiceSnapshot] {
        try rows("SELECT snapshot FROM proforma WHERE record_id = ? ORDER BY counter", [record]).map {
            try JSON.value(InvoiceSnapshot.self, from: $0["snapshot"])
        }
    }
}

extension InvoiceSnapshot {
    /// Whether it differs from another in nothing but its day and who made it.
    fileprivate func asks(theSameAs other: InvoiceSnapshot) -> Bool {
        var mine = self
        mine.issuedOn = other.issuedOn
        mine.taxEventOn = other.taxEventOn
        mine.issuedBy = other.issuedBy
        return mine == other
    }
}
