//! What `select()` and `session.query()` build up in the same way.

mod entities;
mod join;
mod order;

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::secondary_table;
use bothways_orm::query::{Entity, Query};
use bothways_orm::{AliasName, OrmState, Root};
use bothways_python::{Arguments, Comparison, Raised, Value};
use bothways_sql::{Expression, Select, Source, Statement};
use bothways_world::AttributeId;

use super::aliased::AliasedClass;
use super::bundle::Group;
use super::options;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::expressions::{ExpressionObject, Ordering, combine, operators};
use crate::hybrid::HybridProperty;
use crate::object::{value, view};
use crate::synonym::Synonym;
use crate::text::TextClause;

/// Execution options that SQLAlchemy looks at.
const KNOWN_OPTIONS: [&str; 16] = [
    "compiled_cache",
    "dml_strategy",
    "driver_column_names",
    "identity_token",
    "insertmanyvalues_page_size",
    "is_delete_using",
    "isolation_level",
    "logging_token",
    "max_row_buffer",
    "no_parameters",
    "populate_existing",
    "preserve_rowcount",
    "render_nulls",
    "schema_translate_map",
    "stream_results",
    "yield_per",
];

/// What `from_statement()` was given.
#[derive(Clone)]
pub(crate) enum Given {
    /// `text(…)`
    Text(TextClause),
    /// `select(…)`, or several put together; names are still markers.
    Query(Box<Select>),
}

impl Given {
    /// The statement as it is sent.
    pub fn statement(&self, cx: &mut Context<'_>) -> Result<Statement, Raised> {
        match self {
            Self::Text(clause) => Ok(Statement::Text(clause.statement(cx, None)?)),
            Self::Query(select) => {
                let mut select = (**select).clone();
                bothways_sql::name_anonymous(&mut select);
                Ok(Statement::Select(select))
            }
        }
    }

    /// What its columns are, as far as that is known.
    pub fn columns(&self) -> Vec<Expression> {
        match self {
            Self::Text(clause) => clause.columns().to_vec(),
            Self::Query(select) => {
                select.columns.iter().map(|column| column.expression.unannotated()).collect()
            }
        }
    }
}

/// A query under construction.
#[derive(Clone, Default)]
pub(crate) struct Built {
    pub query: Query,
    /// Names of the elements of a row.
    pub keys: Vec<Option<Rc<str>>>,
    /// Mapped classes in it: of its entities, then joined ones.
    pub classes: Vec<Root>,
    /// The class joined last.
    pub last_joined: Option<Root>,
    /// Joins that were asked for, which are looked at when the statement is compiled.
    pub joins: Vec<join::Asked>,
    /// Texts among the filters whose parameters have no values yet, by their places.
    pub pending: Vec<(usize, TextClause)>,
    /// What ORDER BY or GROUP BY names that the query does not have, which is an error once it is compiled.
    pub unresolved: Option<Rc<str>>,
    /// `from_statement()`: the statement whose rows are loaded.
    pub statement: Option<Given>,
    /// Which of its elements come together, in order.
    pub bundles: Vec<Group>,
    /// `with_for_update()`, which SQLite has no words for.
    pub for_update: bool,
    /// `yield_per=`: how many rows a batch has.
    pub yield_per: Option<usize>,
    /// Execution options that are the program's own.
    pub own_options: Vec<(Rc<str>, Value)>,
    /// `autoflush=False`: it is not flushed before.
    pub no_autoflush: bool,
    /// Values for the parameters in it: `params()`, or the second argument of `execute()`.
    pub parameters: Vec<(Rc<str>, Value)>,
}

impl Built {
    /// A query for the objects of one class that the ORM made.
    pub fn of_query(cx: &mut Context<'_>, query: impl FnOnce(&mut OrmState) -> Query) -> Self {
        let query = query(&mut cx.facade.orm);
        let mut built = Self { query, ..Self::default() };
        for root in built.roots() {
            built.keys.push(Some(Rc::from(&*cx.facade.orm.mapper(root.class).name)));
            built.mention(root);
        }
        built
    }

    /// The query as a connection runs it, which knows no objects: a class stands for its columns. `None` where
    /// columns of several classes would need names of their own.
    pub fn of_columns(&self, cx: &Context<'_>) -> Option<Self> {
        if !self.query.entities.iter().any(|entity| matches!(entity, Entity::Class(..))) {
            return Some(self.clone());
        }
        let [Entity::Class(class, None)] = &*self.query.entities else { return None };
        let orm = &cx.facade.orm;
        if orm.mapper(*class).inheritance.parent.is_some() || orm.selects_several_tables(*class) {
            return None;
        }
        let table = cx.facade.orm.table_of(*class);
        let mut built = self.clone();
        built.query.entities = table
            .columns
            .iter()
            .map(|column| Entity::Expression {
                expression: Expression::column(&table.name, &column.name),
                label: None,
                sql_type: Some(column.sql_type.clone()),
                is_core: true,
            })
            .collect();
        built.keys = table.columns.iter().map(|column| Some(Rc::from(&*column.name))).collect();
        Some(built)
    }

