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
            """
        ),
    ]
}
