/// Who asks, by network address, for the limiter.
enum PeerAddress {
    /// The address that counts: the connection's, or the last one in `X-Forwarded-For` that no believed proxy wrote
    /// about itself. Whoever connects over loopback is the proxy on this machine. IPv6 addresses are cut to their network (/64), since one customer has all of it.
    static func of(connection: String?, forwarded: [String], trusted: [String]) -> String {
        var address = connection ?? "unknown"
        var hops = forwarded.flatMap { $0.split(separator: ",").map { $0.trimmed } }.suffix(32)
        while trusted.contains(address) || isLoopback(address), let next = hops.popLast(), !next.isEmpty,
            next.utf8.count <= 64
        {
            address = String(next)
        }
        return network(address)
    }

    /// Whether an address is this machine's own; `0:0:0:0::/64` is how the network of `::1` is written here.
    static func isLoopback(_ address: String) -> Bool {
        address == "::1" || address == "0:0:0:0::/64" || address.hasPrefix("127.")
    }

    private static func network(_ address: String) -> String {
        guard address.contains(":") else { return address }
        let plain = address.lowercased().prefix { $0 != "%" }
        if plain.hasPrefix("::ffff:"), plain.contains(".") { return String(plain.dropFirst(7)) }
        let halves = plain.split(separator: ":", omittingEmptySubsequences: false)
        // What stands before `::` is the network; fewer than four groups there are filled with zeros.
        var groups: [Substring] = []
        for group in halves {
            if group.isEmpty { break }
            groups.append(group)
        }
        while groups.count < 4 { groups.append("0") }
        return groups.prefix(4).joined(separator: ":") + "::/64"
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return text
    }
}
