//! What `select()` and `session.query()` build up in the same way: entities, conditions, joins, order.

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::{join_targets, secondary_table};
use bothways_orm::query::{Entity, Query, QueryJoin};
use bothways_orm::{AliasName, Root};
use bothways_python::{Arguments, Comparison, Raised, Value};
use bothways_sql::{Expression, Join, JoinKind, OrderBy, Source};
use bothways_world::AttributeId;

use super::aliased::AliasedClass;
use super::options;
use super::subquery::SubqueryObject;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::checked;
use crate::expressions::{self, ExpressionObject, Ordering, combine, operators};
use crate::object::{value, view};
use crate::schema::table::TableObject;
use crate::text::TextClause;

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
}

/// The right side of a join.
struct Target {
    name: Arc<str>,
    root: Option<Root>,
}

impl Built {
    /// The query as a connection runs it, which knows no objects: a class stands for its columns. `None` where
    /// columns of several classes would need names of their own.
    pub fn of_columns(&self, cx: &Context<'_>) -> Option<Self> {
        if !self.query.entities.iter().any(|entity| matches!(entity, Entity::Class(..))) {
            return Some(self.clone());
        }
        let [Entity::Class(class, None)] = &*self.query.entities else { return None };
        let table = cx.facade.orm.table_of(*class);
        let mut built = self.clone();
        built.query.entities = table
            .columns
            .iter()
            .map(|column| Entity::Expression {
                expression: Expression::column(&table.name, &column.name),
                label: None,
                sql_type: Some(column.sql_type.clone()),
            })
            .collect();
        built.keys = table.columns.iter().map(|column| Some(Rc::from(&*column.name))).collect();
        Some(built)
    }

    /// Adds what `select()` or `query()` was given.
    pub fn add_entity(&mut self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        if let Some(root) = options::root(cx, given) {
            let key = match view::<AliasedClass>(given) {
                Some(alias) => Rc::clone(&alias.key),
                None => Rc::from(&*cx.facade.orm.mapper(root.class).name),
            };
            self.query.entities.push(Entity::Class(root.class, root.alias.clone()));
            self.keys.push(Some(key));
            self.mention(root);
            return Ok(());
        }
        if let Value::Class(class) = given {
            let message = format!(
                "Column expression, FROM clause, or other columns clause element expected, got <class '{}'>.",
                class.full_name()
            );
            return Err(cx.raise("ArgumentError", message));
        }
        if let Some(subquery) = view::<SubqueryObject>(given) {
            for column in subquery.columns.iter() {
                let name: Arc<str> = Arc::from(&**column);
                let column = value(ExpressionObject::new(Expression::column(&subquery.marker, &name)));
                self.add_entity(cx, &column)?;
            }
            return Ok(());
        }
        if let Some(table) = view::<TableObject>(given) {
            let columns = cx.facade.columns(table.table);
            return columns.iter().try_for_each(|column| self.add_entity(cx, column));
        }
        if let Some(attribute) = view::<InstrumentedAttribute>(given) {
            if attribute.is_relationship(cx) {
                return cx.unsupported("a relationship as a column of a query");
            }
            self.mention(attribute.root());
        }
        let Some(expression) = expressions::expression(cx, given) else {
            if let Some(select) = super::nested(cx, given)? {
                let _ = select;
                return cx.unsupported("a select() as a column (scalar_subquery() makes it one)");
            }
            return Err(unusable(cx, given)?);
        };
        let label = view::<ExpressionObject>(given).and_then(|object| object.label.clone());
        let key = match view::<InstrumentedAttribute>(given) {
            Some(attribute) => Some(Rc::clone(&attribute.key)),
            None => label.clone().or_else(|| self.name_of(&expression)),
        };
        let sql_type = expressions::sql_type(cx, &expression);
        let label = label.map(|label| Arc::from(&*label));
        self.query.entities.push(Entity::Expression { expression, label, sql_type });
        self.keys.push(key);
        Ok(())
    }

    /// The entities that loader options may start from.
    pub fn roots(&self) -> Vec<Root> {
        let roots = self.query.entities.iter().filter_map(|entity| match entity {
            Entity::Class(class, alias) => Some(Root { class: *class, alias: alias.clone() }),
            Entity::Expression { .. } => None,
        });
        roots.collect()
    }

