import Workflows

extension StaffVerb {
    /// One row of the manual's table.
    struct Row {
        let aliases: [String]
        let summaryEN: String
        let summaryBG: String
        let examplesEN: [String]
        let examplesBG: [String]

        init(_ aliases: String, en: String, bg: String, _ examplesEN: [String], _ examplesBG: [String]) {
            self.aliases = aliases.split(separator: " ").map(String.init)
            (summaryEN, summaryBG) = (en, bg)
            (self.examplesEN, self.examplesBG) = (examplesEN, examplesBG)
        }
    }

    var row: Row {
        switch self {
        case .help, .show, .note, .assign, .mine, .due, .client, .set, .merge, .link, .move: generalRow
        case .line, .price, .discount, .drop, .valid, .delivery, .terms: editingRow
        case .option, .incoterms, .payment, .remark: termsRow
        case .send, .confirm, .decline, .cancel, .offer, .order, .pack, .ship, .delivered, .returned: tradeRow
        case .invoice, .credit, .debit, .paid, .document: paperRow
        case .complaint, .accept, .reject, .replace, .repair, .refund: complaintRow
        case .task, .done, .progress, .contract, .close, .reopen, .silent, .undo, .yes: workRow
        }
    }

    private static func fields(_ language: String) -> String {
        ClientField.allCases.map { $0.label(language) + "=" }.joined(separator: " ")
    }

    private var generalRow: Row {
        switch self {
        case .show:
            Row(
                "покажи", en: "the record as it stands, with its history", bg: "записът и историята му", ["#show"],
                ["#покажи"])
        case .note:
            Row(
                "бележка", en: "the whole mail is an internal note", bg: "цялото писмо е вътрешна бележка",
                ["#note"], ["#бележка"])
        case .assign:
            Row(
                "възложи", en: "hands the record to a member of staff", bg: "предава записа на служител",
                ["#assign maria"], ["#възложи maria"])
        case .mine: Row("мое мой моя", en: "you take the record over", bg: "поемате записа", ["#mine"], ["#мое"])
        case .due:
            Row(
                "срок", en: "a deadline with reminders", bg: "краен срок с напомняне",
                ["#due Friday", "#due 15.12.2026", "#due in 2 weeks"], ["#срок петък", "#срок 15.12.2026"])
        case .client:
            Row(
                "клиент", en: "files the correspondence under another client", bg: "завежда писмото към друг клиент",
                ["#client Harrow Ltd", "#client C00042", "#client ivan@harrow.example", "#client + New Firm Ltd"],
                ["#клиент Хидролифт ЕООД", "#клиент C00042", "#клиент + Нова фирма ООД"])
        case .set:
            Row(
                "данни", en: "sets what is known of the client: \(Self.fields("en"))",
                bg: "данни на клиента: \(Self.fields("bg"))",
                ["#set phone=+359 2 900 1234 vat=BG203912347", "#set delivery=12 Mill Lane, LS1 4DY Leeds, GB"],
                ["#данни телефон=02 900 1234 еик=203912347", "#данни плащане=30 дни от фактурата дни=30"])
        case .merge:
            Row(
                "обедини", en: "makes the record's client one with another, with all correspondence",
                bg: "обединява клиента с друг, с цялата кореспонденция", ["#merge C00042"], ["#обедини C00042"])
        case .link:
            Row(
                "свържи", en: "ties this record to another", bg: "свързва с друг запис", ["#link OR-2026-00017"],
                ["#свържи OR-2026-00017"])
        case .move:
            Row(
                "премести", en: "refiles the mail under another record", bg: "премества писмото към друг запис",
                ["#move OF-2026-00012"], ["#премести OF-2026-00012"])
        default:
            Row(
                "помощ", en: "the verbs that fit this record", bg: "командите за този запис", ["#help", "#help ship"],
                ["#помощ", "#помощ експедирай"])
        }
    }

    private var editingRow: Row {
        switch self {
        case .price:
            Row(
                "цена", en: "sets the unit price of a line", bg: "единична цена на ред", ["#price 2 0.145"],
                ["#цена 2 0,145"])
        case .discount:
            Row(
                "отстъпка", en: "a discount for the whole offer or one line", bg: "отстъпка за всичко или за един ред",
                ["#discount 5%", "#discount 2 7.5%"], ["#отстъпка 5%", "#отстъпка 2 7,5%"])
        case .drop:
            Row("махни", en: "takes a line out", bg: "маха ред", ["#drop 3", "#drop 3, 5"], ["#махни 3"])
        case .valid:
            Row(
                "валидна валидност", en: "until when the offer stands", bg: "докога важи офертата",
                ["#valid 30.06.2026", "#valid 2 weeks"], ["#валидна до 30.06.2026"])
        case .delivery:
            Row(
                "доставка", en: "the promised delivery, as a date or in words", bg: "срок на доставка",
                ["#delivery 15.06.2026", "#delivery 5 working days after payment"],
                ["#доставка 15.06.2026", "#доставка до 5 работни дни след плащане"])
        case .terms:
            Row(
                "условия", en: "the terms of payment and delivery, in words", bg: "условия по офертата",
                ["#terms 30 days net, DAP Varna"], ["#условия 50% аванс, останалото при доставка"])
        default:
            Row(
                "ред", en: "adds or replaces a line: number, quantity, unit, article, @ price",
                bg: "добавя или сменя ред: номер, количество, мярка, артикул, @ цена",
                ["#line 2 500 pcs BLT-933-M8x40 @ 0.12", "#line + 20 kg welding wire", "#line 2 BLT-933-M8x40"],
                ["#ред 2 500 бр BLT-933-M8x40 @ 0,12", "#ред + 20 кг тел", "#ред 2 BLT-933-M8x40"])
        }
    }

