import Testing

@testable import Understanding

private func numbers(_ texts: String...) -> [String] {
    ReferenceReader.references(in: texts.map(LexedText.init)).map(\.number)
}

@Suite struct `Our numbers in a mail` {
    @Test(arguments: [
        ("RE: Оферта OF-2026-00012", ["OF-2026-00012"]), ("we accept your offer of-2026-00052.", ["OF-2026-00052"]),
        ("оферта ОF-2026-00027", ["OF-2026-00027"]), ("оферта ОФ-2026-00027", ["OF-2026-00027"]),
        ("[OR-2026-00003]", ["OR-2026-00003"]), ("SH‑2026‑00061", ["SH-2026-00061"]),
        ("SH – 2026 – 00061", ["SH-2026-00061"]),
        ("(invoice IN-2026-00058)", ["IN-2026-00058"]),
        ("СО-2026-00001 и сo-2026-00002", ["CO-2026-00001", "CO-2026-00002"]),
        ("OF-2026-00012, OR-2026-00001, OF-2026-00012", ["OF-2026-00012", "OR-2026-00001"]),
        ("FW: FW: order OR-2026-123456", ["OR-2026-123456"]), ("OR 2026-00007", ["OR-2026-00007"]),
    ])
    func `Numbers of records are read however they are typed`(text: String, expected: [String]) {
        #expect(numbers(text) == expected)
    }

    @Test(arguments: [
        ("фактура 0000000198", ["0000000198"]), ("фактура № 0000000231 от вчера", ["0000000231"]),
        ("invoice no. 0000000123", ["0000000123"]), ("Rechnung Nr. 0000000007", ["0000000007"]),
        ("фактури 0000000123 и 0000000124", ["0000000123", "0000000124"]), ("ф-ра 0000001234", ["0000001234"]),
        ("по 0000000123 не сме получили стоката", ["0000000123"]), ("faktura 0000000123", ["0000000123"]),
        ("платихме фактура номер 1000000123", ["1000000123"]),
    ])
    func `Invoices have ten digits`(text: String, expected: [String]) {
        #expect(numbers(text) == expected)
    }

    @Test(arguments: [
        "тел. 0888123456", "our order 0000004711", "PO 4500018834", "Purchase order 4500018834",
        "нашата фактура 0000000077",
        "ЕИК 0000123456", "call 0880550126", "нашият номер на доставчик 0000100200", "supplier number 0000100200",
        "фактура 123456789", "фактура 00000001234", "IMG_0000000123.jpg", "OF-26-00012", "OF-2026-12",
        "ABC-OF-2026-00012",
        "OF-2026-00012X", "part of 2026-05-12", "+359 0000000123", "TK-2026-00001", "Обадете ми се на 0898765432",
        "Фактурата ще платим утре. Тел. 0888123456", "our invoice 0000000991", "0000000123-01",
    ])
    func `Other numbers are none of ours`(text: String) {
        #expect(numbers(text) == [])
    }

    @Test func `Subject and text count together, each number once`() {
        #expect(numbers("Re: OF-2026-00002", "за OF-2026-00001 и OF-2026-00002") == ["OF-2026-00001", "OF-2026-00002"])
    }
}
