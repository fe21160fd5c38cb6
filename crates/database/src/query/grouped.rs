//! What GlueSQL cannot compute over several rows: window functions, `group_concat()`, and columns beside aggregates that
//! the group does not decide. GlueSQL finds the rows; they are put together here; and GlueSQL does the rest with what
//! came of them.

use std::cmp::Ordering;
use std::sync::Arc;

use bothways_sql::{Body, Expression, From, OrderBy, Select, SelectColumn, Source};
use bothways_world::Scalar;

use super::compound::{Rows, compare};
use super::function::AGGREGATES;
use crate::store::Store;
use crate::write::Failure;

/// The name of what was put together.
const NAME: &str = "#grouped";

/// Whether a query has something of the kind.
pub(super) fn is_needed(store: &Store, select: &Select) -> bool {
    // The columns of what was put together already only name it.
    if !matches!(select.body, Body::Plain) {
        return false;
    }
    let outputs = || outputs(select);
    if outputs().any(has_window) {
        return true;
    }
    if !is_grouped(select) {
        return false;
    }
    outputs().any(has_concatenation) || outputs().any(|output| has_stray(store, select, output))
}

fn outputs(select: &Select) -> impl Iterator<Item = &Expression> {
    let terms = select.order_by.iter().map(|term| &term.expression);
    select.columns.iter().map(|column| &column.expression).chain(&select.having).chain(terms)
}

fn is_grouped(select: &Select) -> bool {
    !select.group_by.is_empty() || select.columns.iter().any(|column| has_aggregate(&column.expression))
}

fn is_aggregate(expression: &Expression) -> bool {
    let Expression::Function { name, arguments, .. } = expression else { return false };
    let is_scalar = matches!(&**name, "min" | "max") && arguments.len() > 1;
    AGGREGATES.contains(&&**name) && !is_scalar || is_concatenation(name)
}

fn is_concatenation(name: &str) -> bool {
    name == "group_concat"
}

fn has_aggregate(expression: &Expression) -> bool {
    is_aggregate(expression) || expression.children().into_iter().any(has_aggregate)
}

fn has_window(expression: &Expression) -> bool {
    matches!(expression, Expression::Over { .. }) || expression.children().into_iter().any(has_window)
}

fn has_concatenation(expression: &Expression) -> bool {
    matches!(expression, Expression::Function { name, .. } if is_concatenation(name))
        || expression.children().into_iter().any(has_concatenation)
}

/// Whether an expression has a column that is neither a key of the group nor decided by one.
fn has_stray(store: &Store, select: &Select, expression: &Expression) -> bool {
    if select.group_by.contains(expression) || is_aggregate(expression) {
        return false;
    }
    match expression {
        Expression::Column { table, .. } if table.is_empty() => false,
        Expression::Column { table, .. } => !is_decided(store, select, table),
        _ => expression.children().into_iter().any(|child| has_stray(store, select, child)),
    }
}

/// Whether the group has one row of a table, whose whole primary key it is grouped by.
fn is_decided(store: &Store, select: &Select, name: &Arc<str>) -> bool {
    let mut sources = select.from.iter().flat_map(From::sources);
    let source = sources.find(|source| source.name() == Some(name));
    let Some(Source::Table { name: table, .. }) = source else { return false };
    let Some(table) = store.table(table) else { return false };
    let mut key = table.key.iter().filter_map(|position| table.definition.columns.get(*position));
    !table.key.is_empty()
        && key.all(|column| select.group_by.contains(&Expression::column(name, &column.name)))
}

/// The query over rows that are put together.
pub(super) fn resolved(store: &mut Store, select: &Select) -> Result<Select, Failure> {
    if outputs(select).any(holds_query) {
        return Err(Failure::unsupported("a subquery beside aggregates"));
    }
    if outputs(select).any(has_window) {
        if is_grouped(select) && !select.group_by.is_empty() {
            return Err(Failure::unsupported("window functions of groups"));
        }
        return windowed(store, select);
    }
    grouped(store, select)
}

fn holds_query(expression: &Expression) -> bool {
    expression.query().is_some() || expression.children().into_iter().any(holds_query)
}

/// The columns that are read of each row: each expression once.
#[derive(Default)]
struct Leaves(Vec<Expression>);

