/// Reads name, firm, telephone and registration number out of a signature; never out of headers or documents.
public enum ContactReader {
    /// More lines than this are no signature.
    static let maximumLines = 40
    private static let maximumLineLength = 400

    /// What a signature tells.
    ///
    /// - Parameter signature: the block below the new text, with or without the closing phrase.
    /// - Parameter senderNames: display names and addresses of From: only to tell which line is the person's name.
    public static func contact(in signature: String, senderNames: [String] = []) -> ContactDetails {
        let pieces = SignaturePiece.all(in: signature)
        guard !pieces.isEmpty else { return ContactDetails() }
        let known = Set(senderNames.flatMap { NameWords.words($0) })
        var details = ContactDetails()
        details.vat = pieces.lazy.compactMap(\.registration).first
        details.phone = phone(pieces)
        let nameAt = name(pieces, known)
        details.name = nameAt.map { NameWords.tidied(pieces[$0].text) }
        details.company = company(pieces, nameAt: nameAt)
        return details
    }

    // MARK: Telephone

    /// The telephone before the mobile only if it stands first; never the fax.
    private static func phone(_ pieces: [SignaturePiece]) -> String? {
        let numbers = pieces.compactMap(\.phone).filter { !$0.isFax }
        return numbers.first(where: \.isLabelled)?.number ?? numbers.first?.number
    }

    // MARK: Name

    private static func name(_ pieces: [SignaturePiece], _ known: Set<String>) -> Int? {
        let candidates = pieces.indices.prefix(8).filter { pieces[$0].canBeName }
        // „Best,\nTomas\n\nTomas Lindqvist“: the fuller form of the same name.
        if let named = candidates.first(where: { NameWords.isNamed(pieces[$0].text, known) }),
            let top = candidates.first
        {
            // From may show the shop's name; the line above it that looks more like a person is the person.
            let isShop = named > top && NameWords.likeness(pieces[named].text) < NameWords.likeness(pieces[top].text)
            let first = isShop ? top : named
            let words = Set(NameWords.words(pieces[first].text))
            let fuller = candidates.first {
                $0 != first && Set(NameWords.words(pieces[$0].text)).isStrictSuperset(of: words)
                    && NameWords.isPerson(pieces[$0].text)
            }
            return fuller ?? first
        }
        guard var first = candidates.first, first <= 3 else { return nil }
        // „Вили\n\nВиолета Стоева“: the short name above the full one.
        if NameWords.words(pieces[first].text).count == 1,
            let full = candidates.first(where: {
                $0 > first && $0 <= first + 3 && NameWords.likeness(pieces[$0].text) >= 3
            })
        {
            first = full
        }
        let words = Set(NameWords.words(pieces[first].text))
        let fuller = candidates.first {
            $0 > first && $0 <= first + 3 && Set(NameWords.words(pieces[$0].text)).isStrictSuperset(of: words)
        }
        return fuller ?? first
    }

    // MARK: Firm

    private static func company(_ pieces: [SignaturePiece], nameAt: Int?) -> String? {
        let others = pieces.indices.filter { $0 != nameAt }
        if let legal = others.first(where: { pieces[$0].hasLegalForm && !pieces[$0].isAddress }) {
            return CompanyNames.tidied(pieces[legal].text)
        }
        // Without a legal form: the first line behind the name that is nothing else.
        guard let nameAt else { return nil }
        for index in others where index > nameAt && index <= nameAt + 4 {
            let piece = pieces[index]
            if piece.isContactLine || piece.isAddress || piece.isRole || piece.isGreeting { continue }
            if NameWords.words(piece.text) == NameWords.words(pieces[nameAt].text) { continue }
            guard piece.canBeCompany else { continue }
            return CompanyNames.tidied(piece.text)
        }
        return nil
    }
}
