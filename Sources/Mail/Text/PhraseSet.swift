/// Many phrases searched for at once, byte by byte: the cost is that of the text, not of the number of phrases.
struct PhraseSet: ExpressibleByArrayLiteral, Sendable {
    private var phrases: [[UInt8]] = []
    /// For each hash of a phrase's first bytes the first phrase that has it; the others follow through `next`.
    private var first: [Int32] = Array(repeating: -1, count: Self.buckets)
    private var next: [Int32] = []
    private static let buckets = 4096
    /// Bytes that are hashed; shorter phrases are not searched for.
    private static let keyBytes = 3

    /// Takes phrases of three bytes at least, in the case that texts will have.
    init(_ phrases: [String]) {
        for phrase in phrases {
            let bytes = Array(phrase.utf8)
            guard bytes.count >= Self.keyBytes else { continue }
            let bucket = Self.bucket(bytes[0], bytes[1], bytes[2])
            next.append(first[bucket])
            first[bucket] = Int32(self.phrases.count)
            self.phrases.append(bytes)
        }
    }

    init(arrayLiteral phrases: String...) { self.init(phrases) }

    private static func bucket(_ one: UInt8, _ two: UInt8, _ three: UInt8) -> Int {
        let key = UInt32(one) << 16 | UInt32(two) << 8 | UInt32(three)
        return Int((key &* 2_654_435_761) >> 20)
    }

    /// Whether any phrase stands somewhere in a text.
    func isIn(_ text: some StringProtocol) -> Bool { search(text) { _, _ in true } }

    /// Whether at least two different phrases stand in a text.
    func areTwoIn(_ text: some StringProtocol) -> Bool {
        var found: Int32 = -1
        return search(text) { phrase, _ in
            if found >= 0, phrase != found { return true }
            found = phrase
            return false
        }
    }

    /// Whether any phrase stands in a text as words of their own.
    func isWordIn(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        return search(bytes) { _, range in
            !Self.isLetter(before: range.lowerBound, bytes) && !Self.isLetter(after: range.upperBound, bytes)
        }
    }

    /// Whether any phrase stands in a text without a letter before it.
    func isWordStartIn(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        return search(bytes) { _, range in !Self.isLetter(before: range.lowerBound, bytes) }
    }

    /// Whether a text begins with any phrase.
    func begins(_ text: some StringProtocol) -> Bool { prefixLength(of: text) != nil }

    /// How many bytes of a text's beginning are the longest phrase that it begins with.
    func prefixLength(of text: some StringProtocol) -> Int? {
        let bytes = Array(text.utf8.prefix(200))
        guard bytes.count >= Self.keyBytes else { return nil }
        var best: Int?
        each(bytes, at: 0) { _, length in
            best = max(best ?? 0, length)
            return false
        }
        return best
    }

    // MARK: Search

    private func search(_ text: some StringProtocol, _ found: (Int32, Range<Int>) -> Bool) -> Bool {
        search(Array(text.utf8), found)
    }

    private func search(_ bytes: [UInt8], _ found: (Int32, Range<Int>) -> Bool) -> Bool {
        guard bytes.count >= Self.keyBytes else { return false }
        for index in 0...(bytes.count - Self.keyBytes) {
            let head = first[Self.bucket(bytes[index], bytes[index + 1], bytes[index + 2])]
            guard head >= 0 else { continue }
            if each(bytes, at: index, { found($0, index..<(index + $1)) }) { return true }
        }
        return false
    }

    /// Calls for every phrase at an index until told to stop.
    @discardableResult
    private func each(_ bytes: [UInt8], at index: Int, _ found: (Int32, Int) -> Bool) -> Bool {
        var candidate = first[Self.bucket(bytes[index], bytes[index + 1], bytes[index + 2])]
        while candidate >= 0 {
            let phrase = phrases[Int(candidate)]
            if index + phrase.count <= bytes.count, Self.matches(phrase, bytes, index), found(candidate, phrase.count) {
                return true
            }
            candidate = next[Int(candidate)]
        }
        return false
    }

    private static func matches(_ phrase: [UInt8], _ bytes: [UInt8], _ start: Int) -> Bool {
        for offset in phrase.indices where bytes[start + offset] != phrase[offset] { return false }
        return true
    }

    private static func isLetter(before index: Int, _ bytes: [UInt8]) -> Bool {
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80, index - start < 4 { start -= 1 }
        guard start >= 0 else { return false }
        return isLetter(bytes[start..<index])
    }

    private static func isLetter(after index: Int, _ bytes: [UInt8]) -> Bool {
        guard index < bytes.count else { return false }
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80, end - index < 4 { end += 1 }
        return isLetter(bytes[index..<end])
    }

    private static func isLetter(_ character: ArraySlice<UInt8>) -> Bool {
        String(decoding: character, as: UTF8.self).unicodeScalars.first?.properties.isAlphabetic ?? false
    }
}