impl Leaves {
    fn place(&mut self, expression: &Expression) -> usize {
        match self.0.iter().position(|known| known == expression) {
            Some(place) => place,
            None => {
                self.0.push(expression.clone());
                self.0.len() - 1
            }
        }
    }

    /// The rows, in the order in which SQLite meets them.
    fn rows(&self, store: &mut Store, select: &Select) -> Result<Rows, Failure> {
        let column = |expression: &Expression| SelectColumn { expression: expression.clone(), label: None };
        let inner = Select {
            columns: self.0.iter().map(column).collect(),
            from: select.from.clone(),
            filter: select.filter.clone(),
            ..Select::default()
        };
        super::select(store, &inner)
    }
}

/// A query that reads what was put together: its expressions name the columns of that by number.
fn outer(
    select: &Select,
    width: usize,
    rows: Rows,
    shown: &mut dyn FnMut(&Expression) -> Option<usize>,
) -> Select {
    let name: Arc<str> = NAME.into();
    let label = |index: usize| -> Arc<str> { format!("#{index}").into() };
    let mut replaced = |expression: &Expression| {
        expression.replaced(&mut |part| Some(Expression::column(&name, &label(shown(part)?))))
    };
    let columns = select
        .columns
        .iter()
        .map(|column| SelectColumn { expression: replaced(&column.expression), label: column.label.clone() });
    let columns = columns.collect();
    let filter = select.having.as_ref().map(&mut replaced);
    let order_by =
        select.order_by.iter().map(|term| OrderBy { expression: replaced(&term.expression), ..term.clone() });
    let order_by = order_by.collect();
    let named = (0..width).map(|index| SelectColumn {
        expression: Expression::Literal(Scalar::Null),
        label: Some(label(index)),
    });
    let inner = Select { columns: named.collect(), body: Body::Rows(rows), ..Select::default() };
    let source = Source::Subquery { select: Box::new(inner), alias: name.clone(), common: None };
    Select {
        distinct: select.distinct,
        columns,
        from: vec![From::of(source)],
        filter,
        order_by,
        limit: select.limit,
        offset: select.offset,
        ..Select::default()
    }
}

fn grouped(store: &mut Store, select: &Select) -> Result<Select, Failure> {
    let (mut leaves, mut aggregates, mut strays) = (Leaves::default(), Vec::new(), Vec::new());
    let keys: Vec<usize> = select.group_by.iter().map(|key| leaves.place(&named(select, key))).collect();
    for output in outputs(select) {
        gather(select, output, &mut aggregates, &mut strays);
    }
    let aggregates: Vec<Aggregate> = aggregates
        .iter()
        .map(|aggregate| Aggregate::read(aggregate, &mut leaves))
        .collect::<Result<_, _>>()?;
    let strays: Vec<(Expression, usize)> =
        strays.into_iter().map(|stray| (stray.clone(), leaves.place(&stray))).collect();
    let mut rows = leaves.rows(store, select)?;
    let key = |row: &[Scalar]| -> Vec<Scalar> {
        keys.iter().filter_map(|place| row.get(*place).cloned()).collect()
    };
    rows.sort_by_cached_key(|row| key(row));
    let mut groups: Vec<Vec<Vec<Scalar>>> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| key(first) == key(&row)) => group.push(row),
            _ => groups.push(vec![row]),
        }
    }
    if groups.is_empty() && keys.is_empty() {
        groups.push(Vec::new());
    }
    let mut results = Vec::with_capacity(groups.len());
    for group in &groups {
        let mut result: Vec<Scalar> = group.first().map_or_else(Vec::new, |first| key(first));
        for aggregate in &aggregates {
            result.push(aggregate.of(group.iter())?);
        }
        // The row of the least or greatest value by the last such function; where there is none, the first.
        let extreme = aggregates.iter().rfind(|aggregate| matches!(&*aggregate.name, "min" | "max"));
        let chosen = extreme.map_or_else(|| group.first(), |aggregate| aggregate.extreme(group));
        let stray = |(_, place): &(Expression, usize)| {
            chosen.and_then(|row| row.get(*place)).cloned().unwrap_or(Scalar::Null)
        };
        result.extend(strays.iter().map(stray));
        results.push(result);
    }
    let width = keys.len() + aggregates.len() + strays.len();
    let mut shown = |part: &Expression| {
        let key = select.group_by.iter().position(|key| key == part);
        let aggregate = || Some(keys.len() + aggregates.iter().position(|known| known.expression == *part)?);
        let stray =
            || Some(keys.len() + aggregates.len() + strays.iter().position(|(known, _)| known == part)?);
        key.or_else(aggregate).or_else(stray)
    };
    Ok(outer(select, width, results, &mut shown))
}

