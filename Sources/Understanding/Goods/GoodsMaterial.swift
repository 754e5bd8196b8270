/// What of a mail may hold goods, read once and without knowing the mail's kind.
public struct GoodsMaterial: Sendable {
    /// The documents that could be read, in the order of the parts: dates and contacts may stand in them alone.
    public var documents: [AttachedDocument] = []
    /// What helps to tell the kind of the mail.
    public var signals = GoodsSignals()

    /// Nothing yet.
    public init() {}
}

/// A document of a mail with the part it came from.
public struct AttachedDocument: Sendable {
    /// The part in IMAP's numbers: `1.2`.
    public var path: String
    /// The file name, if it has one.
    public var name: String?
    /// What was read.
    public var document: Document
}

/// How much talk of goods there is in the places of a mail; counts, so that the judge of the kind can weigh them.
public struct GoodsSignals: Hashable, Sendable {
    /// Lines of goods with a quantity in the new text (prose, lists, tables of the body).
    public var quantified = 0
    /// Lines of goods without a quantity in the new text.
    public var named = 0
    /// Lines, of those in the new text, that fit articles of the catalogue.
    public var matched = 0
    /// Lines in the subject.
    public var inSubject = 0
    /// Lines in attached documents.
    public var inDocuments = 0
    /// Lines in what is forwarded or in an attached mail.
    public var inForward = 0
    /// Documents whose title or head says purchase order (`order`) or request for quotation (`inquiry`), in this order.
    public var documentTitles: [MailKind] = []

    /// No talk of goods.
    public init() {}

    /// Whether goods stand anywhere.
    public var hasGoods: Bool { quantified + named + inSubject + inDocuments + inForward > 0 }
}
