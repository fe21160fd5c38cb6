//! `session.get`: the identity map first, then autoflush and a SELECT.

use std::sync::Arc;

use bothways_world::{Cause, ClassId, IdentityKey, InstanceId, Scalar, SessionId};

use crate::config::overlap::column_name;
use crate::load::{self, Autoflush, Found, LabelStyle, LoadPath, LoaderOption};
use crate::{Orm, OrmError};

/// Arguments of `session.get` that change what it asks.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Get {
    /// `options=`: how it is loaded.
    pub options: Vec<LoaderOption>,
    /// `populate_existing=`: the row replaces what is loaded or changed.
    pub populate_existing: bool,
    /// `with_for_update=`: the database is asked in any case. SQLite locks no rows.
    pub with_for_update: bool,
}

/// `session.get(Class, key)`.
///
/// # Errors
/// A key of the wrong size, or what a refresh or SELECT can raise.
pub fn get(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    key: Vec<Scalar>,
    options: Get,
) -> Result<Option<InstanceId>, OrmError> {
    crate::config::configure(orm, class)?;
    let primary_key = orm.mapper(class).primary_key.clone();
    if primary_key.len() != key.len() {
        let columns = primary_key.iter().map(|column| column_name(orm, *column)).collect();
        return Err(OrmError::IncorrectKeySize { given: key, columns });
    }
    let Get { options, populate_existing, with_for_update } = options;
    let found = Found {
        options: options.into(),
        path: LoadPath::root(class),
        style: LabelStyle::Disambiguate,
        populate_existing,
    };
    let key: (ClassId, Arc<[Scalar]>) = (class, key.into());
    if populate_existing || with_for_update {
        load::check_conflicts(&found.options)?;
        return load::get_anew(orm, session, key, found);
    }
    let held =
        super::lookup(orm, session, &IdentityKey { class: orm.identity_class(class), values: key.1.clone() })
            .filter(|instance| !super::is_expired(orm, *instance));
    if held.is_none() {
        load::check_conflicts(&found.options)?;
    }
    let got = load::get(orm, session, key, Autoflush::First, found)?;
    if let Some(instance) = got.filter(|_| got == held) {
        orm.because(Cause::Found(instance), |_| ());
    }
    Ok(got)
}
