public import Foundation
public import Workflows

/// What a search found.
public struct SearchHit: Hashable, Sendable {
    /// What it is.
    public enum Subject: Hashable, Sendable {
        /// A piece of correspondence, by its row.
        case mail(Int64)
        /// A record.
        case record(RecordNumber)
        /// A file of a mail: the attachment's and the mail's rows.
        case file(attachment: Int64, mail: Int64)
        /// A client, by its code.
        case client(String)
    }

    /// What it is and where it leads.
    public let subject: Subject
    /// Its subject line, title, file name or name. Hostile text.
    public let title: String
    /// The words around the find; what was found is marked. Hostile text.
    public let snippet: [Piece]
    /// Whose it is; `nil` for nobody's.
    public let client: Int64?
    /// The client's name; empty for nobody's.
    public let clientName: String
    /// When it was written or opened.
    public let at: Date
    /// The record that a mail or file is filed under, if it is.
    public let record: RecordNumber?
    /// How well it fits; only for ordering, higher is better.
    public let score: Double

    /// A run of a snippet.
    public struct Piece: Hashable, Sendable {
        /// The text, on one line.
        public let text: String
        /// Whether it is what was searched for.
        public let isFound: Bool
    }

    /// The snippet without marks.
    public var plainSnippet: String { snippet.map(\.text).joined() }
}

/// What a search looks through.
public enum SearchScope: String, CaseIterable, Sendable {
    /// Correspondence, in and out.
    case mails
    /// Offers, orders, shipments, complaints, tasks, contracts.
    case records
    /// Names and texts of attachments.
    case files
    /// Clients and contacts.
    case clients
}
