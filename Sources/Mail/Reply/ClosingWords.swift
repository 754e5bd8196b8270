/// The vocabulary of closing phrases in the languages of our correspondents.
enum ClosingWords {
    static let carriers = words(
        """
        regards regard rgds rgrds brgds brgs sincerely faithfully truly respectfully cordially greetings wishes cheers yours br kr bw vty rgs greets
        поздрави поздрав поздравления уважение уважением почит поздрави! сърдечно искрено привет приветом наилучшими пожеланиями поваги повагою поштовање поштовањем почитувањем
        почитување поздравом побажаннями найкращими
        grüße grüßen gruß grüsse grüssen gruss gruesse gruessen mfg vg lg hochachtungsvoll grüßle grüß gruessle
        cordialement salutations amicalement sincères cordiales respectueusement bàv bàt cdlt cdt slts
        saludos saludo atentamente cordialmente abrazo atte salutări saluti saluto distinti cumprimentos atenciosamente cordiais abraços abraço atte att cpts
        stima respect respectuos considerație consideratie stimă salutari
        groeten groet groetjes mvg hoogachtend pozdrowienia pozdrawiam poważaniem szacunkiem wyrazami pozdravem pozdravom pozdravy pozdrav pozdravi pozdravljeni pozdravom štovanjem poštovanjem
        poštovanje srdačno srdačan spoštovanjem úctou uctou úctivě s pozdravom
        εκτίμηση εκτιμήσεως χαιρετισμούς χαιρετισμοί φιλικά
        saygılarımla saygılar saygılarımızla selamlar sevgiler
        hälsningar hälsning mvh hilsen hilsner hilsen terveisin ystävällisin üdvözlettel tisztelettel lugupidamisega parimate tervitustega pagarbiai cieņu linkėjimais
        pozdravljam lp lep tervitades pagarba pagarbos пожелание пожелания gruss
        """)

    /// Wishes for the day, as good as a closing where nothing but a signature follows.
    static let wishCarriers = words(
        """
        ден седмица уикенд вечер ден! работа почивка day week weekend evening afternoon days holidays ahead tag woche wochenende abend nachmittag feierabend journée soirée semaine
        dag weekend avond dzień dnia den týden deň giornata serata weekend día tarde semana dia zi ziua săptămână dan vikend μέρα ημέρα günler дня вечора вечера празници празник праздником feiertage ostern
        hétvégét napot päivää päivänjatkoa kveld helg
        """)
    static let wishFillers = words(
        """
        весели светли честити schöne frohe лек лека лесен лесна приятен приятна хубав хубава успешен успешна спорна спорен ползотворен слънчев have a nice good great lovely pleasant wonderful rest of your the
        schönen schöne schönes einen noch guten gutes tag angenehmen bonne belle excellente goede fijne prettige nog een miłego dobrego udanego pěkný hezký krásny pekný přeji buona
        buen buena feliz que tenga tengas um bom boa ótimo tenha o zi bună frumoasă va doresc vă doresc ugodan lep lijep želim καλή καλό σας i iyi hoş гарного хорошего доброго удачного
        szép kellemes hyvää ha en god fin trevlig dejlig an and и und et en y e i желая ви ти на пожелавам всички колеги ден day
        """)

    /// Words that close a mail only when they stand by themselves.
    static let alone = words(
        "best bests warmly kindly cordially всичко най-добро b.r. br. vriendelijk bien amitiés")

    static let thanksCarriers = words(
        """
        thanks thank thankyou thx tnx ty tks благодаря благодарим мерси мерси! блгодаря благодарности благодарност danke dank vielen besten merci gracias grazie obrigado obrigada obrigados bedankt
        dziękuję dzięki dziekuje dziękujemy děkuji děkujeme díky ďakujem ďakujeme mulțumesc mulţumesc multumesc mulțumim multumim mulţumim mersi ευχαριστώ ευχαριστούμε teşekkürler teşekkür teşekkürlerimle
        спасибо благодарю дякую дякуємо хвала благодарам hvala köszönöm köszönettel köszönjük tack takk tak kiitos kiitoksia tänan aitäh ačiū paldies
        """)

    static let fillers = words(
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
        cordiali cordiale cari caro care veuillez recevoir croire assurance considération haute salutations distinguées bestem herzlichem kollegialen kollegiale herzl freundl sin otro particular reciba le su
        & / + - – the i s
        """)

    /// Whole lines that close without a word that always does.
    static let phrases: Set<String> = [
        "bien à vous", "bien à toi", "all the best", "take care", "until then", "see you soon", "speak soon",
        "talk soon", "bye", "bye for now",
        "cu drag", "numai bine", "toate cele bune", "всичко най-хубаво", "всичко добро", "всичко най-добро",
        "бъдете здрави", "бъди здрав",
        "до скоро", "до чуване", "чао", "bis bald", "bis dann", "tschüss", "à bientôt", "a bientôt", "hasta pronto",
        "hasta luego", "a presto",
        "até breve", "tot ziens", "do usłyszenia", "na razie", "iyi çalışmalar", "iyi çalışmalar dilerim", "iyi günler",
        "iyi günler dilerim",
        "kolay gelsin", "всего доброго", "всего хорошего", "всего найкращого", "свако добро", "sve najbolje", "με τιμή",
        "τα λέμε",
        "much appreciated", "with appreciation", "most appreciated", "yours", "respectfully submitted", "servus",
        "ciao",
    ]
    /// What joins a greeting to a place: "Viele Grüße aus Stuttgart".
    static let prepositions: Set<String> = [
        "aus", "vom", "from", "из", "от", "din", "de", "da", "dal", "uit", "z", "ze", "iz", "från", "fra", "od", "am",
    ]

    /// Every word that a closing may begin with.
    static let openers: Set<String> = carriers.union(thanksCarriers).union(wishCarriers).union(wishFillers).union(
        fillers
    )
    .union(alone).union(phrases.map { String($0.prefix { $0 != " " }) })

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() })
    }
}
