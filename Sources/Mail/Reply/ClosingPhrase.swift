/// "Best regards", "Поздрави", "Mit freundlichen Grüßen": the phrase that ends a mail's text.
///
/// A line counts as one if all its words belong to such phrases and one of them carries it. That covers the many
/// combinations people make ("Many thanks and kindest regards") without a list of each.
struct ClosingPhrase {
    enum Strength {
        /// A line that only thanks: it closes where a name follows straight.
        case thanks
        /// A line that ends a mail.
        case closing
    }
    var strength: Strength
    /// What stands behind the phrase in the same line, as "Поздрави, Иван Петров"; empty for nothing.
    var name: String

    private static let carriers = words(
        """
        regards regard rgds rgrds brgds brgs sincerely faithfully truly respectfully cordially greetings wishes cheers yours br kr bw vty rgs greets
        поздрави поздрав поздравления уважение уважением почит поздрави! сърдечно искрено привет приветом наилучшими пожеланиями поваги повагою поштовање поштовањем почитувањем
        почитување поздравом побажаннями найкращими
        grüße grüßen gruß grüsse grüssen gruss gruesse gruessen mfg vg lg hochachtungsvoll grüßle grüß gruessle bg
        cordialement salutations amicalement sincères cordiales respectueusement bàv bàt cdlt cdt slts
        saludos saludo atentamente cordialmente abrazo atte salutări saluti saluto distinti cumprimentos atenciosamente cordiais abraços abraço atte att cpts
        stima respect respectuos considerație consideratie stimă salutari
        groeten groet groetjes mvg hoogachtend pozdrowienia pozdrawiam poważaniem szacunkiem wyrazami pozdravem pozdravom pozdravy pozdrav pozdravi pozdravljeni pozdravom štovanjem poštovanjem
        poštovanje srdačno srdačan spoštovanjem úctou uctou úctivě s pozdravom
        εκτίμηση εκτιμήσεως χαιρετισμούς χαιρετισμοί φιλικά
        saygılarımla saygılar saygılarımızla selamlar sevgiler kolay
        hälsningar hälsning mvh hilsen hilsner hilsen terveisin ystävällisin üdvözlettel tisztelettel lugupidamisega parimate tervitustega pagarbiai cieņu linkėjimais
        pozdravljam lp lep tervitades su
        """)

    /// Wishes for the day, as good as a closing where nothing but a signature follows.
    private static let wishCarriers = words(
        """
        ден седмица уикенд вечер ден! работа почивка day week weekend evening afternoon days holidays ahead tag woche wochenende abend nachmittag feierabend journée soirée semaine
        dag weekend avond dzień dnia den týden deň giornata serata weekend día tarde semana dia zi ziua săptămână dan vikend μέρα ημέρα günler дня вечора вечера
        hétvégét napot päivää päivänjatkoa kveld helg
        """)
    private static let wishFillers = words(
        """
        лек лека лесен лесна приятен приятна хубав хубава успешен успешна спорна спорен ползотворен слънчев have a nice good great lovely pleasant wonderful rest of your the
        schönen schöne schönes einen noch guten gutes tag angenehmen bonne belle excellente goede fijne prettige nog een miłego dobrego udanego pěkný hezký krásny pekný přeji buona
        buen buena feliz que tenga tengas um bom boa ótimo tenha o zi bună frumoasă va doresc vă doresc ugodan lep lijep želim καλή καλό σας i iyi hoş гарного хорошего доброго удачного
        szép kellemes hyvää ha en god fin trevlig dejlig an and и und et en y e i желая ви ти на пожелавам всички колеги ден day
        """)

    /// Words that close a mail only when they stand by themselves.
    private static let alone = words(
        "best bests warmly kindly cordially всичко най-добро b.r. br. vriendelijk bien amitiés")

    private static let thanksCarriers = words(
        """
        thanks thank thankyou thx tnx ty tks благодаря благодарим мерси мерси! блгодаря благодарности благодарност danke dank vielen besten merci gracias grazie obrigado obrigada obrigados bedankt
        dziękuję dzięki dziekuje dziękujemy děkuji děkujeme díky ďakujem ďakujeme mulțumesc mulţumesc multumesc mulțumim multumim mulţumim mersi ευχαριστώ ευχαριστούμε teşekkürler teşekkür teşekkürlerimle
        спасибо благодарю дякую дякуємо хвала благодарам hvala köszönöm köszönettel köszönjük tack takk tak kiitos kiitoksia tänan aitäh ačiū paldies
        """)

