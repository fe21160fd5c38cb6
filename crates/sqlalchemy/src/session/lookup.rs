//! `session.get` and `get_one`, and the identity keys they take.

use bothways_orm::Root;
use bothways_orm::session::{self, Get};
use bothways_python::{Arguments, Raised, Value};
use bothways_world::{ClassId, IdentityKey, Scalar};

use super::methods::receiver;
use crate::context::Context;
use crate::errors::checked;

/// The primary key given to `get()`: a value, or a tuple of them; a dict names the attributes.
pub(crate) fn identity(cx: &mut Context<'_>, class: ClassId, given: &Value) -> Result<Vec<Scalar>, Raised> {
    let parts: Vec<Value> = match given {
        Value::Tuple(parts) => parts.to_vec(),
        Value::List(parts) => parts.borrow().clone(),
        Value::Dict(names) => {
            let mapper = cx.facade.orm.mapper(class);
            let keys: Vec<_> = mapper
                .primary_key
                .iter()
                .filter_map(|column| cx.facade.orm.attribute_of_column(class, *column))
                .map(|attribute| cx.facade.orm.attribute(attribute).key.clone())
                .collect();
            let found: Option<Vec<Value>> = keys.iter().map(|key| names.get_str(key)).collect();
            match found {
                Some(parts) if parts.len() == names.len() => parts,
                None if keys.len() == names.len() => {
                    let quoted: Vec<String> = keys.iter().map(|key| format!("'{key}'")).collect();
                    let message = format!(
                        "Incorrect names of values in identifier to formulate primary key for session.get(); primary \
                         key attribute names are {} (synonym names are also accepted)",
                        quoted.join(",")
                    );
                    return Err(cx.raise("InvalidRequestError", message));
                }
                // Their number is what the ORM complains about.
                Some(_) | None => names.values(),
            }
        }
        one => vec![one.clone()],
    };
    let mut key = Vec::with_capacity(parts.len());
    for part in &parts {
        match crate::scalars::scalar(cx, part, None) {
            Some(scalar) => key.push(scalar),
            None => {
                let name = cx.type_name(part)?;
                return cx.unsupported(format!("{name} as a primary key"));
            }
        }
    }
    Ok(key)
}

/// An identity key as Python has it: class, primary key, identity token.
pub(crate) fn key_value(cx: &mut Context<'_>, key: &IdentityKey) -> Value {
    let class = cx.facade.classes.class(key.class).map_or(Value::None, Value::Class);
    let parts = key.values.iter().map(|part| crate::scalars::value(cx, part));
    let values = Value::tuple(parts.map(|part| part.unwrap_or(Value::None)).collect());
    Value::tuple(vec![class, values, Value::None])
}

/// `identity_key(Class, ident)`, `identity_key(instance=o)`: the key that such an object has in an identity map.
pub(crate) fn identity_key(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    if let Some(instance) = arguments.take_keyword("instance") {
        let [] = cx.bind("identity_key", [], 0, arguments)?;
        let instance = cx.related(&instance)?;
        let key = checked(cx, |orm| session::key_of(orm, instance))?;
        return Ok(key_value(cx, &key));
    }
    let [class, ident] = cx.bind("identity_key", ["class_", "ident"], 2, arguments)?;
    let class = mapped_class(cx, &class.unwrap_or(Value::None))?;
    let values = identity(cx, class, &ident.unwrap_or(Value::None))?.into();
    let class = cx.facade.orm.identity_class(class);
    Ok(key_value(cx, &IdentityKey { class, values }))
}

/// The mapped class given to `get()`.
fn mapped_class(cx: &mut Context<'_>, given: &Value) -> Result<ClassId, Raised> {
    if let Some(id) = given.as_class().and_then(|class| cx.facade.classes.id(class)) {
        return Ok(id);
    }
    let class = cx.python().class_of(given)?;
    let message =
        format!("No inspection system is available for object of type <class '{}'>", class.full_name());
    Err(cx.raise("NoInspectionAvailable", message))
}

/// `session.get(…)`
pub(super) fn get(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    Ok(find(cx, "Session.get", arguments)?.unwrap_or(Value::None))
}

/// `session.get_one(…)`
pub(super) fn get_one(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    match find(cx, "Session.get_one", arguments)? {
        Some(found) => Ok(found),
        None => Err(cx.raise("NoResultFound", "No row was found when one was required")),
    }
}

fn find(cx: &mut Context<'_>, name: &str, mut arguments: Arguments) -> Result<Option<Value>, Raised> {
    let populate_existing = option(cx, &mut arguments, "populate_existing")?;
    let with_for_update = option(cx, &mut arguments, "with_for_update")?;
    if arguments.take_keyword("identity_token").is_some_and(|token| !token.is_none()) {
        return cx.unsupported(format!("{name}(identity_token=…)"));
    }
    let given = arguments.take_keyword("options").filter(|given| !given.is_none());
    for keyword in ["execution_options", "bind_arguments"] {
        if let Some(given) = arguments.take_keyword(keyword)
            && cx.python().truth(&given)?
        {
            return cx.unsupported(format!("{name}({keyword}=…)"));
        }
    }
    let [this, entity, ident] = cx.bind(name, ["self", "entity", "ident"], 3, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let class = mapped_class(cx, &entity.unwrap_or(Value::None))?;
    checked(cx, |orm| {
        let configured = bothways_orm::config::configure(orm, class);
        if configured.is_err() {
            // It is the statement that finds out, when the connection has been taken for it.
            session::connect(orm, id)?;
        }
        configured
    })?;
    let key = identity(cx, class, &ident.unwrap_or(Value::None))?;
    let options = match given {
        Some(given) => {
            let given = cx.python().collect(&given)?;
            crate::query::options::given(cx, &given, (&[Root { class, alias: None }], false))?
        }
        None => Vec::new(),
    };
    let options = Get { options, populate_existing, with_for_update };
    let found = checked(cx, |orm| session::get(orm, id, class, key, options))?;
    Ok(found.map(|found| cx.instance(found)))
}

fn option(cx: &mut Context<'_>, arguments: &mut Arguments, name: &str) -> Result<bool, Raised> {
    match arguments.take_keyword(name) {
        // An empty dict of options says as much as True.
        Some(Value::Dict(_)) => Ok(true),
        Some(given) => cx.python().truth(&given),
        None => Ok(false),
    }
}
