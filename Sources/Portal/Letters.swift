public import Workflows

/// What a reader wants to write to us from a page.
public enum LetterMatter: Hashable, Sendable {
    /// The offer is accepted, in the version that the reader has.
    case confirm(LetterSubject)
    /// The offer is turned down.
    case decline(LetterSubject)
    /// Anything else about a record.
    case comment(LetterSubject)
    /// Goods of an order or shipment are not right: which lines of it, as far as they were picked.
    case complaint(about: LetterSubject?, lines: [PickedArticle])
    /// A request for an offer, with the articles picked so far and the wanted day (ISO 8601).
    case inquiry([PickedArticle], by: String?)
}

/// The record that a letter is about.
public struct LetterSubject: Hashable, Sendable {
    /// Its number.
    public var number: RecordNumber
    /// The version that the reader was given; 0 for none.
    public var revision: Int
    /// The mailbox that its mails go from.
    public var mailbox: String

    /// Names the record.
    public init(number: RecordNumber, revision: Int, mailbox: String) {
        self.number = number
        self.revision = revision
        self.mailbox = mailbox
    }
}

/// An article that the reader put into the inquiry, or a line that a complaint is about.
public struct PickedArticle: Hashable, Sendable {
    /// The catalogue's code; `nil` for a line without one.
    public var sku: String?
    /// What it is called in the reader's language.
    public var name: String
    /// How much; `nil` if the line does not tell.
    public var quantity: FixedDecimal?
    /// What is counted; `nil` if the catalogue does not tell.
    public var unit: UnitOfMeasure?

    /// Takes one line of the basket.
    public init(sku: String?, name: String, quantity: FixedDecimal?, unit: UnitOfMeasure?) {
        self.sku = sku
        self.name = name
        self.quantity = quantity
        self.unit = unit
    }
}

/// The person who will send the letter.
public struct LetterReader: Hashable, Sendable {
    /// The address that the token is minted for.
    public var address: String
    /// The display name; may be the address.
    public var name: String
    /// ISO 639-1 of the page.
    public var language: String

    /// Names the person.
    public init(address: String, name: String, language: String) {
        self.address = address
        self.name = name
        self.language = language
    }
}

/// A mail that the reader only has to send.
public struct Letter: Hashable, Sendable {
    /// The address, with the token of record and reader where there is a record.
    public var to: String
    /// The subject.
    public var subject: String
    /// The text, lines parted by LF; what XCRM reads without guessing stands in it.
    public var body: String

    /// Takes a letter.
    public init(to: String, subject: String, body: String) {
        self.to = to
        self.subject = subject
        self.body = body
    }

    /// The longest `mailto:` link; Windows and some mail programs cut longer ones.
    public static let linkLimit = 1_900

    /// The letter as a link (RFC 6068): everything but unreserved characters is escaped, lines are parted by CRLF.
    ///
    /// A body that would make the link longer than `linkLimit` is left out whole, since half of a structured text
    /// would be read wrongly; the page shows it for copying.
    public var mailto: String { isTooLongForLink ? head : full }

    /// Whether the body has to be copied.
    public var isTooLongForLink: Bool { full.utf8.count > Self.linkLimit }

    private var head: String { "mailto:\(Self.escaped(to, also: "@"))?subject=\(Self.escaped(subject))" }
    private var full: String { head + "&body=" + Self.escaped(body.replacing("\n", with: "\r\n")) }

    private static func escaped(_ text: String, also extra: String = "") -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8 + Array(extra.utf8))
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            if plain.contains(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Composes the mails behind the buttons: addresses with tokens, subjects and the structured texts that come back.
public protocol LetterWriter: Sendable {
    /// The letter for a matter, or `nil` where it cannot be written (no mailbox for it): its button is not shown.
    func letter(_ matter: LetterMatter, for reader: LetterReader) -> Letter?
}
