//! Loader options: `joinedload(Parent.children)` and the like (`orm/strategy_options.py`).

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::{InnerJoin, Lazy};
use bothways_orm::{LoadPath, LoaderOption, OptionTarget, Root, Strategy};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{AttributeId, ClassId};

use super::aliased::AliasedClass;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::text;
use crate::native::{self, Function, Method};
use crate::object::{Object, value, view};

/// Options so far, and where the next one continues.
#[derive(Clone, Default)]
pub(crate) struct Load {
    pub options: Vec<LoaderOption>,
    /// The path to the class that the next option is for; none: it starts from its own.
    path: Option<LoadPath>,
    /// `"*"` before an entity is known: it is for all of them.
    everywhere: Vec<(OptionTarget, Strategy)>,
    /// Groups of deferred columns that are loaded, of every entity.
    groups: Vec<Rc<str>>,
    /// Whether the last of it repeats itself.
    recursive: bool,
}

/// As many levels as `recursion_depth=-1` is followed for, "all" to SQLAlchemy.
const ALL_LEVELS: usize = 1000;

impl Load {
    /// Options that nothing continues from.
    pub fn of_options(options: Vec<LoaderOption>) -> Self {
        Self { options, ..Self::default() }
    }

    /// The options for a query of these entities.
    pub fn for_entities(&self, entities: &[Root]) -> Vec<LoaderOption> {
        let everywhere = entities.iter().flat_map(|root| {
            self.everywhere.iter().map(|(target, strategy)| LoaderOption {
                path: LoadPath { root: root.clone(), steps: Vec::new() },
                target: *target,
                strategy: strategy.clone(),
                criteria: Vec::new(),
            })
        });
        self.options.iter().cloned().chain(everywhere).collect()
    }
}

/// The options given to `options()`.
pub(crate) fn given(
    cx: &mut Context<'_>,
    given: &[Value],
    (entities, of_query): (&[Root], bool),
) -> Result<Vec<LoaderOption>, Raised> {
    let mut options = Vec::new();
    for option in given {
        match view::<Load>(option) {
            Some(load) => {
                options.extend(load.for_entities(entities));
                for (root, group) in
                    entities.iter().flat_map(|root| load.groups.iter().map(move |group| (root, group)))
                {
                    let path = LoadPath { root: root.clone(), steps: Vec::new() };
                    options.extend(of_group(cx, &path, root.class, group));
                }
            }
            // `Query.options()` takes what it is given for an option.
            None if of_query => {
                let name = cx.type_name(option)?;
                let message = format!("'{name}' object has no attribute '_is_core'");
                return Err(cx.vm.raise_attribute_error(message));
            }
            None => {
                let repr = cx.python().repr(option)?;
                let message = format!("ExecutableOption expected, got {repr}.");
                return Err(cx.raise("ArgumentError", message));
            }
        }
    }
    Ok(options)
}

/// The options that load the deferred columns of a group with the rest of a class.
fn of_group(cx: &Context<'_>, path: &LoadPath, class: ClassId, group: &str) -> Vec<LoaderOption> {
    let orm = &cx.facade.orm;
    let attributes = orm.mapper(class).properties.values().copied().filter(|attribute| {
        let deferred = orm.attribute(*attribute).deferred();
        deferred.and_then(|deferred| deferred.group.as_deref()) == Some(group)
    });
    let option = |attribute| LoaderOption {
        path: path.clone(),
        target: OptionTarget::Attribute(attribute),
        strategy: Strategy::Undefer,
        criteria: Vec::new(),
    };
    attributes.map(option).collect()
}

