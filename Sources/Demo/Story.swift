import Foundation
import LoopbackServers
import Mail

/// The main job from the first mail to the complaint, each step checked in the mailboxes and the portal.
final class Story {
    let stage: Stage
    private let steps = Steps()
    var portalURL: String?
    var statusURL: String?

    private let ivan: Person
    private let jane: Person
    private let maria: Person
    private let peter: Person

    init(stage: Stage) {
        self.stage = stage
        ivan = Person(name: "Иван Стоянов", address: "ivan@stroymag.example", stage: stage, isStaff: false)
        jane = Person(name: "Jane Miller", address: "jane@northbolt.example", stage: stage, isStaff: false)
        maria = Person(name: "Мария Петрова", address: "maria@\(Stage.firm)", stage: stage, isStaff: true)
        peter = Person(name: "Peter Stone", address: "peter@\(Stage.firm)", stage: stage, isStaff: true)
    }

    var passed: Int { steps.passed }

    func play() async throws {
        let offer = try await bulgarianInquiry()
        let second = try await englishInquiry()
        let sent = try await staffSend(offer)
        try await clientDeclines(second)
        let order = try await clientConfirms(sent)
        try await shipInTwoParts(order)
        try await complain(order)
        try await lookAtThePortal(order)
        try await lookAtTheBooks()
    }

    // MARK: inquiries

    private func bulgarianInquiry() async throws -> Message {
        say("▸ Иван пита за цени (текст на български)")
        try await ivan.write(
            to: "sales@\(Stage.firm)", subject: "Запитване за крепежи",
            text: """
                Здравейте,

                моля за оферта за:
                1. Болт DIN 933 М10х40 8.8 поцинкован – 500 бр.
                2. Гайка DIN 934 М10 – 500 бр.
                3. диск за рязане 125 мм - 20 бр

                Нужни са ни до края на месеца.

                Поздрави,
                Иван Стоянов
                Строймаг Юг ЕООД
                тел. 0888 123 456
                """)
        try await steps.step("Иван получава потвърждение, че запитването е прието") {
            let receipt = try await ivan.receive(subject: "Запитване за крепежи")
            try steps.expect(receipt.header("Auto-Submitted") == "auto-replied", "an automatic mail is marked as one")
            _ = try steps.number("OF", in: receipt)
        }
        var notice: Message?
        try await steps.step("Мария вижда разчетените редове с цените и командите") {
            let mail = try await maria.receive("HB-M10X40", "HN-M10", "CD-125")
            try steps.expect(mail.text.contains("#"), "commands that fit")
            notice = mail
        }
        guard let notice else { throw StepFailed("a notice to staff") }
        return notice
    }

    private func englishInquiry() async throws -> Message {
        say("▸ Jane asks for prices (HTML table, and a list as xlsx)")
        let list = try Data(contentsOf: Stage.resource("rfq-list.xlsx", beside: "Sources/Demo/Files"))
        try await jane.write(
            to: "sales@\(Stage.firm)", subject: "RFQ fasteners for our Leeds site",
            text:
                "Hello,\n\nplease quote the items below and the ones in the attached list.\n\nBest regards,\nJane Miller\nNorthbolt Ltd",
            html: """
                <p>Hello,</p><p>please quote the items below and the ones in the attached list.</p>
                <table><tr><th>Product</th><th>Quantity</th></tr>
                <tr><td>Hex bolt DIN 933 M12x60 8.8 galvanised</td><td>800 pcs</td></tr>
                <tr><td>Flat washer DIN 125 M12</td><td>1,600 pcs</td></tr></table>
                <p>Best regards,<br>Jane Miller<br>Northbolt Ltd</p>
                """,
            files: [
                DraftPart(
                    name: "rfq-list.xlsx",
                    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content: .data(list))
            ])
        try await steps.step("Jane is told in English that her inquiry has come") {
            let receipt = try await jane.receive(subject: "RFQ fasteners")
            _ = try steps.number("OF", in: receipt)
        }
        var notice: Message?
        try await steps.step("the table and the xlsx are both read") {
            notice = try await maria.receive("HB-M12X60", "WA-M12", "HN-M12", "TR-M12X1000")
        }
        guard let notice else { throw StepFailed("a notice to staff") }
        return notice
    }

    // MARK: offers

    private func staffSend(_ notice: Message) async throws -> Message {
        say("▸ Мария променя цена и праща офертата, отговаряйки на известието")
        try await maria.answer(
            notice, text: "#цена 1 0,085\n#изпрати\n\nЗдравейте, г-н Стоянов, изпращам офертата. Имаме всичко на склад."
        )
        let offer = try steps.number("OF", in: notice)
        try await steps.step("Мария получава отчет за командите") {
            let transcript = try await maria.receive("#цена 1 0,085", "#изпрати")
            try steps.expect(transcript.text.contains("42"), "the new amount of line 1 (42.50)")
        }
        var mail: Message?
        try await steps.step("Иван получава офертата с думите на Мария, сумите и документа") {
            let got = try await ivan.receive(offer, "42,50", "Имаме всичко на склад")
            // 500 × 0.085 + 500 × 0.035 + 20 × 0.82 = 42.50 + 17.50 + 16.40 = 76.40; with 20 % tax 91.68
            try steps.expect(
                got.text.contains("76,40") && got.text.contains("91,68"), "76,40 without and 91,68 with tax")
            try steps.expect(!got.text.contains("#изпрати"), "no command in the client's mail")
            try steps.expect(got.attachments.contains { $0.detected == "application/pdf" }, "the offer as PDF")
            mail = got
        }
        guard let mail else { throw StepFailed("the offer") }
        return mail
    }

