import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Drafts an offer from an inquiry, priced from the catalogue.
    func openOffer(from mail: IncomingMail, client: ClientRow?, contact: ContactRow?, by actor: Actor) throws
        -> RecordRow
    {
        let language = language(of: contact, client)
        var new = NewRecord(
            kind: .offer, state: Offer.initial.rawValue, client: client?.id, contact: contact?.id,
            mailbox: mail.waiting.mailbox, title: title(of: mail), currency: house.currency)
        new.validUntil = house.iso(now, plusDays: configuration.offers.validityDays)
        new.delivery = mail.reading.deliverBy?.iso
        new.terms = terms(language: language)
        let agreed = try client.map { try transaction.terms(of: $0.id) }
        (new.incoterms, new.paymentDays) = (agreed?.incoterms, agreed?.payment?.days)
        let offer = try transaction.open(new, year: year, by: actor, at: now)
        try putLines(mail.reading.lines, of: offer, client: client, language: language)
        return offer
    }

    /// Writes the goods that were read as lines, priced where the article is settled.
    func putLines(_ goods: [GoodsLine], of record: RecordRow, client: ClientRow?, language: String) throws {
        let lines = try goods.enumerated().map { index, line in
            try priced(
                line, position: index + 1, client: client?.id, currency: record.currency, language: language)
        }
        for line in lines { try transaction.putLine(line, of: record.id) }
        if let contract = try contract(for: lines, client: client?.id, currency: record.currency) {
            try transaction.setContract(contract, of: record.id)
        }
    }

    /// A line as read, with the catalogue's name and tax, and the price that the client pays, where it names one article.
    func priced(
        _ goods: GoodsLine, position: Int, client: Int64?, currency: Currency, language: String
    ) throws -> LineSnapshot {
        guard let sku = goods.sku, let article = house.catalogue.article(sku: sku) else {
            return LineSnapshot(
                position: position, text: goods.text, wording: goods.text, quantity: goods.quantity, unit: goods.unit,
                vatPercent: house.vatPercent, candidates: goods.candidates.map(\.sku))
        }
        var line = LineSnapshot(
            position: position, sku: sku, text: article.name(in: language), wording: goods.text,
            quantity: goods.quantity, unit: goods.unit ?? article.unit, vatPercent: article.vatPercent,
            weightKg: article.weightKg, hsCode: article.hsCode)
        if let unit = goods.unit, unit != article.unit {
            // A weight in another unit is the same weight; boxes of pieces are for a person to settle.
            guard let quantity = goods.quantity.flatMap({ $0.mass(from: unit, to: article.unit) }) else { return line }
            line.quantity = quantity
            line.unit = article.unit
        }
        line.unitPrice =
            try agreedPrice(of: article, quantity: line.quantity, client: client, currency: currency)?.price
        return line
    }

    /// What a person must settle before the record can go out, a sentence each.
    func openPoints(of lines: [LineSnapshot], phrases: Phrases) -> [String] {
        lines.flatMap { line -> [String] in
            var points: [String] = []
            if line.sku == nil, line.unitPrice == nil {
                points.append(phrases.unclearLine(line.position, Array(line.candidates.prefix(3))))
            } else if line.unitPrice == nil, let unit = line.unit, let sku = line.sku,
                let article = house.catalogue.article(sku: sku), article.unit != unit
            {
                points.append(
                    phrases.otherUnit(
                        line.position, unit.label(phrases.language), article.unit.label(phrases.language)))
            }
            if line.quantity == nil { points.append(phrases.missingQuantity(line.position)) }
            return points
        } + belowMinimum(lines, phrases: phrases)
    }

    func terms(language: String) -> String? {
        guard let terms = configuration.offers.deliveryTerms, !terms.isEmpty else { return nil }
        return terms.text(language)
    }

    /// What a record is about: the subject without its chains and tags.
    func title(of mail: IncomingMail) -> String {
        let base = Subject(mail.message.subject).base
        return String((base.isEmpty ? mail.reading.lines.first?.text ?? "" : base).prefix(120))
    }
}

extension FixedDecimal {
    /// The same mass in another unit; `nil` when either is no unit of mass, or out of range.
    func mass(from: UnitOfMeasure, to: UnitOfMeasure) -> FixedDecimal? {
        func grams(_ unit: UnitOfMeasure) -> Int64? {
            switch unit {
            case .g: 1
            case .kg: 1_000
            case .t: 1_000_000
            default: nil
            }
        }
        guard let source = grams(from), let target = grams(to) else { return nil }
        let product = millionths.multipliedReportingOverflow(by: source)
        guard !product.overflow, product.partialValue % target == 0 else { return nil }
        return FixedDecimal(millionths: product.partialValue / target)
    }
}