/// `undefer_group(name)`, `option.undefer_group(name)`
fn undefer_group(cx: &mut Context<'_>, mut load: Load, name: Option<Value>) -> Result<Value, Raised> {
    let Some(Value::Str(group)) = name else { return cx.unsupported("this argument of undefer_group()") };
    match load.path.clone() {
        None => load.groups.push(group),
        Some(path) => {
            let orm = &cx.facade.orm;
            let last = path.steps.last().and_then(|last| orm.attribute(*last).relationship());
            let class = last.map_or(path.root.class, |relationship| relationship.setup().target);
            load.options.extend(of_group(cx, &path, class, &group));
        }
    }
    Ok(value(load))
}

/// The functions of the package.
pub(crate) const FUNCTIONS: &[(&str, Function)] = &[
    ("joinedload", |cx, arguments| start(cx, "joinedload", arguments)),
    ("selectinload", |cx, arguments| start(cx, "selectinload", arguments)),
    ("subqueryload", |cx, arguments| start(cx, "subqueryload", arguments)),
    ("lazyload", |cx, arguments| start(cx, "lazyload", arguments)),
    ("immediateload", |cx, arguments| start(cx, "immediateload", arguments)),
    ("raiseload", |cx, arguments| start(cx, "raiseload", arguments)),
    ("noload", |cx, arguments| start(cx, "noload", arguments)),
    ("defaultload", |cx, arguments| start(cx, "defaultload", arguments)),
    ("contains_eager", |cx, arguments| start(cx, "contains_eager", arguments)),
    ("defer", |cx, arguments| start(cx, "defer", arguments)),
    ("undefer", |cx, arguments| start(cx, "undefer", arguments)),
    ("load_only", |cx, arguments| start(cx, "load_only", arguments)),
    ("undefer_group", |cx, arguments| {
        let [name] = cx.bind("undefer_group", ["name"], 1, arguments)?;
        undefer_group(cx, Load::default(), name)
    }),
    ("Load", load),
    ("selectin_polymorphic", |cx, arguments| {
        let [base, classes] = cx.bind("selectin_polymorphic", ["base_cls", "classes"], 2, arguments)?;
        let Some(root) = base.as_ref().and_then(|base| root(cx, base)) else {
            return cx.unsupported("selectin_polymorphic() of anything but a mapped class");
        };
        crate::errors::checked(cx, |orm| bothways_orm::config::configure(orm, root.class))?;
        let load = Load { path: Some(LoadPath { root, steps: Vec::new() }), ..Load::default() };
        Ok(value(with_subclasses(cx, load, classes.as_ref())?))
    }),
    ("with_loader_criteria", super::loader_criteria::with_loader_criteria),
];

const METHODS: &[Method] = &[
    ("joinedload", |cx, arguments| chained(cx, "joinedload", arguments)),
    ("selectinload", |cx, arguments| chained(cx, "selectinload", arguments)),
    ("subqueryload", |cx, arguments| chained(cx, "subqueryload", arguments)),
    ("lazyload", |cx, arguments| chained(cx, "lazyload", arguments)),
    ("immediateload", |cx, arguments| chained(cx, "immediateload", arguments)),
    ("raiseload", |cx, arguments| chained(cx, "raiseload", arguments)),
    ("noload", |cx, arguments| chained(cx, "noload", arguments)),
    ("defaultload", |cx, arguments| chained(cx, "defaultload", arguments)),
    ("contains_eager", |cx, arguments| chained(cx, "contains_eager", arguments)),
    ("defer", |cx, arguments| chained(cx, "defer", arguments)),
    ("undefer", |cx, arguments| chained(cx, "undefer", arguments)),
    ("load_only", |cx, arguments| chained(cx, "load_only", arguments)),
    ("undefer_group", |cx, mut arguments| {
        let load = receiver(cx, &mut arguments)?;
        let [name] = cx.bind("undefer_group", ["name"], 1, arguments)?;
        undefer_group(cx, load, name)
    }),
    ("options", nested_options),
    ("selectin_polymorphic", |cx, mut arguments| {
        let load = receiver(cx, &mut arguments)?;
        let [classes] = cx.bind("selectin_polymorphic", ["classes"], 1, arguments)?;
        Ok(value(with_subclasses(cx, load, classes.as_ref())?))
    }),
];

