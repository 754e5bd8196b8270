extension ProseGoodsTests {
    /// Kind and text, then the lines.
    static let table2 = #"""
        @@ inquiry
        Колеги, оферирайте моля препарат за стъкло 750 мл (36 бр.) и течен сапун 5 л (12 туби).
        --
        DET-GL-075|36|pcs|препарат за стъкло 750 мл
        SOAP-5|12|can|течен сапун 5 л

        @@ order
        FLR-500-25 - 10
        SUG-25 - 5
        oil-sun-10 - 4 туби
        --
        FLR-500-25|10||FLR-500-25
        SUG-25|5||SUG-25
        OIL-SUN-10|4|can|oil-sun-10

        @@ inquiry
        Bitte um Preis für Artikel CBL-3x25 (500 m) und Artikel BRK-16A (30 Stk.).
        --
        CBL-3x25|500|m|CBL-3x25
        BRK-16A|30|pcs|BRK-16A

        @@ inquiry
        Търся цена за черен офис стол и за бяла етажерка.
        --
        CHR-OFC-B|||черен офис стол
        SHF-80|||бяла етажерка

        @@ order
        За утре: 3 кг кафе на зърна, 12 бр. мляно кафе 200 г, 20 бутилки зехтин 500 мл.
        --
        COF-BN-1000|3|kg|кафе на зърна
        COF-GR-200|12|pcs|мляно кафе 200 г
        OIL-OLV-05|20||зехтин 500 мл

        @@ inquiry
        Здравейте,
        имам нужда от следното:

        Контакт единичен IP20      50 бр.
        Контакт IP44               20 бр.
        Кабел СВТ 3x2,5           200 м
        Крушка LED E14 5W          60 бр.

        Кога можете да доставите?
        --
        SOC-1-W|50|pcs|Контакт единичен IP20
        SOC-1-44|20|pcs|Контакт IP44
        CBL-3x25|200|m|Кабел СВТ 3x2,5
        LED-E14-5W|60|pcs|Крушка LED E14 5W

        @@ inquiry
        Please quote the following items:
        1) Nitrile gloves size L - 50 boxes
        2) Nitrile gloves size XL - 50 boxes
        3) Latex gloves L - 30 boxes
        Our last price was 6.20 EUR per box.
        --
        GLV-NIT-L|50|box|Nitrile gloves size L
        -|50|box|Nitrile gloves size XL
        GLV-LAT-L|30|box|Latex gloves L

        @@ inquiry
        Моля за оферта за 100 бр. тениски с щампа по приложения файл и 20 бр. офис столове, може и друг цвят освен черен.
        --
        -|100|pcs|тениски с щампа по приложения файл
        CHR-OFC-B|20|pcs|офис столове

        @@ order
        Уважаеми господа,
        моля да ни доставите 2 (два) броя тонер касета HP 26A и 10 (десет) пакета копирна хартия А4.
        --
        TON-26A|2|pcs|тонер касета HP 26A
        PAP-A4-80|10||копирна хартия А4

        @@ inquiry
        Колко струват 2 палета брашно тип 500 по 25 кг? И ако взема 3 палета?
        --
        FLR-500-25|2|pallet|брашно тип 500 по 25 кг

        @@ inquiry
        Quantity: 500 pcs
        Article: Envelope DL self-adhesive white
        --
        ENV-DL|500|pcs|Envelope DL self-adhesive white

        @@ inquiry
        Артикул: Копирна хартия A3 80 г
        Количество: 15 пакета

        Артикул: Химикал черен
        Количество: 100 бр.
        --
        PAP-A3-80|15||Копирна хартия A3 80 г
        PEN-BK|100|pcs|Химикал черен

        @@ order
        Dobar dan, molim vas pošaljite 20 kom LED sijalica E27 9W i 100 m kabla SVT 3x1,5.
        --
        LED-E27-9W|20|pcs|LED sijalica E27 9W
        CBL-3x15|100|m|kabla SVT 3x1,5

        @@ inquiry
        Здравствуйте, нам нужно 300 кг муки пшеничной тип 500 в мешках по 25 кг и 40 бутылок подсолнечного масла 1 л.
        --
        FLR-500-25|300|kg|муки пшеничной тип 500
        OIL-SUN-1|40||подсолнечного масла 1 л

        @@ order
        Порачвам 2 стека минерална вода 1,5 л и 1 кутия ръкавици латекс L. Доставка на 12.05 до обяд на ул. Шипка 6.
        --
        WTR-15|2||минерална вода 1,5 л
        GLV-LAT-L|1|box|ръкавици латекс L

        @@ inquiry
        ВАЖНО!!! Нужни са ни спешно 20бр. ЛАГЕР 6204 2RS и 10БР ЛАГЕР 6205 2RS!!!
        --
        BRG-6204|20|pcs|ЛАГЕР 6204 2RS
        BRG-6205|10|pcs|ЛАГЕР 6205 2RS

        @@ inquiry
        Please let me know your best price on 1,000 m of cable SVT 3x2.5, in 100 m coils, and two pallets (about 96 boxes) of sparkling water 0.5 l.
        --
        CBL-3x25|1000|m|cable SVT 3x2.5
        WTR-SP-05|2|pallet|sparkling water 0.5 l

        @@ order
        Wir bestellen:
        Pos.  Artikel                         Menge
        1     Weizenmehl Typ 500 25 kg        40 Sack
        2     Zucker 25 kg                    20 Sack
        3     Sonnenblumenöl 10 l             12 Kanister
        --
        FLR-500-25|40||Weizenmehl Typ 500 25 kg
        SUG-25|20||Zucker 25 kg
        OIL-SUN-10|12|can|Sonnenblumenöl 10 l

        @@ inquiry
        Бихте ли ми дали цени на следните неща: бяло сирене 8 кг, краве масло 82%, прясно мляко 3,5% и минерална вода 0.5
        --
        CHS-WHT-8|||бяло сирене 8 кг
        BTR-82-250|||краве масло 82%
        MLK-35|||прясно мляко 3,5%
        WTR-05|||минерална вода 0.5

        @@ order
        Добавете към днешната поръчка още 4 бр. чували за смет 120 л и 2 бр. препарат за под.
        --
        BAG-120|4|pcs|чували за смет 120 л
        DET-5|2|pcs|препарат за под

        @@ inquiry
        Dear Sir or Madam,
        we are a hotel in Sunny Beach and look for 300 pillows 50x70, 300 quilts and 600 sets of bed linen. Please send your price list.
        --
        -|300||pillows 50x70
        -|300||quilts
        -|600|set|bed linen

        @@ order
        Здравейте,

        Моля приемете следната поръчка:
        Кабел СВТ 3х2,5 - 2 макари по 100м
        Контакт единичен бял - 30 бр.
        LED крушка Е27 9W - 50 бр.

        Адрес за доставка: гр. Русе, ул. Борисова 25
        Лице за контакт: Петър Петров, 0888 123 456

        Поздрави
        --
        CBL-3x25|2|spool|Кабел СВТ 3х2,5
        SOC-1-W|30|pcs|Контакт единичен бял
        LED-E27-9W|50|pcs|LED крушка Е27 9W

        @@ inquiry
        Hello,
        Can you offer the following? Delivery to Varna, end of May.
        * Copy paper A4 80 gsm: 200 packs
        * Copy paper A3 80 gsm: 20 packs
        * Envelopes DL, white: 5.000 pcs
        * Toner HP 26A: 4
        --
        PAP-A4-80|200||Copy paper A4 80 gsm
        PAP-A3-80|20||Copy paper A3 80 gsm
        ENV-DL|5000|pcs|Envelopes DL, white
        TON-26A|4||Toner HP 26A

        @@ order
        Hallo Frau Petrova, bitte nochmals wie letztes Mal: 20 Säcke Mehl Typ 500 25 kg, 10 Säcke Zucker 25 kg und 4 Eimer weißer Käse 8 kg. Lieferung Donnerstag. Danke!
        --
        FLR-500-25|20||Mehl Typ 500 25 kg
        SUG-25|10||Zucker 25 kg
        CHS-WHT-8|4|can|weißer Käse 8 kg

        @@ inquiry
        Имаме нужда от 2 броя бюра 160х80 бели и 2 броя посетителски стола. На каква цена са и дали има доставка до Велико Търново (5000)? Купувахме преди по 150 лв.
        --
        DSK-160-W|2|pcs|бюра 160х80 бели
        CHR-VIS|2|pcs|посетителски стола

        @@ complaint
        Здравейте, вчера получихме поръчката, но вместо 30 туби течен сапун 5 л са дошли само 26. Моля изпратете липсващите 4.
        --
        SOAP-5|4|can|течен сапун 5 л

        @@ complaint
        Dear team, two of the office chairs (black) arrived with a broken gas lift and one desk 140x70 has a scratched top. Pictures attached.
        --
        CHR-OFC-B|2||office chairs (black)
        DSK-140|1||desk 140x70
        """#
}
