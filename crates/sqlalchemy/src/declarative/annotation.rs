//! What stands in `Mapped[…]`, taken apart: from the typing objects that evaluating an annotation gives, or
//! from its text where it was postponed or quoted.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Alias, AliasKind, Class, Raised, Value, ast};

use crate::context::Context;
use crate::object::{Object, value, view};

/// A type as an annotation says it.
#[derive(Clone)]
pub(crate) enum Annotation {
    /// `None`
    None,
    /// A class that exists.
    Class(Rc<Class>),
    /// A name that means nothing yet.
    Name(String),
    /// A generic type in quotes, and what they enclose: `"List[Child]"`.
    Quoted(Rc<str>, Box<Annotation>),
    /// `List[X]`, `list[X]`, `Dict[K, V]`.
    Generic(String, Vec<Annotation>),
    /// `Stack[X]` of a class of the program's own.
    OwnGeneric(Rc<Class>, Vec<Annotation>),
    /// `Optional[X]`, `X | None`.
    Union(Vec<Annotation>),
    /// Anything else, as the program wrote it.
    Other(Value),
}

/// `Mapped` itself, or a class like it: in its brackets stands the type.
pub(crate) struct Mapped(pub MappedContainer);

/// The classes in whose brackets the type of something mapped may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MappedContainer {
    /// `Mapped`
    Mapped,
    /// `WriteOnlyMapped`
    WriteOnly,
    /// `DynamicMapped`
    Dynamic,
}

impl MappedContainer {
    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Mapped, Self::WriteOnly, Self::Dynamic].into_iter().find(|container| container.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Mapped => "Mapped",
            Self::WriteOnly => "WriteOnlyMapped",
            Self::Dynamic => "DynamicMapped",
        }
    }
}

/// `Mapped[X]`.
pub(crate) struct MappedAlias {
    container: MappedContainer,
    argument: Value,
}

impl MappedAlias {
    /// Whether what stands in the brackets is more than a class or a text.
    pub fn is_nested(&self) -> bool {
        matches!(self.argument, Value::Alias(_))
    }
}

impl Object for Mapped {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("type")
    }

    fn get_item(&self, _cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        Ok(Some(value(MappedAlias { container: self.0, argument: index.clone() })))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("<class 'sqlalchemy.orm.base.{}'>", self.0.name())))
    }
}

impl Object for MappedAlias {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_GenericAlias")
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let argument = match &self.argument {
            Value::Str(text) => format!("ForwardRef('{text}')"),
            Value::Class(class) => class.full_name(),
            other => cx.python().repr(other)?.to_string(),
        };
        Ok(Some(format!("sqlalchemy.orm.base.{}[{argument}]", self.container.name())))
    }
}

/// What an annotation in a mapped class is.
pub(crate) enum Container {
    /// `Mapped[X]`, `WriteOnlyMapped[X]`
    Mapped(MappedContainer, Annotation),
    /// `ClassVar[X]`, which is left alone.
    ClassVar,
    /// Anything without `Mapped[…]`.
    Other,
}

/// Takes the annotation of an attribute apart.
pub(crate) fn container(cx: &mut Context<'_>, annotation: &Value) -> Result<Container, Raised> {
    if let Some(alias) = view::<MappedAlias>(annotation) {
        let argument = alias.argument.clone();
        return Ok(Container::Mapped(alias.container, from_value(cx, &argument)));
    }
    match annotation {
        Value::Str(text) => written_container(cx, text),
        Value::Alias(alias) if &*alias.name == "ClassVar" => Ok(Container::ClassVar),
        _ => Ok(Container::Other),
    }
}

fn written_container(cx: &mut Context<'_>, text: &str) -> Result<Container, Raised> {
    let Some(expression) = parse(cx, text) else { return Ok(Container::Other) };
    let ast::Expr::Subscript(subscript) = &expression else { return Ok(Container::Other) };
    let name = last_name(&subscript.value);
    if let Some(mapped) = name.and_then(MappedContainer::named) {
        return Ok(Container::Mapped(mapped, from_expression(cx, &subscript.slice)));
    }
    Ok(match name {
        Some("ClassVar") => Container::ClassVar,
        _ => {
            // A container that was imported and is not supported, such as `SQLCoreOperations`.
            if let Some(path) = dotted(&subscript.value)
                && let Err(Raised::Unsupported(refused)) = cx.python().evaluate(&path, None)
            {
                return cx.unsupported(refused.what);
            }
            Container::Other
        }
    })
}

