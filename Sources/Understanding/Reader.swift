import Foundation
public import Mail

/// Reads a mail as a careful clerk would: kind, language, goods, numbers, wanted date, contact, each with its evidence.
///
/// Immutable and without shared state, so one reader serves any number of mails at once. It needs no clock, network or
/// database: the same mail, catalogue and context give the same reading. A mail that cannot be understood is `other`.
public struct Reader: Sendable {
    /// What is sold.
    public var catalogue: Catalogue { goods.catalogue }
    private let goods: GoodsReader
    private let classifier: Classifier

    /// A reader for one catalogue.
    ///
    /// - Parameter classifier: with what staff's corrections taught; by default the lessons that come with XCRM.
    public init(catalogue: Catalogue, classifier: Classifier = .taught) {
        goods = GoodsReader(catalogue: catalogue)
        self.classifier = classifier
    }

    private init(goods: GoodsReader, classifier: Classifier) {
        self.goods = goods
        self.classifier = classifier
    }

    /// The same reader after other lessons.
    public func taught(by classifier: Classifier) -> Reader { Reader(goods: goods, classifier: classifier) }

    /// Reads one mail.
    public func read(_ message: Message, context: ReadingContext = ReadingContext()) -> Reading {
        let reply = LexedText(message.reply)
        let signs = TextSigns(reply)
        let language = LanguageReader.language(of: signs)
        let material = goods.material(in: message, context: context, replyLanguage: language)
        let body = structured(message)
        let subjectLine = LexedText(message.subject)
        let numbers = ReferenceReader.references(in: [subjectLine, reply])
        let verdict = kind(
            of: message, signs: signs, body: body, material: material, references: numbers.map(\.number),
            context: context)
        let (lines, lineEvidence) = body.map(lines) ?? goods.lines(in: material, kind: verdict.kind)
        let wanted = deliveryDay(message, signs: signs, material: material, kind: verdict.kind, body: body)
        let contact = ContactReader.contact(
            in: message.signature, senderNames: message.from.flatMap { [$0.name, $0.address] })

        var evidence = [Evidence(field: "kind", place: verdict.place, words: verdict.words)]
        let inSubject = Set(ReferenceReader.references(in: [subjectLine]).map(\.number))
        evidence += numbers.map {
            Evidence(field: "references", place: inSubject.contains($0.number) ? "subject" : "text", words: $0.words)
        }
        if let wanted { evidence.append(Evidence(field: "deliver_by", place: wanted.place, words: wanted.words)) }
        evidence += contactEvidence(contact)
        var reading = Reading(
            kind: verdict.kind, language: language, reply: message.reply, lines: lines,
            references: numbers.map(\.number), deliverBy: wanted?.day, contact: contact,
            attachments: message.attachments.map { (name: $0.name ?? "", type: $0.detected) },
            evidence: evidence + lineEvidence + details(of: message, language: language, signs: signs))
        for document in material.documents { reading.fileTexts[document.path] = document.document.text }
        return reading
    }

    // MARK: Mails composed by the portal

    /// What our portal composed says itself what it is, unless a machine sent it back.
    private func structured(_ message: Message) -> StructuredBody? {
        message.automatic == .human ? StructuredBody(message.reply) : nil
    }

    /// The lines as composed: a code counts if the catalogue has it, words are looked up as elsewhere.
    private func lines(_ body: StructuredBody) -> (lines: [GoodsLine], evidence: [Evidence]) {
        guard body.purpose == .inquiry || body.purpose == .complaint else { return ([], []) }
        let lines = body.lines.map { line in
            let text = line.text.isEmpty ? line.sku ?? "" : line.text
            if let sku = line.sku, let article = catalogue.article(sku: sku) {
                return GoodsLine(sku: article.sku, quantity: line.quantity, unit: line.unit, text: text)
            }
            let found = catalogue.find([line.sku, line.text].compactMap(\.self).joined(separator: " "))
            return GoodsLine(
                sku: found.sku, quantity: line.quantity, unit: line.unit, text: text, candidates: found.candidates)
        }
        let evidence = lines.indices.map {
            Evidence(field: "lines[\($0)]", place: "form line \($0 + 1)", words: lines[$0].text)
        }
        return (lines, evidence)
    }

    // MARK: Kind

