public import Workflows

/// The body of a mail that a link of the portal composed: written and read here, so that nothing in it is guessed.
///
/// The portal's `mailto:` links open the client's own mail program with such a body; the client fills in, attaches
/// photos or drawings, and sends. It reads well for people, and a mail program may wrap it, quote it, turn blanks into
/// hard ones or put a signature below:
///
///     XCRM complaint OR-2026-00017
///
///     BLT-933-M8x40 | 35 pcs | rusted
///     | 2 kg | welding wire of another diameter
///
///     Delivery by: 2026-05-15
///
///     Comment:
///     the carton was open
///
/// The first line says what it is, in English, Bulgarian or German, with the number of the record that it is about. Lines
/// with bars are goods: code, quantity with unit, words; each may be empty. All else is the client's text.
public struct StructuredBody: Hashable, Sendable {
    /// What the client wants.
    public enum Purpose: String, CaseIterable, Sendable, Codable {
        case inquiry, confirm, decline, complaint, comment
    }

    /// One line of goods.
    public struct Line: Hashable, Sendable {
        /// The catalogue's code as composed or typed; `nil` if empty.
        public var sku: String?
        /// `nil` if empty or unreadable.
        public var quantity: FixedDecimal?
        /// `nil` if none stands.
        public var unit: UnitOfMeasure?
        /// The words, or what is wrong with the goods of a complaint.
        public var text: String

        /// Takes a line.
        public init(sku: String?, quantity: FixedDecimal?, unit: UnitOfMeasure?, text: String) {
            self.sku = sku
            self.quantity = quantity
            self.unit = unit
            self.text = text
        }
    }

    /// More lines are not read.
    public static let maximumLines = 500

    /// What the client wants.
    public var purpose: Purpose
    /// The record that it is about.
    public var number: RecordNumber?
    /// The version of the offer that the client had before the eyes; `nil` where the mail does not tell.
    public var revision: Int?
    /// The goods.
    public var lines: [Line]
    /// The wanted delivery date.
    public var deliverBy: Day?
    /// What the client wrote beside it.
    public var text: String

    /// Takes the parts of a body.
    public init(
        purpose: Purpose, number: RecordNumber? = nil, lines: [Line] = [], deliverBy: Day? = nil, text: String = ""
    ) {
        self.purpose = purpose
        self.number = number
        self.lines = lines
        self.deliverBy = deliverBy
        self.text = text
    }

    /// The first line in a language (`bg`, `de`, else English).
    public func heading(_ language: String) -> String {
        let words = StructuredWords.headings[purpose] ?? [purpose.rawValue]
        let word = language == "bg" ? words[1] : language == "de" ? words[2] : words[0]
        return "XCRM \(word)" + (number.map { " \($0)" } ?? "") + (revision.map { " \($0)" } ?? "")
    }

    /// The first line in English, as evidence.
    var heading: String { heading("en") }

    /// The whole body in a language, lines parted by LF (a `mailto:` link escapes them as `%0D%0A`).
    ///
    /// - Parameter blanks: how many empty lines of goods to offer for filling in.
    public func written(_ language: String, blanks: Int = 0) -> String {
        var blocks = [heading(language)]
        let rows =
            lines.map { line in
                let amount = [line.quantity?.description, line.unit.map { Self.label($0, language) }].compactMap(\.self)
                return "\(Self.cell(line.sku ?? "")) | \(amount.joined(separator: " ")) | \(Self.cell(line.text))"
            } + Array(repeating: " |  | ", count: max(0, min(blanks, 20)))
        if !rows.isEmpty { blocks.append(rows.joined(separator: "\n")) }
        if let deliverBy { blocks.append("\(StructuredWords.label(.delivery, language)): \(deliverBy.iso)") }
        blocks.append("\(StructuredWords.label(.comment, language)):" + (text.isEmpty ? "" : "\n\(text)"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// A unit as people of the language write it, if it is read back to the same.
    private static func label(_ unit: UnitOfMeasure, _ language: String) -> String {
        let label = unit.label(language)
        return CommandUnits.unit(label) == unit ? label : unit.rawValue
    }

    /// Text without what would end a cell.
    private static func cell(_ text: String) -> String {
        String(text.map { $0 == "|" || $0.isNewline ? " " : $0 })
    }
}
