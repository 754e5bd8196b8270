public import Foundation
public import Workflows

/// A document as it was issued; its bytes are read apart.
public struct DocumentRow: Hashable, Sendable {
    /// The row.
    public let id: Int64
    /// The record that it belongs to.
    public let record: Int64
    /// What it is.
    public let kind: DocumentKind
    /// For people or for machines.
    public let format: DocumentFormat
    /// ISO 639-1.
    public let language: String
    /// Counts from 1 within record, kind, format and language: a record that changed is issued anew.
    public let version: Int
    /// The file name, fit for every system.
    public let name: String
    /// The size.
    public let bytes: Int
    /// Of the bytes, in lower-case hexadecimal digits. The mail that brought the document has an attachment of the same hash.
    public let sha256: String
    /// When it was issued.
    public let issuedAt: Date
}

/// A document before it is stored.
public struct NewDocument: Sendable {
    /// The record that it belongs to.
    public var record: Int64
    /// What it is.
    public var kind: DocumentKind
    /// For people or for machines.
    public var format: DocumentFormat
    /// ISO 639-1.
    public var language: String
    /// SHA-256 of what it was made from: the same is issued once.
    public var source: String
    /// The file name.
    public var name: String
    /// The file.
    public var content: Data

    /// Takes all of it.
    public init(
        record: Int64, kind: DocumentKind, format: DocumentFormat, language: String, source: String, name: String,
        content: Data
    ) {
        self.record = record
        self.kind = kind
        self.format = format
        self.language = language
        self.source = source
        self.name = name
        self.content = content
    }
}
