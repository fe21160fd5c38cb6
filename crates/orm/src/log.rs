//! What the engine logs of its statements, before each is sent (`Connection._log_info`), and whether it has compiled
//! such a statement before (`_get_cache_stats`).

use bothways_sql::{InsertValues, Outcome, Rendered, Schema, Statement, render};
use bothways_world::Cause;

use crate::connection::Savepoint;
use crate::events::{self, ConnectionEvent};
use crate::orm::TransactionControl;
use crate::{Orm, OrmError};

/// An entry of the engine's log.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum LogEntry<'a> {
    /// BEGIN, COMMIT or ROLLBACK.
    Transaction(&'a str),
    /// A statement with its parameters.
    Statement {
        /// The statement.
        rendered: &'a Rendered,
        /// Whether it had to be compiled.
        cache: CacheStats,
        /// Its place among those that insert the rows of one executemany.
        batch: Option<Batch>,
    },
}

/// What became of a statement in the engine's cache of compiled statements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CacheStats {
    /// It was never compiled: it is the dialect's own.
    RawSql,
    /// It is of a kind that is not cached.
    NoKey,
    /// It was compiled now.
    Generated,
    /// It was compiled before.
    Cached,
}

/// An INSERT that stands for an executemany since its rows return something ("insertmanyvalues").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Batch {
    /// Its number, from one.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// Whether what they return must come in the order of the rows.
    pub ordered: bool,
    /// Whether each of them has one row, as the order would else not be known.
    pub downgraded: bool,
}