/// GROUP BY may name a label.
fn named(select: &Select, key: &Expression) -> Expression {
    match key {
        Expression::Column { table, column } if table.is_empty() => {
            let labelled = select.columns.iter().find(|candidate| candidate.label.as_ref() == Some(column));
            labelled.map_or_else(|| key.clone(), |labelled| labelled.expression.clone())
        }
        key => key.clone(),
    }
}

fn gather(
    select: &Select,
    expression: &Expression,
    aggregates: &mut Vec<Expression>,
    strays: &mut Vec<Expression>,
) {
    if select.group_by.contains(expression) {
        return;
    }
    let is_label = matches!(expression, Expression::Column { table, .. } if table.is_empty());
    let list = match expression {
        found if is_aggregate(found) => aggregates,
        Expression::Column { .. } if is_label => return,
        Expression::Column { .. } => strays,
        other => {
            return other.children().into_iter().for_each(|child| gather(select, child, aggregates, strays));
        }
    };
    if !list.contains(expression) {
        list.push(expression.clone());
    }
}

/// An aggregate function over rows.
struct Aggregate {
    expression: Expression,
    name: Arc<str>,
    /// Places of its arguments; none: `count(*)`.
    arguments: Vec<usize>,
    distinct: bool,
}

impl Aggregate {
    fn read(expression: &Expression, leaves: &mut Leaves) -> Result<Self, Failure> {
        let Expression::Function { name, arguments, .. } = expression else {
            return Err(Failure::unsupported("this aggregate function"));
        };
        let (mut distinct, mut places) = (false, Vec::new());
        for argument in arguments {
            match argument {
                Expression::Distinct(operand) => {
                    distinct = true;
                    places.push(leaves.place(operand));
                }
                argument => places.push(leaves.place(argument)),
            }
        }
        Ok(Self { expression: expression.clone(), name: name.clone(), arguments: places, distinct })
    }

    fn values<'a>(&self, rows: impl Iterator<Item = &'a Vec<Scalar>>) -> Vec<&'a Scalar> {
        let Some(place) = self.arguments.first() else { return Vec::new() };
        let mut values: Vec<&Scalar> =
            rows.filter_map(|row| row.get(*place)).filter(|value| !value.is_null()).collect();
        if self.distinct {
            let mut seen = std::collections::BTreeSet::new();
            values.retain(|value| seen.insert((*value).clone()));
        }
        values
    }

    fn of<'a>(&self, rows: impl Iterator<Item = &'a Vec<Scalar>> + Clone) -> Result<Scalar, Failure> {
        if &*self.name == "count" && self.arguments.is_empty() {
            return Ok(Scalar::Int(i64::try_from(rows.count()).unwrap_or(i64::MAX)));
        }
        let values = self.values(rows.clone());
        let real = || values.iter().map(|value| number(value)).sum::<Result<f64, Failure>>();
        Ok(match &*self.name {
            "count" => Scalar::Int(i64::try_from(values.len()).unwrap_or(i64::MAX)),
            "min" => values.iter().min().map_or(Scalar::Null, |value| (*value).clone()),
            "max" => values.iter().max().map_or(Scalar::Null, |value| (*value).clone()),
            "sum" if values.is_empty() => Scalar::Null,
            "sum" => match values.iter().map(|value| integer(value)).collect::<Option<Vec<i64>>>() {
                Some(integers) => {
                    let sum = integers.into_iter().try_fold(0_i64, i64::checked_add);
                    Scalar::Int(sum.ok_or_else(|| Failure::operational("integer overflow".to_owned()))?)
                }
                None => Scalar::Float(real()?),
            },
            "total" => Scalar::Float(real()?),
            "avg" if values.is_empty() => Scalar::Null,
            "avg" => Scalar::Float(real()? / values.len() as f64),
            name if is_concatenation(name) && values.is_empty() => Scalar::Null,
            name if is_concatenation(name) => {
                let separator = match self.arguments.get(1) {
                    Some(place) => rows.clone().next().and_then(|row| row.get(*place)).cloned(),
                    None => Some(Scalar::Text(",".into())),
                };
                let separator = text(&separator.unwrap_or(Scalar::Null))?;
                let texts = values.into_iter().map(text).collect::<Result<Vec<_>, _>>()?;
                Scalar::Text(texts.join(&separator).into())
            }
            name => return Err(Failure::unsupported(format!("the SQL function {name} here"))),
        })
    }

    /// The first row that has the least or the greatest value.
    fn extreme<'a>(&self, group: &'a [Vec<Scalar>]) -> Option<&'a Vec<Scalar>> {
        let place = *self.arguments.first()?;
        let wanted = if &*self.name == "min" { Ordering::Less } else { Ordering::Greater };
        let mut best: Option<&Vec<Scalar>> = None;
        for row in group {
            let value = row.get(place)?;
            let known = best.and_then(|best| best.get(place));
            let is_better = known.is_none_or(|known| known.is_null() || value.cmp(known) == wanted);
            if is_better && !(value.is_null() && best.is_some()) {
                best = Some(row);
            }
        }
        best
    }
}

