/// What machines and advertisers write.
extension PhraseBook {
    static let machinePhrases: [Phrase] =
        lines(
            .isAway, 5,
            """
            mail|email|nachricht|nachrichten|mails wird|werden _2 nicht _2 gelesen|weitergeleitet|bearbeitet
            wieder _2 fur sie|euch da
            wieder da|zuruck|zu erreichen
            urlaub*|betriebsferien|betriebsurlaub|ferien geschlossen
            office|shop|we is|are|will _3 closed
            not _3 be read|monitored|forwarded|answered
            затворен*|затворени сме|до|от
            отново _2 на линия|разположение
            почивн*|отпуск* _4 затворен*|няма
            back at _2 desk
            travelling|traveling|away _3 this|until|till|from|week
            в отпуск*
            извън офиса
            в командировка
            отсъствам
            отсъствие*
            ще отсъствам
            няма да бъда|съм|имам _3 офиса|достъп
            ограничен|постоянен достъп
            нямам _3 достъп _3 поща*|имейл*|мейл*
            при завръщането
            завръщам се
            автоматичен отговор
            автоматично съобщение|генериран*
            out of _2 office
            on _2 vacation|holiday|leave
            annual leave
            i'm|am|be|being out of _2 office
            on|upon my return
            when i return|get|am|i'm _2 back
            urgent matters
            in my absence
            during my absence
            по спешност
            по спешни въпроси
            в отпуск|отсъствие|командировка съм|ще _3 до
            извън офиса съм|ще
            в мое отсъствие
            dringenden fallen|angelegenheiten
            wahrend meiner abwesenheit
            maternity|parental|sick leave
            away from _3 desk|office|email
            currently away|unavailable|travelling|traveling
            limited access
            no access to
            return to the office
            will be back on|in
            automatic reply
            autoreply
            auto reply
            abwesend*
            abwesenheit*
            nicht im buro|hause|haus
            im urlaub
            ausser haus
            automatische antwort
            ab dem # _3 wieder
            wieder erreichbar
            in concediu
            raspuns automat
            εκτος γραφειου
            αδεια
            αυτοματη απαντηση
            на годишњем|одмору|годишен одмор
            na godisnjem|odmoru
            аутоматски одговор
            izinde*|izindeyim|ofis disinda
            otomatik yanit
            в отпуске
            автоответ
            автоматический ответ
            en conge
            absent du bureau
            reponse automatique
            in ferie
            fuori ufficio
            risposta automatica
            de vacaciones
            fuera de la oficina
            respuesta automatica
            na urlopie
            poza biurem
            """)
        + lines(
            .acknowledges, 4,
            """
            получихме вашето|вашия|вашата _2 съобщение|запитване|заявка|имейл|мейл|писмо
            вашето|вашата|вашият _3 получен*|регистриран*|прието|приета
            запитване* ви _3 получен*|регистриран*|прието
            съобщение* ви _3 получен*|регистриран*|прието
            заявка* ви _3 получен*|регистриран*|приета
            регистриран* _4 номер|№|тикет|билет
            ще _3 отговорим|свържем _6 най-*|възможно|кратък|рамките|час*|работни|скоро
            ще се свържем с вас
            ще ви отговорим
            благодарим _5 че се свързахте
            благодарим _3 за|че _4 запитване*|интереса|съобщение*|обратн*|писахте
            тикет
            your|the _2 message|email|request|enquiry|inquiry|ticket|case|query|mail has|was been|received|registered|logged|assigned|created
            we have received your
            we've received your
            thank _2 for _2 contacting|your _2 message|email|enquiry|inquiry|request|interest
            ticket #|number|id|no
            case #|number|id|no
            reference number is
            someone|member|agent|team _6 get|be|respond|contact|reply|review
            will respond|reply|contact|get|be _5 soon|shortly|within|as|touch|possible
            support ticket
            help desk
            helpdesk
            ihre|ihr _2 nachricht|anfrage|mail|email|ticket ist|wurde|haben _3 eingegangen|erhalten|registriert|erstellt
            wir haben ihre _2 nachricht|anfrage|mail erhalten
            vielen dank fur ihre|ihr _1 nachricht|anfrage|mail|interesse
            eingangsbestatigung
            ticketnummer
            am primit mesajul|solicitarea
            mesajul dumneavoastra
            λαβαμε το μηνυμα
            примили смо вашу
            primili smo vasu
            mesajiniz _2 ulasti|alindi
            talebiniz _2 alindi|alinmistir
            ваш* _2 сообщение|обращение|заявка _2 получен*|принят*|зарегистрирован*
            nous avons bien recu
            accuse de reception
            abbiamo ricevuto
            hemos recibido
            """)
        + lines(
            .isMachine, 4,
            """
            изпратен*|генериран* автоматично
            automatisch _2 verschickt|gesendet|versandt
            не отговаряйте
            не е необходимо да отговаряте
            автоматично _2 генериран*|изпратен*|съобщение
            генерирано автоматично
            do not reply
            don't reply
            not monitored
            unmonitored
            automatically generated
            auto generated
            automated message|response|email|reply|notification
            generated automatically
            sent automatically
            no need to reply|respond
            noreply
            no reply
            automatisch generiert*|erstellt*|erzeugt*|versendet*
            nicht auf diese
            mesaj automat|generat
            nu raspundeti
            μην απαντησετε
            не одговарајте
            ne odgovarajte
            otomatik olarak
            yanitlamayiniz
            не отвечайте
            ne pas repondre
            non rispondere
            no responda
            """)
        + lines(
            .bounces, 3,
            """
            delivery _2 failed|failure
            mail delivery
            """)
        + lines(
            .bounces, 5,
            """
            undeliver*
            could not be delivered
            couldn't be delivered
            delivery status notification
            returned to sender
            returned mail
            mailbox _2 full
            mailbox unavailable
            user unknown
            unknown user
            recipient address rejected
            no such user
            permanent error
            address rejected
            message not delivered
            wasn't delivered
            quota exceeded
            unzustellbar
            nicht zugestellt
            konnte nicht zugestellt
            не може|беше _3 доставен*
            недоставен*
            не е доставен*
            пощенската кутия _3 пълна
            несъществуващ _2 адрес
            non remis
            mancata consegna
            no se pudo entregar
            не доставлено
            """)
        + lines(
            .advertises, 3,
            """
            нашия|нашият бюлетин
            бюлетин*
            промоция|промоции|промоционал*
            специал* _2 предложение|оферта за вас|цени
            специална оферта
            ранн* записван*
            само до _3 отстъпк*
            до # _2 отстъпка
            намаление
            каним ви
            изложение*
            семинар*
            обучение*
            уебинар*
            вебинар
            seo
            оптимизация
            изработка на сайт|сайтове|уеб*
            предлагаме ви
            предлагаме _3 услуг*
            ние сме производител*|фирма|компания|водещ*
            представям* ви
            представяме ви
            нова колекция|продукция
            безплатн*
            кредит* без|бърз*|линия
            счетоводни услуги
            реклама
            newsletter
            special offer|offers|deal|promotion
            limited time
            exclusive
            promotion*
            black friday
            free sample*|trial|demo|shipping|consultation
            webinar
            trade fair|show
            exhibition
            early bird
            book your
            register now
            click here
            we are _5 manufactur*|manufactory|factory|supplier|exporter|leading|professional|specialized|specialised|trading
            we're _4 manufactur*|factory|supplier|leading
            specialize* in
            specialise* in
            moq
            fob
            price only
            only|just usd|us
            sold worldwide
            worldwide
            may i know
            email of _2 boss|purchasing|manager
            dear purchasing|sir|friend|manager
            catalog|catalogue|brochure _3 send|sent
            this is _3 from
            whatsapp
            factory direct
            factory price*
            competitive price*
            high quality
            esteemed company
            respected company
            long _3 cooperation|business|relationship
            long-term cooperation
            cooperat*
            seo services
            first page of google
            rank*
            web design
            website redesign
            leads
            grow your business
            boost your
            increase your sales
            i came across your
            hope this email finds
            business proposal
            investment
            loan
            lottery
            winner
            million
            beneficiary
            inheritance
            bitcoin
            crypto*
            casino
            viagra
            angebot des monats
            sonderangebot*
            sonderaktion
            aktion
            jetzt _3 sichern|anmelden|buchen|bestellen
            nur bis
            messe
            wir sind _5 hersteller|fuhrender|anbieter
            wir bieten
            rabattaktion
            gutschein*
            kostenlos*
            promoti*
            oferta speciala
            suntem _3 producator|companie|firma
            προσφορες
            ειμαστε _4 εταιρεια|κατασκευαστ*
            ми смо _3 произвођач|фирма
            mi smo _3 proizvodjac|firma
            kampanya
            firmamiz
            мы производитель|являемся|предлагаем
            акция
            nous sommes _4 fabricant|fournisseur
            siamo _4 produttor*|fornitor*
            somos _4 fabricante*|proveedor*
            """)
        + lines(
            .unsubscribes, 5,
            """
            отписв*
            отпишете
            отпишеш
            за отписване
            абонамент*
            абонирани
            получавате _3 бюлетин|имейл|съобщение|писмо _3 защото
            получавате това
            unsubscribe
            opt out
            opt-out
            manage _3 preferences
            view _4 browser
            you are receiving this
            you received this _3 because
            email preferences
            remove _4 list
            abmelden
            abbestellen
            austragen
            newsletter
            dezabon*
            διαγραφη
            одјавите|одјава
            odjavite|odjava
            abonelik*
            отписаться
            desabonner|desinscri*
            disiscri*|cancella
            darse de baja
            wypisz
            """)
}
