//! The database that the ORM talks to.

use bothways_sql::{Database, DatabaseError, Outcome, RowChange, Savepoint, Schema, Statement, Table};
use bothways_world::TableId;

use crate::store::Store;
use crate::write::Failure;
use crate::{definition, query, text, write, write_where};

/// An in-memory database over GlueSQL that behaves as SQLite does under SQLAlchemy.
#[derive(Default)]
pub struct GlueDatabase {
    store: Store,
}

impl GlueDatabase {
    /// An empty database.
    pub fn new() -> Self {
        Self::default()
    }

    fn run(&mut self, schema: &Schema, statement: &Statement) -> Result<Outcome, Failure> {
        let store = &mut self.store;
        match statement {
            Statement::TableInfo { schema: name, table } => {
                Ok(definition::table_info(store, name, &defined(schema, *table)?.name))
            }
            Statement::Reflection(question) => Ok(definition::reflect(store, question)),
            Statement::CreateTable(id) => {
                definition::create_table(store, *id, defined(schema, *id)?)?;
                Ok(Outcome::default())
            }
            Statement::CreateIndex { table, index } => {
                let table = defined(schema, *table)?;
                if let Some(index) = table.all_indexes().get(*index) {
                    definition::create_index(store, table, index)?;
                }
                Ok(Outcome::default())
            }
            Statement::DropTable(id) => {
                definition::drop_table(store, &defined(schema, *id)?.name)?;
                Ok(Outcome::default())
            }
            Statement::Insert(insert) => {
                write::insert(store, defined(schema, insert.table)?, insert, write::Sent::OneByOne)
            }
            Statement::Update(update) => write::update(store, defined(schema, update.table)?, update),
            Statement::Delete(delete) => write::delete(store, defined(schema, delete.table)?, delete),
            Statement::InsertValues(insert) => {
                write_where::insert(store, defined(schema, insert.table)?, insert)
            }
            Statement::UpdateWhere(update) => {
                write_where::update(store, defined(schema, update.table)?, update)
            }
            Statement::DeleteWhere(delete) => {
                write_where::delete(store, defined(schema, delete.table)?, delete)
            }
            Statement::Text(statement) => text::run(store, schema, statement),
            Statement::Select(select) => {
                Ok(Outcome { rows: query::select(store, select)?, ..Outcome::default() })
            }
        }
    }
}

pub(crate) fn defined(schema: &Schema, id: TableId) -> Result<&Table, Failure> {
    schema.table(id).ok_or_else(|| Failure::operational("no such table".into()))
}

impl Database for GlueDatabase {
    fn execute(&mut self, schema: &Schema, statement: &Statement) -> Result<Outcome, DatabaseError> {
        let mark = self.store.mark();
        let result = self.run(schema, statement);
        let changes = self.store.changes_since(mark);
        self.store.finish_statement();
        match result {
            Ok(outcome) => Ok(Outcome { changes, ..outcome }),
            Err(Failure::Integrity(message)) => Err(DatabaseError::Integrity(message, changes)),
            Err(Failure::Operational(message)) => Err(DatabaseError::Operational(message)),
            Err(Failure::Programming(message)) => Err(DatabaseError::Programming(message)),
            Err(Failure::Unsupported(what)) => Err(DatabaseError::Unsupported(what)),
        }
    }

    fn begin(&mut self) -> Result<(), DatabaseError> {
        self.store.begin();
        Ok(())
    }

    fn commit(&mut self) -> Result<(), DatabaseError> {
        self.store.commit();
        Ok(())
    }

    fn rollback(&mut self) -> Result<Vec<RowChange>, DatabaseError> {
        Ok(self.store.rollback())
    }

    fn savepoint(&mut self) -> Savepoint {
        Savepoint(self.store.savepoint())
    }

    fn rollback_to(&mut self, savepoint: Savepoint) -> Result<Vec<RowChange>, DatabaseError> {
        Ok(self.store.undo_to(savepoint.0))
    }
}
