/// Tells mails of machines from mails of people by header fields and structure.
///
/// `X-Auto-Response-Suppress` is no sign: it asks us not to answer by machine. Words of the subject are weak and count only
/// as the very beginning of a mail that is no answer.
struct AutomaticSigns {
    let headers: [HeaderField]
    let from: [Address]
    let subject: Subject
    /// Types of the parts of the mail itself, in lower case.
    let types: [String]
    /// `report-type` of a multipart/report.
    let reportType: String?
    /// The mark that this installation puts into what it sends (`X-XCRM-Loop`).
    let loopMark: String?

    private func values(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name }.map { Self.token($0.value) }
    }

    private func has(_ name: String) -> Bool { headers.contains { $0.name.lowercased() == name } }

    /// Lower case, comments cut, trimmed, up to the first parameter.
    private static func token(_ value: String) -> String {
        var depth = 0
        var result = ""
        for character in value.prefix(500) {
            switch character {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            case ";" where depth == 0: return result.lowercased().foldedWhiteSpace
            default: if depth == 0 { result.append(character) }
            }
        }
        return result.lowercased().foldedWhiteSpace
    }

    /// The class; `human` where nothing speaks against it.
    func automaticClass() -> AutomaticClass {
        if let report = report() { return report }
        let submitted = values("auto-submitted").filter { !$0.isEmpty && $0 != "no" }
        if isBounce { return .dsn }
        if submitted.contains(where: { $0.hasPrefix("auto-replied") || $0.hasPrefix("auto-notified") && isAwaySubject })
            || isAutoreply
        {
            return .away
        }
        if isAwaySubject { return .away }
        if isList { return .list }
        if !submitted.isEmpty || isOwnLoop || hasNullReturnPath || isMachineSender { return .auto }
        return .human
    }

    private func report() -> AutomaticClass? {
        guard
            types.first == "multipart/report" || types.contains("message/delivery-status")
                || types.contains("message/disposition-notification")
        else { return nil }
        if types.contains("message/disposition-notification")
            || types.contains("message/global-disposition-notification") || reportType == "disposition-notification"
        {
            return .mdn
        }
        if types.contains("message/delivery-status") || types.contains("message/global-delivery-status")
            || reportType == "delivery-status" || reportType == nil
        {
            return .dsn
        }
        return .auto
    }

    private var hasNullReturnPath: Bool {
        headers.contains { $0.name.lowercased() == "return-path" && $0.value.filter { !$0.isWhitespace } == "<>" }
    }

    private var locals: [String] { from.map { $0.address.prefix { $0 != "@" }.lowercased() } }

    private var isBounce: Bool {
        if has("x-failed-recipients") { return true }
        if locals.contains(where: {
            $0 == "mailer-daemon" || $0 == "mailerdaemon" || $0 == "mail-daemon"
                || $0.hasPrefix("microsoftexchange329e71ec")
        }) {
            return !isAutoreplyHeader
        }
        let named = from.contains { Self.daemonNames.contains($0.name.lowercased()) }
        let failing = Self.bounceSubjects.begins(subject.base.lowercased())
        if locals.contains("postmaster") || named { return failing || hasNullReturnPath && !isAwaySubject }
        return failing && (hasNullReturnPath || from.isEmpty)
    }

    private var isAutoreplyHeader: Bool {
        [
            "x-autoreply", "x-autorespond", "x-autoresponse", "x-autoreply-from", "x-mail-autoreply",
            "x-fc-machinegenerated", "x-auto-reply",
        ].contains {
            values($0).contains { $0 != "no" && $0 != "false" && $0 != "0" }
        }
    }

    private var isAutoreply: Bool {
        isAutoreplyHeader
            || values("precedence").contains { $0 == "auto_reply" || $0 == "auto-reply" || $0 == "auto-replied" }
    }

    private var isAwaySubject: Bool {
        guard !subject.isReply || subject.isForward == false && isMachineAnswered, !subject.isForward else {
            return false
        }
        let text = subject.base.lowercased()
        return Self.awaySubjects.begins(text)
    }

    /// "Re: Automatic reply" is a person answering a machine, unless the mail says otherwise.
    private var isMachineAnswered: Bool { values("auto-submitted").contains { $0 != "no" && !$0.isEmpty } }

    private var isList: Bool {
        has("list-id") || has("list-unsubscribe") || has("list-post") || has("list-help")
            || values("precedence").contains { ["bulk", "list", "junk"].contains($0) }
            || has("x-mailinglist") || has("x-campaignid") || has("x-campaign-id") || has("x-mc-user")
            || has("feedback-id") && has("x-csa-complaints")
    }

    private var isOwnLoop: Bool {
        loopMark.map { mark in headers.contains { $0.name.lowercased() == "x-xcrm-loop" && $0.value.contains(mark) } }
            ?? false
    }

    private var isMachineSender: Bool {
        if from.isEmpty || from.allSatisfy({ $0.address.isEmpty && $0.name.isEmpty }) { return true }
        return locals.contains { local in
            let bare = local.filter { $0.isLetter }
            return local == "postmaster" || bare.hasPrefix("noreply") || bare.hasSuffix("noreply")
                || bare.hasPrefix("donotreply") || bare.hasSuffix("donotreply") || bare == "nepasrepondre"
                || bare == "neodgovaray"
                || bare == "keineantwort" || bare == "bounce" || bare == "bounces"
        }
    }

    private static let daemonNames: Set<String> = [
        "mail delivery subsystem", "mail delivery system", "mailer-daemon", "mail delivery service",
        "microsoft outlook delivery", "system administrator", "systemadministrator", "системен администратор",
        "internet mail delivery",
    ]

    private static let bounceSubjects: PhraseSet = [
        "undeliver", "delivery status notification", "mail delivery failed", "mail delivery failure",
        "delivery failure", "failure notice", "returned mail", "delivery notification", "message delivery failure",
        "mail system error", "undeliverable", "non-deliverable", "nondeliverable", "delivery has failed",
        "warning: message", "warning: could not send",
        "message not delivered", "mail could not be delivered", "could not deliver", "delayed mail", "delivery delayed",
        "недоставен", "неуспешна доставка", "неуспешно доставяне", "недоставено", "не може да бъде доставен",
        "уведомление за състоянието на доставката", "unzustellbar", "nicht zustellbar", "übermittlungsfehler",
        "zustellung fehlgeschlagen",
        "non remis", "échec de la remise", "échec de remise", "no se puede entregar", "non recapitabile",
        "mancato recapito", "недоставленное", "недоставленное сообщение", "сообщение не доставлено", "onbestelbaar",
        "niet-bestelbaar", "niedostarcz", "nedoručiteln", "kézbesíthetetlen", "teslim edilemedi", "imposibil de livrat",
        "não é possível entregar", "não entregue", "αδύνατη η παράδοση",
    ]

    private static let awaySubjects: PhraseSet = [
        "automatic reply", "auto reply", "auto-reply", "autoreply", "auto:", "autoresponse", "auto response",
        "auto-response", "automated reply", "automated response", "out of office", "out of the office", "out-of-office",
        "on vacation", "vacation reply", "away from my mail", "автоматичен отговор", "автоматично съобщение",
        "автоотговор", "извън офиса", "извън офис", "отсъствие от офиса", "в отпуск",
        "automatische antwort", "abwesenheit", "abwesend", "automatische rückantwort", "urlaubsabwesenheit",
        "réponse automatique", "absence du bureau", "absent du bureau", "respuesta automática", "respuesta automatica",
        "fuera de la oficina", "risposta automatica", "fuori sede", "fuori ufficio", "resposta automática",
        "ausência temporária", "fora do escritório", "automatisch antwoord", "afwezig", "afwezigheid",
        "odpowiedź automatyczna", "autoodpowiedź", "automatyczna odpowiedź", "poza biurem", "răspuns automat",
        "αυτόματη απάντηση", "εκτός γραφείου", "автоответ", "автоматический ответ", "автоматична відповідь",
        "automatski odgovor", "аутоматски одговор", "samodejni odgovor", "автоматски одговор", "otomatik yanıt",
        "otomatik cevap", "automatická odpověď", "automatická odpoveď", "mimo kancelář", "autosvar", "automatiskt svar",
        "frånvaro", "automatisk svar", "automaattinen vastaus", "automatikus válasz", "automaatvastus",
        "automatinis atsakymas", "自动回复", "自動回覆", "自動応答",
    ]
}