fn integer(value: &Scalar) -> Option<i64> {
    match value.stored() {
        Scalar::Int(value) => Some(*value),
        Scalar::Bool(value) => Some(i64::from(*value)),
        _ => None,
    }
}

fn number(value: &Scalar) -> Result<f64, Failure> {
    match (integer(value), value.stored()) {
        (Some(value), _) => Ok(value as f64),
        (None, Scalar::Float(value)) => Ok(*value),
        _ => Err(Failure::unsupported("a sum of something that is not a number")),
    }
}

fn text(value: &Scalar) -> Result<String, Failure> {
    match (integer(value), value.stored()) {
        (Some(value), _) => Ok(value.to_string()),
        (None, Scalar::Text(value)) => Ok(value.to_string()),
        (None, Scalar::Null) => Ok(String::new()),
        _ => Err(Failure::unsupported("group_concat() of something that is not text")),
    }
}

/// A window function, with the places of what it reads.
struct Window {
    expression: Expression,
    function: Aggregate,
    partition: Vec<usize>,
    /// Places, whether they descend, and whether NULL comes first.
    order: Vec<(usize, bool, bool)>,
}

fn windowed(store: &mut Store, select: &Select) -> Result<Select, Failure> {
    let mut leaves = Leaves::default();
    let (mut found, mut columns) = (Vec::new(), Vec::new());
    for output in outputs(select) {
        gather_windows(output, &mut found, &mut columns);
    }
    let mut windows = Vec::with_capacity(found.len());
    for expression in found {
        let Expression::Over { function, partition_by, order_by } = &expression else { continue };
        let order = order_by.iter().map(|term| {
            let descending = term.direction == Some("DESC");
            let nulls_first = term.nulls.map_or(!descending, |nulls| nulls == "NULLS FIRST");
            (leaves.place(&term.expression), descending, nulls_first)
        });
        let order = order.collect();
        let partition = partition_by.iter().map(|part| leaves.place(part)).collect();
        let function = Aggregate::read(function, &mut leaves)?;
        windows.push(Window { expression, function, partition, order });
    }
    let is_same = |one: &Window, other: &Window| one.partition == other.partition && one.order == other.order;
    let is_one = windows.windows(2).all(|pair| matches!(pair, [one, other] if is_same(one, other)));
    if !is_one && select.order_by.is_empty() {
        return Err(Failure::unsupported("different windows in a query without ORDER BY"));
    }
    let columns: Vec<(Expression, usize)> =
        columns.into_iter().map(|column| (column.clone(), leaves.place(&column))).collect();
    if leaves.0.is_empty() {
        leaves.place(&Expression::Literal(Scalar::Int(1)));
    }
    let mut rows = leaves.rows(store, select)?;
    let width = leaves.0.len();
    for window in &windows {
        window.compute(&mut rows)?;
    }
    let total = width + windows.len();
    let mut shown = |part: &Expression| {
        let window = windows.iter().position(|window| window.expression == *part).map(|index| width + index);
        window.or_else(|| columns.iter().find(|(known, _)| known == part).map(|(_, place)| *place))
    };
    Ok(outer(select, total, rows, &mut shown))
}

