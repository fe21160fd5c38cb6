//! Why a step did what it did: the tree of its causes with their effects, as sentences.

use std::collections::BTreeMap;

use bothways_trace::{AttributeKind, Catalog};
use bothways_world::{
    AttributeId, Binding, Cause, CauseId, Change, Entry, InstanceId, Journal, Row, SessionSet, TableId,
    Value, World,
};

use super::documentation::{Page, page_on};
use super::naming::{Naming, scalar};
use super::silence::silences;

/// One sentence with what followed from it.
#[derive(Clone, PartialEq, Debug)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// What it tells.
    pub kind: Kind,
    /// What it is about.
    pub about: About,
    /// What followed.
    pub then: Vec<Sentence>,
}

/// What a sentence leads to.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct About {
    /// An object.
    pub object: Option<InstanceId>,
    /// An SQL statement.
    pub statement: bool,
    /// What the documentation says of it.
    pub page: Option<Page>,
}

impl About {
    fn cause(cause: &Cause) -> Self {
        let object = match cause {
            Cause::Construct(object)
            | Cause::Add(object)
            | Cause::MarkDeleted(object)
            | Cause::Refresh(object)
            | Cause::Found(object)
            | Cause::Cascade { item: object, .. }
            | Cause::Orphan { item: object, .. }
            | Cause::Set { owner: object, .. }
            | Cause::Delete { owner: object, .. }
            | Cause::Append { owner: object, .. }
            | Cause::Remove { owner: object, .. }
            | Cause::Replace { owner: object, .. }
            | Cause::BackReference { owner: object, .. }
            | Cause::Listener { owner: object, .. }
            | Cause::LazyLoad { owner: object, .. } => Some(*object),
            _ => None,
        };
        Self { object, statement: false, page: page_on(cause) }
    }

    fn effect(change: &Change) -> Self {
        Self { statement: matches!(change, Change::Sql(_)), ..Self::default() }
    }
}

/// What a sentence tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Why something happened.
    Cause,
    /// What changed.
    Effect,
    /// What did not happen, though one might expect it.
    Silence,
}

/// The tree of one step: what its statement caused, in at most `limit` sentences. `world` is the world after it.
pub fn why(journal: &Journal, step: usize, catalog: &Catalog, world: &World, limit: usize) -> Vec<Sentence> {
    // A step without a node led to nothing.
    let Some(root) = journal.step_cause(step).map(|statement| beginning(journal, statement)) else {
        return Vec::new();
    };
    let narrator = Narrator { catalog, world, naming: Naming::new(catalog, world) };
    let mut children: BTreeMap<CauseId, Vec<Item>> = BTreeMap::new();
    let causes: Vec<CauseId> = journal.step_causes(step).take(limit * 10).collect();
    let mut alone = causes.iter().copied().filter(|id| stands_alone(journal, *id)).peekable();
    for entry in journal.step_entries(step).iter().take(limit * 10) {
        let Some(cause) = entry.cause.map(|cause| told_within(journal, &causes, world, entry, cause)) else {
            continue;
        };
        while let Some(before) = alone.next_if(|before| *before <= cause) {
            attach(&mut children, journal, root, before);
        }
        attach(&mut children, journal, root, cause);
        if let Some(text) = narrator.effect(entry) {
            children.entry(cause).or_default().push(Item::Effect(text, About::effect(&entry.change)));
        }
    }
    alone.for_each(|cause| attach(&mut children, journal, root, cause));
    let mut left = limit;
    let mut sentences = tree(&narrator, journal, &children, root, &mut left);
    let silence = |text| Sentence { text, kind: Kind::Silence, about: About::default(), then: Vec::new() };
    sentences.extend(silences(journal, step, catalog, world).into_iter().map(silence));
    sentences
}

/// How far above a statement of a function it is searched for what called that.
const REACH: usize = 100;

/// Where the tree of a step begins: at its statement. What the ORM called, an event's listener say, begins at the
/// statement that led there, so that what is between them is told too.
fn beginning(journal: &Journal, statement: CauseId) -> CauseId {
    let parent = |id: &CauseId| journal.cause(*id)?.parent;
    let above: Vec<CauseId> = std::iter::successors(Some(statement), parent).take(REACH).collect();
    let is_called =
        |id: &CauseId| journal.cause(*id).is_some_and(|node| !matches!(node.cause, Cause::Statement { .. }));
    if above.iter().any(is_called) { above.last().copied().unwrap_or(statement) } else { statement }
}

