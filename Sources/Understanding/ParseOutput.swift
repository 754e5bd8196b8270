import Workflows

/// The line of JSON that `xcrm parse` prints for a mail: fixed keys in a fixed order.
public enum ParseOutput {
    /// One JSON object without a line break.
    ///
    /// - Parameters:
    ///   - file: as named on the command line.
    ///   - reading: what was read.
    ///   - explain: adds `evidence`.
    public static func line(file: String, reading: Reading, explain: Bool = false) -> String {
        var json = JSONLine()
        json.object {
            $0.field("file", file)
            $0.field("kind", reading.kind.rawValue)
            $0.field("language", reading.language)
            $0.field("reply", reading.reply)
            $0.list("lines", reading.lines) { line, json in
                json.object {
                    $0.field("sku", line.sku)
                    $0.field("quantity", line.quantity?.description)
                    $0.field("unit", line.unit?.rawValue)
                    $0.field("text", line.text)
                    guard !line.candidates.isEmpty else { return }
                    $0.list("candidates", line.candidates) { candidate, json in
                        json.object {
                            $0.field("sku", candidate.sku)
                            $0.number("score", candidate.score)
                        }
                    }
                }
            }
            $0.list("references", reading.references) { $1.string($0) }
            $0.field("deliver_by", reading.deliverBy?.iso)
            $0.key("contact")
            $0.object {
                $0.field("name", reading.contact.name)
                $0.field("company", reading.contact.company)
                $0.field("phone", reading.contact.phone)
                $0.field("vat", reading.contact.vat)
            }
            $0.list("attachments", reading.attachments) { attachment, json in
                json.object {
                    $0.field("name", attachment.name)
                    $0.field("type", attachment.type)
                }
            }
            guard explain else { return }
            $0.list("evidence", reading.evidence) { evidence, json in
                json.object {
                    $0.field("field", evidence.field)
                    $0.field("place", evidence.place)
                    $0.field("words", evidence.words)
                }
            }
        }
        return json.text
    }
}

/// Writes JSON (RFC 8259) with keys in the order given.
private struct JSONLine {
    private(set) var text = ""
    private var needsComma = false

    mutating func object(_ body: (inout JSONLine) -> Void) {
        separate()
        text += "{"
        needsComma = false
        body(&self)
        text += "}"
        needsComma = true
    }

    mutating func key(_ name: String) {
        separate()
        quote(name)
        text += ":"
        needsComma = false
    }

    mutating func field(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { raw("null") }
    }

    mutating func number(_ name: String, _ value: Int) {
        key(name)
        raw(String(value))
    }

    mutating func string(_ value: String) {
        separate()
        quote(value)
        needsComma = true
    }

    mutating func list<Element>(_ name: String, _ elements: [Element], _ body: (Element, inout JSONLine) -> Void) {
        key(name)
        text += "["
        needsComma = false
        for element in elements { body(element, &self) }
        text += "]"
        needsComma = true
    }

    private mutating func raw(_ value: String) {
        separate()
        text += value
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { text += "," }
        needsComma = false
    }

    private mutating func quote(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _
            where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
