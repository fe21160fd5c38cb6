//! Scalar expressions, as far as relationships and simple queries need them.

use std::sync::Arc;

use bothways_world::{AttributeId, InstanceId, Scalar};

use crate::{BinaryOperator, Frame};

/// A scalar or boolean SQL expression.
#[derive(Clone, PartialEq, Debug)]
pub enum Expression {
    /// A column of a table, or of an alias.
    Column {
        /// Table or alias name.
        table: Arc<str>,
        /// Column name.
        column: Arc<str>,
    },
    /// A bound value, printed `?`.
    Parameter(Scalar),
    /// A bound value with a name of its own, which may be given when the statement is executed.
    Bound(Box<BoundParameter>),
    /// A bound value that is known when the statement is sent: what an object then has in a column.
    ObjectValue(ObjectValue),
    /// What the program wrote as text, as a condition or as terms of ORDER BY.
    Text(Arc<str>),
    /// The same with parameters in it.
    BoundText {
        /// The text, with `?` for them.
        text: Arc<str>,
        /// Their names and values.
        parameters: Vec<(Arc<str>, Scalar)>,
    },
    /// NULL, true or false written out.
    Literal(Scalar),
    /// `left operator right`.
    Binary {
        /// The operator.
        operator: BinaryOperator,
        /// Left operand.
        left: Box<Expression>,
        /// Right operand.
        right: Box<Expression>,
    },
    /// `pattern ESCAPE '/'`, on the right of LIKE.
    Escaped {
        /// The pattern.
        pattern: Box<Expression>,
        /// What takes the meaning from the sign behind it.
        escape: Arc<str>,
    },
    /// `x IS NULL`.
    IsNull(Box<Expression>),
    /// `x IS NOT NULL`.
    IsNotNull(Box<Expression>),
    /// `x IN (…)`; an empty list prints as SQLAlchemy's empty set.
    In {
        /// The operand.
        operand: Box<Expression>,
        /// The list.
        list: Vec<Expression>,
        /// `NOT IN`, printed `(x NOT IN (…))`.
        negated: bool,
    },
    /// Conjunction of two or more.
    And(Vec<Expression>),
    /// Disjunction of two or more.
    Or(Vec<Expression>),
    /// `NOT x`.
    Not(Box<Expression>),
    /// A function call; `count(*)` has `star` set.
    Function {
        /// Lower-case name.
        name: Arc<str>,
        /// Arguments.
        arguments: Vec<Expression>,
        /// Whether the argument is `*`.
        star: bool,
    },
    /// `f(…) FILTER (WHERE condition)`: an aggregate over some of the rows.
    Filtered {
        /// The function.
        function: Box<Expression>,
        /// Which rows it is over.
        condition: Box<Expression>,
    },
    /// A column of a join condition with its role; statements hold none ([`Expression::unannotated`]).
    Annotated {
        /// The role.
        annotations: crate::Annotations,
        /// The column.
        operand: Box<Expression>,
    },
    /// `EXISTS (SELECT 1 FROM …)`, correlated by the tables it does not list.
    Exists(Box<crate::Select>),
    /// `(SELECT …)` as a value.
    Subquery(Box<crate::Select>),
    /// `x IN (SELECT …)`.
    InQuery {
        /// The operand.
        operand: Box<Expression>,
        /// The query.
        select: Box<crate::Select>,
        /// `NOT IN`, printed `(x NOT IN (…))`.
        negated: bool,
    },
    /// `x BETWEEN low AND high`.
    Between {
        /// The operand.
        operand: Box<Expression>,
        /// The least value.
        low: Box<Expression>,
        /// The greatest value.
        high: Box<Expression>,
        /// `NOT BETWEEN`.
        negated: bool,
    },
    /// `CASE [operand] WHEN condition THEN value … ELSE value END`.
    Case {
        /// What each WHEN is compared with; none: each WHEN is a condition.
        operand: Option<Box<Expression>>,
        /// Conditions and values.
        whens: Vec<(Expression, Expression)>,
        /// `ELSE`.
        otherwise: Option<Box<Expression>>,
    },
    /// `CAST(x AS type)`.
    Cast {
        /// The operand.
        operand: Box<Expression>,
        /// The type.
        sql_type: crate::SqlType,
    },
    /// `type_coerce(x, type)`: the operand, taken to be of another type on the program's side.
    TypeCoerce {
        /// The operand.
        operand: Box<Expression>,
        /// The type.
        sql_type: crate::SqlType,
    },
    /// `(a, b)`
    Tuple(Vec<Expression>),
    /// `f(…) OVER (PARTITION BY … ORDER BY …)`
    Over {
        /// The function.
        function: Box<Expression>,
        /// `PARTITION BY`
        partition_by: Vec<Expression>,
        /// `ORDER BY`
        order_by: Vec<crate::OrderBy>,
        /// `ROWS BETWEEN …`
        frame: Option<Box<Frame>>,
    },
    /// `DISTINCT x`, an argument of an aggregate.
    Distinct(Box<Expression>),
    /// `-x`.
    Negative(Box<Expression>),
}

/// A parameter that the program made itself: `bindparam()`, `literal()`.
#[derive(Clone, PartialEq, Debug)]
pub struct BoundParameter {
    /// Its name, which takes a number behind it where it is anonymous.
    pub name: Arc<str>,
    /// `literal()` and `unique=True`: which one of its name it is.
    pub anonymous: Option<u32>,
    /// Its value; none: it is to be given when the statement is executed.
    pub value: Option<Scalar>,
    /// Its type, if it was told or is known from what it is compared with.
    pub sql_type: Option<crate::SqlType>,
}

/// A value taken from an object when a statement is sent (`_get_attr_w_warn_on_none`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ObjectValue {
    /// The object.
    pub instance: InstanceId,
    /// The column attribute.
    pub attribute: AttributeId,
}

/// What `CURRENT_TIMESTAMP` gives: the same in every run, as no result is to depend on the clock. It is where the
/// interpreter's clock starts, too.
pub const CURRENT_TIMESTAMP: &str = "2025-01-01 12:00:00";

impl Expression {
    /// `func.now()`
    pub fn current_timestamp() -> Self {
        Self::Function { name: "now".into(), arguments: Vec::new(), star: false }
    }

    /// Whether it is `func.now()` or `func.current_timestamp()`.
    pub fn is_current_timestamp(&self) -> bool {
        matches!(
            self.bare(),
            Self::Function { name, arguments, .. }
                if arguments.is_empty() && matches!(&**name, "now" | "current_timestamp")
        )
    }

    /// A column reference.
    pub fn column(table: &Arc<str>, column: &Arc<str>) -> Self {
        Self::Column { table: table.clone(), column: column.clone() }
    }

    /// `left = right`.
    pub fn equal(left: Self, right: Self) -> Self {
        Self::Binary { operator: BinaryOperator::Equal, left: Box::new(left), right: Box::new(right) }
    }

    /// All of them; none for an empty list.
    pub fn all(mut conditions: Vec<Self>) -> Option<Self> {
        match conditions.len() {
            0 | 1 => conditions.pop(),
            _ => Some(Self::And(conditions)),
        }
    }

    /// The condition that this one holds and further ones.
    pub fn and(&self, further: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<Self> = self.conjuncts().iter().cloned().chain(further).collect();
        match <[Self; 1]>::try_from(parts) {
            Ok([only]) => only,
            Err(parts) => Self::And(parts),
        }
    }
}