/// Whether a cause is worth a line although nothing that is told followed from it.
fn stands_alone(journal: &Journal, id: CauseId) -> bool {
    let is_worth =
        |cause: &Cause| matches!(cause, Cause::Construct(_) | Cause::Configure | Cause::Orphan { .. });
    // What was never used is configured when the program has ended, which is none of its doing.
    journal.cause(id).is_some_and(|node| is_worth(&node.cause)) && journal.statement_of(id).is_some()
}

/// The cause under which a change is told. A collection changes when its events are over: that belongs to them.
fn told_within(
    journal: &Journal,
    causes: &[CauseId],
    world: &World,
    entry: &Entry,
    within: CauseId,
) -> CauseId {
    let (collection, item) = match &entry.change {
        Change::Insert { collection, item, .. } | Change::Remove { collection, item, .. } => {
            (*collection, *item)
        }
        _ => return within,
    };
    let Some(collection) = world.collection(collection) else { return within };
    let is_event = |id: &&CauseId| {
        let Some(node) = journal.cause(**id).filter(|node| node.parent == Some(within)) else { return false };
        match (&node.cause, &entry.change) {
            (Cause::Append { owner, attribute, item: told }, Change::Insert { .. })
            | (Cause::Remove { owner, attribute, item: told }, Change::Remove { .. }) => {
                (*owner, *attribute, *told) == (collection.owner, collection.attribute, item)
            }
            _ => false,
        }
    };
    causes.iter().rev().find(is_event).copied().unwrap_or(within)
}

enum Item {
    Cause(CauseId),
    Effect(String, About),
}

/// Hangs a cause under its parent, and that one under its own, up to the statement.
fn attach(children: &mut BTreeMap<CauseId, Vec<Item>>, journal: &Journal, root: CauseId, cause: CauseId) {
    // Climb to the first node that hangs in the tree already, then hang the rest top down.
    let mut chain = Vec::new();
    let mut current = cause;
    while current != root && !children.contains_key(&current) {
        chain.push(current);
        current = journal.cause(current).and_then(|node| node.parent).unwrap_or(root);
    }
    for node in chain.into_iter().rev() {
        children.entry(current).or_default().push(Item::Cause(node));
        children.insert(node, Vec::new());
        current = node;
    }
}

fn tree(
    narrator: &Narrator<'_>,
    journal: &Journal,
    children: &BTreeMap<CauseId, Vec<Item>>,
    cause: CauseId,
    left: &mut usize,
) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for item in children.get(&cause).map(Vec::as_slice).unwrap_or_default() {
        if *left == 0 {
            break;
        }
        *left -= 1;
        let sentence = match item {
            Item::Effect(text, about) => {
                Sentence { text: text.clone(), kind: Kind::Effect, about: *about, then: Vec::new() }
            }
            Item::Cause(id) => {
                let then = tree(narrator, journal, children, *id, left);
                let node = journal.cause(*id);
                let told =
                    node.and_then(|node| Some((narrator.cause(&node.cause)?, About::cause(&node.cause))));
                let Some((text, about)) = told else {
                    sentences.extend(then);
                    continue;
                };
                if then.is_empty() && !stands_alone(journal, *id) {
                    continue;
                }
                // An object of a hierarchy is made in two goes.
                if let Some(last) = sentences.last_mut().filter(|last| last.text == text) {
                    last.then.extend(then);
                    continue;
                }
                Sentence { text, kind: Kind::Cause, about, then }
            }
        };
        sentences.push(sentence);
    }
    sentences
}

/// The chain of causes above one entry, innermost first, without the statement: why an SQL statement was sent.
pub fn because(journal: &Journal, cause: Option<CauseId>, catalog: &Catalog, world: &World) -> Vec<String> {
    let narrator = Narrator { catalog, world, naming: Naming::new(catalog, world) };
    let mut sentences = Vec::new();
    let mut next = cause;
    while let Some(node) = next.and_then(|id| journal.cause(id)) {
        sentences.extend(narrator.cause(&node.cause));
        next = node.parent;
    }
    sentences
}

struct Narrator<'a> {
    catalog: &'a Catalog,
    world: &'a World,
    naming: Naming<'a>,
}

