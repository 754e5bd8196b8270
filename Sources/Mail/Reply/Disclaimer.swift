/// Legal notices, virus scanners' and list servers' footers, warnings about outside senders, in many languages.
enum Disclaimer {
    /// Whether a paragraph is one: a phrase that nothing else has, or two of the words that such notices are made of.
    static func matches(_ paragraph: String) -> Bool {
        guard paragraph.utf8.count >= 20 else { return false }
        let text = paragraph.prefix(3000).lowercased()
        return sure.isIn(text) || stems.areTwoIn(text)
    }

    /// Warnings that mail gateways put on top of a mail from outside.
    static func isBanner(_ paragraph: String) -> Bool {
        guard paragraph.utf8.count <= 900 else { return false }
        let text = paragraph.lowercased()
        return banners.isIn(text)
    }

    private static let banners: PhraseSet = [
        "originated from outside", "external email", "external sender", "outside of the organization",
        "outside of your organization", "outside the organisation", "outside of the organisation",
        "you don't often get email from", "you do not often get email from",
        "caution: this email", "caution: external", "[external]", "externe e-mail", "diese e-mail kommt von außerhalb",
        "externer absender", "sie erhalten nicht häufig e-mails", "sie erhalten nicht oft e-mails", "външен подател",
        "имейл от външен", "това съобщение е изпратено извън", "не получавате често имейл",
        "извън организацията", "expéditeur externe", "vous n'obtenez pas souvent", "vous ne recevez pas souvent",
        "remitente externo", "no suele recibir correos", "mittente esterno", "non si ricevono spesso",
        "внешний отправитель", "zewnętrzny nadawca", "nie często otrzymujesz", "nu primiți des e-mailuri",
        "expeditor extern",
        "learn why this is important", "научете защо това е важно", "erfahren sie, warum dies wichtig ist",
        "découvrez pourquoi ceci est important",
    ]