    private func clientDeclines(_ notice: Message) async throws {
        say("▸ Maria sends the second offer, Jane declines")
        let number = try steps.number("OF", in: notice)
        try await maria.answer(notice, text: "#send")
        let offer = try await jane.receive(number, subject: number)
        try await jane.answer(
            offer,
            text:
                "Hello,\n\nthank you, but we have decided for another supplier this time.\n\nBest regards,\nJane Miller"
        )
        try await steps.step("Jane is thanked, the offer is declined") {
            _ = try await jane.receive("Thank you for letting us know", subject: number)
            try steps.expect(
                stage.xcrm("show", number, "--json").contains("\"state\" : \"declined\""), "\(number) is declined")
        }
    }

    private func clientConfirms(_ offer: Message) async throws -> String {
        say("▸ Иван потвърждава")
        try await ivan.answer(offer, text: "Потвърждавам офертата. Благодаря!\n\nИван Стоянов")
        var order = ""
        try await steps.step("поръчката е направена и потвърдена на Иван") {
            let mail = try await ivan.receive("91,68", subject: "OR-")
            order = try steps.number("OR", in: mail)
            try steps.expect(
                stage.xcrm("show", order, "--json").contains("\"state\" : \"confirmed\""), "\(order) is confirmed")
        }
        return order
    }

    // MARK: shipments

    private func shipInTwoParts(_ order: String) async throws {
        say("▸ Мария експедира на две части")
        let notice = try await maria.receive(order, subject: order)
        try await maria.answer(notice, text: "#експедирай превозвач=Спиди товарителница=61000123456 редове=1:200,2")
        try await steps.step("Иван научава куриера, номера за проследяване и какво остава") {
            let mail = try await ivan.receive("61000123456", "Speedy", subject: "SH-")
            try steps.expect(mail.text.contains("300"), "300 pieces are still to come")
        }
        try await maria.answer(notice, text: "#експедирай автомобил=\"РВ 1234 АК\" шофьор=\"Георги Илиев\"")
        try await steps.step("остатъкът тръгва с наш автомобил, поръчката е изпълнена") {
            _ = try await ivan.receive("РВ 1234 АК", "Георги Илиев", subject: "SH-")
            try steps.expect(
                stage.xcrm("show", order, "--json").contains("\"state\" : \"completed\""), "\(order) is completed")
        }
    }

    // MARK: complaint

    private func complain(_ order: String) async throws {
        say("▸ Иван рекламира със снимка")
        let photo = try Data(contentsOf: Stage.resource("rusty-bolts.jpg", beside: "Sources/Demo/Files"))
        try await ivan.write(
            to: "complaints@\(Stage.firm)", subject: "Рекламация по \(order)",
            text:
                "Здравейте,\n\n35 бр. от болтовете М10х40 по \(order) са ръждясали, вижте снимката. Моля да ги замените.\n\nИван Стоянов",
            files: [DraftPart(name: "IMG_2041.jpg", type: "image/jpeg", content: .data(photo))])
        try await steps.step("Иван получава номер на рекламацията") {
            let mail = try await ivan.receive("CO-")
            _ = try steps.number("CO", in: mail)
        }
        try await steps.step("Peter gets the complaint with its photo, tied to the order") {
            let mail = try await peter.receive("CO-", order)
            try steps.expect(mail.attachments.contains { $0.detected == "image/jpeg" }, "the photo")
        }
    }

    // MARK: portal and books

    private func lookAtThePortal(_ order: String) async throws {
        let mail = try await ivan.receive("Speedy", subject: "SH-")
        let body = mail.parts.first { $0.type == "text/plain" }?.text ?? mail.text
        guard let range = body.range(of: stage.portal + "/l/[a-z2-7]{26}", options: .regularExpression) else {
            throw StepFailed("a portal link in the dispatch mail")
        }
        let link = String(body[range])
        portalURL = link
        try await steps.step("the customer's portal shows the order, both shipments and the complaint") {
            let (status, text) = try await stage.page(link)
            try steps.expect(status == 200, "the link opens the portal (got \(status))")
            try steps.expect(text.contains(order), "the order on the page")
            let (recordStatus, record) = try await stage.page("/r/\(order)")
            try steps.expect(recordStatus == 200 && record.contains("HB-M10X40"), "the order's page with its lines")
        }
        try await steps.step("a forged link opens nothing") {
            let (status, text) = try await stage.page("/l/aaaaaaaaaaaaaaaaaaaaaaaaaa")
            try steps.expect(status == 403 || status == 404, "refused (got \(status))")
            try steps.expect(!text.contains(order), "no record on it")
        }
        let staffLink = try stage.link(to: "peter")
        statusURL = staffLink
        try await steps.step("the status page shows the mailboxes to staff") {
            _ = try await stage.page(staffLink)
            let (status, text) = try await stage.page("/status")
            try steps.expect(status == 200 && text.contains("sales") && text.contains("complaints"), "the mailboxes")
        }
    }

    private func lookAtTheBooks() async throws {
        try await steps.step("what clients were sent lies in the Sent folder of the mailbox") {
            try await stage.servers.waitForMail(to: "sales@\(Stage.firm)", folder: "Sent", deadline: .seconds(60)) {
                MessageParser().parse(Data($0.bytes)).to.contains { $0.address == "ivan@stroymag.example" }
            }
        }
        try await steps.step("nothing is parked, uncertain or failed, and the database is sound") {
            try steps.expect(stage.xcrm("parked").isEmpty, "no parked mail")
            try steps.expect(stage.xcrm("outbox").isEmpty, "an outbox with nothing left to send")
            try steps.expect(stage.xcrm("verify").contains("sound"), "a sound database")
        }
    }
}
