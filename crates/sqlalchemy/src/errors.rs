//! From the ORM's structured failures and warnings to the exceptions and warnings of the package, with their
//! texts word for word.

mod attribute;
pub(crate) mod classes;
mod configuration;
mod inheritance;
mod persistence;
mod session;
mod statement;
pub(crate) mod text;
mod warnings;
mod write_only;

use std::rc::Rc;

use bothways_orm::{Orm, OrmError, OrmWarning, ProgramError};
use bothways_python::{Raised, Value};
use bothways_world::Scalar;

use crate::context::Context;
use crate::facade::IssuedWarning;
use crate::session::state_of;

/// What a failure becomes: class name, text, and the code of its page in the documentation.
pub(crate) struct Exception {
    class: &'static str,
    message: String,
    code: Option<&'static str>,
}

impl Exception {
    fn new(class: &'static str, message: impl Into<String>) -> Self {
        Self { class, message: message.into(), code: None }
    }

    fn coded(class: &'static str, message: impl Into<String>, code: &'static str) -> Self {
        Self { class, message: message.into(), code: Some(code) }
    }
}

/// Runs an operation of the ORM; its failure is raised. New attributes that a
/// configuration made appear on their classes.
pub(crate) fn checked<T>(
    cx: &mut Context<'_>,
    operation: impl FnOnce(&mut Orm) -> Result<T, OrmError>,
) -> Result<T, Raised> {
    cx.settle_sessions();
    crate::collections::own::settle(cx)?;
    bothways_orm::events::let_go_of_told(&mut cx.facade.orm);
    let result = cx.with_orm(operation);
    cx.install_attributes();
    result.map_err(|error| raise(cx, &error))
}

/// Issues a warning of the ORM.
pub(crate) fn warn(cx: &mut Context<'_>, warning: OrmWarning) -> Result<(), Raised> {
    if cx.facade.ended {
        return Ok(());
    }
    let place = cx.vm.current_statement();
    let text = warnings::issue(cx, &warning)?;
    cx.facade.warnings.push(IssuedWarning { warning, text, place });
    Ok(())
}

/// The parameters of a statement as they are shown.
pub(crate) fn shown_parameters(cx: &mut Context<'_>, parameters: &[Vec<Scalar>], many: bool) -> String {
    statement::shown(cx, parameters, many)
}

/// The exception of a failure; the failure itself is kept beside it for whoever explains it.
pub(crate) fn raise(cx: &mut Context<'_>, error: &OrmError) -> Raised {
    raised(cx, error).unwrap_or_else(|raised| raised)
}

fn raised(cx: &mut Context<'_>, error: &OrmError) -> Result<Raised, Raised> {
    if let OrmError::Unsupported(what) = error {
        return Ok(cx.vm.unsupported(&**what));
    }
    if let OrmError::Program(raised) = error {
        return match cx.facade.raised.get(raised.0 as usize) {
            Some(raised) => Ok(raised.clone()),
            None => cx.unsupported("this exception of the program's own code"),
        };
    }
    let raised = match error {
        OrmError::Statement { .. } => statement::raise(cx, error),
        OrmError::StatementValue { .. } => statement::without_value(cx, error)?,
        OrmError::NotInCollection { item, key } => attribute::not_in_collection(cx, *item, key.as_ref()),
        OrmError::NotInFlush(instance) => {
            let state = state_of(cx, *instance);
            cx.vm.raise_key_error(state)
        }
        OrmError::OtherUnderKey { item, held, key } => attribute::other_under_key(cx, *item, *held, key)?,
        other => match exception(cx, other) {
            Ok(Exception { class, message, code: Some(code) }) => coded(cx, class, message, code),
            Ok(Exception { class, message, code: None }) => plain(cx, class, message),
            Err(raised) => return Err(raised),
        },
    };
    if let Raised::Exception(exception) = &raised {
        cx.facade.failures.push((Rc::downgrade(exception), error.clone()));
    }
    Ok(raised)
}

