/// Brings the inflected forms of a word to common keys, cheaply and without dictionaries.
///
/// A word has several keys, since endings are ambiguous („лопата“ is no definite „лопа“); two words are forms of one
/// when they share a key. Keys say which family of rules made them, so that `c:` Cyrillic never meets `e:` English.
enum WordStem {
    /// The keys of a folded word as its language forms it: `bg` and the other Cyrillic languages, `en`, `de`, others.
    static func keys(_ folded: String, language: String?) -> [String] {
        let letters = Array(folded.filter { $0 != "'" && $0 != "-" })
        guard !letters.isEmpty else { return [] }
        if let first = letters.first, first >= "а", first <= "ӿ" { return cyrillic(letters, isQuery: language == nil) }
        if let first = letters.first, first >= "α", first <= "ω" { return ["g:" + greek(letters)] }
        switch language {
        case "en": return ["e:" + english(letters)]
        case "de": return ["d:" + german(letters)]
        // a make or mark in Latin letters
        case "bg": return ["e:" + english(letters)] + (skeleton(folded).map { ["s:" + $0] } ?? [])
        case nil:
            var own = ["e:" + english(letters), "d:" + german(letters), "o:" + other(letters)]
            // „mănuși“: the plural of a word that ends in s is no possessive
            if folded.hasSuffix("si") { own.append("o:" + other(Array(letters.dropLast()))) }
            if let plain = plainSkeleton(folded) { own.append("s:" + plain) }
            return own + (skeleton(folded).map { ["s:" + $0] } ?? [])
        default: return ["o:" + other(letters)]
        }
    }

    // MARK: Cyrillic

    private static let articles = [
        "овете", "евете", "ищата", "етата", "ията", "иите", "иете", "ите", "ата", "ята", "ето", "ото", "ият", "ия",
        "ът", "ят",
    ].map { Array($0) }
    private static let shortArticles = ["та", "то", "те"].map { Array($0) }
    private static let endings = [
        "ами", "ями", "ового", "ове", "еве", "ища", "ета", "ого", "его", "ыми", "ими", "ый", "ая", "ое", "ые", "ых",
        "ой", "ом", "ов", "ев", "ии", "ия", "а", "я", "о", "е", "и", "й", "ь", "ы", "у", "ю",
    ].map { Array($0) }

    private static func cyrillic(_ letters: [Character], isQuery: Bool) -> [String] {
        var keys = ["c:" + finished(stripped(letters, of: endings, keeping: 3))]
        let long = stripped(letters, of: articles, keeping: 3)
        let bare = long.count < letters.count ? long : stripped(letters, of: shortArticles, keeping: 4)
        if bare.count < letters.count {
            let key = "c:" + finished(stripped(bare, of: endings, keeping: 3))
            if key != keys[0] { keys.append(key) }
        }
        // only what is typed in Latin letters needs the skeleton
        if !isQuery, let skeleton = skeleton(String(letters)) { keys.append("s:" + skeleton) }
        return keys
    }

    private static func stripped(_ word: [Character], of endings: [[Character]], keeping least: Int) -> [Character] {
        for ending in endings
        where word.count >= ending.count + least && word.suffix(ending.count).elementsEqual(ending) {
            return Array(word.dropLast(ending.count))
        }
        return word
    }

    /// Evens out the vowels that come and go: „черен, черна“, „метър, метра“, „бял, бели“, „ролик, ролици“.
    private static func finished(_ stem: [Character]) -> String {
        var stem = stem.map { $0 == "я" ? "е" : $0 == "ъ" || $0 == "ѝ" ? "а" : $0 == "ј" ? "й" : $0 }
        if stem.count >= 4, let last = stem.last, "нклрмц".contains(last), "еа".contains(stem[stem.count - 2]),
            !"аеиоу".contains(stem[stem.count - 3])
        {
            stem.remove(at: stem.count - 2)
        }
        if stem.last == "ц" { stem[stem.count - 1] = "к" }
        while let last = stem.last, "йь".contains(last), stem.count > 3 { stem.removeLast() }
        return collapsed(stem)
    }

    private static func collapsed(_ letters: [Character]) -> String {
        var result = ""
        for letter in letters where result.last != letter { result.append(letter) }
        return result
    }

    // MARK: Latin

