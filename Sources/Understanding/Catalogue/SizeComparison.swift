/// Compares the sizes that a customer wrote with those of an article.
struct SizeComparison {
    /// Sizes of the customer that the article has.
    private(set) var met = 0
    /// Sizes of the customer that speak against the article.
    private(set) var against = 0
    /// Of those met, the ones met loosely: `8x40` for `M8x40`.
    private(set) var weak = 0
    /// Of those met, the ones that both sides give in one unit: 250 g is rather 250 g/m² than 250 sheets.
    private(set) var inUnit = 0
    /// Whether the number of a standard was met.
    private(set) var standardMet = false
    /// Whether a telling mark was met: `E6013`.
    private(set) var markMet = false
    /// Whether a size was met that hardly two kinds of articles share: three dimensions, a type number of four digits.
    private(set) var isTelling = false
    /// Whether all sizes of the article were named.
    private(set) var isCovered = false

    private var used: [[Bool]]
    /// Whether a number of type was met without its ending.
    private var isEndless = false

    init(_ wanted: [ArticlePhrase.Size], _ own: [Spec]) {
        used = own.map { $0.values.map { _ in false } }
        // dimensions before single numbers, so that 6x19 does not leave its 6 to a „6 mm“
        for size in wanted.sorted(by: { $0.spec.values.count > $1.spec.values.count }) { compare(size, own) }
        isCovered = !isEndless && used.allSatisfy { !$0.contains(false) }
    }

    private mutating func compare(_ size: ArticlePhrase.Size, _ own: [Spec]) {
        var best: (place: Int, values: [Int], strength: Int)?
        for (place, spec) in own.enumerated() {
            guard let (values, strength) = Self.meeting(size.spec, spec, used: used[place]) else { continue }
            if strength > best?.strength ?? 0 { best = (place, values, strength) }
        }
        guard let best else {
            if !isHarmless(size, own) { against += 1 }
            return
        }
        met += 1
        if best.strength < 2 { weak += 1 }
        if let unit = size.spec.values.first?.unit, let at = best.values.first,
            Self.isOneUnit(unit, own[best.place].values[at].unit)
        {
            inUnit += 1
        }
        for value in best.values { used[best.place][value] = true }
        let spec = own[best.place]
        if size.spec.tail.isEmpty, !spec.tail.isEmpty { isEndless = true }
        if best.strength >= 2, !spec.isStandard,
            best.values.count >= 3
                || size.spec.values.count == 1 && size.spec.values[0].unit == .none
                    && size.spec.values[0].raw >= 1_000_000_000
        {
            isTelling = true
        }
        if spec.isStandard {
            standardMet = true
        } else if spec.label.count > 1 && spec.label != "size" || !spec.tail.isEmpty {
            markMet = true
        }
    }

    private static func isOneUnit(_ left: SizeUnit, _ right: SizeUnit) -> Bool {
        switch (left, right) {
        case (.none, _), (_, .none): false
        case (.grammage, .mass), (.mass, .grammage): true
        default: left == right
        }
    }

    /// How well a number of type without its ending is met: no loose fit, but none of the whole size.
    private static let endless = 2
    /// Which numbers of an article's size a wanted size meets, and how well: 3 whole, 2 in part, 1 loosely.
    private static func meeting(_ wanted: Spec, _ own: Spec, used: [Bool]) -> ([Int], Int)? {
        if wanted.label == Spec.lightLabel, own.light == wanted, used == [false] { return ([0], 3) }
        // „6205“ of 6205-2RS and 6205-ZZ: a number of type without its ending
        if wanted.tail.isEmpty, !own.tail.isEmpty, wanted.label == own.label, wanted.values.count == 1,
            own.values.count == 1, used == [false], let value = wanted.values.first, value.unit == .none,
            value.raw >= 100_000_000, value == own.values.first, own.light == nil
        {
            return ([0], endless)
        }
        let sameLabel = wanted.label == own.label && wanted.tail == own.tail
        let loose = !sameLabel && isLoose(wanted, own)
        guard sameLabel || loose else {
            guard wanted.values.count == 1, wanted.label.isEmpty, wanted.tail.isEmpty, own.values.count > 1,
                let value = wanted.values.first,
                value.unit == .length
            else { return nil }
            // „40 mm“ of M8x40
            for place in own.values.indices.dropFirst() where !used[place] && own.values[place].equals(value) {
                return ([place], 1)
            }
            return nil
        }
        let count = wanted.values.count
        if count <= own.values.count, !used.prefix(count).contains(true),
            zip(wanted.values, own.values).allSatisfy({ $0.equals($1) })
        {
            if loose { return (Array(0..<count), 1) }
            if count > 1 || own.values.count == 1 || !wanted.label.isEmpty || used.count == 1 {
                return (Array(0..<count), count == own.values.count ? 4 : 3)
            }
            return (Array(0..<count), 2)
        }
        guard wanted.label.isEmpty, sameLabel else { return nil }
        if count == 1, let value = wanted.values.first,
            value.unit == .length
                || value.unit == .none && own.values.count > 1 && used.count(where: { $0 }) == own.values.count - 1
        {
            for place in own.values.indices where !used[place] && own.values[place].equals(value) {
                return ([place], 1)
            }
        }
        guard count > 1 else { return nil }
        if count <= own.values.count, !used.prefix(count).contains(true), isTenfold(wanted, own) {
            return (Array(0..<count), 1)
        }
        return count == own.values.count ? permuted(wanted, own, used: used) : nil
    }

