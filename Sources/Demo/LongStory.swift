import Foundation
import LoopbackServers
import Mail

/// Two customers and four members of staff: from the inquiry through a revision, a task, parts of a shipment, an invoice, a
/// complaint with photos and a credit note to a contract; mail by mail, and at the end the books must add up.
final class LongStory {
    private let stage: Stage
    private let steps: Steps
    private let ivan: Person
    private let jane: Person
    private let maria: Person
    private let peter: Person
    private let georgi: Person
    private let elena: Person
    /// Where Ivan's firm wants its invoices.
    private let accounts: Person

    var passed: Int { steps.passed }

    init(stage: Stage) {
        self.stage = stage
        steps = Steps()
        ivan = Person(name: "Иван Стоянов", address: "ivan@stroymag.example", stage: stage, isStaff: false)
        jane = Person(name: "Jane Miller", address: "jane@northbolt.example", stage: stage, isStaff: false)
        maria = Person(name: "Мария Петрова", address: "maria@\(Stage.firm)", stage: stage, isStaff: true)
        peter = Person(name: "Peter Stone", address: "peter@\(Stage.firm)", stage: stage, isStaff: true)
        georgi = Person(name: "Георги Илиев", address: "georgi@\(Stage.firm)", stage: stage, isStaff: true)
        accounts = Person(
            name: "Счетоводство", address: "schetovodstvo@stroymag.example", stage: stage, isStaff: false)
        elena = Person(name: "Елена Димова", address: "elena@\(Stage.firm)", stage: stage, isStaff: true)
    }

    func play() async throws {
        let order = try await offerInTwoRevisions()
        let second = try await secondCustomer()
        try await delegate(order)
        try await shipAPart(order)
        try await invoiceAndPayment(order)
        try await shipTheRest(order)
        try await complaint(order)
        try await contract(second)
        try await books(order, second)
    }

    // MARK: offer and order

    private func offerInTwoRevisions() async throws -> String {
        say("▸ Иван пита, Мария праща оферта, Иван иска отстъпка")
        try await ivan.write(
            to: "sales@\(Stage.firm)", subject: "Запитване за болтове и гайки",
            text: """
                Здравейте,

                моля за оферта за:
                1. Болт DIN 933 М10х40 8.8 поцинкован – 500 бр.
                2. Гайка DIN 934 М10 – 500 бр.

                Поздрави,
                Иван Стоянов
                Строймаг Юг ЕООД
                """)
        let notice = try await maria.receive("HB-M10X40", "HN-M10")
        let number = try steps.number("OF", in: notice)
        try await maria.answer(notice, text: "#цена 1 0,085\n#цена 2 0,035\n#изпрати")
        let first = try await ivan.receive(number, "60,00", "72,00", subject: number)
        try await steps.step("Иван получава първата редакция: 60,00 без и 72,00 с ДДС") {
            try steps.expect(first.attachments.contains { $0.detected == "application/pdf" }, "the offer as PDF")
        }
        try await ivan.answer(
            first, text: "Здравейте, бихте ли направили 10% отстъпка? Тогава ще поръчаме.\n\nИван Стоянов")
        let wish = try await maria.receive("10% отстъпка", subject: "Re")
        try await maria.answer(wish, text: "#отстъпка 10%\n#изпрати\n\nНаправихме отстъпката.")
        let revised = try await ivan.receive(number, "54,00", "64,80", subject: number)
        try await steps.step("Иван получава редакция 2 с отстъпката: 54,00 без и 64,80 с ДДС") {
            try steps.expect(revised.messageID != first.messageID, "another mail")
        }
        try await ivan.answer(revised, text: "Потвърждавам офертата. Благодаря!\n\nИван Стоянов")
        let confirmed = try await ivan.receive("64,80", subject: "OR-")
        let order = try steps.number("OR", in: confirmed)
        try await steps.step("поръчката е направена от редакция 2 и потвърдена") {
            try steps.expect(try state(order) == "confirmed", "\(order) is confirmed")
        }
        return order
    }

    private func secondCustomer() async throws -> String {
        say("▸ Jane orders too")
        try await jane.write(
            to: "sales@\(Stage.firm)", subject: "RFQ hex nuts",
            text: "Hello,\n\nplease quote 200 pcs hex nut DIN 934 M10.\n\nBest regards,\nJane Miller\nNorthbolt Ltd")
        let notice = try await maria.receive("HN-M10", "200", subject: "RFQ")
        let number = try steps.number("OF", in: notice)
        try await maria.answer(notice, text: "#price 1 0.05\n#send")
        let offer = try await jane.receive("12.00", subject: number)
        try await jane.answer(offer, text: "We confirm the offer. Thank you.\n\nJane Miller")
        let mail = try await jane.receive("12.00", subject: "OR-")
        let order = try steps.number("OR", in: mail)
        try await steps.step("her order is her own: nothing of it reaches Ivan") {
            try steps.expect(try stage.xcrm("show", order, "--json").contains("Northbolt"), "Northbolt's order")
        }
        return order
    }

