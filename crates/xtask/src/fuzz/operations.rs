//! Random operations on objects of the models: what people do with a session, in any order.

use super::models::{Attribute, Models};
use super::program::{Code, PrimaryKey, Program, Shape, Statement};
use super::random::Random;

/// What has been written so far.
pub struct Writer<'a> {
    pub(super) random: &'a mut Random,
    pub(super) models: Models,
    /// Variables and the index of the class of their object.
    variables: Vec<(String, usize)>,
    /// How many variables there are of any kind, to number the next.
    count: usize,
    /// A savepoint was begun and may be ended.
    savepoints: Vec<String>,
}

/// A whole random program.
pub fn program(random: &mut Random) -> Program {
    let models = super::models::models(random);
    let mut writer = Writer { random, models, variables: Vec::new(), count: 0, savepoints: Vec::new() };
    if writer.random.chance(60) {
        writer.stock();
    }
    let most = if writer.models.faulty { 4 } else { 32 };
    for _ in 0..writer.random.between(3, most) {
        writer.operation();
    }
    writer.closing();
    writer.models.program
}

impl Writer<'_> {
    /// Some objects in the database before anything else happens.
    fn stock(&mut self) {
        for _ in 0..self.random.between(2, 5) {
            self.construct();
        }
        let all = self.variables.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>().join(", ");
        self.line(format!("session.add_all([{all}])"));
        let stored = self.random.word(&["session.commit()", "session.commit()", "session.flush()"]);
        self.line(stored.to_owned());
    }

    /// Commit what can be, and show everything.
    fn closing(&mut self) {
        if self.random.chance(80) {
            self.line("session.commit()".to_owned());
        }
        for (variable, class) in self.variables.clone() {
            self.line(format!("print(\"{variable}\", state({variable}), {variable} in session)"));
            for attribute in &self.attributes_of(class) {
                let shown = show(&variable, attribute);
                self.line(format!("print(\"{variable}.{}\", {shown})", attribute.name));
            }
        }
    }

    fn operation(&mut self) {
        if self.variables.is_empty() {
            return self.construct();
        }
        match self.random.between(0, 99) {
            0..=11 => self.construct(),
            12..=41 => self.attribute(),
            42..=46 => self.column(),
            47..=74 => self.session(),
            75..=80 => self.query(),
            81..=84 => self.statement_of_any_kind(),
            _ => self.look(),
        }
    }

    fn construct(&mut self) {
        let class = self.random.between(0, self.models.program.classes.len() - 1);
        let name = self.class_name(class);
        let mut keywords = Vec::new();
        let number = self.count + 1;
        match self.key(class) {
            PrimaryKey::Number if self.random.chance(4) => {
                keywords.push(("id".to_owned(), self.key_value(class)));
            }
            PrimaryKey::Number => {}
            PrimaryKey::Text if self.random.chance(90) => {
                keywords.push(("id".to_owned(), format!("\"k{number}\"")));
            }
            PrimaryKey::Composite if self.random.chance(90) => {
                keywords.push(("id".to_owned(), (number % 3 + 1).to_string()));
                keywords.push(("part".to_owned(), number.to_string()));
            }
            PrimaryKey::Text | PrimaryKey::Composite => {
                for (column, value) in self.key_keywords(class) {
                    keywords.push((column, value));
                }
            }
        }
        for attribute in self.attributes_of(class) {
            if self.random.chance(30) {
                let value = self.value(&attribute);
                keywords.push((attribute.name, value));
            }
        }
        // Names that are in no order show which order rows come in.
        let prefix = self.random.word(&["a", "k", "r", "z"]);
        let variable = self.variable(&format!("{prefix}_{}", name.to_lowercase()));
        self.statement(Code::Construct { variable: variable.clone(), class: name, keywords });
        self.variables.push((variable, class));
    }

    /// Change an attribute of a relationship.
    fn attribute(&mut self) {
        let Some((owner, class)) = self.any() else { return };
        let proxies = self.proxies_of(class);
        if let (Some(proxy), true) = (self.random.pick(&proxies).cloned(), self.random.chance(40)) {
            return self.proxy(&owner, &proxy);
        }
        let attributes = self.attributes_of(class);
        let Some(attribute) = self.random.pick(&attributes).cloned() else { return self.look() };
        let place = format!("{owner}.{}", attribute.name);
        let line = match attribute.shape {
            Shape::Scalar => self.scalar(&place, &attribute),
            Shape::List => self.list(&place, &attribute),
            Shape::Set => self.set(&place, &attribute),
            Shape::Dict => self.dict(&place, &attribute),
            Shape::WriteOnly => self.write_only(&place, &attribute),
            Shape::Dynamic => self.dynamic(&place, &attribute),
        };
        self.line(line);
    }

    fn scalar(&mut self, place: &str, attribute: &Attribute) -> String {
        match self.random.between(0, 9) {
            0..=5 => format!("{place} = {}", self.item(attribute)),
            6..=7 => format!("{place} = None"),
            8 => format!("del {place}"),
            _ => {
                let other = self.owner(attribute);
                format!("{place} = {other}.{}", attribute.name)
            }
        }
    }

    fn list(&mut self, place: &str, attribute: &Attribute) -> String {
        let Some(item) = self.some(Some(attribute.target)) else { return format!("print(len({place}))") };
        match self.random.between(0, 28) {
            0..=7 => format!("{place}.append({item})"),
            8..=11 => format!("{place}.remove({item})"),
            12..=14 => format!("{place} = {}", self.items(attribute)),
            15 => format!("{place}.extend({})", self.items(attribute)),
            16 => format!("{place} += {}", self.items(attribute)),
            17 => format!("{place}.insert(0, {item})"),
            18 => format!("{place}.pop({})", self.random.word(&["", "0"])),
            19 => format!("{place}[{}] = {item}", self.random.word(&["0", "-1", "1"])),
            20 => format!(
                "{place}[{}] = {}",
                self.random.word(&["0:1", ":", "1:", "-1:", "1:1", "::2", "::-1"]),
                self.items(attribute)
            ),
            21 => format!(
                "del {place}{}",
                self.random.word(&["[0]", "[:]", "[-1]", "", "[0:1]", "[1:]", "[::2]"])
            ),
            22 => format!("{place}.clear()"),
            23 => {
                let other = self.owner(attribute);
                format!("{place} = {other}.{}", attribute.name)
            }
            24 => format!("{place}.{}", self.random.word(&["reverse()", "sort(key=lambda item: item.name)"])),
            25 => format!("{place} = [item for item in {place} if item is not {item}]"),
            26 => format!("{place} = {place} + [{item}]"),
            27 => format!("print({item} in {place}, len({place}))"),
            _ => format!("{place} = {}", self.random.word(&["[]", "[]", "None", "()", "{}"])),
        }
    }

    fn set(&mut self, place: &str, attribute: &Attribute) -> String {
        let Some(item) = self.some(Some(attribute.target)) else { return format!("print(len({place}))") };
        match self.random.between(0, 12) {
            0..=3 => format!("{place}.add({item})"),
            4 => format!("{place}.remove({item})"),
            5 => format!("{place}.discard({item})"),
            6 => format!("{place} = {}", self.value(attribute)),
            7 => format!("{place}.update({})", self.items(attribute)),
            8 => format!("{place} {} {{{item}}}", self.random.word(&["|=", "-=", "&=", "^="])),
            9 => {
                let method = ["difference_update", "intersection_update", "symmetric_difference_update"];
                format!("{place}.{}({})", self.random.word(&method), self.items(attribute))
            }
            10 => format!("{place} = {place} - {{{item}}}"),
            11 => format!("del {place}"),
            _ => format!("{place}.clear()"),
        }
    }

    fn dict(&mut self, place: &str, attribute: &Attribute) -> String {
        let Some(item) = self.some(Some(attribute.target)) else { return format!("print(len({place}))") };
        match self.random.between(0, 14) {
            0..=4 => format!("{place}[{item}.name] = {item}"),
            5 => format!("del {place}[{item}.name]"),
            6 => format!("{place}.pop({item}.name, None)"),
            7 => format!("{place} = {}", self.value(attribute)),
            8 => format!("{place}.setdefault({item}.name, {item})"),
            9 => format!("{place}[\"key\"] = {item}"),
            10 => format!("{place}.popitem()"),
            11 => format!("{place}.update({})", self.value(attribute)),
            12 => format!("print(sorted({place}), {place}.get({item}.name) is {item})"),
            13 => format!("del {place}"),
            _ => format!("{place}.clear()"),
        }
    }

    /// Change a column.
    fn column(&mut self) {
        let Some((owner, class)) = self.any() else { return };
        let keys =
            self.models.program.classes.get(class).map(|class| class.columns.clone()).unwrap_or_default();
        let key = self.random.pick(&keys).cloned();
        match (key, self.random.between(0, 9)) {
            (Some(key), 0..=4) => self.foreign_key(&owner, &key),
            (Some(key), 5) => self.line(format!("del {owner}.{}", key.name)),
            (_, 6) if self.random.chance(30) && self.key(class) == PrimaryKey::Number => {
                self.line(format!("{owner}.id = {owner}.id + 10"));
            }
            (_, 6..=7) if self.key(class) != PrimaryKey::Number => self.another_key(&owner, class),
            _ => {
                let value = self.random.between(0, 3);
                self.line(format!("{owner}.name = \"{owner} {value}\""));
            }
        }
    }

    fn session(&mut self) {
        let Some((object, class)) = self.any() else { return };
        let line = match self.random.between(0, 59) {
            0..=8 => format!("session.add({object})"),
            9..=10 => match self.any() {
                Some((other, _)) => format!("session.add_all([{object}, {other}])"),
                None => return,
            },
            11..=16 => format!("session.delete({object})"),
            17..=18 => format!("session.expunge({object})"),
            19..=26 => "session.flush()".to_owned(),
            27..=33 => "session.commit()".to_owned(),
            34..=37 => "session.rollback()".to_owned(),
            38..=39 => format!("session.refresh({object}{})", self.some_attributes(class)),
            40..=42 => format!("session.expire({object}{})", self.some_attributes(class)),
            43 => "session.expire_all()".to_owned(),
            44 => self.random.word(&["session.close()", "session.expunge_all()"]).to_owned(),
            45..=46 => return self.get(),
            47 => match self.random.between(0, 2) {
                0 => return self.without_autoflush(),
                1 => format!("make_transient({object})"),
                _ => return self.bulk(class),
            },
            48..=49 => return self.savepoint_block(&object),
            50..=53 => return self.merge(&object, class),
            54 => return self.history(&object, class),
            _ => return self.savepoint(),
        };
        self.line(line);
    }

    /// UPDATE or DELETE of rows by a condition.
    fn bulk(&mut self, class: usize) {
        let name = self.class_name(class);
        let change = match self.random.between(0, 2) {
            0 => format!("delete({name})"),
            _ => format!("update({name}).values(name=\"changed\")"),
        };
        let condition = match self.random.between(0, 3) {
            0 => format!("id == {}", self.key_value(class)),
            1 => format!("id > {}", self.key_value(class)),
            2 => "name != None".to_owned(),
            _ => "name.in_([\"a\", \"b\"])".to_owned(),
        };
        self.line(format!("print(session.execute({change}.where({name}.{condition})).rowcount)"));
    }

    fn savepoint(&mut self) {
        match self.savepoints.pop() {
            Some(savepoint) => {
                let end = self.random.word(&["commit", "rollback", "rollback"]);
                self.line(format!("{savepoint}.{end}()"));
            }
            None => {
                let savepoint = self.variable("savepoint");
                self.line(format!("{savepoint} = session.begin_nested()"));
                self.savepoints.push(savepoint);
            }
        }
    }

    /// A savepoint as a block, with a change in it, perhaps one that fails.
    fn savepoint_block(&mut self, object: &str) {
        let change = match self.random.between(0, 4) {
            0 => format!("session.delete({object})"),
            1 => format!("session.add({object})"),
            2 => "session.flush()".to_owned(),
            3 => format!("{object}.name = \"in a block\""),
            _ => format!("print({object}.name)"),
        };
        let mut lines = vec!["with session.begin_nested():".to_owned(), format!("    {change}")];
        if self.random.chance(25) {
            lines.push("    raise ValueError(\"stop\")".to_owned());
        }
        self.lines(lines);
    }

    fn merge(&mut self, object: &str, class: usize) {
        let copy = self.variable("merged");
        let given = match self.random.between(0, 9) {
            0..=4 => object.to_owned(),
            _ => {
                let key = self.key_keywords(class).into_iter();
                let mut keywords: Vec<String> =
                    key.map(|(column, value)| format!("{column}={value}")).collect();
                if self.random.chance(70) {
                    keywords.push(format!("name=\"{copy}\""));
                }
                for attribute in self.attributes_of(class) {
                    if self.random.chance(30) {
                        let value = self.value(&attribute);
                        keywords.push(format!("{}={value}", attribute.name));
                    }
                }
                format!("{}({})", self.class_name(class), keywords.join(", "))
            }
        };
        let load = if self.random.chance(4) { ", load=False" } else { "" };
        self.lines(vec![format!("{copy} = session.merge({given}{load})"), format!("print(state({copy}))")]);
        self.variables.push((copy, class));
    }

    /// What `inspect` tells of an attribute's changes.
    fn history(&mut self, object: &str, class: usize) {
        let attributes = self.attributes_of(class);
        let Some(attribute) = self.random.pick(&attributes).cloned() else { return };
        let history = self.variable("history");
        let part = self.random.word(&["added", "unchanged", "deleted"]);
        self.lines(vec![
            format!("{history} = inspect({object}).attrs[\"{}\"].history", attribute.name),
            format!("print(sorted(str(label(item)) for item in {history}.{part} or ()))"),
        ]);
    }

    fn get(&mut self) {
        let class = self.random.between(0, self.models.program.classes.len() - 1);
        let name = self.class_name(class);
        let variable = self.variable("found");
        let key = self.identity(class);
        let anew = if self.random.chance(10) { ", populate_existing=True" } else { "" };
        self.lines(vec![
            format!("{variable} = session.get({name}, {key}{anew})"),
            format!("print(label({variable}))"),
        ]);
    }

    fn without_autoflush(&mut self) {
        let Some((object, class)) = self.any() else { return };
        let attributes = self.attributes_of(class);
        let Some(attribute) = self.random.pick(&attributes).cloned() else { return };
        let shown = show(&object, &attribute);
        self.lines(vec!["with session.no_autoflush:".to_owned(), format!("    print({shown})")]);
    }

    /// `, ["books"]`, or nothing.
    fn some_attributes(&mut self, class: usize) -> String {
        if self.random.chance(55) {
            return String::new();
        }
        let mut names: Vec<String> = self.attributes_of(class).into_iter().map(|found| found.name).collect();
        names.extend(
            self.models
                .program
                .classes
                .get(class)
                .into_iter()
                .flat_map(|class| class.columns.iter().map(|column| column.name.clone())),
        );
        names.push("name".to_owned());
        let first = self.random.pick(&names).cloned().unwrap_or_default();
        format!(", [\"{first}\"]")
    }

    /// Print something that does not change anything, or only by loading.
    fn look(&mut self) {
        let Some((object, class)) = self.any() else { return };
        let attributes = self.attributes_of(class);
        let keys =
            self.models.program.classes.get(class).map(|class| class.columns.clone()).unwrap_or_default();
        let attribute = self.random.pick(&attributes).cloned();
        let key = self.random.pick(&keys).cloned();
        let line = match (self.random.between(0, 19), attribute, key) {
            (0..=7, Some(attribute), _) => format!("print({})", show(&object, &attribute)),
            (8..=9, Some(attribute), _) => format!("print(\"{}\" in {object}.__dict__)", attribute.name),
            (10..=12, _, Some(key)) => format!("print({object}.{})", key.name),
            (13, _, _) => format!("print({object}.id, {object} in session)"),
            (14..=15, _, _) => "print(len(session.new), len(session.dirty), len(session.deleted))".to_owned(),
            (16, _, _) => {
                let set = self.random.word(&["new", "dirty", "deleted"]);
                format!("print([item.__dict__.get(\"name\") for item in session.{set}])")
            }
            (17, _, _) => format!("print(session.is_modified({object}))"),
            _ => format!("print(state({object}), {object} in session)"),
        };
        self.line(line);
    }

    /// What may stand on the right of an assignment to the attribute.
    fn value(&mut self, attribute: &Attribute) -> String {
        match attribute.shape {
            Shape::Scalar => self.item(attribute),
            Shape::List | Shape::WriteOnly | Shape::Dynamic => self.items(attribute),
            Shape::Set => format!("set({})", self.items(attribute)),
            Shape::Dict => format!("{{item.name: item for item in {}}}", self.items(attribute)),
        }
    }

    /// A variable with an object of the fitting class, mostly.
    pub(super) fn item(&mut self, attribute: &Attribute) -> String {
        let of_class = (!self.random.chance(1)).then_some(attribute.target);
        self.some(of_class).unwrap_or_else(|| "None".to_owned())
    }

    pub(super) fn items(&mut self, attribute: &Attribute) -> String {
        let mut items: Vec<String> = Vec::new();
        for _ in 0..self.random.weighted(1, &[(15, 0), (45, 1), (30, 2), (10, 3)]) {
            if let Some(item) = self.some(Some(attribute.target)).filter(|item| !items.contains(item)) {
                items.push(item);
            }
        }
        format!("[{}]", items.join(", "))
    }

    /// A variable of the class that has the attribute.
    fn owner(&mut self, attribute: &Attribute) -> String {
        self.some(Some(attribute.class)).unwrap_or_else(|| "None".to_owned())
    }

    pub(super) fn some(&mut self, class: Option<usize>) -> Option<String> {
        let fitting = self.variables.iter().filter(|(_, of)| class.is_none_or(|class| self.is_a(*of, class)));
        let fitting: Vec<String> = fitting.map(|(name, _)| name.clone()).collect();
        self.random.pick(&fitting).cloned()
    }

    pub(super) fn any(&mut self) -> Option<(String, usize)> {
        self.random.pick(&self.variables).cloned()
    }

    pub(super) fn attributes_of(&self, class: usize) -> Vec<Attribute> {
        self.models.attributes.iter().filter(|attribute| self.is_a(class, attribute.class)).cloned().collect()
    }

    /// Whether it is this class or inherits from it.
    pub(super) fn is_a(&self, class: usize, other: usize) -> bool {
        let base =
            |class: usize| self.models.program.classes.get(class)?.base.as_ref().map(|base| &base.class);
        class == other || base(class).is_some_and(|base| *base == self.class_name(other))
    }

    pub(super) fn variable(&mut self, stem: &str) -> String {
        self.count += 1;
        format!("{stem}{}", self.count)
    }

    pub(super) fn line(&mut self, line: String) {
        self.lines(vec![line]);
    }

    pub(super) fn lines(&mut self, lines: Vec<String>) {
        self.statement(Code::Lines(lines));
    }

    fn statement(&mut self, code: Code) {
        self.models.program.statements.push(Statement { code, guarded: true });
    }
}

/// The attribute's value by the names of its items, in an order that is the same in every run.
pub fn show(owner: &str, attribute: &Attribute) -> String {
    let place = format!("{owner}.{}", attribute.name);
    match attribute.shape {
        Shape::Scalar => format!("label({place})"),
        Shape::List | Shape::Dynamic => format!("[label(item) for item in {place}]"),
        Shape::WriteOnly => format!("[label(item) for item in session.scalars({place}.select())]"),
        Shape::Set => format!("sorted(label(item) for item in {place})"),
        Shape::Dict => format!("sorted((key, label(item)) for key, item in {place}.items())"),
    }
}
