//! `select(…)` and `session.query(…)`: building queries, and the rows they give.

mod build;
mod legacy;
mod result;
mod row;
mod select;

pub(crate) use build::{Built, filter_by};
pub(crate) use legacy::LegacyQuery;
pub(crate) use result::{ResultObject, Shape, execute};
pub(crate) use select::{SelectObject, select};
