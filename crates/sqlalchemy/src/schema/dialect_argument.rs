//! Keywords that are for one database: `mysql_engine=…` (`DialectKWArgs`).

use bothways_python::Raised;

use crate::context::Context;

/// The databases that SQLAlchemy has a dialect for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Mariadb,
    Mssql,
    Mysql,
    Oracle,
    Postgresql,
    Sqlite,
}

impl Dialect {
    const ALL: [Self; 6] =
        [Self::Mariadb, Self::Mssql, Self::Mysql, Self::Oracle, Self::Postgresql, Self::Sqlite];

    /// Its name, which the keywords begin with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mariadb => "mariadb",
            Self::Mssql => "mssql",
            Self::Mysql => "mysql",
            Self::Oracle => "oracle",
            Self::Postgresql => "postgresql",
            Self::Sqlite => "sqlite",
        }
    }
}

/// The database that a keyword is for, and what it is called there. Of one for a database that is not known
/// SQLAlchemy only warns.
pub(super) fn dialect_argument<'k>(
    cx: &mut Context<'_>,
    keyword: &'k str,
) -> Result<Option<(Dialect, &'k str)>, Raised> {
    let parts = keyword.split_once('_').filter(|(name, argument)| !name.is_empty() && !argument.is_empty());
    let Some((name, argument)) = parts else {
        let message =
            format!("Additional arguments should be named <dialectname>_<argument>, got '{keyword}'");
        return Err(cx.vm.raise_type_error(message));
    };
    match Dialect::ALL.into_iter().find(|dialect| dialect.name() == name) {
        Some(dialect) => Ok(Some((dialect, argument))),
        None => {
            let category = cx.exception_class("SAWarning");
            let message = format!(
                "Can't validate argument '{keyword}'; can't locate any SQLAlchemy dialect named '{name}'"
            );
            cx.python().warn(&category, &message)?;
            Ok(None)
        }
    }
}
