import Workflows

/// A sum of money in words, as invoices and payment documents ask for it: `сто двадесет и три евро и четиридесет и пет цента`.
///
/// Bulgarian, German and English; other languages get English. Covers every sum that `Money` holds.
struct SumInWords {
    /// The words of a language are chosen by the gender of what is counted.
    enum Gender {
        case masculine, feminine, neuter
    }

    /// Names of a currency and its hundredth.
    struct Unit {
        let gender: Gender
        let one: String
        let many: String
    }

    let language: String

    /// The sum in words, beginning with a capital letter.
    func text(_ money: Money) -> String {
        let perUnit: UInt64 = money.currency.minorPlaces == 0 ? 1 : money.currency.minorPlaces == 3 ? 1_000 : 100
        let (whole, part) = money.minor.magnitude.quotientAndRemainder(dividingBy: perUnit)
        let names = names(money.currency)
        var text = counted(whole, names.unit)
        // Places of other than two are not spoken of in cents.
        if let cents = names.part, part > 0 || perUnit == 100 {
            text += " \(word(.and)) " + counted(part, cents)
        } else if part > 0 {
            text += " \(word(.and)) \(part)/\(perUnit)"
        }
        if money.minor < 0 { text = "\(word(.minus)) \(text)" }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private enum Link { case and, minus }

    private func word(_ link: Link) -> String {
        switch (link, language) {
        case (.and, "bg"): "и"
        case (.and, "de"): "und"
        case (.and, _): "and"
        case (.minus, "bg"): "минус"
        case (.minus, _): "minus"
        }
    }

    private func counted(_ value: UInt64, _ unit: Unit) -> String {
        "\(number(value, unit.gender)) \(value == 1 ? unit.one : unit.many)"
    }

    /// A number in words.
    func number(_ value: UInt64, _ gender: Gender) -> String {
        switch language {
        case "bg": BulgarianNumber.text(value, gender)
        case "de": GermanNumber.text(value)
        default: EnglishNumber.text(value)
        }
    }

    private func names(_ currency: Currency) -> (unit: Unit, part: Unit?) {
        switch (currency.code, language) {
        case ("EUR", "bg"): (.init(gender: .neuter, one: "евро", many: "евро"), Self.bulgarianCent)
        case ("USD", "bg"): (.init(gender: .masculine, one: "щатски долар", many: "щатски долара"), Self.bulgarianCent)
        case ("BGN", "bg"):
            (
                .init(gender: .masculine, one: "лев", many: "лева"),
                .init(gender: .feminine, one: "стотинка", many: "стотинки")
            )
        case ("EUR", "de"): (.init(gender: .masculine, one: "Euro", many: "Euro"), Self.germanCent)
        case ("USD", "de"): (.init(gender: .masculine, one: "US-Dollar", many: "US-Dollar"), Self.germanCent)
        case ("EUR", _): (.init(gender: .masculine, one: "euro", many: "euro"), Self.englishCent)
        case ("USD", _): (.init(gender: .masculine, one: "US dollar", many: "US dollars"), Self.englishCent)
        default: (.init(gender: .masculine, one: currency.code, many: currency.code), nil)
        }
    }

    private static let bulgarianCent = Unit(gender: .masculine, one: "цент", many: "цента")
    private static let germanCent = Unit(gender: .masculine, one: "Cent", many: "Cent")
    private static let englishCent = Unit(gender: .masculine, one: "cent", many: "cents")
}

/// Groups of three digits, lowest first.
private func groups(_ value: UInt64) -> [Int] {
    var groups: [Int] = []
    var rest = value
    repeat {
        groups.append(Int(rest % 1_000))
        rest /= 1_000
    } while rest > 0
    return groups
}

enum BulgarianNumber {
    private static let units = [
        "", "", "", "три", "четири", "пет", "шест", "седем", "осем", "девет", "десет", "единадесет", "дванадесет",
        "тринадесет", "четиринадесет", "петнадесет", "шестнадесет", "седемнадесет", "осемнадесет", "деветнадесет",
    ]
    private static let tens = [
        "", "", "двадесет", "тридесет", "четиридесет", "петдесет", "шестдесет", "седемдесет", "осемдесет", "деветдесет",
    ]
    private static let hundreds = [
        "", "сто", "двеста", "триста", "четиристотин", "петстотин", "шестстотин", "седемстотин", "осемстотин",
        "деветстотин",
    ]
    private static let scales: [(gender: SumInWords.Gender, one: String, many: String)] = [
        (.neuter, "", ""), (.feminine, "хиляда", "хиляди"), (.masculine, "милион", "милиона"),
        (.masculine, "милиард", "милиарда"), (.masculine, "трилион", "трилиона"),
        (.masculine, "квадрилион", "квадрилиона"), (.masculine, "квинтилион", "квинтилиона"),
    ]