    private static let fillers = words(
        """
        best kind kindest warm warmest with and many in advance very much all the most you your yours sincere for a so again really from me us our everyone to both ever always lots
        good high personal time help support cooperation understanding attention prompt quick response reply assistance early looking forward
        с със най и от мен нас предварително много ви ти вас сърдечни хубави добри искрени топли приятелски бъдете за отделеното време вниманието разбирането съдействието помощта бързия отговор
        отзивчивостта още веднъж пак на всички колегиални служебни най-добри добри хубави най-сърдечни почитание дълбоко ваш вашия ваша
        mit freundlichen freundlichem freundliche freundlicher herzlichen herzliche herzlicher viele vielen beste besten liebe lieben lieber schöne schönen sonnigen sonnige aus dem und für ihre im voraus voraus
        ihr ihre ihren euch schön sehr hilfe mühe schnelle antwort bemühungen vorab schon mal recht
        bien très à vous vos je prie d'agréer agréer l'expression de mes nos sentiments distingués les meilleures meilleurs plus madame monsieur avec par avance d'avance beaucoup votre aide réponse bonne
        un cordial muy mis más los saludo con reciba afectuoso por su tu de antemano muchas mil le da y e mejores otros
        molto migliori cari porgo i miei più cordialità della in anticipo tante per la
        com os melhores meus desde já pela sua muito um forte
        met vriendelijke hartelijke beste veel alvast bij voorbaat uw voor van vriendelijk hartelijk
        z wyrazami poważania serdeczne serdecznie pozdrowieniami serdecznymi łączę najlepszymi góry bardzo za pomoc wyrazy szacunku
        s se přátelským přeji srdečným předem moc za srdečným priateľským vopred pekne veľmi
        cu stimă deosebită multă mult anticipat o zi toate cele bune al dumneavoastră dvs vă va sincer
        με την εκ των προτέρων φιλικούς θερμούς πολύ σας ευχαριστίες
        şimdiden çok en iyi dileklerimle ederim ederiz içten iyi çalışmalar sağlıcakla
        с наилучшими заранее большое вам з щиро щирі найкращими наперед дуже вдячністю со искрено однапред срдачан срдачно унапред много лепо унапријед unaprijed unapred puno lijep lijepo lep lepo s mnogo
        med vänlig vänliga bästa venlig venlige beste vennlig på förhand forhånd forhånd så mycket så mange mange tusen tusind mvh ystävällisin parhain etukäteen baráti szívélyes előre is nagyon
        & / + - – the i
        """)

    /// Reads a line; `nil` if it is no closing.
    ///
    /// - Parameters:
    ///   - line: as written.
    ///   - isName: tells whether words are a person's name.
    init?(_ line: String, isName: (String) -> Bool) {
        guard line.utf8.count <= 160, !line.isEmpty else { return nil }
        let pieces = Self.phrasePieces(line)
        guard !pieces.isEmpty else { return nil }
        var strength: Strength?
        var count = 0
        for (index, piece) in pieces.enumerated() {
            if let found = Self.strength(piece.words) {
                if strength != .closing { strength = found }
                count += piece.words.count
                continue
            }
            // What is left must be the writer's name, and the phrase before it a whole one.
            guard let strength, index > 0 else { return nil }
            let rest = String(line[piece.start...]).trimming { " ,.-–—!|/".contains($0) }
            guard isName(rest) else { return nil }
            self.strength = strength
            name = rest
            return
        }
        guard let strength, count <= 14 else { return nil }
        self.strength = strength
        name = ""
    }

    private struct PhrasePiece {
        var words: [String]
        var start: String.Index
    }

    /// The line between commas, points and exclamation marks, in lower-case words.
    private static func phrasePieces(_ line: String) -> [PhrasePiece] {
        var pieces: [PhrasePiece] = []
        var words: [String] = []
        var word = ""
        var start = line.startIndex
        func endWord() {
            if !word.isEmpty { words.append(word.lowercased()) }
            word = ""
        }
        for index in line.indices {
            let character = line[index]
            if ",.!;:\n|…".contains(character) {
                endWord()
                if !words.isEmpty { pieces.append(PhrasePiece(words: words, start: start)) }
                words = []
                start = line.index(after: index)
            } else if character.isWhitespace {
                endWord()
            } else if character.isLetter || character.isNumber || "-'’&/+–".contains(character) {
                word.append(character)
            } else if character.unicodeScalars.first?.properties.isEmoji == true || "*_~\"“”„()".contains(character) {
                continue
            } else {
                word.append(character)
            }
        }
        endWord()
        if !words.isEmpty { pieces.append(PhrasePiece(words: words, start: start)) }
        return pieces
    }

    /// What a phrase without punctuation is; `nil` for words that no closing has.
    private static func strength(_ words: [String]) -> Strength? {
        var carries = false
        var thanks = false
        var wishes = 0
        for word in words {
            if carriers.contains(word) {
                carries = true
            } else if thanksCarriers.contains(word) {
                thanks = true
            } else if wishCarriers.contains(word) || wishFillers.contains(word) {
                wishes += 1
                if wishCarriers.contains(word) { wishes += 100 }
                if !fillers.contains(word), carries || thanks, !wishFillers.contains(word) { continue }
            } else if !fillers.contains(word) {
                return nil
            }
        }
        if carries || words.count == 1 && alone.contains(words[0]) { return .closing }
        if thanks { return .thanks }
        // "Лек ден", "Have a nice day": two words at least.
        return wishes >= 101 && words.count >= 2 && words.count <= 8 ? .closing : nil
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() })
    }
}
