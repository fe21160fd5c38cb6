//! Walking and rewriting expressions (`sql/visitors.py`), and the annotations that a join condition carries.
//!
//! Nothing here enters a subquery: an expression with one is the whole of its node.

use std::sync::Arc;

use bothways_world::{ClassId, Scalar};

use crate::{BinaryOperator, Expression};

/// What a column is in the join condition of a relationship. The same column may stand in it twice, in
/// different roles, so the mark is on the occurrence: `foreign()` and `remote()`.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Annotations {
    /// Refers to the column on the other side of its comparison.
    pub foreign: bool,
    /// Belongs to the related side.
    pub remote: bool,
    /// Belongs to the owning side.
    pub local: bool,
    /// The class whose attribute it was taken from, where that says more than its table: `parententity`.
    pub entity: Option<ClassId>,
    /// The alias of a class and subclasses of it that it was taken from, by its number.
    pub polymorphic_alias: Option<usize>,
}

impl Expression {
    /// The expressions directly inside it.
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Column { .. }
            | Self::Parameter(_)
            | Self::Bound(_)
            | Self::ObjectValue(_)
            | Self::Text(_)
            | Self::BoundText { .. }
            | Self::Literal(_)
            | Self::Exists(_)
            | Self::Subquery(_) => Vec::new(),
            Self::Binary { left, right, .. } => vec![left, right],
            Self::IsNull(operand)
            | Self::IsNotNull(operand)
            | Self::Not(operand)
            | Self::Distinct(operand)
            | Self::Negative(operand)
            | Self::Annotated { operand, .. }
            | Self::Cast { operand, .. }
            | Self::TypeCoerce { operand, .. }
            | Self::Escaped { pattern: operand, .. }
            | Self::InQuery { operand, .. } => vec![operand],
            Self::In { operand, list, .. } => std::iter::once(&**operand).chain(list).collect(),
            Self::And(operands)
            | Self::Or(operands)
            | Self::Tuple(operands)
            | Self::Function { arguments: operands, .. } => operands.iter().collect(),
            Self::Between { operand, low, high, .. } => vec![operand, low, high],
            Self::Filtered { function, condition } => vec![function, condition],
            Self::Over { function, partition_by, order_by, frame } => {
                let terms = order_by.iter().map(|term| &term.expression);
                let distances = frame.iter().flat_map(|frame| frame.distances());
                std::iter::once(&**function).chain(partition_by).chain(terms).chain(distances).collect()
            }
            Self::Case { operand, whens, otherwise } => {
                let whens = whens.iter().flat_map(|(condition, value)| [condition, value]);
                operand.as_deref().into_iter().chain(whens).chain(otherwise.as_deref()).collect()
            }
        }
    }

    /// The boolean column that it says is false, as SQLite is asked: `x = 0`.
    pub fn negated_boolean(&self) -> Option<&Self> {
        match self {
            Self::Binary { operator: BinaryOperator::Equal, left, right }
                if left.as_column().is_some() && **right == Self::Literal(Scalar::Int(0)) =>
            {
                Some(left)
            }
            _ => None,
        }
    }

    /// The same, to change them.
    pub fn children_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Column { .. }
            | Self::Parameter(_)
            | Self::Bound(_)
            | Self::ObjectValue(_)
            | Self::Text(_)
            | Self::BoundText { .. }
            | Self::Literal(_)
            | Self::Exists(_)
            | Self::Subquery(_) => Vec::new(),
            Self::Binary { left, right, .. } => vec![left, right],
            Self::IsNull(operand)
            | Self::IsNotNull(operand)
            | Self::Not(operand)
            | Self::Distinct(operand)
            | Self::Negative(operand)
            | Self::Annotated { operand, .. }
            | Self::Cast { operand, .. }
            | Self::TypeCoerce { operand, .. }
            | Self::Escaped { pattern: operand, .. }
            | Self::InQuery { operand, .. } => vec![operand],
            Self::In { operand, list, .. } => std::iter::once(&mut **operand).chain(list).collect(),
            Self::And(operands)
            | Self::Or(operands)
            | Self::Tuple(operands)
            | Self::Function { arguments: operands, .. } => operands.iter_mut().collect(),
            Self::Between { operand, low, high, .. } => vec![operand, low, high],
            Self::Filtered { function, condition } => vec![function, condition],
            Self::Over { function, partition_by, order_by, frame } => {
                let terms = order_by.iter_mut().map(|term| &mut term.expression);
                let distances = frame.iter_mut().flat_map(|frame| frame.distances_mut());
                std::iter::once(&mut **function).chain(partition_by).chain(terms).chain(distances).collect()
            }
            Self::Case { operand, whens, otherwise } => {
                let whens = whens.iter_mut().flat_map(|(condition, value)| [condition, value]);
                operand.as_deref_mut().into_iter().chain(whens).chain(otherwise.as_deref_mut()).collect()
            }
        }
    }

    /// A copy in which every part that `replacement` answers for is replaced; what replaces it is not entered.
    pub fn replaced(&self, replacement: &mut dyn FnMut(&Self) -> Option<Self>) -> Self {
        let mut copy = self.clone();
        copy.replace_outside_queries(replacement);
        copy
    }

    fn replace_outside_queries(&mut self, replacement: &mut dyn FnMut(&Self) -> Option<Self>) {
        match replacement(self) {
            Some(replaced) => *self = replaced,
            None => {
                self.children_mut().into_iter().for_each(|child| child.replace_outside_queries(replacement));
            }
        }
    }

    /// Its annotations; none for anything that carries none.
    pub fn annotations(&self) -> Annotations {
        match self {
            Self::Annotated { annotations, .. } => *annotations,
            _ => Annotations::default(),
        }
    }

    /// Without the annotations of the outermost part.
    pub fn bare(&self) -> &Self {
        match self {
            Self::Annotated { operand, .. } => operand.bare(),
            other => other,
        }
    }

    /// Table and column, if it is a column, annotated or not.
    pub fn as_column(&self) -> Option<(&Arc<str>, &Arc<str>)> {
        match self.bare() {
            Self::Column { table, column } => Some((table, column)),
            _ => None,
        }
    }

    /// A copy whose columns have the annotations that `annotate` makes of what each has.
    pub fn annotated(&self, annotate: &mut dyn FnMut(&Self, Annotations) -> Annotations) -> Self {
        self.replaced(&mut |part| {
            part.as_column()?;
            let annotations = annotate(part.bare(), part.annotations());
            Some(Self::Annotated { annotations, operand: Box::new(part.bare().clone()) })
        })
    }

    /// A copy without any annotation: what a statement holds.
    pub fn unannotated(&self) -> Self {
        self.replaced(&mut |part| match part {
            Self::Annotated { operand, .. } => Some(operand.unannotated()),
            _ => None,
        })
    }

    /// Every column in it, with its annotations.
    pub fn columns(&self) -> Vec<&Self> {
        if self.as_column().is_some() {
            return vec![self];
        }
        self.children().into_iter().flat_map(Self::columns).collect()
    }

    /// The conditions that an AND joins; any other expression is one condition.
    pub fn conjuncts(&self) -> &[Self] {
        match self {
            Self::And(operands) => operands,
            other => std::slice::from_ref(other),
        }
    }
}