    /// `options(…)`
    pub fn options(&mut self, cx: &mut Context<'_>, given: &[Value]) -> Result<(), Raised> {
        let options = options::given(cx, given, &self.roots())?;
        self.query.options.extend(options);
        Ok(())
    }

    /// The name of an element that has no label.
    fn name_of(&self, expression: &Expression) -> Option<Rc<str>> {
        match expression {
            Expression::Column { column, .. } => Some(Rc::from(&**column)),
            Expression::Function { name, .. } => {
                let same = |entity: &&Entity| {
                    matches!(entity, Entity::Expression { expression: Expression::Function { name: other, .. }, label: None, .. }
                        if other == name)
                };
                let number = 1 + self.query.entities.iter().filter(same).count();
                Some(format!("{name}_{number}").into())
            }
            _ => None,
        }
    }

    fn mention(&mut self, root: Root) {
        if !self.classes.contains(&root) {
            self.classes.push(root);
        }
    }

    /// `where(…)`, `filter(…)`
    pub fn filter(&mut self, cx: &mut Context<'_>, conditions: &[Value]) -> Result<(), Raised> {
        for condition in conditions {
            let condition = combine::condition(cx, condition)?;
            expressions::unplaced::refuse(cx, &condition)?;
            match condition {
                Expression::And(parts) => self.query.filters.extend(parts),
                other => self.query.filters.push(other),
            }
        }
        Ok(())
    }

    /// `order_by(…)`
    pub fn order_by(&mut self, cx: &mut Context<'_>, terms: &[Value]) -> Result<(), Raised> {
        if let [Value::None] = terms {
            self.query.order_by.clear();
            return Ok(());
        }
        for term in terms {
            let order = match view::<Ordering>(term) {
                Some(ordering) => {
                    let mut order = ordering.order_by();
                    order.expression = match ordering.label.as_deref().and_then(|label| self.selected(label))
                    {
                        Some(label) => label,
                        None => self.named(cx, order.expression)?,
                    };
                    order
                }
                None => OrderBy::new(self.sort_expression(cx, term)?, None),
            };
            self.query.order_by.push(order);
        }
        Ok(())
    }

    /// The label of a column of the query, by which the rest of it may call that.
    fn selected(&self, label: &str) -> Option<Expression> {
        self.query.entities.iter().find_map(|entity| match entity {
            Entity::Expression { label: Some(known), .. } if **known == *label => {
                Some(Expression::column(&"".into(), known))
            }
            _ => None,
        })
    }

    fn sort_expression(&self, cx: &mut Context<'_>, term: &Value) -> Result<Expression, Raised> {
        let label = view::<ExpressionObject>(term).and_then(|object| object.label.as_deref());
        if let Some(label) = label.and_then(|label| self.selected(label)) {
            return Ok(label);
        }
        if let Value::Str(name) = term {
            return self.named(cx, Expression::column(&"".into(), &Arc::from(&**name)));
        }
        if let Some(clause) = view::<TextClause>(term) {
            return clause.fragment(cx);
        }
        match expressions::expression(cx, term) {
            Some(expression) => Ok(expression),
            None => Err(unusable(cx, term)?),
        }
    }

    /// A name of ORDER BY: a label of the query, or a column of its entities.
    fn named(&self, cx: &mut Context<'_>, term: Expression) -> Result<Expression, Raised> {
        let Expression::Column { table, column } = &term else { return Ok(term) };
        if !table.is_empty() {
            return Ok(term);
        }
        for entity in &self.query.entities {
            match entity {
                Entity::Expression { label: Some(label), .. } if label == column => return Ok(term),
                Entity::Expression {
                    expression: found @ Expression::Column { column: name, .. }, ..
                } if name == column => {
                    return Ok(found.clone());
                }
                Entity::Class(class, alias) => {
                    let table = cx.facade.orm.table_of(*class);
                    if table.position(column).is_some() {
                        return Ok(Expression::column(alias.as_ref().unwrap_or(&table.name), column));
                    }
                }
                Entity::Expression { .. } => {}
            }
        }
        cx.unsupported("ordering by a string that names nothing in the query")
    }

