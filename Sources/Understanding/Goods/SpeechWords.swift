/// Words that a mail about goods is spoken with: they are part of no article's name.
enum SpeechWords {
    /// Whether a folded word is one of them.
    static func isSpeech(_ folded: String) -> Bool { all.contains(folded) }

    /// Words before a number that only say how sure it is, and others that point at goods without describing them.
    static let vague = StopWords.words(
        """
        около приблизително примерно към общо минимум максимум поне до над някъде горе долу about approx approximately ca circa around roughly some total
        etwa ungefahr ungefaehr rund insgesamt mindestens maximal aprox cca okolo priblizitelno obshto
        нашия нашите ваш вашите този тази това тези същия същата същото същите такъв такава такива следните всеки всяка всяко всички още друг други другите
        our your my this that these those the same such following each every all any more other another unser unsere ihr ihre dieser diese dieses gleiche
        folgende jede alle weitere andere noch спешно urgent urgently dringend eilig спешни такива ones
        """)

    private static let all = StopWords.words(
        """
        моля искам искаме искат бихме бих желая желаем желае трябва трябват трябваше необходим необходима необходими необходимо нужен нужна нужни нужно \
        ни ми ви му им ги го я те ме нас вас нам вам аз ние вие той тя то тези тия този тази това онези онзи които който която което \
        дайте дай пратете прати изпратете изпрати пуснете пусни доставете доставите поръчвам поръчваме поръчам поръчаме поръчка заявка заявявам заявяваме запитване \
        оферта офертата оферти оферирайте цена цени цената цените интересува интересуват интересуваме търся търсим търси имате има нямате няма ли дали колко \
        каква какви какъв какво как кога къде може можете можем мога бъде бъдат беше бяха съм сме сте са се си ще щяхме също още отделно освен това \
        както и така добавете добави прибавете включете вземете вземем взема купим купя купихме взехме получихме получи дойдоха доставихте поръчахме поръчах \
        липсват липсва счупени счупена дефектни рекламация брак грешка вместо пристигнаха са беше бяха имаше \
        здравейте здравей привет уважаеми колеги добър ден поздрави благодаря благодарим мерси \
        молим молиме изработи изработите изработим изработка кой коя кои тях нея него към до да не би би ако или за по от на в във с със при около \
        допълнително общо спешно веднага днес утре следните следното следния долните горните посочените приложените пазим ползваме използваме \
        please need needs needed want wants would could should can may like looking send sends quote quotation offer price prices pricing cost costs order orders ordering \
        we i you they he she it us me my our your their his her its is are was were be been being have has had do does did will shall \
        also plus additionally further furthermore moreover then there here who what which when where how much many dear hello hi thanks thank regards \
        interested supply deliver delivery ship provide give get let know tell if whether for about regarding concerning from to the of and some any too well \
        looking following below attached above listed received arrived missing broken damaged defective faulty wrong instead supplied delivered ordered bought \
        bitte brauche brauchen brauchten benotige benotigen benoetigen mochte mochten moechte moechten hatte hatten haette haetten gern gerne bestelle bestellen bestellung anfrage angebot preis preise \
        senden schicken liefern lieferung geben sie uns mir ich wir ihr ihre ihren unser unsere unseren ist sind war waren werden wird haben hat kann konnen koennen konnten \
        auch noch sowie ausserdem zusatzlich ferner weiter und uber ueber folgende folgenden folgendes benotigt suchen suche interessieren interessiert hiermit \
        fehlen fehlt defekt beschadigt kaputt falsch statt erhalten geliefert bestellt \
        rog dori dorim avem nevoie va oferta pret preturi comanda comandam trimiteti solicit solicitam de la pentru am avea buna ziua \
        прошу просим нужно нужны нужен нам мне вам пожалуйста заказ заказать цену цены предложение также еще \
        molim molimo treba trebamo potrebno potrebni ponudu ponuda cenu cena cene narucujem narucujemo porudzbina posaljite takodje \
        marked labelled labeled beschriftet inscribed bitten um gutschrift надпис маркирани докарахте донесохте върнете сменете подмяна заместване replacement refund credit \
        solche solcher solches such diese these those whole entire something anything nothing everything anyone someone same like just only very really again \
        видях видяхме вътре тук там сега пак вече само много малко добре \
        molq molia molya iskam iskame trqbva trqbvat tryabva tryabvat trqbvame mi ni vi dai daite prati pratete pusni pusnete porachvam poracvam poruchvam porychvam \
        cena ceni oferta ofertata imate ima li kolko kakva otdelno oshte oste osven tova sashto sushto sushto syshto zaqvka zapitvane zdraveite zdravei dobar den blagodarq mersi pozdravi kato \
        lutfen istiyoruz fiyat teklif rica ederiz ederim asagidaki urunler merhaba ihtiyacimiz gonderin \
        двете двата трите dvete dvata both beide beiden не изтекъл изтекла изтекли изтекло годност expired изобщо просто почти not nicht never \
        so but yet though take takes buy purchase sell require requires request hope think maybe perhaps \
        struva struvat stuva струват струваха mojete mozhete \
        παρακαλω στειλτε μας προσφορα θα θελω θελουμε τιμη τιμες χρειαζομαστε χρειαζομαι ακολουθα εχετε παραγγελια ευχαριστω \
        молиме испратете понуда потребно почитувани нарачуваме сакаме \
        сообщить сообщите требуется требуются интересует хотели хотим заказываем здравствуйте \
        zelimo zeleli dostavite potrebna potreban porucujemo narudzba postovani hvala \
        nous voudrions souhaitons besoin avons merci devis bonjour veuillez vorremmo desideriamo richiediamo offerta grazie buongiorno \
        necesitamos queremos presupuesto gracias prosimy potrzebujemy
        """)
}
