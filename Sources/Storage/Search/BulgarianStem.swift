/// Brings the forms of a Bulgarian word to one stem, for search: „крушката“, „крушки“ → „крушк“.
///
/// The light stemmer of J. Savoy, *Searching Strategies for the Bulgarian Language*, Information Retrieval 10 (2007):
/// articles, plurals and the last vowel go, roots stay; but for е and я, which count as one instead of being guessed, for
/// „метър“, which loses its ъ as longer words do, and for „задание“ and „рекламация“, which lose their и as „задания“ and
/// „рекламации“ do. No dictionary; a stem is a key and need not be a word.
enum BulgarianStem {
    /// The stem of a word in lower case; words of other scripts, and of fewer than four letters, stay as they are.
    static func stem(_ word: String) -> String {
        guard let first = word.unicodeScalars.first, (0x0430...0x044F).contains(first.value) else { return word }
        var letters = Array(word.unicodeScalars)
        guard letters.count > 3, letters.count < 40 else { return word }
        func ends(_ suffix: String, above length: Int) -> Bool {
            letters.count > length && letters.suffix(suffix.unicodeScalars.count).elementsEqual(suffix.unicodeScalars)
        }
        if ends("ища", above: 5) { return text(letters.dropLast(3)) }
        // articles
        if ends("ият", above: 6) {
            letters.removeLast(3)
        } else if ["ът", "то", "те", "та", "ия"].contains(where: { ends($0, above: 5) }) || ends("ят", above: 4) {
            letters.removeLast(2)
        }
        removePlural(&letters)
        if letters.count > 3 {
            if letters.last == "я" { letters.removeLast() }
            if let last = letters.last, "аое".unicodeScalars.contains(last) { letters.removeLast() }
        }
        if letters.count > 4, letters.last == "и" { letters.removeLast() }
        if letters.count > 4, letters.suffix(2).elementsEqual("ен".unicodeScalars) {
            letters.remove(at: letters.count - 2)
        }
        if letters.count > 4, letters[letters.count - 2] == "ъ" { letters.remove(at: letters.count - 2) }
        // „бял“ and „бели“, „сняг“ and „снегове“: the two vowels change places, so they count as one.
        if letters[letters.count - 2] == "я" { letters[letters.count - 2] = "е" }
        return text(letters[...])
    }

    private static func removePlural(_ letters: inout [Unicode.Scalar]) {
        func ends(_ suffix: String, above length: Int) -> Bool {
            letters.count > length && letters.suffix(suffix.unicodeScalars.count).elementsEqual(suffix.unicodeScalars)
        }
        if ends("овци", above: 6) || ends("ове", above: 6) {
            letters.removeLast(3)
        } else if ends("еве", above: 6) {
            letters.removeLast(3)
            letters.append("й")
        } else if ends("та", above: 5) {
            letters.removeLast(2)
        } else if ends("ци", above: 5) {
            letters.removeLast(2)
            letters.append("к")
        } else if ends("зи", above: 5) {
            letters.removeLast(2)
            letters.append("г")
        } else if ends("си", above: 4) {
            letters.removeLast(2)
            letters.append("х")
        } else if ends("и", above: 4) {
            letters.removeLast()
        }
    }

    private static func text(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: letters)
        return text
    }
}
