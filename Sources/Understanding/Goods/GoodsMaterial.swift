/// What of a mail may hold goods, read once and without knowing the mail's kind.
public struct GoodsMaterial: Sendable {
    /// The documents that could be read, in the order of the parts: dates and contacts may stand in them alone.
    public var documents: [AttachedDocument] = []
    /// What helps to tell the kind of the mail.
    public var signals = GoodsSignals()
    /// The places with goods.
    var sections: [GoodsSection] = []
    /// What this client called articles before.
    let aliases: [String: String]

    init(aliases: [String: String] = [:]) { self.aliases = aliases }

    /// What could not be read.
    var notes: [String] { sections.flatMap(\.notes) }

    /// Counts the signals; once, when all is read.
    mutating func summarize() {
        for section in sections {
            let wanted = section.items.filter { $0.isQuantified || $0.match.article != nil || $0.isListed }
            switch section.source {
            case .body:
                signals.quantified += section.items.count(where: \.isQuantified)
                signals.named += wanted.count { !$0.isQuantified }
                signals.matched += section.items.count { $0.match.article != nil }
            case .subject: signals.inSubject += wanted.count
            case .document: signals.inDocuments += wanted.count
            case .forward: signals.inForward += wanted.count
            }
        }
        signals.documentTitles = documents.compactMap { DocumentTitle.kind(of: $0.document) }
    }
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

/// What the first lines of a document call it.
enum DocumentTitle {
    static func kind(of document: Document) -> MailKind? {
        let head = Folding.fold(document.text.prefix(600))
        let orders = [
            "purchase order", "поръчка", "bestellung", "comanda", "заказ", "porudzbina", "narudzb", "auftrag",
            "siparis", "order no", "order number",
        ]
        let inquiries = [
            "request for quotation", "rfq", "запитване", "anfrage", "cerere de oferta", "inquiry", "enquiry",
            "заявка за оферта", "запрос", "upit", "request for quote", "preisanfrage",
        ]
        func first(_ words: [String]) -> String.Index? {
            words.compactMap { head.firstRange(of: $0)?.lowerBound }.min()
        }
        switch (first(orders), first(inquiries)) {
        case (let order?, let inquiry?): return order < inquiry ? .order : .inquiry
        case (.some, nil): return .order
        case (nil, .some): return .inquiry
        case (nil, nil): return nil
        }
    }
}
