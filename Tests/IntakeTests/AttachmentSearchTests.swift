import Foundation
import Storage
import Testing
import Workflows

@testable import Intake

/// What attached documents say is found again, as it came in by mail.
@Suite struct AttachmentSearchTests {
    private struct File: Sendable, CustomTestStringConvertible {
        let name: String
        let base64: String
        let words: [String]
        var testDescription: String { name }
    }

    private static let files = [
        // Each by its name, and by what it says, in another form of the word.
        File(name: "zadanie.docx", base64: word, words: ["цилиндър", "уплътнение", "заданието", "zadanie"]),
        File(name: "spisak.xlsx", base64: workbook, words: ["лагер", "лагерите", "6204-2RS", "spisak"]),
        File(name: "report.pdf", base64: pdf, words: ["gearbox", "measuring", "conveyors", "report"]),
    ]

    @Test(arguments: files)
    private func `By its name and its words, in their forms, and only with its client`(file: File) async throws {
        let office = try Office()
        _ = try await office.deliver(
            """
            Authentication-Results: mx.\(Office.firm); dmarc=pass header.from=stroymag.example
            From: Ivan <\(Office.client)>
            To: sales@\(Office.firm)
            Subject: see the file
            Date: Tue, 14 Apr 2026 12:46:40 +0300
            Message-ID: <file@stroymag.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            See the attached.
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename="\(file.name)"
            Content-Transfer-Encoding: base64

            \(file.base64)
            --b--
            """)
        try await office.receive(from: "eva@lampa.example", "Nothing attached.")
        let (mine, other) = try await office.store.read { transaction in
            (
                try #require(try transaction.contact(address: Office.client)).client,
                try #require(try transaction.contact(address: "eva@lampa.example")).client
            )
        }
        for words in file.words {
            let hits = try await office.store.read { try $0.search(words, in: [.files]) }
            #expect(hits.map(\.title) == [file.name], "\(words)")
            #expect(hits.first?.client == mine)
            #expect(try await office.store.read { try $0.search(words, in: [.files], client: other) }.isEmpty)
        }
        #expect(try await office.store.read { try $0.search("nowhere", in: [.files]) }.isEmpty)
    }

    /// A .docx of one paragraph in Bulgarian.
    private static let word = """
        UEsDBBQAAAAIAAAAIVzmuHRrXAAAAGIAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbBXMTQqAIBBA4auE+xxr0SJKL9EFRKYfylGc
        Ier22fLxwZvcE6/mxsJHoll12ihnp+XNyE0V4lntInkE4LBj9KxTRqqyphK91CwbZB9OvyH0xgwQEgmStPI/FNgPUEsDBBQAAAAI
        AAAAIVz/CKnM4AAAACEBAAARAAAAd29yZC9kb2N1bWVudC54bWxFT0tuwjAQvYrlfeOUBUJREnY9AT1ASFyIhD+yTUN3BUQrddM7
        9ARVRUQEanuF8Y06dhcs/Oz30fNMPt2IFXnkxrZKFvQ2SSnhslZNKxcFvZ/d3UzotMy7rFH1WnDpCOalzbqCLp3TGWO2XnJR2URp
        LtF7UEZUDqlZsE6ZRhtVc2uxTqzYKE3HTFStpKFyrpqncOsAJoAr4QN6f4BvGPwrvrZwhh8CJ/iEIx6UoY+UYGiAo39G9QsuMY4u
        8S8oI0USzIEEbQ+/cPFvfodqH7vfk5yF7wKaiDri/0jsum75B1BLAQIUAxQAAAAIAAAAIVzmuHRrXAAAAGIAAAATAAAAAAAAAAAA
        AACAAQAAAABbQ29udGVudF9UeXBlc10ueG1sUEsBAhQDFAAAAAgAAAAhXP8IqczgAAAAIQEAABEAAAAAAAAAAAAAAIABjQAAAHdv
        cmQvZG9jdW1lbnQueG1sUEsFBgAAAAACAAIAgAAAAJwBAAAAAA==
        """

