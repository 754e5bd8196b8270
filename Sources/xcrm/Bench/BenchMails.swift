import Foundation
import Understanding

/// Generated mails of customers: no two have the same text.
///
/// Three languages; inquiries, orders, questions; plain text, HTML with a table, both as alternatives; 8bit,
/// quoted-printable, base64, windows-1251; one to six lines of goods of the catalogue; half with the quoted mail below.
struct BenchMails: Sendable {
    /// What a mail is meant to be.
    enum Intent: CaseIterable, Sendable { case inquiry, order, question }

    private let articles: [Article]

    init(catalogue: [Article]) { articles = catalogue }

    /// What the mail of an index is meant to be: of ten, six ask for prices, two order, two ask something.
    static func intent(_ index: Int) -> Intent {
        switch index % 10 {
        case 0..<6: .inquiry
        case 6, 7: .order
        default: .question
        }
    }

    /// The mail of an index.
    func mail(_ index: Int) -> [UInt8] {
        var random = BenchRandom(seed: index)
        let tongue = random.pick(BenchTongue.all)
        let person = BenchPerson(index, tongue, &random)
        let goods = Self.intent(index) == .question ? [] : goods(tongue, &random)
        let text = text(Self.intent(index), tongue, person, goods, &random)
        let subject = "\(random.pick(tongue.subjects(Self.intent(index)))) \(random.number(below: 9_000) + 1_000)"
        let head = """
            From: \(Self.encoded(person.name)) <\(person.address)>
            To: sales@bench.example
            Subject: \(Self.encoded(subject))
            Date: Mon, 12 Jan 2026 1\(index % 10):\(10 + index % 50):\(10 + index / 7 % 50) +0200
            Message-ID: <\(index).\(random.number(below: 1 << 30))@\(person.domain)>
            MIME-Version: 1.0

            """
        let body: String
        switch random.number(below: 10) {
        case 0..<3: return Self.bytes(head + Self.part(text, "plain", "8bit"))
        case 3, 4: return Self.bytes(head + Self.part(text, "plain", "quoted-printable"))
        case 5: return Self.bytes(head + Self.part(text, "plain", "base64"))
        case 6: return Self.windows(head, text) ?? Self.bytes(head + Self.part(text, "plain", "8bit"))
        case 7: body = Self.part(html(text, goods, tongue), "html", "quoted-printable")
        default:
            body = """
                Content-Type: multipart/alternative; boundary="b\(index)"

                --b\(index)
                \(Self.part(text, "plain", "quoted-printable"))
                --b\(index)
                \(Self.part(html(text, [], tongue), "html", "base64"))
                --b\(index)--

                """
        }
        return Self.bytes(head + body)
    }

    // MARK: words

    private struct Good {
        var quantity: Int
        var unit: String
        var name: String
    }

    private func goods(_ tongue: BenchTongue, _ random: inout BenchRandom) -> [Good] {
        (0..<(1 + random.number(below: 6))).map { _ in
            let article = random.pick(articles)
            let named = random.number(below: 8) > 0
            return Good(
                quantity: (1 + random.number(below: 90)) * [1, 10, 50, 100][random.number(below: 4)],
                unit: tongue.pieces, name: named ? article.name(in: tongue.code) : article.sku)
        }
    }

    private func text(
        _ intent: Intent, _ tongue: BenchTongue, _ person: BenchPerson, _ goods: [Good], _ random: inout BenchRandom
    ) -> String {
        let inProse = random.number(below: 4) == 0 && goods.count < 3
        let lines = goods.map { good in
            inProse ? "\(good.quantity) \(good.unit) \(good.name)" : "- \(good.name) - \(good.quantity) \(good.unit)"
        }
        var text = random.pick(tongue.greetings) + "\n\n"
        text += random.pick(tongue.openings(intent))
        if !goods.isEmpty {
            text += inProse ? " " + lines.joined(separator: ", ") + "." : "\n\n" + lines.joined(separator: "\n")
        }
        text += "\n\n"
        if intent != .question { text += tongue.wish(day: 1 + random.number(below: 28)) + "\n\n" }
        if intent != .question { text += random.pick(tongue.remarks) + "\n\n" }
        text += random.pick(tongue.closings) + "\n" + person.signature
        if random.number(below: 2) == 0 { text += "\n\n" + tongue.quoted(random.number(below: 20) + 1) }
        return text
    }

    private func html(_ text: String, _ goods: [Good], _ tongue: BenchTongue) -> String {
        let rows = goods.map { "<tr><td>\($0.name)</td><td>\($0.quantity)</td><td>\($0.unit)</td></tr>" }.joined()
        // with a table the list lines would be there twice
        let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
            goods.isEmpty || !$0.hasPrefix("- ")
        }
        let paragraphs = kept.map { "<div>\($0.isEmpty ? "<br>" : String($0))</div>" }
        let at = min(4, paragraphs.count)
        let table = goods.isEmpty ? "" : "<table border=1>\(tongue.tableHead)\(rows)</table>"
        return "<html><head><style>p {margin: 0}</style></head><body>" + paragraphs[..<at].joined() + table
            + paragraphs[at...].joined() + "</body></html>"
    }

    // MARK: bytes

    private static func bytes(_ mail: String) -> [UInt8] {
        Array(mail.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
    }

    private static func encoded(_ words: String) -> String {
        words.utf8.allSatisfy { $0 < 0x80 } ? words : "=?utf-8?B?\(Data(words.utf8).base64EncodedString())?="
    }

    private static func part(_ text: String, _ type: String, _ encoding: String) -> String {
        let body =
            switch encoding {
            case "base64":
                Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
            case "quoted-printable": quotedPrintable(text)
            default: text
            }
        return "Content-Type: text/\(type); charset=utf-8\nContent-Transfer-Encoding: \(encoding)\n\n\(body)\n"
    }

    /// The mail in the single-byte charset of old Bulgarian mail programs; `nil` where the text does not fit in it.
    private static func windows(_ head: String, _ text: String) -> [UInt8]? {
        guard let body = text.replacing("\n", with: "\r\n").data(using: .windowsCP1251) else { return nil }
        let fields = "Content-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: 8bit\n\n"
        return bytes(head + fields) + body
    }

    private static func quotedPrintable(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var lines: [UInt8] = []
        var width = 0
        for byte in text.utf8 {
            if byte == 0x0A {
                lines.append(byte)
                width = 0
                continue
            }
            let plain = (0x20...0x7E).contains(byte) && byte != 0x3D
            if width + 3 > 75 {
                lines += [0x3D, 0x0A]
                width = 0
            }
            lines += plain ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            width += plain ? 1 : 3
        }
        return String(decoding: lines, as: UTF8.self)
    }
}

/// Who wrote a generated mail.
struct BenchPerson {
    let name: String
    let address: String
    let domain: String
    let signature: String

    init(_ index: Int, _ tongue: BenchTongue, _ random: inout BenchRandom) {
        let first = random.pick(tongue.firstNames)
        let last = random.pick(tongue.lastNames)
        // three people of a firm write
        let firm = index / 3
        name = "\(first) \(last)"
        domain = "firm\(firm).example"
        address = "buyer\(index)@\(domain)"
        let company = "\(random.pick(tongue.trades)) \(firm) \(tongue.legalForm)"
        let phone = "\(tongue.phone) \(200_000 + random.number(below: 700_000))"
        signature = random.number(below: 3) == 0 ? "\(name)\n\(company)" : "\(name)\n\(company)\n\(phone)"
    }
}
