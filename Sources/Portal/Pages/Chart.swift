import Foundation

/// A part of a column.
struct ChartBar: Sendable {
    let x: Int
    let y: Int
    let width: Int
    let height: Int
    let tone: String
}

/// A word beside the columns.
struct ChartLabel: Sendable {
    let x: Int
    let y: Int
    let anchor: String
    let text: String
}

/// A row of the table that says the same as the chart.
struct ChartRow: Sendable {
    let label: String
    let values: [String]
}

/// What one colour of a chart means.
struct ChartSeries: Sendable {
    let name: String
    let tone: String
}

/// Columns over time as SVG, with a table that says the same.
struct ChartView: Sendable {
    let key: String
    let title: String
    /// What it shows at a glance.
    let summary: String
    let bars: [ChartBar]
    let labels: [ChartLabel]
    let series: [ChartSeries]
    let head: String
    let rows: [ChartRow]

    /// The picture's size, in its own units.
    static let (width, height) = (600, 180)
    /// Where columns stand.
    private static let (top, bottom) = (26, 146)
    /// Half of what the widest word below the columns takes.
    private static let labelRoom = 32
    /// The most words below the columns.
    private static let words = 6

    struct Point: Sendable {
        let label: String
        /// A value for each series, from the bottom up.
        let values: [Int]
    }

    /// Draws columns of one or more parts each.
    ///
    /// - parameter show: how a value is written.
    init(
        key: String, title: String, summary: String, head: String, series: [ChartSeries], points: [Point],
        show: (Int) -> String
    ) {
        self.key = key
        self.title = title
        self.summary = summary
        self.series = series
        self.head = head
        rows = points.map { ChartRow(label: $0.label, values: $0.values.map(show)) }
        let most = max(1, points.map { $0.values.reduce(0, +) }.max() ?? 1)
        let step = Double(Self.width) / Double(max(1, points.count))
        let width = max(2, Int(step * 0.7))
        var bars: [ChartBar] = []
        var labels = [ChartLabel(x: 0, y: 16, anchor: "start", text: show(most))]
        let skip = max(1, (points.count + Self.words - 1) / Self.words)
        for (index, point) in points.enumerated() {
            let x = Int(step * Double(index) + (step - Double(width)) / 2)
            var floor = Self.bottom
            for (part, value) in point.values.enumerated() where value > 0 {
                let height = max(1, (Self.bottom - Self.top) * value / most)
                floor -= height
                bars.append(ChartBar(x: x, y: floor, width: width, height: height, tone: series[part].tone))
            }
            if index % skip == 0 {
                let middle = min(max(x + width / 2, Self.labelRoom), Self.width - Self.labelRoom)
                labels.append(ChartLabel(x: middle, y: Self.bottom + 28, anchor: "middle", text: point.label))
            }
        }
        self.bars = bars
        self.labels = labels
    }
}
