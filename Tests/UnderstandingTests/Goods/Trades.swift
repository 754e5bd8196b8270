import Foundation
import Testing

@testable import Understanding

/// An invented catalogue of many trades, that no rule may know.
enum Trades {
    static let catalogue = Catalogue.load(Data(csv.utf8)).catalogue

    /// Food, paper, packaging, electrical goods, furniture, chemicals, paint, pipes, bearings.
    static let csv = #"""
        sku,name_bg,name_en,unit,price,currency,vat_percent,weight_kg,hs_code
        FLR-500-1,Брашно пшенично тип 500 1 кг,Wheat flour type 500 1 kg,pcs,0.85,EUR,20,1,1101
        FLR-500-25,Брашно пшенично тип 500 25 кг,Wheat flour type 500 25 kg,pcs,16.5,EUR,20,25,1101
        FLR-1150-25,Брашно пшенично тип 1150 25 кг,Wheat flour type 1150 25 kg,pcs,15.5,EUR,20,25,1101
        FLR-WH-1,Брашно пълнозърнесто 1 кг,Wholemeal flour 1 kg,pcs,1.2,EUR,20,1,1101
        SUG-1,Захар кристална 1 кг,White sugar 1 kg,pcs,1.1,EUR,20,1,1701
        SUG-25,Захар кристална 25 кг,White sugar 25 kg,pcs,24,EUR,20,25,1701
        SUG-BR-1,Захар кафява 1 кг,Brown sugar 1 kg,pcs,2.4,EUR,20,1,1701
        OIL-SUN-1,Слънчогледово олио 1 л,Sunflower oil 1 l,pcs,1.9,EUR,20,0.92,1512
        OIL-SUN-10,Слънчогледово олио 10 л туба,Sunflower oil 10 l canister,can,18,EUR,20,9.2,1512
        OIL-OLV-05,"Зехтин екстра върджин 0,5 л",Extra virgin olive oil 0.5 l,pcs,6.9,EUR,20,0.46,1509
        TOM-CAN-400,Домати белени консерва 400 г,Peeled tomatoes can 400 g,can,0.95,EUR,20,0.4,2002
        TOM-PST-720,Доматено пюре 720 г буркан,Tomato paste 720 g jar,pcs,2.1,EUR,20,0.72,2002
        RICE-1,Ориз бисерен 1 кг,Round grain rice 1 kg,pcs,1.8,EUR,20,1,1006
        RICE-BAS-1,Ориз басмати 1 кг,Basmati rice 1 kg,pcs,3.4,EUR,20,1,1006
        MLK-35,"Прясно мляко 3,5% 1 л",Fresh milk 3.5% 1 l,pcs,1.3,EUR,20,1,0401
        MLK-15,"Прясно мляко 1,5% 1 л",Fresh milk 1.5% 1 l,pcs,1.2,EUR,20,1,0401
        CHS-WHT-8,Сирене бяло саламурено 8 кг,White brined cheese 8 kg,can,62,EUR,20,8,0406
        BTR-82-250,Масло краве 82% 250 г,Cow butter 82% 250 g,pcs,3.2,EUR,20,0.25,0405
        WTR-05,"Минерална вода 0,5 л",Mineral water 0.5 l,pcs,0.4,EUR,20,0.5,2201
        WTR-15,"Минерална вода 1,5 л",Mineral water 1.5 l,pcs,0.7,EUR,20,1.5,2201
        WTR-SP-05,"Газирана вода 0,5 л",Sparkling water 0.5 l,pcs,0.5,EUR,20,0.5,2201
        COF-GR-200,Кафе мляно 200 г,Ground coffee 200 g,pcs,4.8,EUR,20,0.2,0901
        COF-BN-1000,Кафе на зърна 1 кг,Coffee beans 1 kg,pcs,18,EUR,20,1,0901
        PAP-A4-80,Копирна хартия A4 80 g/m2 500 листа,Copy paper A4 80 gsm 500 sheets,pcs,4.2,EUR,20,2.5,4802
        PAP-A3-80,Копирна хартия A3 80 g/m2 500 листа,Copy paper A3 80 gsm 500 sheets,pcs,8.6,EUR,20,5,4802
        PAP-A4-160,Картон A4 160 g/m2 бял 250 листа,White cardboard A4 160 gsm 250 sheets,pcs,6.4,EUR,20,2.5,4802
        ENV-DL,Плик DL самозалепващ бял,Envelope DL self-adhesive white,pcs,0.03,EUR,20,0.005,4817
        ENV-C5,Плик C5 самозалепващ бял,Envelope C5 self-adhesive white,pcs,0.05,EUR,20,0.007,4817
        PEN-BL,Химикал син,Ballpoint pen blue,pcs,0.3,EUR,20,0.01,9608
        PEN-BK,Химикал черен,Ballpoint pen black,pcs,0.3,EUR,20,0.01,9608
        TON-26A,Тонер касета HP 26A черна,Toner cartridge HP 26A black,pcs,88,EUR,20,0.9,8443
        TAPE-48-66T,Тиксо прозрачно 48 мм x 66 м,Packing tape transparent 48 mm x 66 m,roll,0.95,EUR,20,0.2,3919
        TAPE-48-66B,Тиксо кафяво 48 мм x 66 м,Packing tape brown 48 mm x 66 m,roll,0.95,EUR,20,0.2,3919
        BOX-600,Кашон петслоен 600x400x300,Cardboard box 5-layer 600x400x300,pcs,1.4,EUR,20,0.8,4819
        BOX-400,Кашон трислоен 400x300x200,Cardboard box 3-layer 400x300x200,pcs,0.7,EUR,20,0.3,4819
        STR-50-23,Стреч фолио 50 см 23 мкм,Stretch film 50 cm 23 mic,roll,7.2,EUR,20,2.5,3920
        FLY-A5-135,Листовка A5 135 г гланц 4+4,Flyer A5 135 gsm glossy 4+4,pcs,0.06,EUR,20,0.004,4911
        CARD-9050,Визитка 90x50 350 г мат,Business card 90x50 350 gsm matt,pcs,0.05,EUR,20,0.002,4911
        BAN-440,Банер винил 440 г,Vinyl banner 440 gsm,m2,9.5,EUR,20,0.44,4911
        CBL-3x15,"Кабел СВТ 3x1,5",Cable SVT 3x1.5,m,0.82,EUR,20,0.15,8544
        CBL-3x25,"Кабел СВТ 3x2,5",Cable SVT 3x2.5,m,1.25,EUR,20,0.2,8544
        CBL-5x4,Кабел СВТ 5x4,Cable SVT 5x4,m,3.4,EUR,20,0.4,8544
        LED-E27-9W,LED крушка E27 9W 4000K,LED bulb E27 9W 4000K,pcs,1.9,EUR,20,0.05,8539
        LED-E14-5W,LED крушка E14 5W 3000K,LED bulb E14 5W 3000K,pcs,1.7,EUR,20,0.04,8539
        LED-E27-12W,LED крушка E27 12W 4000K,LED bulb E27 12W 4000K,pcs,2.4,EUR,20,0.06,8539
        SOC-2-W,Контакт двоен бял IP20,Double socket white IP20,pcs,4.3,EUR,20,0.1,8536
        SOC-1-W,Контакт единичен бял IP20,Single socket white IP20,pcs,2.6,EUR,20,0.08,8536
        SOC-1-44,Контакт единичен влагозащитен IP44,Single socket waterproof IP44,pcs,4.8,EUR,20,0.1,8536
        BRK-16A,Автоматичен прекъсвач 1P 16A C,Circuit breaker 1P 16A C,pcs,3.9,EUR,20,0.1,8536
        BRK-25A,Автоматичен прекъсвач 1P 25A C,Circuit breaker 1P 25A C,pcs,4.1,EUR,20,0.1,8536
        GLV-NIT-M,Ръкавици нитрилни M 100 бр.,Nitrile gloves M box of 100,box,6.5,EUR,20,0.5,4015
        GLV-NIT-L,Ръкавици нитрилни L 100 бр.,Nitrile gloves L box of 100,box,6.5,EUR,20,0.5,4015
        GLV-LAT-L,Ръкавици латексови L 100 бр.,Latex gloves L box of 100,box,5.9,EUR,20,0.5,4015
        CHR-OFC-B,Офис стол черен,Office chair black,pcs,89,EUR,20,12,9401
        CHR-VIS,Посетителски стол сив,Visitor chair grey,pcs,45,EUR,20,7,9401
        DSK-140,Бюро 140x70 дъб,Desk 140x70 oak,pcs,160,EUR,20,38,9403
        DSK-160,Бюро 160x80 дъб,Desk 160x80 oak,pcs,190,EUR,20,44,9403
        DSK-160-W,Бюро 160x80 бяло,Desk 160x80 white,pcs,185,EUR,20,44,9403
        SHF-80,Етажерка 80x30x180 бяла,Bookshelf 80x30x180 white,pcs,75,EUR,20,28,9403
        ACID-CIT-25,Лимонена киселина 25 кг,Citric acid 25 kg,pcs,48,EUR,20,25,2918
        NAOH-25,Натриева основа 25 кг,Caustic soda 25 kg,pcs,32,EUR,20,25,2815
        IPA-5,Изопропилов алкохол 5 л,Isopropyl alcohol 5 l,can,19,EUR,20,4,2905
        DET-5,Препарат за под 5 л,Floor cleaner 5 l,can,9.5,EUR,20,5,3402
        DET-GL-075,Препарат за стъкло 750 мл,Glass cleaner 750 ml,pcs,2.6,EUR,20,0.8,3402
        SOAP-5,Течен сапун 5 л,Liquid soap 5 l,can,7.9,EUR,20,5,3401
        PNT-W-25,"Латекс бял 2,5 л",Latex paint white 2.5 l,can,14,EUR,20,4,3209
        PNT-W-10,Латекс бял 10 л,Latex paint white 10 l,can,48,EUR,20,15,3209
        PNT-RAL9005,Боя алкидна RAL 9005 0.75 л,Alkyd paint RAL 9005 0.75 l,can,9,EUR,20,1,3208
        PIPE-20,Тръба PPR 20 мм 4 м,PPR pipe 20 mm 4 m,pcs,3.1,EUR,20,0.6,3917
        PIPE-25,Тръба PPR 25 мм 4 м,PPR pipe 25 mm 4 m,pcs,4.6,EUR,20,0.9,3917
        ELB-20,Коляно PPR 20 мм 90°,PPR elbow 20 mm 90°,pcs,0.3,EUR,20,0.02,3917
        VLV-12,"Сферичен кран 1/2""","Ball valve 1/2""",pcs,4.2,EUR,20,0.2,8481
        VLV-34,"Сферичен кран 3/4""","Ball valve 3/4""",pcs,6.1,EUR,20,0.3,8481
        BRG-6204,Лагер 6204-2RS,Bearing 6204-2RS,pcs,3.2,EUR,20,0.1,8482
        BRG-6205,Лагер 6205-2RS,Bearing 6205-2RS,pcs,3.6,EUR,20,0.13,8482
        OIL-10W40-4,Моторно масло 10W-40 4 л,Engine oil 10W-40 4 l,can,22,EUR,20,3.6,2710
        OIL-5W30-4,Моторно масло 5W-30 4 л,Engine oil 5W-30 4 l,can,29,EUR,20,3.6,2710
        BAG-120,Чували за смет 120 л 10 бр.,Garbage bags 120 l 10 pcs,roll,1.9,EUR,20,0.3,3923
        BAG-60,Чували за смет 60 л 20 бр.,Garbage bags 60 l 20 pcs,roll,1.5,EUR,20,0.3,3923
        """#
}

/// A line of goods as tests write it: `sku|quantity|unit|text`, `-` for no sku.
struct ExpectedLine: Equatable, CustomTestStringConvertible {
    var sku: String?
    var quantity: String
    var unit: String
    var text: String

    init(_ line: some StringProtocol) {
        let fields = String(line).split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map {
            String($0)
        }
        sku = fields[0] == "-" ? nil : fields[0]
        quantity = fields.count > 1 ? fields[1] : ""
        unit = fields.count > 2 ? fields[2] : ""
        text = fields.count > 3 ? fields[3] : ""
    }

    init(_ line: GoodsLine) {
        sku = line.sku
        quantity = line.quantity.map { "\($0)" } ?? ""
        unit = line.unit.map { "\($0)" } ?? ""
        text = line.text
    }

    /// Whether a line is what was expected: the words count only where no article is named, and then half of them.
    func fits(_ other: ExpectedLine) -> Bool {
        guard sku == other.sku, quantity == other.quantity, unit == other.unit else { return false }
        let words = Set(Catalogue.aliasKey(text).split(separator: " "))
        return sku != nil
            || 2 * words.intersection(Catalogue.aliasKey(other.text).split(separator: " ")).count >= words.count
    }

    var testDescription: String { "\(sku ?? "-")|\(quantity)|\(unit)|\(text)" }
}
