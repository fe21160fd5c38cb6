//! Statements drawn by a fixed generator: thousands of small cases that nobody would think of.

use bothways_sql::{BinaryOperator as B, Expression as E, Schema, Select, Statement, UpdateRow};
use bothways_world::Scalar;

use super::constraints::{all, create, delete, insert, update};
use super::queries::fill;
use super::schema::*;
use super::{Action, run};

/// A generator whose numbers are the same on every run.
struct Generator(u64);

impl Generator {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let index = self.below(items.len() as u64);
        items.get(index as usize).expect("the index is below the length")
    }

    fn small(&mut self) -> Scalar {
        match self.below(7) {
            0 => Scalar::Null,
            number => Scalar::Int(number as i64),
        }
    }

    fn word(&mut self) -> Scalar {
        match self.below(6) {
            0 => Scalar::Null,
            _ => Scalar::text(*self.pick(&["a", "B", "b", "ab", "", "x"])),
        }
    }
}

/// Changes inside transactions that commit or roll back, with the tables read between.
pub fn statements(schema: &Schema) -> Vec<Action> {
    let mut random = Generator(0x9e37_79b9_7f4a_7c15);
    let mut script = create(schema);
    for _ in 0..60 {
        script.push(Action::Begin);
        for _ in 0..8 {
            let action = change(schema, &mut random);
            script.push(action);
        }
        script.push(if random.below(3) == 0 { Action::Rollback } else { Action::Commit });
        script.extend(["parent", "member", "casting", "pair", "slot"].map(|name| all(schema, name)));
    }
    script
}

fn change(schema: &Schema, random: &mut Generator) -> Action {
    match random.below(12) {
        0 => insert(schema, "parent", &["name", "age"], vec![vec![random.word(), random.small()]]),
        1 => insert(
            schema,
            "parent",
            &["id", "name"],
            vec![vec![random.small(), random.word()], vec![random.small(), random.word()]],
        ),
        2 => update(
            schema,
            "parent",
            &["name", "age"],
            &["id"],
            vec![UpdateRow { values: vec![random.word(), random.small()], key: vec![random.small()] }],
        ),
        3 => update(
            schema,
            "parent",
            &["id"],
            &["id"],
            vec![UpdateRow { values: vec![random.small()], key: vec![random.small()] }],
        ),
        4 => delete(schema, "parent", &["id"], vec![vec![random.small()], vec![random.small()]]),
        5 => insert(schema, "member", &["email", "parent_id"], vec![vec![random.word(), random.small()]]),
        6 => update(
            schema,
            "member",
            &["email"],
            &["parent_id"],
            vec![UpdateRow { values: vec![random.word()], key: vec![random.small()] }],
        ),
        7 => insert(schema, "casting", &["film_id", "actor_id"], vec![vec![random.small(), random.small()]]),
        8 => delete(schema, "casting", &["film_id", "actor_id"], vec![vec![random.small(), random.small()]]),
        9 => insert(schema, "pair", &["a", "b"], vec![vec![random.small(), random.small()]]),
        10 => delete(schema, "pair", &["a"], vec![vec![random.small()]]),
        _ => insert(
            schema,
            "slot",
            &["id", "x", "y", "z"],
            vec![vec![random.small(), random.small(), random.small(), random.word()]],
        ),
    }
}

/// Filters over one table and over joins.
pub fn queries(schema: &Schema) -> Vec<Action> {
    let mut random = Generator(0x2545_f491_4f6c_dd1d);
    let mut script = fill(schema);
    for _ in 0..250 {
        let filter = condition(&mut random, &[("parent", "id"), ("parent", "age")], &[("parent", "name")], 3);
        let columns = columns_of(schema, "parent");
        script.push(ask(Select { filter: Some(filter), ..select(columns, vec![from("parent")]) }));
    }
    let numbers =
        [("parent", "id"), ("parent", "age"), ("child", "id"), ("child", "parent_id"), ("child", "weight")];
    let texts = [("parent", "name"), ("child", "name")];
    for _ in 0..250 {
        let on = equal(col("parent", "id"), col("child", "parent_id"));
        let join = if random.below(2) == 0 { join("child", on) } else { left_join("child", on) };
        let filter = condition(&mut random, &numbers, &texts, 2);
        let columns = vec![col("parent", "id"), col("child", "id")];
        // SQLite's choice of loops depends on more than is modelled for arbitrary filters.
        let order_by = vec![order(col("parent", "id")), descending(col("child", "id"))];
        let select = select(columns, vec![joined("parent", vec![join])]);
        script.push(ask(Select { filter: Some(filter), order_by, ..select }));
    }
    script
}

fn ask(select: Select) -> Action {
    run(Statement::Select(select))
}

fn condition(random: &mut Generator, numbers: &[(&str, &str)], texts: &[(&str, &str)], depth: u64) -> E {
    if depth > 0 {
        let mut part = || condition(random, numbers, texts, depth - 1);
        let (first, second) = (part(), part());
        match random.below(4) {
            0 => return E::And(vec![first, second]),
            1 => return E::Or(vec![first, second]),
            2 => return E::Not(Box::new(first)),
            _ => {}
        }
    }
    let (table, name) = *random.pick(numbers);
    let number = col(table, name);
    let (table, name) = *random.pick(texts);
    let text = col(table, name);
    let comparisons = [B::Equal, B::NotEqual, B::Less, B::LessOrEqual, B::Greater, B::GreaterOrEqual];
    let operator = *random.pick(&comparisons);
    match random.below(8) {
        0 | 1 => binary(number, operator, E::Parameter(random.small())),
        2 => binary(text, operator, E::Parameter(random.word())),
        3 => E::IsNull(Box::new(number)),
        4 => E::IsNotNull(Box::new(text)),
        5 => {
            let list = (0..random.below(4)).map(|_| E::Parameter(random.small())).collect();
            is_in(number, list, random.below(2) == 0)
        }
        6 => {
            let like = if random.below(2) == 0 { B::Like } else { B::NotLike };
            binary(text, like, E::Parameter(Scalar::text(*random.pick(&["a%", "%B%", "_", "%", "ann"]))))
        }
        _ => {
            let (table, name) = *random.pick(numbers);
            binary(number, operator, col(table, name))
        }
    }
}
