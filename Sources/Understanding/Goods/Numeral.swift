import Workflows

/// A number as written, before it is known whether it is a size or a quantity.
struct Numeral: Sendable {
    /// Runs of digits in order.
    var groups: [String]
    /// What stands between them: `.`, `,`, `'` or a space.
    var separators: [Character]

    /// The number as a size: one mark is the decimal point; `nil` if it cannot be read so.
    var size: Int64? {
        if separators.count <= 1 {
            guard separators.first != " ", separators.first != "'" else { return joined }
            return Self.millionths(whole: groups[0], decimals: groups.count > 1 ? groups[1] : "")
        }
        return joined
    }

    private var joined: Int64? { Self.millionths(whole: groups.joined(), decimals: "") }

    /// The number as a quantity. A mark before exactly three digits parts thousands, unless the number begins with
    /// zero or `decimalMark` says that this mark is the decimal point.
    func quantity(decimalMark: Character?) -> FixedDecimal? {
        let thousands =
            separators.enumerated().allSatisfy { groups[$0.offset + 1].utf8.count == 3 }
            && (1...3).contains(groups[0].utf8.count)
        var value: Int64?
        if separators.isEmpty {
            value = Self.millionths(whole: groups[0], decimals: "")
        } else if separators.count == 1, let mark = separators.first {
            let grouped = thousands && groups[0] != "0" && mark != decimalMark
            value =
                grouped || mark == " " || mark == "'"
                ? joined : Self.millionths(whole: groups[0], decimals: groups[1])
        } else if Set(separators).count == 1 {
            value = thousands ? joined : nil
        } else if let last = separators.last, let decimals = groups.last {
            // 1.234,50 or 1 234.50
            value =
                separators.dropLast().allSatisfy { $0 != last }
                ? Self.millionths(whole: groups.dropLast().joined(), decimals: decimals) : nil
        }
        return value.map { FixedDecimal(millionths: $0) }
    }

    /// Exact to six decimals; more are rounded half up, too many digits give `nil`.
    static func millionths(whole: String, decimals: String) -> Int64? {
        guard whole.utf8.count <= 12, decimals.utf8.count <= 40 else { return nil }
        var value: Int64 = 0
        for byte in whole.utf8 {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        var places = 0
        for byte in decimals.utf8 {
            guard (48...57).contains(byte) else { return nil }
            if places < 6 {
                value = value * 10 + Int64(byte - 48)
            } else if places == 6, byte >= 53 {
                value += 1
            }
            places += 1
        }
        while places < 6 {
            value *= 10
            places += 1
        }
        return value
    }
}
