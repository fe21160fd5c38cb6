//! The classes of the package's objects as a program sees them: what `type(object)` gives, what it imports to ask
//! `isinstance`. Objects of them are made by the package only.

use std::rc::Rc;

use bothways_python::{Arguments, Class, Dict, Raised, Value};

use crate::context::Context;
use crate::facade::Facade;
use crate::native::Native;

/// The classes, each with the class it inherits from, by the modules that define them.
const CLASSES: &[(&str, &[(&str, &str)])] = &[
    (
        "sqlalchemy.orm.collections",
        &[("InstrumentedList", "list"), ("InstrumentedSet", "set"), ("InstrumentedDict", "dict")],
    ),
    ("sqlalchemy.orm.mapped_collection", &[("_MKeyfuncMapped", "KeyFuncDict")]),
    (
        "sqlalchemy.orm.attributes",
        &[
            ("QueryableAttribute", ""),
            ("InstrumentedAttribute", "QueryableAttribute"),
            ("AttributeEventToken", ""),
            ("History", "tuple"),
        ],
    ),
    ("sqlalchemy.orm.base", &[("LoaderCallableStatus", "")]),
    ("sqlalchemy.orm.mapper", &[("Mapper", "")]),
    ("sqlalchemy.orm.state", &[("InstanceState", ""), ("AttributeState", "")]),
    ("sqlalchemy.orm.interfaces", &[("MapperProperty", ""), ("StrategizedProperty", "MapperProperty")]),
    (
        "sqlalchemy.orm.relationships",
        &[
            ("RelationshipProperty", "StrategizedProperty"),
            ("Relationship", "RelationshipProperty"),
            ("_RelationshipDeclared", "Relationship"),
        ],
    ),
    (
        "sqlalchemy.orm.properties",
        &[
            ("MappedColumn", ""),
            ("ColumnProperty", "StrategizedProperty"),
            ("MappedSQLExpression", "ColumnProperty"),
        ],
    ),
    ("sqlalchemy.orm.session", &[("Session", ""), ("sessionmaker", ""), ("SessionTransaction", "")]),
    ("sqlalchemy.orm.scoping", &[("scoped_session", "")]),
    ("sqlalchemy.orm.unitofwork", &[("UOWTransaction", "")]),
    ("sqlalchemy.orm.query", &[("Query", "")]),
    ("sqlalchemy.orm.dynamic", &[("AppenderQuery", "Query")]),
    ("sqlalchemy.orm.writeonly", &[("WriteOnlyCollection", "")]),
    ("sqlalchemy.orm.util", &[("AliasedClass", "")]),
    ("sqlalchemy.orm.identity", &[("_WeakInstanceDict", "")]),
    ("sqlalchemy.orm.decl_api", &[("registry", "")]),
    ("sqlalchemy.util._collections", &[("IdentitySet", "")]),
    ("sqlalchemy.engine.row", &[("Row", "")]),
    (
        "sqlalchemy.engine.result",
        &[
            ("Result", ""),
            ("IteratorResult", "Result"),
            ("ChunkedIteratorResult", "IteratorResult"),
            ("ScalarResult", ""),
            ("MappingResult", ""),
        ],
    ),
    ("sqlalchemy.engine.cursor", &[("CursorResult", "Result")]),
    ("sqlalchemy.engine.default", &[("SQLiteExecutionContext", "")]),
    ("sqlalchemy.engine.reflection", &[("Inspector", "")]),
    ("sqlalchemy.engine.base", &[("Engine", ""), ("Connection", "")]),
    ("sqlalchemy.engine.url", &[("URL", "tuple")]),
    ("sqlalchemy.sql.compiler", &[("StrSQLCompiler", "")]),
    ("sqlalchemy.dialects.sqlite.base", &[("SQLiteCompiler", "")]),
    ("sqlalchemy.dialects.sqlite.pysqlite", &[("SQLiteDialect_pysqlite", "")]),
    ("sqlalchemy.sql.selectable", &[("Select", ""), ("Exists", ""), ("Subquery", ""), ("ScalarSelect", "")]),
    ("sqlalchemy.sql.dml", &[("Insert", ""), ("Update", ""), ("Delete", "")]),
    ("sqlalchemy.sql.functions", &[("Function", ""), ("count", "Function")]),
    (
        "sqlalchemy.sql.schema",
        &[("MetaData", ""), ("Table", ""), ("Column", ""), ("ForeignKey", ""), ("UniqueConstraint", "")],
    ),
    (
        "sqlalchemy.sql.sqltypes",
        &[
            ("Integer", ""),
            ("String", ""),
            ("Text", ""),
            ("Boolean", ""),
            ("Float", ""),
            ("Double", ""),
            ("BigInteger", ""),
            ("SmallInteger", ""),
        ],
    ),
];

