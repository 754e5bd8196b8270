extension ProseGoodsTests {
    /// Kind and text, then the lines.
    static let table3 = #"""
        @@ inquiry
        Запитване за следните артикули (количества за месец):
        Захар 25 кг — 40 чувала
        Брашно тип 500, 25 кг — 80 чувала
        Ориз басмати 1 кг — 120 бр.
        Олио 10 л — 30 туби
        Оцет 0,7 л — 60 бр.
        --
        SUG-25|40||Захар 25 кг
        FLR-500-25|80||Брашно тип 500, 25 кг
        RICE-BAS-1|120|pcs|Ориз басмати 1 кг
        OIL-SUN-10|30|can|Олио 10 л
        -|60|pcs|Оцет 0,7 л

        @@ inquiry
        Hi! We're opening a café and would like to order coffee beans (around 20 kg a month), 10 cartons of fresh milk 3.5% and brown sugar, 5 kg. What are your prices?
        --
        COF-BN-1000|20|kg|coffee beans
        MLK-35|10|box|fresh milk 3.5%
        SUG-BR-1|5|kg|brown sugar

        @@ order
        Bestellung Nr. 4711
        Kundennr. 10234
        Bitte liefern Sie bis KW 24:
        3 x Latexfarbe weiß 10 l
        12 x Müllsäcke 120 l
        5 x Glasreiniger 750 ml
        --
        PNT-W-10|3||Latexfarbe weiß 10 l
        BAG-120|12||Müllsäcke 120 l
        DET-GL-075|5||Glasreiniger 750 ml

        @@ inquiry
        Интересувам се от цени на кабели: СВТ 3х1,5 - 500 м; СВТ 3х2,5 - 500 м; СВТ 5х4 - 200 м.
        --
        CBL-3x15|500|m|кабели СВТ 3х1,5
        CBL-3x25|500|m|СВТ 3х2,5
        CBL-5x4|200|m|СВТ 5х4

        @@ inquiry
        моля изпратете ми оферта за лагери 6204-2RS – 10 бр., 6205-2RS – 20 бр. и 6206-2RS – 5 бр.
        --
        BRG-6204|10|pcs|лагери 6204-2RS
        BRG-6205|20|pcs|лагери 6205-2RS
        -|5|pcs|лагери 6206-2RS

        @@ order
        Поръчка за доставка до магазина утре сутрин:
        кафе зърна 5кг
        кафе мляно 200гр 24бр
        прясно мляко 3.5% 60бр
        захар 1кг 40 бр
        минерална вода 1,5 - 10 стека
        --
        COF-BN-1000|5|kg|кафе зърна
        COF-GR-200|24|pcs|кафе мляно 200гр
        MLK-35|60|pcs|прясно мляко 3.5%
        -|40|pcs|захар 1кг
        WTR-15|10||минерална вода 1,5

        @@ inquiry
        Please find our requirement below:
        Item: Nitrile gloves, size L. Quantity: 100 boxes.
        Item: Floor cleaner 5 l. Quantity: 24 cans.
        --
        GLV-NIT-L|100|box|Nitrile gloves, size L
        DET-5|24|can|Floor cleaner 5 l

        @@ inquiry
        Търсим визитки 90х50 мм, 350 г, мат ламинат - 1000 бр. и листовки А5 135 г гланц, двустранни, 5000 бр.
        --
        -|1000|pcs|визитки 90х50 мм, 350 г, мат ламинат
        -|5000|pcs|листовки А5 135 г гланц, двустранни

        @@ inquiry
        Добър ден. Може ли цена за петдесет и два кашона 600/400/300 и за тиксо 48/66 кафяво 5 кашона по 36 ролки?
        --
        BOX-600|52||кашона 600/400/300
        TAPE-48-66B|5|box|тиксо 48/66 кафяво

        @@ order
        Please add to our order: 2 pallets of copy paper A4 (80g), 1 roll stretch film.
        --
        PAP-A4-80|2|pallet|copy paper A4 (80g)
        STR-50-23|1|roll|stretch film

        @@ inquiry
        Колеги, трябва ми цена за Makita акумулаторен винтоверт или еквивалент - 2 бр и офис стол черен 1 бр.
        --
        -|2|pcs|Makita акумулаторен винтоверт или еквивалент
        CHR-OFC-B|1|pcs|офис стол черен

        @@ inquiry
        Трябват ни контакти Schneider двоен бял или еквивалентни, 20 броя.
        --
        SOC-2-W|20|pcs|контакти Schneider двоен бял или еквивалентни

        @@ inquiry
        Трябват ми 20 крушки E27 или E14, още не знам.
        --
        -|20||крушки E27 или E14

        @@ order
        искам 3 пакета копирна хартия и един тонер 26А до петък
        --
        -|3||копирна хартия
        TON-26A|1||тонер 26А

        @@ inquiry
        Нужни са ни 15 м² банер винил 440 г и 200 визитки мат.
        --
        BAN-440|15|m2|банер винил 440 г
        CARD-9050|200||визитки мат

        @@ inquiry
        We need 4 t sugar in 25 kg bags and 2,5 t flour type 1150.
        --
        SUG-25|4|t|sugar in 25 kg bags
        FLR-1150-25|2.5|t|flour type 1150

        @@ inquiry
        Добро утро! Пиша Ви от ресторант "Морска звезда" в Созопол. За сезона ще са ни нужни: зехтин екстра върджин 0,5 л (около 100 бутилки), домати белени консерва (200 броя) и бяло саламурено сирене по 8 кг – 30 тенекии.
        --
        OIL-OLV-05|100||зехтин екстра върджин 0,5 л
        TOM-CAN-400|200|pcs|домати белени консерва
        CHS-WHT-8|30|can|бяло саламурено сирене по 8 кг

        @@ inquiry
        Ladies and gentlemen, for a new building we will need 2.4 km of cable SVT 3x1.5, 180 double sockets and 64 breakers 16A. Please quote DDP Bucharest.
        --
        CBL-3x15|2400|m|cable SVT 3x1.5
        SOC-2-W|180||double sockets
        BRK-16A|64||breakers 16A

        @@ order
        Order:

        Qty   Description
        10    Bearing 6204-2RS
        20    Bearing 6205-2RS
         2    Engine oil 5W-30 4 l

        Ship to: Unit 5, Dock Road
        --
        BRG-6204|10||Bearing 6204-2RS
        BRG-6205|20||Bearing 6205-2RS
        OIL-5W30-4|2||Engine oil 5W-30 4 l

        @@ inquiry
        molya za oferta:
        1. kashoni 600x400x300 - 500 br
        2. tikso kafyavo 48x66 - 72 br
        3. strech folio 50sm - 12 rolki
        --
        BOX-600|500|pcs|kashoni 600x400x300
        TAPE-48-66B|72|pcs|tikso kafyavo 48x66
        STR-50-23|12|roll|strech folio 50sm

        @@ inquiry
        Bună ziua, avem nevoie de 50 cutii mănuși nitril L, 20 saci menaj 120 l și 10 litri săpun lichid.
        --
        GLV-NIT-L|50|box|mănuși nitril L
        BAG-120|20||saci menaj 120 l
        SOAP-5|10|l|săpun lichid

        @@ order
        Please send:
        6 x 3x1.5 cable SVT
        4 x 9W LED bulb E27
        2,500 48 mm x 66 m transparent packing tapes
        --
        CBL-3x15|6||3x1.5 cable SVT
        LED-E27-9W|4||9W LED bulb E27
        TAPE-48-66T|2500||48 mm x 66 m transparent packing tapes

        @@ complaint
        Добър ден, 24 бр. LED крушки E27 9W от вчерашната доставка не светят.
        --
        LED-E27-9W|24|pcs|LED крушки E27 9W
        """#
}
