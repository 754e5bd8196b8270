/// The words that mail programs put around quoted and forwarded mails, lower case, in the languages of our correspondents.
enum QuoteWords {
    /// "wrote", as attribution lines have it.
    static let wrote: PhraseSet = [
        "wrote", "writes", "написа", "пише", "писа", "написал", "написала", "написали", "пишет", "написав", "написала",
        "schrieb", "schrieben", "hat geschrieben",
        "a écrit", "écrivait", "a ecrit", "escribió", "escribio", "ha escrito", "escribe", "ha scritto", "scrisse",
        "scriveva", "escreveu", "escrito por",
        "schreef", "heeft geschreven", "napisał", "napisała", "napisał(a)", "pisze", "napisali", "a scris", "scris",
        "έγραψε", "έγραψαν", "γράφει",
        "je napisao", "je napisala", "je napisao/la", "napisao je", "napisala je", "piše", "је написао", "је написала",
        "је написао/ла", "напиша",
        "je napisal", "je napisala", "je napisal/-a", "napsal", "napsala", "napsal(a)", "píše", "napísal", "napísala",
        "napísal(a)", "yazdı", "şunu yazdı", "şöyle yazdı",
        "skrev", "skrev følgende", "kirjoitti", "írta", "ezt írta", "rašė", "parašė", "rakstīja", "kirjutas", "shkroi",
        "va escriure", "写道", "寫道", "のメール", "님이 작성",
        "написал(а)", "написал(-а)", "написа(ла)", "napisao(la)",
    ]

    /// How attribution lines begin.
    static let attributionStarts: PhraseSet = [
        "on ", "at ", "am ", "le ", "el ", "il ", "em ", "op ", "w dniu ", "dnia ", "dne ", "dňa ", "на ", "στις ",
        "la ", "pe ", "în ", "in data ", "den ", "den.", "kl. ",
        "dana ", "дана ", "v ", "po ", "u ", "у ", "во ", "від ", "от ", "ti ", "van ", "quoting ", "zitat von ",
        "citando ", "citat ", "citando a ", "cytowanie ",
        "at ", "no dia ", "giorno ", "il giorno ", "а ", "a ", "el dia ", "dia ",
    ]
    /// Attributions that need no date: Horde and the like.
    static let citing: PhraseSet = [
        "quoting ", "zitat von ", "citando ", "citando a ", "cytowanie ", "citat från ", "citat fra ", "citerar ",
        "quotation from ", "quoting:",
    ]

    /// "Original message", between dashes.
    static let original = [
        "original message", "original mail", "originalmessage", "reply message", "replied message", "reply above",
        "original email", "original appointment",
        "оригинално съобщение", "оригинално писмо", "първоначално съобщение", "изходно съобщение", "оригинален имейл",
        "начално съобщение",
        "ursprüngliche nachricht", "originalnachricht", "ursprüngliche mail", "original-nachricht",
        "originale nachricht", "ursprünglicher termin",
        "message d'origine", "message d’origine", "message original", "message initial", "courriel original",
        "mail original",
        "mensaje original", "correo original", "mensagem original", "messaggio originale", "messaggio original",
        "oorspronkelijk bericht", "origineel bericht",
        "oryginalna wiadomość", "wiadomość oryginalna", "wiadomość pierwotna", "mesaj original", "mesajul original",
        "mesaj iniţial", "mesajul inițial", "αρχικό μήνυμα",
        "πρωτότυπο μήνυμα", "исходное сообщение", "исходное письмо", "оригинальное сообщение", "оригинал сообщения",
        "вихідне повідомлення", "оригінальне повідомлення",
        "originalna poruka", "izvorna poruka", "оригинална порука", "изворна порука", "оригинална порака",
        "изворна порака", "izvirno sporočilo", "orijinal ileti",
        "özgün ileti", "orijinal mesaj", "asıl ileti", "původní zpráva", "původní e-mail", "pôvodná správa",
        "eredeti üzenet", "ursprungligt meddelande",
        "originalmeddelande", "oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "originaal kiri",
        "algne sõnum", "originalus laiškas",
        "sākotnējais ziņojums", "원본 메시지", "原始邮件", "原始郵件", "元のメッセージ", "邮件原件",
    ]

    /// "Forwarded message", between dashes or before a colon.
    static let forwarded = [
        "forwarded message", "forwarded email", "forwarded mail", "begin forwarded message",
        "start of forwarded message", "forwarded by", "fwd message", "forward message",
        "препратено съобщение", "препратено писмо", "начало на препратеното съобщение",
        "начало на препратено съобщение", "препратен имейл", "препращане на съобщение",
        "препратено от", "препратена поща", "пренасочено съобщение",
        "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail",
        "weitergeleitete mail", "weitergeleitet von",
        "message transféré", "début du message réexpédié", "début du message transféré", "courriel transféré",
        "message réexpédié", "mail transféré",
        "mensaje reenviado", "inicio del mensaje reenviado", "correo reenviado", "reenviado por", "messaggio inoltrato",
        "inizio messaggio inoltrato", "messaggio inoltrato da", "inoltrato da",
        "mensagem encaminhada", "mensagem reencaminhada", "início da mensagem reencaminhada",
        "início da mensagem encaminhada",
        "doorgestuurd bericht", "begin doorgestuurd bericht", "doorgestuurde mail", "wiadomość przekazana dalej",
        "przekazana wiadomość", "treść przekazanej wiadomości",
        "początek przekazywanej wiadomości", "przesłana wiadomość", "przekazana wiadomość e-mail",
        "wiadomość przekazana", "mesaj redirecționat", "mesaj redirecţionat", "mesaj redirectionat",
        "începutul mesajului redirecționat", "mesajul redirecționat", "mesaj transmis", "mesaj înaintat",
        "început mesaj redirecționat", "προωθημένο μήνυμα", "αρχή προωθημένου μηνύματος", "μήνυμα που προωθήθηκε",
        "пересылаемое сообщение", "пересылаемое письмо", "пересланное сообщение", "перенаправленное сообщение",
        "начало переадресованного сообщения",
        "начало пересылаемого сообщения", "переслане повідомлення", "початок листа, що пересилається",
        "початок переадресованого повідомлення", "переадресоване повідомлення",
        "proslijeđena poruka", "prosleđena poruka", "прослеђена порука", "prosljeđena poruka", "препратена порака",
        "проследена порака", "početak proslijeđene poruke", "posredovano sporočilo",
        "iletilen mesaj", "yönlendirilen ileti", "iletilmiş ileti başlangıcı", "iletilen ileti", "yönlendirilmiş mesaj",
        "přeposlaná zpráva", "začátek přeposlané zprávy",
        "preposlaná správa", "začiatok preposlanej správy", "továbbított üzenet", "továbbított levél",
        "vidarebefordrat meddelande", "vidarebefordrat brev", "videresendt meddelelse",
        "videresendt melding", "välitetty viesti", "edelleenlähetetty viesti", "edastatud kiri", "persiųstas laiškas",
        "pārsūtītā ziņa", "转发的邮件", "転送メッセージ", "forwarded",
    ]

