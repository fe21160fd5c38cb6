//! `column[0]`, `for x in column` and `x in column`: operators that a column has only on other databases.

use std::rc::Rc;

use bothways_python::Raised;
use bothways_sql::SqlType;

use crate::context::Context;
use crate::schema::sql_type::TypeObject;

/// The error of such an operator, `getitem` or `contains`, for a value of that type; a type that does not know the
/// operator warns before.
pub(crate) fn refuse<T>(
    cx: &mut Context<'_>,
    sql_type: Option<SqlType>,
    operator: &str,
) -> Result<T, Raised> {
    if let Some(sql_type) = sql_type.filter(|sql_type| !knows_operator(sql_type)) {
        let name = TypeObject::of(&sql_type).name;
        let category = cx.exception_class("SADeprecationWarning");
        let message = format!(
            "Type object <class 'sqlalchemy.sql.sqltypes.{name}'> does not include operator '{operator}' in its \
             operator classes.  Using built-in operators (not including custom or overridden operators) outside of \
             a type's stated operator classes is deprecated and will raise InvalidRequestError in a future release"
        );
        cx.python().warn(&category, &message)?;
    }
    Err(not_implemented(cx, format!("Operator '{operator}' is not supported on this expression")))
}

/// The same for a relationship, which has no such operators at all.
pub(crate) fn refuse_relationship<T>(cx: &mut Context<'_>, operator: &str) -> Result<T, Raised> {
    Err(not_implemented(cx, format!("<built-in function {operator}>")))
}

fn not_implemented(cx: &mut Context<'_>, message: String) -> Raised {
    let class = Rc::clone(&cx.vm.types().not_implemented_error);
    cx.vm.raise(&class, message)
}

/// Whether the type has the operator in its classes (`OperatorClass`).
fn knows_operator(sql_type: &SqlType) -> bool {
    matches!(
        sql_type,
        SqlType::String(_) | SqlType::Text | SqlType::Enum(_) | SqlType::LargeBinary | SqlType::Null
    )
}