fn gather_windows(expression: &Expression, windows: &mut Vec<Expression>, columns: &mut Vec<Expression>) {
    let is_label = matches!(expression, Expression::Column { table, .. } if table.is_empty());
    let list = match expression {
        Expression::Over { .. } => windows,
        Expression::Column { .. } if is_label => return,
        Expression::Column { .. } => columns,
        other => {
            return other.children().into_iter().for_each(|child| gather_windows(child, windows, columns));
        }
    };
    if !list.contains(expression) {
        list.push(expression.clone());
    }
}

impl Window {
    fn compare(&self, left: &[Scalar], right: &[Scalar]) -> Ordering {
        self.order
            .iter()
            .map(|(place, descending, nulls_first)| {
                compare(left.get(*place), right.get(*place), *descending, *nulls_first)
            })
            .find(|ordering| ordering.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    fn part(&self, row: &[Scalar]) -> Vec<Scalar> {
        self.partition.iter().filter_map(|place| row.get(*place).cloned()).collect()
    }

    /// Sorts the rows into its order, and adds its value to each.
    fn compute(&self, rows: &mut Rows) -> Result<(), Failure> {
        rows.sort_by(|left, right| {
            self.part(left).cmp(&self.part(right)).then_with(|| self.compare(left, right))
        });
        let mut start = 0;
        let mut values = Vec::with_capacity(rows.len());
        while let Some(first) = rows.get(start) {
            let part = self.part(first);
            let length = rows.iter().skip(start).take_while(|row| self.part(row) == part).count();
            let partition = rows.get(start..start + length).unwrap_or_default();
            for index in 0..partition.len() {
                values.push(self.value(partition, index)?);
            }
            start += length;
        }
        rows.iter_mut().zip(values).for_each(|(row, value)| row.push(value));
        Ok(())
    }

    /// The value for one row of a partition.
    fn value(&self, partition: &[Vec<Scalar>], index: usize) -> Result<Scalar, Failure> {
        let Some(row) = partition.get(index) else { return Ok(Scalar::Null) };
        let is_peer = |other: &&Vec<Scalar>| self.compare(other, row) == Ordering::Equal;
        let count = |number: usize| Scalar::Int(i64::try_from(number).unwrap_or(i64::MAX));
        let before = partition.iter().take_while(|other| !is_peer(other)).count();
        let argument = |row: Option<&Vec<Scalar>>, place: usize| {
            let place = self.function.arguments.get(place)?;
            row?.get(*place).cloned()
        };
        let frame = before + partition.iter().skip(before).take_while(is_peer).count();
        Ok(match &*self.function.name {
            "row_number" => count(index + 1),
            "rank" => count(before + 1),
            "dense_rank" => {
                let mut distinct = 1;
                for pair in partition.get(..=before).unwrap_or_default().windows(2) {
                    if let [one, other] = pair
                        && self.compare(one, other) != Ordering::Equal
                    {
                        distinct += 1;
                    }
                }
                count(distinct)
            }
            name @ ("lag" | "lead") => {
                let by = match argument(Some(row), 1) {
                    None => 1,
                    Some(Scalar::Int(by)) if by >= 0 => usize::try_from(by).unwrap_or(usize::MAX),
                    Some(_) => return Err(Failure::unsupported(format!("{name}() by this number of rows"))),
                };
                let place = if name == "lag" { index.checked_sub(by) } else { index.checked_add(by) };
                match place.and_then(|place| partition.get(place)) {
                    Some(other) => argument(Some(other), 0).unwrap_or(Scalar::Null),
                    None => argument(Some(row), 2).unwrap_or(Scalar::Null),
                }
            }
            "first_value" => argument(partition.first(), 0).unwrap_or(Scalar::Null),
            "last_value" => argument(partition.get(frame - 1), 0).unwrap_or(Scalar::Null),
            _ => self.function.of(partition.iter().take(frame))?,
        })
    }
}
