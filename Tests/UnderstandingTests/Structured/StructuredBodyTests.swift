import Testing
import Understanding
import Workflows

private let bodies: [StructuredBody] = [
    StructuredBody(
        purpose: .inquiry,
        lines: [
            .init(sku: "CHAIR-01", quantity: FixedDecimal("12"), unit: .pcs, text: "Oak chair"),
            .init(sku: nil, quantity: FixedDecimal("2.5"), unit: .kg, text: "glue for wood"),
            .init(sku: "TAPE-50", quantity: nil, unit: nil, text: ""),
        ], deliverBy: Day(iso: "2026-05-15"), text: "Please pack them well.\n\nIs the gate wide enough?"),
    StructuredBody(purpose: .confirm, number: RecordNumber("OF-2026-00012")),
    StructuredBody(purpose: .decline, number: RecordNumber("OF-2026-00012"), text: "too dear"),
    StructuredBody(
        purpose: .complaint, number: RecordNumber("OR-2026-00017"),
        lines: [.init(sku: "CHAIR-01", quantity: FixedDecimal("3"), unit: .pcs, text: "leg is loose")]),
    StructuredBody(purpose: .comment, number: RecordNumber("OR-2026-00017"), text: "Call before delivery: 0888"),
]

@Suite struct `Mails composed by the portal` {
    @Test(arguments: bodies, ["en", "bg", "de"])
    func `What is written is read back the same`(body: StructuredBody, language: String) {
        #expect(StructuredBody(body.written(language)) == body)
        #expect(StructuredBody(body.written(language, blanks: 3)) == body)
    }

    @Test(arguments: UnitOfMeasure.allCases, ["en", "bg", "de"])
    func `Every unit survives in every language`(unit: UnitOfMeasure, language: String) {
        let body = StructuredBody(
            purpose: .inquiry, lines: [.init(sku: "A", quantity: FixedDecimal("1"), unit: unit, text: "b")])
        #expect(StructuredBody(body.written(language)) == body)
    }

    @Test func `Mail programs may wrap, quote and harden blanks`() {
        let text = """
            > XCRM\u{A0}complaint  OR-2026-00017
            >
            > CHAIR-01 |\u{A0}3 pcs | the leg is loose and the varnish on the back has come off in
            > several places
            >
            > Comment:
            > see the photos
            """
        let body = StructuredBody(text)
        #expect(body?.purpose == .complaint)
        #expect(body?.number?.description == "OR-2026-00017")
        #expect(
            body?.lines == [
                .init(
                    sku: "CHAIR-01", quantity: FixedDecimal("3"), unit: .pcs,
                    text: "the leg is loose and the varnish on the back has come off in several places")
            ])
        #expect(body?.text == "see the photos")
    }

    @Test func `A greeting above the heading is text`() {
        let body = StructuredBody("Hello,\n\nXCRM confirm OF-2026-00012\n\nComment:\n")
        #expect(body?.purpose == .confirm)
        #expect(body?.text == "Hello,")
        #expect(body?.answer == .accepts)
    }

    @Test(arguments: [
        ("", MailKind.confirmation), ("Please invoice the Leeds office.", .confirmation),
        ("but only if delivery is free", .question),
        ("само ако доставката е до петък", .question), ("nur Position 1", .question),
        ("we cannot accept the price", .question),
    ])
    func `A condition below a confirmation makes it a question`(text: String, expected: MailKind) {
        var body = StructuredBody(purpose: .confirm, number: RecordNumber("OF-2026-00012"))
        body.text = text
        #expect(StructuredBody(body.written("bg"))?.kind == expected)
    }

    @Test(arguments: [
        "", "Hello", "XCRM", "XCRM thing OF-2026-00012", "We use XCRM confirm", "xcrmconfirm OF-2026-00012",
    ])
    func `Other text is not structured`(text: String) {
        #expect(StructuredBody(text) == nil)
    }

    @Test func `Hostile bodies are bounded`() {
        let body = StructuredBody("XCRM inquiry\n" + String(repeating: "a | 1 pcs | b\n", count: 5000))
        #expect((body?.lines.count ?? 0) <= StructuredBody.maximumLines)
    }
}