pub(super) fn from_value(cx: &mut Context<'_>, value: &Value) -> Annotation {
    match value {
        Value::None => Annotation::None,
        Value::Class(class) => Annotation::Class(Rc::clone(class)),
        Value::Str(text) => match parse(cx, text).map(|expression| from_expression(cx, &expression)) {
            Some(generic @ Annotation::Generic(..)) => Annotation::Quoted(Rc::clone(text), Box::new(generic)),
            Some(annotation) => annotation,
            None => Annotation::Name(text.to_string()),
        },
        // A text beside the type in `Annotated[…]` is no forward reference.
        Value::Alias(alias) if &*alias.name == "Annotated" => {
            let argument = |at: (usize, &Value)| match at {
                (0, python_type) => from_value(cx, python_type),
                (_, detail) => Annotation::Other(detail.clone()),
            };
            Annotation::Generic(
                "Annotated".to_owned(),
                alias.arguments.iter().enumerate().map(argument).collect(),
            )
        }
        // What stands in `Literal[…]` is itself.
        Value::Alias(alias) if &*alias.name == "Literal" => Annotation::Generic(
            "Literal".to_owned(),
            alias.arguments.iter().cloned().map(Annotation::Other).collect(),
        ),
        Value::Alias(alias) => {
            let arguments: Vec<Annotation> =
                alias.arguments.iter().map(|argument| from_value(cx, argument)).collect();
            match &*alias.name {
                "Union" => Annotation::Union(arguments),
                "Optional" => Annotation::Union(arguments.into_iter().chain([Annotation::None]).collect()),
                _ if alias.kind == AliasKind::UnionType => Annotation::Union(arguments),
                _ if arguments.is_empty() => Annotation::Other(value.clone()),
                _ if let Some(class) = own_class(alias) => Annotation::OwnGeneric(class, arguments),
                name => Annotation::Generic(name.to_owned(), arguments),
            }
        }
        other => Annotation::Other(other.clone()),
    }
}

/// The class before the brackets, if it is one of the program's own.
fn own_class(alias: &Alias) -> Option<Rc<Class>> {
    let class = alias.origin.as_ref().filter(|_| alias.kind == AliasKind::BuiltIn)?;
    (&*class.module != "builtins").then(|| Rc::clone(class))
}

fn from_expression(cx: &mut Context<'_>, expression: &ast::Expr) -> Annotation {
    match expression {
        ast::Expr::NoneLiteral(_) => Annotation::None,
        ast::Expr::StringLiteral(text) => from_value(cx, &Value::from(text.value.to_str())),
        ast::Expr::BinOp(operation) if operation.op == ast::Operator::BitOr => {
            let mut members = Vec::new();
            for side in [&operation.left, &operation.right] {
                match from_expression(cx, side) {
                    Annotation::Union(inner) => members.extend(inner),
                    other => members.push(other),
                }
            }
            Annotation::Union(members)
        }
        ast::Expr::Subscript(subscript) => {
            let name = last_name(&subscript.value).unwrap_or_default().to_owned();
            let arguments = match &*subscript.slice {
                ast::Expr::Tuple(tuple) => tuple.elts.as_slice(),
                one => std::slice::from_ref(one),
            };
            let argument = |argument: &ast::Expr| match (&*name, argument) {
                ("Literal", ast::Expr::StringLiteral(text)) => {
                    Annotation::Other(Value::from(text.value.to_str()))
                }
                (_, other) => from_expression(cx, other),
            };
            let arguments: Vec<Annotation> = arguments.iter().map(argument).collect();
            match &*name {
                "Optional" => Annotation::Union(arguments.into_iter().chain([Annotation::None]).collect()),
                "Union" => Annotation::Union(arguments),
                _ => Annotation::Generic(name, arguments),
            }
        }
        ast::Expr::Name(_) | ast::Expr::Attribute(_) => {
            let name = last_name(expression).unwrap_or_default();
            let found = match dotted(expression) {
                Some(path) if path.contains('.') => cx.python().evaluate(&path, None).ok(),
                _ => None,
            };
            match found.or_else(|| look_up(cx, name)) {
                Some(Value::Str(_)) | None => Annotation::Name(name.to_owned()),
                Some(found) => from_value(cx, &found),
            }
        }
        _ => Annotation::Name(String::new()),
    }
}