    /// The entities that loader options may start from.
    pub fn roots(&self) -> Vec<Root> {
        let roots = self.query.entities.iter().filter_map(|entity| match entity {
            Entity::Class(class, alias) => Some(Root { class: *class, alias: alias.clone() }),
            Entity::Expression { .. } => None,
        });
        roots.collect()
    }

    /// Gives parameters their values.
    pub fn give(&mut self, cx: &mut Context<'_>, given: &[(Rc<str>, Value)]) -> Result<(), Raised> {
        self.parameters.retain(|(known, _)| !given.iter().any(|(name, _)| name == known));
        self.parameters.extend_from_slice(given);
        if let Some(Given::Text(clause)) = &mut self.statement {
            *clause = clause.with_parameters(given);
        }
        let pending = std::mem::take(&mut self.pending);
        for (place, clause) in pending {
            let clause = clause.with_parameters(given);
            match self.query.filters.get_mut(place) {
                Some(filter) if !clause.lacks_values() => *filter = clause.condition(cx)?,
                _ => self.pending.push((place, clause)),
            }
        }
        Ok(())
    }

    /// `from_statement(text(…))`
    pub fn take_from_statement(&mut self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        if let Some(clause) = view::<TextClause>(given) {
            self.statement = Some(Given::Text(clause.clone()));
            return Ok(());
        }
        let Some(select) = super::nested(cx, given)? else {
            return cx.unsupported("from_statement() with anything but a text() or a select()");
        };
        let correlation = bothways_sql::Correlation::None;
        self.statement = Some(Given::Query(Box::new(Select { correlation, ..select })));
        Ok(())
    }

    /// `options(…)`
    pub fn options(&mut self, cx: &mut Context<'_>, given: &[Value]) -> Result<(), Raised> {
        let options = options::given(cx, given, (&self.roots(), self.query.legacy))?;
        self.query.options.extend(options);
        Ok(())
    }

    fn mention(&mut self, root: Root) {
        if !self.classes.contains(&root) {
            self.classes.push(root);
        }
    }

    /// `where(…)`, `filter(…)`
    pub fn filter(&mut self, cx: &mut Context<'_>, conditions: &[Value]) -> Result<(), Raised> {
        for condition in conditions {
            if let Some(clause) = view::<TextClause>(condition).filter(|clause| clause.lacks_values()) {
                self.pending.push((self.query.filters.len(), clause.clone()));
                self.query.filters.push(Expression::Text(clause.text().into()));
                continue;
            }
            let condition = combine::condition_or_constant(cx, condition)?;
            combine::add_condition(&mut self.query.filters, condition);
        }
        Ok(())
    }

    /// `having(…)`
    pub fn having(&mut self, cx: &mut Context<'_>, conditions: &[Value]) -> Result<(), Raised> {
        for given in conditions {
            let condition = combine::condition_or_constant(cx, given)?;
            self.query.having.push(condition);
        }
        Ok(())
    }

    /// The arguments of `slice(start, stop)`.
    pub fn bounds(cx: &mut Context<'_>, arguments: Arguments) -> Result<(Option<i64>, Option<i64>), Raised> {
        let [start, stop] = cx.bind("slice", ["start", "stop"], 2, arguments)?;
        let start = Self::number(cx, "slice", &start.unwrap_or(Value::None))?;
        let stop = Self::number(cx, "slice", &stop.unwrap_or(Value::None))?;
        Ok((start, stop))
    }

    /// Leaves the rows from `start` to `stop` of those after the offset it has; without `stop` its limit stays.
    pub fn slice(&mut self, start: Option<i64>, stop: Option<i64>) {
        if let Some(start) = start {
            let offset = self.query.offset.unwrap_or(0) + start;
            self.query.offset = Some(offset).filter(|offset| *offset != 0);
        }
        if let Some(stop) = stop {
            self.query.limit = Some(stop - start.unwrap_or(0));
        }
    }

    /// `execution_options(…)`: those that say how objects are loaded.
    pub fn execution_options(&mut self, cx: &mut Context<'_>, arguments: Arguments) -> Result<(), Raised> {
        for (name, given) in arguments.keywords {
            match (&*name, given) {
                ("populate_existing", Value::Bool(truth)) => self.query.populate_existing = truth,
                ("autoflush", given) => self.no_autoflush = !cx.python().truth(&given)?,
                ("yield_per", Value::Int(batch)) => self.yield_per = usize::try_from(batch).ok(),
                (known, _) if KNOWN_OPTIONS.contains(&known) => {
                    return cx.unsupported(format!("execution_options({name}=…)"));
                }
                // Any other is the program's own, for its listeners to look at.
                (_, given) => self.own_options.push((name, given)),
            }
        }
        Ok(())
    }

