//! The names of parameters: each takes that of its neighbour, and a number.

use bothways_python::float_repr;
use bothways_sql::{BinaryOperator, BoundParameter, Expression, From, Select, Source};
use bothways_world::Scalar;

use super::{Bound, Language, Parameters, Writing};

/// What stands for the parameter of an OFFSET that is not to be written.
const NO_OFFSET: &str = "";

/// The names of parameters, in the order in which they are written.
pub(super) struct Names {
    /// How the statement is written.
    pub writing: Writing,
    /// What replaces each `?`.
    shown: Vec<String>,
    /// Every name given so far, without its number.
    given: Vec<String>,
    /// The names of parameters that are one wherever they stand.
    own: Vec<(u32, String)>,
    /// Their values.
    pub bound: Vec<(String, Bound)>,
}

impl Names {
    /// No names are given yet.
    pub fn new(writing: Writing) -> Self {
        Self { writing, shown: Vec::new(), given: Vec::new(), own: Vec::new(), bound: Vec::new() }
    }

    fn numbered(&mut self, name: &str) -> String {
        self.given.push(name.to_owned());
        let number = self.given.iter().filter(|given| *given == name).count();
        format!("{name}_{number}")
    }

    /// What stands for a parameter of that name.
    pub fn parameter(&mut self, name: &str, value: &Scalar) -> String {
        let name = self.numbered(name);
        self.named(name, value)
    }

    /// What stands for a parameter whose name is its own.
    fn named(&mut self, name: String, value: &Scalar) -> String {
        let Writing { language, parameters } = self.writing;
        let shown = match (parameters, language) {
            (Parameters::Literal, _) => literal(language, value),
            (Parameters::ByName, Language::Default) => format!(":{name}"),
            (Parameters::ByName, Language::Sqlite) => "?".to_owned(),
        };
        self.bound.push((name, Bound::One(value.clone())));
        shown
    }

    /// The name of a parameter that the program made.
    fn own(&mut self, parameter: &BoundParameter) -> String {
        let Some(number) = parameter.anonymous else { return parameter.name.to_string() };
        if let Some((_, name)) = self.own.iter().find(|(known, _)| *known == number) {
            return name.clone();
        }
        let name = self.numbered(&parameter.name);
        self.own.push((number, name.clone()));
        name
    }

    /// What stands for the values of IN, under a name.
    fn list(&mut self, name: String, values: Vec<Scalar>, negated: bool) -> String {
        let Writing { language, parameters } = self.writing;
        let shown = match (parameters, language) {
            (Parameters::ByName, _) => format!("__[POSTCOMPILE_{name}]"),
            (Parameters::Literal, Language::Default) if values.is_empty() => {
                if negated { "NULL) OR (1 = 1" } else { "NULL) AND (1 != 1" }.to_owned()
            }
            (Parameters::Literal, Language::Sqlite) if values.is_empty() => {
                "SELECT 1 FROM (SELECT 1) WHERE 1!=1".to_owned()
            }
            (Parameters::Literal, _) => {
                let literals: Vec<String> = values.iter().map(|value| literal(language, value)).collect();
                literals.join(", ")
            }
        };
        self.bound.push((name, Bound::Several(values)));
        shown
    }

    /// Names the parameters of a query.
    pub fn select(&mut self, select: &mut Select) {
        let is_plain = select.parts().is_empty();
        select.parts_mut().iter_mut().for_each(|part| self.select(part));
        if is_plain {
            self.plain(select);
        }
        for order in &mut select.order_by {
            self.expression(&mut order.expression, "param");
        }
        if select.limit.is_some() || select.offset.is_some() {
            self.limit(select.limit, select.offset);
        }
    }

    fn plain(&mut self, select: &mut Select) {
        for column in &mut select.columns {
            // The label of a function is numbered together with its parameters, and comes first.
            if let (Expression::Function { name, .. }, Some(label)) = (&column.expression, &column.label)
                && label.strip_prefix(&**name).is_some_and(|number| number.starts_with('_'))
            {
                self.given.push(name.to_string());
            }
            self.expression(&mut column.expression, "param");
            // The number of a label is one of the name's numbers.
            if let (Some(label), Some((_, name))) = (&column.label, column.expression.as_column())
                && label.strip_prefix(&**name).is_some_and(|rest| rest.starts_with('_'))
            {
                self.given.push(name.to_string());
            }
        }
        select.from.iter_mut().for_each(|from| self.from(from));
        for expression in select.filter.iter_mut().chain(&mut select.group_by).chain(&mut select.having) {
            self.expression(expression, "param");
        }
    }

