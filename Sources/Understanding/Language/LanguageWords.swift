/// Small words and words of the trade by language, folded.
enum LanguageWords {
    /// Between equals the earlier one is taken.
    static let order = [
        "bg", "en", "de", "ro", "el", "sr", "mk", "tr", "ru", "uk", "fr", "it", "es", "pt", "nl", "pl", "cs", "sk",
        "hu", "hr",
        "sl", "da", "sv", "no", "fi", "sq",
    ]

    static let cyrillicLetters: [Unicode.Scalar: [String]] = [
        "ъ": ["bg"], "Ъ": ["bg"], "щ": ["bg"], "ы": ["ru"], "Ы": ["ru"], "э": ["ru"], "Э": ["ru"], "ё": ["ru"],
        "і": ["uk"],
        "І": ["uk"], "ї": ["uk"], "Ї": ["uk"], "є": ["uk"], "Є": ["uk"], "ґ": ["uk"], "ј": ["sr", "mk"],
        "Ј": ["sr", "mk"],
        "љ": ["sr", "mk"], "Љ": ["sr", "mk"], "њ": ["sr", "mk"], "Њ": ["sr", "mk"], "џ": ["sr", "mk"],
        "ћ": ["sr", "sr"],
        "Ћ": ["sr", "sr"], "ђ": ["sr", "sr"], "Ђ": ["sr", "sr"], "ѓ": ["mk", "mk"], "ќ": ["mk", "mk"],
        "ѕ": ["mk", "mk"],
        "Ѓ": ["mk", "mk"], "Ќ": ["mk", "mk"], "Ѕ": ["mk", "mk"],
    ]

    static let latinLetters: [Unicode.Scalar: [String]] = [
        "ä": ["de", "sv", "fi"], "Ä": ["de"], "ö": ["de", "hu", "tr", "sv", "fi"], "Ö": ["de", "tr"],
        "ü": ["de", "hu", "tr"],
        "Ü": ["de", "tr"], "ß": ["de", "de"], "ă": ["ro", "ro"], "ș": ["ro", "ro"], "ț": ["ro", "ro"],
        "ş": ["tr", "ro"],
        "ţ": ["ro", "ro"], "â": ["ro", "fr", "pt", "tr"], "î": ["ro", "fr"], "ı": ["tr", "tr"], "ğ": ["tr", "tr"],
        "İ": ["tr", "tr"], "ç": ["fr", "pt", "tr", "sq"], "ë": ["sq", "nl"], "ñ": ["es", "es"], "¿": ["es"],
        "¡": ["es"],
        "ã": ["pt", "pt"], "õ": ["pt"], "œ": ["fr"], "è": ["it", "fr"], "à": ["it", "fr"], "ò": ["it"],
        "ù": ["it", "fr"],
        "ê": ["fr", "pt"], "é": ["fr", "es", "hu", "cs", "pt"], "ł": ["pl", "pl"], "ż": ["pl"], "ź": ["pl"],
        "ą": ["pl"],
        "ę": ["pl"], "ś": ["pl"], "ć": ["pl", "hr", "sr"], "ń": ["pl"], "ř": ["cs", "cs"], "ě": ["cs", "cs"],
        "ů": ["cs", "cs"],
        "č": ["cs", "sk", "hr", "sr", "sl"], "š": ["cs", "sk", "hr", "sr", "sl"], "ž": ["cs", "sk", "hr", "sr", "sl"],
        "đ": ["sr", "hr"], "ő": ["hu", "hu"], "ű": ["hu", "hu"], "å": ["sv", "da", "no"], "ø": ["da", "no"],
        "æ": ["da", "no"],
        "ľ": ["sk"], "ť": ["cs", "sk"], "ý": ["cs", "sk"], "í": ["es", "cs", "hu", "pt"],
        "ó": ["es", "hu", "pl", "pt"],
        "á": ["es", "cs", "hu", "pt"], "ú": ["es", "cs", "hu", "pt"],
    ]

    /// By word, the languages that have it.
    static let cyrillic = table(cyrillicLists)
    static let latin = table(latinLists)

    private static func table(_ lists: [(String, String)]) -> [String: [String]] {
        var table: [String: [String]] = [:]
        for (language, list) in lists {
            for word in Set(list.split(separator: " ").map { Folding.fold($0) }) {
                table[word, default: []].append(language)
            }
        }
        return table
    }

