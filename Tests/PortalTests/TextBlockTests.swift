import Testing

@testable import Portal

struct TextBlockTests {
    static let table = """
        Здравейте,

        моля за оферта:

        Артикул          Кол.    Ед. цена
        ---------------------------------
        Болт М8х40       100      0,38
        Гайка М8          50      0,09

        Шайба М8          50      0,02

        Поздрави
        Иван
        """

    @Test func `A table of a plain mail stands for itself, with the rule below its head`() {
        let blocks = TextBlock.blocks(Self.table)
        #expect(blocks.map(\.isLaidOut) == [false, true, false])
        #expect(blocks[1].text.hasPrefix("Артикул"))
        #expect(blocks[1].text.hasSuffix("0,02"))
        #expect(blocks[1].text.contains("-----"))
    }

    @Test func `What goes on below a row, and sums beside it, stay with the table`() {
        let text =
            "1  Bolt DIN 933 M10x40      500 pcs   0,085\n   grade 8.8\n\nNet:  54,00\nVAT 20 %:      10,80\n\nBye"
        #expect(TextBlock.blocks(text).map(\.isLaidOut) == [true, false])
        #expect(TextBlock.blocks(text)[1].text == "\nBye")
    }

    @Test(arguments: [
        "a | b | c\nd | e | f", "+-----+-----+\n| one | two |\n+-----+-----+\n| 1   | 2   |\n+-----+-----+",
        "x\t5\ny\t6",
        "one   5\ntwo   6",
    ])
    func `Bars, tabs and blanks all make columns`(text: String) {
        #expect(TextBlock.blocks(text) == [TextBlock(text: text, isLaidOut: true)])
    }

    @Test(arguments: [
        "Hello.  How are you?  I am fine.\nRegards", "one line   with a gap", "Regards,\n  Ivan\n  Stroymag Ltd",
        "-- \nIvan\n---------", "", "   ", "a\nb\nc", "tel:   0888 123\n\n\nfax   0888 124",
    ])
    func `Prose, signatures and single gaps are no table`(text: String) {
        #expect(TextBlock.blocks(text).allSatisfy { !$0.isLaidOut })
    }

    @Test func `Whatever it is, nothing of the text is lost, and a long one takes no longer than it is long`() {
        for text in HostileTests.strings.prefix(2_000) + [Self.table, String(repeating: "a   b\n\n", count: 3_000)] {
            #expect(TextBlock.blocks(text).map(\.text).joined(separator: "\n") == text)
        }
    }
}
