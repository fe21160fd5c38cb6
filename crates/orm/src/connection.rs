//! The one connection there is, as Python's `sqlite3` driver handles it: the driver begins a transaction by
//! itself, right before the first statement that changes rows. What comes before that, DDL too, is final at once.

use bothways_sql::{Database, DatabaseError, Outcome, RowChange, Schema, Statement};

/// The connection; without a database in the place that a state at work leaves behind.
#[derive(Default)]
pub(crate) struct Connection {
    database: Option<Box<dyn Database>>,
    in_transaction: bool,
}

/// A SAVEPOINT. SQLite lets the outermost one open the transaction, and then releasing it commits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Savepoint {
    place: bothways_sql::Savepoint,
    opened_transaction: bool,
}

impl Connection {
    pub(crate) fn new(database: Box<dyn Database>) -> Self {
        Self { database: Some(database), in_transaction: false }
    }

    pub(crate) fn execute(
        &mut self,
        schema: &Schema,
        statement: &Statement,
    ) -> Result<Outcome, DatabaseError> {
        if changes_rows(statement) {
            self.begin()?;
        }
        self.database()?.execute(schema, statement)
    }

    pub(crate) fn commit(&mut self) -> Result<(), DatabaseError> {
        self.in_transaction = false;
        self.database()?.commit()
    }

    pub(crate) fn rollback(&mut self) -> Result<Vec<RowChange>, DatabaseError> {
        self.in_transaction = false;
        self.database()?.rollback()
    }

    pub(crate) fn savepoint(&mut self) -> Result<Savepoint, DatabaseError> {
        let opened_transaction = !self.in_transaction;
        self.begin()?;
        let place = self.database()?.savepoint();
        Ok(Savepoint { place, opened_transaction })
    }

    pub(crate) fn rollback_to(&mut self, savepoint: Savepoint) -> Result<Vec<RowChange>, DatabaseError> {
        self.database()?.rollback_to(savepoint.place)
    }

    /// `RELEASE SAVEPOINT`; says whether that committed.
    pub(crate) fn release(&mut self, savepoint: Savepoint) -> Result<bool, DatabaseError> {
        if savepoint.opened_transaction {
            self.commit()?;
        }
        Ok(savepoint.opened_transaction)
    }

    /// Whether a transaction is open.
    pub fn in_transaction(&self) -> bool {
        self.in_transaction
    }

    fn database(&mut self) -> Result<&mut dyn Database, DatabaseError> {
        match &mut self.database {
            Some(database) => Ok(&mut **database),
            None => Err(DatabaseError::Unsupported("statements without a database".into())),
        }
    }

    fn begin(&mut self) -> Result<(), DatabaseError> {
        if self.in_transaction {
            return Ok(());
        }
        self.in_transaction = true;
        self.database()?.begin()
    }
}

fn changes_rows(statement: &Statement) -> bool {
    match statement {
        Statement::Insert(_)
        | Statement::Update(_)
        | Statement::Delete(_)
        | Statement::InsertValues(_)
        | Statement::UpdateWhere(_)
        | Statement::DeleteWhere(_) => true,
        Statement::Text(text) => text.changes_rows(),
        Statement::Select(_)
        | Statement::TableInfo { .. }
        | Statement::Reflection(_)
        | Statement::CreateTable(_)
        | Statement::CreateIndex { .. }
        | Statement::DropTable(_) => false,
    }
}