    private static let cyrillicLists: [(String, String)] = [
        (
            "bg",
            "и в на за от с със се да не е са сме съм сте по при до към че как какво ще ли ни ви ми ги го я тази този това тези има"
                + " няма имате може моля здравейте здравей добър ден благодаря благодарим поздрави цена оферта поръчка поръчваме бр"
                + " броя моля колко къде кога още само след преди също като или но ако във който която което които нашата вашата ваш"
                + " бъде бихте трябва трябват искам искаме получихме изпратете пратка доставка фактура става добре ок пускайте"
                + " утре днес много тук там ето тъй че нас вас вече без най все ме си беше бяха ще"
        ),
        (
            "ru",
            "и в на не что это с по для как мы вы нас вас наш ваш к из у от за до при или но если есть будет будут просим пожалуйста"
                + " здравствуйте добрый день спасибо цена цену заказ счет сколько где когда нет да уже можно нужно нам вам все так"
                + " также который которые уважаемые уважением поставки поставку груз прошу очень еще только после сообщите согласны шт"
        ),
        (
            "uk",
            "і та в на що це з для як ми ви нас вас наш ваш до із від за або але якщо є буде просимо будь ласка добрий день дякую"
                + " дякуємо ціна ціну замовлення рахунок скільки де коли ні так вже можна потрібно нам вам прошу шановні повагою"
        ),
        (
            "sr",
            "и у на за од са се да не је су смо сам сте по при до ка што ће ли нам вам ми га ју овај ова ово има нема имате може молим"
                + " молимо поштовани поштовање добар дан хвала поздрав цена понуда понуду поруџбина наруџбина ком комада колико где када још"
                + " само после пре такође као или али ако који која које ваша наша треба желимо хоћемо добили пошаљите нас вас бисмо"
        ),
        (
            "mk",
            "и во на за од со се да не е се сме сум сте по при до кон дека што ќе ли ни ви ми го ја овој оваа ова има нема имате може"
                + " ве молам молиме почитувани добар ден благодарам благодариме поздрав цена понуда нарачка нарачуваме парчиња колку каде"
                + " кога уште само после пред исто како или но ако кој која кое вашата нашата треба сакаме добивме испратете"
        ),
    ]

