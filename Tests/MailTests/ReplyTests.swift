import Foundation
import Mail
import Testing

/// What a careful clerk reads as the sender's own words, for mails of many programs and languages.
struct ReplyExpectation: Decodable {
    var reply: String
    var signatureHas: String?
    var forwarded: [String]?
    var forwardedFrom: String?
    var automatic: String?

    enum CodingKeys: String, CodingKey {
        case reply, forwarded, automatic
        case signatureHas = "signature_has"
        case forwardedFrom = "forwarded_from"
    }
}

@Suite struct ReplyTests {
    @Test(arguments: Fixtures.names("reply"))
    func `The reply is the sender's new text alone`(name: String) throws {
        let expected = try JSONDecoder().decode(ReplyExpectation.self, from: try Fixtures.data("reply/\(name).json"))
        let message = try Fixtures.message("reply/\(name).eml")
        #expect(message.reply == expected.reply)
        if let words = expected.signatureHas { #expect(message.signature.contains(words)) }
        if let forwarded = expected.forwarded { #expect(message.forwarded.map(\.reply) == forwarded) }
        if let from = expected.forwardedFrom { #expect(message.forwarded.first?.from.first?.address == from) }
        #expect(message.automatic.rawValue == expected.automatic ?? "human")
    }

    @Test(arguments: Fixtures.names("reply"))
    func `The spans joined are the readable text: nothing is deleted`(name: String) throws {
        let message = try Fixtures.message("reply/\(name).eml")
        let joined = message.spans.map(\.text).joined(separator: "\n")
        #expect(joined.trimmingCharacters(in: .newlines) == message.text)
    }

    @Test func `Text after a line with a colon is kept (talon 129)`() {
        let message = mail(
            "From: a@b.example\nSubject: x\n\nPlease use this card:\n\n4111 1111 1111 1111\nvalid until 12/27")
        #expect(message.reply == "Please use this card:\n\n4111 1111 1111 1111\nvalid until 12/27")
    }

    @Test func `A mail that is nothing but a quote has an empty reply and its text stays (osTicket 787)`() {
        let message = mail("From: a@b.example\nSubject: Re: x\n\n> only\n> quoted")
        #expect(message.reply == "")
        #expect(message.text == "> only\n> quoted")
    }

    @Test func `A bounce's reply is the notice up to the copy of the mail`() {
        let message = mail(
            """
            Return-Path: <>
            From: Mail Delivery System <Mailer-Daemon@mx.example>
            Subject: Mail delivery failed: returning message to sender
            X-Failed-Recipients: gone@client.example

            A message that you sent could not be delivered.

              gone@client.example
                550 5.1.1 No such user

            ------ This is a copy of the message, including all the headers. ------

            From: sales@fixmetal.example
            Subject: Offer
            """)
        #expect(
            message.reply
                == "A message that you sent could not be delivered.\n\n  gone@client.example\n    550 5.1.1 No such user"
        )
    }

    @Test func `Format flowed lines are joined, with delsp too`() {
        let flowed = mail(
            "From: a@b.example\nContent-Type: text/plain; format=flowed\n\nWe need one \nhundred pieces.\n> quoted \n> words"
        )
        #expect(flowed.reply == "We need one hundred pieces.")
        #expect(flowed.text.hasSuffix("> quoted words"))
        let delsp = mail("From: a@b.example\nContent-Type: text/plain; format=flowed; delsp=yes\n\nabc \ndef")
        #expect(delsp.reply == "abcdef")
    }

    @Test func `OpenPGP clear-signed text is read through`() {
        let message = mail(
            "From: a@b.example\nSubject: x\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n- -- dashes\nSend 5 pcs.\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----"
        )
        #expect(message.reply.contains("Send 5 pcs.") || message.text.contains("Send 5 pcs."))
        #expect(!message.text.contains("PGP"))
    }
}