/// `selectin_polymorphic(Class, [Subclass, …])`, at the path where the options are.
fn with_subclasses(cx: &mut Context<'_>, mut load: Load, classes: Option<&Value>) -> Result<Load, Raised> {
    let given = cx.python().collect(classes.unwrap_or(&Value::None))?;
    let classes: Option<Vec<ClassId>> = given
        .iter()
        .map(|class| root(cx, class).filter(|root| root.alias.is_none()).map(|root| root.class))
        .collect();
    let (Some(classes), Some(path)) = (classes, load.path.clone()) else {
        return cx.unsupported("selectin_polymorphic() with anything but mapped classes");
    };
    let strategy = Strategy::SelectinPolymorphic(classes.into());
    load.options.push(LoaderOption {
        path,
        target: OptionTarget::Subclasses,
        strategy,
        criteria: Vec::new(),
    });
    Ok(load)
}

/// `Load(Class)`
fn load(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [entity] = cx.bind("Load", ["entity"], 1, arguments)?;
    match entity.as_ref().and_then(|entity| root(cx, entity)) {
        Some(root) => {
            crate::errors::checked(cx, |orm| bothways_orm::config::configure(orm, root.class))?;
            let path = Some(LoadPath { root, steps: Vec::new() });
            Ok(value(Load { path, ..Load::default() }))
        }
        None => cx.unsupported("Load() of anything but a mapped class"),
    }
}

/// A mapped class or an alias of one.
pub(crate) fn root(cx: &Context<'_>, given: &Value) -> Option<Root> {
    if let Some(alias) = view::<AliasedClass>(given) {
        return Some(alias.root.clone());
    }
    let class = given.as_class().and_then(|class| cx.facade.classes.id(class))?;
    Some(Root { class, alias: None })
}

fn start(cx: &mut Context<'_>, name: &'static str, arguments: Arguments) -> Result<Value, Raised> {
    for given in &arguments.positional {
        if let Some(attribute) = view::<InstrumentedAttribute>(given) {
            let class = attribute.class;
            crate::errors::checked(cx, |orm| bothways_orm::config::configure(orm, class))?;
        }
    }
    Ok(value(extended(cx, Load::default(), name, arguments)?))
}

fn chained(cx: &mut Context<'_>, name: &'static str, mut arguments: Arguments) -> Result<Value, Raised> {
    let load = receiver(cx, &mut arguments)?;
    Ok(value(extended(cx, load, name, arguments)?))
}

fn receiver(cx: &mut Context<'_>, arguments: &mut Arguments) -> Result<Load, Raised> {
    native::take_receiver(cx, arguments, "Load")
}

/// `option.options(*others)`: each continues from here.
fn nested_options(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let mut load = receiver(cx, &mut arguments)?;
    let Some(path) = load.path.clone() else { return cx.unsupported("Load.options() here") };
    if load.recursive {
        return cx.unsupported("an option that continues one with recursion_depth=…");
    }
    for given in &arguments.positional {
        let Some(other) = view::<Load>(given) else { return cx.unsupported("Load.options() of this") };
        for option in &other.options {
            let steps = path.steps.iter().chain(&option.path.steps).copied().collect();
            let path = LoadPath { root: path.root.clone(), steps };
            load.options.push(LoaderOption { path, ..option.clone() });
        }
        for (target, strategy) in &other.everywhere {
            load.options.push(LoaderOption {
                path: path.clone(),
                target: *target,
                strategy: strategy.clone(),
                criteria: Vec::new(),
            });
        }
    }
    Ok(value(load))
}

/// How SQLAlchemy calls a loader strategy.
fn strategy_name(name: &str) -> &'static str {
    match name {
        "joinedload" | "contains_eager" => "joined loader",
        "selectinload" => "selectin loader",
        "subqueryload" => "subquery loader",
        "lazyload" | "raiseload" => "lazy loader",
        "immediateload" => "immediate loader",
        "noload" => "noload loader",
        "undefer" => "column loader",
        _ => "deferred column loader",
    }
}

