/// The bounds of reading one attached document.
enum DocumentLimits {
    /// Bytes of one file inside a zip container, unpacked.
    static let entryBytes = 48 * 1024 * 1024
    /// Bytes of all files inside a zip container that are unpacked.
    static let archiveBytes = 96 * 1024 * 1024
    /// Rows of one table.
    static let rows = 20_000
    /// Cells of one row.
    static let columns = 200
    /// Cells of one document.
    static let cells = 400_000
    /// Sheets or tables of one document.
    static let tables = 50
    /// Characters of one cell.
    static let cellCharacters = 4_000
    /// Characters of a document's text.
    static let textCharacters = 400_000
    /// Bytes that a tool may print.
    static let toolOutput = 8 * 1024 * 1024
    /// Seconds that a tool may take.
    static let toolSeconds = 20
    /// Pages of a PDF that are read.
    static let pages = 60
    /// Distinct strings of a workbook.
    static let sharedStrings = 300_000
}
