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

    /// Reads one mail.
    public func read(_ message: Message, context: ReadingContext = ReadingContext()) -> Reading {
        let reply = LexedText(message.reply)
        let signs = TextSigns(reply)
        let language = LanguageReader.language(of: signs)
        let material = goods.material(in: message, context: context, replyLanguage: language)
        let body = structured(message)
        let numbers = ReferenceReader.references(in: [LexedText(message.subject), reply])
        let verdict = kind(
            of: message, signs: signs, body: body, material: material, references: numbers.map(\.number),
            context: context)
        let (lines, lineEvidence) = body.map(lines) ?? goods.lines(in: material, kind: verdict.kind)
        let wanted = deliveryDay(message, signs: signs, material: material, kind: verdict.kind, body: body)
        let contact = ContactReader.contact(
            in: message.signature, senderNames: message.from.flatMap { [$0.name, $0.address] })

        var evidence = [Evidence(field: "kind", place: verdict.place, words: verdict.words)]
        evidence += numbers.map { Evidence(field: "references", place: "subject or text", words: $0.words) }
        if let wanted { evidence.append(Evidence(field: "deliver_by", place: wanted.place, words: wanted.words)) }
        evidence += contactEvidence(contact)
        var reading = Reading(
            kind: verdict.kind, language: language, reply: message.reply, lines: lines,
            references: numbers.map(\.number), deliverBy: wanted?.day, contact: contact,
            attachments: message.attachments.map { (name: $0.name ?? "", type: $0.detected) },
            evidence: evidence + lineEvidence)
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
        if let today = message.day {
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