/// The classes that a program may import under their own names.
pub(crate) const EXPORTED: [&str; 27] = [
    "AppenderQuery",
    "AttributeEventToken",
    "AttributeState",
    "ChunkedIteratorResult",
    "ColumnProperty",
    "Connection",
    "CursorResult",
    "Engine",
    "History",
    "InstanceState",
    "InstrumentedAttribute",
    "InstrumentedDict",
    "InstrumentedList",
    "InstrumentedSet",
    "MapperProperty",
    "MappedSQLExpression",
    "Mapper",
    "Query",
    "QueryableAttribute",
    "Relationship",
    "RelationshipProperty",
    "Result",
    "Row",
    "ScalarResult",
    "SessionTransaction",
    "UOWTransaction",
    "WriteOnlyCollection",
];

/// The class that a program imports under a name.
pub(crate) fn exported(cx: &mut Context<'_>, name: &str) -> Result<Option<Value>, Raised> {
    match EXPORTED.iter().find(|known| **known == name) {
        Some(name) => class(cx, name).map(|class| Some(Value::Class(class))),
        None => Ok(None),
    }
}

/// Whether a value is the class of that name.
pub(crate) fn is_class(facade: &Facade, value: &Value, name: &str) -> bool {
    match (value.as_class(), facade.shown_classes.get(name)) {
        (Some(class), Some(known)) => Rc::ptr_eq(class, known),
        _ => false,
    }
}

/// The class of that name.
pub(crate) fn class(cx: &mut Context<'_>, name: &str) -> Result<Rc<Class>, Raised> {
    let types = cx.vm.types();
    let built_in = match name {
        "module" => Some(&types.module),
        "function" => Some(&types.function),
        "type" => Some(&types.type_),
        "dict" => Some(&types.dict),
        "list" => Some(&types.list),
        "set" => Some(&types.set),
        "tuple" => Some(&types.tuple),
        _ => None,
    };
    if let Some(class) = built_in {
        return Ok(Rc::clone(class));
    }
    if let Some(known) = cx.facade.shown_classes.get(name) {
        return Ok(Rc::clone(known));
    }
    if name == "KeyFuncDict"
        && let Value::Class(class) = crate::collections::own::mapped(cx, name)?
    {
        return Ok(class);
    }
    let found = CLASSES.iter().find_map(|(module, classes)| {
        let (_, parent) = classes.iter().find(|(known, _)| *known == name)?;
        Some((*module, *parent))
    });
    let (module, parent) = found.unwrap_or(("sqlalchemy.sql.elements", ""));
    let bases = if parent.is_empty() { Vec::new() } else { vec![class(cx, parent)?] };
    let namespace = Dict::default();
    namespace.set_str("__init__", Native::function("__init__", refuse));
    let class = cx.vm.new_class(module, name, bases, Rc::new(namespace))?;
    cx.facade.shown_classes.insert(name.to_owned(), Rc::clone(&class));
    Ok(class)
}

fn refuse(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let made = arguments.positional.first().cloned().unwrap_or(Value::None);
    // A class of the program may derive from those that are lists, sets and dicts.
    if let Value::Instance(instance) = &made
        && !cx.facade.shown_classes.values().any(|known| Rc::ptr_eq(known, &instance.class))
        && let Some(built_in) = built_in_collection(cx, &instance.class)
    {
        let built_in = Value::Class(built_in);
        let initialize = cx.python().get_attribute(&built_in, "__init__")?;
        return cx.python().call(&initialize, arguments);
    }
    let name = cx.type_name(&made)?;
    cx.unsupported(format!("making a {name} by hand"))
}

/// The list, set or dict that a class derives from.
fn built_in_collection(cx: &Context<'_>, class: &Class) -> Option<Rc<Class>> {
    let types = cx.vm.types();
    let is_it = |above: &&Rc<Class>| {
        [&types.list, &types.set, &types.dict].iter().any(|built_in| Rc::ptr_eq(above, built_in))
    };
    class.ancestors.iter().find(is_it).cloned()
}
