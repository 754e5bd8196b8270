public import Foundation
import GRDB
public import Workflows

extension Transaction {
    /// Issues a document; the one that was made from the same source is given back if there is one.
    ///
    /// - throws: when the content is empty.
    public func issue(_ new: NewDocument, at now: Date) throws -> DocumentRow {
        if let known = try document(
            of: new.record, new.kind, new.format, language: new.language, source: new.source)
        {
            return known
        }
        let last = try int(
            """
            SELECT max(version) FROM document WHERE record_id = ? AND kind = ? AND format = ? AND language = ?
            """, [new.record, new.kind.rawValue, new.format.rawValue, new.language])
        let sha256 = Store.hash(new.content)
        try run(
            """
            INSERT INTO document (record_id, kind, format, language, version, source, name, bytes, sha256, issued_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                new.record, new.kind.rawValue, new.format.rawValue, new.language, (last ?? 0) + 1, new.source, new.name,
                new.content.count, sha256, now.seconds,
            ])
        let id = db.lastInsertedRowID
        var seq = 0
        var start = new.content.startIndex
        while start < new.content.endIndex {
            let end =
                new.content.index(start, offsetBy: RawLimits.chunkBytes, limitedBy: new.content.endIndex)
                ?? new.content.endIndex
            try run(
                "INSERT INTO document_chunk (document_id, seq, data) VALUES (?, ?, ?)",
                [id, seq, new.content[start..<end]])
            seq += 1
            start = end
        }
        guard let row = try document(id) else { throw StoreError.missing("document \(id)") }
        return row
    }

    /// The document that was made from a source.
    public func document(
        of record: Int64, _ kind: DocumentKind, _ format: DocumentFormat, language: String, source: String
    ) throws -> DocumentRow? {
        try row(
            """
            SELECT * FROM document WHERE record_id = ? AND kind = ? AND format = ? AND language = ? AND source = ?
            """, [record, kind.rawValue, format.rawValue, language, source]
        ).flatMap(documentRow)
    }

    /// A document by its row; for staff.
    public func document(_ id: Int64) throws -> DocumentRow? {
        try row("SELECT * FROM document WHERE id = ?", [id]).flatMap(documentRow)
    }

    /// Documents of a record, newest first; for staff.
    public func documents(of record: Int64, limit: Int = 200) throws -> [DocumentRow] {
        try rows("SELECT * FROM document WHERE record_id = ? ORDER BY id DESC LIMIT ?", [record, limit])
            .compactMap(documentRow)
    }

    /// Documents of a record that its client may fetch, newest first.
    public func clientDocuments(of record: Int64, in scope: ClientScope, limit: Int = 200) throws -> [DocumentRow] {
        try rows(
            """
            SELECT document.* FROM document JOIN record ON record.id = document.record_id
            WHERE document.record_id = ? AND \(scope.condition("record.client_id"))
            ORDER BY document.id DESC LIMIT ?
            """, [record] + scope.arguments + [limit]
        ).compactMap(documentRow)
    }

    /// A document that the client may fetch; `nil` for others' and for none alike.
    public func clientDocument(_ id: Int64, in scope: ClientScope) throws -> DocumentRow? {
        try row(
            """
            SELECT document.* FROM document JOIN record ON record.id = document.record_id
            WHERE document.id = ? AND \(scope.condition("record.client_id"))
            """, [id] + scope.arguments
        ).flatMap(documentRow)
    }

    /// The whole document.
    ///
    /// - throws: `StoreError.missing` when there is none, or when its bytes are no longer the ones that were issued.
    public func documentContent(_ id: Int64) throws -> Data {
        guard let document = try document(id) else { throw StoreError.missing("document \(id)") }
        var content = Data(capacity: document.bytes)
        var seq = 0
        while let chunk = try documentChunk(id, seq) {
            content.append(chunk)
            seq += 1
        }
        guard content.count == document.bytes, Store.hash(content) == document.sha256 else {
            throw StoreError.missing("document \(id) as it was issued")
        }
        return content
    }

    /// A piece of a document, counted from 0, for streaming; `nil` behind the last one.
    public func documentChunk(_ id: Int64, _ seq: Int) throws -> Data? {
        try row("SELECT data FROM document_chunk WHERE document_id = ? AND seq = ?", [id, seq])?["data"]
    }

    /// A kind or format of a later version of the program is passed over.
    private func documentRow(_ row: Row) -> DocumentRow? {
        guard let kind = DocumentKind(rawValue: row["kind"]), let format = DocumentFormat(rawValue: row["format"])
        else { return nil }
        return DocumentRow(
            id: row["id"], record: row["record_id"], kind: kind, format: format, language: row["language"],
            version: row["version"], name: row["name"], bytes: row["bytes"], sha256: row["sha256"],
            issuedAt: Date(seconds: row["issued_at"]))
    }
}