    private var termsRow: Row {
        switch self {
        case .option:
            Row(
                "опция алтернатива", en: "makes a line an alternative outside the total, or takes it in again",
                bg: "прави ред алтернатива извън общата сума, или го връща в нея", ["#option 3", "#option 3, 4"],
                ["#опция 3"])
        case .incoterms:
            Row(
                "инкотермс", en: "the delivery term by Incoterms 2020, with the place",
                bg: "условие на доставка по Инкотермс 2020, с мястото", ["#incoterms DAP Varna"],
                ["#инкотермс DAP Варна"])
        case .payment:
            Row(
                "плащане", en: "how many days after the invoice it is to be paid",
                bg: "до колко дни след фактурата се плаща", ["#payment 30 days"], ["#плащане 30 дни"])
        default:
            Row(
                "забележка", en: "remarks on the offer, which the client reads",
                bg: "забележки по офертата, които клиентът чете", ["#remark prices hold for the whole quantity"],
                ["#забележка цените важат за цялото количество"])
        }
    }

    private var tradeRow: Row {
        switch self {
        case .offer:
            Row(
                "оферта", en: "opens an offer by hand, for the client named or answered",
                bg: "започва оферта на ръка, за посочения клиент или за този, на когото се отговаря",
                ["#offer", "#offer C00012"], ["#оферта", "#оферта Хидролифт ЕООД"])
        case .returned:
            Row(
                "върната", en: "the shipment came back; its goods are open again",
                bg: "пратката се върна; стоката ѝ отново е за доставка", ["#returned", "#returned nobody there"],
                ["#върната", "#върната няма никого"])
        case .confirm:
            Row(
                "потвърди", en: "the client accepted by other means", bg: "клиентът потвърди по друг начин",
                ["#confirm", "#confirm by telephone, Mr Hill"], ["#потвърди", "#потвърди по телефона"])
        case .decline:
            Row(
                "откажи", en: "the client turned it down by other means", bg: "клиентът отказа по друг начин",
                ["#decline", "#decline too dear"], ["#откажи", "#откажи скъпо им е"])
        case .cancel:
            Row(
                "анулирай", en: "we withdraw the offer or order", bg: "анулираме офертата или поръчката",
                ["#cancel", "#cancel no stock"], ["#анулирай", "#анулирай няма наличност"])
        case .order:
            Row(
                "поръчка", en: "makes an order without an offer", bg: "прави поръчка без оферта",
                ["#order", "#order C00012"], ["#поръчка", "#поръчка Хидролифт ЕООД"])
        case .pack:
            Row(
                "опаковай", en: "puts so many of a line into a package, with its weight",
                bg: "количество от ред в опаковка, с теглото ѝ",
                [
                    "#pack 1 200 in box 1 40x30x20 24.5 kg", "#pack 2 50 in box 1",
                    "#pack all in pallet 120x80x95 310 kg",
                ],
                ["#опаковай 1 200 в кашон 1 24,5 кг", "#опаковай всичко в палет 120x80x95 310 кг"])
        case .ship:
            Row(
                "експедирай", en: "dispatches all that is left, or the lines named",
                bg: "експедира останалото или посочените редове",
                [
                    "#ship carrier=Speedy tracking=61234567", "#ship date=15.12.2026 lines=1:50,2",
                    "#ship vehicle=\"CB 1234 AB\" driver=\"Ivan Petrov\"",
                ],
                [
                    "#експедирай превозвач=Спиди товарителница=61234567", "#експедирай дата=15.12.2026 редове=1:50,2",
                    "#експедирай автомобил=\"СВ 1234 АВ\" шофьор=\"Иван Петров\"",
                ])
        case .delivered:
            Row(
                "доставена", en: "the goods arrived, today or on a day", bg: "стоката е доставена",
                ["#delivered", "#delivered 16.12.2026"], ["#доставена", "#доставена 16.12.2026"])
        default:
            Row(
                "изпрати", en: "sends the offer to the client with its document",
                bg: "изпраща офертата на клиента с документа", ["#send"], ["#изпрати"])
        }
    }