    private static let latinLists: [(String, String)] = [
        (
            "en",
            "the of and to in is are we you your our for on with please thank thanks it this that be have has had would could can will"
                + " not from at by as an or if but all any do does me us my i am was were been hello hi dear regards best order offer"
                + " price quote quotation delivery invoice shipment need send what when where how which who there here they them these"
                + " those about also just still only more than so no yes go ahead attached confirm received morning week day days pieces"
                + " he she its into out up out one two new goods stock let know looking forward soon get got see find below hereby"
                + " i'd we'd don't can't won't it's we're i'm isn't didn't haven't hasn't doesn't accept terms great sounds good fine okay"
                + " confirmed accepted approved agreed please sorry missing damaged broken wrong order ordered ordering shipping price"
        ),
        (
            "de",
            "der die das und in ist sind wir sie ihr ihre ihnen uns unser unsere unseren fur auf mit bitte danke dank es dies dass zu zum"
                + " zur haben hat hatte wurde wurden werden wird konnen konnten kann nicht von bei als ein eine einen einem einer eines oder"
                + " wenn aber alle an am im aus nach uber vor ab bis noch nur auch schon sehr geehrte geehrter damen herren hallo guten tag"
                + " morgen grusse freundlichen angebot preis bestellung bestellen lieferung rechnung benotigen stuck stk was wann wo wie"
                + " welche mir mich ich mein den dem des sich war kein keine hiermit anbei erhalten moin gerne passt einverstanden ja nein"
                + " liefern senden schicken brauchen anfrage"
        ),
        (
            "ro",
            "si in pe la de cu din pentru este sunt suntem va rog rugam ne noi dumneavoastra buna ziua multumesc multumim o un una ati"
                + " am aveti avem as dori dorim oferta pret preturi comanda livrare factura bucati buc cat unde cand care ce nu da daca"
                + " sau dar mai prin ca sa fi fost stimate salut cerere astept asteptam raspuns termen va trimiteti vom putem puteti acest"
                + " aceasta al ale lui le il prea foarte acceptam"
        ),
        (
            "fr",
            "le la les de des du et en est sont nous vous votre notre nos vos pour sur avec bonjour merci une un ce cette que qui dans"
                + " par au aux pas ne plus il elle je j'ai avons avez serait pourriez pouvez veuillez prix devis commande livraison facture"
                + " pieces combien quand ou si mais cordialement madame monsieur recevoir envoyer s'il suite bien cher trop"
        ),
        (
            "it",
            "il lo la i gli le di del della dei delle e in per con su sono siamo vi ci vostra vostro nostra nostro buongiorno grazie un"
                + " una uno che chi non piu da dal al alla questo questa potete potreste vorremmo prezzo preventivo offerta ordine consegna"
                + " fattura pezzi quanto quando dove se ma cordiali saluti gentile gentili richiesta inviare anche come"
        ),
        (
            "es",
            "el la los las de del y en es son estamos nos su sus nuestro nuestra para con por hola buenos dias gracias un una que quien"
                + " no mas al este esta podrian pueden podria quisieramos precio presupuesto oferta pedido entrega factura piezas unidades"
                + " cuanto cuando donde si pero saludos estimados estimado solicitamos enviar tambien como muy"
        ),
        (
            "pt",
            "o a os as de do da dos das e em no na nos nas um uma que por para com nao sao seu sua nosso nossa ola bom dia obrigado"
                + " obrigada preco orcamento encomenda entrega fatura pecas quanto quando onde se mas cumprimentos gostariamos podem"
        ),
        (
            "nl",
            "de het een en van in is zijn wij u uw ons onze voor op met graag dank bedankt dit dat te aan hebben heeft zou kunt kunnen"
                + " niet bij als of maar alle uit naar om tot nog ook geachte hallo goedemorgen goedendag groet groeten offerte prijs"
                + " bestelling bestellen levering factuur stuks hoeveel wanneer waar welke ik mij wat akkoord"
        ),
        (
            "pl",
            "i w na z do ze sie jest sa jestesmy prosze prosimy dzien dobry dziekuje dziekujemy oferta oferte cena ceny cene zamowienie"
                + " zamawiamy dostawa faktura sztuk szt ile kiedy gdzie czy nie tak dla nas was panstwa nasz nasza o od po za przez oraz"
                + " lub ale jesli ktory ktore pozdrawiam powazaniem"
        ),
        (
            "cs",
            "a v na z do se je jsou jsme prosim prosime dobry den dekuji dekujeme nabidka nabidku cena cenu ceny objednavka objednavame"
                + " dodani faktura kusu ks kolik kdy kde zda ne ano pro nas vas vase nase o od po za pres nebo ale pokud ktery ktere"
                + " pozdravem bychom muzete potrebujeme"
        ),
        (
            "sk",
            "a v na z do sa je su sme prosim prosime dobry den dakujem dakujeme ponuka ponuku cena cenu objednavka objednavame dodanie"
                + " faktura kusov ks kolko kedy kde ci nie ano pre nas vas vasa nasa o od po za cez alebo ale ak ktory pozdravom by"
        ),
        (
            "hu",
            "a az es egy van vagyunk kerem kerjuk koszonom koszonjuk udvozlettel tisztelt jo napot ajanlat arajanlat ajanlatot ar arat"
                + " rendeles megrendeles szallitas szamla darab db mennyi mikor hol hogy nem igen nekunk onok kerek szeretnenk valamint"
                + " vagy de ha ami cim is meg mar csak"
        ),
        (
            "sr",
            "i u na za od sa se da ne je su smo sam ste po pri do ka sto ce li nam vam mi ga ju ovaj ova ovo ima nema imate moze molim"
                + " molimo postovani dobar dan hvala pozdrav cena cenu cene ponuda ponudu porudzbina narucujemo porucujemo kom komada"
                + " koliko gde kada jos samo posle pre takodje kao ili ali ako koji koja koje vasa nasa vasu treba zelimo hocemo dobili"
                + " posaljite bismo isporuka isporuku prihvatamo roba"
        ),
        (
            "hr",
            "i u na za od sa se da ne je su smo sam ste po pri do sto ce li nam vam mi ga ovaj ova ovo ima nema imate moze molim molimo"
                + " postovani dobar dan hvala pozdrav cijena cijenu cijene ponuda ponudu narudzba narudzbu narucujemo kom komada koliko"
                + " gdje kada jos samo nakon prije takoder kao ili ali ako koji koja koje vasa nasa treba zelimo dobili posaljite bismo"
                + " isporuka prihvacamo tvrtka tvrtke roba uvjet"
        ),
        (
            "sl",
            "in v na za od s z se da ne je so smo sem ste po pri do ki kaj bo li nam vam mi ga ta to ima nimate lahko prosim prosimo"
                + " spostovani dober dan hvala pozdrav cena ceno ponudba ponudbo narocilo narocamo kosov koliko kje kdaj se samo"
        ),
        (
            "tr",
            "ve bir bu icin ile de da mi mu olarak var yok lutfen merhaba sayin iyi gunler tesekkur tesekkurler ederiz ederim fiyat"
                + " fiyati fiyatlari teklif teklifinizi siparis adet teslim teslimat fatura ne kadar zaman nerede evet hayir biz siz"
                + " bizim sizin rica olan ancak veya ama istiyoruz kabul ediyoruz saygilar saygilarimizla gonderin tarihinde"
        ),
        (
            "sv",
            "och i att det som en ett pa ar av for med den till inte vi ni er var har kan skulle hej tack vanliga halsningar offert pris"
                + " bestallning leverans faktura styck st hur nar"
        ),
        (
            "da",
            "og i at det som en et pa er af for med den til ikke vi jer vores har kan ville hej tak venlig hilsen tilbud pris"
                + " bestilling levering faktura stk hvor hvornar"
        ),
        (
            "no",
            "og i at det som en et pa er av for med den til ikke vi dere var har kan ville hei takk vennlig hilsen tilbud pris hvor nar"
        ),
        (
            "fi",
            "ja on ei se etta olemme meille teille hei kiitos terveisin tarjous tarjousta hinta tilaus tilaamme toimitus lasku kpl"
        ),
        (
            "sq",
            "dhe ne te per me eshte jane ju lutem lutemi pershendetje faleminderit oferte oferta cmim cmimi porosi dergese fature cope sa kur ku"
        ),
    ]
}
