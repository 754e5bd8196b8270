/// What people answer to an offer.
extension PhraseBook {
    static let answerPhrases: [Phrase] =
        lines(
            .accepts, 5,
            """
            потвърждав* _4 оферт*|предложение*
            потвърждав* я|го|ги
            потвърждав* цена*|цени*|срок*|услови*
            потвърд* _3 оферт*
            приемам|приемаме|приемем|прие|приета|приехме _4 оферт*|предложение*|цена*|условия*|срок*
            приемам|приемаме _2 я|го|ги|така
            одобрявам|одобряваме|одобрена|одобрихме|одобри|одобрено _4 оферт*|предложение*|цена*|колег*|я
            оферт* _3 потвърден*|одобрен*|приета|приемаме|приемам|одобряваме|потвърждавам*|потвърждаваме
            оферт* _2 ни|ме|ми|ме устройва*|удовлетворява|допада
            съгласни|съгласен|съгласна сме|съм _2 с|със _3 оферт*|цена*|услови*|предложен*
            съгласни сме
            съгласен съм
            съгласна съм
            пристъпете|пристъпваме|пристъпвайте _3 към
            стартирайте|пускайте|пуснете|задействайте|изпълнете|правете|действайте|започвайте _2 я|го|поръчк*|изпълнени*|изработк*|производств*
            може|можете да _2 пускате|пуснете|изпълнявате|действате|започвате|започнете|стартирате|задействате|изпращате|фактурирате|процедирате
            поръчваме|поръчвам|поръчката _3 по|съгласно|според _3 оферт*
            по оферт* _6 поръчв*|потвържд*|приема*
            така както е
            както е по|в офертата
            давам|даваме _2 ход|зелена
            accept* _4 offer|quote|quotation|proposal|price*|terms|estimate|it
            i|we _2 accept|approve
            we've|i've accepted|approved
            happy to accept|proceed|go
            glad|pleased to accept|confirm|proceed
            would|want|wish like _1 to accept|proceed|go
            like to go ahead
            sign*|signed off _2 on
            consider _4 accepted|confirmed|approved|order
            offer|quote|quotation|proposal _5 accepted|approved
            have|has accepted|approved _4 offer|quote|quotation|proposal|it
            оферт* _4 приета|одобрена|подписана|потвърдена
            подпис* _3 оферт*
            go ahead
            going ahead
            goahead
            confirm* _4 offer|quote|quotation|proposal|price*|estimate
            offer|quote|quotation|proposal _3 accepted|approved|confirmed|agreed
            your offer|quote|quotation _4 suits|fine|ok|okay|acceptable|good
            quote|quotation|offer|price|prices|that|it|everything is|are|looks|look|seem|seems fine|good|ok|okay|acceptable|great|perfect _6 proceed|ahead|send|ship|invoice|order
            let's|let us proceed|go|do
            please proceed
            proceed with
            you|please have|has our|the _1 order|green|approval|ok
            order as per|quoted
            as per _2 offer|quote|quotation
            as quoted|offered
            per _2 offer|quote|quotation
            we order|take it|them _4 quoted|offered
            agree* with|to _4 offer|quote|price*|terms|proposal
            agreed
            approved
            nehmen|nehme|nahmen _5 angebot _4 an
            nehmen|nehme _4 an
            angebot _4 angenommen|annehmen|bestatigt|bestatigen|akzeptiert|ordnung|einverstanden|passt
            bestatige*|akzeptier* _5 angebot*|preis*|konditionen
            einverstanden
            gemass|gema|laut|entsprechend|wie _2 angebot _4 liefern|bestell*|an|beauftrag*
            bestell* _4 gemass|gema|laut|aufgrund _3 angebot*
            beauftrag* _4 sie|angebot|hiermit
            hiermit beauftragen
            auftrag ist|wird|hiermit erteilt
            sie|bitte konnen|konnt|um loslegen|beginnen|ausfuhr*|liefern
            acceptam|accept|confirmam|confirm|acceptata|acceptat _4 oferta|ofertei|pretul|preturile
            suntem|sunt de acord
            oferta _3 acceptata|acceptam|confirmam|confirmata
            αποδεχομαστε|δεχομαστε|επιβεβαιωνουμε|εγκρινουμε|συμφωνουμε
            αποδεχομαι|επιβεβαιωνω|συμφωνω
            прихватамо|прихватам|потврђујемо|потврђујем|слажемо|сагласни
            prihvatamo|prihvatam|potvrdjujemo|potvrdujemo|potvrđujemo|slazemo|saglasni|prihvacamo
            прифаќаме|прифаќам|потврдуваме|потврдувам|согласни
            teklif* _4 kabul|onayliyor*|onayladik|uygundur|onay|uygun
            kabul ediyor*
            onayliyor*
            подтверждаем|подтверждаю|принимаем|принимаю|согласны|согласен|согласна|утверждаем
            nous acceptons|confirmons|validons
            j'accepte|je confirme|valide
            bon pour accord
            accettiamo|confermiamo|accetto|confermo
            aceptamos|confirmamos|acepto|confirmo
            akceptujemy|potwierdzamy|akceptuje
            prijimame|potvrzujeme|souhlasime
            elfogadjuk|elfogadom|megrendeljuk
            akkoord
            """)
        + lines(
            .agrees, 3,
            """
            ^ да
            ^ _4 да $
            ^ ок
            ^ ok
            ^ okay
            ^ окей
            става
            може
            съгласен
            съгласна
            устройва* ме|ни
            нямаме|нямам забележки|възражения
            всичко е наред|точно|ок|ok
            няма проблем*
            ^ потвърждавам|потвърждаваме $
            ^ _3 потвърждавам|потвърждаваме $
            ^ потвърждавам|потвърждаваме
            приемам|приемаме|одобрявам|одобряваме
            ^ we|i agree|accept|approve
            потвърдено
            одобрено
            чакам|чакаме|изпратете|пратете|издайте|пуснете _2 проформа*
            пускайте|действайте|действаме|почваме|започваме
            хайде
            имаме сделка|уговорка
            договорихме се
            разбрахме се
            давайте
            ще платя|платим|преведа|преведем
            ^ yes
            ^ _4 yes $
            ^ yep|yeah|sure|fine|deal|alright
            go for it
            book it|us|me in
            book _2 in
            count us|me in
            do it
            make it so
            you're on
            crack on
            sounds|looks good|great|fine
            that works
            works for us|me
            confirmed
            ^ confirm
            ^ we|i confirm $
            all good
            ^ _3 fine|ok|okay
            thumbs up
            send _2 proforma|invoice
            ^ ja
            passt
            ^ nehmen wir
            ^ _2 nehmen wir
            wir nehmen
            machen wir
            los geht's
            abgemacht
            in ordnung
            gerne
            geht klar
            ^ bestatigt
            ^ da
            de acord
            ^ ναι
            ^ εγκρινεται
            συμφωνοι|συμφωνω
            у реду
            u redu
            во ред
            ^ tamam
            ^ evet
            tamamdir
            onay*
            ^ хорошо
            ^ oui
            d'accord
            ^ si
            va bene
            de acuerdo
            ^ tak
            zgoda
            """)
        + lines(
            .agrees, 2,
            """
            ^ супер
            ^ чудесно
            ^ идеално
            ^ страхотно
            ^ great|perfect|excellent|brilliant|lovely|wonderful|super
            spot on
            ^ super|perfekt|wunderbar|prima|klasse
            ^ super|excelent|perfect
            ^ odlicno|одлично
            ^ harika
            ^ отлично
            ^ parfait
            ^ perfetto|perfecto
            """)
        + lines(
            .declines, 5,
            """
            няма да _3 възползва*|приемем|приема|поръчаме|поръчам|потвърдим|потвърдя|вземем|взема|купуваме|купим|купя|продължим|продължа|ползваме|работим|стане|можем|участваме|реализираме
            не _2 можем|мога да _2 приемем|приема|потвърдим|потвърдя|одобрим
            не приемам*|приемаме|потвърждавам*|потвърждаваме|одобрявам*|одобряваме
            отказвам*|отказваме|отказах*|откажем|откажа|отказ _4 офертата|поръчката|тази|оферта|предложение*|я
            ще|трябва|принудени _4 откажа|откажем
            отказвам*|отказваме се
            се отказвам|отказваме|отказахме|отказах
            намер* _4 по-евтин*|евтин*|изгодн*|добра|добро
            избра|избрал|избрали|избрана|избрахме|избрах|предпочете|класира _4 друг*
            друг изпълнител|кандидат|участник
            не е|беше _2 избран*|класиран*|одобрен*
            срок* _8 дълъг|дълги|голям*
            твърде|прекалено дълъг|дълги|бавно|късно
            не ни|ме устройва*|удовлетворява|интересува
            не ни|ми е|са _2 интересн*|изгодн*|подходящ*
            офертата не
            не сме|съм съгласни|съгласен|съгласна
            избрахме|избрах|спряхме|спрях|взехме|взех|намерихме|намерих|купихме|купих|поръчахме|поръчах|договорихме _5 друг|другаде|друга|друго|други|конкурент*|местен
            от друг доставчик
            при друг доставчик
            от друго|друга място|фирма
            предпочетохме|предпочитаме _4 друг*|конкурент*
            няма|нямаме нужда|необходимост _2 вече
            вече не _3 необходим*|нуж*|трябва*|актуал*|интерес*
            вече не ни|ми
            отпадна* _3 необходимост*|нужда*|проект*|поръчк*|обект*
            проектът|проекта|обектът|клиентът|поръчката _3 отпадн*|спря*|отложен*|отмен*|отказ*|замразен*
            твърде|прекалено|много|доста _1 скъп*|висок*
            скъпо ни|ми
            цената|цените ни|ми _2 скъп*|висок*
            над бюджета
            нямам|нямаме|няма _2 бюджет|средства|пари
            не е в бюджета
            се откажа|откажем
            скъпо _2 дойде|идва|излиза
            извън бюджета
            излиза от бюджета
            won't|will|not not|be _3 taking|proceeding|accepting|ordering|buying|going|moving|placing
            won't be
            not _3 taking|take|proceeding|proceed|accepting|accept|going|ordering|moving|pursue|pursuing _2 further|ahead|forward|offer|it|with|up|this
            can't|cannot|can _2 accept|agree|proceed|approve _4 offer|price*|quote|terms|this|that|it|to
            unable to accept|proceed|agree
            do|will not accept|agree|approve
            don't accept|agree
            decline* _4 offer|quote|quotation|proposal|it|this
            must|have|regret|like to decline|reject
            reject* _3 offer|quote|quotation|proposal
            turn _2 down
            pass on
            gone|went|go|going|decided|chosen|opted|awarded|placed|placing|choose|ordered|bought|sourced _6 another|other|different|elsewhere|competitor|someone|local
            found _3 cheaper|better|another|supplier
            cheaper elsewhere|online|from
            unsuccessful
            not been selected
            were not selected
            lead time _5 long
            too long|late|slow
            no longer need|require|needed|required|interested
            not interested
            don't need
            not competitive
            too expensive
            too high
            above _3 budget
            over _2 budget
            out of _2 budget
            beyond _2 budget
            project|job|order|tender has|was|is _2 cancelled|canceled|shelved|postponed|lost|hold
            not _2 this time
            ^ не $
            ^ не благодар*
            ^ не мерси
            ^ no $
            no thanks
            no thank you
            ^ nein $
            ^ nein danke
            ^ no gracias
            ^ nu multumi*
            ^ non merci
            ^ no grazie
            nehmen|nehme|konnen|konnte|werden|mochten|wollen _8 nicht _3 an|annehmen|akzeptieren|bestellen|beauftragen|weiterverfolgen|nutzen|zuruckgreifen|kaufen
            lehnen|lehne|mussen|muss _6 ab|ablehnen|absagen
            mussen|muss|leider _4 absagen
            absage
            anderweitig
            anderen|andere|anderer lieferanten|anbieter|lieferant|firma|wettbewerber
            anders entschieden
            anderweitig vergeben
            gunstiger gefunden|bekommen
            zu lang|lange|spat
            zu teuer
            zu hoch
            kein|keinen interesse|bedarf
            nicht mehr benotig*|brauchen
            hat|haben sich erledigt
            verzichten
            nu putem|acceptam|suntem|mai|dorim _4 accepta|oferta|interesati|nevoie|acord
            refuzam|renuntam|refuz
            prea scump|scumpa|mare
            alt|altui furnizor
            δεν _4 αποδεχομαστε|δεχομαστε|ενδιαφερ*|προχωρ*|μπορουμε
            απορριπτουμε
            πολυ ακριβ*
            не прихватамо|прихватам|можемо|прифаќаме|прифаќам|можеме
            одустајемо|одбијамо|одбивам|одбиваме|откажуваме
            ne prihvatamo|mozemo|prihvacamo
            odustajemo|odbijamo
            прескупо|прескапо|preskupo|preskupa
            kabul _2 edemiyor*|etmiyor*|edemeyecegiz
            reddediyor*|vazgectik
            cok pahali
            baska _2 firma*|tedarikci*
            не подходит|принимаем|можем|устраивает|интересует _3
            отказываемся|вынуждены отказаться
            слишком дорого
            другого|другому поставщик*
            nous _2 refusons|declinons|donnons
            pas donner suite
            trop cher|eleve|chere
            autre fournisseur
            non accettiamo|possiamo|siamo _3 accettare|interessati
            troppo caro|alto|cara
            altro fornitore
            no aceptamos|podemos|estamos _3 aceptar|interesados
            demasiado caro|alto
            otro proveedor
            za drogo|drogie
            rezygnujemy
            odmitame
            tul draga|dragak
            """)
        + lines(
            .refuses, 3,
            """
            не става
            ^ nein
            не искам|искаме
            скъпо
            отказ
            unfortunately _6 not
            leider nicht
            leider _4 kein
            за съжаление не
            за съжаление _5 няма
            за съжаление _6 друг*|скъп*|отказ*
            жалко
            следващ* път
            next time
            keep _3 list|mind|touch
            ein anderes mal
            nachstes mal
            """)

