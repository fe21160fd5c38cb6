//! Loads that follow a query, for all its objects at once: selectin and immediate loading (`loading.PostLoad`).

use bothways_world::{AttributeId, InstanceId, Value};
use indexmap::IndexMap;

use super::options::LoadPath;
use super::plan::{EntityPlan, PostStrategy, RelationshipPlan};
use super::polymorphic::{self, SubclassLoad};
use super::populate::QueryContext;
use super::selectin::selectin;
use super::{KeyValues, Related};
use crate::{Orm, OrmError, OrmState, WarningKind, attributes};

/// Loads to do when all rows of a query are there, by path in the order in which they were set up.
#[derive(Default)]
pub(crate) struct PostLoads {
    paths: Vec<PostLoad>,
}

struct PostLoad {
    path: LoadPath,
    loaders: Vec<(AttributeId, PostStrategy)>,
    /// Subclasses whose own attributes are loaded.
    subclasses: Vec<SubclassLoad>,
    /// Objects loaded at the path, and whether what they hold is overwritten.
    states: IndexMap<InstanceId, bool>,
}

impl PostLoads {
    /// Notes the loads of an entity and of what is joined to it.
    pub fn register(&mut self, plan: &EntityPlan, refreshing: bool) {
        for (attribute, relationship) in &plan.relationships {
            let strategy = match relationship {
                // An object that is refreshed loads each of them by itself.
                RelationshipPlan::Post(PostStrategy::Selectin) | RelationshipPlan::Subquery if refreshing => {
                    PostStrategy::Immediate
                }
                RelationshipPlan::Post(strategy) => *strategy,
                RelationshipPlan::Joined(related) => {
                    self.register(related, refreshing);
                    continue;
                }
                RelationshipPlan::Lazy(_)
                | RelationshipPlan::NoLoad
                | RelationshipPlan::Subquery
                | RelationshipPlan::Untouched => continue,
            };
            let loaders = &mut self.at(&plan.path).loaders;
            match loaders.iter_mut().find(|(known, _)| known == attribute) {
                Some(loader) => loader.1 = strategy,
                None => loaders.push((*attribute, strategy)),
            }
        }
    }

    /// Notes a load that only the class of an object has, not the one it was loaded as.
    pub fn add_loader(&mut self, path: &LoadPath, attribute: AttributeId, strategy: PostStrategy) {
        let loaders = &mut self.at(path).loaders;
        if !loaders.iter().any(|(known, _)| *known == attribute) {
            loaders.push((attribute, strategy));
        }
    }

    /// Notes that what a subclass has more is loaded by a statement of its own.
    pub fn add_subclass(&mut self, path: &LoadPath, load: SubclassLoad) {
        let subclasses = &mut self.at(path).subclasses;
        if !subclasses.contains(&load) {
            subclasses.push(load);
        }
    }

    /// The loads at a path, which are none so far where nothing was noted.
    fn at(&mut self, path: &LoadPath) -> &mut PostLoad {
        if !self.paths.iter().any(|post| post.path == *path) {
            self.paths.push(PostLoad {
                path: path.clone(),
                loaders: Vec::new(),
                subclasses: Vec::new(),
                states: IndexMap::new(),
            });
        }
        let mut paths = self.paths.iter_mut();
        paths.find(|post| post.path == *path).expect("it was put there, if it was missing")
    }

    /// An object was loaded at a path.
    pub fn add(&mut self, path: &LoadPath, instance: InstanceId, overwrite: bool) {
        let Some(post) = self.paths.iter_mut().find(|post| post.path == *path) else { return };
        post.states.insert(instance, overwrite);
    }
}

/// Does what was noted, and then what that noted.
pub(super) fn load(orm: &mut Orm, cx: &mut QueryContext) -> Result<(), OrmError> {
    while !cx.posts.paths.is_empty() {
        let level = std::mem::take(&mut cx.posts).paths;
        for post in level.into_iter().filter(|post| !post.states.is_empty()) {
            load_path(orm, cx, post)?;
        }
    }
    // What was brought for owners that keep what they have is gone, unless somebody else took it.
    orm.references.let_go(std::mem::take(&mut cx.brought));
    Ok(())
}

fn load_path(orm: &mut Orm, cx: &mut QueryContext, post: PostLoad) -> Result<(), OrmError> {
    let PostLoad { path, loaders, subclasses, states } = post;
    for (attribute, strategy) in loaders {
        let class = orm.attribute(attribute).class;
        let has_it = |instance: &InstanceId| orm.is_a(orm.object(*instance).class, class);
        let states: IndexMap<InstanceId, bool> = states
            .iter()
            .filter(|(owner, _)| has_it(owner))
            .map(|(owner, wanted)| (*owner, *wanted))
            .collect();
        match strategy {
            PostStrategy::Selectin => selectin(orm, cx, &path, attribute, &states)?,
            PostStrategy::Immediate | PostStrategy::ImmediateAgain => {
                for (owner, overwrite) in &states {
                    if is_wanted(orm, *owner, attribute, *overwrite) {
                        immediate(orm, &mut cx.posts, *owner, attribute, strategy)?;
                    }
                }
            }
        }
    }
    for load in subclasses {
        let instances: Vec<InstanceId> = states.keys().copied().collect();
        polymorphic::load_subclass(orm, cx, &path, load, &instances)?;
    }
    Ok(())
}

fn immediate(
    orm: &mut Orm,
    posts: &mut PostLoads,
    owner: InstanceId,
    attribute: AttributeId,
    strategy: PostStrategy,
) -> Result<(), OrmError> {
    let setup = orm.relationship(attribute).setup();
    let refers_to_none = setup.use_get && super::lazy::local_values(orm, owner, setup).is_none();
    if orm.object(owner).values.contains_key(&attribute) && !refers_to_none {
        // A lazy load leaves what is there (`ATTR_WAS_SET`), also one that was to replace it.
        return Ok(());
    }
    if strategy == PostStrategy::ImmediateAgain && orm.relationship(attribute).setup().use_get {
        return match super::without_fetching(orm, owner, attribute, KeyValues::Current)? {
            Some(item) => set_committed(orm, owner, attribute, item.into_iter().collect()),
            None => Ok(()),
        };
    }
    match super::lazy::immediate(orm, posts, owner, attribute)? {
        Related::Empty | Related::WasSet => Ok(()),
        Related::One(item) => set_committed(orm, owner, attribute, item.into_iter().collect()),
        Related::Many(items) => set_committed(orm, owner, attribute, items),
    }
}

/// Whether what is loaded replaces what the object has.
pub(super) fn is_wanted(orm: &OrmState, owner: InstanceId, attribute: AttributeId, overwrite: bool) -> bool {
    overwrite || !orm.object(owner).values.contains_key(&attribute)
}

/// `set_committed_value`: a loaded value without events.
pub(super) fn set_committed(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: Vec<InstanceId>,
) -> Result<(), OrmError> {
    if attributes::is_write_only(orm, attribute) {
        return Err(OrmError::NoCollectionPopulation);
    }
    if orm.relationship(attribute).setup().uselist {
        attributes::commit_loaded_collection(orm, owner, attribute, &items)?;
        return Ok(());
    }
    if items.len() > 1 {
        orm.warn(WarningKind::MultipleRowsEagerly(attribute))?;
    }
    attributes::set_committed_value(orm, owner, attribute, Value::Reference(items.first().copied()));
    Ok(())
}
