import Foundation
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Edits of an offer or of an order that is not confirmed yet; of a confirmed order they become a change that the
    /// client has to agree to.
    mutating func executeEdit(_ command: StaffCommand) throws -> String {
        let subject = try subject(.offer, .order, .contract, .complaint)
        if subject.number.kind == .contract { return try editContract(subject, command) }
        if subject.number.kind == .complaint { return try editComplaint(subject, command) }
        if subject.number.kind == .order, subject.state == Order.State.confirmed.rawValue {
            return try editConfirmed(subject, command)
        }
        // Asked first, so that a refused edit touches no line.
        if subject.number.kind == .offer {
            _ = try Offer.apply(.edit, to: Offer.State(rawValue: subject.state) ?? .withdrawn)
        } else {
            _ = try Order.apply(.edit, to: Order.State(rawValue: subject.state) ?? .cancelled)
        }
        let result: String
        switch command {
        case .valid(let day):
            try transaction.setValidity(day.iso, of: subject.id)
            result = day.iso
        case .delivery(let promise):
            try transaction.setDelivery(promise.text, of: subject.id)
            result = promise.text
        case .terms(let terms):
            try transaction.setTerms(terms, of: subject.id)
            result = terms
        case .incoterms(let term):
            try transaction.setIncoterms(term.description, of: subject.id)
            result = term.description
        case .payment(let days):
            try transaction.setPaymentDays(days, of: subject.id)
            result = phrases.days(days)
        case .remark(let text):
            try transaction.setBody(text, of: subject.id)
            result = text
        default:
            let before = try transaction.lines(of: subject.id)
            let (lines, shown) = try edited(before, by: command, subject)
            try transaction.dropLines(of: subject.id, after: lines.count)
            for line in lines { try transaction.putLine(line, of: subject.id) }
            if let contract = try desk.contract(for: lines, client: subject.client, currency: subject.currency) {
                try transaction.setContract(contract, of: subject.id)
            }
            let short = desk.belowMinimum(lines.filter { !before.contains($0) }, phrases: phrases)
            result = ([shown] + short).joined(separator: " ")
        }
        if subject.number.kind == .offer {
            record = try desk.move(subject, Offer.Event.edit, by: actor, detail: result)
        } else {
            record = try desk.move(subject, Order.Event.edit, by: actor, detail: result)
        }
        return result
    }

    private mutating func editContract(_ contract: RecordRow, _ command: StaffCommand) throws -> String {
        switch command {
        case .valid(let day):
            record = try desk.setContractEnd(contract, day.iso, by: actor)
            return day.iso
        case .terms(let terms):
            try transaction.setTerms(terms, of: contract.id)
            record = try desk.move(contract, Contract.Event.edit, by: actor, detail: terms)
            return terms
        default: throw Refusal.wrongRecord
        }
    }

    /// A new delivery day of a confirmed order is our promise alone; all else changes what was agreed.
    private mutating func editConfirmed(_ order: RecordRow, _ command: StaffCommand) throws -> String {
        let open = try transaction.openChange(of: order.id)
        var wanted =
            try open?.wanted
            ?? WantedChange(lines: transaction.lines(of: order.id), delivery: order.delivery, terms: order.terms)
        let result: String
        switch command {
        case .delivery(let promise) where open == nil:
            try transaction.setDelivery(promise.text, of: order.id)
            try transaction.note("delivery", on: order.id, by: actor, at: desk.now, detail: promise.text)
            return promise.text
        case .delivery(let promise):
            wanted.delivery = promise.text
            result = promise.text
        case .terms(let terms):
            wanted.terms = terms
            result = terms
        case .drop(let positions):
            for position in positions {
                guard let index = wanted.lines.firstIndex(where: { $0.position == position }) else {
                    throw Refusal.noLine(position)
                }
                guard let rest = wanted.lines[index].open, rest.isPositive else { throw Refusal.noOpenLine(position) }
                wanted.lines[index].cancelled = (wanted.lines[index].cancelled ?? .zero).adding(rest)
            }
            result = phrases.done
        case .line, .price, .discount: (wanted.lines, result) = try edited(wanted.lines, by: command, order)
        default: throw Refusal.wrongRecord
        }
        for line in wanted.lines {
            if let shipped = line.shipped, let left = line.wanted, left < shipped {
                throw Refusal.lessThanShipped(line.position, shipped: shipped)
            }
        }
        try transaction.putChange(wanted, of: order.id, by: actor, at: desk.now)
        try transaction.note("changing", on: order.id, by: actor, at: desk.now, detail: result)
        return "\(result) – \(phrases.changeWaits)"
    }

    // MARK: lines

    /// Lines after a command; nothing is stored.
    func edited(
        _ lines: [LineSnapshot], by command: StaffCommand, _ record: RecordRow
    ) throws -> ([LineSnapshot], String) {
        var lines = lines
        func index(_ position: Int) throws -> Int {
            guard let index = lines.firstIndex(where: { $0.position == position }) else {
                throw Refusal.noLine(position)
            }
            return index
        }
        switch command {
        case .line(let edit): return try put(edit, into: lines, record)
        case .price(let position, let tag):
            let place = try index(position)
            lines[place].unitPrice = try price(tag, record)
            return (lines, try shown(lines[place], record))
        case .discount(let position, let percent):
            let places = try position.map { [try index($0)] } ?? Array(lines.indices)
            for place in places { lines[place].discountPercent = percent }
            return (lines, "\(percent) %")
        case .option(let positions):
            for position in positions {
                let place = try index(position)
                lines[place].optional = lines[place].isOptional ? nil : true
            }
            return (lines, phrases.done)
        case .drop(let positions):
            for position in positions.sorted(by: >) { lines.remove(at: try index(position)) }
            for place in lines.indices { lines[place].position = place + 1 }
            return (lines, phrases.done)
        default: throw Refusal.wrongRecord
        }
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
    private func put(
        _ edit: LineEdit, into lines: [LineSnapshot], _ record: RecordRow
    ) throws -> ([LineSnapshot], String) {
        var lines = lines
        let place: Int
        if let position = edit.line, let known = lines.firstIndex(where: { $0.position == position }) {
            place = known
        } else if edit.line == nil || edit.line == lines.count + 1 {
            place = lines.count
            lines.append(
                LineSnapshot(position: lines.count + 1, text: edit.article ?? "", vatPercent: house.vatPercent))
        } else {
            throw Refusal.noLine(edit.line ?? 0)
        }
        var line = lines[place]
        let before = line
        if let quantity = edit.quantity {
            line.quantity = quantity
            line.cancelled = nil
        }
        if let article = edit.article { try settle(&line, article: article, hasPrice: edit.price != nil, record) }
        if let unit = edit.unit { line.unit = unit }
        if line.unit == nil, let sku = line.sku { line.unit = house.catalogue.article(sku: sku)?.unit }
        if let tag = edit.price {
            line.unitPrice = try price(tag, record)
        } else if edit.article == nil, edit.quantity != nil {
            try reprice(&line, before: before, record)
        }
        guard !line.text.isEmpty else { throw Refusal.unknownArticle("", candidates: []) }
        lines[place] = line
        return (lines, try shown(line, record))
    }

    /// A price by the list follows the quantity over its breaks; one that a person set stays.
    private func reprice(_ line: inout LineSnapshot, before: LineSnapshot, _ record: RecordRow) throws {
        guard let article = line.sku.flatMap({ house.catalogue.article(sku: $0) }), line.unit == article.unit else {
            return
        }
        func listed(_ quantity: FixedDecimal?) throws -> FixedDecimal? {
            try desk.agreedPrice(
                of: article, quantity: quantity, client: record.client, currency: record.currency)?.price
        }
        guard try before.unitPrice == nil || before.unitPrice == listed(before.quantity) else { return }
        line.unitPrice = try listed(line.quantity) ?? line.unitPrice
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
            try desk.agreedPrice(
                of: article, quantity: line.quantity, client: record.client, currency: record.currency)?.price
            ?? line.unitPrice
        line.vatPercent = article.vatPercent
        line.weightKg = article.weightKg
        line.hsCode = article.hsCode
        line.candidates = []
    }
}

extension DeliveryPromise {
    /// As it is stored: an ISO 8601 day, or the words.
    var text: String {
        switch self {
        case .on(let day): day.iso
        case .words(let words): words
        }
    }
}
