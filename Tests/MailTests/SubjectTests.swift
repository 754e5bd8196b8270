import Mail
import Testing

@Suite struct SubjectTests {
    @Test(arguments: [
        ("Re: Offer", "Offer", true, false), ("RE: re: Fwd: Offer", "Offer", true, true),
        ("Отг: Оферта", "Оферта", true, false),
        ("ОТГ: Пр: Оферта", "Оферта", true, true), ("AW: WG: Angebot", "Angebot", true, true),
        ("SV: Offert", "Offert", true, false),
        ("RV: Oferta", "Oferta", false, true), ("TR: Offre", "Offre", false, true),
        ("Re[2]: Offer", "Offer", true, false),
        ("Re(3): Offer", "Offer", true, false), ("Odp: Oferta", "Oferta", true, false),
        ("YNT: Teklif", "Teklif", true, false),
        ("Απ: Προσφορά", "Προσφορά", true, false), ("Hello: world", "Hello: world", false, false),
        ("", "", false, false),
        ("Re:Offer", "Offer", true, false), ("R: Offerta", "Offerta", true, false),
        ("R:55 bolts", "R:55 bolts", false, false),
        ("Re: [#117904] Ticket", "[#117904] Ticket", true, false), ("  FW:   two   spaces ", "two spaces", false, true),
        ("Offer: Re: inside", "Offer: Re: inside", false, false), ("回复: 报价", "报价", true, false),
    ])
    func `Chains of marks are peeled off`(subject: String, base: String, isReply: Bool, isForward: Bool) {
        let parsed = Subject(subject)
        #expect(parsed.base == base)
        #expect(parsed.isReply == isReply)
        #expect(parsed.isForward == isForward)
    }

    @Test func `The tag stands once and foreign tags are kept (zammad 1134)`() {
        let subject = Subject("RE: [OF-2026-00012] Fwd: [Ticket#55] [of-2026-00012] Bolts")
        #expect(subject.reply(tag: "OF-2026-00012") == "Re: [OF-2026-00012] Fwd: [Ticket#55] Bolts")
        #expect(Subject("Bolts").reply(tag: "OF-2026-00012") == "Re: [OF-2026-00012] Bolts")
        #expect(Subject("").tagged("OF-2026-00012") == "[OF-2026-00012]")
        #expect(Subject("Re: Re: x").reply(tag: nil) == "Re: x")
    }

    @Test func `An endless chain costs a bounded time`() {
        #expect(Subject(String(repeating: "Re: ", count: 100_000)).isReply)
    }
}
