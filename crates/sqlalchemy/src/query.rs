//! `select(…)` and `session.query(…)`: building queries, and the rows they give.

mod aliased;
mod build;
mod bundle;
mod compound;
mod key_view;
mod keys;
mod legacy;
mod loader_criteria;
pub(crate) mod options;
mod partitions;
mod result;
mod row;
mod select;
mod subquery;
mod yield_per;

pub(crate) use aliased::{AliasedClass, aliased, with_polymorphic};
pub(crate) use build::{Built, Given, anonymous_alias, filter_by, find_attribute, name_of, secondary_name};
pub(crate) use bundle::bundle;
pub(crate) use compound::{CompoundSelect, except, execute as execute_compound, intersect, union, union_all};
pub(crate) use legacy::LegacyQuery;
pub(crate) use result::{ResultObject, Shape, execute};
pub(crate) use select::{FromStatement, SelectObject, select};
pub(crate) use subquery::{exists, nested, within};

/// A row of these values, with the names of its elements.
pub(crate) fn row(
    values: Vec<bothways_python::Value>,
    keys: Vec<Option<std::rc::Rc<str>>>,
) -> bothways_python::Value {
    row::Row::value(values, &keys.into())
}