impl Orm<'_> {
    /// Sends a statement.
    pub(crate) fn execute(&mut self, statement: &Statement) -> Result<Outcome, OrmError> {
        self.execute_in_batch(statement, None)
    }

    /// Sends a statement, perhaps one of those that insert the rows of one executemany.
    pub(crate) fn execute_in_batch(
        &mut self,
        statement: &Statement,
        batch: Option<Batch>,
    ) -> Result<Outcome, OrmError> {
        let rendered = render(self.schema(), statement);
        // Also what is not logged is compiled once.
        let cache = self.cache_stats(statement, &rendered, batch);
        self.around_cursor(&rendered, batch.is_some(), |orm| {
            if orm.logged {
                orm.log(LogEntry::Statement { rendered: &rendered, cache, batch })?;
            }
            orm.send(statement, rendered.clone())
        })
    }

    /// Sends a statement between the two events that tell of it.
    fn around_cursor<R>(
        &mut self,
        rendered: &Rendered,
        batch: bool,
        send: impl FnOnce(&mut Self) -> Result<R, OrmError>,
    ) -> Result<R, OrmError> {
        events::tell_connection(self, ConnectionEvent::BeforeCursorExecute, Some((rendered, batch)))?;
        let sent = send(self)?;
        events::tell_connection(self, ConnectionEvent::AfterCursorExecute, Some((rendered, batch)))?;
        Ok(sent)
    }

    /// Whether the engine logs on a connection that is taken now: that is settled then.
    pub(crate) fn ask_whether_logged(&mut self) -> Result<bool, OrmError> {
        self.ask(|program| program.logs()).map_err(OrmError::Program)
    }

    /// BEGIN, COMMIT or ROLLBACK on the connection.
    pub(crate) fn control_transaction(&mut self, control: TransactionControl) -> Result<(), OrmError> {
        self.log_control(control)?;
        self.send_control(control)
    }

    /// Logs BEGIN, COMMIT or ROLLBACK and tells of it.
    pub(crate) fn log_control(&mut self, control: TransactionControl) -> Result<(), OrmError> {
        let event = match control {
            TransactionControl::Begin => ConnectionEvent::Begin,
            TransactionControl::Commit => ConnectionEvent::Commit,
            TransactionControl::Rollback => ConnectionEvent::Rollback,
        };
        if event != ConnectionEvent::Begin {
            events::tell_connection(self, event, None)?;
        }
        if self.logged {
            self.log(LogEntry::Transaction(control.text()))?;
        }
        if event == ConnectionEvent::Begin {
            events::tell_connection(self, event, None)?;
        }
        Ok(())
    }

    /// `SAVEPOINT name`.
    pub(crate) fn savepoint(&mut self, name: &str) -> Result<Savepoint, OrmError> {
        self.around_savepoint("SAVEPOINT", name, |orm| orm.send_savepoint(name))
    }

    /// `ROLLBACK TO SAVEPOINT name`.
    pub(crate) fn rollback_to(&mut self, name: &str, savepoint: Savepoint) -> Result<(), OrmError> {
        self.around_savepoint("ROLLBACK TO SAVEPOINT", name, |orm| orm.send_rollback_to(name, savepoint))
    }

    /// `RELEASE SAVEPOINT name`.
    pub(crate) fn release(&mut self, name: &str, savepoint: Savepoint) -> Result<(), OrmError> {
        self.around_savepoint("RELEASE SAVEPOINT", name, |orm| orm.send_release(name, savepoint))
    }

    fn around_savepoint<R>(
        &mut self,
        verb: &str,
        name: &str,
        send: impl FnOnce(&mut Self) -> Result<R, OrmError>,
    ) -> Result<R, OrmError> {
        let rendered = Rendered { text: format!("{verb} {name}"), parameters: vec![Vec::new()], many: false };
        self.around_cursor(&rendered, false, |orm| {
            if orm.logged {
                orm.log(LogEntry::Statement { rendered: &rendered, cache: CacheStats::NoKey, batch: None })?;
            }
            send(orm)
        })
    }

    fn log(&mut self, entry: LogEntry<'_>) -> Result<(), OrmError> {
        self.ask(|program| program.log(entry)).map_err(OrmError::Program)
    }

    fn cache_stats(
        &mut self,
        statement: &Statement,
        rendered: &Rendered,
        batch: Option<Batch>,
    ) -> CacheStats {
        let text = match statement {
            Statement::TableInfo { .. } | Statement::Reflection(_) => return CacheStats::RawSql,
            Statement::CreateTable(_) | Statement::CreateIndex { .. } | Statement::DropTable(_) => {
                return CacheStats::NoKey;
            }
            // What one row needs is compiled once for any number of rows, unless the program wrote out the rows.
            Statement::InsertValues(insert) if batch.is_some() => first_row(self.schema(), insert),
            Statement::InsertValues(insert) if insert.rows.len() > 1 => return CacheStats::NoKey,
            _ => without_lists(&rendered.text),
        };
        let mut options = String::new();
        for option in self.loader_options.iter() {
            options.push_str(&format!("{:?} {:?} {:?} ", option.path, option.target, option.strategy));
        }
        // Loads that read alike are still other statements: their options differ.
        let purpose = self.causes().find_map(|cause| match cause {
            Cause::LazyLoad { .. } => Some("lazy load"),
            Cause::Refresh(_) => Some("refresh"),
            Cause::Query => Some("query"),
            Cause::Flush | Cause::Autoflush => Some("flush"),
            _ => None,
        });
        let purpose = purpose.unwrap_or_default();
        let executemany = if rendered.many || batch.is_some() { "executemany" } else { "execute" };
        if self.compiled.insert(format!("{purpose} {executemany} {options}{text}")) {
            CacheStats::Generated
        } else {
            CacheStats::Cached
        }
    }
}

fn first_row(schema: &Schema, insert: &InsertValues) -> String {
    let InsertValues { table, columns, rows, returning } = insert;
    let rows = rows.iter().take(1).cloned().collect();
    let (columns, returning) = (columns.clone(), returning.clone());
    render(schema, &Statement::InsertValues(InsertValues { table: *table, columns, rows, returning })).text
}

/// The text with each `IN (?, ?, …)` as short as can be: the members of a list are filled in when it is sent.
fn without_lists(text: &str) -> String {
    const EMPTY: &str = "(SELECT 1 FROM (SELECT 1) WHERE 1!=1)";
    const START: &str = " IN (?";
    let text = text.replace(EMPTY, "(?)");
    let mut shorter = String::with_capacity(text.len());
    for (index, part) in text.split(START).enumerate() {
        if index == 0 {
            shorter.push_str(part);
            continue;
        }
        shorter.push_str(START);
        shorter.push_str(part.trim_start_matches(", ?"));
    }
    shorter
}
