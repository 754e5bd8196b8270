import Foundation
import Testing

@testable import Documents

@Suite struct TemplateCheckTests {
    @Test func `The templates of the package have nothing wrong`() {
        #expect(TemplateCheck.problems(templates: templates) == [])
    }
}
