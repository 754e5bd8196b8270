/// What the lists by matter lack of Romanian, Greek, Serbian, Macedonian, Turkish and Russian.
extension PhraseBook {
    static let neighbourPhrases: [Phrase] =
        lines(
            .asksPrice, 4,
            """
            cat _2 costa|e|este|ar
            la ce pret
            ce _2 pret|preturi|costa
            pretul|preturile _2 pentru|la
            o|niste oferta|cotatie
            oferta _2 pentru|de
            pret|preturi pentru
            τι _2 τιμη|κοστος
            τιμη|τιμες για
            ποσο _4 κοστ*|κανουν|εχει|εχουν|στοιχιζ*
            μια προσφορα
            θα ηθελα|θελαμε _3 τιμη|τιμες|προσφορα
            колика|која|коja _1 је цена
            kolika|koja _1 je cena|cijena
            cena|cenu|cene|cijena|cijenu za|po
            занима|интересује|zanima|interesuje|zanimaju ме|нас|me|nas _5 цена|цене|цену|cena|cene|cenu|cijena
            po|по kojoj|којој ceni|цени
            ponudu|понуду|понуда za|за
            која|колкава _1 е цената
            колку _2 чини|чинат|кошта|коштаат
            цена|цени|понуда за
            fiyat*
            kac para|lira
            teklif _2 almak|istiyor*|verir*
            сколько _3 стоит|стоят|стоить|выйдет|обойдется|будет
            по какой|какая|какова _2 цена|цене|стоимость
            цену|цены|стоимость|счет|прайс _2 на|за
            посчита*|рассчита*|просчита*
            интересует|интересуют _4 цена|цены|стоимость
            """)
        + lines(
            .asksAvailability, 3,
            """
            aveti
            pe stoc
            υπαρχ* _2 διαθεσιμ*|αποθεμα|στοκ
            εχετε _3 αποθεμα|διαθεσιμ*
            на|na lageru|лагеру|стању|stanju|залиха
            дали имате|нудите|продавате
            da li|imate
            var mi
            есть ли|есть в
            """)
        + lines(
            .orders, 4,
            """
            comand|comandam|comandăm
            vrem|vreau|as|am dori _2 comand*
            va rog|rugam _3 livrati|trimiteti|expediati|pregatiti
            livrati-ne|trimiteti-ne|trimiteti|livrati _3 #
            παρακαλω|παρακαλουμε _2 στειλτε|στειλετε|παραδωστε|ετοιμαστε _5 #
            στειλτε|στειλετε μας|μου _3 #
            παραγγελνω|παραγγελνουμε|παραγγελλουμε
            поручуј*|наручуј*|порачуваме|нарачуваме
            porucuj*|narucuj*
            молимо|молим|ве _3 испоручите|пошаљите|доставите|испорачајте|испратете _4 #
            molimo|molim _3 isporucite|posaljite|dostavite|pripremite _4 #
            пошаљите|испоручите|posaljite|isporucite|испратете|испорачајте _3 #
            lutfen _6 gonder*|teslim|sevk|hazirla*
            # _6 gonderin|gonderiniz|teslim|istiyoruz|siparis
            siparis _2 vermek|veriyor*|ediyor*|gecmek
            просим|прошу _2 поставить|отгрузить|прислать|доставить|отправить|подготовить
            заказываем|заказываю|закажем
            отгрузите|пришлите|доставьте|отправьте|привезите _4 #
            """)
        + lines(
            .accepts, 5,
            """
            suntem|sunt de acord
            puteti _2 livra|incepe|trimite|expedia|comanda|factura
            acceptam|confirmam|aprobam
            ramane asa
            συμφων*|αποδεχ*|εγκρινουμε
            προχωρηστε|προχωραμε
            можете|mozete _3 испоруч*|кренути|почети|isporuc*|krenuti|poceti|poslati|фактурисати
            сагласни|saglasni|слажемо|slazemo|prihvat*
            согласни|се согласуваме|прифаќаме
            onayliyor*|kabul|uygundur|onay
            siparis* _3 onay*|baslat*
            нас _2 устраивает|устраивают|подходит
            запускайте|отгружайте|выставляйте|оформляйте|приступайте
            согласован*|согласны|согласен|принято
            берем|возьмем
            """)
        + lines(
            .partial, 4,
            """
            fara|cu exceptia|doar|numai _3 pozi*|articol*|primele
            tot _2 fara
            χωρις|εκτος _3 θεσ*|ειδ*|τα|το
            све|sve|се|сите осим|osim|без|bez|освен
            sadece|haric
            всё|все|весь _3 кроме|без
            только _2 пункт*|перв*|част*
            """)
        + lines(
            .declines, 5,
            """
            am|a ales _3 alt*|pe
            alt|alta|altui furnizor|firma|oferta
            nu mai _3 nevoie|interes*|dorim|continua*|este
            renunta*
            momentan|deocamdata nu
            depaseste _3 buget*
            αλλο|αλλον προμηθευτη|προσφορα
            δεν _3 προχωρησ*|συνεχισ*|ενδιαφερ*|χρειαζ*
            ακριβ* _4
            одлучили|odlucili|определили|opredelili _4 другог|drugog|друго|drugo
            за сада|za sada|тренутно|trenutno _2 не|ne|нећемо|necemo|нисмо|nismo
            нећемо|necemo
            одлучивме|избравме _4 друг*
            нема да _3 продолж*|земе*|нарача*|прифат*
            засега не
            прескапо|прескупо
            baska|diger _1 firma*|tedarikci*
            pahali _2
            vazgec*
            su an|simdilik _4 dusunm*|almayacag*|gerek
            butce* _3 asiyor|ustunde|disinda
            дорого
            другой|другого|других _2 вариант*|поставщик*|предложени*
            выбрали|нашли|купили _3 друг*|дешевле
            не будем _4
            не актуально|интересно|нужно
            откаж*
            отложили|откладываем|заморозили
            gasit _3 ieftin|altcineva|alt*
            """)
        + lines(
            .defect, 4,
            """
            pete|pata|zgarieturi|fisur*|sparte|rupte|stricat*|defect*|umed*|mucegai*
            nu _3 putem|pot|poate _2 folosi*|utiliza*|monta*
            nu _2 merge|merg|porneste|functioneaza|se|tine
            lipsesc|lipseste|lipsa
            primit|trimis|venit|adus _6 in loc de
            alt|alta|alte _1 model|culoare|marime|produs*
            σπασμ*|χαλασμ*|ελαττωμ*|βρεγμεν*|γρατζουνι*|σκισμεν*|λαθος|λειπ*|ελλειψ*
            δεν _2 λειτουργ*|δουλευ*|αναβει|κλεινει|ταιριαζ*
            λαβαμε|ηρθ*|στειλατε|παραλαβαμε _6 αντι
            поломљен*|разбијен*|покварен*|огребан*|мокр*|подеран*|недостај*|фали|фале|не ради|раде
            polomljen*|razbijen*|pokvaren*|ogreban*|mokr*|poderan*|fali|fale|ne radi|rade
            стигл*|добили|послали|stigl*|dobili|poslali _6 уместо|umesto|umjesto
            скршен*|расипан*|изгребан*|искинат*|недостасува*|фалат|не работи
            добивме|испративте|пристигна* _6 наместо
            kirik|kirilmis|bozuk|hasarli|eksik|yanlis|islak|cizik|yirtik|calismiyor|arizali
            yerine _6 geldi|gelmis|gonder*
            разбит*|сломан*|треснут*|поцарапан*|мокр*|порван*|брак|бракован*|не работает|работают|включается
            не хватает|недоста*|отсутству*
            получили|пришло|прислали|пришли|привезли _6 вместо
            вместо _6 пришло|пришли|прислали|привезли|получили
            """)
        + lines(
            .late, 4,
            """
            unde _2 este|e|sunt
            cand _4 ajung*|vine|livra*|sose*
            ποτε _4 ερθει|ερχεται|παραδο*|παραλαβ*|φτασει|αποσταλ*
            που _3 ειναι|βρισκεται
            где|gde|kada|када|каде|кога _3 је|je|стиже|stize|наша|nasa|е|ќе
            jos|још uvek|увек|nismo|нисмо|nije|није
            trebalo|требало je|је
            ne zaman|nerede
            hala|halen _3 gelmedi|ulasmadi|almadik
            gelmedi|ulasmadi
            когда _4 будет|придет|ждать|отгрузка|отправите|доставят
            до сих пор
            """)
        + lines(
            .aboutExisting, 4,
            """
            factur* _5 retrimite*|din nou|copie|trimite*|lipseste
            τιμολογι* _5 ξανα|αντιγραφο|στειλ*
            фактур*|faktur* _5 поново|ponovo|kopij*|копиј*|пошаљ*|posalj*
            fatura* _6 tekrar|gonder*|kopya|ulasmadi
            счет* _5 еще|повторно|копи*|закрывающ*|фактур*
            adresa|adresă _4 schimbat|noua
            διευθυνσ* _3 αλλαξ*|νεα
            адрес*|adres* _4 промен*|promen*|degis*|измен*|нов*|yeni
            """)
        + lines(
            .isAway, 5,
            """
            absent*|absente _3 bureau|oficina|ufficio
            sunt|voi fi _2 plecat*|absent*|concediu|lips*
            nu sunt la birou
            απουσιαζω|απουσια|αδεια
            одсутан|одсутна|odsutan|odsutna|na odmoru|на одмору
            отсутен|отсутна|на одмор
            izinde*|izinliyim|ofis disinda*
            в|нахожусь отпуске|командировке
            отсутствую
            за хитне|итни|hitne|hitno
            acil durum*
            срочным вопросам
            urgent* _3 contact*
            en cas d'urgence
            na urlopie|urlop
            nieobecn*
            pilnych sprawach
            afwezig*
            op vakantie
            mimo kancelar*
            na dovolene
            szabadsag*
            franvaro*
            """)
        + lines(
            .bounces, 5,
            """
            mesajul _4 nu _3 livrat
            το μηνυμα _4 δεν _3 παραδοθηκε
            порука _4 није _2 испоручена
            iletilemedi|teslim edilemedi
            сообщение _4 не _3 доставлено
            не удалось доставить
            n'a pas pu etre remis
            """)
}
