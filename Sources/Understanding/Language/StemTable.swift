/// Stems in the order of their bytes: those that a word begins with are found in one walk along the word.
struct StemTable: Sendable {
    private let stems: [[UInt8]]

    init(_ stems: some Sequence<String>) {
        self.stems = Set(stems).filter { !$0.isEmpty }.map { Array($0.utf8) }.sorted {
            $0.lexicographicallyPrecedes($1)
        }
    }

    var count: Int { stems.count }

    /// The number of a stem.
    func id(of stem: String) -> Int32? {
        let bytes = Array(stem.utf8)
        let at = boundary(0..<stems.count) { $0.lexicographicallyPrecedes(bytes) }
        return at < stems.count && stems[at] == bytes ? Int32(at) : nil
    }

    /// The stems that a word begins with, the shortest first.
    func beginnings(of word: String) -> [Int32] {
        var found: [Int32] = []
        var range = 0..<stems.count
        for (depth, byte) in word.utf8.enumerated() {
            // of the stems that have the bytes so far, those that have this one too; a stem that ends here comes first
            let start = boundary(range) { $0[depth] < byte }
            let end = boundary(start..<range.upperBound) { $0[depth] == byte }
            guard start < end else { break }
            range = start..<end
            if stems[start].count == depth + 1 {
                found.append(Int32(start))
                range = (start + 1)..<end
                if range.isEmpty { break }
            }
        }
        return found
    }

    /// The first place of a range for which a condition does not hold, which holds for all places before.
    private func boundary(_ range: Range<Int>, _ holds: ([UInt8]) -> Bool) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if holds(stems[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether a word begins with one of the stems.
    func holdsBeginning(of word: some StringProtocol) -> Bool {
        var range = 0..<stems.count
        var depth = 0
        for byte in word.utf8 {
            let start = boundary(range) { $0[depth] < byte }
            let end = boundary(start..<range.upperBound) { $0[depth] == byte }
            guard start < end else { return false }
            depth += 1
            if stems[start].count == depth { return true }
            range = start..<end
        }
        return false
    }
}

extension StringProtocol {
    /// Whether other words stand in it byte by byte: `contains` without its care for letters that can be spelled in
    /// several ways, of which folded text has none.
    func holds(_ words: String) -> Bool {
        let bytes = utf8
        guard let first = words.utf8.first else { return true }
        var rest = bytes[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: words.utf8) { return true }
            rest.removeFirst()
        }
        return false
    }
}

extension StringProtocol {
    /// The runs of letters in it.
    var letterRuns: [String] { runs { $0.isLetter } }

    /// The longest runs of scalars that are of a kind.
    func runs(_ belongs: (Unicode.Scalar) -> Bool) -> [String] {
        var runs: [String] = []
        var current = ""
        for scalar in unicodeScalars {
            if belongs(scalar) {
                current.unicodeScalars.append(scalar)
            } else if !current.isEmpty {
                runs.append(current)
                current = ""
            }
        }
        if !current.isEmpty { runs.append(current) }
        return runs
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter, as `Character.isLetter` says; the usual alphabets without a look into tables.
    var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0x400...0x481: true
        case 0...0x7F: false
        default: properties.isAlphabetic
        }
    }
}
