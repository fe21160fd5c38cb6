//! One line loads a relationship of one object after the other: N+1 SELECTs where one more would do.

use bothways_diagnostics::{Diagnostic, Fix};
use bothways_rewrite::{EagerLoad, RelationshipName, load_with_query};
use bothways_trace::{AttributeKind, Catalog, Program, REPEATED_LOADS, RepeatedLoad, repeated_loads};
use bothways_world::{AttributeId, Cause, CauseId, Change, ClassId, InstanceId, Journal, Place};

/// Lazy loads of owners that lazy loads gave, at most so many after one another.
const DEEPEST: usize = 8;

/// What a run loads again and again, with the loader option that makes it one SELECT.
pub(super) fn find(program: &Program, catalog: &Catalog, journal: &Journal) -> Vec<Diagnostic> {
    let sent = journal.entries.iter().filter_map(|entry| match &entry.change {
        Change::Sql(statement) => Some((&**statement, entry.cause)),
        _ => None,
    });
    let loads = repeated_loads(sent, journal);
    loads.into_iter().map(|load| diagnose(program, catalog, journal, &load)).collect()
}

fn diagnose(program: &Program, catalog: &Catalog, journal: &Journal, load: &RepeatedLoad) -> Diagnostic {
    let RepeatedLoad { attribute, count, .. } = *load;
    let name = catalog.attribute_name(attribute);
    let message = format!("This line loaded {name} {count} times, with a SELECT each");
    let mut diagnostic = Diagnostic::information(REPEATED_LOADS, message);
    diagnostic.labels.push(super::label(load.place));
    diagnostic.fixes.extend(fix(program, catalog, journal, load));
    let remedy = if diagnostic.fixes.is_empty() {
        format!(
            "selectinload({name}) in the options of a query of these objects, or lazy=\"selectin\" on the relationship,"
        )
    } else {
        format!("With selectinload({name}) the query")
    };
    diagnostic.hints.push(format!(
        "A relationship is loaded when it is first read, of each object by itself (lazy=\"select\"). {remedy} loads it \
         for all of them by one SELECT more."
    ));
    diagnostic
}

/// The option, where the query that it belongs to can be told.
fn fix(program: &Program, catalog: &Catalog, journal: &Journal, load: &RepeatedLoad) -> Option<Fix> {
    let mut path = vec![load.attribute];
    let mut owner = load.owner;
    let mut statement = None;
    while let Some((source, place)) = source(journal, owner) {
        statement = Some(place);
        match source {
            Source::Query => break,
            Source::LazyLoad(from, attribute) if path.len() < DEEPEST => {
                path.insert(0, attribute);
                owner = from;
            }
            Source::LazyLoad(..) => return None,
        }
    }
    let first = *path.first()?;
    let (classes, bases) = lineage(catalog, catalog.attribute(first)?.class);
    let names = |classes: &[ClassId]| -> Vec<String> {
        classes.iter().map(|class| class_name(catalog, *class)).collect()
    };
    let documents = [&*program.models, &*program.script];
    let documents = if program.script.is_empty() { documents.get(..1)? } else { &documents };
    let load = EagerLoad {
        classes: &names(&classes),
        bases: &names(&bases),
        path: &path.iter().filter_map(|attribute| relationship_name(catalog, *attribute)).collect::<Vec<_>>(),
        arrivals: &arrivals(catalog, &[classes.as_slice(), bases.as_slice()].concat()),
    };
    let statement = statement.map(|place| (place.document, place.start as usize..place.end as usize));
    load_with_query(documents, statement, &load).ok()
}

/// What put an object's values there.
enum Source {
    /// A query of the program.
    Query,
    /// The lazy load of another object's relationship.
    LazyLoad(InstanceId, AttributeId),
}

/// What loaded an object first, and the statement that did.
fn source(journal: &Journal, owner: InstanceId) -> Option<(Source, Place)> {
    let of_owner = |change: &Change| match change {
        Change::Create { instance, .. } | Change::Value { instance, .. } => *instance == owner,
        _ => false,
    };
    let causes =
        journal.entries.iter().filter(|entry| of_owner(&entry.change)).filter_map(|entry| entry.cause);
    causes.into_iter().find_map(|cause| Some((loaded_by(journal, cause)?, journal.statement_of(cause)?)))
}

fn loaded_by(journal: &Journal, cause: CauseId) -> Option<Source> {
    let mut next = Some(cause);
    while let Some(node) = next.and_then(|id| journal.cause(id)) {
        match node.cause {
            Cause::Query => return Some(Source::Query),
            Cause::LazyLoad { owner, attribute } => return Some(Source::LazyLoad(owner, attribute)),
            _ => next = node.parent,
        }
    }
    None
}

/// A class with the mapped classes that inherit from it, and those that it inherits from.
fn lineage(catalog: &Catalog, class: ClassId) -> (Vec<ClassId>, Vec<ClassId>) {
    let up = |class: ClassId| {
        std::iter::successors(Some(class), |class| catalog.class(*class).and_then(|class| class.inherits))
    };
    let all = (0..catalog.classes.len()).map(ClassId::from_index);
    (all.filter(|other| up(*other).any(|base| base == class)).collect(), up(class).skip(1).collect())
}

/// The relationships whose objects are of these classes.
fn arrivals(catalog: &Catalog, classes: &[ClassId]) -> Vec<RelationshipName> {
    let all = (0..catalog.attributes.len()).map(AttributeId::from_index);
    let arriving =
        all.filter(|attribute| match catalog.attribute(*attribute).map(|attribute| &attribute.kind) {
            Some(AttributeKind::Relationship(relationship)) => classes.contains(&relationship.target),
            _ => false,
        });
    arriving.filter_map(|attribute| relationship_name(catalog, attribute)).collect()
}

fn relationship_name(catalog: &Catalog, attribute: AttributeId) -> Option<RelationshipName> {
    let attribute = catalog.attribute(attribute)?;
    Some((class_name(catalog, attribute.class), attribute.key.to_string()))
}

fn class_name(catalog: &Catalog, class: ClassId) -> String {
    catalog.class(class).map(|class| class.name.to_string()).unwrap_or_default()
}