fn extended(
    cx: &mut Context<'_>,
    mut load: Load,
    name: &'static str,
    mut arguments: Arguments,
) -> Result<Load, Raised> {
    let levels = recursion_depth(cx, name, &mut arguments)?;
    let strategy = strategy(cx, name, &mut arguments)?;
    if load.recursive {
        return cx.unsupported("an option that continues one with recursion_depth=…");
    }
    if let Some((keyword, _)) = arguments.keywords.first() {
        return Err(crate::arguments::unexpected(cx.vm, name, keyword));
    }
    if name == "noload" {
        let category = cx.exception_class("SADeprecationWarning");
        let message = "The noload() option is deprecated and will be removed in a future release.  This option \
                       produces incorrect results by returning ``None`` for related items. (deprecated since: 2.1)";
        cx.python().warn(&category, message)?;
    }
    if name == "load_only" {
        return load_only(
            cx,
            load,
            &arguments.positional,
            strategy.unwrap_or(Strategy::Defer { raise: false }),
        );
    }
    let columns = matches!(name, "defer" | "undefer");
    for given in &arguments.positional {
        if let Value::Str(word) = given {
            if &**word != "*" {
                let message = "Strings are not accepted for attribute names in loader options; please use class-bound \
                               attributes directly.";
                return Err(cx.raise("ArgumentError", message));
            }
            let target = if columns { OptionTarget::Columns } else { OptionTarget::Relationships };
            match (&load.path, &strategy) {
                (Some(path), Some(strategy)) => {
                    let (path, strategy, criteria) = (path.clone(), strategy.clone(), Vec::new());
                    load.options.push(LoaderOption { path, target, strategy, criteria })
                }
                (None, Some(strategy)) => load.everywhere.push((target, strategy.clone())),
                (_, None) => {}
            }
            continue;
        }
        let attribute = attribute(cx, given)?;
        let path = step(cx, &load, &attribute)?;
        if attribute.is_relationship(cx) == columns {
            return Err(wrong_strategy(cx, name, &attribute));
        }
        if let Some(strategy) = &strategy {
            let strategy = match (strategy, &attribute.of_type) {
                (Strategy::ContainsEager(None), Some(root)) => Strategy::ContainsEager(root.alias.clone()),
                (Strategy::Lazy(..), Some(_)) => {
                    return cx.unsupported(format!("{name}() along of_type()"));
                }
                (other, _) => other.clone(),
            };
            let target = OptionTarget::Attribute(attribute.id);
            let criteria = attribute.criteria.to_vec();
            if levels.is_some() && !criteria.is_empty() {
                return cx.unsupported("recursion_depth=… along and_()");
            }
            let mut level = path.clone();
            for _ in 1..levels.unwrap_or(1) {
                let next = level.then(attribute.id);
                let (path, strategy) = (std::mem::replace(&mut level, next), strategy.clone());
                load.options.push(LoaderOption { path, target, strategy, criteria: Vec::new() });
            }
            load.options.push(LoaderOption { path: level, target, strategy, criteria });
        } else if !attribute.criteria.is_empty() {
            return cx.unsupported(format!("{name}() along and_()"));
        }
        if levels.is_some() {
            let relationship = cx.facade.orm.attribute(attribute.id).relationship();
            if relationship.is_none_or(|relationship| !relationship.setup().self_referential) {
                return cx.unsupported("recursion_depth=… along a relationship to another class");
            }
            load.recursive = true;
        }
        load.path = Some(if columns { path } else { path.then(attribute.id) });
    }
    Ok(load)
}

