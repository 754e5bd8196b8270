/// Sizes that are said in one word: „еднополюсен“, `dreipolig`.
enum WordSizes {
    private static let counts: [(beginning: String, value: Int64)] = [
        ("едно", 1), ("дву", 2), ("три", 3), ("четири", 4), ("ein", 1), ("zwei", 2), ("drei", 3), ("vier", 4),
        ("jedno", 1), ("dvo", 2), ("tro", 3), ("cetvoro", 4), ("mono", 1), ("bi", 2), ("tri", 3), ("tetra", 4),
    ]

    /// The size that a folded word says, if it is such a word.
    static func size(_ folded: String) -> Spec? {
        guard
            folded.contains("полюс") || folded.contains("polig") || folded.hasSuffix("polni")
                || folded.hasSuffix("polar")
        else { return nil }
        guard let count = counts.first(where: { folded.hasPrefix($0.beginning) && folded.count > $0.beginning.count })
        else { return nil }
        return Spec(values: [SizeValue(raw: count.value * 1_000_000, unit: .other("pole"))])
    }
}