    private static let sure: PhraseSet = [
        "intended recipient", "intended solely for", "intended only for the",
        "if you have received this e-mail in error", "if you have received this email in error",
        "if you received this in error", "received this message in error", "received this communication in error",
        "consider the environment before", "think before you print",
        "virus-free", "scanned for viruses", "checked for viruses", "avast.com", "this email has been checked",
        "this e-mail has been checked", "e-mail is confidential", "email is confidential", "confidentiality notice",
        "legal disclaimer", "this e-mail and any attachments", "this email and any attachments",
        "this message and any attachments", "this email and any files transmitted",
        "ако сте получили това съобщение по погрешка", "ако сте го получили по погрешка",
        "ако сте получили по погрешка", "предназначени само за", "предназначено само за",
        "получили това съобщение погрешно", "не сте посоченият получател", "не сте адресатът", "посочения получател",
        "отписване от бюлетин", "помислете за природата", "мислете за природата", "пазете природата",
        "преди да отпечатате",
        "преди да разпечатате", "преди да принтирате",
        "проверено за вируси", "проверена за вируси", "не съдържа вируси", "конфиденциална информация",
        "поверителна информация", "съдържа поверителна", "без вируси",
        "nicht der richtige adressat", "nicht der beabsichtigte empfänger", "nicht der vorgesehene empfänger",
        "irrtümlich erhalten", "vertrauliche und/oder", "vertrauliche informationen",
        "rechtlich geschützte informationen", "auf viren geprüft", "auf viren überprüft", "virenfrei",
        "denken sie an die umwelt", "bevor sie diese e-mail ausdrucken", "bevor sie diese mail ausdrucken",
        "informationspflicht", "datenschutzhinweise finden",
        "si vous n'êtes pas le destinataire", "si vous avez reçu ce message par erreur",
        "ce message et ses pièces jointes", "ce message et toutes les pièces jointes", "pensez à l'environnement",
        "avant d'imprimer", "sans virus", "si usted no es el destinatario", "ha recibido este mensaje por error",
        "ha recibido este correo por error", "este mensaje y sus archivos adjuntos", "libre de virus",
        "antes de imprimir", "piense en el medio ambiente",
        "se non siete il destinatario", "se avete ricevuto questo messaggio per errore",
        "se ha ricevuto questo messaggio per errore", "prima di stampare", "privo di virus",
        "esta mensagem pode conter", "se não for o destinatário", "se recebeu esta mensagem por engano",
        "livre de vírus", "als u niet de geadresseerde bent", "indien u niet de geadresseerde",
        "ten onrechte ontvangen", "virusvrij", "denk aan het milieu",
        "jeśli nie jest pan/pani adresatem", "jeżeli nie są państwo adresatem",
        "jeśli otrzymałeś tę wiadomość przez pomyłkę", "otrzymali państwo tę wiadomość przez pomyłkę",
        "wolny od wirusów", "zanim wydrukujesz", "dacă nu sunteți destinatarul",
        "dacă ați primit acest mesaj din greșeală", "dacă aţi primit acest", "înainte de a tipări", "fără viruși",
        "gândiți-vă la mediu",
        "εάν δεν είστε ο παραλήπτης", "αν λάβατε αυτό το μήνυμα κατά λάθος", "χωρίς ιούς",
        "если вы не являетесь адресатом", "если вы получили это сообщение по ошибке",
        "если вы не являетесь предполагаемым получателем", "проверено на вирусы", "без вирусов",
        "якщо ви отримали це повідомлення помилково", "ako niste primalac", "ako niste primatelj",
        "ako ste ovu poruku primili greškom", "ако нисте прималац", "bu e-postayı yanlışlıkla", "bu e-posta ve ekleri",
        "virüs bulunmuyor",
        "pokud nejste zamýšleným příjemcem", "pokud jste tento e-mail obdrželi omylem", "bez virů",
        "ak nie ste určeným príjemcom", "om du inte är avsedd mottagare", "hvis du ikke er den tiltænkte",
        "mikäli et ole tarkoitettu", "ha nem ön a címzett",
        "to unsubscribe", "unsubscribe from this", "click here to unsubscribe", "за отписване", "за да се отпишете",
        "abmelden klicken", "vom newsletter abmelden", "se désinscrire", "para darse de baja", "per cancellarti",
        "отказаться от рассылки", "ürünlerimizden haberdar", "mailing list\nto unsubscribe",
        "получавате този бюлетин", "получавате това писмо, защото", "получавате това съобщение, защото",
        "you received this message because", "you are receiving this", "sie erhalten diese e-mail, weil",
        "sie erhalten diesen newsletter",
    ]

    private static let stems: PhraseSet = [
        "confidential", "privileged", "disclaimer", "recipient", "disclosure", "in error", "unauthori", "delete it",
        "destroy", "strictly prohibited", "dissemination", "notify the sender", "liability", "gdpr", "personal data",
        "privacy policy",
        "поверителн", "конфиденциалн", "предназначен", "по погрешка", "унищож", "изтрийте", "адресат",
        "разпространение", "неразрешено", "защитена от закон", "уведомете подателя", "лични данни", "забранен",
        "vertraulich", "irrtümlich", "adressat", "vernichten", "unbefugt", "nicht gestattet", "informieren sie bitte",
        "löschen sie", "confidentiel", "destinataire", "par erreur", "détruire", "interdite", "confidencial",
        "destinatario", "por error", "prohibid", "riservat", "per errore", "vietata",
        "destinatário", "por engano", "vertrouwelijk", "geadresseerde", "poufn", "adresat", "przez pomyłkę",
        "zabronion", "confidențial", "confidenţial", "destinatar", "din greșeală", "interzis", "εμπιστευτικ",
        "παραλήπτη", "κατά λάθος", "конфиденциальн", "по ошибке", "запрещен", "конфіденційн", "помилково", "poverljiv",
        "povjerljiv", "greškom", "primatelj", "primalac", "gizli", "yanlışlıkla", "alıcı",
        "důvěrn", "omylem", "příjemce", "dôvern", "príjemca", "konfidentiell", "fortrolig", "luottamuksell", "bizalmas",
    ]
}
