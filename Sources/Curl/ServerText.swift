/// A server's own words made fit for a log: bounded, in one line, without control characters.
enum ServerText {
    static func clean(_ bytes: some Collection<UInt8>) -> String {
        clean(String(decoding: bytes.prefix(CurlLimits.serverText * 4), as: UTF8.self))
    }

    static func clean(_ text: String) -> String {
        var cleaned = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(CurlLimits.serverText) {
            let isControl: Bool
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: isControl = true
            default: isControl = false
            }
            cleaned.append(isControl ? " " : scalar)
        }
        let trimmed = String(cleaned).split(separator: " ", omittingEmptySubsequences: true)
        return trimmed.joined(separator: " ")
    }
}
