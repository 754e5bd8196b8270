import Workflows

/// The words that goods are counted and measured in, in the languages of the region.
///
/// Folded (`Folding`), so „Stück“ stands as `stuck`, „bucăți“ as `bucati`.
enum UnitWords {
    private static func measure(_ unit: UnitOfMeasure?, _ size: SizeUnit, _ factor: Int64) -> UnitWord {
        UnitWord(unit: unit, sort: unit == nil ? .size : .measure, sizeUnit: size, factor: factor)
    }

    private static func container(_ unit: UnitOfMeasure?) -> UnitWord {
        UnitWord(unit: unit, sort: .container, sizeUnit: .none, factor: 1_000_000)
    }

    static let pieces = UnitWord(unit: .pcs, sort: .count, sizeUnit: .none, factor: 1_000_000)

    private static let rows: [(UnitWord, String)] = [
        (
            pieces,
            """
            бр брой броя броеве бройки бройка броики br broya broia broja broq broi broiki brojki broeve pcs pc pce pces \
            pieces piece ea each off units nos stk stck stuck stueck stucke stuckzahl st buc bucati bucata шт штук \
            штуки штука штуки kom komada komad ком комада комад komati парчета парче парчиња parcheta adet ad τεμ τεμαχια \
            τεμαχιο τμχ pz pezzi szt db ks ud uds pieces
            """
        ),
        (
            measure(.kg, .mass, 1_000_000_000),
            "кг кила кило килограм килограма килограми килограмма килограмм kg kgs kilo kila kilos kilogram kilograms kilograma kilogramm kilogrami kilograme κιλα κιλο κγ"
        ),
        (measure(.g, .mass, 1_000_000), "г гр грам грама грамове g gr gram grams gramm grama grame γρ"),
        (
            measure(.t, .mass, 1_000_000_000_000),
            "т тон тона тонове тонна тонн t ton tons tonne tonnes tonnen tona tone mt"
        ),
        (kilometre, "км km километра километър kilometer kilometre kilometers"),
        (measure(nil, .mass, 1000), "мг mg"),
        (
            measure(.m, .length, 1_000_000_000),
            """
            м метър метра метри метъра метр m mt mtr mtrs meter meters metre metres metern metar metara metri metru \
            metra лм lfm lfdm laufmeter rm пм погм μετρα
            """
        ),
        (
            measure(nil, .length, 1_000_000),
            "мм mm милиметра милиметър milimetra millimeter millimetre millimeters millimetres"
        ),
        (
            measure(nil, .length, 10_000_000),
            "см cm sm сантиметра сантиметър centimeter centimetre centimeters centimetres zentimeter"
        ),
        (measure(nil, .length, 1000), "мкм мк мкр µm μm um микрона микрон mikron micron microns my mic"),
        (measure(nil, .length, 25_400_000), "цол цола инч инча inch inches zoll tol toli"),
        (
            measure(.m2, .area, 1_000_000),
            "м2 м² m2 m² квм qm sqm квадрата quadratmeter mp"
        ),
        (
            measure(.l, .volume, 1_000_000_000),
            "л литър литра литри l ltr ltrs lt liter liters litre litres litri litra litru litara lit λιτρα"
        ),
        (
            measure(nil, .volume, 1_000_000_000),
            "литров литрова литрово литрови литровата литровите литровый литровая литровые"
        ),
        (measure(nil, .mass, 1_000_000_000), "килограмов килограмова килограмово килограмови килограмовый"),
        (measure(nil, .mass, 1_000_000), "грамов грамова грамово грамови граммовый"),
        (measure(nil, .length, 1_000_000_000), "метрова метрово метрови метровый"),
        (measure(nil, .length, 1_000_000), "милиметров милиметрова милиметрово милиметрови"),
        (measure(nil, .volume, 1_000_000), "мл ml милилитра милилитър milliliter millilitre"),
        (measure(nil, .volume, 10_000_000), "сл cl"),
        (measure(nil, .volume, 100_000_000), "дл dl"),
        (measure(nil, .grammage, 1_000_000), "gsm г/м2 g/m2 gr/m2 гр/м2"),
        (measure(nil, .other("ma"), 1_000_000), "ma"),
        (measure(nil, .other("v"), 1_000_000), "v volt volts волта волт"),
        (measure(nil, .other("v"), 1_000_000_000), "kv кв/кv"),
        (measure(nil, .other("w"), 1_000_000), "w watt watts ват вата"),
        (measure(nil, .other("w"), 1_000_000_000), "kw квт киловата"),
        (measure(nil, .other("a"), 1_000_000), "amp amps ampere ампера"),
        (measure(nil, .other("ah"), 1_000_000), "ah"),
        (measure(nil, .other("ah"), 1000), "mah"),
        (measure(nil, .other("bar"), 1_000_000), "bar бара бар"),
        (measure(nil, .other("hz"), 1_000_000), "hz"),
        (measure(nil, .other("btu"), 1_000_000), "btu бту"),
        (measure(nil, .other("va"), 1_000_000_000), "kva ква"),
        (measure(nil, .other("gb"), 1_000_000), "gb гб"),
        (measure(nil, .other("gb"), 1_000_000_000), "tb тб"),
        (measure(nil, .other("rpm"), 1_000_000), "rpm"),
        (measure(nil, .other("hp"), 1_000_000), "hp ps"),
        (measure(nil, .other("nm"), 1_000_000), "nm"),
        (measure(nil, .other("n"), 1_000_000), "n newton newtons нютона"),
        (measure(nil, .other("lm"), 1_000_000), "lumen лумена"),
        (measure(nil, .other("db"), 1_000_000), "decibel"),
        (
            measure(nil, .other("pole"), 1_000_000),
            "polig poligen polige poliger полюса полюсен полюсна полюсни полюсно полюс pole poles poli polos kutuplu πολικος πολικο"
        ),
        (measure(nil, .other("gang"), 1_000_000), "gang"),
        (degree, "градуса градус градусово deg degrees degree grad stepeni grade μοιρες"),
        (
            container(.set),
            """
            комплект комплекта комплекти комплекта компл кт кта kit kits set sets komplekt komplekta komplekti komplet \
            kompleta satz satze saetze garnitur garnituren seturi набор набора наборов сет сета takim комплектов
            """
        ),
        (
            container(.box),
            """
            кутия кутии кутийка кутийки кут кашон кашона кашони каш kutiya kutii kutia kashon kashona kashoni box boxes bx \
            carton cartons ctn ctns karton kartons kartone kiste kisten schachtel schachteln cutie cutii cutia коробка \
            коробки коробок kutija kutije kutija кутија кутије кутији kutu koli колет case cases κουτι κουτια κιβωτια κιβωτιο
            """
        ),
        (
            container(.pallet),
            "палет палета палети пале пал палети paleti paleta palet pallet pallets palette paletten palete europalette europaletten plt παλετα παλετες"
        ),
        (
            container(.spool),
            "шпула шпули shpula shpuli макара макари makara makari spool spools reel reels spule spulen haspel haspeln бобина бобини bobine катушка катушки катушек"
        ),
        (
            container(.can),
            """
            туба туби tuba tubi can cans canister canisters kanister kanistern jerrycan jerrycans tin tins bidon bidoane \
            bidona бидон бидона бидони канистра канистри канистры dose dosen buchse buchsen кофа кофи kofa kofi bucket \
            buckets tub tubs eimer кен кена кенове kanta тенекия тенекии тенекета
            """
        ),
        (
            container(.pair),
            "чифт чифта чифтове chift chifta pair pairs pr prs paar paare pereche perechi пара пар пари par pari cift ζευγη ζευγαρια"
        ),
        (
            container(.roll),
            "ролка ролки ролна ролни рол роля руло рула рулца рола rolka rolki rulo rula roll rolls rl rolle rollen rola role rolna рулон рулона рулонов рулони rol ρολα ρολο"
        ),
        (
            container(.sheet),
            "лист листа листове листи list lista listove sheet sheets blatt blatter blaetter platte platten bogen плоча плочи plocha plochi плоскост плоскости board boards coala coli foi foaie листов tabaka φυλλα"
        ),
        (
            container(nil),
            """
            вреќа вреќи пакетче пакетчета пликче пликчета sachet sachets чувал чувала чували chuval chuvala торба торби bag bags sack sacks sacke saecke saci sac оп опак опаковъчни lengths топа topa topove пакет пакета пакети \
            paket paketa paketi pakete pack packs packet packets pkt pkts pck packung packungen pachet pachete опаковка опаковки бутилка бутилки \
            butilka butilki bottle bottles flasche flaschen sticla sticle буркан буркана буркани jar jars стек стека стекове stek steka \
            тава тави tray trays тубичка tube tubes tuben варел варела варели drum drums fass fasser faesser щайга щайги касетка касетки crate crates топ топа \
            топове ream reams ries beutel tute tuten връзка връзки bundle bundles bund пачка пачки прът пръта пръти \
            флакон флакона  мешок мешка мешков мешках мешки упаковка упаковки упаковок бутылка бутылок бутылки бутылки dzak dzakova vreca vreci cuval sise paket
            """
        ),
    ]

    private static let table: [String: UnitWord] = {
        var table: [String: UnitWord] = [:]
        for (unit, words) in rows {
            for word in words.split(separator: " ") where table[String(word)] == nil { table[String(word)] = unit }
        }
        return table
    }()

    /// The unit that a folded word names.
    static func unit(_ folded: String) -> UnitWord? { table[folded] }

    /// Whether a folded word is one of these.
    static func isWord(_ folded: String) -> Bool { table[folded] != nil }

    /// Millimetre, for sizes.
    static let millimetre = measure(nil, .length, 1_000_000)
    static let kilometre = UnitWord(unit: .m, sort: .measure, sizeUnit: .length, factor: 1_000_000_000_000)
    static let squareMetre = measure(.m2, .area, 1_000_000)
    static let metre = measure(.m, .length, 1_000_000_000)
    static let grammage = measure(nil, .grammage, 1_000_000)
    static let degree = measure(nil, .other("deg"), 1_000_000)
    static let inch = measure(nil, .length, 25_400_000)
}