    // MARK: tasks

    private func delegate(_ order: String) async throws {
        say("▸ Мария възлага на Георги да преброи")
        let notice = try await maria.receive(order, subject: order)
        try await maria.answer(notice, text: "#задача georgi срок=31.12.2035 преброй болтовете М10х40")
        let task = try await georgi.receive("преброй болтовете", subject: "TK-")
        try await steps.step("Георги получава задачата със срока в календара") {
            try steps.expect(task.parts.contains { $0.type == "text/calendar" }, "a calendar part")
        }
        try await georgi.answer(task, text: "#напредък половината е преброена")
        try await steps.step("Мария научава за напредъка") {
            _ = try await maria.receive("половината е преброена", subject: "TK-")
        }
        try await georgi.answer(task, text: "#готово 512 бр. са налични")
        try await steps.step("и че задачата е готова") {
            _ = try await maria.receive("512 бр. са налични", subject: "TK-")
        }
    }

    // MARK: shipments and money

    private func shipAPart(_ order: String) async throws {
        say("▸ Георги експедира част")
        let notice = try await maria.receive(order, subject: order)
        try await maria.answer(notice, text: "#възложи georgi")
        let handed = try await georgi.receive(order, subject: order)
        try await georgi.answer(handed, text: "#експедирай превозвач=Спиди товарителница=61000123456 редове=1:200,2")
        try await steps.step("Иван научава какво тръгва и какво остава") {
            let mail = try await ivan.receive("61000123456", "Speedy", subject: "SH-")
            try steps.expect(mail.text.contains("300"), "300 pieces are still to come")
        }
    }

    private func invoiceAndPayment(_ order: String) async throws {
        say("▸ Елена фактурира, Иван плаща")
        let notice = try await georgi.receive(order, subject: order)
        try await georgi.answer(notice, text: "#възложи elena")
        let handed = try await elena.receive(order, subject: order)
        try await elena.answer(handed, text: "#данни имейл=\(accounts.address) плащане=30 дни\n#документ проформа")
        try await steps.step("Иван и счетоводството му получават проформа по поръчката, без данъчен номер") {
            for person in [ivan, accounts] {
                let mail = try await person.receive("Проформа фактура", subject: order)
                try steps.expect(
                    mail.attachments.contains { $0.detected == "application/pdf" }, "the pro-forma as PDF")
            }
            try steps.expect(try invoices().isEmpty, "no number taken")
        }
        try await elena.answer(handed, text: "#фактура")
        let invoice = try await ivan.receive("64,80", subject: "0000000001")
        try await steps.step("Иван получава фактура 0000000001 за 64,80") {
            try steps.expect(
                invoice.parts.contains { $0.text?.contains("schema.org") ?? false }, "the invoice for machines")
        }
        try await steps.step("и счетоводството я получава, за плащане до 30 дни") {
            _ = try await accounts.receive("64,80", "30 дни", subject: "0000000001")
        }
        let issued = try await elena.receive("0000000001")
        try await elena.answer(issued, text: "#платена 64,80")
        try await steps.step("плащането е записано, по фактурата не се дължи нищо") {
            try await steps.wait { try self.invoices().first?.due == 0 }
        }
    }

    private func shipTheRest(_ order: String) async throws {
        let handed = try await georgi.receive(order, subject: order)
        try await georgi.answer(handed, text: "#експедирай автомобил=\"РВ 1234 АК\" шофьор=\"Георги Илиев\"")
        try await steps.step("остатъкът тръгва с наш автомобил") {
            _ = try await ivan.receive("РВ 1234 АК", subject: "SH-")
            try steps.expect(try state(order) == "completed", "\(order) is completed")
        }
    }

    // MARK: complaint

    private func complaint(_ order: String) async throws {
        say("▸ Иван рекламира със снимки, Peter възстановява")
        let photo = try Data(contentsOf: Stage.resource("rusty-bolts.jpg", beside: "Sources/Demo/Files"))
        try await ivan.write(
            to: "complaints@\(Stage.firm)", subject: "Рекламация по \(order)",
            text: "Здравейте,\n\n100 бр. от болтовете М10х40 по \(order) са ръждясали, вижте снимките.\n\nИван Стоянов",
            files: ["IMG_1.jpg", "IMG_2.jpg"].map { DraftPart(name: $0, type: "image/jpeg", content: .data(photo)) })
        let opened = try await peter.receive("CO-", order)
        let number = try steps.number("CO", in: opened)
        try await steps.step("Peter gets it with both photos, tied to the order and its line") {
            try steps.expect(opened.attachments.count { $0.detected == "image/jpeg" } == 2, "two photos")
            try steps.expect(
                try stage.xcrm("show", number, "--json").contains("\"parent\" : \"\(order)\""), "the order")
        }
        try await peter.answer(opened, text: "#accept\n\nСъжаляваме, вижда се.")
        try await steps.step("Иван научава, че е приета") { _ = try await ivan.receive("вижда се", subject: number) }
        try await peter.answer(opened, text: "#refund")
        try await steps.step("и че парите се връщат, с кредитно известие за 100 × 0,085 − 10 % + ДДС = 9,18") {
            _ = try await ivan.receive(number, "възстановим", subject: number)
            _ = try await ivan.receive("9,18", subject: "0000000002")
            _ = try await accounts.receive("9,18", subject: "0000000002")
        }
    }

