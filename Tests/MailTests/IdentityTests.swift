import Foundation
import Mail
import Testing

@Suite struct IdentityTests {
    static let old = (version: UInt8(1), bytes: Data("an old key of enough bytes".utf8))
    static let new = (version: UInt8(2), bytes: Data("the current key, long enough".utf8))
    static func ring() throws -> KeyRing { try KeyRing(current: new, previous: [old]) }

    @Test func `A token verifies for the person it was minted for and nobody else`() throws {
        let keys = try Self.ring()
        let token = MessageToken(.client, reference: "of-2026-00012", recipient: "Maria@Client.example", keys: keys)
        let address = try #require(token.address(at: "sales@fixmetal.example"))
        #expect(address.hasPrefix("sales+c.of-2026-00012."))
        #expect(address.prefix { $0 != "@" }.utf8.count <= 64)
        let read = try #require(MessageToken(address: address.uppercased(), mailbox: "Sales@fixmetal.example"))
        #expect(read.reference == "OF-2026-00012")
        #expect(read.audience == .client)
        #expect(read.verifies(for: "maria@client.example", with: keys))
        #expect(!read.verifies(for: "mallory@client.example", with: keys))
    }

    @Test func `Record and audience are under the MAC`() throws {
        let keys = try Self.ring()
        let token = MessageToken(.client, reference: "OF-2026-00012", recipient: "m@c.example", keys: keys)
        for forged in ["sales+i.of-2026-00012.\(token.mac)@f.example", "sales+c.of-2026-00013.\(token.mac)@f.example"] {
            let read = try #require(MessageToken(address: forged, mailbox: "sales@f.example"))
            #expect(!read.verifies(for: "m@c.example", with: keys))
        }
    }

    @Test func `A MAC of another length, with other characters or trailing space is refused (nuclei-templates 17149)`()
        throws
    {
        let keys = try Self.ring()
        let token = MessageToken(.inside, reference: "TK-2026-00001", recipient: "m@c.example", keys: keys)
        for mac in [
            String(token.mac.dropLast()), token.mac + "a", token.mac + " ", "", String(token.mac.dropLast()) + "1",
            String(token.mac.prefix(8)),
        ] {
            var forged = token
            forged.mac = mac
            #expect(!forged.verifies(for: "m@c.example", with: keys))
        }
    }

    @Test func `The previous key still verifies, a lost one does not`() throws {
        let before = try KeyRing(current: Self.old)
        let token = MessageToken(.client, reference: "OR-2026-00001", recipient: "m@c.example", keys: before)
        #expect(token.verifies(for: "m@c.example", with: try Self.ring()))
        #expect(!token.verifies(for: "m@c.example", with: try KeyRing(current: Self.new)))
    }

    @Test func `Rings refuse short keys and two of one version, and show none`() {
        #expect(throws: KeyRing.Failure.shortKey) { try KeyRing(current: (1, Data("short".utf8))) }
        #expect(throws: KeyRing.Failure.sameVersion) { try KeyRing(current: Self.new, previous: [Self.new]) }
        #expect((try? Self.ring())?.description == "key ring of versions [2, 1]")
    }

    @Test func `The delimiter may be a hyphen`() throws {
        let keys = try Self.ring()
        let token = MessageToken(.client, reference: "OF-2026-00012", recipient: "m@c.example", keys: keys)
        let address = try #require(token.address(at: "sales@f.example", delimiter: "-"))
        #expect(
            MessageToken(address: address, mailbox: "sales@f.example", delimiter: "-")?.verifies(
                for: "m@c.example", with: keys) == true)
        #expect(MessageToken(address: address, mailbox: "sales@f.example") == nil)
        #expect(MessageToken(address: address, mailbox: "sales@other.example", delimiter: "-") == nil)
    }

    @Test func `A local part above 64 octets is not made`() throws {
        let token = MessageToken(.client, reference: "OF-2026-00012", recipient: "m@c.example", keys: try Self.ring())
        #expect(token.address(at: String(repeating: "s", count: 40) + "@f.example") == nil)
    }

    @Test func `Bounce addresses come back to their outgoing mail`() throws {
        let keys = try Self.ring()
        let address = try #require(BounceAddress(outboxID: 4711, keys: keys).address(at: "bounce@f.example"))
        let read = try #require(BounceAddress(address: address.uppercased(), mailbox: "bounce@f.example"))
        #expect(read.outboxID == 4711 && read.verifies(with: keys))
        #expect(BounceAddress(address: "bounce+04711.\(read.mac)@f.example", mailbox: "bounce@f.example") == nil)
        var forged = read
        forged.outboxID = 4712
        #expect(!forged.verifies(with: keys))
    }

    @Test func `Message-IDs are short dot-atoms, stable, and read in any case`() throws {
        let keys = try Self.ring()
        let id = OwnMessageID(outboxID: 4711, keys: keys)
        let text = id.messageID(domain: "fixmetal.example")
        #expect(text.hasPrefix("xc1.") && text.utf8.count < 70)
        #expect(text == OwnMessageID(outboxID: 4711, keys: keys).messageID(domain: "fixmetal.example"))
        let read = try #require(OwnMessageID("<\(text.uppercased())>", domain: "Fixmetal.example"))
        #expect(read.verifies(with: keys) && read.outboxID == 4711)
        #expect(OwnMessageID(text, domain: "other.example") == nil)
        #expect(OwnMessageID("<iTop_Ticket_5_x@mail.example>") == nil)
        #expect(OwnMessageID("xc1..@a") == nil)
    }
}
