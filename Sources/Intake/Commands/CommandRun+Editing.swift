import Foundation
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Edits of an offer, or of an order that is not confirmed yet.
    mutating func executeEdit(_ command: StaffCommand) throws -> String {
        let subject = try subject(.offer, .order)
        if case .delivery(let promise) = command, subject.number.kind == .order,
            subject.state != Order.State.received.rawValue
        {
            return try promiseDelivery(promise, subject)
        }
        let result: String
        switch command {
        case .line(let edit): result = try put(edit, subject)
        case .price(let position, let tag):
            var line = try line(position, of: subject)
            line.unitPrice = try price(tag, subject)
            try transaction.putLine(line, of: subject.id)
            result = try shown(line, subject)
        case .discount(let position, let percent):
            let lines = try transaction.lines(of: subject.id)
            guard position == nil || lines.contains(where: { $0.position == position }) else {
                throw Refusal.noLine(position ?? 0)
            }
            for var line in lines where position == nil || line.position == position {
                line.discountPercent = percent
                try transaction.putLine(line, of: subject.id)
            }
            result = "\(percent) %"
        case .drop(let positions):
            for position in positions.sorted(by: >) {
                _ = try line(position, of: subject)
                try transaction.dropLine(position, of: subject.id)
            }
            result = phrases.done
        case .valid(let day):
            try transaction.setValidity(day.iso, of: subject.id)
            result = day.iso
        case .delivery(.on(let day)):
            try transaction.setDelivery(day.iso, of: subject.id)
            result = day.iso
        case .delivery(.words(let words)):
            try transaction.setDelivery(words, of: subject.id)
            result = words
        case .terms(let terms):
            try transaction.setTerms(terms, of: subject.id)
            result = terms
        default: throw Refusal.wrongRecord
        }
        if subject.number.kind == .offer {
            record = try desk.move(subject, Offer.Event.edit, by: actor, detail: result)
        } else {
            record = try desk.move(subject, Order.Event.edit, by: actor, detail: result)
        }
        return result
    }

    private func promiseDelivery(_ promise: DeliveryPromise, _ order: RecordRow) throws -> String {
        let text: String
        switch promise {
        case .on(let day): text = day.iso
        case .words(let words): text = words
        }
        try transaction.setDelivery(text, of: order.id)
        try transaction.note("delivery", on: order.id, by: actor, at: desk.now, detail: text)
        return text
    }

    func line(_ position: Int, of record: RecordRow) throws -> LineSnapshot {
        guard let line = try transaction.lines(of: record.id).first(where: { $0.position == position }) else {
            throw Refusal.noLine(position)
        }
        return line
    }

    func price(_ tag: PriceTag, _ record: RecordRow) throws -> FixedDecimal {
        guard tag.currency == nil || tag.currency == record.currency else {
            throw Refusal.otherCurrency(record.currency.code)
        }
        return tag.amount
    }

    private func shown(_ line: LineSnapshot, _ record: RecordRow) throws -> String {
        guard line.isComplete else { return "\(line.position). \(line.sku ?? line.text)" }
        guard let amount = line.amount(in: record.currency) else { throw Refusal.outOfRange }
        return "\(line.position). \(line.sku ?? line.text): \(amount)"
    }

    /// Changes a line, or adds one; an article is taken by its code, else by words that fit only one.
    private func put(_ edit: LineEdit, _ record: RecordRow) throws -> String {
        let lines = try transaction.lines(of: record.id)
        var line: LineSnapshot
        if let position = edit.line, let known = lines.first(where: { $0.position == position }) {
            line = known
        } else if edit.line == nil || edit.line == lines.count + 1 {
            line = LineSnapshot(position: lines.count + 1, text: edit.article ?? "", vatPercent: house.vatPercent)
        } else {
            throw Refusal.noLine(edit.line ?? 0)
        }
        if let quantity = edit.quantity { line.quantity = quantity }
        if let article = edit.article { try settle(&line, article: article, hasPrice: edit.price != nil, record) }
        if let unit = edit.unit { line.unit = unit }
        if line.unit == nil, let sku = line.sku { line.unit = house.catalogue.article(sku: sku)?.unit }
        if let tag = edit.price { line.unitPrice = try price(tag, record) }
        guard !line.text.isEmpty else { throw Refusal.unknownArticle("", candidates: []) }
        try transaction.putLine(line, of: record.id)
        return try shown(line, record)
    }

    private func settle(_ line: inout LineSnapshot, article typed: String, hasPrice: Bool, _ record: RecordRow) throws {
        let client = try record.client.flatMap { try transaction.client($0) }
        let contact = try record.contact.flatMap { try transaction.contact($0) }
        let match =
            house.catalogue.article(sku: typed).map { (sku: Optional($0.sku), candidates: [Candidate]()) }
            ?? house.catalogue.find(typed)
        guard let sku = match.sku, let article = house.catalogue.article(sku: sku) else {
            // What the catalogue lacks can be offered too, in the words typed, with a price.
            guard hasPrice else {
                throw Refusal.unknownArticle(typed, candidates: match.candidates.prefix(3).map(\.sku))
            }
            line.sku = nil
            line.text = typed
            line.candidates = []
            return
        }
        if !line.wording.isEmpty, line.sku != article.sku, let client {
            try transaction.learnAlias(
                client: client.id, words: ReadingContext.aliasKey(line.wording), sku: article.sku)
        }
        line.sku = article.sku
        line.text = article.name(in: desk.language(of: contact, client))
        line.unit = article.unit
        line.unitPrice =
            article.currency == record.currency ? article.price(for: line.quantity ?? .zero) : line.unitPrice
        line.vatPercent = article.vatPercent
        line.weightKg = article.weightKg
        line.hsCode = article.hsCode
        line.candidates = []
    }
}