    /// `group_by(…)`
    pub fn group_by(&mut self, cx: &mut Context<'_>, terms: &[Value]) -> Result<(), Raised> {
        for term in terms {
            if let Value::Class(_) = term {
                return cx.unsupported("group_by() with a class");
            }
            let expression = self.sort_expression(cx, term)?;
            self.query.group_by.push(expression);
        }
        Ok(())
    }

    /// `having(…)`
    pub fn having(&mut self, cx: &mut Context<'_>, conditions: &[Value]) -> Result<(), Raised> {
        for given in conditions {
            let condition = combine::condition(cx, given)?;
            self.query.having.push(condition);
        }
        Ok(())
    }

    /// `select_from(…)`
    pub fn select_from(&mut self, cx: &mut Context<'_>, given: &[Value]) -> Result<(), Raised> {
        for given in given {
            let target = self.target(cx, given)?;
            let Some(Target { name, root }) = target else {
                return cx.unsupported("select_from() with anything but a mapped class or a subquery");
            };
            self.query.from.push(name);
            if let Some(root) = root {
                self.mention(root);
            }
        }
        Ok(())
    }

    /// What can stand in FROM: a mapped class, an alias, a subquery.
    fn target(&self, cx: &mut Context<'_>, given: &Value) -> Result<Option<Target>, Raised> {
        if let Some(root) = options::root(cx, given) {
            return Ok(Some(Target { name: name_of(cx, &root), root: Some(root) }));
        }
        if let Some(subquery) = view::<SubqueryObject>(given) {
            return Ok(Some(Target { name: subquery.marker.clone(), root: None }));
        }
        if let Some(table) = view::<TableObject>(given) {
            let table = cx.facade.orm.schema().table(table.table);
            return Ok(table.map(|table| Target { name: table.name.clone(), root: None }));
        }
        Ok(None)
    }

    /// `join(Target[, onclause])`, `join(Class.relationship)`
    pub fn join(&mut self, cx: &mut Context<'_>, arguments: Arguments, outer: bool) -> Result<(), Raised> {
        self.join_after(cx, arguments, outer, None)
    }

    /// `join_from(left, Target[, onclause])`
    pub fn join_from(
        &mut self,
        cx: &mut Context<'_>,
        arguments: Arguments,
        outer: bool,
    ) -> Result<(), Raised> {
        let mut positional = arguments.positional.into_iter();
        let Some(left) = positional.next() else {
            return cx.unsupported("join_from() without a left side");
        };
        let Some(Target { name, root }) = self.target(cx, &left)? else {
            return cx.unsupported("join_from() with anything but mapped classes on the left");
        };
        if let Some(root) = root {
            self.mention(root);
        }
        let rest = Arguments { positional: positional.collect(), keywords: arguments.keywords };
        self.join_after(cx, rest, outer, Some(name))
    }

