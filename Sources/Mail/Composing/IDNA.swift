import Foundation

/// Internationalised domain names as A-labels (RFC 5890, Punycode of RFC 3492).
enum IDNA {
    /// The domain in ASCII and lower case; `nil` for one that is no host name.
    static func ascii(_ domain: String) -> String? {
        if domain.hasPrefix("["), domain.hasSuffix("]") {
            return domain.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
                ? domain : nil
        }
        var labels: [String] = []
        for label in domain.lowercased().precomposedStringWithCanonicalMapping.split(
            omittingEmptySubsequences: false, whereSeparator: { ".。．｡".contains($0) })
        {
            guard let ascii = asciiLabel(String(label)) else { return nil }
            labels.append(ascii)
        }
        let result = labels.joined(separator: ".")
        return result.isEmpty || result.utf8.count > 253 ? nil : result
    }

    private static func asciiLabel(_ label: String) -> String? {
        guard !label.isEmpty else { return nil }
        if label.utf8.allSatisfy({ $0 < 128 }) {
            let allowed = label.utf8.allSatisfy {
                ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45 || $0 == 95
            }
            return allowed && label.utf8.count <= 63 ? label : nil
        }
        let letters = label.unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII { return scalar == "-" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
            return !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
        }
        guard letters, label.unicodeScalars.count <= 63, let code = punycode(Array(label.unicodeScalars.map(\.value)))
        else { return nil }
        let result = "xn--" + code
        return result.utf8.count <= 63 ? result : nil
    }

    /// RFC 3492 §6.3.
    private static func punycode(_ input: [UInt32]) -> String? {
        var output = input.filter { $0 < 128 }.map { UInt8($0) }
        let basic = output.count
        var handled = basic
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var n: UInt32 = 128
        var delta: UInt32 = 0
        var bias: UInt32 = 72
        while handled < input.count {
            guard let next = input.filter({ $0 >= n }).min() else { return nil }
            let (step, overflow) = (next - n).multipliedReportingOverflow(by: UInt32(handled + 1))
            guard !overflow, delta &+ step >= delta else { return nil }
            delta &+= step
            n = next
            for code in input {
                if code < n { delta &+= 1 }
                guard code == n else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, count: UInt32(handled + 1), first: handled == basic)
                delta = 0
                handled += 1
            }
            delta &+= 1
            n += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func append(_ delta: UInt32, _ bias: UInt32, to output: inout [UInt8]) {
        func digit(_ value: UInt32) -> UInt8 { value < 26 ? 97 + UInt8(value) : 22 + UInt8(value) }
        var rest = delta
        var k: UInt32 = 36
        while true {
            let threshold: UInt32 = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            k += 36
        }
        output.append(digit(rest))
    }

    private static func adapted(_ delta: UInt32, count: UInt32, first: Bool) -> UInt32 {
        var delta = first ? delta / 700 : delta / 2
        delta += delta / count
        var k: UInt32 = 0
        while delta > 455 {
            delta /= 35
            k += 36
        }
        return k + 36 * delta / (delta + 38)
    }
}
