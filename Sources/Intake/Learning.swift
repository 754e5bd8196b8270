public import Storage
public import Understanding

extension Classifier {
    /// The lessons that come with XCRM and what staff put right by command, `corrections` with the newest first.
    public static func taught(by corrections: [Transaction.KindCorrection]) -> Classifier {
        var classifier = Classifier.taught
        for correction in corrections.reversed() {
            guard let kind = MailKind(opening: correction.record) else { continue }
            classifier.correct(correction.text, to: kind)
        }
        return classifier
    }
}

extension House {
    /// The same firm with what staff corrected.
    func taught(by corrections: [Transaction.KindCorrection]) -> House {
        House(
            configuration: configuration, reader: reader.taught(by: .taught(by: corrections)), keys: keys, now: now)
    }
}
