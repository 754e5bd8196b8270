import Crypto
import Foundation
import Settings
import Storage
import Understanding
import Workflows

/// Takes a catalogue file into the database: the sound rows, with the others named.
struct CatalogueImport {
    let store: Store
    let configuration: Configuration

    /// Reads and stores; returns what was wrong with single rows.
    ///
    /// - parameter ifChanged: leaves the database alone when just these bytes were stored last.
    func run(_ data: Data, ifChanged: Bool = false) async throws -> [CatalogueFile.Problem] {
        let hash = SHA256.hash(data: data).map { String($0, radix: 16) }.joined()
        if ifChanged, try await store.read({ try $0.note("catalogue") }) == hash { return [] }
        let file = CatalogueFile(
            data,
            defaults: CatalogueFile.Defaults(
                currency: Currency(configuration.company.currency) ?? .eur,
                vatPercent: FixedDecimal(configuration.offers.vatPercent) ?? .zero))
        guard !file.articles.isEmpty else {
            let first = file.problems.first.map { "line \($0.line): \($0.sentence)" } ?? "it has no rows"
            throw Failure.data("the catalogue has no usable article (\(first))")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let rows = try file.articles.map {
            (sku: $0.sku, data: String(decoding: try encoder.encode($0), as: UTF8.self))
        }
        try await store.write { transaction in
            try transaction.replaceArticles(rows)
            try transaction.setNote("catalogue", hash)
        }
        return file.problems
    }
}
