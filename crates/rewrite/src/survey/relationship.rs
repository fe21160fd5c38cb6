//! A relationship as it is written.

use ruff_python_ast::{Expr, Stmt, StmtClassDef};

use super::argument::Content;
use super::class::{name, span};
use super::{Annotation, Argument, Arguments, ClassId, Imports, Span};

/// A relationship of the document.
pub(crate) struct Relationship {
    /// The class that it stands in.
    pub class: ClassId,
    /// Its name.
    pub name: String,
    /// The whole statement.
    pub statement: Span,
    /// The call of `relationship`.
    pub arguments: Arguments,
    /// The name of the related class.
    pub target: Option<String>,
    /// What its annotation says.
    pub annotation: Option<Annotation>,
    /// The name that `back_populates` gives; the inner none where it is not written out.
    pub back_populates: Option<Option<String>>,
    /// What `backref` gives.
    pub backref: Option<Backref>,
}

/// The value of `backref`.
pub(crate) struct Backref {
    /// The other side's name; none where it is not written out.
    pub name: Option<String>,
    /// Its options, from the function `backref`.
    pub options: Vec<Argument>,
}

impl Relationship {
    /// The name of the other side, by whichever keyword.
    pub fn other_side(&self) -> Option<&str> {
        let back_populates = self.back_populates.as_ref().and_then(|name| name.as_deref());
        back_populates.or_else(|| self.backref.as_ref().and_then(|backref| backref.name.as_deref()))
    }

    /// Whether anything links it to another side.
    pub fn is_linked(&self) -> bool {
        self.back_populates.is_some() || self.backref.is_some()
    }

    /// Whether it has this option; `secondary` may be the second positional argument.
    pub fn has(&self, option: &str) -> bool {
        self.argument(option).is_some()
    }

    /// An option.
    pub fn argument(&self, option: &str) -> Option<&Argument> {
        let positional = || {
            let second = self.arguments.items.get(1).filter(|_| option == "secondary");
            second.filter(|argument| argument.keyword.is_none())
        };
        self.arguments.get(option).or_else(positional)
    }

    /// Whether its own text says that it holds a collection or a single object.
    pub fn uselist(&self) -> Option<bool> {
        if let Some(Content::Bool(uselist)) = self.arguments.get("uselist").map(|argument| &argument.content)
        {
            return Some(*uselist);
        }
        self.annotation.as_ref().map(|annotation| annotation.collection.is_some())
    }

    /// Whether it only reads.
    pub fn is_viewonly(&self) -> bool {
        matches!(self.arguments.get("viewonly").map(|a| &a.content), Some(Content::Bool(true)))
    }
}

/// The relationships in a class's body.
pub(super) fn in_class(
    class: ClassId,
    definition: &StmtClassDef,
    source: &str,
    imports: &Imports,
) -> Vec<Relationship> {
    definition.body.iter().filter_map(|statement| relationship(class, statement, source, imports)).collect()
}

fn relationship(class: ClassId, statement: &Stmt, source: &str, imports: &Imports) -> Option<Relationship> {
    let (target, annotation, value) = match statement {
        Stmt::Assign(assign) => {
            let [target] = assign.targets.as_slice() else { return None };
            (target, None, &*assign.value)
        }
        Stmt::AnnAssign(assign) => (&*assign.target, Some(&*assign.annotation), assign.value.as_deref()?),
        _ => return None,
    };
    let call = value.as_call_expr()?;
    if imports.original_name(&call.func) != Some("relationship") {
        return None;
    }
    let arguments = Arguments::of(call, source, imports);
    let annotation = annotation.and_then(|annotation| Annotation::of(annotation, imports));
    let related = call.arguments.find_argument_value("argument", 0).and_then(class_name);
    let related = related.or_else(|| annotation.as_ref().and_then(|annotation| annotation.target.clone()));
    Some(Relationship {
        class,
        name: name(target)?,
        statement: span(statement),
        target: related,
        annotation,
        back_populates: arguments.get("back_populates").map(|a| a.as_attribute_name().map(str::to_owned)),
        backref: arguments.get("backref").map(backref),
        arguments,
    })
}

/// `"Child"`, `"models.Child"`, `Child`, `lambda: Child`.
fn class_name(argument: &Expr) -> Option<String> {
    match argument {
        Expr::StringLiteral(literal) => {
            let text = literal.value.to_str();
            Some(text.rsplit('.').next().unwrap_or(text).trim().to_owned())
        }
        Expr::Name(name) => Some(name.id.to_string()),
        Expr::Attribute(attribute) => Some(attribute.attr.id.to_string()),
        Expr::Lambda(lambda) => class_name(&lambda.body),
        _ => None,
    }
}

fn backref(argument: &Argument) -> Backref {
    match &argument.content {
        Content::Text(name) => Backref { name: Some(name.clone()), options: Vec::new() },
        Content::Call(function, arguments) if function == "backref" => {
            let is_name = |item: &&Argument| item.keyword.as_deref().is_none_or(|keyword| keyword == "name");
            let name = arguments.items.iter().find(is_name).and_then(|item| item.as_attribute_name());
            let options = arguments.items.iter().filter(|item| !is_name(item) || item.is_starred);
            Backref { name: name.map(str::to_owned), options: options.cloned().collect() }
        }
        _ => Backref { name: None, options: Vec::new() },
    }
}
