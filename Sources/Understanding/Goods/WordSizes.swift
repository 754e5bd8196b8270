/// Sizes that are said in one word: „еднополюсен“, `dreipolig`.
enum WordSizes {
    private static let counts: [(beginning: String, value: Int64)] = [
        ("едно", 1), ("дву", 2), ("три", 3), ("четири", 4), ("ein", 1), ("zwei", 2), ("drei", 3), ("vier", 4),
        ("jedno", 1), ("dvo", 2), ("tro", 3), ("cetvoro", 4), ("mono", 1), ("bi", 2), ("tri", 3), ("tetra", 4),
    ]

    /// The second word of a colour of light.
    static let lights: Set<String> = [
        "white", "light", "бяло", "бял", "бяла", "бели", "светлина", "светене", "weiss", "licht", "bqlo", "bqla",
        "svetlina",
        "byalo", "alb", "alba", "belo", "bela",
    ]
    private static let warmths: [(colour: Int64, words: Set<String>)] = [
        (1, ["warm", "топло", "топла", "топъл", "топли", "toplo", "topla", "warmes", "cald", "calda"]),
        (
            2,
            [
                "neutral", "natural", "неутрално", "неутрална", "неутрален", "neutralno", "neutralna", "neutrales",
                "neutru",
            ]
        ),
        (
            3,
            [
                "cool", "cold", "студено", "студена", "студен", "студени", "studeno", "studena", "kaltes", "rece",
                "hladno",
            ]
        ),
    ]

    /// The colour of light that a folded word says before „white“: warm 1, neutral 2, cold 3 (`Spec.light`).
    static func light(_ folded: String) -> Int64? { warmths.first { $0.words.contains(folded) }?.colour }

    /// `warmweiß`, `kaltweiß`: the colour of light in one word.
    private static func lightWord(_ folded: String) -> Spec? {
        guard folded.hasSuffix("weiss") else { return nil }
        let colours: [(String, Int64)] = [("warm", 1), ("neutral", 2), ("natur", 2), ("kalt", 3), ("tageslicht", 3)]
        return colours.first { folded.hasPrefix($0.0) }.map {
            Spec(label: Spec.lightLabel, values: [SizeValue(raw: $0.1)])
        }
    }

    /// The size that a folded word says, if it is such a word.
    static func size(_ folded: String) -> Spec? {
        if let light = lightWord(folded) { return light }
        guard
            folded.contains("полюс") || folded.contains("polig") || folded.hasSuffix("polni")
                || folded.hasSuffix("polar")
        else { return nil }
        guard let count = counts.first(where: { folded.hasPrefix($0.beginning) && folded.count > $0.beginning.count })
        else { return nil }
        return Spec(values: [SizeValue(raw: count.value * 1_000_000, unit: .other("pole"))])
    }
}
