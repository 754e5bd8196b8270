import Yams

/// How a value is written in the file: read with a sentence for what does not fit, written as a default.
struct ValueType<Value: Equatable> {
    /// What the description says may stand there.
    let name: String
    /// The value, or `nil` after a problem was reported.
    let read: (Node, Reader) -> Value?
    /// The value as YAML; `nil` where there is none.
    let write: (Value) -> String?

    /// The same, where `null` means none.
    var optional: ValueType<Value?> {
        ValueType<Value?>(name: name) { node, reader in
            if node.isNull { return .some(nil) }
            guard let value = read(node, reader) else { return nil }
            return value
        } write: { value in
            value.flatMap(write)
        }
    }

    /// Any number of such values.
    var list: ValueType<[Value]> {
        ValueType<[Value]>(name: "a list, each item \(name)") { node, reader in
            if node.isNull { return [] }
            guard let items = node.sequence, items.count <= Reader.maximumItems else {
                reader.mismatch(node, wanted: "a list in square brackets or with dashes")
                return nil
            }
            let values = items.enumerated().map { index, item in
                reader.within("[\(index + 1)]") { read(item, reader) }
            }
            return values.contains { $0 == nil } ? nil : values.compactMap { $0 }
        } write: { values in
            "[" + values.compactMap(write).joined(separator: ", ") + "]"
        }
    }
}

extension ValueType where Value == String {
    /// A text that fits a test.
    static func text(_ name: String, fits: @escaping (String) -> Bool) -> Self {
        ValueType(name: name) { node, reader in
            guard let scalar = node.scalar, !node.isNull, scalar.string.utf8.count <= Reader.maximumText,
                !scalar.string.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
                fits(scalar.string)
            else {
                reader.mismatch(node, wanted: name)
                return nil
            }
            return scalar.string
        } write: { text in
            text.isEmpty ? nil : Quoting.plainOrQuoted(text)
        }
    }

    /// A line of text that is not blank.
    static var text: Self { text("a text on one line") { !$0.allSatisfy(\.isWhitespace) } }
    /// `name@domain`.
    static var mailAddress: Self { text("a mail address such as sales@example.com", fits: Syntax.isMailAddress) }
    /// A page of the web.
    static var webURL: Self { text("a URL that begins with https:// or http://", fits: Syntax.isWebURL) }
    /// A name in ASCII that may stand in an environment variable.
    static var shortName: Self {
        text("a short name of Latin letters, digits, - and _") {
            $0.utf8.count <= 40 && !$0.isEmpty
                && $0.utf8.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        }
    }
    /// A short name in any alphabet.
    static var id: Self {
        text("a short name of letters, digits, -, _ and .") {
            (1...40).contains($0.count) && $0.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
        }
    }
    /// An ISO 639-1 code that templates exist for.
    static var language: Self { text("one of bg, en, de") { ["bg", "en", "de"].contains($0) } }
    /// Upper-case letters, so many.
    static func code(_ letters: Int, _ name: String) -> Self {
        text(name) { $0.utf8.count == letters && $0.utf8.allSatisfy { (65...90).contains($0) } }
    }
    /// A number with a point, 0 to 100.
    static var percent: Self { text("a percentage from 0 to 100, such as 20 or 7.5", fits: Syntax.isPercent) }
    /// A day.
    static var date: Self { text("a date such as 2026-08-31", fits: Syntax.isDate) }
    /// An IANA name.
    static var timeZone: Self { text("a time zone such as Europe/Sofia", fits: Syntax.isTimeZone) }
    /// An IPv4 or IPv6 address.
    static var ipAddress: Self { text("an IP address", fits: Syntax.isIPAddress) }

    /// A file that must be readable; its path becomes absolute.
    static var file: Self { path("a path of a file", problem: Syntax.fileProblem) }
    /// A folder that must be there; its path becomes absolute.
    static var folder: Self { path("a path of a folder", problem: Syntax.folderProblem) }
    /// A folder that may yet have to be made; its path becomes absolute.
    static var newFolder: Self { path("a path of a folder", problem: Syntax.newFolderProblem) }

