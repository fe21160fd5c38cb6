//! The names that the columns of a SELECT get in its result (`SELECT a.id, b.id AS id_1`).

use std::sync::Arc;

use bothways_sql::{Expression, SelectColumn};
use bothways_world::Scalar;

/// How columns are labelled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LabelStyle {
    /// Not at all.
    None,
    /// `id_1` for a name that comes again.
    Disambiguate,
    /// `table_column`.
    TableName,
}

/// Labels as SQLAlchemy gives them: `t_col` for the legacy Query, `id_1` for a repeated name, `id__1` for a repeated
/// column, `count_1` for functions. `before` are the names that were numbered elsewhere in the statement, each as often
/// as it was; with those numbered here they are returned.
pub(super) fn label(columns: &mut [SelectColumn], style: LabelStyle, before: Vec<Arc<str>>) -> Vec<Arc<str>> {
    let mut numbered = before;
    let mut seen: Vec<Arc<str>> = Vec::new();
    let mut labelled: Vec<Expression> = Vec::new();
    let mut number = |name: &Arc<str>| {
        numbered.push(name.clone());
        numbered.iter().filter(|earlier| *earlier == name).count()
    };
    for column in columns.iter_mut() {
        if let Some(label) = &column.label {
            seen.push(label.clone());
            continue;
        }
        if let Expression::Column { table, column: name } = &column.expression
            && style != LabelStyle::None
            && labelled.contains(&column.expression)
        {
            let name: Arc<str> = match style == LabelStyle::TableName && !table.is_empty() {
                true => format!("{table}_{name}_").into(),
                false => format!("{name}_").into(),
            };
            column.label = Some(format!("{name}_{}", number(&name)).into());
            continue;
        }
        labelled.push(column.expression.clone());
        match &column.expression {
            Expression::Column { table, column: name } => match style {
                LabelStyle::None => {}
                LabelStyle::TableName if table.is_empty() => {}
                LabelStyle::TableName => column.label = Some(format!("{table}_{name}").into()),
                LabelStyle::Disambiguate => {
                    if seen.contains(name) {
                        column.label = Some(format!("{name}_{}", number(name)).into());
                    }
                    seen.push(name.clone());
                }
            },
            negated if negated.negated_boolean().is_some() && style == LabelStyle::Disambiguate => {
                let Some((_, name)) = negated.negated_boolean().and_then(Expression::as_column) else {
                    continue;
                };
                let again = if seen.contains(name) { "__1" } else { "" };
                seen.push(name.clone());
                column.label = Some(format!("{name}{again}").into());
            }
            Expression::Function { name, .. } => {
                column.label = Some(format!("{name}_{}", number(name)).into());
            }
            // A cast is called as what it converts, a negated column has no name.
            Expression::Cast { operand, .. } => {
                column.label = Some(match operand.as_column() {
                    Some((_, name)) => name.clone(),
                    None => format!("anon_{}", number(&"anon".into())).into(),
                });
            }
            Expression::TypeCoerce { operand, .. } if matches!(**operand, Expression::Text(_)) => {}
            Expression::TypeCoerce { operand, .. } => {
                let own = match (operand.as_column(), style) {
                    (Some((table, name)), LabelStyle::TableName) => format!("{table}_{name}").into(),
                    (Some((_, name)), _) => name.clone(),
                    (None, _) => format!("anon_{}", number(&"anon".into())).into(),
                };
                let again = seen.contains(&own);
                seen.push(own.clone());
                column.label = Some(if again { format!("{own}_{}", number(&own)).into() } else { own });
            }
            Expression::Literal(Scalar::Int(_)) | Expression::Text(_) | Expression::Distinct(_) => {}
            Expression::Negative(operand) | Expression::Not(operand) if operand.as_column().is_some() => {}
            _ => column.label = Some(format!("anon_{}", number(&"anon".into())).into()),
        }
    }
    numbered
}
