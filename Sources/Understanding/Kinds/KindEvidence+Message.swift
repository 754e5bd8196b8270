import Mail
import Workflows

extension KindEvidence {
    /// Gathers the evidence of a mail.
    init(
        message: Message, text: TextSigns, goods: GoodsSignals, references: [String], context: ReadingContext
    ) {
        let subjectLine = Subject(message.subject)
        self.init(subject: TextSigns(subjectLine.base), text: text)
        machine = Self.machine(message)
        let quoted = message.spans.contains { $0.kind == .quoted }
        isForward = subjectLine.isForward || !message.forwarded.isEmpty
        isReply =
            subjectLine.isReply || !message.inReplyTo.isEmpty || (quoted && message.forwarded.isEmpty)
            || context.threadKind != nil
        isThreaded = !message.inReplyTo.isEmpty || (quoted && message.forwarded.isEmpty) || context.threadKind != nil
        answersOpenOffer = context.answersOpenOffer
        thread = context.threadKind
        self.references = references
        self.goods = goods
        concernsOffer =
            context.threadKind == .offer || context.answersOpenOffer || references.contains { $0.hasPrefix("OF-") }
            || (isReply && message.forwarded.isEmpty && Self.quotesOffer(message, subject: subject))
        for part in message.attachments {
            if part.detected.hasPrefix("image/"), !part.detected.contains("dwg"), !part.detected.contains("dxf") {
                photos += 1
            }
            if let name = part.name, let kind = FileNames.kind(of: name) {
                fileKinds.append(kind)
                fileNames[kind] = name
            }
        }
        toComplaints =
            context.mailboxPurpose == "complaints" || (message.to + message.cc).contains { Self.isForComplaints($0) }
        let below = message.spans.lazy.filter { $0.kind == .signature }.map(\.text).joined(separator: "\n").prefix(2000)
        if !below.isEmpty { footer = TextSigns(LexedText(String(below))) }
        fromMachine = message.from.isEmpty || message.from.contains { Self.isMachine($0) }
    }

    private static func machine(_ message: Message) -> Machine {
        switch message.automatic {
        case .human: .human
        case .dsn: .bounce
        case .mdn: .receipt
        case .away: .away
        case .list: .list
        case .auto: .auto
        }
    }

    /// What is answered is an offer: by its subject, else by the words of the quoted text.
    private static func quotesOffer(_ message: Message, subject: TextSigns) -> Bool {
        if OfferWords.stand(in: subject) { return true }
        let answered = message.inReplyTo + message.references.suffix(1)
        if answered.contains(where: { $0.lowercased().hasPrefix("of-") }) { return true }
        let quoted = message.spans.lazy.filter { $0.kind == .quoted }.map(\.text).joined(separator: "\n").prefix(4000)
        let lexed = LexedText(String(quoted))
        var names = false
        for (index, token) in lexed.tokens.enumerated() where token.kind == .word {
            // „по поръчка“, `shipment`: what is answered is about something later than the offer.
            if ReferenceReader.prefixNames(at: index, in: lexed) {
                return ReferenceReader.namesOffer(at: index, in: lexed)
            }
            if OfferWords.isOffer(token.folded) { names = true }
        }
        return names
    }

    private static func local(_ address: Address) -> Substring {
        Substring(address.key).prefix { $0 != "@" && $0 != "+" }
    }

    private static func isForComplaints(_ address: Address) -> Bool {
        let local = local(address)
        return ["complaint", "reklamac", "reclam", "claims", "warranty", "garan", "beschwerde", "returns", "quality"]
            .contains { local.holds($0) }
    }

    private static func isMachine(_ address: Address) -> Bool {
        let local = local(address)
        return [
            "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster", "bounce",
            "notification",
        ]
        .contains { local.hasPrefix($0) } || ["helpdesk", "ticket", "support"].contains { local.holds($0) }
    }
}

/// What file names speak of: `PO_4711.pdf`, „Запитване.xlsx“, `CV Ivan.pdf`.
enum FileNames {
    static func kind(of name: String) -> MailKind? {
        let words = LexedText(String(name.prefix(200))).tokens.filter { $0.kind == .word }.map(\.folded)
        for (kind, exact, stems) in table {
            if words.contains(where: { word in exact.contains(word) || stems.contains { word.hasPrefix($0) } }) {
                return kind
            }
        }
        return nil
    }

    private static let table: [(MailKind, Set<String>, [String])] = [
        (
            .other, ["cv", "resume", "си"],
            [
                "автобиограф", "avtobiograf", "lebenslauf", "bewerbung", "curricul", "мотивацион", "βιογραφικ",
                "ozgecmis",
            ]
        ),
        (.complaint, ["ncr", "rma"], ["рекламаци", "reklamac", "complaint", "reklamation", "mangel", "maengel"]),
        (
            .inquiry, ["rfq", "rfp", "enquiry", "inquiry"],
            ["запитван", "zapitvan", "anfrage", "preisanfrage", "cerere", "zapytan", "poptav", "upit"]
        ),
        (
            .order, ["po", "order", "orders"],
            [
                "поръчк", "porachk", "porychk", "poruchk", "purchaseorder", "bestell", "auftrag",
                "comanda",
                "narudz", "поруџ", "наруџ", "порачк", "нарачк", "siparis", "заказ", "zamowien", "objednav", "commande",
                "ordine",
                "pedido", "παραγγελ",
            ]
        ),
    ]
}
