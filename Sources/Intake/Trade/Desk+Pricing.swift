import Foundation
import Storage
import Understanding
import Workflows

extension Desk {
    /// What a client pays for so many of an article, and by which contract: a contract in force goes before the client's
    /// own price list, and both before the catalogue with its price breaks; `nil` where none is in the currency.
    func agreedPrice(
        of article: Article, quantity: FixedDecimal?, client: Int64?, currency: Currency
    ) throws -> (price: FixedDecimal, contract: Int64?)? {
        let quantity = quantity ?? .zero
        if let client,
            let own = try transaction.price(
                of: article.sku, quantity: quantity, client: client, currency: currency, on: today)
        {
            return (own.price, own.contract)
        }
        return article.currency == currency ? (article.price(for: quantity), nil) : nil
    }

    /// The contract that fixes a price of one of the lines, if one does.
    func contract(for lines: [LineSnapshot], client: Int64?, currency: Currency) throws -> Int64? {
        guard let client else { return nil }
        for line in lines {
            guard let sku = line.sku else { continue }
            let price = try transaction.price(
                of: sku, quantity: line.quantity ?? .zero, client: client, currency: currency, on: today)
            if let contract = price?.contract { return contract }
        }
        return nil
    }

    /// What a record earns over the catalogue's costs, for staff alone: a sentence for each line whose cost is known, then
    /// the whole. Nothing of it may stand in a snapshot or in a mail to a client.
    func margins(of lines: [LineSnapshot], currency: Currency, phrases: Phrases) -> [String] {
        var sentences: [String] = []
        var revenue = Money.zero(currency)
        var cost = Money.zero(currency)
        for line in lines where !line.isOptional {
            guard let article = line.sku.flatMap({ house.catalogue.article(sku: $0) }), article.currency == currency,
                let unitCost = article.cost, let quantity = line.quantity, let amount = line.amount(in: currency),
                let spent = Money(
                    unitPrice: unitCost, quantity: quantity, discountPercent: .zero, currency: currency),
                let nextRevenue = revenue.adding(amount), let nextCost = cost.adding(spent)
            else { continue }
            sentences.append("\(line.position). \(article.sku): \(share(amount, over: spent, phrases))")
            (revenue, cost) = (nextRevenue, nextCost)
        }
        guard !sentences.isEmpty else { return [] }
        return [phrases.say("Margin", "Марж") + ": " + share(revenue, over: cost, phrases)] + sentences
    }

    private func share(_ amount: Money, over cost: Money, _ phrases: Phrases) -> String {
        guard let earned = amount.adding(cost.negated) else { return "?" }
        guard amount.minor > 0 else { return "\(earned)" }
        // Tenths of a percent, rounded down, are fine enough to judge by.
        let tenths = Int64(Int128(earned.minor) * 1_000 / Int128(amount.minor))
        let percent = FixedDecimal(millionths: tenths * 100_000)
        return "\(earned) (\(percent) %)" + (earned.minor < 0 ? " " + phrases.say("– a loss", "– загуба") : "")
    }

    /// Lines of which less is taken than the catalogue sells, a sentence each.
    func belowMinimum(_ lines: [LineSnapshot], phrases: Phrases) -> [String] {
        lines.compactMap { line in
            guard let article = line.sku.flatMap({ house.catalogue.article(sku: $0) }),
                let minimum = article.minimumQuantity, let quantity = line.quantity, quantity.isPositive,
                line.unit == nil || line.unit == article.unit, quantity < minimum
            else { return nil }
            let least = "\(minimum) \(article.unit.label(phrases.language))"
            return phrases.say(
                "Line \(line.position): \(article.sku) is sold from \(least) on.",
                "Ред \(line.position): \(article.sku) се продава от \(least) нагоре.")
        }
    }
}