    private func kind(
        of message: Message, signs: TextSigns, body: StructuredBody?, material: GoodsMaterial, references: [String],
        context: ReadingContext
    ) -> KindVerdict {
        if let body {
            return KindVerdict(kind: body.kind, place: "text", words: body.heading)
        }
        var evidence = KindEvidence(
            message: message, text: signs, goods: material.signals, references: references, context: context)
        evidence.learned = classifier.points(for: signs)
        evidence.recalled = classifier.recalled(for: signs)
        if let today = message.day, signs.text.tokens.count < 5_000 {
            evidence.namesDay = DateReader(today: today).mentions(in: signs.text).contains { $0.day >= today }
        }
        return KindJudge(evidence: evidence).verdict()
    }

    // MARK: Wanted date

    private struct WantedDay {
        var day: Day
        var place: String
        var words: String
    }

    private func deliveryDay(
        _ message: Message, signs: TextSigns, material: GoodsMaterial, kind: MailKind, body: StructuredBody?
    ) -> WantedDay? {
        if let day = body?.deliverBy { return WantedDay(day: day, place: "form", words: day.iso) }
        guard [.inquiry, .order, .confirmation, .complaint, .question].contains(kind) else { return nil }
        if kind == .question {
            // Only a yes on conditions wants goods; other questions speak of dates that others set.
            let answer = StructuredBody(message.reply)?.answer ?? OfferAnswer.read(signs)
            guard case .conditional = answer else { return nil }
        }
        let reader = DeliveryDate(today: message.day, kind: kind)
        if let found = reader.wanted(in: signs) { return WantedDay(day: found.day, place: "text", words: found.words) }
        guard kind != .question else { return nil }
        if let found = reader.wanted(in: LexedText(Subject(message.subject).base)) {
            return WantedDay(day: found.day, place: "subject", words: found.words)
        }
        guard kind != .complaint else { return nil }
        // A document has dates of its own, so there the words must be plain.
        let strict = DeliveryDate(today: message.day, isDocument: true)
        for document in material.documents {
            if let found = strict.wanted(in: LexedText(document.document.text)) {
                return WantedDay(day: found.day, place: "part \(document.path)", words: found.words)
            }
        }
        for forwarded in message.forwarded {
            if let found = reader.wanted(in: LexedText(forwarded.reply)) {
                return WantedDay(day: found.day, place: "forwarded mail", words: found.words)
            }
        }
        return nil
    }

    /// What only `--explain` asks for: the words that the language was told by, what was left out of the reply, and what
    /// each attachment said that it was.
    private func details(of message: Message, language: String?, signs: TextSigns) -> [Evidence] {
        var details: [Evidence] = []
        if let language {
            let words = LanguageReader.tellingWords(of: signs, language: language)
            details.append(Evidence(field: "language", place: "text", words: words, isForStaff: false))
        }
        if !message.reply.isEmpty {
            let start = message.reply.split(whereSeparator: \.isNewline).first ?? ""
            details.append(Evidence(field: "reply", place: "text", words: start, isForStaff: false))
        }
        for span in message.spans.prefix(20) where span.kind != .new {
            guard let start = span.text.split(whereSeparator: \.isNewline).first else { continue }
            let place = span.kind == .quoted ? "left out: quoted" : "left out: signature or notice"
            details.append(Evidence(field: "reply", place: place, words: start, isForStaff: false))
        }
        for (index, part) in message.attachments.prefix(100).enumerated() {
            let words = part.type == part.detected ? part.type : "declared \(part.type), is \(part.detected)"
            details.append(
                Evidence(
                    field: "attachments[\(index)]", place: "part \(part.path)", words: words, isForStaff: false))
        }
        return details
    }

    private func contactEvidence(_ contact: ContactDetails) -> [Evidence] {
        let fields = [
            ("contact.name", contact.name), ("contact.company", contact.company), ("contact.phone", contact.phone),
            ("contact.vat", contact.vat),
        ]
        return fields.compactMap { field, words in
            words.map { Evidence(field: field, place: "signature", words: $0) }
        }
    }
}

extension Message {
    /// The day on which the mail was written, at the sender's clock: what „tomorrow“ counts from.
    public var day: Day? {
        guard let date else { return nil }
        let seconds = date.timeIntervalSince1970
        guard seconds.magnitude < 1e11 else { return nil }
        let local = Int(seconds.rounded(.down)) + dateOffset
        return Day(ordinal: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }
}