    /// Our own reply line and those of other ticket systems.
    static let replyLines: PhraseSet = [
        "reply above this line", "reply above the line", "type your reply above", "write your reply above",
        "please reply above", "respond above this line",
        "отговорете над тази линия", "отговорете над този ред", "пишете над тази линия", "пишете над този ред",
        "antworten sie über dieser zeile", "bitte antworten sie oberhalb",
        "antwort oberhalb dieser", "oberhalb dieser zeile", "répondre au-dessus de cette ligne",
        "répondez au-dessus de cette ligne", "responda por encima de esta línea", "responda encima de esta línea",
        "rispondi sopra questa riga", "rispondere sopra questa", "responda acima desta linha",
        "antwoord boven deze regel", "typ uw antwoord boven", "odpowiedz powyżej tej linii",
        "răspundeți deasupra acestei linii",
        "απαντήστε πάνω από", "ответьте выше этой линии", "ответ выше этой строки", "bu satırın üzerine yazın",
        "bu satırın üstüne", "odpovězte nad tímto řádkem", "svar ovanför denna rad",
    ]

    /// Header labels as mail programs translate them.
    enum Header: Hashable { case from, date, to, cc, subject, other }

    static let headers: [String: Header] = {
        var table: [String: Header] = [:]
        func add(_ header: Header, _ labels: String) {
            for label in labels.split(separator: "|") { table[String(label)] = header }
        }
        add(
            .from,
            "from|от|от кого|подател|изпратено от|изпращач|von|absender|de|expéditeur|envoyé par|de la|da|mittente|remitente|van|afzender|od|nadawca|від|від кого|одь|од|från|fra|lähettäjä|feladó|kimden|gönderen|από|αποστολέας|pošiljatelj|pošiljalac|пошиљалац|испраќач|odesílatel|odosielateľ|saatja|nuo|no|发件人|寄件者|差出人|보낸 사람|sender|автор|от:"
        )
        add(
            .date,
            "sent|date|дата|изпратено|изпратено на|изпратен|дата на изпращане|получено|gesendet|gesendet am|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviada|enviado em|enviada em|data|fecha|inviato|data invio|verzonden|verzonden op|wysłano|wysłane|data wysłania|trimis|trimis la|data trimiterii|ημερομηνία|στάλθηκε|εστάλη|отправлено|дата отправки|отправлен|надіслано|дата надсилання|poslato|poslano|послато|испратено|датум|gönderildi|gönderme tarihi|tarih|odesláno|odoslané|dátum|elküldve|skickat|skickat den|sendt|lähetetty|päivämäärä|päiväys|saadetud|kuupäev|išsiųsta|nosūtīts|发送时间|日期|寄件日期|送信日時|received|received on|time|send date|sent on|изпратено дата|изпратено в|дата и час|poslané|poslano dana|envoyé :"
        )
        add(
            .to,
            "to|до|за|към|получател|получатели|an|empfänger|à|a|pour|destinataire|para|destinatario|destinatário|aan|do|către|catre|la|προς|кому|кого|получатель|za|prima|за:|kime|alıcı|komu|címzett|till|til|vastaanottaja|kellele|kam|kas|til:|прима|до:|收件人|收件者|宛先|받는 사람|recipient|recipients|επί|dla"
        )
        add(
            .cc,
            "cc|копие|копие до|як|kopie|copie|copie à|copia|cópia|dw|do wiadomości|κοιν.|κοινοποίηση|копия|копія|kopija|копија|bilgi|másolat|másolatot kap|kopia|kopi|kopio|抄送|副本|bcc|ск.копие|скрито копие|cci|cco|bk|udw"
        )
        add(
            .subject,
            "subject|относно|тема|заглавие|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|temat|subiect|subiectul|θέμα|предмет|naslov|predmet|konu|předmět|tárgy|ämne|emne|aihe|teema|tema|主题|主旨|件名|제목|subj"
        )
        add(
            .other,
            "reply-to|отговор до|antwort an|répondre à|responder a|importance|важност|приоритет|wichtigkeit|priority|priorität|attachments|прикачени файлове|прикачени|anlagen|anhänge|pièces jointes|bijlagen|załączniki|message-id|mailed by|signed by|sensitivity|категории|categories|attach|organization|организация|when|where|required attendees|x-mailer|return-path|resent-from"
        )
        return table
    }()
}
