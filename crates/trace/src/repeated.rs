//! Lazy loads that one line of the program sends again and again: the N+1 of "N plus one SELECTs".

use std::collections::BTreeMap;

use bothways_world::{AttributeId, Cause, CauseId, InstanceId, Journal, Place, SqlStatement};

/// The code of the problem that says so, with its fix.
pub const REPEATED_LOADS: &str = "n-plus-one";

/// From how many SELECTs on a line is said to repeat itself.
const MANY: usize = 3;

/// A line that loads the same relationship of one object after the other.
#[derive(Clone, PartialEq, Debug)]
pub struct RepeatedLoad {
    /// The statement of the program.
    pub place: Place,
    /// The relationship.
    pub attribute: AttributeId,
    /// The object whose relationship was loaded first.
    pub owner: InstanceId,
    /// SELECTs.
    pub count: usize,
}

/// The lines that repeat themselves among some statements, each with its cause.
pub fn repeated_loads<'a>(
    sent: impl IntoIterator<Item = (&'a SqlStatement, Option<CauseId>)>,
    journal: &Journal,
) -> Vec<RepeatedLoad> {
    let mut loads: BTreeMap<(u8, u32, AttributeId), RepeatedLoad> = BTreeMap::new();
    for (statement, cause) in sent {
        let Some(cause) = cause.filter(|_| statement.text.starts_with("SELECT")) else { continue };
        let (Some((owner, attribute)), Some(place)) = (loaded(journal, cause), journal.statement_of(cause))
        else {
            continue;
        };
        let first = RepeatedLoad { place, attribute, owner, count: 0 };
        loads.entry((place.document, place.line, attribute)).or_insert(first).count += 1;
    }
    loads.into_values().filter(|load| load.count >= MANY).collect()
}

/// The relationship whose lazy load is the nearest cause, with its owner.
fn loaded(journal: &Journal, cause: CauseId) -> Option<(InstanceId, AttributeId)> {
    let mut next = Some(cause);
    while let Some(node) = next.and_then(|id| journal.cause(id)) {
        if let Cause::LazyLoad { owner, attribute } = node.cause {
            return Some((owner, attribute));
        }
        next = node.parent;
    }
    None
}

#[cfg(test)]
mod tests {
    use bothways_world::{Change, Store};

    use super::*;

    #[test]
    fn a_line_that_loads_one_list_after_the_other_is_found() {
        let mut store = Store::default();
        let place = Place { document: 1, start: 0, end: 9, line: 4 };
        let statement = store.add_statement(place);
        store.begin_step(statement, 0);
        let attribute = AttributeId(3);
        for owner in 0..3 {
            let load = store.enter(Cause::LazyLoad { owner: InstanceId(owner), attribute });
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
        let sent = || {
            journal.entries.iter().filter_map(|entry| match &entry.change {
                Change::Sql(statement) => Some((&**statement, entry.cause)),
                _ => None,
            })
        };
        let owner = InstanceId(0);
        assert_eq!(repeated_loads(sent(), &journal), [RepeatedLoad { place, attribute, owner, count: 3 }]);
        assert!(repeated_loads(sent().take(2), &journal).is_empty(), "two are not many");
    }
}
