//! `yield_per=`: objects are loaded in batches of rows. Here they come all at once, which shows only where a loader
//! needs what other batches hold, or emits a statement for each of them.

use bothways_orm::Strategy;
use bothways_orm::config::Lazy;
use bothways_orm::query::Entity;
use bothways_python::Raised;

use super::Built;
use crate::context::Context;

/// Before it runs: loaders that read the query again.
pub(super) fn check_query(cx: &mut Context<'_>, built: &Built) -> Result<(), Raised> {
    if built.yield_per.is_some() && !built.query.count && loads(cx, built, Lazy::Subquery) {
        return cx.unsupported("yield_per with subqueryload()");
    }
    Ok(())
}

/// After it ran: loaders that need all rows of an object, or go batch by batch.
pub(super) fn check_rows(
    cx: &mut Context<'_>,
    built: &Built,
    rows: usize,
    needs_unique: bool,
) -> Result<(), Raised> {
    let Some(batch) = built.yield_per else { return Ok(()) };
    if needs_unique {
        let message = "Can't use yield_per with eager loaders that require uniquing or row buffering, e.g. \
                       joinedload() against collections or subqueryload().  Consider the selectinload() strategy for \
                       better flexibility in loading objects.";
        return Err(cx.raise("InvalidRequestError", message));
    }
    if rows > batch && loads(cx, built, Lazy::Selectin) {
        return cx.unsupported("yield_per with selectinload() for several batches of rows");
    }
    Ok(())
}

/// Whether an option, or a relationship of one of the entities, asks for this strategy.
fn loads(cx: &Context<'_>, built: &Built, lazy: Lazy) -> bool {
    let by_option = |strategy: &Strategy| matches!(strategy, Strategy::Lazy(asked, _) if *asked == lazy);
    let by_default = |entity: &Entity| match entity {
        Entity::Class(class, _) => cx.facade.orm.mapper(*class).properties.values().any(|attribute| {
            let relationship = cx.facade.orm.attribute(*attribute).relationship();
            relationship.is_some_and(|relationship| relationship.options.lazy == lazy)
        }),
        Entity::Expression { .. } => false,
    };
    built.query.options.iter().any(|option| by_option(&option.strategy))
        || built.query.entities.iter().any(by_default)
}