    /// What stands after LIMIT and OFFSET. SQLite knows no OFFSET without LIMIT, and its dialect always writes both.
    fn limit(&mut self, limit: Option<i64>, offset: Option<i64>) {
        let is_sqlite = self.writing.language == Language::Sqlite;
        let limit = match limit {
            Some(limit) => self.parameter("param", &Scalar::Int(limit)),
            None if is_sqlite => {
                // Where the program gave no limit, literal_binds leaves the parameter for it.
                let parameters = std::mem::replace(&mut self.writing.parameters, Parameters::ByName);
                let shown = self.parameter("param", &Scalar::Int(-1));
                self.writing.parameters = parameters;
                shown
            }
            None => "-1".to_owned(),
        };
        self.shown.push(limit);
        let offset = match offset.or_else(|| is_sqlite.then_some(0)) {
            Some(offset) => self.parameter("param", &Scalar::Int(offset)),
            None => NO_OFFSET.to_owned(),
        };
        self.shown.push(offset);
    }

    fn from(&mut self, from: &mut From) {
        self.source(&mut from.source);
        for join in &mut from.joins {
            self.source(&mut join.source);
            self.expression(&mut join.on, "param");
        }
    }

    fn source(&mut self, source: &mut Source) {
        match source {
            Source::Table { .. } => {}
            Source::Subquery { select, .. } => self.select(select),
            Source::Joined(from) => self.from(from),
        }
    }

    /// Names the parameters in an expression; one without a name of its own takes that of its neighbour.
    fn expression(&mut self, expression: &mut Expression, neighbour: &str) {
        match expression {
            Expression::Parameter(value) => {
                let shown = self.parameter(neighbour, value);
                self.shown.push(shown);
            }
            Expression::Bound(parameter) => {
                let name = self.own(parameter);
                let shown = self.named(name, parameter.value.as_ref().unwrap_or(&Scalar::Null));
                self.shown.push(shown);
            }
            Expression::ObjectValue(_) => {
                let shown = self.parameter(neighbour, &Scalar::Null);
                self.shown.push(shown);
            }
            Expression::Binary { operator, left, right } => {
                let (from_left, from_right) = (name_of(left, neighbour), name_of(right, neighbour));
                // The parameter of a comparison with an object has no name of its own (`_optimized_compare`). It
                // may stand on the left, where the program's own comparisons have none.
                let is_bound = matches!(**left, Expression::Parameter(_) | Expression::ObjectValue(_));
                let for_left = if is_bound && operator.is_comparison() { "param" } else { &from_right };
                let is_object =
                    *operator == BinaryOperator::Equal && matches!(**right, Expression::ObjectValue(_));
                let for_right = if is_object { "param" } else { &from_left };
                self.expression(left, for_left);
                self.expression(right, for_right);
            }
            Expression::In { operand, list, negated } => {
                self.expression(operand, neighbour);
                // Tuples are no longer told apart here: SQL has VALUES before them.
                let is_tuple = matches!(**operand, Expression::Tuple(_));
                let values = list.iter().map(|item| match item {
                    Expression::Parameter(value) => value.clone(),
                    _ => Scalar::Null,
                });
                let name = match &list[..] {
                    [Expression::Bound(parameter)] => self.own(parameter),
                    _ => self.numbered(&name_of(operand, "param")),
                };
                let shown = self.list(name, values.collect(), *negated);
                self.shown.push(shown);
                if is_tuple {
                    let parts = std::mem::replace(&mut **operand, Expression::Literal(Scalar::Null));
                    if let Expression::Tuple(parts) = parts {
                        **operand = Expression::Function { name: "".into(), arguments: parts, star: false };
                    }
                }
                *list = vec![Expression::Parameter(Scalar::Null)];
            }
            Expression::IsNull(operand) | Expression::IsNotNull(operand) | Expression::Not(operand) => {
                self.expression(operand, neighbour);
            }
            Expression::And(items) | Expression::Or(items) => {
                items.iter_mut().for_each(|item| self.expression(item, "param"));
            }
            Expression::Function { name, arguments, .. } => {
                let own = if neighbour == "param" { name.to_string() } else { neighbour.to_owned() };
                arguments.iter_mut().for_each(|item| self.expression(item, &own));
            }
            Expression::InQuery { operand, select, .. } => {
                self.expression(operand, neighbour);
                self.select(select);
            }
            Expression::Between { operand, low, high, .. } => {
                let name = name_of(operand, "param");
                self.expression(operand, neighbour);
                self.expression(low, &name);
                self.expression(high, &name);
            }
            Expression::Case { operand, whens, otherwise } => {
                if let Some(operand) = operand {
                    self.expression(operand, "param");
                }
                for (condition, value) in whens {
                    self.expression(condition, "param");
                    self.expression(value, "param");
                }
                if let Some(otherwise) = otherwise {
                    self.expression(otherwise, "param");
                }
            }
            Expression::Filtered { function, condition } => {
                self.expression(function, neighbour);
                self.expression(condition, "param");
            }
            Expression::Over { function, partition_by, order_by, frame } => {
                self.expression(function, neighbour);
                partition_by.iter_mut().for_each(|part| self.expression(part, "param"));
                order_by.iter_mut().for_each(|term| self.expression(&mut term.expression, "param"));
                let distances = frame.iter_mut().flat_map(|frame| frame.distances_mut());
                distances.for_each(|distance| self.expression(distance, "param"));
            }
            Expression::Tuple(parts) => parts.iter_mut().for_each(|part| self.expression(part, "param")),
            Expression::Cast { operand, .. }
            | Expression::TypeCoerce { operand, .. }
            | Expression::Distinct(operand)
            | Expression::Negative(operand) => {
                self.expression(operand, neighbour);
            }
            Expression::Annotated { operand, .. } | Expression::Escaped { pattern: operand, .. } => {
                self.expression(operand, neighbour);
            }
            Expression::Exists(select) | Expression::Subquery(select) => self.select(select),
            Expression::BoundText { parameters, .. } => {
                for (name, value) in parameters {
                    let shown = self.named(name.to_string(), value);
                    self.shown.push(shown);
                }
            }
            Expression::Text(_) | Expression::Column { .. } | Expression::Literal(_) => {}
        }
    }

