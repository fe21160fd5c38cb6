//! Which page of SQLAlchemy's documentation says why something happens.

use bothways_world::Cause;

/// A page of the documentation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Page {
    /// What it is about.
    pub title: &'static str,
    /// Its address below [`ROOT`].
    path: &'static str,
}

/// Where the documentation of the release is that the page follows.
const ROOT: &str = "https://docs.sqlalchemy.org/en/21/orm/";

impl Page {
    /// Its full address.
    pub fn address(self) -> String {
        format!("{ROOT}{}", self.path)
    }
}

const fn page(title: &'static str, path: &'static str) -> Page {
    Page { title, path }
}

/// The page on a cause; none where Python alone is at work.
pub fn page_on(cause: &Cause) -> Option<Page> {
    Some(match cause {
        Cause::Statement { .. } | Cause::Construct(_) | Cause::Set { .. } | Cause::Delete { .. } => {
            return None;
        }
        Cause::Append { .. } | Cause::Remove { .. } | Cause::Replace { .. } => {
            page("Collections of relationships", "collection_api.html")
        }
        Cause::BackReference { .. } => page("back_populates and backref", "backref.html"),
        Cause::Listener { .. } => page("Events of attributes", "events.html"),
        Cause::Cascade { .. } | Cause::Orphan { .. } => page("Cascades", "cascades.html"),
        Cause::Configure => page("Configuring relationships", "relationships.html"),
        Cause::Add(_)
        | Cause::MarkDeleted(_)
        | Cause::Flush
        | Cause::Autoflush
        | Cause::Commit
        | Cause::Rollback
        | Cause::Close => page("Basics of the session", "session_basics.html"),
        Cause::LazyLoad { .. } => page("How relationships are loaded", "queryguide/relationships.html"),
        Cause::Refresh(_) | Cause::Expire | Cause::Forgotten | Cause::Found(_) => {
            page("States of objects, expiry and refresh", "session_state_management.html")
        }
        Cause::Query => page("Queries", "queryguide/index.html"),
        Cause::Synchronize { .. } => page("Relationship patterns", "basic_relationships.html"),
        Cause::NewEngine | Cause::CreateAll | Cause::DropAll => {
            page("Declarative tables", "declarative_tables.html")
        }
    })
}

#[cfg(test)]
mod tests {
    use bothways_world::{AttributeId, InstanceId};

    use super::*;

    #[test]
    fn a_back_reference_has_its_page() {
        let owner = InstanceId(0);
        let cause = Cause::BackReference { from: AttributeId(0), to: AttributeId(1), owner };
        let address = page_on(&cause).map(Page::address);
        assert_eq!(address.as_deref(), Some("https://docs.sqlalchemy.org/en/21/orm/backref.html"));
        assert_eq!(page_on(&Cause::Construct(owner)), None);
    }
}