fn attribute(cx: &mut Context<'_>, given: &Value) -> Result<InstrumentedAttribute, Raised> {
    match view::<InstrumentedAttribute>(given) {
        Some(attribute) => Ok(attribute.clone()),
        None => {
            let repr = cx.python().repr(given)?;
            let message = format!("expected ORM mapped attribute for loader strategy argument, got {repr}.");
            Err(cx.raise("ArgumentError", message))
        }
    }
}

/// The path to the class of an attribute that an option is given for.
fn step(cx: &mut Context<'_>, load: &Load, attribute: &InstrumentedAttribute) -> Result<LoadPath, Raised> {
    let Some(path) = &load.path else {
        return Ok(LoadPath { root: polymorphic_root(cx, attribute.root()), steps: Vec::new() });
    };
    let orm = &cx.facade.orm;
    let class = match path.steps.last() {
        Some(last) => orm.attribute(*last).relationship().map(|relationship| relationship.setup().target),
        None => Some(path.root.class),
    };
    if class.is_some_and(|class| orm.is_a(class, attribute.class)) {
        return Ok(path.clone());
    }
    let name = format!("{}.{}", attribute.class_name, attribute.key);
    let message = match path.steps.last() {
        Some(last) => {
            let relationship = text::relationship(cx, *last);
            let below = class.filter(|class| orm.is_a(attribute.class, *class));
            let hint = below.map_or_else(String::new, |class| {
                let (above, below) = (&orm.mapper(class).name, &attribute.class_name);
                format!(
                    "  Did you mean to use \"{relationship}.of_type({below})\" or \
                     \"loadopt.options(selectin_polymorphic({above}, [{below}]), ...)\" ?"
                )
            });
            format!(
                "ORM mapped entity or attribute \"{name}\" does not link from relationship \
                 \"{relationship}\".{hint}"
            )
        }
        None => format!(
            "ORM mapped entity or attribute \"{name}\" does not link from \"{}\".",
            text::mapper(cx, path.root.class)
        ),
    };
    Err(cx.raise("ArgumentError", message))
}

/// The entity of a query that an attribute belongs to: `alias.Subclass` is part of `with_polymorphic()`.
pub(super) fn polymorphic_root(cx: &Context<'_>, root: Root) -> Root {
    let orm = &cx.facade.orm;
    let is_polymorphic = root.alias.as_ref().is_some_and(|alias| orm.polymorphic_alias(alias).is_some());
    let entity = is_polymorphic.then(|| {
        let above = orm.iterate_to_root(root.class);
        let subclasses =
            root.alias.as_ref().and_then(|alias| orm.polymorphic_alias(alias)).unwrap_or_default();
        above.into_iter().find(|class| !subclasses.contains(class))
    });
    match entity.flatten() {
        Some(class) => Root { class, ..root },
        None => root,
    }
}

fn wrong_strategy(cx: &mut Context<'_>, name: &str, attribute: &InstrumentedAttribute) -> Raised {
    let is_relationship = attribute.is_relationship(cx);
    let (is, wanted) = match is_relationship {
        true => ("relationship", "column property"),
        false => ("column property", "relationship property"),
    };
    let message = format!(
        "Can't apply \"{}\" strategy to property \"{}\", which is a \"{is}\"; this loader strategy is intended to \
         be used with a \"{wanted}\".",
        strategy_name(name),
        text::relationship(cx, attribute.id)
    );
    cx.raise("LoaderStrategyException", message)
}

/// The levels that `recursion_depth=…` of an option asks for: it counts from 0.
fn recursion_depth(
    cx: &mut Context<'_>,
    name: &'static str,
    arguments: &mut Arguments,
) -> Result<Option<usize>, Raised> {
    if !matches!(name, "selectinload" | "immediateload") {
        return Ok(None);
    }
    match arguments.take_keyword("recursion_depth") {
        None | Some(Value::None) => Ok(None),
        Some(Value::Int(-1)) => Ok(Some(ALL_LEVELS)),
        Some(Value::Int(depth)) => match usize::try_from(depth) {
            Ok(depth) if depth < ALL_LEVELS => Ok(Some(depth + 1)),
            _ => cx.unsupported("this value of recursion_depth=…"),
        },
        Some(_) => cx.unsupported("this value of recursion_depth=…"),
    }
}

