/// What a quantity counts.
public enum UnitOfMeasure: String, CaseIterable, Sendable, Codable {
    /// Pieces.
    case pcs
    /// Kilograms.
    case kg
    /// Grams.
    case g
    /// Tonnes.
    case t
    /// Metres of length.
    case m
    /// Square metres.
    case m2
    /// Litres.
    case l
    /// Sets.
    case set
    /// Boxes and cartons.
    case box
    /// Pallets.
    case pallet
    /// Spools and reels.
    case spool
    /// Cans, canisters and tubs.
    case can
    /// Pairs.
    case pair
    /// Rolls.
    case roll
    /// Sheets and boards.
    case sheet

    /// The code of UN/ECE Recommendation 20 (and 21 for packages, with its X), as EN 16931 asks for it.
    public var unece: String {
        switch self {
        case .pcs: "H87"
        case .kg: "KGM"
        case .g: "GRM"
        case .t: "TNE"
        case .m: "MTR"
        case .m2: "MTK"
        case .l: "LTR"
        case .set: "SET"
        case .box: "XBX"
        case .pallet: "XPX"
        case .spool: "XSO"
        case .can: "XCA"
        case .pair: "PR"
        case .roll: "XRO"
        case .sheet: "XST"
        }
    }

    /// How the unit is written to people in a language (ISO 639-1; English for languages we do not write).
    public func label(_ language: String) -> String {
        switch language {
        case "bg": bulgarian
        case "de": german
        default: rawValue == "m2" ? "m²" : rawValue
        }
    }

    private var bulgarian: String {
        switch self {
        case .pcs: "бр."
        case .kg: "кг"
        case .g: "г"
        case .t: "т"
        case .m: "м"
        case .m2: "м²"
        case .l: "л"
        case .set: "к-т"
        case .box: "кут."
        case .pallet: "палет"
        case .spool: "шпула"
        case .can: "туба"
        case .pair: "чифт"
        case .roll: "ролка"
        case .sheet: "лист"
        }
    }

    private var german: String {
        switch self {
        case .pcs: "Stk."
        case .kg, .g, .t, .m, .l: rawValue
        case .m2: "m²"
        case .set: "Satz"
        case .box: "Karton"
        case .pallet: "Palette"
        case .spool: "Spule"
        case .can: "Kanister"
        case .pair: "Paar"
        case .roll: "Rolle"
        case .sheet: "Platte"
        }
    }
}