    // MARK: contract

    private func contract(_ order: String) async throws {
        say("▸ Maria registers the contract with Northbolt")
        let notice = try await maria.receive(order, subject: order)
        try await maria.answer(
            notice, text: "#contract Northbolt Ltd from 1.01.2035 to 31.12.2035",
            files: [
                DraftPart(name: "contract.pdf", type: "application/pdf", content: .data(Data("%PDF-1.4\n%%EOF\n".utf8)))
            ])
        try await steps.step("the contract is in the register, under its client") {
            try await steps.wait {
                try self.stage.xcrm("list", "contracts", "--client", "Northbolt Ltd").contains("CT-")
            }
        }
    }

    // MARK: books

    /// One invoice or note, in cents.
    private struct Invoice {
        let kind: String
        let total: Int
        let due: Int
    }

    private func invoices() throws -> [Invoice] {
        try stage.xcrm("list", "invoices", "--json").split(separator: "\n").compactMap { line in
            guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String] else {
                return nil
            }
            return Invoice(kind: row["kind"] ?? "", total: Self.cents(row["total"]), due: Self.cents(row["due"]))
        }
    }

    /// `64.80 EUR` in cents.
    private static func cents(_ text: String?) -> Int {
        let sum = (text ?? "").split(separator: " ").first ?? ""
        let digits = sum.drop { $0 == "-" }
        let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count == 2, let whole = Int(halves[0]), let rest = Int(halves[1]) else { return -1 }
        return (whole * 100 + rest) * (sum.hasPrefix("-") ? -1 : 1)
    }

    private func state(_ number: String) throws -> String {
        let text = try stage.xcrm("show", number, "--json")
        guard let record = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
            let inner = record["record"] as? [String: Any]
        else { return "" }
        return inner["state"] as? String ?? ""
    }

    private func books(_ order: String, _ second: String) async throws {
        say("▸ the books")
        try await steps.step("ordered = shipped + open, for every line") {
            for number in [order, second] {
                let text = try stage.xcrm("show", number, "--json")
                guard let record = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
                    let inner = record["record"] as? [String: Any], let lines = inner["lines"] as? [[String: Any]]
                else { throw StepFailed("the lines of \(number)") }
                let expected = number == order ? 500 : 200
                try steps.expect(!lines.isEmpty, "lines of \(number)")
                for line in lines {
                    let quantity = Self.number(line["quantity"])
                    try steps.expect(quantity == expected, "\(expected) ordered, got \(quantity)")
                    try steps.expect(Self.number(line["shipped"]) == (number == order ? 500 : 0), "what was shipped")
                }
            }
        }
        try await steps.step("invoiced − credited − paid = due: 64,80 − 9,18 − 64,80 = −9,18, which is owed to Ivan") {
            let all = try invoices()
            let invoiced = all.filter { $0.kind == "invoice" }.map(\.total).reduce(0, +)
            let credited = all.filter { $0.kind == "credit-note" }.map(\.total).reduce(0, +)
            try steps.expect(all.count == 2 && invoiced == 6_480 && credited == 918, "64.80 and 9.18, got \(all)")
            // The invoice's balance counts its notes; the note shows the same money again, as what is to be paid back.
            let due = all.filter { $0.kind == "invoice" }.map(\.due).reduce(0, +)
            try steps.expect(due == invoiced - credited - 6_480, "a sum due of −9.18, got \(all)")
        }
        try await steps.step("what was said can be found again, in any form of the words") {
            for words in ["ръждясал болт", "преброй", "отстъпки"] {
                try steps.expect(!(try stage.xcrm("search", words)).isEmpty, "something about '\(words)'")
            }
            try steps.expect(
                !(try stage.xcrm("search", "ръждясал", "--client", "Northbolt Ltd")).contains("mail"),
                "nothing of Ivan's")
        }
        try await steps.step("nothing is parked, uncertain or failed, and the database is sound") {
            try steps.expect(try stage.xcrm("parked").isEmpty, "no parked mail")
            try await steps.wait { try self.stage.xcrm("outbox").isEmpty }
            try steps.expect(try stage.xcrm("verify").contains("sound"), "a sound database")
        }
    }

    private static func number(_ value: Any?) -> Int {
        if let text = value as? String { return Int(text) ?? -1 }
        return (value as? NSNumber)?.intValue ?? 0
    }
}