    private var paperRow: Row {
        switch self {
        case .credit:
            Row(
                "кредит", en: "a credit note for the invoice or for lines of it", bg: "кредитно известие",
                ["#credit", "#credit lines=1:12 broken", "#credit sum=50 price was wrong"],
                ["#кредит", "#кредит редове=1:12", "#кредит сума=50 грешна цена"])
        case .debit:
            Row(
                "дебит", en: "a debit note: charges a sum in addition to the invoice", bg: "дебитно известие",
                ["#debit sum=50 transport"], ["#дебит сума=50 транспорт"])
        case .paid:
            Row(
                "платена", en: "records a payment: date and sum", bg: "плащане: дата и сума",
                ["#paid 15.12.2026 1250.40", "#paid 1250.40 EUR"], ["#платена 15.12.2026 1250,40"])
        case .document:
            Row(
                "документ", en: "makes and sends a document", bg: "изготвя и праща документ",
                ["#document packing list", "#document CMR", "#document delivery note"],
                ["#документ опаковъчен лист", "#документ ЧМР", "#документ товарителница"])
        default:
            Row(
                "фактура", en: "issues the invoice for what is not invoiced yet, or for an advance",
                bg: "издава фактура за нефактурираното или за аванс",
                ["#invoice", "#invoice advance 30%", "#invoice lines=1:50,2", "#invoice vat=export"],
                ["#фактура", "#фактура аванс 30%", "#фактура редове=1:50,2", "#фактура ддс=износ"])
        }
    }

    private var complaintRow: Row {
        switch self {
        case .accept:
            Row(
                "приеми", en: "the complaint is justified", bg: "рекламацията е основателна",
                ["#accept", "#accept we collect the goods"], ["#приеми", "#приеми ще вземем стоката"])
        case .reject:
            Row(
                "отхвърли", en: "the complaint is refused, with the reason", bg: "рекламацията е отхвърлена, с причина",
                ["#reject damaged by wrong assembly"], ["#отхвърли повреда при монтаж"])
        case .replace:
            Row(
                "замени", en: "faulty goods are replaced", bg: "стоката се заменя",
                ["#replace", "#replace lines=1:12"],
                ["#замени", "#замени редове=1:12"])
        case .repair:
            Row(
                "поправи", en: "faulty goods are repaired", bg: "стоката се поправя", ["#repair", "#repair lines=1"],
                ["#поправи"])
        case .refund:
            Row(
                "възстанови", en: "money is paid back, all or a sum", bg: "връщат се парите или част от тях",
                ["#refund", "#refund 120.50"], ["#възстанови", "#възстанови 120,50"])
        default:
            Row(
                "рекламация", en: "opens a complaint, also about an order", bg: "открива рекламация",
                ["#complaint", "#complaint OR-2026-00017"], ["#рекламация", "#рекламация OR-2026-00017"])
        }
    }

    private var workRow: Row {
        switch self {
        case .task:
            Row(
                "задача", en: "gives work to a member of staff", bg: "възлага работа на служител",
                ["#task ivan check the stock", "#task ivan due=Friday call the forwarder"],
                ["#задача ivan провери наличността", "#задача ivan срок=петък обади се на спедитора"])
        case .done:
            Row(
                "готово", en: "the work is done", bg: "задачата е готова", ["#done", "#done 40 pieces left"],
                ["#готово"])
        case .progress:
            Row(
                "напредък", en: "how far the work is", bg: "докъде е стигнала работата", ["#progress half is packed"],
                ["#напредък половината е опакована"])
        case .contract:
            Row(
                "договор", en: "registers the attached contract", bg: "завежда приложения договор",
                [
                    "#contract Harrow Ltd from 1.01.2026 to 31.12.2026",
                    "#contract number=\"12/2026\" value=50000 signed=15.12.2025 subject=\"fasteners\"",
                ],
                [
                    "#договор Хидролифт ЕООД от 1.01.2026 до 31.12.2026",
                    "#договор номер=\"12/2026\" стойност=50000 подписан=15.12.2025 предмет=\"крепежи\"",
                ])
        case .close: Row("затвори", en: "closes the record", bg: "затваря записа", ["#close"], ["#затвори"])
        case .reopen: Row("отвори", en: "opens it again", bg: "отваря записа отново", ["#reopen"], ["#отвори"])
        case .silent:
            Row(
                "тихо", en: "no mail to the client this time", bg: "без писмо до клиента този път", ["#silent"],
                ["#тихо"])
        case .undo:
            Row(
                "върни", en: "undoes the last command mail on the record", bg: "отменя последните команди", ["#undo"],
                ["#върни"])
        default:
            Row(
                "да", en: "the second confirmation that was asked for", bg: "поисканото второ потвърждение",
                ["#yes K7Q2MX"], ["#да K7Q2MX"])
        }
    }
}
