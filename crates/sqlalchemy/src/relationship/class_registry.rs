//! Strings among the arguments of `relationship()`, evaluated as Python in which the mapped classes, the tables and
//! the names of the package are known (`orm/clsregistry.py`).

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::OrmError;
use bothways_python::ast::{self, visitor};
use bothways_python::{Class, Dict, HostRef, Raised, Value};
use bothways_world::ClassId;

use crate::context::Context;
use crate::errors;
use crate::modules;
use crate::object::{Object, value, view};
use crate::schema::table::TableObject;

/// A mapped class in such a string: it gives its columns, and says so when it has no such.
struct GetColumns {
    class: Rc<Class>,
    id: ClassId,
}

impl Object for GetColumns {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_GetColumns")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let Some(attribute) = cx.facade.orm.find_attribute(self.id, name) else {
            let class = self.class.full_name();
            let message = format!("Class <class '{class}'> does not have a mapped column named '{name}'");
            return Err(cx.vm.raise_attribute_error(message));
        };
        if cx.facade.orm.attribute(attribute).relationship().is_some() {
            let message = format!(
                "Property '{name}' is not an instance of ColumnProperty (i.e. does not correspond directly to a \
                 Column)."
            );
            return Err(cx.raise("InvalidRequestError", message));
        }
        Ok(self.class.namespace.get_str(name))
    }
}

/// The value of a string argument of a relationship of that class.
pub(super) fn evaluate(cx: &mut Context<'_>, class: ClassId, text: &str) -> Result<Value, Raised> {
    let names: Rc<Dict> = Rc::default();
    for name in names_in(cx, text) {
        if let Some(found) = look_up(cx, class, &name)? {
            names.set_str(&*name, found);
        }
    }
    match cx.python().evaluate_among(text.trim(), &names) {
        Ok(found) => Ok(class_or_value(found)),
        Err(Raised::Exception(exception)) if &*exception.class.name == "NameError" => {
            let sentence = cx.python().str(&Value::Instance(exception))?;
            let (expression, name) = (Arc::from(text), Arc::from(&*sentence));
            Err(errors::raise(cx, &OrmError::UnknownName { class, expression, name }))
        }
        // The text was compiled by itself, which the error says when it is shown.
        Err(Raised::Exception(exception)) if &*exception.class.name == "SyntaxError" => {
            let sentence = cx.python().str(&Value::Instance(exception))?;
            let syntax_error = Rc::clone(&cx.vm.types().syntax_error);
            Err(cx.vm.raise(&syntax_error, format!("{sentence} (<string>, line 1)")))
        }
        Err(raised) => Err(raised),
    }
}

/// The table that a string names as `secondary`: tables come before classes there.
pub(super) fn table(cx: &mut Context<'_>, class: ClassId, name: &str) -> Result<Value, Raised> {
    if let Some(table) = cx.facade.orm.schema().find(name) {
        return Ok(TableObject::value(cx, table));
    }
    match look_up(cx, class, name)? {
        Some(found) => Ok(class_or_value(found)),
        None => {
            let (expression, name) = (Arc::from(name), Arc::from(name));
            Err(errors::raise(cx, &OrmError::UnknownName { class, expression, name }))
        }
    }
}

fn class_or_value(found: Value) -> Value {
    match view::<GetColumns>(&found) {
        Some(columns) => Value::Class(Rc::clone(&columns.class)),
        None => found,
    }
}

/// The names that an expression reads, each once.
fn names_in(cx: &Context<'_>, text: &str) -> Vec<String> {
    struct Names(Vec<String>);
    impl<'a> visitor::Visitor<'a> for Names {
        fn visit_expr(&mut self, expression: &'a ast::Expr) {
            if let ast::Expr::Name(name) = expression
                && !self.0.iter().any(|known| known == name.id.as_str())
            {
                self.0.push(name.id.to_string());
            }
            visitor::walk_expr(self, expression);
        }
    }
    let mut names = Names(Vec::new());
    if let Ok(module) = bothways_python::parse(0, text.trim(), cx.vm.limits()) {
        visitor::walk_body(&mut names, &module.body);
    }
    names.0
}

/// What a name means: a mapped class, a table, or what the package exports.
fn look_up(cx: &mut Context<'_>, class: ClassId, name: &str) -> Result<Option<Value>, Raised> {
    let orm = &cx.facade.orm;
    let registry = orm.mapper(class).registry;
    if orm.is_ambiguous(registry, name) {
        return Err(errors::raise(cx, &OrmError::AmbiguousName { class, name: Arc::from(name) }));
    }
    let mut classes = (0..orm.class_count()).map(ClassId::from_index).filter(|id| {
        let mapper = orm.mapper(*id);
        mapper.registry == registry && &*mapper.name == name
    });
    match classes.next() {
        Some(id) => Ok(cx.facade.classes.class(id).map(|class| value(GetColumns { class, id }))),
        None => match cx.facade.orm.schema().find(name) {
            Some(table) => Ok(Some(TableObject::value(cx, table))),
            None => modules::exported(cx, name),
        },
    }
}
