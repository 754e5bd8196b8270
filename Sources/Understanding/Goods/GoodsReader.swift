public import Mail

/// Reads the goods that a mail asks for, orders or complains of, and finds them in the catalogue.
///
/// Immutable and free of shared state: one reader serves any number of mails at once. A mail is read in two steps, since
/// the goods help to tell what kind of mail it is and the kind says which goods count:
/// `material(in:context:)` reads text and documents once, `lines(in:kind:)` decides.
public struct GoodsReader: Sendable {
    /// What is sold.
    public let catalogue: Catalogue

    /// A reader for one catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// Reads everything of a mail in which goods may stand, documents included. The costly step; do it once a mail.
    public func material(in message: Message, context: ReadingContext = ReadingContext()) -> GoodsMaterial {
        GoodsMaterial()
    }

    /// The goods of a mail whose kind is known; empty for kinds other than inquiry, order and complaint.
    public func lines(in material: GoodsMaterial, kind: MailKind) -> (lines: [GoodsLine], evidence: [Evidence]) {
        ([], [])
    }

    /// Both steps at once.
    public func lines(
        in message: Message, kind: MailKind, context: ReadingContext = ReadingContext()
    ) -> (lines: [GoodsLine], evidence: [Evidence]) {
        lines(in: material(in: message, context: context), kind: kind)
    }
}
