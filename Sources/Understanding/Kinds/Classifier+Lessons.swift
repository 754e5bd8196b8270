extension Classifier {
    /// Invented phrases of many trades, one example a line.
    static let lessons: [(MailKind, String)] = [
        (
            .inquiry,
            """
            Здравейте, бихме искали да получим ценово предложение за следните артикули
            Колко ще ни излезе с транспорт до Плевен
            Моля за информация за цена и срок на доставка
            Работите ли с такива размери и на каква цена
            Търсим доставчик за постоянни количества всеки месец
            Пратете каталог и ценова листа
            Правите ли отстъпка за по-голямо количество и каква е минималната партида
            Може ли да ми кажете цената на едро
            Could you let us know your price and lead time for these items
            We are looking for a supplier for regular monthly quantities
            What would you charge for this, delivered to our warehouse
            Please advise availability and cost
            Do you make these to drawing and what is the minimum quantity
            Can you offer the following
            Wir suchen einen Lieferanten und bitten um Preise
            Können Sie uns diese Teile anbieten und zu welchem Preis
            Bitte nennen Sie uns Preis und Lieferzeit
            Vă rugăm să ne comunicați prețul și termenul de livrare
            Какова стоимость и срок поставки
            Молимо доставите цене и рок испоруке
            Каква сума трябва да предвидим за такова количество
            Търся нещо подобно за нашия обект, пратете какво предлагате и на каква цена
            Обзавеждаме нов офис и събираме оферти за всичко по списъка
            За колко време можете да ги изработите и каква ще е единичната цена
            Дайте цена с доставка до адрес
            Нуждаем се от оферта за търг, краен срок за подаване е другата седмица
            kolko shte izleze s dostavka i imate li na sklad
            We are opening a new shop and collecting quotes for the equipment
            Do you stock these and what would the unit price be
            Could you cost this up for us including delivery
            Is this something you can supply and roughly how much
            What is your price per metre and minimum order
            Wir eröffnen eine Filiale und holen Angebote ein
            Führen Sie so etwas und was würde das Stück kosten
            Wie hoch wären die Kosten inklusive Anfahrt
            Ne interesează prețul și disponibilitatea pentru cantitatea de mai jos
            Μας ενδιαφέρει η τιμή και ο χρόνος παράδοσης
            Занима нас цена и рок испоруке за наведене количине
            Не интересира цената и рокот на испорака
            Miktar ve fiyat bilgisi rica ederiz
            Интересует цена и наличие, нужна доставка
            """
        ),
        (
            .order,
            """
            Здравейте, моля да ни изпратите следните материали
            Нужни са ни следните артикули, изпратете ги по куриер
            Заявката ни за този месец е по-долу
            Пригответе ми за утре, ще мина да ги взема
            Както миналия път, още толкова
            Същата поръчка като предния месец на същите цени
            Доставката да е на обекта, фактурата на фирмата
            Please deliver the following to our site and invoice us as usual
            Same as last month please, same address
            Attached is our order for this month
            We need these sent out as soon as possible on our account
            Put me down for the following and send the bill
            Bitte senden Sie uns wie üblich folgende Artikel
            Wir benötigen dringend folgende Ware, Rechnung wie gewohnt
            Vă rugăm să livrați următoarele produse la adresa noastră
            Просим поставить следующие позиции по нашему договору
            Молимо испоручите следећу робу на нашу адресу
            Запишете ни за утрешния курс следното
            Заредете ни магазина както миналата седмица
            Трябва ни пак същото количество, пускайте когато имате кола
            Плащаме по банков път при получаване, адресът е същият
            Моля доставете на обекта на посочения адрес, лице за контакт
            prashtam vi poruchkata za tazi sedmica, dostavete kakto obiknoveno
            Can you get these out to us on the next van please
            We have run out, please drop some more round this week
            Stick it on our account and send with the next delivery
            Our purchase order for the items below, deliver to goods in
            Bitte alles mit der nächsten Tour mitbringen, Rechnung wie immer
            Uns geht die Ware aus, bitte schicken Sie Nachschub
            Schreiben Sie uns bitte Folgendes auf
            Livrați vă rugăm la depozit, plata prin ordin de plată
            Παρακαλώ στείλτε τα παρακάτω στο κατάστημα με αντικαταβολή
            Отгрузите нам как в прошлый раз, оплата по счету
            Испоручите нам на исту адресу, плаћање по рачуну
            Ürünleri depomuza gönderin, ödeme havale ile
            """
        ),
        (
            .complaint,
            """
            Отворихме кашона и част от стоката е за изхвърляне
            Това не е което поръчахме
            Размерът не излиза, по-тясно е с два милиметра
            Клиентът ни ги върна, защото не стават
            Боята се бели след седмица
            Една от кутиите пристигна отворена и мокра
            Преброихме ги и не излизат
            When we opened the box half of it was useless
            This is not what we ordered and our customer has sent it back
            The seams came apart after one day of use
            One pallet arrived wet and the cartons have collapsed
            We counted them twice and the number is not right
            Die Ware ist so nicht zu gebrauchen
            Beim Auspacken haben wir festgestellt dass einige Teile nicht stimmen
            Marfa primită nu poate fi folosită
            Товар пришёл в плохом состоянии
            Роба је стигла у лошем стању
            След разопаковане видяхме, че част от бройките са негодни
            Разминава се с документите, по-малко е от поръчаното
            Пратили сте ни съвсем друго нещо и клиентите ни чакат
            Уредът спря на втория ден и повече не тръгна
            Повърхността е на петна и не можем да ги продадем
            Спукана е по шева и капе
            Това е втори път, много сме недоволни
            pratkata doide smachkana i polovinata e za bokluk
            izprateniqt model ne e tozi koito iskahme
            The finish is coming off and we cannot sell them like this
            Two of them will not switch on and one has a cracked case
            The colour is nothing like the sample and it does not match
            We only counted part of what is on the delivery note, the rest is not there
            The lids do not fit the jars you sent
            It leaked all over the pallet and ruined the labels
            I am extremely disappointed, this cannot be sold to our customers
            Leider entspricht die gelieferte Ware nicht dem Muster
            Beim Öffnen war ein Teil ausgelaufen und die Verpackung durchnässt
            Das Gerät schaltet sich ständig ab und lässt sich nicht mehr einschalten
            Wir haben nachgezählt, es ist weniger als auf dem Lieferschein steht
            Die Farbe stimmt nicht mit der Bestellung überein
            O parte din produse au ajuns deteriorate și nu le putem vinde
            Τα προϊόντα έφτασαν κατεστραμμένα και λείπουν τεμάχια
            Део робе је оштећен и недостају комади
            Дел од стоката е оштетен и недостасуваат парчиња
            Ürünlerin bir kısmı kırık ve eksik geldi
            Часть товара разбита и не хватает упаковок
            """
        ),
        (
            .question,
            """
            Кога ще тръгне стоката
            Имате ли новини за нашата доставка
            Може ли фактурата да е с друга дата
            Сменихме имейла за фактури, моля отбележете
            Кой ще ми се обади преди доставката
            Колко палета са и колко тежат, за да осигурим мотокар
            Пратете номера на товарителницата
            Трябва ни декларация за съответствие за последната доставка
            Искаме да отложим доставката с една седмица
            Any news on our delivery
            How many pallets are there and what do they weigh
            Please use our new email for invoices
            Could the driver call half an hour before
            We need to put the delivery back by a week
            Which carrier did you use and what is the tracking number
            Gibt es Neuigkeiten zu unserer Lieferung
            Bitte verwenden Sie ab sofort unsere neue Mailadresse für Rechnungen
            Wie viele Paletten sind es und was wiegen sie
            Aveți vești despre livrarea noastră
            Есть новости по нашей доставке
            Има ли новости о испоруци
            В колко часа да чакаме камиона
            Може ли да промените адреса за следващата доставка
            Изпратете ни сертификата за партидата и декларацията
            Не намираме фактурата, пратете я отново на счетоводството
            С какво се почиства и как се сглобява
            От този месец фактурите да са на новото име на фирмата
            Имаме ли още неплатени задължения към вас
            Защо във фактурата има такса за транспорт
            kade e pratkata i koga shte pristigne
            Could you tell me when the lorry will be here
            Our accounts department has not had the invoice, can you email it again
            How do I fit the bracket and which screws does it need
            We have moved, deliveries should go to the new premises from now on
            Why is there a delivery charge on the invoice
            Do we still owe anything on the account
            Nobody turned up with the delivery yesterday
            Um wie viel Uhr ist mit der Anlieferung zu rechnen
            Wir sind umgezogen, Lieferungen bitte künftig an die neue Anschrift
            Die Rechnung liegt der Buchhaltung nicht vor, bitte erneut senden
            Wie wird das Gerät gereinigt und eingestellt
            Warum wurden Versandkosten berechnet
            Nu am primit factura, o puteți retrimite pe mail
            Πότε θα παραδοθεί η παραγγελία μας
            Када ће стићи наша роба
            Кога ќе пристигне нашата нарачка
            Siparişimiz ne zaman teslim edilecek
            Когда будет доставлен наш заказ и есть ли трек номер
            """
        ),
        (
            .other,
            """
            Много сме доволни от работата с вас
            Поздрави на колегите и до скоро
            Беше ми приятно да се запознаем на изложението
            Бих искал да се присъединя към вашия екип
            We were very pleased with your service
            It was nice meeting you at the fair
            I would love to join your team
            Wir waren mit dem Service sehr zufrieden
            Es war schön Sie kennenzulernen
            Am fost foarte mulțumiți de colaborare
            Были очень рады сотрудничеству
            Благодарим за отличната работа и прекрасното обслужване
            Честит празник на целия екип
            Ще мина през офиса ви да се видим и да пием кафе
            Получих документите, всичко е наред
            Търся работа като складов работник и имам опит
            Many thanks, everything arrived and looks great
            Just wanted to say how helpful your driver was
            Shall we meet up when I am in town
            Got it, cheers
            I am writing to apply for the vacancy and have attached my details
            Vielen Dank, alles ist gut angekommen
            Hätten Sie nächste Woche Zeit für ein kurzes Treffen
            Wir gratulieren zum Jubiläum
            Ich bewerbe mich um die ausgeschriebene Stelle
            Totul a ajuns cu bine, vă mulțumim frumos
            Όλα έφτασαν μια χαρά, σας ευχαριστούμε
            Хвала, све је стигло у реду
            Teşekkürler, her şey elimize ulaştı
            Спасибо, всё получили
            """
        ),
        (
            .bulk,
            """
            Увеличете продажбите си с нашата платформа, регистрирайте се безплатно
            Само тази седмица всички продукти с намаление
            Не изпускайте промоцията, поръчайте онлайн сега
            Grow your sales with our platform, sign up today
            We manufacture high quality products at competitive prices and look forward to cooperating with you
            Exclusive deals this week only in our online shop
            Jetzt anmelden und Vorteile sichern
            Descoperă ofertele noastre speciale, comandă online acum
            Увеличьте продажи с нашей платформой, зарегистрируйтесь бесплатно
            Присъединете се към обучението и вземете сертификат
            Нашата фирма предлага счетоводство и реклама за вашия бизнес
            Нова електронна фактура за вашия абонатен номер, срок за плащане
            Отпуснете се с нашите летни оферти, вижте повече онлайн
            We noticed your website could rank higher and would like to offer our services
            As a factory we can offer you good quality and best prices, please contact us
            Last chance, the sale ends tonight
            Your monthly statement is ready to view online
            Unsere Sommeraktion läuft nur noch wenige Tage
            Wir bieten Ihnen professionelle Dienstleistungen für Ihr Unternehmen
            Ofertele lunii te așteaptă, vezi toate reducerile
            Мы предлагаем услуги по продвижению вашего сайта
            """
        ),
    ]
}
