//! Random queries: criteria on relationships, joins and loader options, in the styles people write them.

use super::models::Attribute;
use super::operations::{Writer, show};
use super::program::Shape;

impl Writer<'_> {
    /// Ask for objects and print what came.
    pub(super) fn query(&mut self) {
        let Some((class, name)) = self.any_class() else { return };
        let attributes = self.attributes_of(class);
        let found = self.variable("rows");
        let legacy = self.random.chance(30);
        let mut chain = String::new();
        if self.random.chance(50) {
            chain += &self.criterion((class, &name), &attributes, legacy);
        }
        if self.random.chance(40) {
            chain += &self.options(&name, &attributes);
        }
        chain += match self.random.between(0, 9) {
            0 => ".order_by(NAME.id.desc())",
            1 => ".order_by(NAME.name, NAME.id)",
            2 => ".order_by(NAME.id).limit(2)",
            3 => ".order_by(NAME.id).offset(1)",
            4 => "",
            _ => ".order_by(NAME.id)",
        };
        if self.random.chance(6) {
            chain += match legacy {
                true => ".populate_existing()",
                false => ".execution_options(populate_existing=True)",
            };
        }
        let chain = chain.replace("NAME", &name);
        if self.random.chance(8) {
            return self.one_value(&found, &format!("session.query({name}){chain}"));
        }
        let line = match legacy {
            true => format!("{found} = session.query({name}){chain}.all()"),
            false => {
                let unique = if self.random.chance(60) { ".unique()" } else { "" };
                let scalars = self.random.word(&["session.scalars", "session.execute"]);
                let scalar = if scalars == "session.scalars" { "" } else { ".scalars()" };
                format!("{found} = {scalars}(select({name}){chain}){scalar}{unique}.all()")
            }
        };
        let mut lines = vec![line, format!("print([label(item) for item in {found}])")];
        if let (Some(attribute), true) = (self.random.pick(&attributes), self.random.chance(50)) {
            lines.push(format!("print([{} for item in {found}])", show("item", attribute)));
        }
        self.lines(lines);
    }

    /// What is no list of objects.
    fn one_value(&mut self, found: &str, query: &str) {
        match self.random.between(0, 2) {
            0 => self.line(format!("print({query}.count())")),
            1 => self.line(format!("print(label({query}.first()))")),
            _ => {
                let lines =
                    vec![format!("{found} = {query}.one_or_none()"), format!("print(label({found}))")];
                self.lines(lines);
            }
        }
    }

    /// `.where(…)`, perhaps after a join; NAME stands for the class.
    fn criterion(&mut self, (class, name): (usize, &str), attributes: &[Attribute], legacy: bool) -> String {
        let proxies = self.proxies_of(class);
        let proxy = self.random.pick(&proxies).cloned();
        let call = if legacy && self.random.chance(80) { "filter" } else { "where" };
        if let Some(proxy) = proxy.filter(|_| self.random.chance(30)) {
            return format!(".{call}({})", self.proxy_criterion(&proxy));
        }
        let Some(attribute) = self.random.pick(attributes).cloned() else {
            return format!(".{call}(NAME.name != None)");
        };
        let target = self.class_name(attribute.target);
        let related = format!("NAME.{}", attribute.name);
        let item = self.item(&attribute);
        let plain = match self.random.between(0, 5) {
            0 => Some(format!("NAME.id.in_([{}, {}])", self.key_value(class), self.key_value(class))),
            1 => Some(format!("NAME.name == \"{}\"", self.any().map_or_else(String::new, |(name, _)| name))),
            _ => None,
        };
        let test = match plain {
            Some(plain) => plain,
            None if self.random.chance(15) && target != name => {
                return format!(".join({related}).{call}({target}.name != None)");
            }
            None if attribute.shape == Shape::Scalar => match self.random.between(0, 5) {
                0 => format!("{related} == {item}"),
                1 => format!("{related} != {item}"),
                2 => format!("{related} == None"),
                3 => format!("{related} != None"),
                4 => format!("{related}.has()"),
                _ if legacy => return format!(".filter_by({}={item})", attribute.name),
                _ => format!("~{related}.has({target}.name == \"{item}\")"),
            },
            None => match self.random.between(0, 4) {
                0 => format!("{related}.any()"),
                1 => format!("~{related}.any()"),
                2 => format!("{related}.any({target}.name == \"{item}\")"),
                3 => format!("{related}.any(name=\"{item}\")"),
                _ => format!("{related}.contains({item})"),
            },
        };
        format!(".{call}({test})")
    }

    /// `.options(…)` about some relationship.
    fn options(&mut self, name: &str, attributes: &[Attribute]) -> String {
        const LOADS: [&str; 9] = [
            "selectinload",
            "selectinload",
            "joinedload",
            "joinedload",
            "subqueryload",
            "immediateload",
            "lazyload",
            "raiseload",
            "selectinload",
        ];
        if self.random.chance(12) {
            let option = self.random.word(&["load_only(NAME.name)", "defer(NAME.name)", "lazyload(\"*\")"]);
            return format!(".options({option})");
        }
        let Some(attribute) = self.random.pick(attributes).cloned() else { return String::new() };
        let target = self.class_name(attribute.target);
        if self.random.chance(12) && target != name {
            let related = format!("NAME.{}", attribute.name);
            return format!(".join({related}).options(contains_eager({related}))");
        }
        let mut option = format!("{}(NAME.{})", self.random.word(&LOADS), attribute.name);
        let next = self.attributes_of(attribute.target);
        if let (Some(next), true) = (self.random.pick(&next).cloned(), self.random.chance(30)) {
            option += &format!(".{}({target}.{})", self.random.word(&LOADS), next.name);
        }
        format!(".options({option})")
    }

    pub(super) fn any_class(&mut self) -> Option<(usize, String)> {
        let (_, class) = self.any()?;
        Some((class, self.class_name(class)))
    }

    pub(super) fn class_name(&self, class: usize) -> String {
        self.models.program.classes.get(class).map_or_else(String::new, |class| class.name.clone())
    }
}
