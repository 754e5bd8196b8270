import Testing
import Understanding

/// A signature and what it tells.
struct SignatureCase: Sendable, CustomTestStringConvertible {
    var text: String
    var name: String?
    var company: String?
    var phone: String?
    var vat: String?
    var from: [String] = []

    init(
        _ text: String, _ name: String?, _ company: String?, _ phone: String?, _ vat: String? = nil, from: [String] = []
    ) {
        (self.text, self.name, self.company, self.phone, self.vat, self.from) = (text, name, company, phone, vat, from)
    }

    var testDescription: String { text.replacing("\n", with: " / ") }
}

@Suite struct `The sender's signature` {
    static let cases: [SignatureCase] = [
        SignatureCase(
            "Поздрави,\nПетър Желев\nРомб Мебел ООД\nтел. 032 550 121", "Петър Желев", "Ромб Мебел ООД", "032 550 121"),
        SignatureCase(
            "С уважение,\n\nинж. Мария Тодорова\nУправител\n„Еко Пак“ ЕООД\nЕИК 204123456\nмоб.: 0888 123 456",
            "Мария Тодорова", "„Еко Пак“ ЕООД", "0888 123 456", "204123456"),
        SignatureCase(
            "-- \nИван Колев | Снабдяване | Арда Текстил АД\nт: +359 361 55 012, ф: +359 361 55 013\nДДС № BG 811 223 344",
            "Иван Колев", "Арда Текстил АД", "+359 361 55 012", "BG811223344"),
        SignatureCase("Поздрави\nГошо\n0888123456", "Гошо", nil, "0888123456"),
        SignatureCase(
            "Лек ден!\nДесислава Нинова-Коева\nОтдел „Логистика“\nХлебопроизводство Струма\nгр. Перник, ул. Минна 5\nфакс 076 550 111\nтел 076 550 110",
            "Десислава Нинова-Коева", "Хлебопроизводство Струма", "076 550 110"),
        SignatureCase(
            "ЕТ „Калина - Станка Петрова“\nСтанка Петрова\nтел./факс: 0550 4321", "Станка Петрова",
            "ЕТ „Калина - Станка Петрова“", "0550 4321"),
        SignatureCase(
            "Pozdravi,\nPlamen\nAvtoserviz Plamen EOOD\ntel 0899 111 222", "Plamen", "Avtoserviz Plamen EOOD",
            "0899 111 222"),
        SignatureCase(
            "д-р Ася Велева\nМедицински център Здраве ООД\nБулстат: 131234567", "Ася Велева",
            "Медицински център Здраве ООД", nil, "131234567"),
        SignatureCase(
            "Kind regards,\n\nJoan Whitcombe\nSenior Buyer\nHarlow Interiors Ltd\nUnit 4, Mill Lane, Leeds LS1 4AB\nT: +44 113 496 0101\nF: +44 113 496 0102\nwww.harlow.example",
            "Joan Whitcombe", "Harlow Interiors Ltd", "+44 113 496 0101"),
        SignatureCase(
            "Best,\nTom\n\nTom Okafor\nOkafor Print\n020 7946 0991", "Tom Okafor", "Okafor Print", "020 7946 0991"),
        SignatureCase("Thanks,\nSue", "Sue", nil, nil),
        SignatureCase(
            "Regards\nLiam O'Brien\nPurchasing Manager | O'Brien & Sons Ltd | 01 555 0143 | VAT IE 1234567T",
            "Liam O'Brien", "O'Brien & Sons Ltd", "01 555 0143", "IE1234567T"),
        SignatureCase(
            "Dr. Hanna van der Meer\nVan der Meer Techniek B.V.\nTel: +31 20 555 0171 / Mob: +31 6 5550 1711\nBTW NL001234567B01",
            "Hanna van der Meer", "Van der Meer Techniek B.V.", "+31 20 555 0171", "NL001234567B01"),
        SignatureCase(
            "Mit freundlichen Grüßen\n\ni. A. Jürgen Weiß\nEinkauf\nWeiß & Söhne GmbH & Co. KG\nTelefon +49 711 555 01-22 | Telefax +49 711 555 01-99\nUSt-IdNr.: DE 123 456 789",
            "Jürgen Weiß", "Weiß & Söhne GmbH & Co. KG", "+49 711 555 01-22", "DE123456789"),
        SignatureCase(
            "Viele Grüße\nPetra Kühn\nBlumenhof Kühn\nHauptstraße 5, 01234 Dorf\n0351 555 0123", "Petra Kühn",
            "Blumenhof Kühn", "0351 555 0123"),
        SignatureCase(
            "Cu stimă,\nAndrei Popescu\nDirector achiziții\nSC Lemn Design SRL\nCUI RO12345678\nTel. 0721 555 012",
            "Andrei Popescu", "SC Lemn Design SRL", "0721 555 012", "RO12345678"),
        SignatureCase(
            "Με εκτίμηση,\nΝίκος Παπαδόπουλος\nΈπιπλα Παπαδόπουλος Α.Ε.\nΤηλ. 2310 555 012\nΑΦΜ 123456789",
            "Νίκος Παπαδόπουλος", "Έπιπλα Παπαδόπουλος Α.Ε.", "2310 555 012", "123456789"),
        SignatureCase(
            "Срдачан поздрав,\nМилан Јовић\nЈовић Промет д.о.о.\nПИБ 101234567\nтел: 011 555 0123", "Милан Јовић",
            "Јовић Промет д.о.о.", "011 555 0123", "101234567"),
        SignatureCase(
            "Saygılarımla,\nAyşe Yılmaz\nYılmaz Ambalaj Ltd. Şti.\nTel: +90 212 555 01 23", "Ayşe Yılmaz",
            "Yılmaz Ambalaj Ltd. Şti.", "+90 212 555 01 23"),
        SignatureCase(
            "С уважением,\nОльга Смирнова\nООО «Кабель Торг»\nтел.: +7 495 555-01-23\nИНН 7701234567", "Ольга Смирнова",
            "ООО «Кабель Торг»", "+7 495 555-01-23", "7701234567"),
        SignatureCase("Harrow Group Ltd", nil, "Harrow Group Ltd", nil),
        SignatureCase("Best regards,\nThe Sales Team\nNordic Fish AS", nil, "Nordic Fish AS", nil),
        SignatureCase(
            "Cordialement,\nLuc Bernard\nBernard Menuiserie SARL\nTél. 04 55 01 23 45\nTVA FR12345678901",
            "Luc Bernard", "Bernard Menuiserie SARL", "04 55 01 23 45", "FR12345678901"),
        SignatureCase(
            "Marta Nowak, Sales\nPiekarnia Nowak Sp. z o.o.\nNIP 123-456-78-90, tel. 22 555 01 23", "Marta Nowak",
            "Piekarnia Nowak Sp. z o.o.", "22 555 01 23", "123-456-78-90"),
        SignatureCase("", nil, nil, nil),
        SignatureCase("Б. Манолова, Цветарница Ирис", "Б. Манолова", "Цветарница Ирис", nil),
        SignatureCase(
            "Nadya Petkova\nAK Center, Burgas", "Nadya Petkova", "AK Center", nil,
            from: ["AK Center", "ak@client.example"]),
        SignatureCase(
            "Теодор Минков - системен администратор\nЕнерго Юг АД\nтел. 02 555 0199", "Теодор Минков", "Енерго Юг АД",
            "02 555 0199"),
        SignatureCase(
            "Райна Вълева, готвач\nДГ „Звънче“, гр. Ловеч\nтел. 0619 555 01", "Райна Вълева", "ДГ „Звънче“",
            "0619 555 01"),
        SignatureCase("Anna Lind\nSt. Mary's House Museum", "Anna Lind", "St. Mary's House Museum", nil),
        SignatureCase(
            "Reto Frei\nFrei Werkzeug AG\nMWST-Nr. CHE-123.456.789", "Reto Frei", "Frei Werkzeug AG", nil,
            "CHE-123.456.789"),
        SignatureCase(
            "Orla Byrne\nByrne Foods Ltd\nVAT: IE 1234 567 QH", "Orla Byrne", "Byrne Foods Ltd", nil, "IE1234567QH"),
        SignatureCase(
            "Rui Teles\nTeles Vinhos, Lda.\n+351 255 550 100", "Rui Teles", "Teles Vinhos, Lda.", "+351 255 550 100"),
        SignatureCase("hr. Penev\n0888 555 012", "hr. Penev", nil, "0888 555 012"),
        SignatureCase(
            "Илиян Косев                  mailto:i.kosev@client.example\nМелница Тракия ООД", "Илиян Косев",
            "Мелница Тракия ООД", nil),
        SignatureCase("Поздрави,", nil, nil, nil),
        SignatureCase(
            "Cathy Wen\nHuayue Lighting Co., Ltd\nTel/WhatsApp: +86 573 5550 1187\nAdd: No. 5 Road, Ningbo",
            "Cathy Wen", "Huayue Lighting Co., Ltd", "+86 573 5550 1187"),
        SignatureCase(
            "Йоана\n\nЙоана Русева\nофис мениджър\nАлфа Дент ООД, София 1000, бул. Витоша 5, тел. 02 555 0123, ЕИК: 123456789",
            "Йоана Русева", "Алфа Дент ООД", "02 555 0123", "123456789"),
    ]

    @Test(arguments: cases)
    func `Name, firm, telephone and number are read`(signature: SignatureCase) {
        let contact = ContactReader.contact(in: signature.text, senderNames: signature.from)
        #expect(contact.name == signature.name)
        #expect(contact.company == signature.company)
        #expect(contact.phone?.filter(\.isNumber) == signature.phone?.filter(\.isNumber))
        #expect(contact.vat == signature.vat)
    }

    @Test func `A hostile signature is bounded`() {
        let text = String(repeating: "тел. 0888 | ", count: 20_000) + String(repeating: "\nx", count: 20_000)
        #expect(ContactReader.contact(in: text).name == nil)
    }
}
