//! What each session holds at a step.

use bothways_trace::Catalog;
use bothways_world::{InstanceId, Scalar, SessionId, World};

use super::naming::{Naming, scalar};
use super::touched::Touched;

/// A session.
#[derive(Clone, PartialEq, Debug)]
pub struct SessionView {
    /// Its number, from 1.
    pub number: usize,
    /// The state of its transaction, in words.
    pub transaction: String,
    /// The identity map: key, object, whether it has changes to be flushed.
    pub identity_map: Vec<Member>,
    /// `session.new`.
    pub new: Vec<Member>,
    /// `session.dirty`.
    pub dirty: Vec<Member>,
    /// `session.deleted`.
    pub deleted: Vec<Member>,
}

/// An object in a session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// The object.
    pub instance: InstanceId,
    /// What it is called.
    pub name: String,
    /// Its identity key, `Parent 1`, where it has one.
    pub key: Option<String>,
    /// Whether this step put it where it is.
    pub changed: bool,
}

/// The sessions of a world.
pub fn sessions(catalog: &Catalog, world: &World, touched: &Touched) -> Vec<SessionView> {
    let naming = Naming::new(catalog, world);
    let member = |instance: &InstanceId| {
        let key = world.object(*instance).and_then(|object| object.key.as_ref());
        let key = key.map(|key| {
            let class = catalog.class(key.class).map_or("?", |class| &class.name);
            let values: Vec<String> = key.values.iter().map(|value: &Scalar| scalar(value)).collect();
            format!("{class} {}", values.join(", "))
        });
        let changed = touched.states.contains(instance) || touched.created.contains(instance);
        Member { instance: *instance, name: naming.name(*instance), key, changed }
    };
    let view = |(index, session): (usize, &bothways_world::SessionState)| {
        let id = SessionId::from_index(index);
        let marked = |instance: &&InstanceId| {
            !session.deleted.contains(instance)
                && world.object(**instance).is_some_and(|object| object.session == Some(id))
        };
        SessionView {
            number: index + 1,
            transaction: match session.transaction_depth {
                0 => "no transaction".to_owned(),
                1 => "in a transaction".to_owned(),
                depth => format!("in a transaction with {} savepoint(s)", depth - 1),
            },
            identity_map: session.identity_map.values().map(member).collect(),
            new: session.new.iter().map(member).collect(),
            dirty: session.modified.iter().filter(marked).map(member).collect(),
            deleted: session.deleted.iter().map(member).collect(),
        }
    };
    world.sessions.iter().enumerate().map(view).collect()
}

#[cfg(test)]
mod tests {
    use bothways_world::{Change, SessionSet};

    use crate::fixture;

    use super::*;

    #[test]
    fn a_pending_object_is_in_new() {
        let run = fixture::linked();
        let (_, world) = fixture::at(&run, "c = Child()");
        let mut world = world;
        let session = SessionId::from_index(0);
        world.apply(&Change::OpenSession { session });
        world.apply(&Change::Session { instance: InstanceId(0), old: None, new: Some(session) });
        world.apply(&Change::Enter { session, set: SessionSet::New, instance: InstanceId(0), index: 0 });
        let views = sessions(&run.catalog, &world, &Touched::default());
        let only = views.first().expect("one was opened");
        let names: Vec<&str> = only.new.iter().map(|member| member.name.as_str()).collect();
        assert_eq!((names, only.transaction.as_str()), (vec!["p"], "no transaction"));
        assert!(only.identity_map.is_empty() && only.dirty.is_empty());
    }
}
