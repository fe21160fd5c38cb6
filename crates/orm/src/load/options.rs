//! Loader options: how the relationships and columns along a path are loaded in one query
//! (`orm/strategy_options.py`).

use std::sync::Arc;

use bothways_sql::Expression;
use bothways_world::{AttributeId, ClassId};

use crate::OrmError;
use crate::config::{InnerJoin, Lazy};
use crate::error::StrategyConflict;

/// A mapped class as a query names it: by its table or by an alias.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Root {
    /// The class.
    pub class: ClassId,
    /// The alias, if it has one.
    pub alias: Option<Arc<str>>,
}

/// Where something is loaded from: an entity of the query and the relationships followed from it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadPath {
    /// The entity.
    pub root: Root,
    /// The relationships.
    pub steps: Vec<AttributeId>,
}

impl LoadPath {
    /// The entity itself.
    pub fn root(class: ClassId) -> Self {
        Self { root: Root { class, alias: None }, steps: Vec::new() }
    }

    /// One relationship further.
    pub fn then(&self, attribute: AttributeId) -> Self {
        let mut steps = self.steps.clone();
        steps.push(attribute);
        Self { root: self.root.clone(), steps }
    }
}

/// One option: a strategy for what stands at the end of a path.
#[derive(Clone, PartialEq, Debug)]
pub struct LoaderOption {
    /// The path to the class that has it.
    pub path: LoadPath,
    /// What it is for.
    pub target: OptionTarget,
    /// How that is loaded.
    pub strategy: Strategy,
    /// What only is loaded: `and_()` of a relationship, or `with_loader_criteria()`.
    pub criteria: Vec<Expression>,
}

/// What an option is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OptionTarget {
    /// One attribute.
    Attribute(AttributeId),
    /// `"*"`: every relationship that has no option of its own.
    Relationships,
    /// Every column that has no option of its own.
    Columns,
    /// What the subclasses have more than the class itself.
    Subclasses,
    /// A class, wherever it is loaded: its path is of no account.
    Entity(ClassId),
}

/// How an attribute is loaded.
#[derive(Clone, PartialEq, Debug)]
pub enum Strategy {
    /// A relationship: `joinedload()` and the like.
    Lazy(Lazy, Option<InnerJoin>),
    /// `contains_eager()`: from columns of the query itself, of this alias.
    ContainsEager(Option<Arc<str>>),
    /// `defer()`; reading it may raise.
    Defer {
        /// `raiseload=True`
        raise: bool,
    },
    /// `undefer()`
    Undefer,
    /// `selectin_polymorphic()`: what these subclasses have more, by statements of their own.
    SelectinPolymorphic(Arc<[ClassId]>),
    /// `with_loader_criteria()`
    Criteria {
        /// `include_aliases=True`: also for aliases that the program made.
        include_aliases: bool,
        /// Given for a superclass that is not mapped: then entities are meant only with `include_aliases`.
        of_base: bool,
    },
}

/// The options that a query, or an object loaded by it, carries.
pub(crate) type Options = Arc<[LoaderOption]>;

/// The strategy that options give an attribute at a path.
pub(crate) fn strategy_of(
    options: &[LoaderOption],
    path: &LoadPath,
    attribute: AttributeId,
    wildcard: OptionTarget,
) -> Option<Strategy> {
    let own = strategy_at(options, path, OptionTarget::Attribute(attribute));
    own.or_else(|| strategy_at(options, path, wildcard))
}

/// The last strategy that options give a target at a path.
pub(crate) fn strategy_at(
    options: &[LoaderOption],
    path: &LoadPath,
    target: OptionTarget,
) -> Option<Strategy> {
    let found = options.iter().rev().find(|option| option.target == target && option.path == *path);
    found.map(|option| option.strategy.clone())
}

/// Each attribute has one strategy at a path; what is said of many at once, the last says
/// (`_LoadElement._reconcile`).
///
/// # Errors
/// Two options say differently.
pub(crate) fn check_conflicts(options: &[LoaderOption]) -> Result<(), OrmError> {
    for (position, replacement) in options.iter().enumerate() {
        let OptionTarget::Attribute(attribute) = replacement.target else { continue };
        let before = options.iter().take(position).find(|existing| {
            existing.target == replacement.target
                && existing.path == replacement.path
                && existing.strategy != replacement.strategy
        });
        if let Some(existing) = before {
            return Err(OrmError::StrategyConflict(Box::new(StrategyConflict {
                path: replacement.path.clone(),
                attribute,
                existing: existing.strategy.clone(),
                replacement: replacement.strategy.clone(),
            })));
        }
    }
    Ok(())
}
