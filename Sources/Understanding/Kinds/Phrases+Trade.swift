/// What people write who want to buy.
extension PhraseBook {
    static let tradePhrases: [Phrase] =
        lines(
            .asksPrice, 4,
            """
            @please _3 за _4 цен*|оферт*|офериране|ценообразуване
            @please _5 ценово предложение|ценова
            @please _5 оферирайте|офериране|оферирате
            @please _4 оферта
            @please|бихте|можете _2 изпрат*|прат*|дад* _4 оферта|цена|цени|ценова|ценово|ценоразпис|ценова|каталог
            изпратете|пратете|дайте|кажете|пуснете|пишете|напишете|посочете|върнете _3 оферта|цена|цени|ценова|ценово
            искам|искаме|желая|желаем|търся|търсим|чакам|чакаме|очакваме _3 оферт*|цена|цени|цената|цените|ценово
            кажи|дай|прати|изпрати|направи|пусни|виж _3 цена|цени|цената|цените|оферта|офертата
            ценово предложение
            представ* _3 оферта|оферти|предложение
            пазарно проучване
            покана за оферта|оферти|представяне|участие
            колко би|ще струвало|струва|излязло
            искам|искаме _2 да _2 получ* _3 оферта|цена|цени
            интересувам|интересуваме се _6 цена|цените|цени
            интересува|интересуват ме|ни _2 цена|цената|цени|цените|оферта
            каква|какви|каква|какъв е|са|би|ще|ви _3 цена|цената|цени|цените|цен*
            каква|какви цена|цени|цената|цените
            на каква цена
            по каква цена
            колко струва*|струват
            колко ще _3 струва|излезе|излязат|излиза|струват
            колко излиза*
            колко ви е|са _2
            запитване за
            отправ* запитване
            имам|имаме запитване
            запитване
            ценово запитване
            @please _3 да _2 оферирате
            пуснете _2 оферта
            направете _2 оферта
            подгответе|пригответе _3 оферта
            нужна|необходима|трябва ми|ни _2 оферта|цена
            нужна|необходима ми|ни е оферта|цена
            оферта за
            цена за
            please quote
            quote _3 for|the|us|me|below|following
            @please _3 price*|quote|quotation|pricing
            @please _4 your|best|a|our _3 offer|quote|quotation|price*
            could|can|would you _3 quote|price
            could|can|would you _4 send|give|provide|let|offer _4 price*|quote|quotation|offer
            let me|us _2 know|have _5 price*|quote|quotation|offer|charge|cost*
            price request
            request for quotation|quote|quotations|price*|proposal|offer
            rfq
            enquir* about|for
            inquir* about|for
            we are interested in
            i'm|i am interested in
            would like|love _2 price*|quote|quotation|offer
            like|need|want|require to get|receive|have _3 price*|quote|quotation|offer
            like|need|want|require|needing|requiring|seeking _1 price*|quote|quotation|offer
            what do|does they|it|these|those cost
            what would|do|will|does _4 charge|cost
            what _3 price*
            what's _2 cost|price|damage
            ballpark
            how much
            invitation to quote|tender|bid
            invited|invite to bid|quote|tender|offer
            what's|whats|your best on|for
            might|would _3 come to
            what _4 set me|us back
            how much
            what is|are|'s _3 price*|cost*
            what's _3 price*|cost*
            what they|it cost
            your best price*|offer|quote
            looking for _3 price*|quote|quotation|supplier
            kindly|please _2 offer us|me|for|the
            kindly|please quote
            quotation for
            bitte _6 angebot*|preis*|anbieten|offerte
            bitten um _4 angebot|preis*|offerte
            bitten|bitte um _3 abgabe
            bitte _4 ein|ihr angebot
            bieten sie _3 an
            bitte _6 an|anzubieten anbieten
            anfrage uber|zu|fur|nach
            anfrage
            preisanfrage
            was kostet|kosten|wurde|wurden
            wie teuer
            wie viel|wieviel kostet|kosten
            unterbreiten sie _3 angebot
            machen|schicken|senden|konnten|konnen|geben sie _5 angebot|preis|preise
            wir benotigen|brauchen|suchen ein|einen _2 angebot|preis
            zu welchem preis
            welchen|welche|welcher preis|preise
            preise fur
            angebot uber|fur
            va rog|rugam _4 oferta|oferti|pret|preturi|cotatie
            cerere _2 oferta
            solicit|solicitam|doresc|dorim _3 oferta|cotatie|pret
            cat costa
            ce pret
            παρακαλω|παρακαλουμε _5 προσφορα|τιμη|τιμες
            ζηταμε|θελουμε|θα θελαμε _4 προσφορα|τιμη|τιμες
            ποσο κοστιζει|κοστιζουν|κανει
            ποια ειναι η τιμη
            προσφορα για
            молим|молимо|ве|вас _5 понуду|понуда|цену|цена|цене
            molim|molimo _5 ponudu|cenu|cene|cijenu
            потребна|треба|потребно _3 понуда|понуду|цена
            колико кошта|коштају
            колку чини|чинат
            lutfen _5 fiyat|teklif
            fiyat _3 teklif*|alabilir*|verir*|verebilir*|rica*|bilgi*
            teklif _2 rica|istiyor*|bekliyor*
            fiyat|fiyati|fiyatlari nedir|ne
            ne kadar
            просим _5 цену|цены|предложение|кп|счет|стоимость
            пришлите|вышлите|направьте _5 цену|цены|предложение|прайс|кп
            сколько стоит|стоят
            какая|какова цена|стоимость
            коммерческое предложение
            запрос цен|цены|кп|предложения
            demande _2 prix|devis|offre
            pourriez|pouvez|merci|priere _6 devis|prix|offre
            quel est|sont _3 prix
            combien coute*
            richiesta _2 offerta|preventivo|prezzo
            potete|potreste|vorremmo|chiediamo _6 preventivo|prezzo|prezzi|offerta|quotazione
            quanto costa|costano
            solicitud _2 presupuesto|cotizacion|oferta
            podrian|pueden|podria|solicitamos|quisieramos _6 presupuesto|precio|precios|cotizacion|oferta
            cuanto cuesta|cuestan
            prosimy|prosze|proszę _4 oferte|wycene|cene
            zapytanie ofertowe|o
            prosim|prosime _4 nabidku|cenu|cenovou
            poptavka|poptavame
            kerem|kerjuk|kernenk|kerek _5 ajanlat*|arajanlat*
            arajanlat*
            offerte aanvraag|graag
            """)
        + lines(
            .asksAvailability, 3,
            """
            имате ли
            имате _5 на склад
            разполагате ли
            предлагате ли
            държите|държите ги _4 склад
            налични|налично|наличен|налична ли е|са
            има ли ги|го|я
            има ли _3 налич*|склад
            наличност
            какъв|какви|какво _3 срок*|количества _2 достав*
            срок _2 достав*|изработка|производство
            за колко време
            можете ли да _2 достав*|осигур*|намер*|изработ*|произвед*|направ*
            може ли да _2 достав*|осигур*|намер*|изработ*|произвед*
            изработвате ли
            произвеждате ли
            правите ли
            търсим _3 доставчик|производител|кой
            търся _3 доставчик|производител
            интересуваме се от
            интересувам се от
            интересува|интересуват ме|ни
            do you have|stock|carry|sell|make|offer|supply|keep|produce
            have you got
            can you supply|make|produce|source|deliver|offer|get|do
            could you supply|make|produce|source|offer
            are you able to supply|make|produce|deliver|offer
            are|is _4 in stock
            in stock
            available from stock
            availab*
            lead time
            minimum order
            haben|fuhren|liefern sie _6 lager|vorratig|verfugbar|auch|sortiment
            konnen|konnten sie _6 liefern|anbieten|besorgen|herstellen|fertigen
            lieferzeit
            lieferbar
            verfugbarkeit
            auf lager
            aveti|ave-ti _4 stoc|disponibil*
            termen _2 livrare
            disponibil*
            διαθεσιμ*
            εχετε
            да ли имате
            имате ли
            stokta|stoklarinizda|mevcut
            есть ли _3 наличи*|складе
            в наличии
            срок* поставки
            delai de livraison
            disponibilit*
            en stock
            avez-vous|avez vous
            tempi di consegna
            disponibil*
            plazo de entrega
            """)
        + lines(
            .orders, 4,
            """
            поръчвам*
            поръчваме
            поръчам
            поръчаме
            с настоящото|настоящата _2 поръчва*|възлага*
            правим|правя|пускам|пускаме|давам|изпращам|изпращаме|прилагам|прилагаме _3 поръчка
            правя|правим _2 заявка
            искам|искаме|желая|желаем|бих|бихме _2 да _2 поръчам|поръчаме|направим|направя|заявим|заявя _2
            искам|искаме|желаем да|бих|бихме _2 направ* поръчка
            заявявам*|заявяваме
            нова поръчка
            поръчка №|no|номер|nr
            поръчката ни|ми е
            наша|нашата поръчка
            приложена*|прикачена*|прилагам _3 поръчка*
            поръчка _3 прикачен*|приложен*
            приемете _2 поръчка*
            моля _1 изпълнете
            пуснете|пусни|пускайте ми|ни
            пуснете|пусни _3 # @unit
            изпратете|изпрати|пратете|прати|докарайте|доставете|пригответе|запазете|заделете|отделете|заредете ни|ми _4 # @unit
            изпратете|изпрати|пратете|прати|докарайте|доставете|пригответе|запазете|заделете|отделете _3 # @unit
            изпратете|пратете|доставете|пригответе _3 следн*
            да ни|ми изпратите|пратите|доставите|докарате|приготвите|запазите _4 # @unit
            да ни|ми изпратите|пратите|доставите _4 следн*
            ще взема|вземем|искам|искаме|трябват|купя|купим _3 # @unit
            purchase order
            po|p.o number|no|nr|#
            po attached
            our|this|new|following|attached order
            we|i _2 order _4 following|below|#
            we hereby order
            hereby order
            would like|want|wish _1 to order|place|buy|purchase
            i'd|we'd|i'll|we'll like|love _2 order
            like to place _4 order
            we are|i am ordering
            we order
            i order
            please _2 accept|process|enter|book|find _4 order
            please _2 supply|deliver|dispatch|ship|send _4 # @unit
            please _2 supply|deliver|dispatch|ship|send us|me _3 following|below
            please send us|me on|at|as _3 same|usual|agreed
            please send us|me _3 #
            please _2 supply|deliver|dispatch _3 following|below
            can|could you send|ship|supply _3 # @unit
            put|book _2 down|in for _2 # @unit
            we'll|i'll|we|i take _3 # @unit
            order for
            order number|no|nr
            repeat order
            same order
            place _3 order
            placing _3 order
            wir|ich bestelle*
            hiermit bestelle*
            bestellen wir|ich
            bestelle ich
            bestelle
            bestellung
            unsere bestellung
            mochten|mochte|wollen|will|wurden|wurde _6 bestellen
            bitte liefern|senden|schicken sie _4 #
            bitte liefern|senden|schicken sie uns|mir _3 folgende*
            auftrag erteilen
            erteilen _3 auftrag|bestellung
            comand|comandam|comenzi
            comanda noastra|noua|ferma|nr|numarul
            dorim|doresc sa comandam|comand
            va rog|rugam _2 livrati|trimiteti _3 #
            παραγγελνουμε|παραγγελνω
            θα ηθελα|θελουμε να παραγγειλ*
            поручујемо|наручујемо|наручујем|поручујем
            porucujemo|narucujemo|narucujem|porucujem
            порачуваме|нарачуваме|нарачувам
            siparis* _3 vermek|veriyor*|ediyor*|verdik
            заказываем|заказываю
            хотим|хочу|просим _2 заказать|отгрузить|поставить
            наш заказ
            заказ №|номер
            nous commandons|passons|souhaitons commander
            je|nous _1 commande|commander
            bon de commande
            commande n|no|numero
            vi ordiniamo|ordiniamo
            ordine di acquisto
            ordine n|nr
            pedido de compra
            pedido n|no|numero
            orden de compra
            zamawiamy|zamawiam|zamowienie
            objednavame|objednavam|objednavka
            megrendeljuk|megrendeles|megrendelni
            wij bestellen|hierbij
            """)
        + lines(
            .sends, 2,
            """
            изпратете|изпрати|пратете|прати|докарайте|докарай|доставете|достави|пригответе|приготви|запазете|запази|заделете|отделете|заредете|зареди|пуснете|пусни|донесете|донеси|дайте|дай
            да ни|ми изпратите|пратите|доставите|докарате|приготвите|запазите|донесете
            send|ship|deliver|supply|dispatch us|me|the|to|#
            please _2 send|ship|deliver|supply|dispatch|prepare|reserve
            can|could you send|ship|deliver|supply|dispatch|bring|drop|get
            bitte _4 liefern|senden|schicken|reservieren
            liefern|senden|schicken sie
            trimiteti|livrati|expediati
            пошаљите|испоручите|posaljite|isporucite|пратете|испратете
            пришлите|отправьте|отгрузите|поставьте
            gonderin|gonderir|gonderiniz
            στειλτε
            envoyez|livrez|expediez
            inviate|spedite|mandate
            enviad|envien|envienos
            wyslac|wyslijcie
            """)
        + lines(
            .orders, 3,
            """
            моля ?още # @unit
            reorder*
            re order
            nachbestell*
            hatte|hatten gern|gerne
            usual account|terms|address|way|price*
            as usual
            same|usual address|terms|conditions|price* as
            same as _3 last|before|month|week|time|in
            както обикновено|винаги
            както миналия|предния|предишния път|месец
            същия|същият адрес
            адресът|адреса е същият
            на същите|старите условия|цени
            wie immer|ublich|gewohnt|gehabt|besprochen
            wie beim|letztes letzten|mal
            put me|us down for
            ca de obicei
            как обычно
            као и обично
            comme d'habitude
            come al solito
            como siempre
            over to us|me
            ще мина|дойда|пратя _5 взема|вземе
            """)
        + lines(
            .orders, 2,
            """
            още # @unit
            another # @unit
            # more
            поръчка
            заявка
            ^ order
            ^ po #
            доставете
            докарайте
            наложен платеж
            по куриер
            трябват ми|ни _2 # @unit
            bestellung
            comanda
            заказ
            παραγγελια*
            siparis
            narudzbenica|narudzba|porudzbina|poruzbina
            наруџбеница|поруџбина|наруџба|нарачка|порачка
            commande
            zamowienie
            """)
}
