//! Loading: what a query selects for its entities and how rows become objects, lazy and eager loads of relationships,
//! refreshing of expired columns, lookup by key (`orm/strategies.py`, `orm/loading.py`).

pub(crate) mod bound;
mod criteria;
mod enumeration;
mod expressions;
mod label;
mod lazy;
mod options;
mod plan;
mod polymorphic;
mod populate;
mod post;
mod refresh;
mod remembered;
mod rows;
mod selectin;
mod set_order;
mod statement;
mod subquery;

pub use bound::{ParameterValue, give, object_value, with_parent};
pub use criteria::criteria_under;
pub use expressions::expression_in;
pub(crate) use expressions::order_by_labels;
pub use options::{LoadPath, LoaderOption, OptionTarget, Root, Strategy};
pub(crate) use options::{Options, check_conflicts};

pub(crate) use bound::LastKnown;
pub(crate) use criteria::{Role, entity_criteria};
pub(crate) use label::LabelStyle;
pub(crate) use lazy::{
    FromIdentityMap, KeyValues, Raise, Related, check_raise, from_identity_map, lazy, without_autoflush,
    without_fetching,
};
pub(crate) use plan::{EntityPlan, Part, Planner, RelationshipPlan, Slot};
pub(crate) use populate::{QueryContext, RowPlan, load_rows, run};
pub(crate) use refresh::{
    Autoflush, Found, get, get_anew, is_eager, is_expired, load_deferred, refresh, refresh_expired,
};
pub(crate) use remembered::{
    Loaded, OwnLoader, Remembered, copy as copy_remembered, defer, is_deferred, load_as_declared, load_by,
    remember,
};
pub(crate) use rows::{definition, from_database};
pub(crate) use statement::{Planned, select};
