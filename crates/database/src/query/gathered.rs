//! What GlueSQL cannot compute over several rows: window functions, `group_concat()`, and columns beside aggregates that
//! the group does not decide. GlueSQL finds the rows; they are put together here; and GlueSQL does the rest with what
//! came of them.

mod aggregate;
mod frame;
mod groups;
mod window;

use std::sync::Arc;

use bothways_sql::{Body, Expression, From, OrderBy, Select, SelectColumn, Source};
use bothways_world::Scalar;

use self::window::has_window;
use super::compound::Rows;
use crate::store::Store;
use crate::write::Failure;

/// The name of what was put together.
const NAME: &str = "#gathered";

/// Whether a query has something of the kind.
pub(super) fn is_needed(store: &Store, select: &Select) -> bool {
    // The columns of what was put together already only name it.
    matches!(select.body, Body::Plain)
        && (outputs(select).any(has_window) || groups::is_needed(store, select))
}

fn outputs(select: &Select) -> impl Iterator<Item = &Expression> {
    let terms = select.order_by.iter().map(|term| &term.expression);
    select.columns.iter().map(|column| &column.expression).chain(&select.having).chain(terms)
}

/// The query over rows that are put together.
pub(super) fn resolved(store: &mut Store, select: &Select) -> Result<Select, Failure> {
    if outputs(select).any(holds_query) {
        return Err(Failure::unsupported("a subquery beside aggregates"));
    }
    if !outputs(select).any(has_window) {
        return groups::grouped(store, select);
    }
    if !select.group_by.is_empty() {
        return Err(Failure::unsupported("window functions of groups"));
    }
    window::windowed(store, select)
}

fn holds_query(expression: &Expression) -> bool {
    expression.query().is_some() || expression.children().into_iter().any(holds_query)
}

/// The columns that are read of each row: each expression once.
#[derive(Default)]
struct Leaves(Vec<Expression>);

impl Leaves {
    fn place(&mut self, expression: &Expression) -> usize {
        match self.0.iter().position(|known| known == expression) {
            Some(place) => place,
            None => {
                self.0.push(expression.clone());
                self.0.len() - 1
            }
        }
    }

    /// The rows, in the order in which SQLite meets them.
    fn rows(&self, store: &mut Store, select: &Select) -> Result<Rows, Failure> {
        let column = |expression: &Expression| SelectColumn { expression: expression.clone(), label: None };
        let inner = Select {
            columns: self.0.iter().map(column).collect(),
            from: select.from.clone(),
            filter: select.filter.clone(),
            ..Select::default()
        };
        super::select(store, &inner)
    }
}

/// A query that reads what was put together: its expressions name the columns of that by number.
fn outer(
    select: &Select,
    width: usize,
    rows: Rows,
    shown: &mut dyn FnMut(&Expression) -> Option<usize>,
) -> Select {
    let name: Arc<str> = NAME.into();
    let label = |index: usize| -> Arc<str> { format!("#{index}").into() };
    let mut replaced = |expression: &Expression| {
        expression.replaced(&mut |part| Some(Expression::column(&name, &label(shown(part)?))))
    };
    let columns = select
        .columns
        .iter()
        .map(|column| SelectColumn { expression: replaced(&column.expression), label: column.label.clone() });
    let columns = columns.collect();
    let filter = select.having.as_ref().map(&mut replaced);
    let order_by =
        select.order_by.iter().map(|term| OrderBy { expression: replaced(&term.expression), ..term.clone() });
    let order_by = order_by.collect();
    let named = (0..width).map(|index| SelectColumn {
        expression: Expression::Literal(Scalar::Null),
        label: Some(label(index)),
    });
    let inner = Select { columns: named.collect(), body: Body::Rows(rows), ..Select::default() };
    let source = Source::Subquery { select: Box::new(inner), alias: name.clone(), common: None };
    Select {
        distinct: select.distinct,
        columns,
        from: vec![From::of(source)],
        filter,
        order_by,
        limit: select.limit,
        offset: select.offset,
        ..Select::default()
    }
}
