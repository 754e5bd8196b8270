extension LatinBulgarian {
    /// Whether a text in Latin letters is Bulgarian: by small words that no other language of customers has together.
    static func isLikely(_ sentences: [Sentence]) -> Bool {
        var latin = 0
        var telling = 0
        var strong = 0
        var rivals = 0
        for sentence in sentences {
            for word in sentence.words where word.count > 1 || word == "i" || word == "q" {
                guard let first = word.utf8.first, (97...122).contains(first) else { continue }
                latin += 1
                let sign = signs.value(word, sign(of:))
                if sign.isRival { rivals += 1 }
                if sign.isStrong { strong += 1 }
                if sign.isTelling { telling += 1 }
            }
        }
        guard latin > 0, telling > rivals else { return false }
        return telling >= 2 && telling * 6 >= latin || strong >= 1 && latin <= 4
    }

    /// What one word says for and against.
    private struct Sign: Sendable {
        var isRival: Bool
        var isStrong: Bool
        var isTelling: Bool
    }

    private static let signs = Remembered<String, Sign>(limit: 20_000)

    private static func sign(of word: String) -> Sign {
        let isStrong = tellTaleSkeletons.contains(skeleton(word)) || hasYa(word)
        return Sign(
            isRival: neighbours.contains(word), isStrong: isStrong, isTelling: isStrong || tellTale.contains(word))
    }

    /// „q“ for „я“: `molq`, `koqto`; everywhere else a „u“ follows it.
    private static func hasYa(_ word: String) -> Bool {
        let letters = Array(word.utf8)
        guard letters.count > 3, letters.allSatisfy({ (97...122).contains($0) }) else { return false }
        return letters.indices.dropFirst().contains {
            letters[$0] == UInt8(ascii: "q") && ($0 + 1 == letters.count || letters[$0 + 1] != UInt8(ascii: "u"))
        }
    }

    /// Words of Serbian, Croatian, Slovene and Romanian mails that no Bulgarian writes so.
    private static let neighbours: Set<String> = Set(
        DateVocabulary.split(
            "molimo postovani postovanje ponudu ponuda cijenu cijena cene sto gde gdje koliko kada jos posle nakon isporuka"
                + " isporuku prihvatamo narucujemo porucujemo bismo vas nas vase vasu nase treba komada hvala hocemo zelimo"
                + " dobili posaljite roba robu ili jesmo smo nismo nije moze mozete mozemo va rog buna ziua prosim ceno lahko"
                + " pozdrav isporuke narudzba narudzbu porudzbina firma nam ovo ova ovaj"))

    /// Frequent words whose spelling in Latin letters is no word of English, German or Romanian; kept as typed where short.
    private static let tellTale: Set<String> = [
        "za", "sa", "sme", "ste", "se", "imam", "imame", "imate", "moje", "mojem", "mozhe", "vi", "li", "che", "4e",
        "ot", "mi",
        "shte", "6te", "ni", "na", "gi", "go", "mersi", "dobyr", "dobar", "den", "kak", "oshte", "da", "ne", "br",
        "kakvo", "drug", "drugi", "molq", "molia", "pozdravi", "sushto", "nqma", "niama", "nyama", "koqto", "koito",
        "tova",
        "zdr", "vsichko", "vsi4ko",
    ]
    private static let tellTaleSkeletons: Set<String> = Set(
        DateVocabulary.split(
            "здравейте здравей добър моля молим благодаря поздрави поздрав цена цената цени оферта офертата броя поръчка"
                + " поръчката поръчвам искам искаме трябва трябват пратка пратката доставка доставката колко струва нужни"
                + " нужна потвърждавам потвърждаваме съгласен съгласни получих получихме изпратете пратете може можете"
                + " какво какви каква къде кога защо много също сега днес утре склад фактура фактурата става пускайте"
                + " петък вторник сряда четвъртък понеделник събота донесете намерихме оферти черни бели сини голям малък материали пуснете тази този това нашата вашата която които счупени липсват рекламация интересува интересуваме"
                + " доставете докарайте кутии кашона бройки магазина обекта офиса адреса следващата седмица довечера благодарим наличност имате имаме"
        ).map(skeleton))
}
