/// A line of the block that was understood.
public struct ParsedCommand: Hashable, Sendable {
    /// The verb as the table names it.
    public let verb: StaffVerb
    /// Which line of the new text it is, from 1.
    public let lineNumber: Int
    /// The line as typed, white space trimmed.
    public let line: String
    /// What it says.
    public let command: StaffCommand
}

/// A line of the block that was not understood.
public struct CommandError: Hashable, Sendable, Error {
    /// Which line of the new text it is, from 1.
    public let lineNumber: Int
    /// The line as typed, white space trimmed, at most 200 characters.
    public let line: String
    /// What is wrong and what to type instead, in the language asked for.
    public let sentence: String
}

/// The commands at the top of a mail from staff, and the text below them.
///
/// The block is the unbroken run of lines that start with `#` or `＃` and a letter, at the top of the new text;
/// the first other line ends it, an empty one too. Quoted text never comes here: give the new text only.
/// All or nothing: with an error, none of the commands is to be carried out.
public struct CommandBlock: Sendable {
    /// What was understood, in order.
    public let commands: [ParsedCommand]
    /// What was not, in order.
    public let errors: [CommandError]
    /// The text below the block, for the client or the note; white space around it cut.
    public let rest: String

    /// More lines than this are an error, since nobody types them.
    public static let maximumLines = 200
    /// A longer line is an error.
    public static let maximumLineScalars = 2000

    /// Whether there is neither a command nor an error.
    public var isEmpty: Bool { commands.isEmpty && errors.isEmpty }

    /// The day that a few words of staff put something off to: „до петък“, "by 15 December", or the only date there is.
    public static func dueDay(in text: String, today: Day) -> Day? {
        let words = LexedText(text)
        if let wanted = DeliveryDate(today: today, kind: .order).wanted(in: words) { return wanted.day }
        let dates = DateReader(today: today).mentions(in: words).filter { $0.form == .date || $0.form == .named }
        return dates.count == 1 ? dates[0].day : nil
    }

    /// Reads the block.
    ///
    /// - Parameters:
    ///   - newText: the mail's new text, or commands given to the shell, one a line.
    ///   - today: the day from which „Friday“ and „in 2 weeks“ count.
    ///   - language: of the error sentences: `bg`, `de`, else English.
    public static func parse(newText: String, today: Day, language: String = "en") -> CommandBlock {
        var commands: [ParsedCommand] = []
        var errors: [CommandError] = []
        var rest: Substring = newText[...]
        var number = 0
        var started = false
        while !rest.isEmpty {
            let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
            let line = trimmed(rest[..<end])
            let next = end < rest.endIndex ? rest.index(after: end) : end
            if line.isEmpty, !started {
                number += 1
                rest = rest[next...]
                continue
            }
            guard let body = body(of: line) else { break }
            started = true
            number += 1
            rest = rest[next...]
            let context = ArgumentContext(today: today, language: language)
            do throws(CommandProblem) {
                guard commands.count + errors.count < maximumLines else { throw .tooManyLines }
                guard line.unicodeScalars.count <= maximumLineScalars else { throw .tooLong }
                let (verb, command) = try context.command(body)
                commands.append(ParsedCommand(verb: verb, lineNumber: number, line: String(line), command: command))
            } catch {
                let sentence = error.sentence(language)
                errors.append(CommandError(lineNumber: number, line: String(line.prefix(200)), sentence: sentence))
                if case .tooManyLines = error { break }
            }
        }
        return CommandBlock(commands: commands, errors: errors, rest: String(trimmed(rest)))
    }

    /// What stands behind the sign, if the line is a command: `#1 in the list` and `# title` are text.
    private static func body(of line: Substring) -> Substring? {
        guard let sign = line.first, sign == "#" || sign == "＃" else { return nil }
        let body = line.dropFirst()
        return body.first?.isLetter == true ? body : nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, isBlank(first) { text.removeFirst() }
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }

    /// White space, and the marks without width that mail programs put before pasted text.
    private static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace
            || character.unicodeScalars.allSatisfy { [0x200B, 0xFEFF, 0x2060, 0x200E].contains($0.value) }
    }
}