/// An exception of the package, or a built-in one where the package raises those.
fn plain(cx: &mut Context<'_>, class: &str, message: String) -> Raised {
    let types = cx.vm.types();
    match class {
        "ValueError" => cx.vm.raise_value_error(message),
        "IndexError" => cx.vm.raise_index_error(message),
        "AttributeError" => cx.vm.raise_attribute_error(message),
        "KeyError" => cx.vm.raise_key_error(Value::from(message)),
        "LookupError" => {
            let class = Rc::clone(&types.lookup_error);
            cx.vm.raise(&class, message)
        }
        "TypeError" => cx.vm.raise_type_error(message),
        "NotImplementedError" => {
            let class = Rc::clone(&types.not_implemented_error);
            cx.vm.raise(&class, message)
        }
        "AssertionError" => {
            let class = Rc::clone(&types.assertion_error);
            // An assert statement without a message.
            let args = if message.is_empty() { Vec::new() } else { vec![Value::from(message)] };
            Raised::Exception(cx.vm.new_exception(&class, args))
        }
        other => cx.raise(other, message),
    }
}

/// An exception whose text ends in the address of its page in the documentation.
pub(crate) fn coded(cx: &mut Context<'_>, class: &str, message: impl Into<String>, code: &str) -> Raised {
    let raised = cx.raise(class, message);
    if let Raised::Exception(exception) = &raised {
        exception.dict().set_str("code", Value::from(code));
    }
    raised
}

/// Class and text of a failure that is no refusal and no failed statement.
pub(crate) fn exception(cx: &mut Context<'_>, error: &OrmError) -> Result<Exception, Raised> {
    configuration::exception(cx, error)
        .or_else(|| attribute::exception(cx, error))
        .or_else(|| session::exception(cx, error))
        .or_else(|| inheritance::exception(cx, error))
        .or_else(|| persistence::exception(cx, error))
        .or_else(|| write_only::exception(cx, error))
        .map_or_else(|| Err(cx.vm.unsupported("what the ORM found here")), Ok)
}

/// The text of a failure as `str(error)` gives it without the link, to be quoted inside another text.
pub(crate) fn quoted(cx: &mut Context<'_>, error: &OrmError) -> String {
    match error {
        OrmError::Statement { .. } => statement::text(cx, error),
        OrmError::StatementValue { error, .. } if !statement::is_wrapped(cx, error) => quoted(cx, error),
        OrmError::StatementValue { .. } => statement::text_without_value(cx, error),
        OrmError::Unsupported(what) => what.to_string(),
        OrmError::Program(raised) => program_text(cx, *raised),
        // The keys of these are objects.
        OrmError::NotInFlush(_) | OrmError::NotInCollection { .. } | OrmError::OtherUnderKey { .. } => {
            let raised = raise(cx, error);
            let text = raised.exception().cloned().map(|raised| cx.python().str(&Value::Instance(raised)));
            text.and_then(Result::ok).map_or_else(String::new, |text| text.to_string())
        }
        other => match exception(cx, other) {
            Ok(Exception { message, code: Some(code), .. }) => {
                format!("{message} {}", text::background(code))
            }
            // A KeyError prints the repr of its key.
            Ok(Exception { class: "KeyError", message, .. }) => format!("'{message}'"),
            Ok(Exception { message, .. }) => message,
            Err(_) => String::new(),
        },
    }
}

/// Keeps an exception that the program's code raised, for the ORM to pass it on.
pub(crate) fn of_program(cx: &mut Context<'_>, raised: Raised) -> OrmError {
    OrmError::Program(keep(cx, raised))
}

/// Keeps an exception until the operation that it ends comes back to the program.
pub(crate) fn keep(cx: &mut Context<'_>, raised: Raised) -> ProgramError {
    let number = ProgramError(u32::try_from(cx.facade.raised.len()).unwrap_or(u32::MAX));
    cx.facade.raised.push(raised);
    number
}

/// `str(exception)` of an exception that the program's code raised.
fn program_text(cx: &mut Context<'_>, raised: ProgramError) -> String {
    let raised = cx.facade.raised.get(raised.0 as usize).cloned();
    let Some(exception) = raised.as_ref().and_then(Raised::exception) else { return String::new() };
    match cx.python().str(&Value::Instance(Rc::clone(exception))) {
        Ok(text) => text.to_string(),
        Err(_) => String::new(),
    }
}