/// The last part of a dotted name.
fn last_name(expression: &ast::Expr) -> Option<&str> {
    match expression {
        ast::Expr::Name(name) => Some(name.id.as_str()),
        ast::Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

/// A dotted name as it is written.
fn dotted(expression: &ast::Expr) -> Option<String> {
    match expression {
        ast::Expr::Name(name) => Some(name.id.to_string()),
        ast::Expr::Attribute(attribute) => {
            Some(format!("{}.{}", dotted(&attribute.value)?, attribute.attr.as_str()))
        }
        _ => None,
    }
}

fn parse(cx: &Context<'_>, text: &str) -> Option<ast::Expr> {
    let module = bothways_python::parse(0, text.trim(), cx.vm.limits()).ok()?;
    match module.body.into_iter().next()? {
        ast::Stmt::Expr(statement) => Some(*statement.value),
        _ => None,
    }
}

/// A name as the program's module sees it.
fn look_up(cx: &mut Context<'_>, name: &str) -> Option<Value> {
    if let Some(found) = cx.vm.main_namespace().get_str(name) {
        return Some(found);
    }
    cx.python().evaluate(name, None).ok()
}

impl Annotation {
    /// Whether `None` is among what it allows.
    pub fn allows_none(&self) -> bool {
        match self {
            Self::None => true,
            Self::Union(members) => members.iter().any(Self::allows_none),
            Self::Generic(name, members) if name == "Annotated" => {
                members.first().is_some_and(Self::allows_none)
            }
            Self::Quoted(_, inner) => inner.allows_none(),
            Self::Class(_) | Self::Name(_) | Self::Generic(..) | Self::OwnGeneric(..) | Self::Other(_) => {
                false
            }
        }
    }

    /// As if it had no quotes.
    pub fn unquoted(&self) -> Self {
        let all = |members: &[Self]| members.iter().map(Self::unquoted).collect();
        match self {
            Self::Quoted(_, inner) => inner.unquoted(),
            Self::Union(members) => Self::Union(all(members)),
            Self::Generic(name, members) => Self::Generic(name.clone(), all(members)),
            Self::OwnGeneric(class, members) => Self::OwnGeneric(Rc::clone(class), all(members)),
            Self::None | Self::Class(_) | Self::Name(_) | Self::Other(_) => self.clone(),
        }
    }

    /// Without the `None` of `Optional`.
    pub fn without_none(&self) -> Self {
        let Self::Union(members) = self else { return self.clone() };
        let mut rest: Vec<Self> =
            members.iter().filter(|member| !matches!(member, Self::None)).cloned().collect();
        match rest.len() {
            1 => rest.pop().unwrap_or(Self::None),
            _ => Self::Union(rest),
        }
    }

    /// The type in `Annotated[…]` and what stands beside it.
    pub fn annotated(&self) -> (Self, Vec<Value>) {
        let Self::Generic(name, members) = self else { return (self.clone(), Vec::new()) };
        let Some((python_type, details)) = members.split_first().filter(|_| name == "Annotated") else {
            return (self.clone(), Vec::new());
        };
        let written = |detail: &Self| match detail {
            Self::Other(value) => Some(value.clone()),
            _ => None,
        };
        (python_type.clone(), details.iter().filter_map(written).collect())
    }

    /// Whether both are the same type.
    pub fn is_same(&self, other: &Self) -> bool {
        let all = |one: &[Self], two: &[Self]| {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.is_same(two))
        };
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::Class(one), Self::Class(two)) => Rc::ptr_eq(one, two),
            (Self::Name(one), Self::Name(two)) => one == two,
            (Self::Generic(one, first), Self::Generic(two, second)) => one == two && all(first, second),
            (Self::Union(first), Self::Union(second)) => all(first, second),
            (Self::Other(one), Self::Other(two)) => match (one, two) {
                (Value::Int(one), Value::Int(two)) => one == two,
                (Value::Str(one), Value::Str(two)) => one == two,
                (Value::Host(one), Value::Host(two)) => Rc::ptr_eq(&one.0, &two.0),
                _ => false,
            },
            _ => false,
        }
    }

    /// The first name in it that means nothing yet, or what stands in quotes around it.
    pub fn missing_name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Quoted(text, inner) => inner.missing_name().map(|_| &**text),
            Self::Generic(name, members) if name == "Annotated" => members.first()?.missing_name(),
            Self::Union(members) | Self::Generic(_, members) | Self::OwnGeneric(_, members) => {
                members.iter().find_map(Self::missing_name)
            }
            Self::None | Self::Class(_) | Self::Other(_) => None,
        }
    }
}
