//! Walking and rewriting expressions (`sql/visitors.py`), and the annotations that a join condition carries.
//!
//! Nothing here enters a subquery: an expression with one is the whole of its node.

use std::sync::Arc;

use crate::Expression;

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
}

impl Expression {
    /// The expressions directly inside it.
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Column { .. } | Self::Parameter(_) | Self::Literal(_) | Self::Exists(_) => Vec::new(),
            Self::Binary { left, right, .. } => vec![left, right],
            Self::IsNull(operand) | Self::IsNotNull(operand) | Self::Not(operand) => vec![operand],
            Self::Annotated { operand, annotations: _ } => vec![operand],
            Self::In { operand, list, .. } => std::iter::once(&**operand).chain(list).collect(),
            Self::And(operands) | Self::Or(operands) => operands.iter().collect(),
            Self::Function { arguments, .. } => arguments.iter().collect(),
        }
    }

    /// A copy in which every part that `replacement` answers for is replaced; what replaces it is not entered.
    pub fn replaced(&self, replacement: &mut dyn FnMut(&Self) -> Option<Self>) -> Self {
        if let Some(replaced) = replacement(self) {
            return replaced;
        }
        let mut one = |inner: &Self| Box::new(inner.replaced(replacement));
        match self {
            Self::Column { .. } | Self::Parameter(_) | Self::Literal(_) | Self::Exists(_) => self.clone(),
            Self::Binary { operator, left, right } => {
                Self::Binary { operator: *operator, left: one(left), right: one(right) }
            }
            Self::IsNull(operand) => Self::IsNull(one(operand)),
            Self::IsNotNull(operand) => Self::IsNotNull(one(operand)),
            Self::Not(operand) => Self::Not(one(operand)),
            Self::Annotated { annotations, operand } => {
                Self::Annotated { annotations: *annotations, operand: one(operand) }
            }
            Self::In { operand, list, negated } => Self::In {
                operand: one(operand),
                list: list.iter().map(|item| item.replaced(replacement)).collect(),
                negated: *negated,
            },
            Self::And(operands) => {
                Self::And(operands.iter().map(|operand| operand.replaced(replacement)).collect())
            }
            Self::Or(operands) => {
                Self::Or(operands.iter().map(|operand| operand.replaced(replacement)).collect())
            }
            Self::Function { name, arguments, star } => Self::Function {
                name: name.clone(),
                arguments: arguments.iter().map(|argument| argument.replaced(replacement)).collect(),
                star: *star,
            },
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
