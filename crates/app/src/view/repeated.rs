//! Lazy loads that one line of the program sends again and again: the N+1 of "N plus one SELECTs".

use std::collections::BTreeMap;

use bothways_trace::Catalog;
use bothways_world::{AttributeId, Cause, CauseId, Journal, Place};

use super::statements::Sent;

/// From how many SELECTs on a line is said to repeat itself.
const MANY: usize = 3;

/// A line that loads the same relationship of one object after the other.
#[derive(Clone, PartialEq, Debug)]
pub struct Repeated {
    /// The statement of the program.
    pub place: Place,
    /// The relationship, `Parent.children`.
    pub attribute: String,
    /// SELECTs so far.
    pub count: usize,
    /// What makes it one: `.options(selectinload(Parent.children))`.
    pub option: String,
}

/// The lines that repeat themselves among the statements sent before a position of the journal.
pub fn repeated(sent: &[Sent], end: u64, journal: &Journal, catalog: &Catalog) -> Vec<Repeated> {
    let mut counts: BTreeMap<(u8, u32, AttributeId), (Place, usize)> = BTreeMap::new();
    for sent in sent.iter().take_while(|sent| sent.position < end) {
        if !sent.statement.text.starts_with("SELECT") {
            continue;
        }
        let Some(cause) = sent.cause else { continue };
        let (Some(attribute), Some(place)) = (loaded(journal, cause), journal.statement_of(cause)) else {
            continue;
        };
        counts.entry((place.document, place.line, attribute)).or_insert((place, 0)).1 += 1;
    }
    let many = counts.into_iter().filter(|(_, (_, count))| *count >= MANY);
    many.map(|((_, _, attribute), (place, count))| {
        let attribute = catalog.attribute_name(attribute);
        let option = format!(".options(selectinload({attribute}))");
        Repeated { place, attribute, count, option }
    })
    .collect()
}

/// The relationship whose lazy load is the nearest cause.
fn loaded(journal: &Journal, cause: CauseId) -> Option<AttributeId> {
    let mut next = Some(cause);
    while let Some(node) = next.and_then(|id| journal.cause(id)) {
        if let Cause::LazyLoad { attribute, .. } = node.cause {
            return Some(attribute);
        }
        next = node.parent;
    }
    None
}

#[cfg(test)]
mod tests {
    use bothways_world::{Change, InstanceId, SqlStatement, Store};

    use crate::fixture;
    use crate::fixture::CHILDREN;

    use super::super::statements::sent;
    use super::*;

    #[test]
    fn a_line_that_loads_one_list_after_the_other_is_found() {
        let mut store = Store::default();
        let place = Place { document: 1, start: 0, end: 9, line: 4 };
        store.begin_step(place, 0);
        for owner in 0..3 {
            let load = store.enter(Cause::LazyLoad { owner: InstanceId(owner), attribute: CHILDREN });
            let statement = SqlStatement {
                text: "SELECT child.id FROM child WHERE ? = child.parent_id".into(),
                parameters: vec![],
                many: false,
                transaction_control: false,
                row_count: 0,
                returned: None,
            };
            store.commit(Change::Sql(statement.into()));
            store.leave(load);
        }
        let (_, journal) = store.into_parts();
        let catalog = fixture::linked().catalog;
        let found = repeated(&sent(&journal), journal.position(), &journal, &catalog);
        let option = ".options(selectinload(Parent.children))".to_owned();
        assert_eq!(found, [Repeated { place, attribute: "Parent.children".into(), count: 3, option }]);
        assert!(repeated(&sent(&journal), 2, &journal, &catalog).is_empty(), "two are not many");
    }
}
