/// Words near a date that tell what the date is for.
enum DateCues {
    /// Prepositions that a date follows.
    static let prepositions: Set<String> = Set(
        DateVocabulary.split(
            "до на за от в във след преди срок дата към най-късно късно do na za ot v sled by on until till before from"
                + " latest date for dated due bis am zum zu vom ab ab spatestens spaetestens termin datum pana la din pe"
                + " avant le du per il entro antes para el до к с на дo ως μεχρι για ewa do od dla tarihinde kadar"))
}