/// The strategy that a function stands for; none for `defaultload`.
fn strategy(
    cx: &mut Context<'_>,
    name: &'static str,
    arguments: &mut Arguments,
) -> Result<Option<Strategy>, Raised> {
    let truth = |value: Option<Value>| matches!(value, Some(Value::Bool(true)));
    let lazy = |lazy| Ok(Some(Strategy::Lazy(lazy, None)));
    match name {
        "joinedload" => {
            let inner = match arguments.take_keyword("innerjoin") {
                None | Some(Value::None) => None,
                Some(Value::Bool(true)) => Some(InnerJoin::Nested),
                Some(Value::Bool(false)) => Some(InnerJoin::No),
                Some(Value::Str(word)) if &*word == "nested" => Some(InnerJoin::Nested),
                Some(Value::Str(word)) if &*word == "unnested" => Some(InnerJoin::Unnested),
                Some(_) => return cx.unsupported("this value of joinedload(innerjoin=…)"),
            };
            Ok(Some(Strategy::Lazy(Lazy::Joined, inner)))
        }
        "selectinload" => lazy(Lazy::Selectin),
        "subqueryload" => lazy(Lazy::Subquery),
        "lazyload" => lazy(Lazy::Select),
        "immediateload" => lazy(Lazy::Immediate),
        "noload" => lazy(Lazy::NoLoad),
        "raiseload" => match truth(arguments.take_keyword("sql_only")) {
            true => lazy(Lazy::RaiseOnSql),
            false => lazy(Lazy::Raise),
        },
        "contains_eager" => {
            let alias: Option<Arc<str>> = match arguments.take_keyword("alias") {
                None | Some(Value::None) => None,
                Some(alias) => match view::<AliasedClass>(&alias) {
                    Some(alias) => alias.root.alias.clone(),
                    None => {
                        return cx.unsupported("contains_eager(alias=…) with anything but an aliased class");
                    }
                },
            };
            Ok(Some(Strategy::ContainsEager(alias)))
        }
        "defer" => Ok(Some(Strategy::Defer { raise: truth(arguments.take_keyword("raiseload")) })),
        "undefer" => Ok(Some(Strategy::Undefer)),
        "load_only" => Ok(Some(Strategy::Defer { raise: truth(arguments.take_keyword("raiseload")) })),
        _ => Ok(None),
    }
}

/// `load_only(*columns)`: every other column is deferred.
fn load_only(
    cx: &mut Context<'_>,
    mut load: Load,
    given: &[Value],
    others: Strategy,
) -> Result<Load, Raised> {
    let mut paths: Vec<(LoadPath, Vec<AttributeId>)> = Vec::new();
    for given in given {
        let attribute = attribute(cx, given)?;
        let path = step(cx, &load, &attribute)?;
        if attribute.is_relationship(cx) {
            return Err(wrong_strategy(cx, "undefer", &attribute));
        }
        match paths.iter_mut().find(|(known, _)| *known == path) {
            Some((_, columns)) => columns.push(attribute.id),
            None => paths.push((path, vec![attribute.id])),
        }
    }
    for (path, columns) in paths {
        let mut push = |target, strategy| {
            let (path, criteria) = (path.clone(), Vec::new());
            load.options.push(LoaderOption { path, target, strategy, criteria });
        };
        push(OptionTarget::Columns, others.clone());
        columns.into_iter().for_each(|column| push(OptionTarget::Attribute(column), Strategy::Undefer));
    }
    Ok(load)
}

impl Object for Load {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Load")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "with_expression" => cx.unsupported(format!("Load.{name}")),
            _ => Ok(None),
        }
    }
}
