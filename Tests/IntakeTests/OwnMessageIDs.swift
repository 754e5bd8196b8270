import Mail

/// The Message-IDs that the outbox would give.
struct OwnMessageIDs {
    let office: Office
    init(_ office: Office) { self.office = office }

    func id(of row: Int64) -> String { OwnMessageID(outboxID: row, keys: office.keys).messageID(domain: Office.firm) }
}
