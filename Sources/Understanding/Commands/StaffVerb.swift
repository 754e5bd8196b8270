/// The verbs that staff put at the top of a mail, each as `#verb arguments`.
///
/// This table is the grammar's one source: the parser, `#help` and the manual all read it.
public enum StaffVerb: String, CaseIterable, Sendable, Codable {
    case help, show, note, assign, mine, due, client, set, merge, link, move
    case line, price, discount, drop, option, valid, delivery, incoterms, payment, terms, remark
    case send, confirm, decline, cancel, offer, order
    case pack, ship, delivered, returned
    case invoice, credit, debit, paid, document
    case complaint, accept, reject, replace, repair, refund
    case task, done, progress, contract
    case close, reopen, silent, undo, yes

    /// The verb as typed, without the sign.
    public var name: String { rawValue }

    /// The Bulgarian words for it; the first is the one that help shows.
    public var aliases: [String] { row.aliases }

    /// What it does, in one line, for `#help` and the manual; Bulgarian for `bg`, else English.
    public func summary(_ language: String) -> String { language == "bg" ? row.summaryBG : row.summaryEN }

    /// Lines that may be typed just so, the plainest first; Bulgarian for `bg`, else English.
    public func examples(_ language: String) -> [String] { language == "bg" ? row.examplesBG : row.examplesEN }

    /// The verb that a typed word names: in any case, in English, Bulgarian, or Bulgarian in Latin letters.
    public static func named(_ word: some StringProtocol) -> StaffVerb? {
        let folded = Folding.fold(word)
        if let verb = byName[folded] { return verb }
        guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return bySkeleton[LatinBulgarian.skeleton(folded)]
    }

    /// The verb whose name is nearest to a mistyped word, with the name that is near; `nil` if none is.
    public static func nearest(to word: some StringProtocol) -> (verb: StaffVerb, name: String)? {
        let folded = Array(Folding.fold(word.prefix(32)))
        guard folded.count > 1 else { return nil }
        var best: (verb: StaffVerb, name: String, distance: Int)?
        for verb in allCases {
            for name in [verb.name] + verb.aliases {
                let distance = EditDistance.between(folded, Array(name))
                guard distance <= max(1, (min(folded.count, name.count) + 1) / 3) else { continue }
                if distance < best?.distance ?? .max { best = (verb, name, distance) }
            }
        }
        return best.map { ($0.verb, $0.name) }
    }

    private static let byName: [String: StaffVerb] = {
        var found: [String: StaffVerb] = [:]
        for verb in allCases {
            found[verb.name] = verb
            for alias in verb.aliases { found[Folding.fold(alias)] = verb }
        }
        return found
    }()

    private static let bySkeleton: [String: StaffVerb] = {
        var found: [String: StaffVerb] = [:]
        for verb in allCases {
            for alias in verb.aliases where alias.count > 3 {
                found[LatinBulgarian.skeleton(Folding.fold(alias))] = verb
            }
        }
        return found
    }()
}

/// How far two words are apart.
enum EditDistance {
    /// Insertions, deletions, changes and swaps of neighbours (optimal string alignment).
    static func between(_ left: [Character], _ right: [Character]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var twoAbove = [Int](repeating: 0, count: right.count + 1)
        var above = Array(0...right.count)
        for row in 1...left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                current[column] = min(above[column] + 1, current[column - 1] + 1, above[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    current[column] = min(current[column], twoAbove[column - 2] + 1)
                }
            }
            (twoAbove, above) = (above, current)
        }
        return above[right.count]
    }
}
