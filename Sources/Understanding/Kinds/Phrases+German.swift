/// What the lists by matter lack of everyday German.
extension PhraseBook {
    static let germanPhrases: [Phrase] =
        lines(
            .asksPrice, 4,
            """
            was wurde|wurden|kostet|kosten|verlangen|nehmen _9
            was _8 kosten|kostet
            wie teuer|viel _3
            kosten fur|von|pro
            preis|preise fur|pro|je|bitte|auskunft
            richtpreis|stuckpreis|einzelpreis|staffelpreis*|preisauskunft|kostenschatzung|preisidee
            zu welchen|welchem konditionen|preisen|preis
            interessieren uns|mich fur
            haben|hatten|besteht interesse an
            angebot|offerte erbeten|erwunscht|bitte
            um|bitte|gern|gerne|ein|ihr _2 angebot
            bitte|bitten um _4 angebot|offerte|preis*|kostenvoranschlag
            suchen|suche _4 fur|#|lieferant*|anbieter
            konnten|konnen|wurden sie _6 anbieten|kalkulieren|bepreisen|nennen
            """)
        + lines(
            .asksAvailability, 3,
            """
            haben|hatten|fuhren|verkaufen|liefern sie
            habt|fuhrt ihr
            gibt es _4 bei ihnen
            """)
        + lines(
            .orders, 4,
            """
            liefern|liefert|schicken|schickt|senden|sendet|bringen|bringt|packen|packt|notieren|reservieren|merken|disponieren sie|uns|mir|bitte|ihr _4 # @unit
            liefern|schicken|senden|bringen sie uns|mir|bitte _4 #
            bitte _3 liefern|liefert|schicken|schickt|senden|bringen|bringt|mitschicken|einplanen|disponieren _5 #
            brauchen|brauche|benotigen|benotige|bräuchten _3 wieder|noch|erneut|nochmal|nachschub|dringend _3 #
            # _8 mitschicken|mitbringen|mitliefern|beilegen
            mit _2 nachsten|nachster tour|lieferung|fahrt
            nachschub
            wie gehabt
            das ubliche
            wir|ich ordern|ordere|nehmen|nehme # @unit
            nehmen|nehme _2 # @unit
            bestellen _3 #
            rufen|rufe _3 ab
            abruf
            bitte # _8
            bitte _2 # @unit
            fur _5 bitte #
            auf die|der|zur baustelle
            """)
        + lines(
            .sends, 2,
            """
            liefert|schickt|bringt|bringen|mitschicken|einplanen uns|mir|sie|bitte
            bitte _6 mitschicken|liefern|zusenden|bringen|einplanen
            """)
        + lines(
            .accepts, 5,
            """
            passt _1 so|fur|uns
            bitte _3 ausliefern|ausfuhren|umsetzen|veranlassen|liefern|fertigen|produzieren|versenden|starten|loslegen|einplanen
            konnen|konnt sie|ihr _2 so|gern|gerne|bitte _2 liefern|ausfuhren|bestellen|machen|fertigen|versenden
            machen|macht sie|das|wir|ihr _2 so
            geht _2 ordnung
            freigegeben|freigabe
            grunes licht
            alles klar _2 bitte
            in auftrag
            auftrag _2 erteil*|bestatig*
            wir|ich nehmen|nehme _1 das|es|alles|sie|beide|die|den _2
            gern|gerne|bitte so bestellen|liefern|ausfuhren|machen
            bestatige*|akzeptier*|einverstanden _5 anderung*|anpassung*|korrektur*
            anderung* _4 einverstanden|bestatigt|ordnung|passt|akzeptiert
            """)
        + lines(
            .partial, 4,
            """
            alles|alle|komplett|rest _3 ausser|ohne|bis
            ausser|ohne den|die|das|dem|der
            vorerst|zunachst|erstmal|erst nur|mal _2 nur
            vorerst|zunachst|erstmal nur
            nur _3 halfte|teil|erste*|positionen
            lassen|lasse _5 weg
            weglassen|streichen|entfallt|entfallen
            """)
        + lines(
            .revises, 4,
            """
            neues|geandertes|angepasstes angebot
            tauschen|ersetzen|austauschen|wechseln _6 gegen|durch
            angebot _4 anpassen|andern|uberarbeiten|aktualisieren
            """)
        + lines(
            .condition, 4,
            """
            wurden|wurde|konnten _6 sofern|wenn|falls
            wenn|falls|sofern _12 wurden|wurde|dann
            """)
        + lines(
            .declines, 5,
            """
            uber|oberhalb|ausserhalb|sprengt _2 budget*|rahmen|preisrahmen|vorstellung*
            abstand nehmen
            nehmen|nehme _2 abstand
            sehen|sehe _4 ab
            absehen
            kommt|kommen _4 nicht _2 frage|infrage
            fur|mit _1 einen|ein anderen|anderes|anderem angebot|anbieter|lieferanten|unternehmen|partner
            haben|hat uns|sich _4 anders|anderen|dagegen|anderweitig _2 entschieden|orientiert|vergeben
            dagegen entschieden
            vorerst|momentan|derzeit|zurzeit|diesmal _3 nicht|kein|verzichten
            zuruckgestellt|zuruckstellen|verschoben|auf eis
            zerschlagen
            kein|keinen auftrag|bedarf|interesse
            werden _3 nicht _6 bestellen|beauftragen|annehmen|kaufen|nutzen|realisieren|weiter*
            projekt|vorhaben|auftrag|bau|massnahme _6 verschoben|gestoppt|gestrichen|abgesagt|eingestellt|gekippt|zuruckgestellt
            auf nachstes|kommendes jahr
            zu teuer|hoch|kostspielig
            gunstigere|gunstigeren|gunstigeres|gunstigster|gunstiger|anderes _2 angebot|anbieter|lieferant|lieferanten
            kommen _5 wieder|spater|ggf _3 auf sie zu
            mitbewerber*|wettbewerber*|konkurrent*|konkurrenz
            """)
        + lines(
            .defect, 4,
            """
            zerbrochen*|zerstort|zersplittert|abgeplatzt|zerkratzt*|eingedellt|delle*|durchnasst|verschimmelt|schimmel*|verdorben|abgelaufen|aufgerissen|verbeult|lose|locker|ausgelaufen|auslauft
            nass geworden
            nass|feucht|kaputt|beschadigt|offen _3 angekommen|geliefert|geworden
            statt _5 nur|kam|kamen|war|waren|geliefert|erhalten|bekommen
            haben|wurde|wurden|kam|kamen|war|waren _6 statt|anstatt|anstelle
            nur # _4 geliefert|erhalten|bekommen|angekommen|dabei|statt|drin
            lasst|lassen sich nicht
            springt|leuchtet|heizt|kuhlt|druckt|halt|halten|schliesst|dichtet|klebt _3 nicht
            nicht vollstandig|komplett|dicht|richtig
            unvollstandig*
            vibriert|quietscht|klappert|riecht|riechen|stinkt|tropft|rostet|bricht|brechen|platzt|reisst|lost|losen|verzieht|verzogen|flackert|brummt|hakt
            einen|ein schlag|sprung|riss|kratzer|loch|leck
            aus|wieder ausbauen|ausgebaut|reklamieren
            nicht richtig|ordentlich|sauber
            unterschiedlich*|ungleich* _3 farbe|farben|lang|dick|gross
            angekommen|geliefert|erhalten|bekommen|da|drin _3 nur #
            laut _2 lieferschein|rechnung # _8
            gezahlt|nachgezahlt
            falsche*|verkehrte* _3 geschickt|geliefert|bekommen|erhalten|gesendet
            hatten|hatte|haben _3 bestellt _4 bekommen|erhalten|geliefert|gekommen
            """)
        + lines(
            .complains, 4,
            """
            unverschamt*|frechheit|enttauscht|enttauschend|verargert|unzufrieden|inakzeptabel|unzumutbar|skandal|nicht hinnehmbar
            """)
        + lines(
            .late, 4,
            """
            immer noch nicht|nichts|kein
            warten _3 seit|noch|immer|vergeblich|auf
            niemand|keiner|fahrer _6 gekommen|erschienen|da
            wann _8 kommt|kommen|eintrifft|ankommt
            sollte|sollten _6 kommen|ankommen|eintreffen|da|geliefert
            bis wann|heute _4
            """)
        + lines(
            .aboutExisting, 4,
            """
            adresse|anschrift|lieferadresse|lieferanschrift|rechnungsadresse|rechnungsanschrift|bankverbindung|kontonummer|ansprechpartner|mailadresse|telefonnummer|firmenname _5 geandert|andert|neu|gewechselt
            neue|neuer|neues|andere _2 adresse|anschrift|lieferadresse|lieferanschrift|rechnungsadresse|bankverbindung|ansprechpartner*|kontoverbindung
            welche*|wie|womit|wo _6 montier*|eingestellt|gewechselt|anschliess*|reinig*|einbau*|einstell*|gehort|verwendet
            haben|hatten uns|mir|wir _3 geliefert|gekauft|bezogen _6
            konformitatserklarung|prufbericht|datenblatt|zertifikat*|bedienungsanleitung|anleitung|garantie*|lieferschein*|mahnung
            lieferung|bestellung|termin _4 verschieben|vorziehen|teilen|andern|stornieren
            berechnet|abgerechnet|fakturiert _6 statt|obwohl|aber|falsch
            kunftig|zukunftig
            ab sofort
            in zukunft
            """)
        + lines(
            .wantsRemedy, 3,
            """
            abholung|abholen _4 neue|ersatz
            um _3 abholung|ersatz|austausch
            neue|neuen _3 schicken|liefern|senden
            """)
        + lines(
            .refuses, 3,
            """
            leider
            bedaure*|bedauern
            """)
        + lines(
            .unsubscribes, 5,
            """
            keine weiteren|mehr _2 e|emails|mails|nachrichten|newsletter|informationen|werbung
            nicht mehr _4 erhalten|informiert
            """)
        + lines(
            .advertises, 3,
            """
            fordern sie _3 unverbindlich|jetzt|unseren|kostenlos
            unverbindlich|kostenfrei|gratis
            klicken sie
            entdecken sie
            profitieren sie
            wir bieten|planen sie|sie suchen _4
            jetzt _4
            ab # eur|euro
            """)
        + lines(
            .applies, 5,
            """
            praktikum*|ausbildung|ausbildungsplatz|schulerpraktikum
            suche|suchen _4 arbeit|job|stelle|praktikum
            """)
        + lines(
            .bounces, 5,
            """
            konnte _4 nicht _2 zugestellt|ausgeliefert|ubermittelt
            empfanger* _4 nicht _2 gefunden|erreicht|bekannt
            unzustellbar*
            zustellung _3 fehlgeschlagen|nicht
            postfach _3 voll|existiert
            """)
}
