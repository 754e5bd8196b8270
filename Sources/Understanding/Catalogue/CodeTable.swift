/// Finds articles by their code however it is typed: any case, dashes or spaces left out or exchanged, Cyrillic letters
/// that look Latin.
struct CodeTable: Sendable {
    /// A typed code has at most so many runs of letters, digits and marks.
    static let maximumPieces = 24

    private var byKey: [String: Int] = [:]
    /// Codes without a letter as the catalogue writes them: `101.10`, `204118`.
    private var numbers: [String: Int] = [:]
    /// Codes without a digit but with a mark, in capitals: `HSG-SHF`.
    private var lettered: [String: Int] = [:]
    /// Short codes with a mark in them, which count as the catalogue writes them: `CAL-3`.
    private var short: [String: Int] = [:]
    /// The length of the longest key in bytes.
    private(set) var longestKey = 0

    init(_ articles: [Article]) {
        var clashes: Set<String> = []
        byKey.reserveCapacity(articles.count)
        for (index, article) in articles.enumerated() {
            let key = Self.key(article.sku)
            guard !key.isEmpty else { continue }
            if byKey[key] != nil { clashes.insert(key) }
            byKey[key] = index
            if key.utf8.count >= 4, key.utf8.allSatisfy({ (48...57).contains($0) }) { numbers[article.sku] = index }
            if key.utf8.count < 5, article.sku.contains(where: { "-./_".contains($0) }), key.contains(where: \.isNumber)
            {
                short[article.sku.uppercased()] = index
            }
            if !key.contains(where: \.isNumber), key.utf8.count >= 4,
                article.sku.contains(where: { "-./_".contains($0) })
            {
                lettered[Self.marked(article.sku)] = index
            }
            longestKey = max(longestKey, key.utf8.count)
        }
        // two codes that differ only in their dashes cannot be told apart by a typed code
        for key in clashes { byKey[key] = nil }
    }

    /// Letters and digits only, folded to Latin look-alikes.
    static func key(_ code: some StringProtocol) -> String {
        var key = ""
        for piece in RawCutter(Array(code.unicodeScalars.prefix(200))).pieces() {
            if piece.kind != .mark {
                key += LookAlikes.latinized(piece.folded)
            } else if piece.folded == "x" || piece.folded == "*" {
                key += "x"
            }
        }
        return key
    }

    /// The article whose code is this number, dots and dashes as the catalogue has them; in running text such a number may
    /// be anything, so it only counts where a code is expected.
    func article(number: String) -> Int? { numbers.isEmpty ? nil : numbers[number] }

    /// The article whose short code is spelled so, in capitals.
    func article(short: String) -> Int? { short.isEmpty ? nil : self.short[short] }

    /// Whether any code is of letters and marks alone; without one, no words need be put together to look for it.
    var hasLettered: Bool { !lettered.isEmpty }

    /// The article whose code of letters and marks is spelled so, letters that look alike included. Typed in small letters
    /// it is rather a word, unless it has several marks.
    func article(lettered typed: String) -> Int? {
        guard typed == typed.uppercased() || typed.count(where: { $0 == "-" }) > 1 else {
            return nil
        }
        return lettered[Self.marked(typed)]
    }

    private static func marked(_ code: String) -> String {
        code.split(separator: "-", omittingEmptySubsequences: false).map { LookAlikes.latinized(Folding.fold($0)) }
            .joined(separator: "-")
    }

    /// The article with a key.
    func article(key: String) -> Int? { byKey[key] }

    /// Whether a key is so peculiar that it means the code wherever it stands: letters and digits, at least five.
    func isTelling(_ key: String) -> Bool {
        var letters = 0
        var digits = 0
        for byte in key.utf8 {
            if (48...57).contains(byte) { digits += 1 } else { letters += 1 }
        }
        return digits > 0 && letters > 0 && letters + digits >= 5 && (letters > 1 || digits > 3)
    }

    /// Whether a key in one piece may be a code in running text: not a plain number.
    func isExact(_ key: String) -> Bool {
        key.utf8.count >= 5 && !key.utf8.allSatisfy { (48...57).contains($0) }
    }
}
