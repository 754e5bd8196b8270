import Testing

@testable import Understanding

@Suite struct `Phrases found by numbers` {
    private func found(_ phrases: [String], _ text: String) -> [Int] {
        PhraseIndex(phrases).hits(in: Sentence.all(in: LexedText(text))).map(\.phrase)
    }

    @Test(arguments: [
        ("please _2 quote", "please quote", [0]), ("please _2 quote", "please do kindly quote", [0]),
        ("please _2 quote", "please do be so kind and quote", []), ("цен*|оферт*", "вашите цени", [0]),
        ("цен*", "цен", [0]), ("цен*", "це", []), ("# pcs", "about 20 pcs", [0]), ("?very good", "good", [0]),
        ("?very good", "very good", [0, 0]), ("^ yes $", "yes", [0]), ("^ yes $", "oh yes", []),
        ("yes $", "yes please", []),
    ])
    func `A phrase stands where its notation says`(phrase: String, text: String, hits: [Int]) {
        #expect(found([phrase], text) == hits)
    }

    @Test func `A word that begins several ways is found once a phrase`() {
        #expect(found(["order|orders|ord*", "orders", "or*"], "orders") == [0, 1, 2])
    }

    @Test func `Stems are found by every beginning of a word`() {
        let stems = StemTable(["a", "ab", "abc", "b", "бол", "болт", "болтове", ""])
        func beginnings(_ word: String) -> [Int32?] { stems.beginnings(of: word) }
        #expect(beginnings("abcd") == ["a", "ab", "abc"].map { stems.id(of: $0) })
        #expect(beginnings("болтов") == ["бол", "болт"].map { stems.id(of: $0) })
        #expect(beginnings("c").isEmpty)
        #expect(beginnings("").isEmpty)
        #expect(stems.id(of: "бо") == nil)
    }

    @Test func `A memory that is full begins anew and answers right`() {
        let squares = Remembered<Int, Int>(limit: 3)
        for number in [1, 2, 3, 4, 5, 1, 2] { #expect(squares.value(number) { $0 * $0 } == number * number) }
        var asked = 0
        for _ in 0..<3 {
            _ = squares.value(2) {
                asked += 1; return $0
            }
        }
        #expect(asked == 0)
    }
}
