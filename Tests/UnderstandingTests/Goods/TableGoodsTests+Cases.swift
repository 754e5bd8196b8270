extension TableGoodsTests {
    /// A name, rows with cells parted by bars, then the lines.
    static let table = #"""
        @@ inquiry bg headers with code column
        №|Кат. №|Наименование на стоката|М.ед.|К-во|Ед. цена|Стойност
        1|FLR-500-25|Брашно тип 500|чувал|20||
        2||Захар 25 кг|бр.|15||
        3||Оцет 0,7 л|бр.|60||
        |||||Общо:|
        --
        FLR-500-25|20||Брашно тип 500
        SUG-25|15|pcs|Захар 25 кг
        -|60|pcs|Оцет 0,7 л

        @@ inquiry qty first
        Qty|UOM|Item description|Remarks
        1,000|PCS|Envelope C5 self-adhesive white|
        12|ROLL|Packing tape brown 48mm x 66m|
        5|BOX|Nitrile gloves L|blue ones
        --
        ENV-C5|1000|pcs|Envelope C5 self-adhesive white
        TAPE-48-66B|12|roll|Packing tape brown 48mm x 66m
        -|5|box|Nitrile gloves L

        @@ inquiry no header
        Кабел СВТ 3x2,5|500 м
        Кабел СВТ 5x4|100 м
        Контакт двоен бял|40 бр.
        --
        CBL-3x25|500|m|Кабел СВТ 3x2,5
        CBL-5x4|100|m|Кабел СВТ 5x4
        SOC-2-W|40|pcs|Контакт двоен бял

        @@ order no header with pos and unit col
        1|Лагер 6204-2RS|бр|10
        2|Лагер 6205-2RS|бр|25
        --
        BRG-6204|10|pcs|Лагер 6204-2RS
        BRG-6205|25|pcs|Лагер 6205-2RS

        @@ inquiry german
        Pos.|Artikelnummer|Bezeichnung|Menge|ME|Einzelpreis
        10|4711-001|Kopierpapier A4 80g|50|Pkt.|
        20|4711-002|Klebeband transparent 48 x 66|36|Rolle|
        30|4711-003|Kugelschreiber blau|1.000|Stk.|
        Gesamt|||||
        --
        PAP-A4-80|50||Kopierpapier A4 80g
        TAPE-48-66T|36|roll|Klebeband transparent 48 x 66
        PEN-BL|1000|pcs|Kugelschreiber blau

        @@ inquiry size column
        Артикул|Размер|Брой
        Ръкавици нитрилни|M|40 кутии
        Ръкавици нитрилни|L|60 кутии
        Ръкавици нитрилни|XL|10 кутии
        --
        GLV-NIT-M|40|box|Ръкавици нитрилни
        GLV-NIT-L|60|box|Ръкавици нитрилни
        -|10|box|Ръкавици нитрилни

        @@ order code only
        Code|Quantity
        WTR-05|120
        WTR-15|60
        XXX-99|5
        --
        WTR-05|120||WTR-05
        WTR-15|60||WTR-15
        -|5||XXX-99

        @@ order kg in head
        Продукт|Количество (кг)|Цена за кг
        Кафе на зърна|25|18,00
        Лимонена киселина|50,5|2
        --
        COF-BN-1000|25|kg|Кафе на зърна
        ACID-CIT-25|50.5|kg|Лимонена киселина

        @@ inquiry two row head
        |Описание|Количество|Цена
        |на артикула|бр.|лв.
        1|Бюро 140x70 дъб|12|
        2|Офис стол черен|12|
        --
        DSK-140|12|pcs|Бюро 140x70 дъб
        CHR-OFC-B|12|pcs|Офис стол черен

        @@ inquiry section headings
        №|Вид|Кол.|Мярка
        |Осветление||
        1|LED крушка E27 9W|100|бр
        2|LED крушка E14 5W|50|бр
        |Кабели||
        3|СВТ 3x1,5|300|м
        4|СВТ 3x2,5|200|м
        --
        LED-E27-9W|100|pcs|LED крушка E27 9W
        LED-E14-5W|50|pcs|LED крушка E14 5W
        CBL-3x15|300|m|СВТ 3x1,5
        CBL-3x25|200|m|СВТ 3x2,5

        @@ order orderform
        Код|Наименование|Цена|Поръчка
        WTR-05|Минерална вода 0,5 л|0,40|
        WTR-15|Минерална вода 1,5 л|0,70|24
        WTR-SP-05|Газирана вода 0,5 л|0,50|
        COF-GR-200|Кафе мляно 200 г|4,80|12
        MLK-35|Прясно мляко 3,5%|1,30|
        MLK-15|Прясно мляко 1,5%|1,20|
        --
        WTR-15|24||Минерална вода 1,5 л
        COF-GR-200|12||Кафе мляно 200 г

        @@ complaint faulty col
        Артикул|Доставени|Дефектни
        Лагер 6204-2RS|100|8
        Лагер 6205-2RS|50|0
        --
        BRG-6204|8||Лагер 6204-2RS

        @@ order romanian
        Nr. crt.|Denumire produs|U.M.|Cantitate
        1|Zahăr 25 kg|buc|10
        2|Ulei floarea soarelui 10 l|bidon|4
        --
        SUG-25|10|pcs|Zahăr 25 kg
        OIL-SUN-10|4|can|Ulei floarea soarelui 10 l

        @@ inquiry title rows above
        Фирма Алфа ООД|||
        Запитване № 12 / 03.04.2026|||
        |||
        Артикул|Количество|Ед. мярка|Забележка
        Стреч фолио 50 см 23 мк|24|рол.|
        Тиксо прозрачно 48x66|72|бр.|или еквивалент
        --
        STR-50-23|24|roll|Стреч фолио 50 см 23 мк
        TAPE-48-66T|72|pcs|Тиксо прозрачно 48x66

        @@ inquiry code mismatch
        Code|Description|Qty
        MLK-35|Fresh milk 1.5% 1 l|10
        --
        -|10||Fresh milk 1.5% 1 l

        @@ inquiry not goods
        Име|Телефон
        Иван Петров|0888 123 456
        Мария Иванова|0888 654 321
        --

        @@ order price columns no header
        1|Пликове C5 бели самозалепващи|200|0,05|10,00
        2|Химикал син|50|0,30|15,00
        --
        ENV-C5|200||Пликове C5 бели самозалепващи
        PEN-BL|50||Химикал син

        @@ order serbian
        R.br.|Naziv robe|J.m.|Količina
        1|Brašno T-500 25 kg|džak|12
        2|Šećer 25 kg|džak|6
        --
        FLR-500-25|12||Brašno T-500 25 kg
        SUG-25|6||Šećer 25 kg
        """#
}
