//! How SQLAlchemy's texts name things.

use bothways_orm::config::{Lazy, TableColumn};
use bothways_orm::{LoadPath, OptionTarget, Root, Strategy};
use bothways_python::Value;
use bothways_world::{AttributeId, ClassId, InstanceId, Scalar};

use crate::context::Context;

/// `Parent.children`
pub(crate) fn relationship(cx: &Context<'_>, attribute: AttributeId) -> String {
    let attribute = cx.facade.orm.attribute(attribute);
    format!("{}.{}", cx.facade.orm.mapper(attribute.class).name, attribute.key)
}

/// `parent.id`, the column of an attribute.
pub(crate) fn column(cx: &Context<'_>, attribute: AttributeId) -> String {
    let class = cx.facade.orm.attribute(attribute).class;
    match cx.facade.orm.column_of_attribute(class, attribute) {
        Some(column) => table_column(cx, column),
        None => relationship(cx, attribute),
    }
}

/// `parent.id`
pub(crate) fn table_column(cx: &Context<'_>, TableColumn { table, position }: TableColumn) -> String {
    let table = cx.facade.orm.schema().table(table);
    match table.and_then(|table| Some((table, table.columns.get(position)?))) {
        Some((table, column)) => format!("{}.{}", table.name, column.name),
        None => String::new(),
    }
}

/// A value as Python's `repr()` shows it.
pub(crate) fn scalar(cx: &mut Context<'_>, scalar: &Scalar) -> String {
    let value = crate::scalars::value(cx, scalar).unwrap_or(Value::None);
    cx.python().repr(&value).map_or_else(|_| String::new(), |text| text.to_string())
}

/// `Mapper[Parent(parent)]`
pub(crate) fn mapper(cx: &Context<'_>, class: ClassId) -> String {
    format!("Mapper[{}({})]", cx.facade.orm.mapper(class).name, cx.facade.orm.table_of(class).name)
}

/// `<Mapper at 0x…; Parent>`
pub(crate) fn mapper_repr(cx: &mut Context<'_>, class: ClassId) -> String {
    let mapper = crate::inspection::mapper(cx, class);
    cx.python().repr(&mapper).map_or_else(|_| String::new(), |text| text.to_string())
}

/// `<class '__main__.Parent'>`
pub(crate) fn class(cx: &Context<'_>, class: ClassId) -> String {
    match cx.facade.classes.class(class) {
        Some(class) => format!("<class '{}'>", class.full_name()),
        None => format!("<class '__main__.{}'>", cx.facade.orm.mapper(class).name),
    }
}

/// `<Parent at 0x7f…>`, whatever the program's `__repr__` says.
pub(crate) fn object(cx: &mut Context<'_>, instance: InstanceId) -> String {
    let name = cx.facade.orm.mapper(cx.facade.orm.object(instance).class).name.clone();
    let value = cx.instance(instance);
    let address = cx.vm.address_of(&value);
    format!("<{name} at {address:#x}>")
}

/// `joinedload`
fn function(strategy: &Strategy) -> &'static str {
    match strategy {
        Strategy::ContainsEager(_) => "contains_eager",
        Strategy::Defer { .. } => "defer",
        Strategy::Undefer => "undefer",
        Strategy::SelectinPolymorphic(_) => "selectin_polymorphic",
        Strategy::Criteria { .. } => "with_loader_criteria",
        Strategy::Lazy(lazy, _) => match lazy {
            Lazy::Select => "lazyload",
            Lazy::Joined => "joinedload",
            Lazy::Selectin => "selectinload",
            Lazy::Subquery => "subqueryload",
            Lazy::Immediate => "immediateload",
            Lazy::Raise | Lazy::RaiseOnSql => "raiseload",
            Lazy::NoLoad => "noload",
            Lazy::WriteOnly => "write_only",
            Lazy::Dynamic => "dynamic",
        },
    }
}

/// `Parent`, `aliased(Parent)`: an entity of a query.
pub(crate) fn entity(cx: &Context<'_>, root: &Root) -> String {
    let name = &cx.facade.orm.mapper(root.class).name;
    match root.alias {
        Some(_) => format!("aliased({name})"),
        None => name.to_string(),
    }
}

/// `joinedload(Parent.children -> Child.toys)`
pub(crate) fn option_at(
    cx: &Context<'_>,
    path: &LoadPath,
    attribute: AttributeId,
    strategy: &Strategy,
) -> String {
    let mut steps: Vec<String> =
        path.steps.iter().chain([&attribute]).map(|step| relationship(cx, *step)).collect();
    if let (Some(_), Some(first)) = (&path.root.alias, path.steps.first().or(Some(&attribute)))
        && let Some(text) = steps.first_mut()
    {
        let orm = &cx.facade.orm;
        *text = format!("aliased({}).{}", orm.mapper(path.root.class).name, orm.attribute(*first).key);
    }
    format!("{}({})", function(strategy), steps.join(" -> "))
}

/// `joinedload(Parent.children)`
pub(crate) fn option(cx: &Context<'_>, root: ClassId, target: OptionTarget, strategy: &Strategy) -> String {
    let function = function(strategy);
    match target {
        OptionTarget::Attribute(attribute) => format!("{function}({})", relationship(cx, attribute)),
        OptionTarget::Relationships
        | OptionTarget::Columns
        | OptionTarget::Subclasses
        | OptionTarget::Entity(_) => {
            format!("{function}({}.*)", cx.facade.orm.mapper(root).name)
        }
    }
}

/// The tail that leads to the documentation of an error.
pub(crate) fn background(code: &str) -> String {
    format!("(Background on this error at: https://sqlalche.me/e/21/{code})")
}
