import Testing
import Workflows

@Suite struct PaymentTermTests {
    @Test(arguments: [
        ("30 дни", PaymentTerm.days(30)), ("30дни", .days(30)), ("14 days net", .days(14)), ("net 30", .days(30)),
        ("30 Tage netto", .days(30)), ("Zahlbar innerhalb von 21 Tagen", .days(21)), ("2 седмици", .days(14)),
        ("1 month", .days(30)), ("отложено плащане 45 календарни дни", .days(45)), ("5 работни дни", .days(7)),
        ("10 business days", .days(14)), ("2 % Skonto 10 Tage, 30 Tage netto", .days(30)),
        ("50 % аванс, остатъкът 30 дни след фактурата", .days(30)), ("авансово", .inAdvance),
        ("100% предплащане", .inAdvance), ("payment in advance", .inAdvance), ("prepayment", .inAdvance),
        ("Vorkasse", .inAdvance), ("по проформа", .inAdvance), ("наложен платеж", .onDelivery),
        ("при доставка, в брой", .onDelivery), ("cash on delivery", .onDelivery), ("Nachnahme", .onDelivery),
        ("веднага", .days(0)), ("due on receipt", .days(0)), ("sofort", .days(0)),
    ]) func `Words that were agreed are read`(words: String, term: PaymentTerm) {
        #expect(PaymentTerm(words: words) == term)
    }

    @Test(arguments: [
        "", "по договаряне", "as agreed", "30 days end of month", "30 дни от края на месеца", "10 дни преди доставка",
        "400 days", "30", "wie besprochen", "99999999999999999999 days",
    ]) func `What cannot be read for sure is no term`(words: String) {
        #expect(PaymentTerm(words: words) == nil)
    }

    @Test func `Documents say it in their language`() {
        #expect(PaymentTerm.days(30).text("bg") == "Плащане до 30 дни от фактурата")
        #expect(PaymentTerm.days(1).text("bg") == "Плащане до 1 ден от фактурата")
        #expect(PaymentTerm.inAdvance.text("de") == "Zahlung im Voraus")
        #expect(PaymentTerm.onDelivery.text("en") == "Payment on delivery")
        #expect(PaymentTerm.inAdvance.days == 0)
    }
}
