import Foundation
import Hummingbird
import Storage
import Workflows

/// A month in the year's overview.
struct YearRow: Sendable {
    let label: String
    let href: String
    let counts: [String]
    let ordered: String
    let invoiced: String
}

/// An article in the year's overview.
struct YearArticle: Sendable {
    let name: String
    let sku: String
    let quantity: String
    let orders: String
    let net: String
}

/// The year's overview.
struct YearContent: Sendable {
    let heading: String
    let years: [Link]
    let figures: [Figure]
    let chart: ChartView?
    let heads: [String]
    let rows: [YearRow]
    let total: YearRow
    let articles: [YearArticle]
}

/// The year's overview, for programs.
struct YearTwin: Encodable, Sendable {
    struct Month: Encodable, Sendable {
        let month: Int
        let counts: [String: Int]
        let ordered: [Money]
        let invoiced: [Money]
    }
    let year: Int
    let months: [Month]
    let states: [String: Int]
    let invoiced: [Money]
    let paid: [Money]
    let due: [Money]
}

extension Site {
    /// `/year?y=2026`: a client's year in counts and sums.
    func year(_ request: Request, json: Bool) async throws -> Response {
        let (reader, _) = try await requireClient(request)
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, words, now) = (reader.scope, wording.words, setup.clock())
        let span = wording.yearSpan(FormQuery(request)["y"], at: now)
        let (year, bills, since) = try await setup.store.read { transaction in
            (
                try transaction.clientYear(in: scope, from: span.begin, until: span.end) { wording.month(of: $0) },
                try transaction.clientBills(in: scope, year: span.year), try transaction.clientSince(scope)
            )
        }
        if json { return try twin(yearTwin(year, bills, span)) }
        let newest = wording.year(of: now)
        let oldest = max(min(since.map { wording.year(of: $0) } ?? newest, newest), newest - 30)
        let content = YearContent(
            heading: words.fill("yearOf", String(span.year)),
            years: (oldest...newest).reversed().map {
                Link(label: String($0), href: link("/year?y=\($0)"), current: $0 == span.year)
            }, figures: yearFigures(year, wording) + billFigures(bills, wording), chart: yearChart(year, wording),
            heads: Self.yearKinds.map { words["kinds_\($0.rawValue)"] },
            rows: year.months.map { row($0, bills, span, wording) }
                .filter { $0.counts.contains { $0 != "–" } || $0.invoiced != "–" },
            total: total(year, bills, wording), articles: year.articles.map { article($0, wording) })
        let frame = Frame(
            title: content.heading, page: "year", language: wording.language, visitor: .client(reader), path: "/year",
            query: "&y=\(span.year)", twin: link("/year.json?y=\(span.year)"))
        return page(frame, content, request: request)
    }

    /// Kinds with a column of their own.
    private static let yearKinds: [RecordKind] = [.offer, .order, .shipment, .complaint]

    private func row(
        _ month: ClientYear.Month, _ bills: ClientBills, _ span: CalendarSpan, _ wording: Wording
    ) -> YearRow {
        YearRow(
            label: wording.words["month\(month.month)"],
            href: wording.span(year: span.year, month: month.month).map { link("/history?m=" + Wording.text($0)) }
                ?? "",
            counts: Self.yearKinds.map { month.counts[$0].map { String($0) } ?? "–" },
            ordered: sums(month.ordered, wording), invoiced: sums(bills.months[month.month - 1], wording))
    }

    private func total(_ year: ClientYear, _ bills: ClientBills, _ wording: Wording) -> YearRow {
        YearRow(
            label: wording.words["yearTotal"], href: "",
            counts: Self.yearKinds.map { kind in String(year.months.reduce(0) { $0 + ($1.counts[kind] ?? 0) }) },
            ordered: sums(allOrdered(year), wording), invoiced: sums(bills.invoiced, wording))
    }

    /// What was billed, and what is still to pay; nothing where nothing was billed.
    private func billFigures(_ bills: ClientBills, _ wording: Wording) -> [Figure] {
        guard !bills.isEmpty else { return [] }
        let words = wording.words
        return [
            Figure(
                label: words["yearInvoiced"], value: sums(bills.invoiced, wording),
                note: words.fill("yearPaid", sums(bills.paid, wording)), tone: "plain"),
            Figure(
                label: words["yearDue"], value: bills.due.isEmpty ? "–" : sums(bills.due, wording),
                note: words["yearDueNote"], tone: "plain"),
        ]
    }

    private func allOrdered(_ year: ClientYear) -> [Money] {
        var ordered: [Money] = []
        for money in year.months.flatMap(\.ordered) { ordered.add(money) }
        return ordered
    }

    private func sums(_ sums: [Money], _ wording: Wording) -> String {
        sums.isEmpty ? "–" : sums.map { wording.money($0) }.joined(separator: " + ")
    }

    private func yearFigures(_ year: ClientYear, _ wording: Wording) -> [Figure] {
        let words = wording.words
        func state(_ name: String) -> Int { year.states[name] ?? 0 }
        func count(_ kind: RecordKind) -> Int { year.months.reduce(0) { $0 + ($1.counts[kind] ?? 0) } }
        return [
            Figure(
                label: words["kinds_offer"], value: String(count(.offer)),
                note: words.fill("yearAccepted", String(state("offer accepted"))), tone: "plain"),
            Figure(
                label: words["kinds_order"], value: String(count(.order)), note: sums(allOrdered(year), wording),
                tone: "plain"),
            Figure(
                label: words["kinds_shipment"], value: String(count(.shipment)),
                note: words.fill("yearDelivered", String(state("shipment delivered"))), tone: "plain"),
            Figure(
                label: words["kinds_complaint"], value: String(count(.complaint)),
                note: words.fill("yearOpen", String(state("complaint open") + state("complaint accepted"))),
                tone: "plain"),
        ]
    }

    /// The ordered sums by month, in the currency that most was ordered in.
    private func yearChart(_ year: ClientYear, _ wording: Wording) -> ChartView? {
        let all = allOrdered(year)
        guard let currency = all.max(by: { $0.minor < $1.minor })?.currency else { return nil }
        let points = year.months.map { month in
            ChartView.Point(
                label: String(wording.words["month\(month.month)"].prefix(3)),
                values: [Int(clamping: max(0, month.ordered.first { $0.currency == currency }?.minor ?? 0))])
        }
        let words = wording.words
        return ChartView(
            key: "ordered", title: words["chartOrdered"], summary: sums(all, wording), head: words["colMonth"],
            series: [ChartSeries(name: words["colOrdered"], tone: "go")], points: points,
            show: { wording.money(Money(minor: Int64($0), currency: currency)) })
    }

    private func article(_ article: ClientYear.Article, _ wording: Wording) -> YearArticle {
        YearArticle(
            name: article.name.shown(140), sku: (article.sku ?? "").shown(60),
            quantity: wording.quantity(article.quantity, article.unit), orders: String(article.orders),
            net: article.net.map { wording.money($0) } ?? "–")
    }

    private func yearTwin(_ year: ClientYear, _ bills: ClientBills, _ span: CalendarSpan) -> YearTwin {
        YearTwin(
            year: span.year,
            months: year.months.map { month in
                YearTwin.Month(
                    month: month.month,
                    counts: Dictionary(month.counts.map { ($0.key.rawValue, $0.value) }) { first, _ in first },
                    ordered: month.ordered, invoiced: bills.months[month.month - 1])
            }, states: year.states, invoiced: bills.invoiced, paid: bills.paid, due: bills.due)
    }
}
