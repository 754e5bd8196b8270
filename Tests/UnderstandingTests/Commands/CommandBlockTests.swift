import Testing
import Understanding
import Workflows

/// Tuesday.
private let today = Day(year: 2026, month: 5, day: 12)!

private func decimal(_ text: String) -> FixedDecimal { FixedDecimal(text) ?? FixedDecimal(millionths: -1) }
private func day(_ iso: String) -> Day { Day(iso: iso) ?? today }

private func parsed(_ text: String, _ language: String = "en") -> CommandBlock {
    CommandBlock.parse(newText: text, today: today, language: language)
}

@Suite struct `Staff commands` {
    @Test(arguments: [
        ("#help", StaffCommand.help(nil)), ("#помощ експедирай", .help(.ship)), ("#help #ship", .help(.ship)),
        ("#show", .show), ("#Бележка", .note), ("#assign maria", .assign("maria")),
        ("#възложи \"Иван Петров\"", .assign("Иван Петров")),
        ("#mine", .mine), ("#мое", .mine), ("#due Friday", .due(day("2026-05-15"))),
        ("#срок до петък", .due(day("2026-05-15"))),
        ("#due 15.12.", .due(day("2026-12-15"))), ("#due 15.12", .due(day("2026-12-15"))),
        ("#due in 2 weeks", .due(day("2026-05-26"))),
        ("#due 2026-12-15", .due(day("2026-12-15"))), ("#срок: 15/12/2026", .due(day("2026-12-15"))),
        ("#due tomorrow", .due(day("2026-05-13"))),
        ("#client Harrow & Sons Ltd", .client("Harrow & Sons Ltd")),
        ("#link or-2026-00017", .link(RecordNumber(kind: .order, year: 2026, counter: 17))),
        ("#премести [ОF-2026-00012]", .move(RecordNumber(kind: .offer, year: 2026, counter: 12))),
        ("#valid 30.06.2026", .valid(day("2026-06-30"))), ("#валидна 2 седмици", .valid(day("2026-05-26"))),
        ("#delivery 15.06.2026", .delivery(.on(day("2026-06-15")))),
        ("#доставка до 5 работни дни след плащане", .delivery(.words("до 5 работни дни след плащане"))),
        ("#delivery ex works", .delivery(.words("ex works"))), ("#terms 30 days net", .terms("30 days net")),
        ("#send", .send), ("＃ИЗПРАТИ", .send), ("#izprati", .send), ("#confirm", .confirm(nil)),
        ("#потвърди по телефона", .confirm("по телефона")), ("#decline too dear", .decline("too dear")),
        ("#анулирай", .cancel(nil)),
        ("#order", .order(client: nil)), ("#delivered", .delivered(nil)),
        ("#доставена 11.05.", .delivered(day("2026-05-11"))),
        ("#invoice", .invoice(Billing())),
        (
            "#кредит редове=1:12 бракувани",
            .credit(lines: [LineShare(line: 1, quantity: decimal("12"))], sum: nil, reason: "бракувани")
        ),
        ("#document packing list", .document(.packingList)), ("#документ ЧМР", .document(.cmr)),
        ("#document cmr", .document(.cmr)),
        ("#документ товарителница", .document(.waybill)), ("#complaint", .complaint(nil)),
        ("#рекламация OR-2026-00017", .complaint(RecordNumber(kind: .order, year: 2026, counter: 17))),
        ("#accept", .accept(nil)), ("#reject wrong use", .reject("wrong use")),
        ("#replace lines=1", .replace(lines: [LineShare(line: 1)], remark: nil)),
        ("#repair", .repair(lines: [], remark: nil)), ("#refund 120,50", .refund(PriceTag(decimal("120.5")))),
        ("#refund", .refund(nil)),
        ("#task ivan check the stock", .task(who: "ivan", text: "check the stock", due: nil)),
        ("#задача ivan срок=петък провери склада", .task(who: "ivan", text: "провери склада", due: day("2026-05-15"))),
        ("#done", .done(nil)), ("#progress half is packed", .progress("half is packed")),
        (
            "#contract Harrow Ltd from 1.01.2026 to 31.12.2026",
            .contract(ContractEntry(client: "Harrow Ltd", from: day("2026-01-01"), to: day("2026-12-31")))
        ),
        (
            "#договор \"От Игла до Конец ООД\" от 1.01.2026",
            .contract(ContractEntry(client: "От Игла до Конец ООД", from: day("2026-01-01")))
        ),
        ("#close", .close(nil)), ("#отвори", .reopen(nil)), ("#тихо", .silent), ("#undo", .undo),
        ("#да k7q2mx", .yes(code: "K7Q2MX")),
    ])
    func `Each verb of the table is read with its arguments`(line: String, expected: StaffCommand) {
        let block = parsed(line)
        #expect(block.commands.map(\.command) == [expected])
        #expect(block.errors.isEmpty)
    }

