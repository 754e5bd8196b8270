public import Mail

/// Reads the goods that a mail asks for, orders or complains of, and finds them in the catalogue.
///
/// Immutable and free of shared state: one reader serves any number of mails at once. A mail is read in two steps, since
/// the goods help to tell what kind of mail it is and the kind says which goods count:
/// `material(in:context:)` reads text and documents once, `lines(in:kind:)` decides.
public struct GoodsReader: Sendable {
    /// What is sold.
    public let catalogue: Catalogue

    /// More documents of one mail are not read.
    static let maximumDocuments = 30
    /// More pictures of one mail are not read.
    static let maximumPictures = 3
    /// More lines of one mail are not given.
    static let maximumLines = 2_000

    /// A reader for one catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// Reads everything of a mail in which goods may stand, documents included. The costly step; do it once a mail.
    public func material(in message: Message, context: ReadingContext = ReadingContext()) -> GoodsMaterial {
        material(in: message, context: context, replyLanguage: LanguageReader.language(of: message.reply))
    }

    /// The same where the language of the new text is known already.
    func material(in message: Message, context: ReadingContext, replyLanguage: String?) -> GoodsMaterial {
        var material = GoodsMaterial(aliases: context.aliases)
        let tongue =
            message.reply.isEmpty ? TextTongue(message.subject) : TextTongue(language: replyLanguage)
        let reader = BodyReader(catalogue, tongue: tongue)
        material.sections.append(reader.section(.body, text: message.reply, html: message.html, place: "text"))
        material.sections.append(GoodsSection(source: .subject, items: subject(message.subject, reader.prose)))
        for part in message.parts where isDocument(part) {
            guard material.documents.count < Self.maximumDocuments, let document = DocumentReader.read(part) else {
                continue
            }
            material.documents.append(AttachedDocument(path: part.path, name: part.name, document: document))
            let source: GoodsSection.Source = part.messageDepth > 0 ? .forward : .document
            material.sections.append(DocumentGoods(catalogue, document, path: part.path).section(source))
        }
        for forwarded in message.forwarded {
            let text = forwarded.reply.isEmpty ? forwarded.text : forwarded.reply
            let reader = BodyReader(catalogue, tongue: TextTongue(text))
            let isOurs = forwarded.from.contains { context.ownAddresses.contains($0.address.lowercased()) }
            var section = reader.section(.forward, text: text, html: forwarded.html, place: "forwarded mail")
            if section.items.isEmpty, !isOurs { section.items = subject(forwarded.subject, reader.prose) }
            material.sections.append(section)
        }
        if !material.sections.contains(where: { !$0.items.isEmpty }) { readPictures(message, into: &material) }
        material.summarize()
        return material
    }

    /// A photographed list, where nothing else of the mail names goods.
    private func readPictures(_ message: Message, into material: inout GoodsMaterial) {
        for part in message.attachments.filter({ $0.detected.hasPrefix("image/") }).prefix(Self.maximumPictures) {
            guard let document = DocumentReader.readPicture(part) else { continue }
            let section = DocumentGoods(catalogue, document, path: part.path).section(.document)
            guard !section.items.isEmpty else { continue }
            material.documents.append(AttachedDocument(path: part.path, name: part.name, document: document))
            material.sections.append(section)
        }
    }

    /// Attachments of the mail itself and of attached mails; texts that the sender wrote inline are the body.
    private func isDocument(_ part: Part) -> Bool {
        guard !part.isContainer else { return false }
        return part.isAttachment || part.messageDepth > 0 && part.name != nil
    }

    private func subject(_ subject: String, _ prose: ProseReader) -> [GoodsItem] {
        prose.items(in: Subject(subject).base, place: "subject")
    }

    /// The goods of a mail whose kind is known; empty for kinds other than inquiry, order and complaint.
    public func lines(in material: GoodsMaterial, kind: MailKind) -> (lines: [GoodsLine], evidence: [Evidence]) {
        guard kind == .inquiry || kind == .order || kind == .complaint else { return ([], []) }
        let items = GoodsChoice(material: material, kind: kind).items.prefix(Self.maximumLines)
        var lines: [GoodsLine] = []
        var evidence: [Evidence] = []
        for (index, item) in items.enumerated() {
            let alias = catalogue.alias(item.text, in: material.aliases)
            let article = alias ?? item.match.article
            lines.append(
                GoodsLine(
                    sku: article.map { catalogue.articles[$0].sku }, quantity: item.quantity, unit: item.unit,
                    text: item.text,
                    candidates: article == nil ? catalogue.candidates(of: item.match) : []))
            evidence.append(Evidence(field: "lines[\(index)]", place: item.place, words: item.words))
            if let article {
                let name = catalogue.articles[article].name(in: "bg")
                evidence.append(
                    Evidence(
                        field: "lines[\(index)].sku", place: alias == nil ? "catalogue" : "client's own name",
                        words: "\(catalogue.articles[article].sku) \(name)"))
            }
        }
        for note in material.notes { evidence.append(Evidence(field: "lines", place: "document", words: note)) }
        return (lines, evidence)
    }

    /// Both steps at once.
    public func lines(
        in message: Message, kind: MailKind, context: ReadingContext = ReadingContext()
    ) -> (lines: [GoodsLine], evidence: [Evidence]) {
        lines(in: material(in: message, context: context), kind: kind)
    }
}

/// The language of a text and what hangs on it for reading goods.
struct TextTongue {
    /// ISO 639-1; `nil` where there is nothing to tell.
    let language: String?

    init(_ text: String) { language = LanguageReader.language(of: text) }

    init(language: String?) { self.language = language }

    /// The mark that parts decimals.
    var decimalMark: Character? {
        switch language {
        case "en": "."
        case nil: nil
        default: ","
        }
    }
}
