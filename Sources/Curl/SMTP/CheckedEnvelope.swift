/// An envelope that this server can take, as commands.
struct CheckedEnvelope {
    struct Recipient {
        /// As given.
        var address: String
        var command: String
    }

    var mailCommand: String
    var recipients: [Recipient]

    /// Checks addresses and sizes against what the server announced.
    /// - Throws: what the server would answer, phase `envelope`.
    init(
        _ envelope: SMTPEnvelope, size: Int?, isEightBit: Bool, _ extensions: SMTPExtensions
    ) throws(EndedEarly) {
        guard !envelope.recipients.isEmpty, envelope.recipients.count <= CurlLimits.recipients else {
            throw Self.refusal(554, 5, 3, "The mail has no recipient, or more than \(CurlLimits.recipients).")
        }
        if let size, let limit = extensions.sizeLimit, size > limit {
            throw Self.refusal(552, 3, 4, "The mail has \(size) bytes and the server takes \(limit) at most.")
        }
        let takesUTF8 = extensions.hasSMTPUTF8
        let sender = try Self.path(envelope.sender, takesUTF8: takesUTF8, mayBeEmpty: true)
        var needsUTF8 = envelope.hasUTF8Header || !sender.isASCII
        recipients = []
        for address in envelope.recipients {
            let path = try Self.path(address, takesUTF8: takesUTF8, mayBeEmpty: false)
            needsUTF8 = needsUTF8 || !path.isASCII
            recipients.append(Recipient(address: address, command: "RCPT TO:<\(path)>"))
        }
        guard !needsUTF8 || takesUTF8 else {
            throw Self.refusal(550, 6, 7, "The mail needs SMTPUTF8 and the server does not offer it.")
        }
        var command = "MAIL FROM:<\(sender)>"
        if extensions.hasSize, let size { command += " SIZE=\(size)" }
        // A server that does not announce 8BITMIME gets the bytes all the same: refusing them helps nobody.
        if extensions.has8BitMIME, isEightBit { command += " BODY=8BITMIME" }
        if needsUTF8 { command += " SMTPUTF8" }
        mailCommand = command
    }

    /// The address as it may stand between angle brackets. A domain in Unicode is written in ASCII where the server
    /// does not take UTF-8.
    private static func path(_ address: String, takesUTF8: Bool, mayBeEmpty: Bool) throws(EndedEarly) -> String {
        if address.isEmpty, mayBeEmpty { return "" }
        let isClean = address.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value != 0x7F && scalar != "<" && scalar != ">"
                && !(0x80...0x9F).contains(scalar.value)
        }
        guard isClean, address.utf8.count <= 320, let at = address.lastIndex(of: "@"), at > address.startIndex,
            address.index(after: at) < address.endIndex
        else {
            throw refusal(553, 1, 3, "An address cannot be used: \(ServerText.clean(address)).")
        }
        if address.isASCII || takesUTF8 { return address }
        let local = address[..<at]
        guard local.utf8.allSatisfy({ $0 < 0x80 }),
            let domain = asciiHost(String(address[address.index(after: at)...]))
        else {
            throw refusal(
                550, 6, 7, "The address \(ServerText.clean(address)) needs SMTPUTF8 and the server does not offer it.")
        }
        return "\(local)@\(domain)"
    }

    private static func refusal(_ code: Int, _ subject: Int, _ detail: Int, _ text: String) -> EndedEarly {
        EndedEarly(
            SMTPReply(local: code, .init(class: 5, subject: subject, detail: detail), text), .envelope, [])
    }
}

extension String {
    fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