    @Test(arguments: [
        (
            "#line 2 500 pcs BLT-933-M8x40 @ 0.12",
            LineEdit(
                line: 2, quantity: decimal("500"), unit: .pcs, article: "BLT-933-M8x40",
                price: PriceTag(decimal("0.12")))
        ),
        (
            "#ред 2 500бр болт M8x40 @ 0,12 лв.",
            LineEdit(
                line: 2, quantity: decimal("500"), unit: .pcs, article: "болт M8x40",
                price: PriceTag(decimal("0.12"), Currency("BGN")))
        ),
        ("#line + 12,5 кг електроди", LineEdit(line: nil, quantity: decimal("12.5"), unit: .kg, article: "електроди")),
        ("#line 3 1 200 бр гайка М8", LineEdit(line: 3, quantity: decimal("1200"), unit: .pcs, article: "гайка М8")),
        ("#line 3 8x40 bolt", LineEdit(line: 3, article: "8x40 bolt")),
        ("#line 2 BLT-1", LineEdit(line: 2, article: "BLT-1")),
        ("#line 2 @ €0.5", LineEdit(line: 2, price: PriceTag(decimal("0.5"), .eur))),
        ("#line 2 40", LineEdit(line: 2, quantity: decimal("40"))),
        (
            "#line 1 3 Oak chair 45 cm @ 1 250,00 EUR",
            LineEdit(
                line: 1, quantity: decimal("3"), article: "Oak chair 45 cm", price: PriceTag(decimal("1250"), .eur))
        ),
        ("#line 1 2 pcs 500 ml spray", LineEdit(line: 1, quantity: decimal("2"), unit: .pcs, article: "500 ml spray")),
    ])
    func `A line has number, quantity, unit, article and price`(line: String, expected: LineEdit) {
        #expect(parsed(line).commands.map(\.command) == [.line(expected)])
    }

    @Test(arguments: [
        ("#price 2 0,145", StaffCommand.price(line: 2, PriceTag(decimal("0.145")))),
        ("#цена 2 1.250,40 евро", .price(line: 2, PriceTag(decimal("1250.4"), .eur))),
        ("#price 2. @ $3", .price(line: 2, PriceTag(decimal("3"), Currency("USD")))),
        ("#discount 5%", .discount(line: nil, percent: decimal("5"))),
        ("#отстъпка 7,5 %", .discount(line: nil, percent: decimal("7.5"))),
        ("#discount 2 10%", .discount(line: 2, percent: decimal("10"))), ("#drop 3", .drop(lines: [3])),
        ("#махни 3, 5 и 7", .drop(lines: [3, 5, 7])),
        ("#paid 15.12.2026 1250.40", .paid(on: day("2026-12-15"), PriceTag(decimal("1250.4")))),
        ("#платена 11.05. 1 250,40 лв", .paid(on: day("2026-05-11"), PriceTag(decimal("1250.4"), Currency("BGN")))),
        ("#paid 99 EUR 11 May", .paid(on: day("2026-05-11"), PriceTag(decimal("99"), .eur))),
        ("#paid 500", .paid(on: nil, PriceTag(decimal("500")))),
        (
            "#pack 1 200 in box 1 24.5 kg",
            .pack(PackedPiece(line: 1, quantity: decimal("200"), package: "box 1", weightKg: decimal("24.5")))
        ),
        (
            "#опаковай 2 50 бр в палет 2, 24,5кг",
            .pack(PackedPiece(line: 2, quantity: decimal("50"), package: "палет 2", weightKg: decimal("24.5")))
        ),
        ("#pack 2 50 in P1", .pack(PackedPiece(line: 2, quantity: decimal("50"), package: "P1"))),
        ("#ship", .ship(Dispatch())),
        (
            "#ship date=15.05.2026 carrier=Speedy tracking=6123 lines=1:50,2",
            .ship(
                Dispatch(
                    date: day("2026-05-15"), carrier: "Speedy", tracking: "6123",
                    lines: [LineShare(line: 1, quantity: decimal("50")), LineShare(line: 2)]))
        ),
        (
            "#експедирай автомобил=\"СВ 1234 АВ\" шофьор=Иван Петров дата=утре",
            .ship(Dispatch(date: day("2026-05-13"), vehicle: "СВ 1234 АВ", driver: "Иван Петров"))
        ),
    ])
    func `Numbers, sums and shares are exact`(line: String, expected: StaffCommand) {
        let block = parsed(line)
        #expect(block.commands.map(\.command) == [expected])
    }