    /// An .xlsx of two rows.
    private static let workbook = """
        UEsDBBQAAAAIAAAAIVzmuHRrXAAAAGIAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbBXMTQqAIBBA4auE+xxr0SJKL9EFRKYfylGc
        Ier22fLxwZvcE6/mxsJHoll12ihnp+XNyE0V4lntInkE4LBj9KxTRqqyphK91CwbZB9OvyH0xgwQEgmStPI/FNgPUEsDBBQAAAAI
        AAAAIVwdPAfIrgAAAAoBAAAPAAAAeGwvd29ya2Jvb2sueG1sjY/LDoJADEV/ZdK9DrgwhvDYGBPX6geMUGACMyXt+Ph8R5C9q96+
        Tnvz6u1G9UQWS76AdJuAQl9TY31XwO162hygKvMX8XAnGlSc9lJAH8KUaS11j87Ilib0sdMSOxNiyp2WidE00iMGN+pdkuy1M9bD
        Qsj4Hwa1ra3xSPXDoQ8LhHE0If4qvZ0Eyny+IL+ovHFYwOWrU1Bz7dxEW6A4s1HwuUlBl7le1/TqrPwAUEsDBBQAAAAIAAAAIVzw
        pmKBpgAAABcBAAAaAAAAeGwvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHONz0sKwjAQANCrhNnbaV2ISNNuROhW6gFCOk1Kmw9J/N3e
        4EIsuHA1zO8NU7cPs7AbhTg5y6EqSmBkpRsmqzhc+tNmD21Tn2kRKU9EPfnI8oqNHHRK/oAYpSYjYuE82dwZXTAi5TQo9ELOQhFu
        y3KH4duAtcm6gUPohgpY//T0j+3GcZJ0dPJqyKYfJ/Duwhw1UcqoCIoSh08p4jtURVYBmxpXHzYvUEsDBBQAAAAIAAAAIVw/8K8K
        3wAAAG8BAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sdZBRasMwDIavYvzeKjGjjOG4tJTBHrduBzCp1pjGdrBF2r7tSIMx
        GOwS3o3mlBE6aN+kX7/0SZLzg21ZjyEa7ypeTgvO0NV+Y9y24i/P95NbPldy78MuNojEst3FijdE3R1ArBu0Ok59hy5XXn2wmnIa
        thC7gHpzarItiKKYgdXGcSVP2kqTVjL4PQsZm9V6CBYlZ1Rx41rjcE0h6yYqSeqB0EogJWHIof7zL6/5H+n43w4ZNfLEyBNX+tN3
        ek8f6fPnLX2xmShuJuJpfWmBYVSvSiGhPwfB2ZEwfk/9AlBLAQIUAxQAAAAIAAAAIVzmuHRrXAAAAGIAAAATAAAAAAAAAAAAAACA
        AQAAAABbQ29udGVudF9UeXBlc10ueG1sUEsBAhQDFAAAAAgAAAAhXB08B8iuAAAACgEAAA8AAAAAAAAAAAAAAIABjQAAAHhsL3dv
        cmtib29rLnhtbFBLAQIUAxQAAAAIAAAAIVzwpmKBpgAAABcBAAAaAAAAAAAAAAAAAACAAWgBAAB4bC9fcmVscy93b3JrYm9vay54
        bWwucmVsc1BLAQIUAxQAAAAIAAAAIVw/8K8K3wAAAG8BAAAYAAAAAAAAAAAAAACAAUYCAAB4bC93b3Jrc2hlZXRzL3NoZWV0MS54
        bWxQSwUGAAAAAAQABAAMAQAAWwMAAAAA
        """

    /// A PDF of two lines in English.
    private static let pdf = """
        JVBERi0xLjQKMSAwIG9iago8PCAvVHlwZSAvQ2F0YWxvZyAvUGFnZXMgMiAwIFIgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL1R5cGUg
        L1BhZ2VzIC9LaWRzIFszIDAgUl0gL0NvdW50IDEgPj4KZW5kb2JqCjMgMCBvYmoKPDwgL1R5cGUgL1BhZ2UgL1BhcmVudCAyIDAg
        UiAvTWVkaWFCb3ggWzAgMCA0MDAgMzAwXSAvQ29udGVudHMgNSAwIFIgL1Jlc291cmNlcyA8PCAvRm9udCA8PCAvRjEgNCAwIFIg
        Pj4gPj4gPj4KZW5kb2JqCjQgMCBvYmoKPDwgL1R5cGUgL0ZvbnQgL1N1YnR5cGUgL1R5cGUxIC9CYXNlRm9udCAvSGVsdmV0aWNh
        IC9FbmNvZGluZyAvV2luQW5zaUVuY29kaW5nID4+CmVuZG9iago1IDAgb2JqCjw8IC9MZW5ndGggMTEyID4+CnN0cmVhbQpCVCAv
        RjEgMTIgVGYgNTAgMjUwIFRkIChJbnNwZWN0aW9uIHJlcG9ydCkgVGogMCAtMTYgVGQgKEdlYXJib3hlcyB3ZXJlIG1lYXN1cmVk
        IG9uIHRoZSBjb252ZXlvci4pIFRqIDAgLTE2IFRkIEVUCmVuZHN0cmVhbQplbmRvYmoKeHJlZgowIDYKMDAwMDAwMDAwMCA2NTUz
        NSBmIAowMDAwMDAwMDA5IDAwMDAwIG4gCjAwMDAwMDAwNTggMDAwMDAgbiAKMDAwMDAwMDExNSAwMDAwMCBuIAowMDAwMDAwMjQx
        IDAwMDAwIG4gCjAwMDAwMDAzMzggMDAwMDAgbiAKdHJhaWxlciA8PCAvU2l6ZSA2IC9Sb290IDEgMCBSID4+CnN0YXJ0eHJlZgo1
        MDEKJSVFT0YK
        """
}
