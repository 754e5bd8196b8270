/// What could be read of an attached document.
public struct Document: Hashable, Sendable {
    /// What sort of file it was.
    public enum Kind: String, Sendable, Codable {
        case spreadsheet, csv, text, word, pdf, image
        /// An order or invoice that was written for machines.
        case eInvoice = "e-invoice"
    }

    /// A grid of cells as text; rows may differ in length.
    public struct Table: Hashable, Sendable {
        /// Where it stands, for the evidence: `sheet 1`, `table 2`, `page text`.
        public var place: String
        /// Cells by row; empty cells are empty strings.
        public var rows: [[String]]

        /// Takes a grid.
        public init(place: String, rows: [[String]]) {
            self.place = place
            self.rows = rows
        }
    }

    /// What sort of file it was.
    public var kind: Kind
    /// Its tables in order.
    public var tables: [Table]
    /// All its text, tables included, row by row: for dates, titles and contacts.
    public var text: String
    /// What could not be read or was cut off, one short sentence each.
    public var notes: [String]

    /// Takes what was read.
    public init(kind: Kind, tables: [Table] = [], text: String = "", notes: [String] = []) {
        self.kind = kind
        self.tables = tables
        self.text = text
        self.notes = notes
    }
}