    @Test(arguments: [
        "#sned", "#price 2", "#price x 3", "#price 2 -3", "#line", "#line 2", "#line 0 5 pcs x", "#line + @ 3", "#drop",
        "#drop 3 3", "#due",
        "#due sometime", "#due 31.02.2026", "#link 17", "#link", "#discount 120%", "#discount", "#paid", "#paid 1,250",
        "#line 1 2,000 pcs x",
        "#ship by road", "#ship colour=red", "#ship date=1.06.2026 date=2.06.2026", "#ship lines=a", "#pack 1 5",
        "#pack 1 5 in", "#pack 1 5 in kg",
        "#document thesis", "#yes", "#task ivan", "#contract Harrow", "#contract X from 2.01.2026 to 1.01.2026",
        "#send now", "#assign", "#terms",
        "#price 1 99999999999999999999", "#line 99999999999 1 x", "#line 1 0 pcs x", "#paid 1250.40 EUR yesterday",
    ])
    func `What cannot be understood is an error with an example or a way out`(line: String) {
        for language in ["en", "bg", "de"] {
            let block = parsed("#show\n" + line, language)
            #expect(block.commands.count == 1)
            #expect(block.errors.count == 1)
            #expect(block.errors.first?.lineNumber == 2)
            #expect((block.errors.first?.sentence.count ?? 0) > 12)
        }
    }

    @Test(arguments: [
        ("#sned", "send"), ("#confrim", "confirm"), ("#изпарти", "изпрати"), ("#изпратии", "изпрати"),
        ("#pries 2", "price"), ("#delivred", "delivered"),
    ])
    func `A mistyped verb gets the nearest one suggested`(line: String, expected: String) {
        #expect(parsed(line).errors.first?.sentence.contains("#\(expected)?") == true)
    }

    @Test func `The block is the unbroken run at the top and is cut from the text`() {
        let block = parsed("\n\u{FEFF}#price 1 0.5\n  ＃send  \n\nDear client,\n#undo is not a command here\nBye\n")
        #expect(block.commands.map(\.verb) == [.price, .send])
        #expect(block.commands.map(\.lineNumber) == [2, 3])
        #expect(block.rest == "Dear client,\n#undo is not a command here\nBye")
    }

    @Test(arguments: ["Hello\n#send", "#1 in the list", "# Title\n#send", "> #send", "", "##send"])
    func `Text above, lists, titles and quotes are no commands`(text: String) {
        #expect(parsed(text).isEmpty)
    }

    @Test func `Every verb has an alias, a summary and examples that parse to it`() {
        for verb in StaffVerb.allCases {
            #expect(!verb.aliases.isEmpty)
            for language in ["en", "bg"] {
                #expect(!verb.summary(language).isEmpty)
                for example in verb.examples(language) {
                    let block = parsed(example)
                    #expect(block.commands.map(\.verb) == [verb], "\(example)")
                    #expect(block.errors.isEmpty, "\(example): \(block.errors.map(\.sentence))")
                }
            }
        }
    }

    @Test func `No two verbs share a name`() {
        let names = StaffVerb.allCases.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
    }

    @Test func `Hostile blocks are bounded`() {
        let many = parsed(String(repeating: "#send\n", count: 1000))
        #expect(many.errors.count == 1)
        let long = parsed("#terms " + String(repeating: "x", count: 100_000))
        #expect(long.errors.count == 1)
        #expect((long.errors.first?.line.count ?? 0) <= 200)
    }
}
