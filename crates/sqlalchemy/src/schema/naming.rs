//! `MetaData(naming_convention=…)`: the names of constraints and indexes that the program gives none, or only a part
//! of one.

use std::rc::Rc;
use std::sync::Arc;

use bothways_python::{Dict, Raised, Value};
use bothways_sql::{Constraint, KeyConstraint, Table};
use bothways_world::TableId;

use crate::context::Context;
use crate::object::downcast;
use crate::schema::metadata::MetaData;

/// What is named. Conventions call each by two letters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Index,
    PrimaryKey,
    Unique,
    Check,
    ForeignKey,
}

impl Named {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Index, "ix"),
        (Self::PrimaryKey, "pk"),
        (Self::Unique, "uq"),
        (Self::Check, "ck"),
        (Self::ForeignKey, "fk"),
    ];
}

/// A template such as `"fk_%(table_name)s_%(column_0_name)s"` for each kind that has one.
pub(crate) struct NamingConvention {
    templates: Vec<(Named, Rc<str>)>,
}

impl Default for NamingConvention {
    /// What a `MetaData` has of itself.
    fn default() -> Self {
        Self { templates: vec![(Named::Index, Rc::from("ix_%(column_0_label)s"))] }
    }
}

/// What there is to say of a constraint or an index when it is named.
pub(crate) struct Subject<'a> {
    /// What it is.
    pub kind: Named,
    /// The name that the program gave it.
    pub given: Option<&'a Arc<str>>,
    /// Positions of its columns.
    pub columns: &'a [usize],
    /// The table a foreign key refers to.
    pub referred: Option<&'a Arc<str>>,
}

impl NamingConvention {
    /// `naming_convention=`. An empty one counts as none.
    pub fn of(cx: &mut Context<'_>, given: &Dict) -> Result<Self, Raised> {
        let mut templates = Vec::new();
        for (key, template) in given.items() {
            let (Value::Str(key), Value::Str(template)) = (&key, template) else {
                return cx.unsupported("this entry of MetaData(naming_convention=…)");
            };
            match Named::ALL.iter().find(|(_, letters)| **letters == **key) {
                Some((kind, _)) => templates.push((*kind, template)),
                None => return cx.unsupported("a token of its own in MetaData(naming_convention=…)"),
            }
        }
        Ok(if templates.is_empty() { Self::default() } else { Self { templates } })
    }

    /// The convention of the `MetaData` that has a table.
    pub fn of_table(cx: &Context<'_>, table: TableId) -> Rc<Self> {
        let metadata = cx.facade.metadata.get(&table).and_then(|metadata| downcast::<MetaData>(metadata));
        metadata.map_or_else(Rc::default, |metadata| Rc::clone(&metadata.naming))
    }

    /// The name of a constraint of `table`: the given one, unless the convention makes another of it
    /// (`_constraint_name_for_table`).
    pub fn name(
        &self,
        cx: &mut Context<'_>,
        table: &Table,
        subject: &Subject<'_>,
    ) -> Result<Option<Arc<str>>, Raised> {
        let template = self.templates.iter().find(|(kind, _)| *kind == subject.kind);
        match (template, subject.given) {
            (Some((_, template)), given) if given.is_none() || template.contains("constraint_name") => {
                Ok(Some(fill(cx, template, table, subject)?.into()))
            }
            (_, given) => Ok(given.cloned()),
        }
    }

    /// The name of an index, which cannot do without.
    pub fn index_name(
        &self,
        cx: &mut Context<'_>,
        table: &Table,
        given: Option<&Arc<str>>,
        columns: &[usize],
    ) -> Result<Arc<str>, Raised> {
        let subject = Subject { kind: Named::Index, given, columns, referred: None };
        match self.name(cx, table, &subject)? {
            Some(name) => Ok(name),
            None => cx.unsupported("an index without a name"),
        }
    }

