import Testing
import Understanding

/// Signatures of other mail programs and trades than those that the reader was first written for.
@Suite struct `Signatures of all sorts` {
    static let cases: [SignatureCase] = [
        SignatureCase("Поздрави, Стефан", "Стефан", nil, nil),
        SignatureCase("С уважение: Емил Радев\n0899 555 777", "Емил Радев", nil, "0899 555 777"),
        SignatureCase(
            "Хубав ден!\n\nЛюба Ангелова\nглавен готвач\nресторант „Старата къща“\nВелинград", "Люба Ангелова",
            "ресторант „Старата къща“", nil),
        SignatureCase(
            "--\nГеорги П. Манев\n\"Мане Груп\" ЕООД\nгр. Хасково, бул. Съединение 42\nGSM: +359 887 55 50 12\ne-mail: manev@client.example",
            "Георги П. Манев", "\"Мане Груп\" ЕООД", "+359 887 55 50 12"),
        SignatureCase(
            "Поздрави,\nВили\n\nВиолета Стоева / Офис мениджър\nДентална клиника Усмивка\n02/ 555 01 77",
            "Виолета Стоева", "Дентална клиника Усмивка", "02/ 555 01 77", nil, from: ["Violeta Stoeva"]),
        SignatureCase(
            "Христо Иванов | Мебелна къща Кедър ООД | тел. 0700 555 01 | www.kedar.example", "Христо Иванов",
            "Мебелна къща Кедър ООД", "0700 555 01"),
        SignatureCase(
            "Кремена Тодорова\nСтаршина-домакин, Поделение 22180\nтел. 064 555 011, факс 064 555 012\nЕИК: 129008829",
            "Кремена Тодорова", "Поделение 22180", "064 555 011", "129008829"),
        SignatureCase(
            "проф. д-р инж. Никола Ценов\nТехнически университет - Габрово", "Никола Ценов",
            "Технически университет - Габрово", nil),
        SignatureCase(
            "Best wishes\n\nEleanor\n\nEleanor Fitch (Ms)\nPractice Manager, Hilltop Vets\nDD 01632 960 401",
            "Eleanor Fitch", "Hilltop Vets", "01632 960 401"),
        SignatureCase("Cheers, Dave", "Dave", nil, nil),
        SignatureCase(
            "Rgds\nA. N. Sharma\nSharma Textiles Pvt. Ltd.\nM: +91 98765 55501 | O: +91 22 5550 1111", "A. N. Sharma",
            "Sharma Textiles Pvt. Ltd.", "+91 98765 55501"),
        SignatureCase(
            "Thank you,\nMegan Cole\nBuyer\n\nCole Marine Supplies, Inc.\n100 Dock St, Portland, ME 04101\nPhone (207) 555-0142\nFax (207) 555-0143",
            "Megan Cole", "Cole Marine Supplies, Inc.", "(207) 555-0142"),
        SignatureCase(
            "Yours sincerely,\n\nDr Paul Anders, MBA\nHead of Procurement\nSt Anne's Hospital NHS Trust\nDirect line: 01632 960 555",
            "Paul Anders", "St Anne's Hospital NHS Trust", "01632 960 555"),
        SignatureCase(
            "Sent with regards from\nKen Adeyemi\nAdeyemi & Co\nWhatsApp +234 803 555 0101", "Ken Adeyemi",
            "Adeyemi & Co", "+234 803 555 0101"),
        SignatureCase(
            "MfG\nB. Krause\nKrause Heizungsbau\nTel.: 0351/5550123\nFax: 0351/5550124\nMobil: 0170/5550123",
            "B. Krause", "Krause Heizungsbau", "0351/5550123"),
        SignatureCase(
            "Freundliche Grüsse\nBeat Zurbriggen\nLeiter Einkauf\n\nZurbriggen Holzbau AG\nDorfstrasse 8\nCH-3920 Zermatt\nTel. +41 27 555 01 01\nCHE-105.555.123 MWST",
            "Beat Zurbriggen", "Zurbriggen Holzbau AG", "+41 27 555 01 01", "CHE-105.555.123"),
        SignatureCase(
            "Mit besten Grüßen\ni.V. Dipl.-Ing. (FH) Claudia Roth\nStadtwerke Neustadt GmbH\nTel. 06321 555-112",
            "Claudia Roth", "Stadtwerke Neustadt GmbH", "06321 555-112"),
        SignatureCase(
            "Cu respect,\nIonuț Mureșan\nAdministrator\nS.C. Pâinea Noastră S.R.L.\nC.U.I. RO 18555123\nMobil: 0744.555.012",
            "Ionuț Mureșan", "S.C. Pâinea Noastră S.R.L.", "0744.555.012", "RO18555123"),
        SignatureCase(
            "S poštovanjem,\nDragana Petrović\nkomercijalista\nPetrović Plast d.o.o.\nTel/fax: 021 555 012",
            "Dragana Petrović", "Petrović Plast d.o.o.", "021 555 012"),
        SignatureCase(
            "Со почит,\nАлександар Трајков\nТрајков Градба ДООЕЛ\nЕДБ: MK4030005551234\nтел. 02 555 0123",
            "Александар Трајков", "Трајков Градба ДООЕЛ", "02 555 0123", "MK4030005551234"),
        SignatureCase(
            "Saygılar\nMehmet Demir\nSatın Alma Müdürü\nDemir Makina San. ve Tic. A.Ş.\nGSM: 0532 555 01 23",
            "Mehmet Demir", "Demir Makina San. ve Tic. A.Ş.", "0532 555 01 23"),
        SignatureCase(
            "Με φιλικούς χαιρετισμούς\nΜαρία Γεωργίου\nΥπεύθυνη Προμηθειών\nΑφοί Γεωργίου Ο.Ε.\nΤηλ: +30 2510 555 012\nΑ.Φ.Μ. 099555123",
            "Μαρία Γεωργίου", "Αφοί Γεωργίου Ο.Ε.", "+30 2510 555 012", "099555123"),
        SignatureCase(
            "С уважением,\nИгорь Ткаченко\nменеджер по закупкам\nООО \"Южный мост\"", "Игорь Ткаченко",
            "ООО \"Южный мост\"", nil),
        SignatureCase(
            "Cordiali saluti\nGiulia Conti\nUfficio Acquisti\nConti Ceramiche S.r.l.\nTel. 0536 555012\nP.IVA IT01234567890",
            "Giulia Conti", "Conti Ceramiche S.r.l.", "0536 555012", "IT01234567890"),
        SignatureCase(
            "Saludos,\nJavier Ortega\nResponsable de compras\nOrtega e Hijos, S.L.\nCIF B12345678\nTel. 955 550 123",
            "Javier Ortega", "Ortega e Hijos, S.L.", "955 550 123", "B12345678"),
        SignatureCase(
            "Pozdrawiam\nKatarzyna Wójcik\nWójcik Meble s.c.\ntel. kom. 601 555 012", "Katarzyna Wójcik",
            "Wójcik Meble s.c.", "601 555 012"),
        SignatureCase(
            "S pozdravem\nIng. Petr Novák\nNovák Stavby s.r.o.\nIČO: 27055123, DIČ: CZ27055123\nTel.: +420 555 012 345",
            "Petr Novák", "Novák Stavby s.r.o.", "+420 555 012 345", nil),
        SignatureCase(
            "Üdvözlettel:\nNagy Péter\nNagy és Társa Kft.\n06 1 555 0123", "Nagy Péter", "Nagy és Társa Kft.",
            "06 1 555 0123"),
        SignatureCase(
            "Met vriendelijke groet,\nSanne de Boer\nDe Boer Bloemen\n070-5550123", "Sanne de Boer", "De Boer Bloemen",
            "070-5550123"),
    ]

    @Test(arguments: cases)
    func `They are read`(signature: SignatureCase) {
        let contact = ContactReader.contact(in: signature.text, senderNames: signature.from)
        #expect(contact.name == signature.name)
        #expect(contact.company == signature.company)
        #expect(contact.phone?.filter(\.isNumber) == signature.phone?.filter(\.isNumber))
        if signature.vat != nil { #expect(contact.vat == signature.vat) }
    }
}
