//! What `Mapped[…]` says about a relationship: the related class, and whether it holds a collection.

use ruff_python_ast::Expr;

use super::Imports;

/// An annotation read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Annotation {
    /// `Mapped`, `DynamicMapped` or `WriteOnlyMapped`.
    pub wrapper: String,
    /// The related class.
    pub target: Option<String>,
    /// The collection, if it holds one.
    pub collection: Option<Collection>,
}

/// The kinds of collection that an annotation names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Collection {
    /// `List`, `list`, `Sequence` and the like.
    List,
    /// `Set`, `set` and the like.
    Set,
    /// `Dict`, `dict` and the like: needs `collection_class` beside it.
    Dict,
}

impl Annotation {
    /// Reads the annotation of an attribute; none where it is not one of SQLAlchemy's.
    pub fn of(annotation: &Expr, imports: &Imports) -> Option<Self> {
        if let Expr::StringLiteral(literal) = annotation {
            let parsed = ruff_python_parser::parse_expression(literal.value.to_str()).ok()?;
            return Self::of(&parsed.into_syntax().body, imports);
        }
        let subscript = annotation.as_subscript_expr()?;
        let wrapper = imports.original_name(&subscript.value)?;
        if !wrapper.ends_with("Mapped") && wrapper != "Relationship" {
            return None;
        }
        let mut read = Self { wrapper: wrapper.to_owned(), target: None, collection: None };
        if wrapper == "DynamicMapped" || wrapper == "WriteOnlyMapped" {
            read.collection = Some(Collection::List);
        }
        read.read_type(&subscript.slice, imports);
        Some(read)
    }

    fn read_type(&mut self, expression: &Expr, imports: &Imports) {
        match expression {
            Expr::StringLiteral(literal) => {
                if let Ok(parsed) = ruff_python_parser::parse_expression(literal.value.to_str()) {
                    self.read_type(&parsed.into_syntax().body, imports);
                }
            }
            Expr::Subscript(subscript) => {
                self.collection = collection(imports.original_name(&subscript.value)).or(self.collection);
                self.read_type(&subscript.slice, imports);
            }
            // A dictionary's values, and the class beside None, come last or first; None never counts.
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|element| self.read_type(element, imports)),
            Expr::BinOp(union) => {
                self.read_type(&union.left, imports);
                self.read_type(&union.right, imports);
            }
            Expr::Name(_) | Expr::Attribute(_) => {
                self.target = imports.original_name(expression).map(str::to_owned);
            }
            _ => {}
        }
    }
}

fn collection(name: Option<&str>) -> Option<Collection> {
    match name? {
        "List" | "list" | "Sequence" | "MutableSequence" | "Collection" | "Iterable" => {
            Some(Collection::List)
        }
        "Set" | "set" | "MutableSet" | "AbstractSet" | "FrozenSet" => Some(Collection::Set),
        "Dict" | "dict" | "Mapping" | "MutableMapping" => Some(Collection::Dict),
        _ => None,
    }
}
