import Foundation
import Testing

@testable import Documents

@Suite struct LeftoversTests {
    @Test func `Folders that an ended printing program left behind go, those in use and others' stay`() throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "xcrm-leftovers-\(UUID().uuidString)")
        defer { try? files.removeItem(at: folder) }
        let moment = Date()
        for (name, age) in [("xcrm-print-old", 7_200.0), ("xcrm-print-new", -60), ("other-old", 7_200)] {
            let path = folder.appending(path: name)
            try files.createDirectory(at: path.appending(path: "inner"), withIntermediateDirectories: true)
            try files.setAttributes([.modificationDate: moment.addingTimeInterval(-age)], ofItemAtPath: path.path)
        }
        PDFRenderer.removeLeftovers(in: folder, before: moment.addingTimeInterval(-3_600))
        #expect(try files.contentsOfDirectory(atPath: folder.path).sorted() == ["other-old", "xcrm-print-new"])
        PDFRenderer.removeLeftovers(in: folder.appending(path: "missing"), before: moment)
    }
}
