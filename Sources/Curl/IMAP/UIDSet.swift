/// A set of UIDs as IMAP writes it: `1:4,7` (RFC 3501 §9, sequence-set, without `*`).
struct UIDSet: Hashable, Sendable {
    /// In the order written.
    private(set) var ranges: [ClosedRange<UInt32>] = []

    /// The shortest set of these UIDs.
    init(_ uids: some Collection<UInt32>) {
        for uid in uids.sorted() {
            guard let last = ranges.last else {
                ranges.append(uid...uid)
                continue
            }
            if uid <= last.upperBound { continue }
            if uid - last.upperBound == 1 {
                ranges[ranges.count - 1] = last.lowerBound...uid
            } else {
                ranges.append(uid...uid)
            }
        }
    }

    /// Reads a set; `nil` if it is none, or holds more UIDs than ``CurlLimits/uids``.
    init?(parsing text: some Collection<UInt8>) {
        var total = 0
        for item in text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let ends = item.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = ends.first.flatMap({ Self.number($0) }), let last = ends.last.flatMap({ Self.number($0) })
            else { return nil }
            let range = min(first, last)...max(first, last)
            total += range.count
            guard total <= CurlLimits.uids else { return nil }
            ranges.append(range)
        }
        if ranges.isEmpty { return nil }
    }

    /// Every UID, in the order written.
    var uids: [UInt32] {
        var all: [UInt32] = []
        for range in ranges { all.append(contentsOf: range) }
        return all
    }

    /// As on the wire.
    var text: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound):\($0.upperBound)" }.joined(separator: ",")
    }

    private static func number(_ digits: some Collection<UInt8>) -> UInt32? {
        guard let value = decimal(digits), let uid = UInt32(exactly: value), uid > 0 else { return nil }
        return uid
    }
}

/// The number that these digits write; `nil` if there are none, others, or too many for 63 bits.
func decimal(_ digits: some Collection<UInt8>) -> UInt64? {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var value: UInt64 = 0
    for digit in digits {
        guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
    }
    return value
}
