/// A delivery term of Incoterms 2020 (ICC publication 723) with its named place: `DAP Пловдив`.
public struct Incoterms: Hashable, Sendable {
    /// The eleven rules.
    public enum Rule: String, CaseIterable, Sendable {
        /// For any mode of transport.
        case exw = "EXW", fca = "FCA", cpt = "CPT", cip = "CIP", dap = "DAP", dpu = "DPU", ddp = "DDP"
        /// For sea and inland waterway only.
        case fas = "FAS", fob = "FOB", cfr = "CFR", cif = "CIF"
    }

    /// The rule.
    public let rule: Rule
    /// The place or port that it names; never empty, since without it the rule says nothing.
    public let place: String

    /// Reads `DAP Варна`, `fca Sofia (Incoterms 2020)`; `nil` for a rule of none of the eleven (DAT and DDU are of older
    /// editions), or without a place.
    public init?(_ text: some StringProtocol) {
        var words = String(text).split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first?.uppercased().filter({ $0.isLetter }), let rule = Rule(rawValue: first) else {
            return nil
        }
        words.removeFirst()
        func isEdition(_ word: String) -> Bool {
            let bare = word.lowercased().filter { $0.isLetter || $0.isNumber }
            return bare.hasPrefix("incoterms") || bare == "инкотермс" || bare == "2020"
        }
        while let last = words.last, isEdition(last) { words.removeLast() }
        while let next = words.first, isEdition(next) { words.removeFirst() }
        let place = words.joined(separator: " ").drop { $0 == "," || $0 == "-" || $0 == " " }
        guard !place.isEmpty, place.utf8.count <= 120 else { return nil }
        self.rule = rule
        self.place = String(place)
    }
}

extension Incoterms: CustomStringConvertible {
    /// `DAP Варна`.
    public var description: String { "\(rule.rawValue) \(place)" }
}
