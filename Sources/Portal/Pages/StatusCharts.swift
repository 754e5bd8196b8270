import Foundation
import Storage
import Synchronization
import Workflows

/// The counts behind the charts of the status page, as they were read last.
struct ChartCounts: Sendable {
    /// Days that the first chart shows.
    static let days = 30
    /// Weeks that the second one shows.
    static let weeks = 8
    /// Months that the third one shows.
    static let months = 12
    /// Records whose first answer is looked at, of each kind.
    static let answers = 2_000

    let at: Date
    let mails: [DayCount]
    let answers: [(openedAt: Date, seconds: Int?)]
    /// By month, oldest first.
    let offers: [(span: CalendarSpan, states: [String: Int])]
}

/// Keeps the counts for a minute: they look at more rows than the rest of the page, and change slowly.
final class ChartCache: Sendable {
    /// Seconds for which counts stay as they are.
    static let patience: TimeInterval = 60
    private let kept = Mutex<ChartCounts?>(nil)

    func counts(at now: Date) -> ChartCounts? {
        kept.withLock { $0 }.flatMap { abs(now.timeIntervalSince($0.at)) < Self.patience ? $0 : nil }
    }

    func keep(_ counts: ChartCounts) { kept.withLock { $0 = counts } }
}

extension Site {
    /// The counts behind the charts, read anew when they are older than a minute.
    func chartCounts(_ wording: Wording, _ now: Date) async throws -> ChartCounts {
        if let kept = charts.counts(at: now) { return kept }
        let offset = setup.timeZone.secondsFromGMT(for: now)
        let begin = now.addingTimeInterval(-86_400 * Double(ChartCounts.days - 1))
        let dayBegin = wording.calendar.startOfDay(for: begin)
        let weekBegin = now.addingTimeInterval(-604_800 * Double(ChartCounts.weeks))
        let (year, month) = (wording.year(of: now), wording.month(of: now))
        let spans = (0..<ChartCounts.months).reversed().compactMap { wording.span(year: year, month: month - $0) }
        let counts = try await setup.store.read { transaction in
            ChartCounts(
                at: now, mails: try transaction.mailsByDay(since: dayBegin, offset: offset),
                answers: try transaction.firstAnswers(since: weekBegin, limit: ChartCounts.answers),
                offers: try spans.map { ($0, try transaction.offersByState(from: $0.begin, until: $0.end)) })
        }
        charts.keep(counts)
        return counts
    }

    /// Mails a day, time to the first answer, offers won.
    func statusCharts(_ counts: ChartCounts, _ wording: Wording, _ now: Date) -> [ChartView] {
        [mailChart(counts, wording, now), answerChart(counts, wording, now), offerChart(counts, wording)]
    }

    /// `31.08` of an ISO 8601 day, short enough to stand below a column.
    private static func digits(_ day: String) -> String { day.suffix(2) + "." + day.dropFirst(5).prefix(2) }

    private func mailChart(_ counts: ChartCounts, _ wording: Wording, _ now: Date) -> ChartView {
        let words = wording.words
        let today = (Int(now.timeIntervalSince1970) + setup.timeZone.secondsFromGMT(for: now)) / 86_400
        let known = Dictionary(counts.mails.map { ($0.day, $0) }) { first, _ in first }
        let points = (0..<ChartCounts.days).reversed().map { back in
            let count = known[today - back]
            let day = wording.isoDay(now.addingTimeInterval(-86_400 * Double(back)))
            return ChartView.Point(
                label: Self.digits(day),
                values: [count?.incoming ?? 0, count?.outgoing ?? 0])
        }
        let sums = points.reduce(into: [0, 0]) { sum, point in
            for index in 0...1 { sum[index] += point.values[index] }
        }
        return ChartView(
            key: "mails", title: words["chartMails"],
            summary: words.fill("chartMailsText", String(sums[0]), String(sums[1])), head: words["colDay"],
            series: [
                ChartSeries(name: words["seriesIn"], tone: "go"), ChartSeries(name: words["seriesOut"], tone: "good"),
            ], points: points, show: { String($0) })
    }

    /// The median by weeks, in minutes; what nobody has answered yet does not count.
    private func answerChart(_ counts: ChartCounts, _ wording: Wording, _ now: Date) -> ChartView {
        let words = wording.words
        var weeks = [[Int]](repeating: [], count: ChartCounts.weeks)
        for answer in counts.answers {
            let back = Int(now.timeIntervalSince(answer.openedAt)) / 604_800
            if let seconds = answer.seconds, weeks.indices.contains(back) { weeks[back].append(seconds) }
        }
        func median(_ values: [Int]) -> Int { values.isEmpty ? 0 : values.sorted()[values.count / 2] / 60 }
        let points = weeks.enumerated().reversed().map { back, values in
            ChartView.Point(
                label: Self.digits(wording.isoDay(now.addingTimeInterval(-604_800 * Double(back)))),
                values: [median(values)])
        }
        let open = counts.answers.count { $0.seconds == nil }
        let all = counts.answers.compactMap(\.seconds)
        return ChartView(
            key: "answers", title: words["chartAnswers"],
            summary: words.fill(
                "chartAnswersText", all.isEmpty ? "–" : wording.length(median(all) * 60), String(open)),
            head: words["colWeek"], series: [ChartSeries(name: words["seriesMedian"], tone: "wait")], points: points,
            show: { $0 == 0 ? "–" : wording.length($0 * 60) })
    }

    private func offerChart(_ counts: ChartCounts, _ wording: Wording) -> ChartView {
        let words = wording.words
        let points = counts.offers.map { span, states in
            let lost = ["declined", "expired", "withdrawn"].reduce(0) { $0 + (states[$1] ?? 0) }
            let open = ["draft", "revising", "sent"].reduce(0) { $0 + (states[$1] ?? 0) }
            return ChartView.Point(
                label: String(words["month\(span.month ?? 1)"].prefix(3)),
                values: [states["accepted"] ?? 0, open, lost])
        }
        let (won, lost) = (points.reduce(0) { $0 + $1.values[0] }, points.reduce(0) { $0 + $1.values[2] })
        return ChartView(
            key: "offers", title: words["chartOffers"],
            summary: words.fill(
                "chartOffersText", String(won), won + lost == 0 ? "–" : "\(won * 100 / (won + lost))%"),
            head: words["colMonth"],
            series: [
                ChartSeries(name: words["seriesWon"], tone: "good"),
                ChartSeries(name: words["seriesOpen"], tone: "wait"),
                ChartSeries(name: words["seriesLost"], tone: "bad"),
            ], points: points, show: { String($0) })
    }
}
