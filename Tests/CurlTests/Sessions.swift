import Support
import Testing

@testable import Curl

extension MailPeer {
    /// Settings for an IMAP session with this peer.
    func imapSettings(response: Duration = .seconds(40)) -> ConnectionSettings {
        ConnectionSettings(
            url: "imap://127.0.0.1:\(port)", user: "maria", credential: .password("secret"), startTLS: .never,
            connectTimeout: .seconds(40), responseTimeout: response)
    }

    /// Settings for an SMTP session with this peer.
    func smtpSettings(
        response: Duration = .seconds(40), finalDot: Duration = .seconds(40), credential: Credential = .none
    ) -> ConnectionSettings {
        ConnectionSettings(
            url: "smtp://127.0.0.1:\(port)", user: "maria", credential: credential, startTLS: .never,
            clientName: "client.example", connectTimeout: .seconds(40), responseTimeout: response,
            finalDotTimeout: finalDot)
    }
}

/// Waits until something is so; records a failure when it is not after 30 seconds.
func until(_ isSo: () -> Bool) async {
    let deadline = ContinuousClock.now + .seconds(30)
    while !isSo() {
        guard .now < deadline, !Task.isCancelled else {
            Issue.record("waited in vain")
            return
        }
        try? await Task.sleep(for: .milliseconds(2))
    }
}

/// Keeps what a fetch delivers, and which calls came.
final class Collector: FetchConsumer {
    private(set) var mails: [UInt32: String] = [:]
    private(set) var heads: [MailHead] = []
    private(set) var begun = 0
    private(set) var largestChunk = 0
    private(set) var bytes = 0
    private var text: [UInt8] = []
    var keepsText = true

    func begin(_ head: MailHead) {
        begun += 1
        text = []
    }

    func chunk(_ bytes: [UInt8]) {
        largestChunk = max(largestChunk, bytes.count)
        self.bytes += bytes.count
        if keepsText { text += bytes }
    }

    func end(_ head: MailHead) {
        heads.append(head)
        mails[head.uid] = String(decoding: text, as: UTF8.self)
    }
}
