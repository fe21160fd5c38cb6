//! What a document says about classes, foreign keys and relationships, read off its syntax.
//!
//! A survey holds facts and places, no syntax tree: strategies ask it and edit text at the places it gives.

mod annotation;
mod argument;
mod class;
mod imports;
mod relationship;
mod text;

use std::ops::Range;

use ruff_python_ast::Stmt;

pub(crate) use annotation::{Annotation, Collection};
pub(crate) use argument::{Argument, Arguments, Content};
pub(crate) use class::Class;
pub(crate) use imports::Imports;
pub(crate) use relationship::Relationship;
pub(crate) use text::Text;

use crate::{Refusal, nesting};

/// A stretch of the document in bytes.
pub(crate) type Span = Range<usize>;

/// A class by its position in [`Survey::classes`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ClassId(usize);

/// A relationship by its position in [`Survey::relationships`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct RelationshipId(usize);

/// `RelationshipDirection`, as far as foreign keys in the document tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Direction {
    /// The related table refers to this one.
    OneToMany,
    /// This table refers to the related one.
    ManyToOne,
    /// Through a secondary table.
    ManyToMany,
    /// No foreign key, or one in each direction.
    Unknown,
}

/// Everything of interest in one document.
pub(crate) struct Survey<'a> {
    /// The document.
    pub text: Text<'a>,
    /// What its names stand for.
    pub imports: Imports,
    classes: Vec<Class>,
    relationships: Vec<Relationship>,
    /// Module-level names with where their definition ends.
    definitions: Vec<(String, usize)>,
    /// Variables that hold a `Table`, with the table's name.
    tables: Vec<(String, String)>,
}

impl<'a> Survey<'a> {
    /// Reads a document.
    pub fn of(source: &'a str) -> Result<Self, Refusal> {
        nesting::check(source)?;
        let parsed = ruff_python_parser::parse_module(source)
            .map_err(|error| Refusal::new(format!("The models do not parse: {}.", error.error)))?;
        let body = &parsed.syntax().body;
        let text = Text::new(source);
        let imports = Imports::of(body);
        let definitions = body.iter().flat_map(class::member).map(|(name, span)| (name, span.end)).collect();
        let tables = body.iter().filter_map(|statement| class::table_variable(statement, &imports)).collect();
        let mut survey =
            Self { text, imports, classes: Vec::new(), relationships: Vec::new(), definitions, tables };
        survey.read_block(body);
        Ok(survey)
    }

    fn read_block(&mut self, body: &[Stmt]) {
        for statement in body {
            match statement {
                Stmt::ClassDef(definition) => {
                    let id = ClassId(self.classes.len());
                    let class = Class::of(definition, &self.imports);
                    let relationships =
                        relationship::in_class(id, definition, self.text.source(), &self.imports);
                    self.classes.push(class);
                    self.relationships.extend(relationships);
                }
                Stmt::If(conditional) => {
                    self.read_block(&conditional.body);
                    conditional.elif_else_clauses.iter().for_each(|clause| self.read_block(&clause.body));
                }
                Stmt::Try(attempt) => self.read_block(&attempt.body),
                Stmt::With(block) => self.read_block(&block.body),
                _ => {}
            }
        }
    }

    /// A class.
    pub fn class(&self, id: ClassId) -> &Class {
        self.classes.get(id.0).expect("ids are made where classes are added and none is removed")
    }

    /// A relationship.
    pub fn relationship(&self, id: RelationshipId) -> &Relationship {
        self.relationships.get(id.0).expect("ids are made from this list and it does not change")
    }

    /// All relationships as they stand in the document.
    pub fn relationships(&self) -> impl Iterator<Item = (RelationshipId, &Relationship)> {
        self.relationships.iter().enumerate().map(|(at, relationship)| (RelationshipId(at), relationship))
    }