    /// 1400x700 for 140x70: one in millimetres, the other in centimetres, neither says so.
    private static func isTenfold(_ wanted: Spec, _ own: Spec) -> Bool {
        let pairs = zip(wanted.values, own.values)
        guard pairs.allSatisfy({ $0.unit == .none || $1.unit == .none }) else { return false }
        return pairs.allSatisfy { $0.raw == $1.raw &* 10 } || pairs.allSatisfy { $0.raw &* 10 == $1.raw }
    }

    /// 80x120 for 120x80.
    private static func permuted(_ wanted: Spec, _ own: Spec, used: [Bool]) -> ([Int], Int)? {
        var free = own.values.indices.filter { !used[$0] }
        for value in wanted.values {
            guard let at = free.firstIndex(where: { own.values[$0].equals(value) }) else { return nil }
            free.remove(at: at)
        }
        return (Array(own.values.indices), 1)
    }

    /// `8x40` may be `M8x40`, `934` may be `DIN 934`, `9005` `RAL 9005`.
    private static func isLoose(_ wanted: Spec, _ own: Spec) -> Bool {
        // „700x32“ may be 700x32C
        if wanted.tail.isEmpty, own.tail.count == 1, wanted.label == own.label, wanted.values.count > 1 { return true }
        if wanted.label == Spec.lightLabel { return false }
        guard wanted.tail == own.tail, let first = wanted.values.first else { return false }
        if wanted.label.isEmpty, wanted.values.count > 1, own.label == "m" { return true }
        if wanted.label.isEmpty, wanted.values.count == 1, first.unit == .none, first.raw >= 100_000_000,
            own.isStandard || own.label == "ral"
        {
            return true
        }
        // T500 for „тип 500“
        if wanted.label == "t" || own.label == "t", wanted.values.count == 1, own.values.count == 1,
            wanted.label.isEmpty || own.label.isEmpty, first.raw >= 100_000_000, first.unit == .none
        {
            return true
        }
        // SG-2 and "SG 2"; the same standard under its European or international name
        return wanted.isStandard && own.isStandard && wanted.label != own.label
            && [wanted.label, own.label].contains("en")
            && [wanted.label, own.label].contains { $0 == "din" || $0 == "bds" || $0 == "iso" }
    }

    /// Whether an unmet size is a remark: a packing count, or in brackets a measure that the article does not have at all.
    private func isHarmless(_ size: ArticlePhrase.Size, _ own: [Spec]) -> Bool {
        if size.isCount, size.isRemark { return true }
        guard size.isRemark, let value = size.spec.values.first, size.spec.values.count == 1, value.unit != .none else {
            return false
        }
        return !own.contains { $0.values.contains { $0.unit == value.unit } }
    }
}

/// The comparisons of one query: articles with the very same sizes are compared once.
struct SizeComparisons {
    private let wanted: [ArticlePhrase.Size]
    private let index: CatalogueIndex
    private var known: [Int32: SizeComparison] = [:]

    init(_ wanted: [ArticlePhrase.Size], index: CatalogueIndex) {
        self.wanted = wanted
        self.index = index
    }

    mutating func of(_ article: Int) -> SizeComparison {
        let sizes = index.sizesOf[article]
        if let known = known[sizes] { return known }
        let comparison = SizeComparison(wanted, index.specs[article])
        known[sizes] = comparison
        return comparison
    }
}