    /// Replaces every `?` outside quotes.
    pub fn put_into(&self, text: &str) -> String {
        let mut names = self.shown.iter();
        let mut written = String::with_capacity(text.len());
        let mut quote = None;
        for letter in text.chars() {
            match (letter, quote) {
                ('?', None) => match names.next().map_or("?", String::as_str) {
                    NO_OFFSET => written.truncate(written.strip_suffix(" OFFSET ").unwrap_or(&written).len()),
                    shown => written.push_str(shown),
                },
                ('\'' | '"', None) => {
                    quote = Some(letter);
                    written.push(letter);
                }
                (letter, open) => {
                    if open == Some(letter) {
                        quote = None;
                    }
                    written.push(letter);
                }
            }
        }
        written
    }
}

/// The name that an expression lends to the parameters it meets.
fn name_of(expression: &Expression, neighbour: &str) -> String {
    match expression.bare() {
        Expression::Column { column, .. } => column.to_string(),
        Expression::Function { name, arguments, .. } => match arguments.first() {
            Some(argument @ Expression::Column { .. }) if &**name == "lower" => name_of(argument, neighbour),
            _ => name.to_string(),
        },
        Expression::Text(text) => bind_name(text),
        Expression::TypeCoerce { operand, .. } if matches!(**operand, Expression::Text(_)) => {
            name_of(operand, neighbour)
        }
        _ => neighbour.to_owned(),
    }
}

/// The name of a parameter, without what cannot stand in one (`bindname_escape_characters`).
fn bind_name(text: &str) -> String {
    let escaped = text.chars().map(|letter| match letter {
        '%' => 'P',
        '(' => 'A',
        ')' => 'Z',
        ':' => 'C',
        '.' | '[' | ']' | ' ' => '_',
        other => other,
    });
    escaped.collect()
}

/// A value as SQL writes it.
fn literal(language: Language, value: &Scalar) -> String {
    match (value, language) {
        (Scalar::Null, _) => "NULL".to_owned(),
        (Scalar::Bool(truth), Language::Default) => truth.to_string(),
        (Scalar::Bool(truth), Language::Sqlite) => i64::from(*truth).to_string(),
        (Scalar::Int(number), _) => number.to_string(),
        (Scalar::Float(number), _) => float_repr(*number),
        (Scalar::Text(text), _) => format!("'{}'", text.replace('\'', "''")),
        (Scalar::Bytes(bytes), _) => {
            format!("X'{}'", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
        }
        (Scalar::Typed(typed), _) => literal(language, &typed.stored),
    }
}
