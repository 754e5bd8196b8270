import Testing
import Understanding

@Suite struct `The language of a mail` {
    @Test(arguments: [
        ("Здравейте, моля за оферта за 20 чувала брашно тип 500.", "bg"), ("Да, става.", "bg"),
        ("болт М8х40 - 500 бр.", "bg"),
        ("къде е пратката ми", "bg"), ("Zdraveite, molq za oferta za 200 br himikalki", "bg"),
        ("kade mi e pratkata, chakam q ot ponedelnik", "bg"),
        ("Da, potvarjdavam.", "bg"), ("mnogo blagodarq, pratkata pristigna", "bg"),
        ("Kolko struva dostavkata do Varna?", "bg"),
        ("Благодаря!", "bg"), ("Пускайте.", "bg"), ("OK, пускайте", "bg"), ("Imate li sini papki na sklad", "bg"),
        ("Please quote 20 drums of solvent.", "en"), ("Thanks!", "en"), ("Where is my parcel?", "en"),
        ("go ahead", "en"),
        ("We need it by Friday.", "en"), ("Price for 40 oak chairs?", "en"), ("Yes please", "en"), ("Confirmed.", "en"),
        ("Bitte um Angebot über 40 Rollen Malervlies.", "de"), ("Wann kommt die Ware?", "de"), ("Passt, danke.", "de"),
        ("Wir bestellen 3 Paletten.", "de"),
        ("Guten Tag, anbei die Bestellung.", "de"), ("Was kostet der Versand nach Österreich?", "de"),
        ("Bună ziua, vă rog o ofertă pentru 50 de scaune.", "ro"), ("Buna ziua, cat costa livrarea la Giurgiu?", "ro"),
        ("Multumesc", "ro"),
        ("Παρακαλώ στείλτε μου προσφορά για 30 καρέκλες.", "el"), ("Ευχαριστώ", "el"),
        ("Поштовани, молимо вас за понуду за 50 столица.", "sr"), ("Где је наша пошиљка?", "sr"),
        ("Postovani, molimo ponudu za 50 stolica.", "sr"),
        ("Почитувани, ве молам за понуда за 50 столици.", "mk"),
        ("Каде е нашата пратка? Ја чекаме од вторник, ќе стигне ли?", "mk"),
        ("Merhaba, 50 adet sandalye için fiyat teklifi rica ederiz.", "tr"), ("Siparişimiz ne zaman gelir?", "tr"),
        ("Здравствуйте, просим выслать цены на 50 стульев.", "ru"), ("Когда будет отгрузка?", "ru"),
        ("Добрий день, просимо надати ціну на стільці.", "uk"),
        ("Bonjour, pourriez-vous nous envoyer un devis pour 50 chaises ?", "fr"),
        ("Buongiorno, vorremmo un preventivo per 50 sedie.", "it"),
        ("Hola, ¿podrían enviarnos un presupuesto para 50 sillas?", "es"),
        ("Bom dia, gostaríamos de um orçamento para 50 cadeiras.", "pt"),
        ("Goedemorgen, graag een offerte voor 50 stoelen.", "nl"),
        ("Dzień dobry, proszę o ofertę na 50 krzeseł.", "pl"),
        ("Dobrý den, prosíme o nabídku na 50 židlí.", "cs"), ("Tisztelt Uram, kérjük árajánlatát 50 székre.", "hu"),
        ("Poštovani, molimo cijenu za 50 stolica i gdje se roba može preuzeti.", "hr"),
    ])
    func `A few words are enough`(text: String, expected: String) {
        #expect(LanguageReader.language(of: text) == expected)
    }

    @Test(arguments: [
        "OK", "Ok.", "", "BLT-933-M8x40 500", "1234567890", "👍", "OF-2026-00012", "+359 888 123 456", "M8x40, M10x60",
        "ok ok",
    ])
    func `Where there is nothing to tell there is no language`(text: String) {
        #expect(LanguageReader.language(of: text) == nil)
    }
}
