//! Statements that a session sends: what is said of each when it is compiled.

use bothways_sql::{
    Delete, DeleteWhere, From, Insert, InsertValues, Outcome, Source, Statement, Update, UpdateWhere,
    cartesian_products, render,
};
use bothways_world::{ClassId, SessionId, TableId};

use super::transaction::connect;
use crate::{Batch, Orm, OrmError, OrmState, WarningKind};

/// Sends a statement on the session's connection.
pub(crate) fn execute(orm: &mut Orm, session: SessionId, statement: &Statement) -> Result<Outcome, OrmError> {
    execute_in_batch(orm, session, statement, None)
}

/// Sends a statement on the session's connection, perhaps one of those that insert the rows of one executemany.
pub(crate) fn execute_in_batch(
    orm: &mut Orm,
    session: SessionId,
    statement: &Statement,
    batch: Option<Batch>,
) -> Result<Outcome, OrmError> {
    if !orm.settings(session).options.bound {
        return Err(unbound(orm, statement));
    }
    if let Some(table) = written_table(statement) {
        orm.check_not_replaced(table)?;
    }
    connect(orm, session)?;
    lint(orm, statement)?;
    orm.execute_in_batch(statement, batch)
}

/// Warns of a SELECT whose FROM list nothing connects, when it is compiled: once for each text.
fn lint(orm: &mut Orm, statement: &Statement) -> Result<(), OrmError> {
    let Statement::Select(select) = statement else { return Ok(()) };
    let products = cartesian_products(select);
    if products.is_empty() {
        return Ok(());
    }
    let text = render(orm.schema(), statement).text;
    if !orm.linted.insert(text) {
        return Ok(());
    }
    products.into_iter().try_for_each(|product| orm.warn(WarningKind::CartesianProduct(product)))
}

/// The table whose rows a statement writes.
fn written_table(statement: &Statement) -> Option<TableId> {
    match statement {
        Statement::Insert(Insert { table, .. })
        | Statement::Update(Update { table, .. })
        | Statement::Delete(Delete { table, .. })
        | Statement::InsertValues(InsertValues { table, .. })
        | Statement::UpdateWhere(UpdateWhere { table, .. })
        | Statement::DeleteWhere(DeleteWhere { table, .. }) => Some(*table),
        _ => None,
    }
}

/// The session has no engine: SQLAlchemy says for which class it looked for one.
fn unbound(orm: &OrmState, statement: &Statement) -> OrmError {
    let table = match statement {
        Statement::Select(select) => match select.from.first() {
            Some(From { source: Source::Table { name, .. }, .. }) => orm.schema().find(name),
            _ => None,
        },
        other => written_table(other),
    };
    let class = table.and_then(|table| orm.mappers.iter().position(|mapper| mapper.table == table));
    let is_select = matches!(statement, Statement::Select(_));
    OrmError::Unbound { class: class.map(ClassId::from_index), statement: is_select }
}
