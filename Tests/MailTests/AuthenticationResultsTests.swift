import Mail
import Testing

@Suite struct AuthenticationResultsTests {
    static func judge(_ fields: [String], from: String = "ivan@client.example", id: String? = "mx.firm.example")
        -> AuthenticationResults
    {
        let headers = fields.map { field in
            let halves = field.split(separator: ":", maxSplits: 1)
            return HeaderField(name: String(halves[0]), value: String(halves[1]))
        }
        return AuthenticationResults(headers: headers, from: [Address(address: from)], authservID: id)
    }

    @Test(arguments: [
        ("mx.firm.example; dmarc=pass header.from=client.example", AuthenticationResults.Verdict.verified),
        ("mx.firm.example; dkim=pass header.d=client.example; dmarc=fail header.from=client.example", .failed),
        ("mx.firm.example; dkim=pass header.d=client.example; dmarc=permerror", .failed),
        ("mx.firm.example; dkim=pass header.d=client.example; dmarc=temperror", .failed),
        ("mx.firm.example; dmarc=none; dkim=pass header.d=client.example", .verified),
        ("mx.firm.example; dmarc=none; dkim=pass header.d=mail.client.example", .verified),
        ("mx.firm.example; dmarc=none; dkim=pass header.i=@client.example header.s=s1", .verified),
        ("mx.firm.example; dmarc=none; dkim=pass header.d=other.example", .unverified),
        ("mx.firm.example; dmarc=none; dkim=pass header.d=notclient.example", .unverified),
        ("mx.firm.example; dmarc=none; dkim=fail header.d=client.example", .unverified),
        ("mx.firm.example; spf=pass smtp.mailfrom=client.example", .unverified),
        ("mx.firm.example 1; none", .unverified),
        ("mx.firm.example (comment; dmarc=pass); dkim=none", .unverified),
        ("mx.firm.example; dmarc = pass (p=reject) header.from = client.example", .verified),
        ("mx.firm.example; dmarc=pass header.from=other.example", .unverified),
        ("evil.example; dmarc=pass header.from=client.example", .unverified),
        ("\"mx.firm.example\"; DMARC=PASS header.from=CLIENT.example", .verified),
        ("", .unverified),
    ])
    func `Results give the verdict`(value: String, verdict: AuthenticationResults.Verdict) {
        #expect(Self.judge(["Authentication-Results: " + value]).verdict == verdict)
    }

    @Test func `Without a configured id nothing is verified`() {
        #expect(Self.judge(["Authentication-Results: mx.firm.example; dmarc=pass"], id: nil).verdict == .unverified)
    }

    @Test func `A field that came with the mail below our own does not count (itop 262)`() {
        let results = Self.judge([
            "Authentication-Results: mx.firm.example; dmarc=fail header.from=client.example",
            "Received: from evil by mx.firm.example",
            "Authentication-Results: mx.firm.example; dmarc=pass header.from=client.example",
        ])
        #expect(results.verdict == .failed)
        #expect(results.methods.count == 1)
    }

    @Test func `Several own fields in a row count together`() {
        let results = Self.judge([
            "Received: from lmtp", "Authentication-Results: mx.firm.example; dkim=pass header.d=client.example",
            "Authentication-Results: mx.firm.example; dmarc=none",
        ])
        #expect(results.verdict == .verified)
    }

    @Test func `Own submission is told by auth=pass`() {
        let results = Self.judge(
            ["Authentication-Results: mx.firm.example; auth=pass (PLAIN) smtp.auth=maria"], from: "maria@firm.example")
        #expect(results.submittedBy == "maria")
        #expect(results.verdict == .unverified)
    }

    @Test func `Two authors are never verified`() {
        let field = HeaderField(name: "Authentication-Results", value: "mx.firm.example; dmarc=pass")
        let results = AuthenticationResults(
            headers: [field], from: [Address(address: "a@client.example"), Address(address: "b@client.example")],
            authservID: "mx.firm.example")
        #expect(results.verdict == .unverified)
    }
}
