import Testing
import Understanding

@Suite struct `Answers to an offer` {
    @Test(arguments: [
        "Да, потвърждаваме.", "Потвърждаваме офертата.", "Здравейте,\n\nприемаме офертата Ви, моля издайте проформа.",
        "ок",
        "Ok, пускайте поръчката.", "Съгласни сме с цената. Чакаме проформа.", "Офертата е одобрена от управителя.",
        "Даваме ход на поръчката, моля доставка до 20.06.", "Става, действайте!", "Може да стартирате изпълнението.",
        "potvyrjdavam ofertata", "da, saglasni sme, puskaite q", "Одобрявам, моля фактура по мейл.",
        "We accept your offer, please go ahead.", "Yes please.", "Happy to proceed with the quote.",
        "Approved, thanks.",
        "Please go ahead as quoted.", "Your quote is fine, please proceed with production.",
        "Sounds good, let's go ahead!",
        "OK", "Confirmed. Invoice to our Leeds address please.", "I am pleased to accept your quotation.",
        "Wir nehmen Ihr Angebot an.", "Einverstanden, bitte liefern Sie.",
        "Hiermit bestätigen wir Ihr Angebot vom 3. Mai.",
        "Das Angebot passt, bitte loslegen.", "Acceptăm oferta dumneavoastră.", "Αποδεχόμαστε την προσφορά σας.",
        "Прихватамо вашу понуду.", "Ја прифаќаме понудата.", "Teklifinizi kabul ediyoruz.",
        "Подтверждаем заказ, согласны с ценой.",
        "Yes, go ahead. If you need anything else, call me.", "Потвърждаваме. Ако има въпроси, обадете се.",
        "Приемаме офертата, но моля фактурата да е на новото име.", "Да, приемаме. Ако е възможно, фактура в PDF.",
    ])
    func `A whole yes is an acceptance`(text: String) {
        #expect(OfferAnswer.read(newText: text) == .accepts)
    }

    @Test(arguments: [
        "Няма да се възползваме от офертата.", "За съжаление не можем да приемем офертата.",
        "Отказваме се, твърде скъпо е.",
        "Благодарим, но избрахме друг доставчик.", "Не потвърждаваме офертата.", "Проектът отпадна, вече не ни трябва.",
        "Спряхме се на друга фирма с по-кратък срок.", "Не приемаме тази цена.", "nyama da se vyzpolzvame, skupo ni e",
        "Unfortunately we won't be taking this any further.", "We can't accept this price.",
        "We have decided to go with another supplier.",
        "Thanks, but no thanks, too expensive for us.", "We regret we must decline your offer.",
        "The project has been cancelled, no longer needed.",
        "Leider müssen wir Ihr Angebot ablehnen.", "Wir nehmen Ihr Angebot nicht an.",
        "Wir haben uns für einen anderen Lieferanten entschieden.",
        "Ihr Preis ist uns leider zu hoch.", "Din păcate nu putem accepta oferta, e prea scumpă.",
        "Отказываемся, слишком дорого.",
        "Не прихватамо понуду, прескупо је.", "Nous avons choisi un autre fournisseur, trop cher.",
    ])
    func `A no is a refusal`(text: String) {
        #expect(OfferAnswer.read(newText: text) == .declines)
    }

    @Test(arguments: [
        "Да, но само ако доставката е до петък.", "Съгласни сме, ако свалите цената с 5%.", "Приемаме при 5% отстъпка.",
        "ok for positions 1-3, but position 4 is too expensive", "Потвърждаваме само позиции 1 и 2.",
        "Приемаме офертата без позиция 3.",
        "We accept provided that delivery is included.", "Yes, if you can deliver by Friday.",
        "We agree, but only at 0.90 per piece.",
        "Confirmed, except item 4.", "Go ahead with items 1 and 2 only if in stock.",
        "Einverstanden, wenn Sie 3 % Skonto gewähren.",
        "Wir nehmen das Angebot an, sofern die Lieferung bis KW 30 erfolgt.",
        "Wir bestellen nur Position 2, einverstanden.",
        "Одобрено, при условие че плащането е 30 дни.", "saglasni sme, no samo pri 5% otstypka",
        "Acceptăm oferta cu condiția livrării gratuite.",
        "Потвърждаваме, но вместо 100 бр. да са 80 бр.", "Приемаме. Може ли и малка отстъпка?",
        "Yes, but the price must come down a bit.",
        "Согласны, если доставка бесплатная.", "Da, prihvatamo ako isporuka bude do petka.",
    ])
    func `A yes with a condition or to a part is neither`(text: String) {
        guard case .conditional(let reasons) = OfferAnswer.read(newText: text) else {
            Issue.record("\(OfferAnswer.read(newText: text))")
            return
        }
        #expect(!reasons.isEmpty)
    }

    @Test(arguments: [
        "Потвърждавам получаването на офертата.", "Благодаря, получих офертата, ще я разгледам.",
        "We confirm receipt of your offer.",
        "Thanks, we will review and get back to you.", "Моля потвърдете срока на доставка.",
        "Could you confirm the price please?",
        "Потвърждавам срещата в четвъртък.", "Ще потвърдим до края на седмицата.",
        "Once my boss has approved it I will let you know.",
        "Каква е гаранцията?", "Please confirm your offer is still valid.", "Hello", "",
        "We hope to confirm the offer next week.",
        "Wir melden uns nach Prüfung.", "Danke für das Angebot.", "Потвърждавате ли цената?", "Shall we go ahead?",
    ])
    func `Anything else is no answer`(text: String) {
        #expect(OfferAnswer.read(newText: text) == .none)
    }
}
