import Mail
import Testing

@testable import Understanding

private let offer = "> Добър ден,\n> изпращаме оферта OF-2026-00044 за 12 пейки.\n> Паркстрой"
private let change = "> Предлагаме промяна на поръчка OR-2026-00044: 14 вместо 12 пейки."

/// The same matters in words that no phrase was written for.
@Suite struct `Other wordings of the same matters` {
    static let buying: [KindCase] = [
        KindCase(.inquiry, "пейки", "Добър ден, по колко давате градинските пейки, ако взема двайсетина?"),
        KindCase(.inquiry, "", "Колко пари ще искате за 6 м чугунена ограда с монтаж?", goods: 1),
        KindCase(.inquiry, "ograda", "kolko bi mi struvala ogradata za dvor 40 metra", goods: 1),
        KindCase(.inquiry, "Benches", "What are you charging for park benches these days? We'd need a dozen."),
        KindCase(.inquiry, "Bänke", "Was verlangen Sie für 12 Parkbänke inklusive Aufbau?", goods: 1),
        KindCase(.inquiry, "Banci", "Bună, cât ar costa 12 bănci de parc cu livrare la Arad?", goods: 1),
        KindCase(.inquiry, "скамейки", "Сколько выйдет 12 скамеек с доставкой?", goods: 1),
        KindCase(.order, "за сряда", "Пращайте 4 торби тор и 10 саксии за сряда, пишете ги на сметката.", goods: 2),
        KindCase(
            .order, "pots", "Stick 20 terracotta pots on the van for me on Thursday please, usual account.", goods: 1),
        KindCase(.order, "Erde", "Packen Sie uns bitte noch 10 Säcke Blumenerde auf die nächste Fuhre.", goods: 1),
        KindCase(.order, "заказ", "Привезите, пожалуйста, 10 мешков земли в пятницу, оплата наличными.", goods: 1),
        KindCase(.order, "", "Molimo isporučite 10 vreća zemlje u petak, plaćanje virmanom.", goods: 1),
    ]

    static let answers: [KindCase] = [
        KindCase(.confirmation, "Re: Оферта OF-2026-00044", "Устройва ни така, карайте.", quoted: offer),
        KindCase(.confirmation, "Re: OF-2026-00044", "That's fine by us. Please order them.", quoted: offer),
        KindCase(.confirmation, "AW: OF-2026-00044", "Geht in Ordnung, bitte veranlassen.", quoted: offer),
        KindCase(.confirmation, "Re: OF-2026-00044", "Все подходит, выставляйте счет.", quoted: offer),
        KindCase(.confirmation, "Re: OR-2026-00044", "Потвърждаваме промяната на количеството.", quoted: change),
        KindCase(.confirmation, "Re: OR-2026-00044", "We confirm the change.", quoted: change),
        KindCase(.confirmation, "AW: OR-2026-00044", "Wir bestätigen die Änderung.", quoted: change),
        KindCase(.question, "Re: OF-2026-00044", "Взимаме всичко без масите, пуснете нова оферта.", quoted: offer),
        KindCase(
            .question, "Re: OF-2026-00044", "We'll take everything bar the litter bins, please re-quote.", quoted: offer
        ),
        KindCase(.question, "AW: OF-2026-00044", "Wir nehmen alles außer den Papierkörben.", quoted: offer),
        KindCase(.question, "Re: OF-2026-00044", "Приемаме, стига доставката да е безплатна.", quoted: offer),
        KindCase(.question, "Re: OF-2026-00044", "Yes in principle, as long as they come in green.", quoted: offer),
        KindCase(.decline, "Re: OF-2026-00044", "За съжаление общината се спря на друга фирма.", quoted: offer),
        KindCase(.decline, "Re: OF-2026-00044", "We have decided not to go ahead this year.", quoted: offer),
        KindCase(
            .decline, "AW: OF-2026-00044", "Das sprengt leider unseren Rahmen, wir müssen absagen.", quoted: offer),
        KindCase(.decline, "Re: OF-2026-00044", "Am găsit pe altcineva mai ieftin, mulțumim.", quoted: offer),
    ]

    static let trouble: [KindCase] = [
        KindCase(.complaint, "пейка", "Една от пейките се клати, а летвите са напукани още преди монтажа."),
        KindCase(.complaint, "боя", "Боята на оградата започна да се лющи след първия дъжд."),
        KindCase(.complaint, "delivery", "You sent us the green ones instead of the brown."),
        KindCase(.complaint, "bin", "The lid won't close and there's a dent down one side."),
        KindCase(.complaint, "Bank", "Die Bank wackelt und eine Latte ist gesplittert."),
        KindCase(.complaint, "banca", "O bancă a sosit ruptă și lipsesc șuruburile."),
        KindCase(.question, "къде сте", "Чакаме ви от сутринта, шофьорът не вдига. Ще дойде ли днес?"),
        KindCase(.question, "delivery", "Nobody has turned up with the benches. What time should we expect them?"),
        KindCase(.question, "address", "Our delivery address has changed, please confirm. Payment by bank transfer."),
        KindCase(.question, "Adresse", "Unsere Lieferadresse hat sich geändert, bitte bestätigen Sie uns das."),
        KindCase(.question, "фактура", "Фактурата от април не сме я получили, може ли пак да я пратите?"),
        KindCase(.question, "manual", "How do we fix the benches to concrete? Is there a manual?"),
    ]

    static let rest: [KindCase] = [
        KindCase(.other, "поздрав", "Благодарим за чудесните пейки, децата са щастливи!"),
        KindCase(.other, "Hello", "Lovely to meet you at the fair, let's have lunch some time."),
        KindCase(.other, "работа", "Търся работа като заварчик, имам десет години опит."),
        KindCase(.bulk, "SEO", "We can bring your website to the first page of Google. Free audit, no obligation."),
        KindCase(
            .bulk, "Обучение",
            "Запишете се за нашето обучение по продажби, ранно записване с 20% отстъпка. Отпишете се тук."),
        KindCase(
            .autoreply, "Отсъствие", "До 20 май съм в отпуск, нямам достъп до пощата. При спешност звънете на колегите."
        ),
        KindCase(.autoreply, "Out of office", "I am on annual leave and will be back on 20 May."),
        KindCase(
            .question, "delivery failed",
            "The delivery failed again this morning, the gate was open. When is the next run?"),
        KindCase(
            .bounce, "Undeliverable: Offer", "Your message could not be delivered. Recipient unknown.",
            from: "postmaster@client.example"),
        KindCase(
            .bounce, "Недоставено писмо", "Писмото Ви не можа да бъде доставено, пощенската кутия е препълнена.",
            from: "mailer-daemon@client.example"),
    ]

    @Test(arguments: buying + answers + trouble + rest)
    func `Each is read for what it is`(mail: KindCase) {
        #expect(mail.verdict.kind == mail.kind)
    }
}