    fn join_after(
        &mut self,
        cx: &mut Context<'_>,
        arguments: Arguments,
        outer: bool,
        left: Option<Arc<str>>,
    ) -> Result<(), Raised> {
        let name = if outer { "outerjoin" } else { "join" };
        let mut arguments = arguments;
        let flag = |cx: &mut Context<'_>, given: Option<Value>, keyword: &str| match given {
            None => Ok(None),
            Some(Value::Bool(truth)) => Ok(Some(truth)),
            Some(_) => cx.unsupported(format!("this value of {name}({keyword}=…)")),
        };
        let isouter = arguments.take_keyword("isouter");
        let outer = flag(cx, isouter, "isouter")?.unwrap_or(outer);
        let full = arguments.take_keyword("full");
        let full = flag(cx, full, "full")?.unwrap_or(false);
        let kind = match (full, outer) {
            (true, _) => JoinKind::FullOuter,
            (false, true) => JoinKind::LeftOuter,
            (false, false) => JoinKind::Inner,
        };
        let [target, onclause] = cx.bind(name, ["target", "onclause"], 1, arguments)?;
        let target = target.unwrap_or(Value::None);
        let onclause = onclause.filter(|onclause| !onclause.is_none());
        checked(cx, bothways_orm::config::configure)?;
        let relationship = |cx: &Context<'_>, value: &Value| {
            view::<InstrumentedAttribute>(value).filter(|attribute| attribute.is_relationship(cx)).cloned()
        };
        if let (Some(along), None) = (relationship(cx, &target), &onclause) {
            let root = match &along.of_type {
                Some(root) => root.clone(),
                None => {
                    let related = cx.facade.orm.attribute(along.id).relationship();
                    let Some(related) = related else { return cx.unsupported("this join") };
                    Root { class: related.setup().target, alias: None }
                }
            };
            return self.join_along(cx, &along, root, kind);
        }
        let Some(right) = self.target(cx, &target)? else {
            return cx.unsupported(format!("{name}() with anything but classes and relationships"));
        };
        if let Some(along) = onclause.as_ref().and_then(|onclause| relationship(cx, onclause)) {
            let Some(root) = right.root else { return cx.unsupported("this join along a relationship") };
            return self.join_along(cx, &along, root, kind);
        }
        let (left, on) = match onclause {
            Some(onclause) => {
                let on = combine::condition(cx, &onclause)?;
                (left.or_else(|| self.left_of(cx, &on, &right.name)), on)
            }
            None => {
                let (found, on) = self.by_foreign_key(cx, &right, left)?;
                (Some(found), on)
            }
        };
        self.push_join(cx, left, right, kind, on)
    }

    fn join_along(
        &mut self,
        cx: &mut Context<'_>,
        along: &InstrumentedAttribute,
        root: Root,
        kind: JoinKind,
    ) -> Result<(), Raised> {
        let owner = name_of(cx, &along.root());
        let target = name_of(cx, &root);
        if owner == target {
            return cx.unsupported("joining a table to itself without aliased()");
        }
        let secondary = secondary_name(cx, along.id).unwrap_or_else(|| target.clone());
        let targets = join_targets(&cx.facade.orm, along.id, &owner, &target, &secondary);
        self.mention(along.root());
        let joins = targets.joins(kind, cx.facade.orm.source(&target));
        self.push_joins(cx, Some(owner), Target { name: target, root: Some(root) }, joins)
    }

    fn push_join(
        &mut self,
        cx: &mut Context<'_>,
        left: Option<Arc<str>>,
        right: Target,
        kind: JoinKind,
        on: Expression,
    ) -> Result<(), Raised> {
        let source = cx.facade.orm.source(&right.name);
        self.push_joins(cx, left, right, vec![Join { kind, source, on }])
    }

    fn push_joins(
        &mut self,
        cx: &mut Context<'_>,
        left: Option<Arc<str>>,
        right: Target,
        joins: Vec<Join>,
    ) -> Result<(), Raised> {
        let has = |join: &QueryJoin| {
            join.join.source.leaves().iter().any(|source| source.name() == Some(&right.name))
        };
        if self.query.joins.iter().any(has) || left.as_ref() == Some(&right.name) {
            return cx.unsupported("joining a table that is in the query already (aliased)");
        }
        self.query.joins.extend(joins.into_iter().map(|join| QueryJoin { left: left.clone(), join }));
        if let Some(root) = right.root {
            self.mention(root.clone());
            self.last_joined = Some(root);
        }
        Ok(())
    }

    /// The names in the query so far that something can be joined to.
    fn names(&self, cx: &Context<'_>) -> Vec<Arc<str>> {
        let mut names = self.query.from.clone();
        names.extend(self.classes.iter().map(|root| name_of(cx, root)));
        for entity in &self.query.entities {
            if let Entity::Expression { expression, .. } = entity {
                expression.each_column(&mut |table, _| names.push(table.clone()));
            }
        }
        names.extend(self.query.joins.iter().flat_map(|join| {
            join.join.source.leaves().into_iter().filter_map(|source| source.name().cloned())
        }));
        names.retain(|name| !name.is_empty());
        names
    }

    /// What a condition joins something to.
    fn left_of(&self, cx: &Context<'_>, on: &Expression, right: &Arc<str>) -> Option<Arc<str>> {
        let names = self.names(cx);
        let mut left = None;
        on.each_column(&mut |table, _| {
            if table != right && left.is_none() && names.contains(table) {
                left = Some(table.clone());
            }
        });
        left
    }

    /// The condition between a class and whatever of the query has a foreign key to it, or the other way round.
    fn by_foreign_key(
        &self,
        cx: &mut Context<'_>,
        right: &Target,
        left: Option<Arc<str>>,
    ) -> Result<(Arc<str>, Expression), Raised> {
        let table_of = |name: &Arc<str>| match cx.facade.orm.source(name) {
            Source::Table { name, .. } => {
                let schema = cx.facade.orm.schema();
                schema.find(&name).and_then(|id| schema.table(id))
            }
            Source::Subquery { .. } | Source::Joined(_) => None,
        };
        let Some(right_table) = table_of(&right.name) else {
            return cx.unsupported("join() to a subquery without a condition");
        };
        let mut names = left.map_or_else(|| self.names(cx), |left| vec![left]);
        names.retain(|name| *name != right.name);
        names.dedup();
        let mut found: Vec<(Arc<str>, Expression)> = Vec::new();
        for left in &names {
            let Some(left_table) = table_of(left) else { continue };
            let sides =
                [(left_table, left, right_table, &right.name), (right_table, &right.name, left_table, left)];
            for (referring, referring_name, referred, referred_name) in sides {
                let keys = referring.columns.iter().flat_map(|column| {
                    let keys = column.foreign_keys.iter().filter(|key| key.table == referred.name);
                    keys.map(move |key| (&column.name, &key.column))
                });
                for (column, target) in keys {
                    let on = Expression::equal(
                        Expression::column(referred_name, target),
                        Expression::column(referring_name, column),
                    );
                    if !found.iter().any(|(_, known)| *known == on) {
                        found.push((left.clone(), on));
                    }
                }
            }
        }
        match (found.len(), found.pop()) {
            (1, Some(found)) => Ok(found),
            (0, _) => {
                let Some(root) = &right.root else { return cx.unsupported("this join()") };
                let address = cx.vm.new_address();
                let message = format!(
                    "Don't know how to join to <Mapper at {address:#x}; {}>. Please use the .select_from() method to \
                     establish an explicit left side, as well as providing an explicit ON clause if not present \
                     already to help resolve the ambiguity.",
                    cx.facade.orm.mapper(root.class).name
                );
                Err(cx.raise("InvalidRequestError", message))
            }
            _ => cx.unsupported(
                "join() between tables with several foreign keys (name the relationship to follow)",
            ),
        }
    }

    /// `slice(start, stop)`
    pub fn slice(&mut self, cx: &mut Context<'_>, arguments: Arguments) -> Result<(), Raised> {
        let [start, stop] = cx.bind("slice", ["start", "stop"], 2, arguments)?;
        let start = Self::number(cx, "slice", &start.unwrap_or(Value::None))?;
        let stop = Self::number(cx, "slice", &stop.unwrap_or(Value::None))?;
        self.query.limit = stop.map(|stop| (stop - start.unwrap_or(0)).max(0));
        self.query.offset = start.filter(|start| *start > 0);
        Ok(())
    }

    /// `execution_options(…)`: those that say how objects are loaded.
    pub fn execution_options(&mut self, cx: &mut Context<'_>, arguments: Arguments) -> Result<(), Raised> {
        for (name, given) in arguments.keywords {
            match (&*name, given) {
                ("populate_existing", Value::Bool(truth)) => self.query.populate_existing = truth,
                ("yield_per", Value::Int(_)) => {}
                _ => return cx.unsupported(format!("execution_options({name}=…)")),
            }
        }
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
    let source = |marker| Source::Table { name: table.clone(), alias: Some(marker) };
    let marker = cx.facade.orm.add_alias(AliasName::Anonymous(&table), source);
    Root { class: root.class, alias: Some(marker) }
}

/// `name=value` of `filter_by()` for a class: `None` where the class has no such attribute.
pub(crate) fn find_attribute(cx: &Context<'_>, root: &Root, name: &str) -> Option<Value> {
    let found = cx.facade.classes.class(root.class)?.lookup(name)?;
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
    let repr = cx.python().repr(given)?;
    let message =
        format!("Column expression, FROM clause, or other columns clause element expected, got {repr}.");
    Ok(cx.raise("ArgumentError", message))
}
