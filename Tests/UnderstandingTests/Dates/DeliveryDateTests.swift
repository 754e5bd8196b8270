import Testing

@testable import Understanding

/// Tuesday.
private let today = Day(iso: "2026-05-12")

private func wanted(_ text: String, _ kind: MailKind = .inquiry) -> String? {
    DeliveryDate(today: today, kind: kind).wanted(in: LexedText(text))?.day.iso
}

@Suite struct `The wanted delivery date` {
    @Test(arguments: [
        ("Трябват ни до 20 май в склада ни.", "2026-05-20"), ("Доставката да е до края на месеца.", "2026-05-31"),
        ("Моля доставете най-късно на 22.05.", "2026-05-22"), ("да са тука до петък", "2026-05-15"),
        ("Брашното ни е нужно за 15.06. в пекарната.", "2026-06-15"), ("Срок на доставка: 25.05.2026 г.", "2026-05-25"),
        ("Нужни са ни в рамките на 10 дни.", "2026-05-22"), ("Може ли да пристигнат другата седмица?", "2026-05-22"),
        ("с доставка до обекта до 09.06.", "2026-06-09"), ("Стоката ни трябва утре.", "2026-05-13"),
        ("Доставка до 15 работни дни.", "2026-06-03"), ("Желана дата на доставка: 1 юни", "2026-06-01"),
        ("Искаме столовете да са при нас до 30-ти.", "2026-05-30"),
        ("насрочете доставката за 25.05.2026 г., складът ни работи до 16:30", "2026-05-25"),
        ("materialite ni trqbvat do petak", "2026-05-15"), ("dostavkata da e do 20 mai", "2026-05-20"),
        ("We need it here no later than 25 May.", "2026-05-25"), ("Needs to be here by Friday.", "2026-05-15"),
        ("Goods are needed there latest 17 June 2026.", "2026-06-17"),
        ("Delivery within two weeks from today would suit us well.", "2026-05-26"),
        ("If everything could reach us by the end of June that would be perfect.", "2026-06-30"),
        ("Required delivery date: 05/06/2026", "2026-06-05"), ("Please ship by June 3rd.", "2026-06-03"),
        ("We would like the chairs delivered next Friday.", "2026-05-22"),
        ("Can you deliver in week 24?", "2026-06-12"), ("The paint must be on site before 1 June.", "2026-06-01"),
        ("Gewünschter Liefertermin: 30.06.2026, frei Haus", "2026-06-30"),
        ("Wir bräuchten alles bis spätestens 24. Juni hier.", "2026-06-24"),
        ("Lieferung bitte in KW 24, Freitag.", "2026-06-12"), ("Bitte liefern Sie bis Ende Mai.", "2026-05-31"),
        ("zur Lieferung bis zum 15. Juni 2026", "2026-06-15"),
        ("Avem nevoie de livrare până vineri.", "2026-05-15"), ("Поставка нужна до 20 июня.", "2026-06-20"),
        ("Потребно нам је до 20. јуна.", "2026-06-20"),
        ("Siparişi 20 Haziran tarihine kadar teslim edin.", "2026-06-20"),
        ("Θα τα χρειαστούμε μέχρι 20 Ιουνίου.", "2026-06-20"),
        ("Молимо испоруку до петка.", "2026-05-15"), ("Livraison souhaitée le 20 juin.", "2026-06-20"),
        ("Моля заместващите платове да са при нас най-късно на 18 май, на 19-ти шием.", "2026-05-18"),
        ("Please send replacements by 20 May, the show opens on 22 May.", "2026-05-20"),
        ("Приемаме, ако доставката е до петък.", "2026-05-15"),
        ("Доставете ги до 1.VI.2026 г.", "2026-06-01"), ("Да пристигнат най-късно петък, 29-ти.", "2026-05-29"),
        ("Нужни са ни до 18 т.м.", "2026-05-18"), ("Бъдете така добри да ги доставите до първи юли.", "2026-07-01"),
        ("We need delivery Monday week.", "2026-05-25"), ("Needed on site, Thursday latest.", "2026-05-14"),
        ("Lieferung bitte am 28.", "2026-05-28"), ("Bitte liefern Sie Dienstagnachmittag.", "2026-05-19"),
        ("Lieferung übernächste Woche, Mittwoch.", "2026-05-27"), ("Παράδοση έως τις 3 Ιουνίου.", "2026-06-03"),
    ])
    func `Words of delivery or need make a date the wanted one`(text: String, expected: String) {
        #expect(wanted(text) == expected)
    }

    @Test(arguments: [
        "Офертата ми трябва до четвъртък, за доставката не бързаме.",
        "Моля за цена до края на деня, до петък трябва да подадем търга.",
        "Quotes need to be with me by close of business on Friday.", "Please send your offer by 20 May.",
        "Angebot bitte bis Freitag.",
        "Офертата да е валидна до 30 юни.", "The price should stay valid until end of May.",
        "В отпуск съм до 24.05.2026 г.",
        "вчера, на 11 май, получихме пратка", "Поръчката от 15.06.2025 е наред.", "По фактура от 01.05.2026",
        "our invoice dated 20 May 2026",
        "Ще платим до петък.", "Payment will be made by 30 May.", "Изложението е от 6 до 9 октомври.",
        "from 1 June our warehouse moves",
        "От 1 юни складът ни се мести.", "Мога да започна от 15 юни.", "this arrived today", "тръгнала е на 21 април",
        "Последно купихме на 3 март по 0,95.",
        "Ще ви отговорим до края на седмицата.", "We will decide by Friday.", "Let us meet on 20 May.",
        "Можем ли да платим с отложено плащане 30 дни?",
        "20 pcs, 30 days net", "гаранция 2 години", "Rechnung vom 05.05.2026", "Please confirm by Friday.",
        "Моля потвърдете до утре.",
        "поръчката ви от миналата седмица", "Нашият складов работник е на смяна до 16:30.", "Обадете ми се утре.",
        "call me tomorrow", "Моля цена за 2 помпи 3 kW.", "Motor 24 kW bitte liefern.",
    ])
    func `Dates of other matters do not count`(text: String) {
        #expect(wanted(text) == nil)
    }
}
