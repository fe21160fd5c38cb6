//! What the names of a document stand for, as far as its imports say.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

/// `from … import …` of a document.
pub(crate) struct Imports {
    names: Vec<Imported>,
}

struct Imported {
    module: String,
    original: String,
    local: String,
    end: usize,
}

impl Imports {
    /// Reads the imports of a document.
    pub fn of(body: &[Stmt]) -> Self {
        let mut names = Vec::new();
        for statement in body {
            let Stmt::ImportFrom(import) = statement else { continue };
            let module = import.module.as_ref().map_or("", |module| module.id.as_str());
            names.extend(import.names.iter().map(|alias| Imported {
                module: module.to_owned(),
                original: alias.name.id.to_string(),
                local: alias.asname.as_ref().unwrap_or(&alias.name).id.to_string(),
                end: alias.end().to_usize(),
            }));
        }
        Self { names }
    }

    /// The local name of what was imported under its own or another name.
    pub fn local(&self, original: &str) -> Option<&str> {
        self.names.iter().find(|imported| imported.original == original).map(|imported| &*imported.local)
    }

    /// Where the import of a name from SQLAlchemy ends, for another to be added behind it.
    pub fn end_of(&self, original: &str) -> Option<usize> {
        let from_sqlalchemy = |imported: &&Imported| imported.module.split('.').next() == Some("sqlalchemy");
        self.names
            .iter()
            .filter(from_sqlalchemy)
            .find(|imported| imported.original == original)
            .map(|i| i.end)
    }

    /// Where the last name that is imported from a module ends, for another to be added behind it.
    pub fn end_in(&self, module: &str) -> Option<usize> {
        self.names
            .iter()
            .rfind(|imported| imported.module == module && imported.original != "*")
            .map(|i| i.end)
    }

    /// The original name of what an expression calls or names: the last part of a dotted one.
    pub fn original_name<'e>(&'e self, expression: &'e Expr) -> Option<&'e str> {
        match expression {
            Expr::Name(name) => {
                let imported = self.names.iter().find(|imported| imported.local == name.id.as_str());
                Some(imported.map_or(name.id.as_str(), |imported| &imported.original))
            }
            Expr::Attribute(attribute) => Some(attribute.attr.id.as_str()),
            _ => None,
        }
    }
}
