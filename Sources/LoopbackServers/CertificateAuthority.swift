import Foundation

/// A private certificate authority and the one server certificate that it issued, made with the `openssl` program.
struct CertificateAuthority: Sendable {
    /// How long the certificates are good for, in days.
    private static let validity = "365"

    /// The certificate of the authority, for clients to verify the servers with.
    let authorityFile: URL
    /// The certificate of the servers, for 127.0.0.1, `localhost` and the mail host's name.
    let certificateFile: URL
    /// The private key that belongs to `certificateFile`.
    let keyFile: URL

    /// Makes both, or takes the ones that an earlier run left in the folder (they are good for a day at least).
    static func make(in folder: ServerFolder, hostName: String) async throws -> CertificateAuthority {
        let place = folder.certificates
        let made = CertificateAuthority(
            authorityFile: place.appending(path: "ca.pem"), certificateFile: place.appending(path: "server.pem"),
            keyFile: place.appending(path: "server.key"))
        let check = Command(
            name: "openssl", arguments: ["x509", "-checkend", "86400", "-noout", "-in", made.certificateFile.path])
        if FileManager.default.fileExists(atPath: made.certificateFile.path),
            try await check.run(scratch: folder.scratch).status == 0
        {
            return made
        }
        try await made.issue(in: folder, hostName: hostName)
        return made
    }

    private func issue(in folder: ServerFolder, hostName: String) async throws {
        let authorityKey = folder.certificates.appending(path: "ca.key").path
        let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        let authority =
            ["req", "-x509"] + newKey + [
                "-days", CertificateAuthority.validity, "-subj", "/CN=XCRM loopback CA", "-keyout", authorityKey,
                "-out", authorityFile.path, "-addext", "keyUsage=critical,keyCertSign,cRLSign",
            ]
        let server =
            ["req", "-x509"] + newKey + [
                "-days", CertificateAuthority.validity, "-subj", "/CN=\(hostName)", "-keyout", keyFile.path,
                "-out", certificateFile.path, "-CA", authorityFile.path, "-CAkey", authorityKey,
                "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:\(hostName)",
                "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "extendedKeyUsage=serverAuth",
            ]
        for arguments in [authority, server] {
            try await Command(name: "openssl", arguments: arguments).succeed(scratch: folder.scratch)
        }
    }
}
