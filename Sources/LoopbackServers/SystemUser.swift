import Foundation

/// A user of the system that server processes run as.
struct SystemUser: Sendable {
    let user: uid_t
    let group: gid_t

    /// Owns the mailboxes and runs Dovecot's processes: `nobody`, which every system has.
    static var mail: SystemUser {
        get throws { try named("nobody") }
    }

    /// Looks a user up in the system's list.
    static func named(_ name: String) throws -> SystemUser {
        guard let entry = getpwnam(name) else { throw LoopbackError.badOption("The system has no user '\(name)'.") }
        return SystemUser(user: entry.pointee.pw_uid, group: entry.pointee.pw_gid)
    }

    /// Looks a group up in the system's list.
    static func group(named name: String) throws -> gid_t {
        guard let entry = getgrnam(name) else { throw LoopbackError.badOption("The system has no group '\(name)'.") }
        return entry.pointee.gr_gid
    }

    /// Gives a file or folder to the user.
    func own(_ place: URL) throws {
        guard chown(place.path, user, group) == 0 else {
            throw LoopbackError.badOption(
                "The owner of \(place.path) cannot be set: \(String(cString: strerror(errno))).")
        }
    }
}
