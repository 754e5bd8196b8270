public import Foundation

/// A file inside a PDF (PDF/A-3, ISO 19005-3 annex E).
public struct EmbeddedFile: Sendable, Equatable {
    /// What the file is to the document that holds it.
    public enum Relationship: String, Sendable {
        /// The same in another form: what Factur-X asks for.
        case alternative = "Alternative"
        /// What a machine reads of it.
        case data = "Data"
        /// What belongs to it.
        case supplement = "Supplement"
    }

    /// The file's name; `factur-x.xml` marks the whole PDF as Factur-X.
    public var name: String
    /// Its media type.
    public var type: String
    /// Its bytes.
    public var content: Data
    /// What it is to the document.
    public var relationship: Relationship
    /// What it is, for people.
    public var description: String

    /// Takes all of it.
    public init(name: String, type: String, content: Data, relationship: Relationship, description: String) {
        self.name = name
        self.type = type
        self.content = content
        self.relationship = relationship
        self.description = description
    }
}

/// A document to be printed.
public struct PDFJob: Sendable {
    /// The whole document.
    public var html: String
    /// ISO 639-1 of its text.
    public var language: String
    /// The moment that its metadata name.
    public var created: Date
    /// What goes inside it.
    public var attachments: [EmbeddedFile]

    /// Takes a document.
    public init(html: String, language: String = "en", created: Date = Date(), attachments: [EmbeddedFile] = []) {
        self.html = html
        self.language = language
        self.created = created
        self.attachments = attachments
    }

    private struct Frame: Encodable {
        struct File: Encodable {
            let name, type, relationship, description: String
            let content: Data
        }
        let html, language, created, identifier: String
        let attachments: [File]
    }

    /// Four bytes of length, then JSON: how the printing program is spoken to.
    func frame() throws -> [UInt8] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: created)
        let stamp = [parts.month, parts.day, parts.hour, parts.minute, parts.second].reduce(String(parts.year ?? 1970))
        {
            $0 + String(format: "%02d", $1 ?? 0)
        }
        let body = try JSONEncoder().encode(
            Frame(
                html: html, language: language, created: stamp,
                // Same text, same identifier; eight hexadecimal digits of FNV-1a are enough for what nobody relies on.
                identifier: String(
                    html.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16),
                attachments: attachments.map {
                    Frame.File(
                        name: $0.name, type: $0.type, relationship: $0.relationship.rawValue,
                        description: $0.description, content: $0.content)
                }))
        return withUnsafeBytes(of: UInt32(body.count).bigEndian) { Array($0) } + body
    }
}