    /// The last word of a number is tied to the ones before it with „и“.
    static func text(_ value: UInt64, _ gender: SumInWords.Gender) -> String {
        guard value > 0 else { return "нула" }
        let groups = groups(value)
        let lowest = groups.firstIndex { $0 > 0 } ?? 0
        var parts: [String] = []
        for index in groups.indices.reversed() where groups[index] > 0 {
            let scale = scales[index]
            let words = words(groups[index], index == 0 ? gender : scale.gender)
            var part =
                words.count > 1 ? words.dropLast().joined(separator: " ") + " и " + words[words.count - 1] : words[0]
            if index == 1, groups[index] == 1 {
                part = scale.one
            } else if index > 0 {
                part += " " + (groups[index] == 1 ? scale.one : scale.many)
            }
            if index == lowest, !parts.isEmpty, words.count == 1 { part = "и " + part }
            parts.append(part)
        }
        return parts.joined(separator: " ")
    }

    /// The words of up to 999, one for each digit that is spoken.
    private static func words(_ value: Int, _ gender: SumInWords.Gender) -> [String] {
        var words: [String] = []
        if value >= 100 { words.append(hundreds[value / 100]) }
        let rest = value % 100
        if rest >= 20 { words.append(tens[rest / 10]) }
        let last = rest < 20 ? rest : rest % 10
        switch last {
        case 0: break
        case 1: words.append(gender == .masculine ? "един" : gender == .feminine ? "една" : "едно")
        case 2: words.append(gender == .masculine ? "два" : "две")
        default: words.append(units[last])
        }
        return words
    }
}

enum GermanNumber {
    private static let units = [
        "", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
        "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ]
    private static let tens = [
        "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
    ]
    private static let scales = [
        ("", ""), ("tausend", "tausend"), ("Million", "Millionen"), ("Milliarde", "Milliarden"),
        ("Billion", "Billionen"), ("Billiarde", "Billiarden"), ("Trillion", "Trillionen"),
    ]

    static func text(_ value: UInt64) -> String {
        guard value > 0 else { return "null" }
        let groups = groups(value)
        var big: [String] = []
        for index in groups.indices.reversed() where index >= 2 && groups[index] > 0 {
            let name = groups[index] == 1 ? scales[index].0 : scales[index].1
            big.append((groups[index] == 1 ? "eine" : words(groups[index])) + " " + name)
        }
        var small = ""
        if groups.count > 1, groups[1] > 0 { small += words(groups[1]) + "tausend" }
        small += words(groups[0])
        return (big + (small.isEmpty ? [] : [small])).joined(separator: " ")
    }

    private static func words(_ value: Int) -> String {
        let rest = value % 100
        let hundred = value >= 100 ? units[value / 100] + "hundert" : ""
        guard rest >= 20 else { return hundred + units[rest] }
        return hundred + (rest % 10 > 0 ? units[rest % 10] + "und" : "") + tens[rest / 10]
    }
}

enum EnglishNumber {
    private static let units = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    private static let scales = ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"]

    static func text(_ value: UInt64) -> String {
        guard value > 0 else { return "zero" }
        let groups = groups(value)
        return groups.indices.reversed().filter { groups[$0] > 0 }.map { index in
            (words(groups[index]) + " " + scales[index]).trimmed
        }.joined(separator: " ")
    }

    private static func words(_ value: Int) -> String {
        var parts: [String] = []
        if value >= 100 { parts.append(units[value / 100] + " hundred") }
        let rest = value % 100
        if rest >= 20 {
            parts.append(tens[rest / 10] + (rest % 10 > 0 ? "-" + units[rest % 10] : ""))
        } else if rest > 0 {
            parts.append(units[rest])
        }
        return parts.joined(separator: " ")
    }
}

extension String {
    /// Without a space at its end.
    fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}
