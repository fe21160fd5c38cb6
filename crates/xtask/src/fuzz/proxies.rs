//! Association proxies: declared along a relationship, and used as the collection or value that they look like.

use super::models::Models;
use super::operations::Writer;
use super::program::{Proxy, Shape};
use super::random::Random;

/// What an operation may know of an association proxy.
#[derive(Clone)]
pub struct ProxyAttribute {
    /// The class that has it.
    pub class: usize,
    /// `book_names`.
    pub name: String,
    /// What it looks like.
    pub shape: Shape,
    /// The class of the objects in it; none where it shows names.
    pub target: Option<usize>,
}

/// Add proxies along some relationships.
pub fn proxies(random: &mut Random, models: &mut Models) {
    for attribute in models.attributes.clone() {
        if !random.chance(40) || matches!(attribute.shape, Shape::WriteOnly | Shape::Dynamic) {
            continue;
        }
        let Some(between) = models.program.classes.get(attribute.target).map(|class| class.name.clone())
        else {
            continue;
        };
        let onward = |next: &&super::models::Attribute| {
            next.class == attribute.target && next.shape == Shape::Scalar && next.target != attribute.class
        };
        let onward: Vec<_> = models.attributes.iter().filter(onward).cloned().collect();
        let next = if random.chance(40) { random.pick(&onward).cloned() } else { None };
        let value = next.as_ref().map_or("name", |next| &next.name).to_owned();
        let creator = match attribute.shape {
            Shape::Dict => format!("lambda key, value: {between}({value}=value)"),
            _ => format!("lambda value: {between}({value}=value)"),
        };
        let name = format!("{}_{value}", attribute.name);
        let Some(class) = models.program.classes.get_mut(attribute.class) else { continue };
        models.proxies.push(ProxyAttribute {
            class: attribute.class,
            name: name.clone(),
            shape: attribute.shape,
            target: next.map(|next| next.target),
        });
        let creator = random.chance(80).then_some(creator);
        class.proxies.push(Proxy { name, through: attribute.name, value, creator });
    }
}

impl Writer<'_> {
    /// The proxies of a class.
    pub(super) fn proxies_of(&self, class: usize) -> Vec<ProxyAttribute> {
        self.models.proxies.iter().filter(|proxy| self.is_a(class, proxy.class)).cloned().collect()
    }

    /// Change or show what a proxy shows.
    pub(super) fn proxy(&mut self, owner: &str, proxy: &ProxyAttribute) {
        let place = format!("{owner}.{}", proxy.name);
        let value = self.proxied(proxy);
        let other = self.proxied(proxy);
        let line = match proxy.shape {
            Shape::Scalar => match self.random.between(0, 5) {
                0..=2 => format!("{place} = {value}"),
                3 => format!("{place} = None"),
                4 => format!("del {place}"),
                _ => format!("print({place} == {value})"),
            },
            Shape::List => match self.random.between(0, 14) {
                0..=3 => format!("{place}.append({value})"),
                4..=5 => format!("{place}.remove({value})"),
                6..=7 => format!("{place} = [{value}, {other}]"),
                8 => format!("{place}.extend([{value}, {other}])"),
                9 => format!("{place}.insert(0, {value})"),
                10 => format!("{place}.pop({})", self.random.word(&["", "0"])),
                11 => format!("{place}[{}] = {value}", self.random.word(&["0", "-1", "1"])),
                12 => format!("del {place}{}", self.random.word(&["[0]", "[:]", "[-1]", "", "[1:]"])),
                13 => format!("{place}.clear()"),
                _ => format!("print({value} in {place}, len({place}), bool({place}))"),
            },
            Shape::WriteOnly | Shape::Dynamic => return,
            Shape::Set => match self.random.between(0, 9) {
                0..=2 => format!("{place}.add({value})"),
                3 => format!("{place}.remove({value})"),
                4 => format!("{place}.discard({value})"),
                // Two names in a set would come in any order.
                5 => format!("{place} = {{{value}}}"),
                6 => format!("{place}.update([{value}, {other}])"),
                7 => format!("{place} {} {{{value}}}", self.random.word(&["|=", "-=", "&=", "^="])),
                8 => format!("{place}.clear()"),
                _ => format!("print({value} in {place}, len({place}))"),
            },
            Shape::Dict => match self.random.between(0, 9) {
                0..=2 => format!("{place}[\"x\"] = {value}"),
                3 => format!("del {place}[\"x\"]"),
                4 => format!("{place}.pop(\"x\", None)"),
                5 => format!("{place} = {{\"x\": {value}, \"y\": {other}}}"),
                6 => format!("{place}.update({{\"x\": {value}}})"),
                7 => format!("{place}.setdefault(\"y\", {value})"),
                8 => format!("{place}.clear()"),
                _ => format!("print(\"x\" in {place}, len({place}), {place}.get(\"x\") is None)"),
            },
        };
        self.line(line);
        if self.random.chance(60) {
            self.line(format!("print({})", shown(&place, proxy.shape)));
        }
    }

    /// A condition on a proxy; NAME stands for the class.
    pub(super) fn proxy_criterion(&mut self, proxy: &ProxyAttribute) -> String {
        let place = format!("NAME.{}", proxy.name);
        let value = self.proxied(proxy);
        match (proxy.shape, self.random.between(0, 3)) {
            (Shape::Scalar, 0) => format!("{place} == {value}"),
            (Shape::Scalar, 1) => format!("{place} != {value}"),
            (Shape::Scalar, 2) => format!("{place} == None"),
            (Shape::Scalar, _) => format!("{place}.has()"),
            (_, 0) => format!("{place}.any()"),
            (_, 1) => format!("~{place}.any(name={value})"),
            (_, _) => format!("{place}.contains({value})"),
        }
    }

    /// Something that a proxy may show.
    fn proxied(&mut self, proxy: &ProxyAttribute) -> String {
        match proxy.target {
            Some(target) => self.some(Some(target)).unwrap_or_else(|| "None".to_owned()),
            None => match self.any() {
                Some((item, _)) if self.random.chance(30) => format!("{item}.name"),
                Some(_) | None => format!("\"{}\"", self.random.word(&["new", "other", "third"])),
            },
        }
    }
}

/// What a proxy shows, in an order that is the same in every run.
fn shown(place: &str, shape: Shape) -> String {
    let label = "item if isinstance(item, str) else label(item)";
    match shape {
        Shape::Scalar => format!("[{label} for item in [{place}]]"),
        Shape::List | Shape::WriteOnly | Shape::Dynamic => format!("[{label} for item in {place}]"),
        Shape::Set => format!("sorted(str({label}) for item in {place})"),
        Shape::Dict => format!("sorted((key, str({label})) for key, item in {place}.items())"),
    }
}