impl Narrator<'_> {
    /// What happened, as a sentence without its full stop; none where the cause is not worth a line.
    fn cause(&self, cause: &Cause) -> Option<String> {
        let name = |instance: &InstanceId| self.naming.name(*instance);
        let attribute = |id: &AttributeId| self.catalog.attribute_name(*id);
        let of = |owner: &InstanceId, id: &AttributeId| self.attribute_of(*owner, *id);
        Some(match cause {
            Cause::Statement { .. } => return None,
            Cause::Construct(instance) => format!("{} was created", name(instance)),
            Cause::Set { owner, attribute, item: Some(item) } => {
                format!("{} was set to {}", of(owner, attribute), name(item))
            }
            Cause::Set { owner, attribute, item: None } => format!("{} was set", of(owner, attribute)),
            Cause::Delete { owner, attribute } => format!("{} was deleted", of(owner, attribute)),
            Cause::Append { owner, attribute, item } => {
                format!("{} was appended to {}", name(item), of(owner, attribute))
            }
            Cause::Remove { owner, attribute, item } => {
                format!("{} was removed from {}", name(item), of(owner, attribute))
            }
            Cause::Replace { owner, attribute } => {
                format!("{} was replaced as a whole", of(owner, attribute))
            }
            Cause::BackReference { from, to, owner } => format!(
                "{} is linked to {}{}, so {} was told",
                attribute(from),
                attribute(to),
                self.linked_by(*from, *to),
                of(owner, to)
            ),
            Cause::Listener { owner, attribute } => {
                format!("a listener or validator of {} was called", of(owner, attribute))
            }
            Cause::Cascade { attribute: along, item } => {
                format!("{} was reached along {} (cascade)", name(item), attribute(along))
            }
            Cause::Orphan { attribute: along, item } => {
                format!("{} has no owner along {} any more (delete-orphan)", name(item), attribute(along))
            }
            Cause::Add(instance) => format!("{} was added to the session", name(instance)),
            Cause::MarkDeleted(instance) => format!("{} was marked for deletion", name(instance)),
            Cause::Configure => "the mappers were configured".to_owned(),
            Cause::Flush => "the session was flushed".to_owned(),
            Cause::Autoflush => "the session was flushed before the query (autoflush)".to_owned(),
            Cause::Commit => "the session was committed".to_owned(),
            Cause::Rollback => "the transaction was rolled back".to_owned(),
            Cause::LazyLoad { owner, attribute } => {
                format!("{} was read and not loaded yet", of(owner, attribute))
            }
            Cause::Refresh(instance) => format!("{} was expired and read again", name(instance)),
            Cause::Query => "a query was sent".to_owned(),
            Cause::Expire => "attributes expired".to_owned(),
            Cause::Synchronize { attribute: along } => {
                format!("{} decides the foreign key", attribute(along))
            }
            Cause::Found(instance) => format!("{} was found in the identity map", name(instance)),
            Cause::NewEngine => "a newer engine was used first, whose database is empty".to_owned(),
            Cause::CreateAll => "the tables were created".to_owned(),
            Cause::DropAll => "the tables were dropped".to_owned(),
            Cause::Close => "the session was closed".to_owned(),
            Cause::Forgotten => "nothing refers to it any more, and the identity map is weak".to_owned(),
        })
    }

    fn linked_by(&self, from: AttributeId, to: AttributeId) -> &'static str {
        let generated = |id| {
            self.catalog.attribute(id).is_some_and(|attribute| match &attribute.kind {
                AttributeKind::Relationship(info) => info.from_backref,
                AttributeKind::Column(_) | AttributeKind::Expression | AttributeKind::Unconfigured => false,
            })
        };
        if generated(from) || generated(to) { " by backref" } else { " by back_populates" }
    }

    /// The change itself, where a reader would want to see it.
    fn effect(&self, entry: &Entry) -> Option<String> {
        let name = |instance: InstanceId| self.naming.name(instance);
        match &entry.change {
            Change::Value { instance, attribute, old, new } => {
                let at = self.attribute_of(*instance, *attribute);
                match (old, new) {
                    (Some(Value::Collection(before)), Some(Value::Collection(_))) => {
                        let kept = &self.world.collection(*before)?.items;
                        let names: Vec<String> = kept.iter().map(|item| name(*item)).collect();
                        let names = (!names.is_empty()).then(|| names.join(", "))?;
                        Some(format!("{at} is another collection now; the one before keeps {names}"))
                    }
                    (_, Some(Value::Collection(_))) => None,
                    (Some(old), Some(new)) => {
                        Some(format!("{at}: {} → {}", self.value(old), self.value(new)))
                    }
                    (None, Some(new)) => Some(format!("{at} = {}", self.value(new))),
                    (_, None) => Some(format!("{at} is not loaded any more")),
                }
            }
            Change::Insert { collection, item, .. } => {
                let collection = self.world.collection(*collection)?;
                Some(format!(
                    "{} gained {}",
                    self.attribute_of(collection.owner, collection.attribute),
                    name(*item)
                ))
            }
            Change::Remove { collection, item, .. } => {
                let collection = self.world.collection(*collection)?;
                Some(format!(
                    "{} lost {}",
                    self.attribute_of(collection.owner, collection.attribute),
                    name(*item)
                ))
            }
            Change::Session { instance, old: None, new: Some(_) } => {
                Some(format!("{} is in the session", name(*instance)))
            }
            Change::Session { instance, old: Some(_), new: None } => {
                Some(format!("{} left the session", name(*instance)))
            }
            Change::Enter { set: SessionSet::Deleted, instance, .. } => {
                Some(format!("{} will be deleted by the flush", name(*instance)))
            }
            Change::Sql(statement) => Some(super::statements::headline(&statement.text)),
            Change::Row { table, old, new, .. } => Some(self.row(*table, old.as_ref(), new.as_ref())),
            Change::Table { table, created } => {
                let table = self.catalog.table(*table)?;
                Some(format!("table {} {}", table.name, if *created { "created" } else { "dropped" }))
            }
            Change::Output(text) => {
                Some(format!("printed {}", text.trim_end())).filter(|_| !text.trim().is_empty())
            }
            Change::Stderr(text) => {
                Some(format!("wrote {} to stderr", text.trim_end())).filter(|_| !text.trim().is_empty())
            }
            Change::Warning(warning) => Some(format!("{}: {}", warning.category, warning.message)),
            Change::Bind { name: bound, new: Some(Binding::Instance(instance)), .. } => {
                let class = self.naming.class(*instance);
                let article = if class.starts_with(['A', 'E', 'I', 'O']) { "an" } else { "a" };
                Some(format!("{bound} is {article} {class}"))
            }
            _ => None,
        }
    }

    fn attribute_of(&self, owner: InstanceId, attribute: AttributeId) -> String {
        let key = self.catalog.attribute(attribute).map_or("?", |attribute| &attribute.key);
        format!("{}.{key}", self.naming.name(owner))
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Scalar(value) => scalar(value),
            Value::Reference(None) => "None".to_owned(),
            Value::Reference(Some(item)) => self.naming.name(*item),
            Value::Collection(_) => "a list".to_owned(),
        }
    }

    fn row(&self, table: TableId, old: Option<&Row>, new: Option<&Row>) -> String {
        let name = self.catalog.table(table).map_or("?", |table| &table.name);
        let values = |row: &Row| row.iter().map(scalar).collect::<Vec<_>>().join(", ");
        match (old, new) {
            (None, Some(new)) => format!("row in {name}: ({})", values(new)),
            (Some(old), Some(new)) => format!("row in {name}: ({}) → ({})", values(old), values(new)),
            (Some(old), None) => format!("row gone from {name}: ({})", values(old)),
            (None, None) => format!("row in {name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    fn lines(sentences: &[Sentence], depth: usize, into: &mut Vec<String>) {
        for sentence in sentences {
            into.push(format!("{}{}", "  ".repeat(depth), sentence.text));
            lines(&sentence.then, depth + 1, into);
        }
    }

    #[test]
    fn assigning_one_side_tells_why_the_other_changed() {
        let run = fixture::linked();
        let (step, world) = fixture::at(&run, "c.parent = p");
        let mut found = Vec::new();
        lines(&why(&run.journal, step, &run.catalog, &world, 20), 0, &mut found);
        assert_eq!(
            found,
            [
                "c.parent was set to p",
                "  Child.parent is linked to Parent.children by back_populates, so p.children was told",
                "    c was appended to p.children",
                "      p.children gained c",
                "  c.parent = p",
            ]
        );
    }
}
