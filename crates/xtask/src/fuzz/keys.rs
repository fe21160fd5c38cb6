//! Primary and foreign keys of every kind: numbers, texts, two numbers together.

use super::operations::Writer;
use super::program::{Column, PrimaryKey};

impl Writer<'_> {
    /// What the primary key of a class consists of.
    pub(super) fn key(&self, class: usize) -> PrimaryKey {
        self.models.program.classes.get(class).map_or(PrimaryKey::Number, |class| class.key)
    }

    /// Some value of `id`.
    pub(super) fn key_value(&mut self, class: usize) -> String {
        let number = self.random.between(1, 4);
        match self.key(class) {
            PrimaryKey::Number | PrimaryKey::Composite => number.to_string(),
            PrimaryKey::Text => format!("\"k{number}\""),
        }
    }

    /// Some key as the arguments of a constructor.
    pub(super) fn key_keywords(&mut self, class: usize) -> Vec<(String, String)> {
        let mut keywords = vec![("id".to_owned(), self.key_value(class))];
        if self.key(class) == PrimaryKey::Composite {
            keywords.push(("part".to_owned(), self.random.between(1, 4).to_string()));
        }
        keywords
    }

    /// Some key as `get` takes it.
    pub(super) fn identity(&mut self, class: usize) -> String {
        let values: Vec<String> = self.key_keywords(class).into_iter().map(|(_, value)| value).collect();
        match values.as_slice() {
            [value] => value.clone(),
            _ if self.random.chance(20) => {
                format!("{{\"id\": {}, \"part\": {}}}", self.key_value(class), values.concat().len())
            }
            _ => format!("({})", values.join(", ")),
        }
    }

    /// Give an object another primary key.
    pub(super) fn another_key(&mut self, owner: &str, class: usize) {
        let line = match self.key(class) {
            PrimaryKey::Number => format!("{owner}.id = {owner}.id + 10"),
            PrimaryKey::Text => format!("{owner}.id = \"{}\"", self.variable("n")),
            PrimaryKey::Composite => {
                format!("{owner}.{} = {}", self.random.word(&["id", "part"]), self.random.between(5, 9))
            }
        };
        self.line(line);
    }

    /// Set a foreign key by hand.
    pub(super) fn foreign_key(&mut self, owner: &str, column: &Column) {
        let other = if self.random.chance(60) { self.any().map(|(other, _)| other) } else { None };
        let keys = ["id", "part"];
        let lines = column.names().into_iter().zip(keys).map(|(name, key)| {
            let value = match (&other, column.key) {
                (Some(other), PrimaryKey::Composite) => format!("{other}.{key}"),
                (Some(other), PrimaryKey::Number | PrimaryKey::Text) => format!("{other}.id"),
                (None, PrimaryKey::Text) => {
                    self.random.word(&["None", "\"k1\"", "\"k2\"", "\"x\""]).to_owned()
                }
                (None, PrimaryKey::Number | PrimaryKey::Composite) => {
                    self.random.word(&["None", "1", "2", "99"]).to_owned()
                }
            };
            format!("{owner}.{name} = {value}")
        });
        let lines = lines.collect();
        self.lines(lines);
    }
}
