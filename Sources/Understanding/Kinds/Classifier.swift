public import Workflows

extension MailKind {
    /// The kind of mail that opens a record by itself; `nil` for records that mails do not open.
    public init?(opening record: RecordKind) {
        switch record {
        case .offer: self = .inquiry
        case .order: self = .order
        case .complaint: self = .complaint
        default: return nil
        }
    }
}

/// Learns from examples which words go with which kind of mail: multinomial naive Bayes over words and beginnings of
/// words, in whole numbers.
///
/// It fills the gaps between the phrases of the book and remembers what staff corrected. Its say is a few points
/// (`maximumPoints`), so strong evidence always outweighs it.
public struct Classifier: Sendable, Codable, Hashable {
    /// How often a feature stood in examples of each kind.
    private var counts: [String: [MailKind: Int]] = [:]
    /// How many features each kind's examples had.
    private var totals: [MailKind: Int] = [:]
    /// What staff corrected, the newest last.
    private var corrections: [Correction] = []

    /// A mail that staff put right.
    private struct Correction: Hashable, Codable {
        var features: Set<String>
        var kind: MailKind
    }

    /// The most that it adds to the score of a kind.
    static let maximumPoints = 4
    /// More different features are not learned, so that the stored state stays small.
    private static let maximumFeatures = 50_000
    /// So many corrections are remembered one by one, each by so many features.
    private static let (maximumCorrections, maximumCorrectionFeatures) = (1_000, 120)
    /// How alike a mail must be to a corrected one to be read as it was corrected, in percent of the features of both.
    private static let likeness = 45

    /// Knows nothing yet.
    public init() {}

    /// Taught with the lessons that come with XCRM.
    public static let taught: Classifier = {
        var classifier = Classifier()
        for (kind, texts) in lessons {
            for text in texts.split(separator: "\n") { classifier.learn(String(text), kind) }
        }
        return classifier
    }()

    /// Takes one example. A correction by staff counts as three.
    public mutating func learn(_ text: String, _ kind: MailKind, times: Int = 1) {
        for feature in Self.features(TextSigns(text)) {
            guard counts[feature] != nil || counts.count < Self.maximumFeatures else { continue }
            counts[feature, default: [:]][kind, default: 0] += times
            totals[kind, default: 0] += times
        }
    }

    /// Takes a mail that was read wrongly. Its words count as three examples, and a mail much like it is read the same way.
    public mutating func correct(_ text: String, to kind: MailKind) {
        learn(text, kind, times: 3)
        let features = Set(Self.features(TextSigns(text)).sorted().prefix(Self.maximumCorrectionFeatures))
        guard features.count >= 3 else { return }
        corrections.removeAll { $0.features == features }
        corrections.append(Correction(features: features, kind: kind))
        if corrections.count > Self.maximumCorrections { corrections.removeFirst() }
    }

    /// What staff made of a mail much like this one: the likest, of equals the latest.
    func recalled(for signs: TextSigns) -> MailKind? {
        guard !corrections.isEmpty else { return nil }
        let features = Self.features(signs)
        var best: (kind: MailKind, likeness: Int)?
        for correction in corrections.reversed() {
            // Sets of too different sizes cannot be alike; that spares most of the counting.
            let sizes = [features.count, correction.features.count].sorted()
            guard sizes[0] * 100 >= sizes[1] * Self.likeness else { continue }
            let shared = correction.features.count(where: features.contains)
            let likeness = 100 * shared / max(1, features.count + correction.features.count - shared)
            if likeness >= Self.likeness, likeness > best?.likeness ?? 0 { best = (correction.kind, likeness) }
        }
        return best?.kind
    }

    /// What the words of a text speak for: up to `maximumPoints` for the kinds near the likeliest one.
    func points(for signs: TextSigns) -> [MailKind: Int] {
        let known = Self.features(signs).prefix(400).compactMap { counts[$0] }
        guard known.count >= 2 else { return [:] }
        var scores: [MailKind: Int] = [:]
        for (kind, total) in totals {
            var score = 0
            let least = Self.log(total + 8 * totals.count)
            for feature in known {
                score += Self.log((feature[kind] ?? 0) * 8 + 1) - least
            }
            scores[kind] = score / known.count
        }
        guard let best = scores.values.max() else { return [:] }
        return scores.compactMapValues { score in
            let points = Self.maximumPoints - (best - score) / 24
            return points > 0 ? points : nil
        }
    }

    /// Words of four letters or more (small words say nothing of the matter) and, of long words, their first five letters, so that inflected forms help each other.
    private static func features(_ signs: TextSigns) -> Set<String> {
        var features: Set<String> = []
        for sentence in signs.sentences {
            for word in sentence.words where word.first?.isNumber == false && word.count > 3 {
                let word = signs.isLatinBulgarian ? LatinBulgarian.skeleton(word) : spelled(word)
                features.insert(word)
                if word.count > 6 { features.insert(String(word.prefix(5)) + "*") }
            }
            // „не работи“ is another thing than „работи“
            for (negator, word) in zip(sentence.words, sentence.words.dropFirst()) where Negation.isNegator(negator) {
                features.insert("¬" + (signs.isLatinBulgarian ? LatinBulgarian.skeleton(word) : spelled(word)))
            }
            if sentence.asks { features.insert("?") }
        }
        return features
    }

    /// Cyrillic words are learned by their skeleton, so that they help with Latin spellings too.
    private static func spelled(_ word: String) -> String {
        word.utf8.first.map { $0 < 0x80 } == true ? word : LatinBulgarian.skeleton(word)
    }

    /// 32 × the binary logarithm, to the nearest below by linear steps between powers of two.
    private static func log(_ value: Int) -> Int {
        guard value > 0 else { return 0 }
        let power = Int.bitWidth - 1 - value.leadingZeroBitCount
        let rest = value - (1 << power)
        return power * 32 + (rest * 32) >> power
    }
}
