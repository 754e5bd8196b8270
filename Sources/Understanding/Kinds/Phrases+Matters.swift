/// What people write about things that exist already, and requests of any kind.
extension PhraseBook {
    static let matterPhrases: [Phrase] =
        lines(
            .aboutExisting, 4,
            """
            изпратете|пратете|препратете|дайте|издайте|пуснете|трябва*|искам|искаме|прат* _5 фактур*|копие|дубликат|сертификат*|декларация*|товарителниц*|стоков*|проформ*|извлечение|салдо|документ*
            @please _5 фактур*|копие|сертификат*|декларация*|товарителниц*|документ*
            пак|отново|повторно _4 фактур*
            фактур* _5 пак|отново|повторно|липсва|получил*|грешк*|грешн*|сгрешен*|корекция|коригир*|преиздад*|анулир*|нов*|оригинал*|пдф|pdf|имейл|мейл
            не _4 получ* _3 фактур*
            копие _3 фактур*
            фактур* _4 физическо|друга|наша|нашата
            смяна|промяна|промени*|нов|новия|новият _4 адрес*|банков*|сметка|iban|ибан|данни|телефон*|лице|седалищ*|управител
            адрес* _4 промен*|смен*|мест*
            складът|офисът|магазинът|базата|складa ни|ми|се _3 мести*|премест*
            мести* се
            сменихме|сменяме|промениме _3 адрес*|име*|фирма*|сметк*|банк*|данни*
            ново име
            да променя|променим|сменим|сменя|добавя|добавим|коригирам*|коригираме|удължим|отложим|отложа|отложите|промените|добавите|смените
            добавете _3 към
            може ли да _3 промен*|смен*|добав*|отлож*|увелич*|намал*
            отложете|отложим|изтеглете|преместете _4 доставк*|дат*
            кой|какъв|коя е _3 номер*|срок*
            за|по|относно поръчка|поръчката|пратка|пратката|доставката|фактура|фактурата
            напиш*|посоч*|отбел* _5 върху|на _3 кашон*|фактур*|палет*|товарителниц*
            invoice* _5 again|copy|copies|wrong|missing|resend|pdf|corrected|reissue*|reissued|name|address|duplicate|original*|paid
            copy|copies of _4 invoice*|order|certificate*|delivery
            resend|send|forward|email|mail|issue|reissue|need|provide _5 invoice*|certificate*|datasheet*|statement|copy|copies|paperwork|documents|proforma|msds|note
            change|changed|changes|new|different|update|updated|moved|moving _5 address*|bank|account|details|iban|contact|phone|vat|email|premises|warehouse|office
            change|amend|modify|add|alter|adjust|postpone|delay|bring|push|move|hold|put _5 order|delivery|shipment|quantit*|date|line|hold
            please _2 note
            could|can|would you _3 write|print|mark|label|put|add|include|change|hold|ship|deliver|pack|leave|call|tell|check|explain|advise
            about|regarding|concerning|re our|my|the|your _2 order|shipment|delivery|invoice|po|last
            question about|regarding|on|concerning
            quick question
            certificate*
            data sheet|sheets
            statement of account
            payment terms|details|reminder|advice
            we have|i've|we've|have paid|transferred
            remittance
            rechnung* _6 nochmal*|erneut|noch|kopie|fehlt|falsch*|korrigier*|stornier*|andern|andere|adresse|zusenden|schicken|senden
            kopie _3 rechnung*|lieferschein*
            nochmal*|erneut|bitte _6 rechnung*|lieferschein*|zeugnis*|datenblatt*|prufzeugnis*
            neue*|geanderte*|anderung _3 adresse|anschrift|lieferadresse|bankverbindung|lieferanschrift|rechnungsanschrift|ansprechpartner
            umgezogen|umzug|ziehen um
            bestellung _5 andern|anpassen|erganzen|verschieben|stornieren
            konnen|konnten|wurden sie _6 schreiben|drucken|andern|mitteilen|erganzen|verschieben|vermerken|angeben
            frage zu|zur|zum|bezuglich
            bezuglich|betreffend|zu unserer|meiner|der _2 bestellung|lieferung|sendung|rechnung
            retrimite*|trimite* _4 factur*|certificat*
            copie* _3 factur*
            adresa noua
            schimbat|schimbare|schimbam _3 adres*
            τιμολογιο*
            νεα|αλλαγη διευθυνση*
            фактуру _4 поново|опет
            faktur* _4 ponovo|opet|kopij*
            нова|промена адреса|адресе|адрес*
            fatura* _4 tekrar|yeniden|kopya*|gonder*
            adres* _3 degis*
            счет* _4 повторно|еще|заново|копи*
            изменени*|измен*|новый адрес*
            copie _2 facture
            renvoyer _3 facture
            changement _3 adresse
            copia _2 fattura|factura
            cambio _3 direccion|indirizzo
            kopi* _2 faktury
            """)
        + lines(
            .mentionsExisting, 1,
            """
            поръчката
            пратката
            фактурата
            доставката
            нашата поръчка
            последната
            our order
            the order
            the shipment
            the invoice
            the delivery
            last order|delivery|shipment
            unsere bestellung
            die lieferung|sendung|rechnung
            comanda noastra
            """)
        + lines(
            .requests, 1,
            """
            моля
            молим
            може ли
            бихте ли
            кажете
            обадете се
            уведомете
            имам въпрос
            въпрос
            please
            could you
            can you
            would you
            let me|us know
            question
            bitte
            konnen sie
            konnten sie
            frage
            va rog
            παρακαλω
            молим
            molim
            lutfen
            пожалуйста
            prosze
            por favor
            per favore
            s'il vous
            """)
        + lines(
            .confirmsReceipt, 5,
            """
            потвържд* _2 получаване*|приемане* _3
            потвърждавам*|потвърждаваме _3 получ*|час*|среща*|посещение*|присъств*|участие*|резервац*|плащане*|превод*
            потвърждавам*|потвърждаваме че _4 получ*|ще дойда|ще дойдем
            получих|получихме _3 офертата|писмото|имейла|мейла|стоката|пратката|поръчката|фактурата|проформата
            получена _2 оферта|стока|пратка
            ще|да _3 разгледам*|разгледаме|прегледам*|прегледаме|обсъдим|обсъдя|отговор*|върнем|върна|съберем|помислим|помисля|обмисл*|пиша|пишем
            confirm* _3 receipt|received|meeting|appointment|attendance|visit|booking|call|payment|reservation
            acknowledge* _3 receipt|offer|quote|email|mail
            received your|the offer|quote|quotation|mail|email|message|goods|parcel|invoice
            offer|quote|quotation|goods|parcel received
            will review|look|discuss|study|consider|think|check|revert|come|get|let
            we'll|i'll review|look|discuss|study|consider|think|revert|come|get|let|check
            get back
            come back to
            bestatige* _4 erhalt|eingang|empfang|termin|besuch
            angebot _3 erhalten
            melden uns
            melde mich
            prufen
            confirm* _3 primirea
            παραλαβη
            пријем|prijem
            teslim aldik|aldik
            получение
            reception
            ricevuto|ricezione
            """)