    private static func path(_ name: String, problem: @escaping (String) -> String?) -> Self {
        let text = Self.text
        return ValueType(name: name) { node, reader in
            guard let written = text.read(node, reader) else { return nil }
            let path = reader.absolute(written)
            if reader.checksFiles, let problem = problem(path) {
                reader.report(node, "\(reader.keyName): \(path) \(problem)")
                return nil
            }
            return path
        } write: {
            $0.isEmpty ? nil : Quoting.plainOrQuoted($0)
        }
    }
}

extension ValueType where Value == Int {
    /// A whole number within a range.
    static func whole(_ range: ClosedRange<Int>, _ what: String) -> Self {
        let name = "\(what), \(range.lowerBound) to \(range.upperBound)"
        return ValueType(name: name) { node, reader in
            guard let text = node.scalar?.string, text.utf8.count <= 12,
                text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), range.contains(number)
            else {
                reader.mismatch(node, wanted: "a whole number (\(name))")
                return nil
            }
            return number
        } write: {
            String($0)
        }
    }
}

extension ValueType where Value == Bool {
    /// Yes or no.
    static var flag: Self {
        ValueType(name: "true or false") { node, reader in
            switch node.scalar?.string.lowercased() {
            case "true", "yes", "on": return true
            case "false", "no", "off": return false
            default:
                reader.mismatch(node, wanted: "true or false")
                return nil
            }
        } write: {
            String($0)
        }
    }
}

extension ValueType where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the cases of an enumeration.
    static var choice: Self {
        let names = Value.allCases.map(\.rawValue)
        let name = "one of \(names.joined(separator: ", "))"
        return ValueType(name: name) { node, reader in
            guard let text = node.scalar?.string else {
                reader.mismatch(node, wanted: name)
                return nil
            }
            guard let value = Value(rawValue: text) else {
                let guess = Spelling.nearest(text, in: names).map { " (did you mean \($0)?)" } ?? ""
                reader.mismatch(node, wanted: name + guess)
                return nil
            }
            return value
        } write: {
            $0.rawValue
        }
    }
}

extension ValueType where Value == LocalizedText {
    /// One text, or a map of language to text.
    static var localized: Self {
        let text = ValueType<String>.text
        return ValueType(name: "a text, or a map of language to text such as {bg: …, en: …}") { node, reader in
            guard let map = node.mapping else {
                return text.read(node, reader).map { LocalizedText(["": $0]) }
            }
            var texts: [String: String] = [:]
            for (key, value) in map {
                guard let language = key.scalar?.string, language.utf8.count == 2,
                    language.utf8.allSatisfy({ (97...122).contains($0) })
                else {
                    reader.report(key, "\(reader.keyName): \(Reader.shown(key)) is no two-letter language code.")
                    return nil
                }
                guard let value = reader.within(language, { text.read(value, reader) }) else { return nil }
                texts[language] = value
            }
            guard !texts.isEmpty else {
                reader.mismatch(node, wanted: "a text, or a map with at least one language")
                return nil
            }
            return LocalizedText(texts)
        } write: { value in
            if let plain = value.texts[""] { return Quoting.quoted(plain) }
            guard !value.isEmpty else { return nil }
            let pairs = value.texts.sorted { $0.key < $1.key }.map { "\($0.key): \(Quoting.quoted($0.value))" }
            return "{\(pairs.joined(separator: ", "))}"
        }
    }
}

extension ValueType where Value == ServerURL {
    /// A server of one of the schemes.
    static func server(_ schemes: [ServerURL.Scheme]) -> Self {
        let name = "a URL such as \(schemes.map { "\($0.rawValue)://mail.example.com" }.joined(separator: " or "))"
        return ValueType(name: name) { node, reader in
            guard let url = node.scalar.flatMap({ ServerURL($0.string) }), schemes.contains(url.scheme) else {
                reader.mismatch(node, wanted: name + ", with a port after a colon if it is not the usual one")
                return nil
            }
            return url
        } write: {
            Quoting.quoted($0.description)
        }
    }
}

extension ValueType where Value == ListenAddress {
    /// An address and port of this machine.
    static var listenAddress: Self {
        let name = "an address and port such as 127.0.0.1:8080"
        return ValueType(name: name) { node, reader in
            guard let address = node.scalar.flatMap({ ListenAddress($0.string) }) else {
                reader.mismatch(node, wanted: name)
                return nil
            }
            return address
        } write: {
            Quoting.quoted($0.description)
        }
    }
}
