import GRDB

/// The schema's history. A migration that has shipped is never changed; the next one corrects it.
/// Migrations speak SQL and no types of the program, since they describe the past.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 mails, clients, records, outbox", migrate: migration001)
        migrator.registerMigration("002 invoices, packing, contracts, prices, changes", migrate: migration002)
        migrator.registerMigration("003 clients, complaints, search", migrate: migration003)
        migrator.registerMigration("004 what the portal reads", migrate: migration004)
        migrator.registerMigration("005 issued documents", migrate: migration005)
        migrator.registerMigration("006 undo about mails, pro-forma invoices", migrate: migration006)
        migrator.registerMigration("007 a client's search", migrate: migration007)
        return migrator
    }
}
