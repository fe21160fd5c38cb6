//! What comparing the finished runs shows, in sentences.

use std::collections::BTreeMap;

use bothways_trace::{Ending, Run, Timeline, Variant, VariantKind, Verdict};
use bothways_world::World;

/// One column that ran, with where it ended.
struct Column<'a> {
    name: &'static str,
    run: &'a Run,
    world: World,
}

/// The verdict over all columns that ran.
pub(crate) fn of(variants: &[Variant]) -> Verdict {
    let columns: Vec<Column<'_>> = variants
        .iter()
        .filter(|variant| !matches!(variant.kind, VariantKind::AsWritten | VariantKind::Earlier(_)))
        .filter_map(|variant| {
            let run = variant.run.as_ref()?;
            let world = Timeline::new(&run.journal).seek(&run.journal, u64::MAX).clone();
            Some(Column { name: name(variant.kind), run, world })
        })
        .collect();
    if columns.len() < 2 {
        return Verdict::default();
    }
    let mut sentences = Vec::new();
    sentences.extend(endings(&columns));
    sentences.extend(linked_pair(&columns));
    sentences.extend(difference(&columns, "print", |column| printed(&column.world)));
    sentences.extend(difference(&columns, "leave", rows));
    sentences.extend(warnings(&columns));
    sentences.extend(statements(&columns));
    Verdict { sentences }
}

fn name(kind: VariantKind) -> &'static str {
    match kind {
        VariantKind::AsWritten => "as written",
        VariantKind::BackPopulates => "back_populates",
        VariantKind::Backref => "backref",
        VariantKind::NotLinked => "not linked",
        VariantKind::OneSide => "one side only",
        VariantKind::Earlier(_) => "an earlier version",
    }
}

/// Which columns fail, and with what.
fn endings(columns: &[Column<'_>]) -> Option<String> {
    let failed = |column: &Column<'_>| match &column.run.ending {
        Ending::Finished => None,
        Ending::Error(error) => Some(error.kind.rsplit('.').next().unwrap_or(&error.kind).to_owned()),
        Ending::Unsupported { what, .. } => Some(format!("what Bothways does not support ({what})")),
        Ending::Limit { what, .. } => Some(format!("a limit ({what})")),
    };
    let groups = grouped(columns, failed);
    if groups.len() == 1 {
        let (how, _) = groups.first()?;
        return how.as_ref().map(|how| format!("Under every strategy the program ends in {how}."));
    }
    let parts: Vec<String> = groups
        .iter()
        .map(|(how, names)| match how {
            None => format!("{} runs to its end", join(names)),
            Some(how) => format!("{} ends in {how}", join(names)),
        })
        .collect();
    Some(format!("{}.", parts.join("; ")))
}

/// Whether the two ways of linking did the same in everything that can be seen.
fn linked_pair(columns: &[Column<'_>]) -> Option<String> {
    let find = |wanted: &str| columns.iter().find(|column| column.name == wanted);
    let (populates, backref) = (find("back_populates")?, find("backref")?);
    let same = printed(&populates.world) == printed(&backref.world)
        && rows(populates) == rows(backref)
        && sent(populates) == sent(backref)
        && populates.run.ending == backref.run.ending;
    same.then(|| {
        "back_populates and backref behave the same here: same output, same rows, same SQL. They differ in where \
         the other side is written."
            .to_owned()
    })
}

/// Which columns differ in something, told by the verb that fits it.
fn difference<T: PartialEq>(
    columns: &[Column<'_>],
    verb: &str,
    what: impl Fn(&Column<'_>) -> T,
) -> Option<String> {
    let groups = grouped(columns, what);
    let (_, first) = groups.first()?;
    let others: Vec<&str> = groups.iter().skip(1).flat_map(|(_, names)| names.iter().copied()).collect();
    let object = if verb == "print" { "something else" } else { "other rows" };
    (!others.is_empty()).then(|| format!("{} {verb}s {object} than {}.", join(&others), join(first)))
}

fn warnings(columns: &[Column<'_>]) -> Option<String> {
    let warned: Vec<&str> =
        columns.iter().filter(|column| !column.world.warnings.is_empty()).map(|column| column.name).collect();
    (!warned.is_empty() && warned.len() < columns.len())
        .then(|| format!("Only {} makes SQLAlchemy warn.", join(&warned)))
}

fn statements(columns: &[Column<'_>]) -> Option<String> {
    let groups = grouped(columns, |column| sent(column).len());
    if groups.len() < 2 {
        return None;
    }
    let parts: Vec<String> =
        groups.iter().map(|(count, names)| format!("{count} under {}", join(names))).collect();
    Some(format!("Statements sent: {}.", parts.join(", ")))
}

fn printed(world: &World) -> String {
    world.output.iter().map(|piece| &**piece).collect()
}

fn rows(column: &Column<'_>) -> BTreeMap<String, String> {
    let tables = column.run.catalog.tables.iter().zip(&column.world.tables);
    tables.map(|(table, state)| (table.name.to_string(), format!("{:?}", state.rows))).collect()
}

fn sent(column: &Column<'_>) -> Vec<String> {
    column.world.sql.iter().map(|statement| statement.text.to_string()).collect()
}

/// Columns by what they have in common, in order of appearance.
fn grouped<'a, T: PartialEq>(
    columns: &[Column<'a>],
    what: impl Fn(&Column<'a>) -> T,
) -> Vec<(T, Vec<&'static str>)> {
    let mut groups: Vec<(T, Vec<&'static str>)> = Vec::new();
    for column in columns {
        let value = what(column);
        match groups.iter_mut().find(|(known, _)| *known == value) {
            Some((_, names)) => names.push(column.name),
            None => groups.push((value, vec![column.name])),
        }
    }
    groups
}

fn join(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
