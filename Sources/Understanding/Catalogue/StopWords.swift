/// Words without content inside the name of an article: prepositions, articles, conjunctions.
enum StopWords {
    static let linking: Set<String> = words(
        """
        за с със на от в във по и или до при към под над без не се са е
        for with of the a an in on per and or to at by from without as
        mit fur fuer aus der die das den dem des ein eine einen einer und oder ohne von zu zum zur in im auf pro je a als bei
        de cu pentru din si sau fara la pe o un
        для с из и или без на по от в
        za sa sas ot na bez ili i po do v s
        ile ve icin
        """)

    /// Words after which a purpose follows.
    static let purpose: Set<String> = [
        "за", "for", "fur", "fuer", "pentru", "для", "za", "icin", "към", "zu", "zum", "zur",
    ]
    /// Words that take the next word away.
    static let without: Set<String> = ["без", "without", "ohne", "fara", "bez", "no", "non", "непудрен"]
    /// Words that leave a choice open.
    static let choice: Set<String> = ["или", "or", "oder", "sau", "ili", "или", "veya", "bzw", "респ"]

    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Folding.fold($0) })
    }
}
