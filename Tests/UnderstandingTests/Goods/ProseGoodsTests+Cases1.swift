extension ProseGoodsTests {
    /// Kind and text, then the lines.
    static let table1 = #"""
        @@ inquiry
        Здравейте, моля за оферта за 200 кг брашно тип 500 в чували от 25 кг и 50 кг кафява захар. Също и 10 туби олио по 10 литра.
        --
        FLR-500-25|200|kg|брашно тип 500
        SUG-BR-1|50|kg|кафява захар
        OIL-SUN-10|10|can|олио

        @@ order
        Поръчвам:
        - брашно тип 500 25 кг - 20 чувала
        - захар 25кг - 10 чувала
        - олио слънчогледово 10 л - 15 туби
        - домати белени 400 г - 48 бр.
        --
        FLR-500-25|20||брашно тип 500 25 кг
        SUG-25|10||захар 25кг
        OIL-SUN-10|15|can|олио слънчогледово 10 л
        TOM-CAN-400|48|pcs|домати белени 400 г

        @@ inquiry
        Could you quote us for 3,000 flyers A5 135 gsm glossy and 500 business cards 90x50 matt? We also need 12 m2 of vinyl banner 440.
        --
        FLY-A5-135|3000||flyers A5 135 gsm glossy
        CARD-9050|500||business cards 90x50 matt
        BAN-440|12|m2|vinyl banner 440

        @@ inquiry
        Guten Tag,
        wir benötigen 250 m Kabel SVT 3x2,5 sowie 30 Stück LED-Lampen E27 9W und zehn Doppelsteckdosen weiß.
        --
        CBL-3x25|250|m|Kabel SVT 3x2,5
        LED-E27-9W|30|pcs|LED-Lampen E27 9W
        SOC-2-W|10||Doppelsteckdosen weiß

        @@ order
        моля пуснете 5 кашона хартия А4 80г, 20 бр тиксо прозрачно 48х66 и 2 тонера HP 26A
        --
        PAP-A4-80|5|box|хартия А4 80г
        TAPE-48-66T|20|pcs|тиксо прозрачно 48х66
        TON-26A|2||тонера HP 26A

        @@ inquiry
        Интересуват ни нитрилни ръкавици размер M и L, по 20 кутии от всеки размер.
        --
        GLV-NIT-M|20|box|нитрилни ръкавици размер M
        GLV-NIT-L|20|box|нитрилни ръкавици размер L

        @@ order
        Please send:
        20 x nitrile gloves L
        garbage bags 120 l x 50
        10 x liquid soap 5 l
        --
        GLV-NIT-L|20||nitrile gloves L
        BAG-120|50||garbage bags 120 l
        SOAP-5|10||liquid soap 5 l

        @@ inquiry
        Имате ли на склад бюра 160х80 дъб и каква е цената за 6 броя?
        --
        DSK-160|6|pcs|бюра 160х80 дъб

        @@ inquiry
        Трябват ми бюра 160х80, 4 бр., и 4 офис стола.
        --
        -|4|pcs|бюра 160х80
        CHR-OFC-B|4||офис стола

        @@ order
        Hiermit bestellen wir 1.500 Stück Briefumschläge C5 selbstklebend, 2 Kartons Klebeband braun 48 mm x 66 m und ein Dutzend Kugelschreiber blau.
        --
        ENV-C5|1500|pcs|Briefumschläge C5 selbstklebend
        TAPE-48-66B|2|box|Klebeband braun 48 mm x 66 m
        PEN-BL|12||Kugelschreiber blau

        @@ inquiry
        Здравейте,
        търсим кашони 600х400х300 - 1000 бр., и стреч фолио 50 см 23 мк - 40 ролки. Доставка до Пловдив, 4000.
        --
        BOX-600|1000|pcs|кашони 600х400х300
        STR-50-23|40|roll|стреч фолио 50 см 23 мк

        @@ order
        Заявка:
        1. Кабел СВТ 3х1.5 – 300 м
        2. Кабел СВТ 5х4 – 100 л.м.
        3. Прекъсвач 16А – 24 бр.
        4. Контакт двоен бял – 40 бр
        5. Контакт IP44 - 12
        --
        CBL-3x15|300|m|Кабел СВТ 3х1.5
        CBL-5x4|100|m|Кабел СВТ 5х4
        BRK-16A|24|pcs|Прекъсвач 16А
        SOC-2-W|40|pcs|Контакт двоен бял
        SOC-1-44|12||Контакт IP44

        @@ inquiry
        Bună ziua, vă rog ofertă pentru 100 kg zahăr 25 kg și 200 sticle de ulei de floarea-soarelui 1 l.
        --
        SUG-25|100|kg|zahăr 25 kg
        OIL-SUN-1|200||ulei de floarea-soarelui 1 l

        @@ order
        1 пале минерална вода 0,5 л, 2 пал. вода 1.5 л и пет кашона газирана вода 500 мл
        --
        WTR-05|1|pallet|минерална вода 0,5 л
        WTR-15|2|pallet|вода 1.5 л
        WTR-SP-05|5|box|газирана вода 500 мл

        @@ inquiry
        We would like a price for: isopropyl alcohol, 5 l cans, 40 cans; citric acid 25 kg bags - 1.5 t; caustic soda – 800 kg.
        --
        IPA-5|40|can|isopropyl alcohol, 5 l cans
        ACID-CIT-25|1.5|t|citric acid 25 kg bags
        NAOH-25|800|kg|caustic soda

        @@ complaint
        Получихме вчера 50 бр. лагери 6205-2RS, от тях 7 броя са дефектни - заяждат още при въртене на ръка.
        --
        BRG-6205|7|pcs|лагери 6205-2RS

        @@ complaint
        From the 200 LED bulbs E27 9W delivered on Monday 14 do not light at all. Please replace them.
        --
        LED-E27-9W|14||LED bulbs E27 9W

        @@ complaint
        Leider fehlen in der Lieferung 3 Kanister Flüssigseife 5 l. Auf dem Lieferschein stehen 10, gekommen sind nur 7.
        --
        SOAP-5|3|can|Flüssigseife 5 l

        @@ inquiry
        Hello, do you have ball valves 1/2" and 3/4"? I need 25 pcs of each.
        --
        VLV-12|25|pcs|ball valves 1/2"
        VLV-34|25|pcs|ball valves 3/4"

        @@ inquiry
        Моля дайте цена за сферични кранове 1/2" и 3/4" - по 30 бр., тръба PPR 20 - 120 м и колена ф20 - 200 бр.
        --
        VLV-12|30|pcs|сферични кранове 1/2"
        VLV-34|30|pcs|сферични кранове 3/4"
        PIPE-20|120|m|тръба PPR 20
        ELB-20|200|pcs|колена ф20

        @@ order
        Добър ден, искаме да поръчаме двеста и петдесет броя кашони 400х300х200, хиляда плика C5 и половин тон натриева основа.
        --
        BOX-400|250|pcs|кашони 400х300х200
        ENV-C5|1000||плика C5
        NAOH-25|0.5|t|натриева основа

        @@ inquiry
        zdraveite iskam cena za 30 broya led krushki e27 9w, 2 makari kabel svt 3x1.5 po 100 m i 10 br kontakt dvoen
        --
        LED-E27-9W|30|pcs|led krushki e27 9w
        CBL-3x15|2|spool|kabel svt 3x1.5
        SOC-2-W|10|pcs|kontakt dvoen

        @@ inquiry
        Need a quote: 40 office chairs (black), 40 desks 140x70 oak, 12 bookshelves 80x30x180. Delivery to Sofia 1000 within 3 weeks.
        --
        CHR-OFC-B|40||office chairs (black)
        DSK-140|40||desks 140x70 oak
        SHF-80|12||bookshelves 80x30x180

        @@ inquiry
        Моля за цена на моторно масло 10W40, туби от 4 литра, 60 броя.
        --
        OIL-10W40-4|60|pcs|моторно масло 10W40

        @@ order
        Please deliver 6 rolls stretch film 50cm 23my, 10 reams copy paper A4 80g and 1 box of nitrile gloves size M.
        --
        STR-50-23|6|roll|stretch film 50cm 23my
        PAP-A4-80|10||copy paper A4 80g
        GLV-NIT-M|1|box|nitrile gloves size M

        @@ inquiry
        Здравейте, правим ремонт и ни трябва латекс бял, 10 литрова опаковка, 8 кофи. Имате ли и алкидна боя RAL 9005? Трябват 3 кутии.
        --
        PNT-W-10|8|can|латекс бял
        PNT-RAL9005|3|box|алкидна боя RAL 9005

        @@ order
        Bitte liefern Sie uns je 10 Stück Kugelschreiber blau und Kugelschreiber schwarz.
        --
        PEN-BL|10|pcs|Kugelschreiber blau
        PEN-BK|10|pcs|Kugelschreiber schwarz
        """#
}
