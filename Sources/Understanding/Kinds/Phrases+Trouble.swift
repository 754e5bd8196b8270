/// What people write when something went wrong.
extension PhraseBook {
    static let troublePhrases: [Phrase] =
        lines(
            .complains, 5,
            """
            рекламация*
            рекламации
            рекламирам*
            рекламираме
            оплакване
            оплаквам*
            complaint*
            complain
            claim for|about|regarding
            warranty claim
            quality issue*|problem*
            non conform*
            nonconform*
            nonconformity
            ncr
            return authori*
            rma
            reklamation*
            reklamier*
            beanstand*
            mangelbericht
            mangelruge
            mangelanzeige
            reclamatie*|reclamatii
            παραπονο*
            рекламациј*
            reklamacij*
            sikayet*
            рекламаци*
            претензи*
            жалоба
            reclamation*
            reclamo
            reclamacion*
            reklamacj*
            reklamac*
            klacht
            """)
        + lines(
            .defect, 4,
            """
            счупен*
            спукан*
            пукнат*
            напукан*
            ръжд*
            повреден* _4 стока*|пратк*|кашон*|палет*|брой*|броя|бр|артикул*|продукт*|изделия|опаковк*
            стока* _6 повреден*
            повреден*
            дефект*
            бракуван*
            брак
            негодн*
            деформир*
            огънат*
            изкривен*
            одраскан*|надраскан*
            разлят*|протекл*|тече|протича|теча
            мухъл*|мухлясал*
            скъсан*
            смачкан*
            нащърб*
            липсва*
            липса
            недостиг*
            не достига*
            не достигат
            по малко от|отколкото
            вместо поръчан*
            грешен|грешна|грешни|грешно|погрешн* _2 артикул*|стока*|размер*|цвят*|количеств*|модел*|продукт*|брой*|пратк*
            сгрешен*|объркан* _3 стока*|пратк*|размер*|артикул*|поръчк*|цвят*|количеств*
            изпратили|пратили|докарали|доставили сте|са _4 друг*|грешн*|погрешн*
            получихме|получих|дойдоха|дойде|пристигнаха|пристигна _6 друг*|грешн*|погрешн*|вместо|счупен*|повреден*
            не отговаря* _3 на
            не съответства*
            не пасва*
            не работи
            не работят
            не става* за
            не върши* работа
            различ* от _3 поръчан*|мостр*|образец*|офертата
            лошо качество
            некачествен*
            лющи|лющят|чупи|чупят|рони|ронят|разлепя*
            се бели|чупи|чупят|рони|лющи|къса|къса|разпада*
            подут*
            за|на боклук*
            изхвърл*
            отчупен*|откъснат*|разцепен*|разлепен*|олющен*|пробит*|протрит*|прегорял*|изгорял*|замърсен*|изцапан*|цапа|цапат
            петна|драскотин*|пукнатин*|вдлъбнатин*|одрасквания
            размазан*|избледня*|нечетлив*|блокира*|заяжда*|клати*|шуми|прегрява
            се скъса*|счупи*|спука*|отлепи*|разлепи*|отчупи*|пукна*|изкриви*|огъна*
            не държи|държат|издърж*|засмукв*|захваща|зарежда*|пасва*|прилеп*
            друг модел|цвят|размер|вид|артикул|номер|диаметър
            не тези|това
            не са|е тези|това|същите|същата|каквото|каквато
            не сме поръчвали|искали
            не съм поръчвал|поръчвала|искал
            само # от #
            мирише|миришат|вмирис*
            развален*
            мокр*
            изтекъл|минал _1 срок
            с изтекъл срок
            разкъсан*|прокъсан*|пробит*
            замръзн*|размразен*
            отлепя*|отлепен*
            не се _2 разпознав*|отваря|отварят|пали|включва|чете
            изсъхнал*
            избелял*
            крив|крива|криво|криви
            по-къс*|по-тесн*|по-тънк*
            broken
            broke
            cracked|crack|cracks|cracking
            snapped
            damaged
            damage
            defect*
            faulty
            fault
            rust*
            corroded|corrosion
            leak*
            bent
            scratched|scratches
            dented
            torn
            mould*|moldy|rotten|spoiled
            contaminat*
            doesn't|don't|does|do|didn't|won't|not _1 hold|charge|stick|seal|light|print|cut|fasten|last|fit|work|match|open|close|start|function|comply|meet|conform
            missing
            short delivered|shipped|delivery|shipment
            shortage
            short by
            fewer than
            wrong _2 item*|size*|product*|goods|colour|color|article*|part*|quantit*|material|dimension*|type|model|thickness|one|ones|parts
            incorrect _2 item*|size*|product*|goods|quantit*|dimension*|part*
            instead of _4 ordered
            not what _2 ordered
            ordered _10 but
            we|i ordered _8 received|got|came|arrived
            wrongly
            trimmed|cut|printed|packed|labelled|labeled|drilled|mixed _2 wrong|wrongly|incorrectly
            misprint*|smudg*|faded|streak*|blurr*
            tear|tears|tore|ripped|burst|bursting|chipped|stained|stains|blotch*|discolour*|discolor*|warped|twisted|seized|jammed|burnt|shattered|melted|mangled|dirty
            come|came|comes|coming apart|loose|undone
            unacceptable
            not acceptable
            only got|received|had _3 out
            only got|received #
            didn't|never|not order|ordered _2 these|this|them|it
            swollen|stale|expired|sour|smells|smelling|smelly
            out of date
            wet|soaked|crushed|squashed
            instead of #
            rather than #
            not recognised|recognized
            stopped working
            wobbl*|loose|crooked
            something else
            out of tolerance|spec
            too thin|thick|short|long|small|big|wide|narrow|soft|hard|tight|loose
            failed
            failing
            unusable
            not usable
            poor quality
            falls|fell|fall apart|off
            peeling|flaking
            beschadigt*
            beschadigung*
            schaden
            defekt*
            mangel*
            mangelhaft*
            kaputt
            gebrochen
            gerissen
            verrostet*|rost*
            sprung|sprunge|riss|risse|eingerissen|abgebrochen|zerdruckt*|verschmutzt*|verfarbt*|fleckig*|klemmt|klemmen|wackelt|wackeln|durchgebrannt|abgeplatzt*
            nicht bestellt
            verbogen*
            verkratzt*
            zerbrochen*
            bruch
            undicht*
            fehlt|fehlen|fehlmenge|fehlende*
            falsche*|falsch _2 ware|artikel|grosse|farbe|geliefert|lieferung|menge|teile|abmessung*|material
            falsch geliefert
            falschlieferung
            passt|passen nicht
            funktioniert|funktionieren nicht
            entspricht|entsprechen nicht
            statt der bestellten
            statt|anstatt|anstelle der|den|des|die|von # _6
            statt|anstatt # _6
            unbrauchbar
            nicht massgenau|masshaltig
            defect*
            deteriorat*
            spart|sparte|sparta
            lipsesc|lipseste|lipsa
            rupt*|crapat*|patat*|zgariat*|indoit*
            gresit*
            ruginit*
            nu corespund*|functioneaz*
            ελαττωματικ*
            σπασμεν*
            λειπουν|λειπει
            λαθος
            χαλασμεν*
            κατεστραμμεν*
            оштећен*|оштетен*
            сломљен*|скршен*
            неисправ*
            недостаје|недостају|недостасува*
            погрешн*
            зарђал*
            ostecen*|slomljen*|neispravn*|nedostaje|nedostaju|pogresn*
            kirik|hasarli|hatali|arizali|bozuk|eksik|yanlis
            сломан*|поврежден*|бракованн*|дефектн*|неисправн*
            не хватает
            недостача
            не соответству*
            casse*|endommag*|defectueu*|manquant*|manque|abime*
            rotto|rotti|rotte|danneggiat*|difettos*|mancant*|mancano|manca|sbagliat*
            roto|rota|rotos|rotas|danad*|defectuos*|faltan|falta|equivocad*
            uszkodzon*|wadliw*|brakuje|pekniet*
            poskozen*|vadn*|chybi
            serult|hibas|hianyzik|torott
            """)
        + lines(
            .wantsRemedy, 3,
            """
            подмяна
            сменете|смените|сменяте
            обмен*
            сторнир*
            преправите|преправете|препечатате|препечатайте
            безплатно
            подмените
            замяна
            замените
            замени*
            кредитно известие
            възстанов* _3 сума*|парите|стойност*
            върнете _2 парите|сума*
            да върнем|върна _3 стока*|тях|ги
            връщаме|връщам
            за ваша сметка
            изпратете _2 липсващ*|нов*|правилн*
            вижте _2 снимк*
            прилагам*|прилагаме|прикачвам*|пращам*|изпращам* _3 снимк*
            снимк* _3 прикачен*|приложен*|прилагам*
            replace
            replacement*
            exchange|swap
            refund
            credit note
            reprint|redo|remake|rework
            free of charge
            your expense|cost
            collect _3 it|them|goods
            return _3 goods|them|it|parcel|items
            send|ship us|me|new|the _4 right|correct|new|missing ones|one|part*|items
            see _3 picture*|photo*
            photo* attached|enclosed
            picture* attached|enclosed
            attached _3 photo*|picture*
            ersatz*
            ersatzlieferung
            gutschrift
            umtausch*
            austausch*
            nachlieferung|nachliefern
            nachbesser*
            rucksendung|zurucksenden|zuruckschicken
            foto* _4 bei|anbei|anhang
            anbei _4 foto*|bild*
            inlocui*
            fotografi*
            αντικατασταση
            επιστροφη
            φωτογραφι*
            замјен*|замен*|zamen*|zamjen*
            degisim|iade
            замен*
            возврат*
            remplace*|rembours*|avoir
            sostitu*|rimbors*
            reemplaz*|reembols*|devolucion
            wymian*|zwrot*
            """)
        + lines(
            .late, 4,
            """
            къде е|са|ми|ни
            къде _3 пратк*|поръчк*|стока*
            докъде _3 поръчк*|пратк*|стигна*|е
            докога
            кога _5 пристигн*|дойд*|изпрат*|достав*|получ*|тръгн*|бъд*|готов*|очаква*
            кога ще
            кога да _2 очаква*|чака*
            кога мога|можем|може да _2 очаква*|взем*|получ*
            още|все не|няма|го|я|ги _3 пристигна*|получи*|дошл*|дойд*|няма|е
            все още|не _4 получи*|пристигна*|дошл*|доставен*
            не е|са|сме|съм _2 пристигна*|получи*|получавал*|дошл*|доставен*|доставян*
            не получих*|получихме
            закъсня*|закъсне*
            забав*|бавите|бави
            изгубен*|загубен* _2 пратк*|стока*|палет*
            пратк* _4 изгуб*|загуб*
            куриер* _6 не
            проследяване|проследя
            статус*
            номер* _2 товарителниц*|пратк*
            where is|are|'s
            where's
            when will|can|do|should|are|is _6 arrive*|deliver*|ship*|receive|expect|get|ready|here|dispatched|leave|coming|come
            still|yet not|waiting|haven't|hasn't|no _6
            still waiting
            haven't|hasn't|have|has _2 received|arrived|been|come|heard|got|seen|shown
            not|never _2 arrived|received|delivered|turned|come|here
            hasn't|didn't|did _1 arrive|come|turn
            overdue
            late|delay*
            lost _4 transit|parcel|shipment|post
            parcel|shipment|pallet|package|delivery _4 lost
            status of
            any news|update
            update on
            tracking
            eta
            expected delivery|arrival
            wo ist|bleibt|sind|bleiben
            wann _6 kommt|kommen|rechnen|geliefert|liefern|lieferung|eintreffen|versendet|fertig|erhalten|bekommen|bereit
            noch nicht _3 erhalten|angekommen|eingetroffen|geliefert|da|bekommen|hier
            noch nichts
            nicht angekommen|eingetroffen|geliefert
            verspat*
            verzug|verzogert*
            lieferstatus
            sendungsnummer|sendungsverfolgung
            stand der|meiner|unserer
            unde este|e
            cand _5 ajung*|livra*|sosi*|primi*
            nu am|a|au primit|ajuns|sosit
            intarzi*
            που ειναι|βρισκεται
            ποτε θα
            δεν εχ* _3 φτασει|ερθει|παραλαβει|λαβει
            καθυστερ*
            где је|су
            каде е|се
            кад*|кога _4 стиже|стићи|пристигн*|ке|ће
            још нисмо|није|нису
            касни|касне|доцни
            gde je|su
            jos nismo|nije|nisu
            kasni
            nerede
            ne zaman
            gelmedi|ulasmadi|gecik*
            где наш*|заказ|груз|посылка
            когда _4 прид*|достав*|отгруз*|будет
            не пришл*|получили|поступ*
            задерж*
            ou est|en
            quand _5 livr*|arriv*|recev*
            pas _2 recu|arrive*|livre*
            retard
            dov'e
            quando _4 arriva|consegn*|ricev*
            non _3 arrivat*|ricevut*|consegnat*
            ritardo
            donde esta
            cuando _4 llega*|entreg*
            no _3 llegado|recibido
            retraso
            gdzie jest
            kiedy _4 dotrze|bedzie|dostaw*
            opozni*
            kde je
            waar is|blijft
            """)
}
