import Foundation

/// Whether texts are what they should be.
enum Syntax {
    /// A dot-atom, an at sign and a domain (RFC 5321 §4.1.2, without quoted local parts and address literals).
    static func isVerb(_ text: String) -> Bool {
        (2...20).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    static func isMailAddress(_ text: String) -> Bool {
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return false }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        return !local.isEmpty && local.utf8.count <= 64 && local.first != "." && local.last != "."
            && local.unicodeScalars.allSatisfy(isAtom) && isDomain(domain)
    }

    private static func isAtom(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return UInt8(scalar.value).isASCIILetterOrDigit || "!#$%&'*+-/=?^_`{|}~.".unicodeScalars.contains(scalar)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isDomain(_ text: Substring) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253 else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
    }

    /// `https://host/…` or `http://host/…`.
    static func isWebURL(_ text: String) -> Bool {
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), let url = URL(string: text),
            let host = url.host, !host.isEmpty
        else { return false }
        return !text.contains { $0.isWhitespace }
    }

    /// A web URL with `{number}` in it.
    static func isTrackingURL(_ text: String) -> Bool {
        text.contains("{number}") && isWebURL(text.replacing("{number}", with: "1"))
    }

    /// 0 to 100 with at most two decimals.
    static func isPercent(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 6,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let whole = Int(parts[0])
        else { return false }
        guard parts.count == 2 else { return whole <= 100 }
        return parts[1].utf8.count <= 2 && (whole < 100 || whole == 100 && parts[1].allSatisfy { $0 == "0" })
    }

    /// A sum of money with at most two decimals.
    static func isSum(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 13,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return false }
        return parts.count == 1 || parts[1].utf8.count <= 2
    }

    /// A day of the calendar, `YYYY-MM-DD`.
    static func isDate(_ text: String) -> Bool {
        guard let parts = numbers(text, widths: [4, 2, 2], separator: "-") else { return false }
        let leap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
        let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(parts[1]) && (1...days[parts[1] - 1]).contains(parts[2])
    }

    private static func numbers(_ text: String, widths: [Int], separator: Character) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == widths, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        return parts.compactMap { Int($0) }
    }

    /// Whether the system knows the zone.
    static func isTimeZone(_ text: String) -> Bool {
        text.utf8.count <= 64 && (text == "UTC" || text.contains("/")) && TimeZone(identifier: text) != nil
    }

    /// Whether the system reads it as an address.
    static func isIPAddress(_ text: String) -> Bool {
        var buffer = in6_addr()
        return inet_pton(AF_INET, text, &buffer) == 1 || inet_pton(AF_INET6, text, &buffer) == 1
    }

    /// What keeps a file from being read, if anything.
    static func fileProblem(_ path: String) -> String? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return "does not exist; make the file or correct the path."
        }
        if isFolder.boolValue { return "is a folder; name a file in it." }
        return FileManager.default.isReadableFile(atPath: path) ? nil : "may not be read; see to its permissions."
    }

    /// What keeps a folder from being read, if anything.
    static func folderProblem(_ path: String) -> String? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return "does not exist; make the folder or correct the path."
        }
        return isFolder.boolValue ? nil : "is a file; name a folder."
    }

    /// What keeps a folder from being made or used, if anything.
    static func newFolderProblem(_ path: String) -> String? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        return isFolder.boolValue ? nil : "is a file; name a folder."
    }
}

/// Guesses what was meant by a misspelt word.
enum Spelling {
    /// The word that is nearest by insertions, deletions, changes and swaps, if it is near enough.
    static func nearest(_ word: String, in words: [String]) -> String? {
        let word = word.lowercased()
        guard word.count <= 60 else { return nil }
        let allowed = max(1, word.count / 3)
        let ranked = words.map { (word: $0, distance: distance(Array(word), Array($0))) }
        return ranked.filter { $0.distance <= allowed }.min { $0.distance < $1.distance }?.word
    }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var before: [Int] = []
        var row = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var next = [i + 1]
            for (j, other) in right.enumerated() {
                var best = min(row[j] + (character == other ? 0 : 1), row[j + 1] + 1, next[j] + 1)
                if i > 0, j > 0, character == right[j - 1], left[i - 1] == other { best = min(best, before[j - 1] + 1) }
                next.append(best)
            }
            before = row
            row = next
        }
        return row[right.count]
    }
}

/// Writes texts as YAML.
enum Quoting {
    /// In double quotes.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// As it is, where YAML reads that back as the same text.
    static func plainOrQuoted(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { $0.isASCIILetterOrDigit || "./_-".utf8.contains($0) }
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        let begins = text.utf8.first.map { (0x41...0x7A).contains($0) || $0 == UInt8(ascii: ".") } ?? false
        return plain && begins && !words.contains(text.lowercased()) ? text : quoted(text)
    }
}