    static let socialPhrases: [Phrase] =
        lines(
            .thanks, 2,
            """
            благодар*
            мерси
            thank
            thanks
            thx
            cheers
            danke
            dank
            vielen dank
            multumesc|multumim
            ευχαριστ*
            хвала
            hvala
            благодарам*|благодариме
            tesekkur*
            спасибо
            merci
            grazie
            gracias
            dziekuj*
            dekuj*
            koszonj*|koszonom
            dank
            """)
        + lines(
            .greets, 5,
            """
            честит*
            весел* _2 празниц*|коледа|великден
            пожелава*
            христос воскресе
            наздраве
            happy new|easter|birthday|holidays|christmas
            merry christmas
            season's greetings
            best wishes for
            congratulat*
            condolences
            welcome to
            frohe* _3 weihnacht*|ostern|feiertage
            guten rutsch
            herzlichen gluckwunsch
            alles gute
            sarbatori fericite
            la multi ani
            craciun fericit
            χρονια πολλα
            καλα χριστουγεννα
            καλη χρονια
            срећна|сретна|sretna|srecna|среќна нова|nova
            честитамо|cestitamo|честитаме
            mutlu yillar
            kutlu olsun
            с новым годом
            с праздником
            поздравляем _3 с
            joyeux noel
            bonne annee
            buon natale
            feliz navidad
            wesolych swiat
            как сте
            как си
            ще се видим
            чухме се
            приятно ми|ни беше
            pleasure _2 meet*|seeing|talking
            drop|stop by
            for|a _2 coffee|lunch|dinner
            на|за|едно кафе|обяд|вечеря
            auf einen kaffee
            zum mittagessen
            freut|freue mich _3 kennen*|wieder*
            радвам се
            nice _3 meet*|talk*|see*
            great|good to meet|see
            lunch
            обяд
            каним ви на _2 тържество|рожден|откриване
            """)
        + lines(
            .applies, 5,
            """
            автобиография*
            cv
            си ви
            мотивационно писмо
            търся _2 работа
            кандидатств*
            кандидатура
            свободн* _1 позици*|мяст*
            обява* _3 работа
            обявената позиция
            работа като
            стаж
            трудов* стаж
            resume
            curriculum vitae
            cover letter
            apply|applying|application for|to _3 position|job|role|post|vacancy|internship
            job|position|vacancy|internship application|vacancy|advert*|opening
            looking for _2 job|work|position|internship|employment
            vacanc*
            internship
            bewerb*
            lebenslauf
            initiativbewerbung
            praktikum
            ausbildungsplatz
            candidatur*
            angajare
            loc de munca
            βιογραφικο*
            αιτηση εργασιας
            молба за работа
            ozgecmis*
            is basvuru*
            резюме
            вакансия*
            lettre de motivation
            candidatura
            """)
}
