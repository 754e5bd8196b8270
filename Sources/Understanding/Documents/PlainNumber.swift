/// The numbers of spreadsheets as plain decimals, exactly, without the noise of their binary storage.
enum PlainNumber {
    /// `37.5`, `1.2E+3`, `0.30000000000000004` as `37.5`, `1200`, `0.3`: at most fifteen significant digits, as
    /// spreadsheets show them. `nil` for anything else.
    static func text(_ stored: some StringProtocol) -> String? {
        let stored = stored.trimmedBlank
        guard !stored.isEmpty, stored.utf8.count <= 40 else { return nil }
        var digits: [UInt8] = []
        var exponent = 0
        var point = false
        var negative = false
        var bytes = Array(stored.utf8)[...]
        if bytes.first == 45 || bytes.first == 43 {
            negative = bytes.first == 45
            bytes = bytes.dropFirst()
        }
        while let byte = bytes.first {
            if (48...57).contains(byte) {
                digits.append(byte - 48)
                if point { exponent -= 1 }
            } else if byte == 46, !point {
                point = true
            } else {
                break
            }
            bytes = bytes.dropFirst()
        }
        guard !digits.isEmpty else { return nil }
        if let mark = bytes.first {
            guard mark == 69 || mark == 101, let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)),
                abs(power) < 30
            else { return nil }
            exponent += power
        }
        round(&digits, &exponent)
        return written(digits, exponent, negative)
    }

    private static func round(_ digits: inout [UInt8], _ exponent: inout Int) {
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(min(leading, digits.count - 1))
        guard digits.count > 15 else { return }
        let up = digits[15] >= 5
        exponent += digits.count - 15
        digits.removeLast(digits.count - 15)
        guard up else { return }
        var at = digits.count - 1
        while at >= 0, digits[at] == 9 {
            digits[at] = 0
            at -= 1
        }
        if at >= 0 { digits[at] += 1 } else { digits.insert(1, at: 0) }
    }

    private static func written(_ digits: [UInt8], _ exponent: Int, _ negative: Bool) -> String {
        var text = digits.map { Character(Unicode.Scalar($0 + 48)) }
        if exponent >= 0 {
            text += Array(repeating: "0", count: exponent)
        } else {
            let places = -exponent
            if text.count <= places { text = Array(repeating: "0", count: places - text.count + 1) + text }
            text.insert(".", at: text.count - places)
            while text.last == "0" { text.removeLast() }
            if text.last == "." { text.removeLast() }
        }
        while text.count > 1, text[0] == "0", text[1] != "." { text.removeFirst() }
        let plain = String(text)
        return negative && plain != "0" ? "-" + plain : plain
    }

    /// A day that a spreadsheet stores as days since 1899-12-30, as `2026-04-17`.
    static func day(serial: String) -> String? {
        guard let number = Int(serial.prefix { $0 != "." }), (367...109_573).contains(number) else { return nil }
        var day = number - 367
        var year = 1901
        // serial 367 is 1901-01-01
        while true {
            let length = Day.length(ofMonth: 2, year: year) == 29 ? 366 : 365
            if day < length { break }
            day -= length
            year += 1
        }
        var month = 1
        while day >= Day.length(ofMonth: month, year: year) {
            day -= Day.length(ofMonth: month, year: year)
            month += 1
        }
        return Day(year: year, month: month, day: day + 1)?.iso
    }
}