    /// `with_for_update(…)`
    pub fn with_for_update(&mut self, cx: &mut Context<'_>, arguments: Arguments) -> Result<(), Raised> {
        for (option, given) in &arguments.keywords {
            if !given.is_none() && cx.python().truth(given)? {
                return cx.unsupported(format!("with_for_update({option}=…)"));
            }
        }
        self.for_update = true;
        Ok(())
    }

    /// `limit(…)`, `offset(…)`
    pub fn number(cx: &mut Context<'_>, name: &str, given: &Value) -> Result<Option<i64>, Raised> {
        match given {
            Value::None => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            _ => cx.unsupported(format!("{name}() with anything but a number")),
        }
    }
}

/// The arguments of `params(…)`.
pub(super) fn named_parameters(
    cx: &mut Context<'_>,
    arguments: Arguments,
) -> Result<Vec<(Rc<str>, Value)>, Raised> {
    let mut given = arguments.keywords;
    match &arguments.positional[..] {
        [] => {}
        [Value::Dict(named)] => given.extend(named.names()),
        _ => return cx.unsupported("these arguments of params()"),
    }
    Ok(given)
}

/// The name of an entity in a statement.
pub(crate) fn name_of(cx: &Context<'_>, root: &Root) -> Arc<str> {
    root.alias.clone().unwrap_or_else(|| cx.facade.orm.table_of(root.class).name.clone())
}

/// A new alias of the secondary table that a relationship is joined through.
pub(crate) fn secondary_name(cx: &mut Context<'_>, attribute: AttributeId) -> Option<Arc<str>> {
    let table = secondary_table(&cx.facade.orm, attribute)?;
    let source = |marker| Source::Table { name: table.clone(), alias: Some(marker) };
    Some(cx.facade.orm.add_alias(AliasName::Anonymous(&table), source))
}

/// A new alias of a class's table, for a subquery that comes back to it.
pub(crate) fn anonymous_alias(cx: &mut Context<'_>, root: &Root) -> Root {
    let table = cx.facade.orm.table_of(root.class).name.clone();
    let marker = match cx.facade.orm.selects_several_tables(root.class) {
        true => cx.facade.orm.add_subquery_alias(root.class, None),
        false => cx.facade.orm.add_class_alias(root.class, AliasName::Anonymous(&table)),
    };
    Root { class: root.class, alias: Some(marker) }
}

/// `name=value` of `filter_by()` for a class: `None` where the class has no such attribute.
pub(crate) fn find_attribute(cx: &Context<'_>, root: &Root, name: &str) -> Option<Value> {
    let found = cx.facade.classes.class(root.class)?.lookup(name)?;
    if view::<HybridProperty>(&found).is_some() {
        return Some(found);
    }
    let found = match view::<Synonym>(&found) {
        Some(synonym) => cx.facade.classes.class(root.class)?.lookup(synonym.target())?,
        None => found,
    };
    let attribute = view::<InstrumentedAttribute>(&found)?.clone();
    Some(value(InstrumentedAttribute { alias: root.alias.clone(), ..attribute }))
}

/// The condition `name=value` of `filter_by()`, `any()` and `has()`.
pub(crate) fn filter_by(
    cx: &mut Context<'_>,
    root: &Root,
    name: &str,
    given: &Value,
) -> Result<Expression, Raised> {
    let Some(attribute) = find_attribute(cx, root, name) else {
        let table = cx.facade.orm.table_of(root.class).name.clone();
        let message = format!("Entity namespace for \"{table}\" has no property \"{name}\"");
        return Err(cx.raise("InvalidRequestError", message));
    };
    let attribute = match view::<HybridProperty>(&attribute) {
        Some(hybrid) => {
            let entity = match &root.alias {
                Some(_) => value(AliasedClass { root: root.clone(), key: None }),
                None => cx.facade.classes.class(root.class).map_or(Value::None, Value::Class),
            };
            hybrid.on_class(cx, entity)?
        }
        None => attribute,
    };
    let compared = operators::compare(cx, Comparison::Equal, &attribute, given)?;
    match compared.as_ref().and_then(view::<ExpressionObject>) {
        Some(object) => Ok(object.expression.clone()),
        None => cx.unsupported("this filter_by()"),
    }
}

/// The error of something that is no part of a query.
fn unusable(cx: &mut Context<'_>, given: &Value) -> Result<Raised, Raised> {
    if let Value::Str(text) = given {
        let message = format!(
            "Textual column expression '{text}' should be explicitly declared with text('{text}'), or use \
             column('{text}') for more specificity"
        );
        return Ok(cx.raise("ArgumentError", message));
    }
    crate::text::refuse_fragment(cx, given)?;
    // SQLite takes `c.n DESC` for a column under another name.
    if view::<Ordering>(given).is_some() {
        return cx.unsupported("an ordering as a column");
    }
    let repr = cx.python().repr(given)?;
    let message =
        format!("Column expression, FROM clause, or other columns clause element expected, got {repr}.");
    Ok(cx.raise("ArgumentError", message))
}
