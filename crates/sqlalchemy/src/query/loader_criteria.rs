//! `with_loader_criteria(Class, criteria)`: what rows of a class must hold wherever a statement loads them.

use bothways_orm::{LoadPath, LoaderOption, OptionTarget, Strategy};
use bothways_python::{Arguments, Raised, Value};
use bothways_world::ClassId;

use super::options::Load;
use crate::context::Context;
use crate::expressions::combine;
use crate::object::value;

/// `with_loader_criteria(entity_or_base, where_criteria, include_aliases=False)`
pub(crate) fn with_loader_criteria(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let include_aliases = match arguments.take_keyword("include_aliases") {
        Some(given) => cx.python().truth(&given)?,
        None => false,
    };
    // What a lambda closes over is looked up when it is called: here, once.
    arguments.take_keyword("track_closure_variables");
    for (keyword, default) in [("loader_only", false), ("propagate_to_loaders", true)] {
        if let Some(given) = arguments.take_keyword(keyword)
            && cx.python().truth(&given)? != default
        {
            return cx.unsupported(format!("this value of with_loader_criteria({keyword}=…)"));
        }
    }
    let parameters = ["entity_or_base", "where_criteria"];
    let [entity, criteria] = cx.bind("with_loader_criteria", parameters, 2, arguments)?;
    let criteria = criteria.unwrap_or(Value::None);
    let entity = entity.unwrap_or(Value::None);
    let of_base = entity.as_class().is_some_and(|class| cx.facade.classes.id(class).is_none());
    let mut options = Vec::new();
    for class in classes(cx, &entity)? {
        let given = match (&criteria, cx.facade.classes.class(class)) {
            (Value::Function(_), Some(mapped)) => {
                cx.python().call(&criteria, Arguments::positional(vec![Value::Class(mapped)]))?
            }
            _ => criteria.clone(),
        };
        options.push(LoaderOption {
            path: LoadPath { root: bothways_orm::Root { class, alias: None }, steps: Vec::new() },
            target: OptionTarget::Entity(class),
            strategy: Strategy::Criteria { include_aliases, of_base },
            criteria: vec![combine::condition(cx, &given)?],
        });
    }
    Ok(value(Load::of_options(options)))
}

/// The class itself, or the mapped classes that have one which is not mapped among their superclasses.
fn classes(cx: &mut Context<'_>, entity: &Value) -> Result<Vec<ClassId>, Raised> {
    let Some(class) = entity.as_class() else {
        return cx.unsupported("with_loader_criteria() of anything but a class");
    };
    if let Some(class) = cx.facade.classes.id(class) {
        return Ok(vec![class]);
    }
    let all = (0..cx.facade.orm.class_count()).map(ClassId::from_index);
    let derived = all.filter(|id| {
        let mapped = cx.facade.classes.class(*id);
        mapped.is_some_and(|mapped| {
            mapped.ancestors.iter().any(|ancestor| std::rc::Rc::ptr_eq(ancestor, class))
        })
    });
    let derived: Vec<ClassId> = derived.collect();
    if derived.iter().any(|class| cx.facade.orm.mapper(*class).inheritance.parent.is_some()) {
        return cx.unsupported("with_loader_criteria() of a base of classes that inherit");
    }
    Ok(derived)
}