    static let conditionPhrases: [Phrase] =
        lines(
            .condition, 4,
            """
            само ако|при|когато
            при условие
            стига да
            единствено ако|при
            при положение
            освен ако
            но само
            ама само
            приема*|съгласни|съгласен|съгласна|потвърждава*|одобрява* _5 ако
            приема*|съгласни|съгласен|съгласна|потвърждава*|поръчва* _4 при _3 #|отстъпк*|цена|срок*|услови*|по-*
            ако _8 приема*|съгласни|потвърждава*|поръчва*|става|вземаме|взимаме|потвърдим|поръчаме
            ако свалите|намалите|направите|паднете|дадете|отстъпите
            only if|when|with|at|provided
            provided that|you|the
            providing that|you|the
            on|under _2 condition
            as long as
            subject to
            condition* on
            unless
            if you _1 can|could|reduce|lower|drop|give|match|include|throw|knock|come
            if _3 price|delivery|freight|transport|shipping|discount
            if _8 accept|confirm|order|deal|agree|proceed
            accept|confirm|agree|agreed|proceed|ahead|deal|order|fine|ok|okay|yes _6 if
            nur wenn|falls|sofern|unter
            unter _2 bedingung|voraussetzung|vorbehalt
            vorausgesetzt
            sofern
            vorbehaltlich
            wenn sie _8 konnen|gewahren|liefern|geben|machen|nachlass|rabatt
            falls sie _8 konnen|gewahren|liefern|geben|rabatt
            einverstanden|annehmen|bestellen|an _4 wenn|falls
            wenn _8 nehmen|bestellen|einverstanden|akzeptieren
            numai|doar daca
            cu conditia
            daca _6 acceptam|comandam|puteti
            acord daca
            μονο αν|εφοσον
            με την προυποθεση
            αν μπορειτε
            само ако|уколико
            под условом
            ако _6 прихватамо|прифаќаме
            samo ako
            pod uslovom|uvjetom
            ako _6 prihvatamo
            sartiyla
            ancak _4 olursa|yaparsaniz|ederseniz
            только если|при
            при условии
            если _6 согласны|примем|принимаем|подтвердим|скидк*
            согласны _4 если
            seulement si
            a condition
            sous reserve
            solo se|si
            a condizione|condicion
            pod warunkiem
            tylko jesli
            """)
        + lines(
            .softCondition, 2,
            """
            ако
            но
            обаче
            ама
            въпреки
            если
            if
            but
            however
            although
            except
            though
            wenn
            falls
            aber
            jedoch
            allerdings
            daca
            dar
            αλλα
            εαν
            ali
            али
            ama
            ako
            fakat
            mais
            ma
            pero
            ale
            """)
        + lines(
            .courtesy, 2,
            """
            ако е|има|може възможно|нужда|необходимо|нещо|въпроси|проблем*|трябва
            ако може
            ако имате|нужно|нещо|потрябва|желаете въпроси|нещо|друго|нужда
            ако имате|има _3 въпрос*
            if possible
            if you _2 need|have|require|want _3 anything|any|question*|further|information|more
            if any|there
            if needed|necessary|anything|so
            if that's|that is ok|okay|fine|alright
            if it|that helps
            let me|us know if
            wenn|falls moglich
            falls|wenn sie _3 fragen|noch
            bei fragen
            daca se poate
            daca aveti _2 intrebari
            """)
        + lines(
            .partial, 4,
            """
            само|единствено _2 позици*|поз|ред|точк*|т|артикул*|първ*|втор*|трет*|частта|част|половин*
            само за
            само # @unit
            без _2 позици*|поз|ред|точк*|артикул*|първ*|втор*|трет*
            с изключение на
            частично
            за|по|от позици*|поз|точк*|т #
            позици*|поз _3 # _3 не
            останал*|другите _4 не|отпада*|отказва*
            вместо # _4 #
            вместо # @unit
            намал*|увелич*|промен*|коригира* _4 количеств*|бройк*|на
            количеств* да _3 стане|стане|бъде|са
            only|just _2 item*|position*|line*|pos|lot*|part|first|second|third|half
            only|just _2 # @unit
            item*|position*|pos|line*|lots|# _4 only
            accept*|confirm*|order|ordering|take|ahead|approve* _3 item|items|position|positions|line|lines|pos|lot|lots
            потвърждава*|приема*|поръчва*|одобрява*|вземаме|взимаме _3 позици*|поз|ред|редове|точк*|артикул*
            bestell*|nehmen|bestatig*|akzeptier* _3 position|positionen|pos
            for items|item|position|positions|line|lines|pos #
            except _3 item*|position*|line*|pos|#
            without _2 item*|position*|line*|#
            not _2 item|position|line #
            partially|partly
            with that|this|the _2 part|half|portion
            for that|this part
            only _2 part|half
            that|this part _2 fine|ok|okay
            leave out
            leave _3 out
            drop _3 item|position|line
            instead of # _2
            change _3 quantit*|qty
            reduce|increase _4 to #
            rest|others|remaining _4 not|later|no
            nur _2 position*|pos|artikel|teil|#
            ohne _2 position*|pos
            ausser _2 position*|pos
            bis auf _2 position*|pos
            teilweise
            statt # _2
            anstatt #
            menge _3 andern|auf|reduzieren|erhohen
            doar|numai pozitia|pozitiile|pentru
            fara pozitia|pozitiile
            μονο _2 θεση|θεσεις|ειδος
            само позиција|ставк*|позици*
            samo poziciju|stavk*
            sadece _2 kalem*|pozisyon*
            только позици*|пункт*|#
            кроме позици*|пункт*
            seulement _3 position*|article*|ligne*
            """)
        + lines(
            .revises, 4,
            """
            коригиран*|преработен*|ревизиран*|променен*|обновен* _2 оферта|офертата|предложение
            нова оферта|версия
            може|можете|възможно ли|е _3 вместо
            да _3 вместо # @unit
            промен* _3 офертата|количеств*
            revised|corrected|updated|amended _2 offer|quote|quotation
            could|can|would you _2 change|revise|amend|update|adjust
            new offer|quote|quotation with|without
            uberarbeitet*|korrigiert*|geandert*|angepasst* _2 angebot
            konnten|konnen sie _4 andern|anpassen|korrigieren
            oferta _2 revizuita|modificata|actualizata
            korigovan*|izmenjen* ponud*
            """)
        + lines(
            .needs, 3,
            """
            трябва*|нужн*|необходим* ми|ни|са|е
            ми|ни е|са|трябва*|нужн*|необходим*
            имаме|имам нужда
            търсим|търся
            we|i need|require
            we're|i'm|are|am looking for
            in need of
            wir|ich brauchen|brauche|benotigen|benotige|suchen|suche
            avem|am nevoie
            ne trebuie
            χρειαζ*
            потребн*|треба|требаат ни|ми|нам
            potrebn*|treba* nam|mi
            нам нужн*|требу*
            ihtiyac*
            avons besoin
            """)
        + lines(
            .haggles, 3,
            """
            too expensive|high|steep
            do anything|something _2 about|on|with
            zu teuer|hoch
            твърде|прекалено|много скъп*|висок*
            може|можете|възможно|бихте|има ли _6 отстъпк*|по-*|намал*|свал*|безплатн*
            по добра|ниска|изгодна|малка|евтин* _1 цена|оферта
            по добри|ниски|изгодни цени|условия
            по евтин*
            отстъпка
            отстъпки
            при # отстъпк*
            # отстъпка
            намалите|свалите|смъкнете|паднете|слезете|отбиете _4 цен*|с|до|на|под|#
            друга цена
            последна цена
            крайна цена
            discount*
            better|lower|cheaper|sharper|keener price*|offer|rate|deal|quote
            match _4 price*|offer|competitor*
            come|go|bring|knock|drop|get _3 down|off|lower
            reduce|lower|improve|sharpen|revise|review _3 price*|offer|quote
            best and final
            room for|to
            negotia*
            counter offer
            counteroffer
            rabatt*
            nachlass
            skonto
            preisnachlass
            gunstiger*|billiger*|besseren|bessere _1 preis*|angebot
            gunstiger*
            preis* _4 entgegenkommen|senken|reduzieren|runter
            entgegenkommen
            reducere|discount|pret _1 bun|mic
            pret mai
            εκπτωση
            καλυτερη τιμη
            попуст|popust
            бољу|боља|подобра цену|цена
            indirim
            daha uygun
            скидк*
            дешевле
            remise
            rabais
            sconto
            descuento
            rabat*
            slev*
            kedvezmeny
            korting
            """)
}