    private static func english(_ word: [Character]) -> String {
        var word = word
        func ends(_ suffix: String) -> Bool {
            word.count > suffix.count + 2 && word.suffix(suffix.count).elementsEqual(suffix)
        }
        if ["shelves", "knives", "leaves", "loaves", "halves", "scarves"].contains(where: { String(word).hasSuffix($0) }
        ) {
            word.removeLast(3)
            word.append("f")
        } else if ends("ies") {
            word.removeLast(3)
            word.append("y")
        } else if ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zes") {
            word.removeLast(2)
        } else if ends("s"), !ends("ss"), !ends("us") {
            word.removeLast()
        }
        if ends("ised") || ends("ized") || ends("ated") || ends("aned") {
            word.removeLast(2)
        } else if ends("ing"), word.count > 6 {
            word.removeLast(3)
        } else if ends("ed"), word.count > 5 {
            word.removeLast(2)
        } else if ends("e"), word.count > 4 {
            word.removeLast()
        }
        if word.last == "e", word.count > 4 { word.removeLast() }
        if word.last == "i", word.count > 3 { word[word.count - 1] = "y" }
        return collapsed(Array(String(word).replacing("our", with: "or").replacing("tre", with: "ter")))
    }

    private static let germanEndings = ["ern", "en", "er", "es", "em", "e", "n", "s"].map { Array($0) }

    private static func german(_ word: [Character]) -> String {
        let even = Array(String(word).replacing("ae", with: "a").replacing("oe", with: "o").replacing("ue", with: "u"))
        var stem = even
        while true {
            let shorter = stripped(stem, of: germanEndings, keeping: 3)
            if shorter.count == stem.count { return collapsed(stem) }
            stem = shorter
        }
    }

    private static let greekEndings = [
        "ματων", "ματα", "ουσ", "ιων", "ιου", "εια", "εσ", "οσ", "ου", "ασ", "ησ", "οι", "ων", "ια", "ιο", "εσ", "ο",
        "α",
        "η", "ι", "υ", "ε",
    ].map { Array($0) }

    private static func greek(_ word: [Character]) -> String {
        collapsed(stripped(word, of: greekEndings, keeping: 3))
    }

    private static let otherEndings = [
        "urilor", "ului", "ilor", "elor", "ovima", "evima", "leri", "lari", "uri", "ele", "ile", "lar", "ler", "ovi",
        "evi", "ama", "ima", "ami", "ach", "ul", "ii", "le", "og", "ih", "si", "i", "e", "a", "u", "o", "y",
    ].map { Array($0) }

    private static func other(_ word: [Character]) -> String {
        collapsed(stripped(word, of: otherEndings, keeping: 3))
    }

    // MARK: Bulgarian in Latin letters

    private static let skeletonEndings = [
        "ovete", "evete", "iata", "iate", "ove", "eve", "ite", "ata", "eto", "oto", "at", "ta", "to", "te", "ia", "ii",
        "i", "a", "e", "o",
    ].map { Array($0) }

    /// A Bulgarian word as it may be typed in Latin letters, without its ending; `nil` if it is short.
    static func typed(_ folded: String) -> String? {
        skeleton(folded).flatMap { $0.count >= 5 ? $0 : nil }
    }

    /// The skeleton with nothing but a vowel taken off: „oksidanta“ is two of something and has no article.
    private static func plainSkeleton(_ folded: String) -> String? {
        guard folded.hasSuffix("ta") || folded.hasSuffix("to") || folded.hasSuffix("te"), folded.utf8.count >= 7 else {
            return nil
        }
        let letters = Array(LatinBulgarian.skeleton(folded))
        return letters.count >= 5 ? String(letters.dropLast()) : nil
    }

    private static func skeleton(_ folded: String) -> String? {
        let letters = Array(LatinBulgarian.skeleton(folded))
        guard letters.count >= 3 else { return nil }
        let once = stripped(letters, of: skeletonEndings, keeping: 3)
        var key = stripped(once, of: ["a", "e", "i", "o"].map { Array($0) }, keeping: 3)
        // „avtomatichen, avtomatichni“: the vowel that comes and goes
        if key.count >= 5, let last = key.last, "nklrm".contains(last), "ea".contains(key[key.count - 2]),
            !"aeio".contains(key[key.count - 3])
        {
            key.remove(at: key.count - 2)
        }
        return String(key.last == "c" ? key.dropLast() + ["k"] : key)
    }
}
