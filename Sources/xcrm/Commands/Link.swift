import ArgumentParser
import Foundation
import Settings
import Storage

/// `xcrm link WHO`: a portal link for a client's contact or a member of staff.
struct Link: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes or revokes a link to the portal.",
        discussion: "WHO is a client's code, a contact's address, or a member of staff's id.")

    @OptionGroup var firm: FirmOptions
    @Argument(help: "A client's code, a contact's address, or a member of staff's id.") var who: String
    @Flag(help: "Revokes all links of that person instead.") var revoke = false

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let (holder, days) = try await holder(firm)
            let now = Date()
            if revoke {
                let count = try await firm.store.write { try $0.revokeLinks(of: holder, at: now) }
                print("\(count) links revoked")
                return
            }
            let token = SecretToken.make()
            try await firm.store.write {
                try $0.addLink(
                    hash: SecretToken.hash(token), for: holder, expires: now.addingTimeInterval(86_400 * Double(days)),
                    at: now)
            }
            print("\(firm.configuration.portal.url)/l/\(token)")
        }
    }

    private func holder(_ firm: Firm) async throws -> (LinkHolder, Int) {
        let portal = firm.configuration.portal
        if let staff = firm.configuration.staff(who) ?? firm.configuration.staff(address: who) {
            return (.staff(staff.id), portal.staffLinkDays)
        }
        let who = who
        let contact = try await firm.store.read { transaction -> ContactRow? in
            if let contact = try transaction.contact(address: who) { return contact }
            guard let client = try transaction.client(codeOrName: who) else { return nil }
            return try transaction.contacts(of: client.id).first
        }
        guard let contact else {
            throw Failure.usage(
                "'\(who)' is no client's code, contact's address or member of staff; `xcrm list clients` shows the codes"
            )
        }
        return (.contact(contact.id), portal.linkDays)
    }
}