    /// Names the primary key, and what the columns from this position on say of themselves.
    pub fn name_columns(&self, cx: &mut Context<'_>, table: &mut Table, from: usize) -> Result<(), Raised> {
        self.name_primary_key(cx, table)?;
        for position in from..table.columns.len() {
            let Some(column) = table.columns.get(position).cloned() else { continue };
            let at = [position];
            let plain = |kind| Subject { kind, given: None, columns: &at, referred: None };
            let index_name = match column.index {
                true => Some(self.index_name(cx, table, None, &at)?),
                false => None,
            };
            let unique_name = match column.unique && !column.index {
                true => self.name(cx, table, &plain(Named::Unique))?,
                false => None,
            };
            let mut foreign_keys = column.foreign_keys;
            for key in foreign_keys.iter_mut().filter(|key| key.constraint.is_none()) {
                let (given, referred) = (key.name.as_ref(), Some(&key.table));
                let subject = Subject { given, referred, ..plain(Named::ForeignKey) };
                key.name = self.name(cx, table, &subject)?;
            }
            if let Some(column) = table.columns.get_mut(position) {
                (column.index_name, column.unique_name) = (index_name, unique_name);
                column.foreign_keys = foreign_keys;
            }
        }
        for index in 0..table.constraints.len() {
            let Some(Constraint::Check(check)) = table.constraints.get(index) else { continue };
            let Some(position) = check.column.filter(|position| *position >= from) else { continue };
            let subject = Subject {
                kind: Named::Check,
                given: check.name.as_ref(),
                columns: &[position],
                referred: None,
            };
            let name = self.name(cx, table, &subject)?;
            if let Some(Constraint::Check(check)) = table.constraints.get_mut(index) {
                check.name = name;
            }
        }
        Ok(())
    }

    /// One that is not written out is named as if it had no name; an explicit one was named when it was added.
    fn name_primary_key(&self, cx: &mut Context<'_>, table: &mut Table) -> Result<(), Raised> {
        let is_implicit =
            table.primary_key.as_ref().is_none_or(|key| key.columns.is_empty() && key.name.is_none());
        if !is_implicit {
            return Ok(());
        }
        let columns = table.primary_key();
        let subject = Subject { kind: Named::PrimaryKey, given: None, columns: &columns, referred: None };
        let name = self.name(cx, table, &subject)?;
        if name.is_some() {
            table.primary_key = Some(KeyConstraint { name, columns: Vec::new() });
        }
        Ok(())
    }
}

/// `template % tokens`
fn fill(
    cx: &mut Context<'_>,
    template: &str,
    table: &Table,
    subject: &Subject<'_>,
) -> Result<String, Raised> {
    let mut name = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('%') {
        name.push_str(before);
        rest =
            match (after.strip_prefix('%'), after.strip_prefix('(').and_then(|after| after.split_once(")s")))
            {
                (Some(after), _) => {
                    name.push('%');
                    after
                }
                (None, Some((key, after))) => {
                    name.push_str(&token(cx, key, table, subject)?);
                    after
                }
                (None, None) => return cx.unsupported(format!("the naming convention {template:?}")),
            };
    }
    Ok(name + rest)
}

fn token(cx: &mut Context<'_>, key: &str, table: &Table, subject: &Subject<'_>) -> Result<String, Raised> {
    match key {
        "table_name" => Ok(table.name.to_string()),
        "constraint_name" => match subject.given {
            Some(name) => Ok(name.to_string()),
            None => {
                let message = "Naming convention including %(constraint_name)s token requires that constraint is \
                               explicitly named.";
                Err(cx.raise("InvalidRequestError", message))
            }
        },
        "referred_table_name" => match subject.referred {
            Some(table) => Ok(table.to_string()),
            None => cx.unsupported("%(referred_table_name)s for what is no foreign key"),
        },
        _ if key.starts_with("referred_column_") => {
            cx.unsupported(format!("%({key})s in a naming convention"))
        }
        _ => match column_token(key, table, subject) {
            Some(text) => Ok(text),
            None => Err(cx.vm.raise_key_error(Value::from(key))),
        },
    }
}

/// `column_0_name` is one column's, `column_0N_name` all of them in a row, and `column_0_N_name` the same with `_`
/// between them.
fn column_token(key: &str, table: &Table, subject: &Subject<'_>) -> Option<String> {
    let (which, what) = key.strip_prefix("column_")?.rsplit_once('_')?;
    let of = |position: &usize| {
        let name = &table.columns.get(*position)?.name;
        match what {
            "name" | "key" => Some(name.to_string()),
            "label" => Some(format!("{}_{name}", table.name)),
            _ => None,
        }
    };
    let all = || subject.columns.iter().map(of).collect::<Option<Vec<String>>>();
    match which {
        "0N" => Some(all()?.concat()),
        "0_N" => Some(all()?.join("_")),
        _ => {
            let index: usize = which.parse().ok()?;
            subject.columns.get(index).map_or_else(|| Some(String::new()), of)
        }
    }
}