    /// The class of a name. Of two with the same name, neither: SQLAlchemy refuses such a name too.
    pub fn class_named(&self, name: &str) -> Option<ClassId> {
        let mut named = self.classes.iter().enumerate().filter(|(_, class)| class.name == name);
        let (at, _) = named.next()?;
        named.next().is_none().then_some(ClassId(at))
    }

    /// The related class of a relationship, if it is in this document.
    pub fn target(&self, relationship: &Relationship) -> Option<ClassId> {
        self.class_named(relationship.target.as_deref()?)
    }

    /// `Class.attribute`.
    pub fn name_of(&self, id: RelationshipId) -> String {
        let relationship = self.relationship(id);
        format!("{}.{}", self.class(relationship.class).name, relationship.name)
    }

    /// A class and those of its bases that stand in this document, itself first.
    pub fn lineage(&self, id: ClassId) -> Vec<ClassId> {
        let mut lineage = vec![id];
        let mut at = 0;
        while let Some(next) = lineage.get(at).copied() {
            for base in self.class(next).bases.iter().filter_map(|base| self.class_named(base)) {
                if !lineage.contains(&base) {
                    lineage.push(base);
                }
            }
            at += 1;
        }
        lineage
    }

    /// Whether two classes are one, or one inherits from the other.
    pub fn akin(&self, a: ClassId, b: ClassId) -> bool {
        let mapped_kin =
            |from: ClassId, to: ClassId| self.lineage(from).contains(&to) && !self.class(to).is_base;
        a == b || mapped_kin(a, b) || mapped_kin(b, a)
    }

    /// The relationship of a class, or of what it inherits from, by name.
    pub fn relationship_in(&self, class: ClassId, name: &str) -> Option<RelationshipId> {
        let lineage = self.lineage(class);
        self.relationships()
            .find(|(_, relationship)| lineage.contains(&relationship.class) && relationship.name == name)
            .map(|(id, _)| id)
    }

    /// Whether a class has anything of this name.
    pub fn has_member(&self, class: ClassId, name: &str) -> bool {
        self.lineage(class).into_iter().any(|class| self.class(class).members.iter().any(|(m, _)| m == name))
    }

    /// The secondary table of a relationship, whether it is given by name, by variable or late.
    pub fn secondary(&self, relationship: &Relationship) -> Option<&str> {
        let value = self.text.slice(relationship.argument("secondary")?.value.clone());
        let value = value.strip_prefix("lambda:").unwrap_or(value).trim().trim_matches(['"', '\'']);
        let variable = self.tables.iter().find(|(variable, _)| variable == value);
        Some(variable.map_or(value, |(_, table)| table))
    }

    /// Which way a relationship goes, by the foreign keys in this document.
    pub fn direction(&self, relationship: &Relationship) -> Direction {
        if relationship.has("secondary") {
            return Direction::ManyToMany;
        }
        let Some(target) = self.target(relationship) else { return Direction::Unknown };
        if self.akin(relationship.class, target) {
            let towards_one = relationship.has("remote_side");
            return if towards_one { Direction::ManyToOne } else { Direction::OneToMany };
        }
        match (self.refers(relationship.class, target), self.refers(target, relationship.class)) {
            (true, false) => Direction::ManyToOne,
            (false, true) => Direction::OneToMany,
            (true, true) | (false, false) => Direction::Unknown,
        }
    }

    /// Whether a foreign key of one class's table refers to another's.
    fn refers(&self, from: ClassId, to: ClassId) -> bool {
        let targets = self.lineage(to);
        self.lineage(from).into_iter().flat_map(|class| &self.class(class).foreign_keys).any(|key| {
            targets.iter().any(|target| {
                let target = self.class(*target);
                target.table.as_deref() == Some(&key.table) || target.name == key.table
            })
        })
    }

    /// Whether a module-level name is only defined after a position of the document.
    pub fn is_defined_after(&self, name: &str, at: usize) -> bool {
        self.definitions.iter().find(|(defined, _)| defined == name).is_some_and(|(_, end)| *end > at)
    }
}
