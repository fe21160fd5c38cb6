//! Random mapped classes: pairs of classes with a foreign key or an association table between them,
//! and what people write about such a pair, at times wrongly.

use super::program::{Association, Base, Class, Column, PrimaryKey, Program, Relationship, Shape};
use super::proxies::{ProxyAttribute, proxies};
use super::random::Random;

/// A singular and its plural, as names of classes and attributes.
const NOUNS: [(&str, &str); 14] = [
    ("Author", "authors"),
    ("Book", "books"),
    ("Chapter", "chapters"),
    ("Dealer", "dealers"),
    ("Editor", "editors"),
    ("Genre", "genres"),
    ("House", "houses"),
    ("Item", "items"),
    ("Label", "labels"),
    ("Member", "members"),
    ("Order", "orders"),
    ("Room", "rooms"),
    ("Shop", "shops"),
    ("Team", "teams"),
];

/// What an operation may know of an attribute.
#[derive(Clone)]
pub struct Attribute {
    /// The class that has it.
    pub class: usize,
    /// `books`.
    pub name: String,
    /// The class of its items.
    pub target: usize,
    /// What it holds.
    pub shape: Shape,
}

/// Models, and what operations may know of them.
pub struct Models {
    /// Without statements.
    pub program: Program,
    /// Every attribute of a relationship, those that a backref makes as well.
    pub attributes: Vec<Attribute>,
    /// Every association proxy.
    pub proxies: Vec<ProxyAttribute>,
    /// A fault was put in on purpose.
    pub faulty: bool,
}

/// How the two classes of a pair speak of each other.
#[derive(Clone, Copy)]
enum Link {
    BackPopulates,
    BackrefOnOne,
    BackrefOnMany,
    Unlinked,
    OnlyOne,
    OnlyMany,
}

/// The two relationships of a pair before they are written down.
struct Pair {
    one: usize,
    many: usize,
    /// From the one to the many.
    down: Side,
    /// From the many to the one.
    up: Side,
}

struct Side {
    name: String,
    shape: Shape,
    options: Vec<(String, String)>,
}

/// Random models.
pub fn models(random: &mut Random) -> Models {
    let mut nouns = NOUNS.to_vec();
    random.shuffle(&mut nouns);
    nouns.truncate(random.weighted(2, &[(15, 1), (50, 2), (25, 3), (10, 4)]));
    let annotated = random.chance(60);
    let mixed = random.chance(10);
    let keys = [(12, PrimaryKey::Text), (12, PrimaryKey::Composite), (76, PrimaryKey::Number)];
    let classes = nouns.iter().map(|(singular, _)| Class {
        name: (*singular).to_owned(),
        table: singular.to_lowercase(),
        base: None,
        key: random.weighted(PrimaryKey::Number, &keys),
        polymorphic: false,
        annotated: annotated != (mixed && random.chance(50)),
        columns: Vec::new(),
        relationships: Vec::new(),
        proxies: Vec::new(),
    });
    let classes: Vec<Class> = classes.collect();
    let classic_base = !annotated && !mixed && random.chance(70);
    let session = match random.between(0, 19) {
        0 | 1 => vec![option("autoflush", "False")],
        2 => vec![option("expire_on_commit", "False")],
        _ => Vec::new(),
    };
    let program =
        Program { classic_base, associations: Vec::new(), classes, session, statements: Vec::new() };
    let mut models = Models { program, attributes: Vec::new(), proxies: Vec::new(), faulty: false };
    let plans = plans(random, nouns.len());
    for (index, plan) in plans.iter().enumerate() {
        let alike = |other: &&(usize, usize)| **other == *plan || (other.1, other.0) == *plan;
        let second = plans.iter().take(index).any(|other| alike(&other));
        let ambiguous = plans.iter().filter(alike).count() > 1;
        if !ambiguous && random.chance(18) {
            many_to_many(random, &mut models, &nouns, *plan);
        } else {
            pair(random, &mut models, &nouns, *plan, second, ambiguous);
        }
    }
    if random.chance(25) {
        proxies(random, &mut models);
    }
    if random.chance(20) {
        inherit(random, &mut models.program);
    }
    if random.chance(8) {
        models.faulty = spoil(random, &mut models.program);
    }
    models
}

/// Add a subclass of some class, in a table of its own or in the same.
fn inherit(random: &mut Random, program: &mut Program) {
    let index = random.between(0, program.classes.len() - 1);
    let Some(class) = program.classes.get_mut(index) else { return };
    let joined = random.chance(60) && class.key != PrimaryKey::Composite;
    class.polymorphic = true;
    let base = Base { class: class.name.clone(), joined: joined.then(|| class.table.clone()) };
    let subclass = Class {
        name: format!("Rare{}", class.name),
        table: format!("rare_{}", class.table),
        base: Some(base),
        key: class.key,
        polymorphic: false,
        annotated: class.annotated,
        columns: vec![Column::plain("age".to_owned(), PrimaryKey::Number, None)],
        relationships: Vec::new(),
        proxies: Vec::new(),
    };
    program.classes.push(subclass);
}

/// Which classes are paired, the one before the many; no two classes more than twice.
fn plans(random: &mut Random, classes: usize) -> Vec<(usize, usize)> {
    let least = classes.saturating_sub(1).max(1);
    let mut plans: Vec<(usize, usize)> = Vec::new();
    let most = least + usize::from(random.chance(30));
    for _ in 0..random.between(least, most) {
        let one = random.between(0, classes - 1);
        let to_itself = classes == 1 || random.chance(10);
        let many = if to_itself { one } else { (one + random.between(1, classes - 1)) % classes };
        if plans.iter().filter(|plan| **plan == (one, many) || **plan == (many, one)).count() < 2 {
            plans.push((one, many));
        }
    }
    plans
}

/// Add one pair with its columns and relationships. The second one of the same classes gets names of its own, as
/// "home" and "away" teams have.
fn pair(
    random: &mut Random,
    models: &mut Models,
    nouns: &[(&str, &str)],
    (one, many): (usize, usize),
    second: bool,
    ambiguous: bool,
) {
    let (Some((one_class, _)), Some((many_class, plural))) = (nouns.get(one), nouns.get(many)) else {
        return;
    };
    let (one_name, many_name) = (one_class.to_lowercase(), many_class.to_lowercase());
    let prefix = if second { "other_" } else { "" };
    let to_itself = one == many;
    let one_to_one = random.chance(15);
    let (up_name, down_name) = match (to_itself, one_to_one) {
        (true, true) => ("previous", "next"),
        (true, false) => ("parent", "children"),
        (false, true) => (&*one_name, &*many_name),
        (false, false) => (&*one_name, *plural),
    };
    let column = format!("{prefix}{up_name}_id");
    let shape = if one_to_one { Shape::Scalar } else { collection(random) };
    let mut down = Side { name: format!("{prefix}{down_name}"), shape, options: Vec::new() };
    down.options.extend(collection_class(shape));
    let mut up = Side { name: format!("{prefix}{up_name}"), shape: Shape::Scalar, options: Vec::new() };
    let (annotated, key) = models
        .program
        .classes
        .get(one)
        .map_or((false, PrimaryKey::Number), |class| (class.annotated, class.key));
    let referring = Column {
        nullable: !random.chance(if to_itself { 5 } else { 15 }),
        unique: random.chance(if one_to_one { 25 } else { 4 }),
        ..Column::plain(column, key, Some(one_name.clone()))
    };
    if one_to_one && (!annotated || random.chance(20)) {
        down.options.push(option("uselist", "False"));
    }
    down_options(random, &mut down, many_class);
    up_options(random, &mut up);
    for side in [&mut down, &mut up] {
        either_options(random, side, to_itself);
    }
    if key != PrimaryKey::Number && random.chance(30) {
        for side in [&mut down, &mut up] {
            side.options.push(option("passive_updates", "False"));
        }
    }
    if to_itself && !random.chance(4) {
        up.options.push(option("remote_side", &remote_side(random, one_class, annotated, key)));
    }
    if ambiguous && !random.chance(15) {
        for side in [&mut down, &mut up] {
            side.options.push(option("foreign_keys", &columns_of(many_class, &referring.names())));
        }
    }
    if let Some(class) = models.program.classes.get_mut(many) {
        class.columns.push(referring);
    }
    if !ambiguous && random.chance(8) {
        only_viewed(random, models, (one, many), &down);
    }
    link(random, models, Pair { one, many, down, up });
}

/// Add a second relationship from the one to the many that only shows.
fn only_viewed(random: &mut Random, models: &mut Models, (one, many): (usize, usize), like: &Side) {
    let name = format!("seen_{}", like.name);
    let mut options = vec![option("viewonly", "True")];
    let kept = ["collection_class", "uselist", "order_by", "lazy"];
    options.extend(like.options.iter().filter(|(name, _)| kept.contains(&&**name)).cloned());
    if random.chance(10) {
        options.push(option("cascade", &quoted(random.word(&["", "merge", "save-update"]))));
    }
    let (classes, shape) = (&mut models.program.classes, like.shape);
    let target = classes.get(many).map(|class| class.name.clone());
    if let (Some(class), Some(target)) = (classes.get_mut(one), target) {
        models.attributes.push(Attribute { class: one, name: name.clone(), target: many, shape });
        class.relationships.push(Relationship { name, target, shape, options });
    }
}

fn collection(random: &mut Random) -> Shape {
    let shapes =
        [(76, Shape::List), (10, Shape::Set), (6, Shape::Dict), (4, Shape::WriteOnly), (4, Shape::Dynamic)];
    random.weighted(Shape::List, &shapes)
}

/// What makes a collection another than a list, in either style.
fn collection_class(shape: Shape) -> Option<(String, String)> {
    match shape {
        Shape::Scalar | Shape::List => None,
        Shape::Set => Some(option("collection_class", "set")),
        Shape::Dict => Some(option("collection_class", "attribute_keyed_dict(\"name\")")),
        Shape::WriteOnly => Some(option("lazy", "\"write_only\"")),
        Shape::Dynamic => Some(option("lazy", "\"dynamic\"")),
    }
}

/// Add a pair that is linked through a table of its own.
fn many_to_many(
    random: &mut Random,
    models: &mut Models,
    nouns: &[(&str, &str)],
    (left, right): (usize, usize),
) {
    let (Some((left_class, left_plural)), Some((right_class, right_plural))) =
        (nouns.get(left), nouns.get(right))
    else {
        return;
    };
    let (left_name, right_name) = (left_class.to_lowercase(), right_class.to_lowercase());
    let to_itself = left == right;
    let table = format!("{left_name}_{right_name}_pairs");
    let (left_column, right_column) = match to_itself {
        true => ("follower_id".to_owned(), "followed_id".to_owned()),
        false => (format!("{left_name}_id"), format!("{right_name}_id")),
    };
    let (down_name, up_name) =
        if to_itself { ("follows", "followers") } else { (*right_plural, *left_plural) };
    let keys = [left, right]
        .map(|index| models.program.classes.get(index).map_or(PrimaryKey::Number, |class| class.key));
    let mut sides: Vec<Side> = Vec::new();
    for (name, own, other) in
        [(down_name, &left_column, &right_column), (up_name, &right_column, &left_column)]
    {
        let by_name = random.chance(30);
        let secondary = if by_name { quoted(&table) } else { table.clone() };
        let shape = collection(random);
        let mut side = Side { name: name.to_owned(), shape, options: vec![option("secondary", &secondary)] };
        side.options.extend(collection_class(shape));
        if to_itself {
            for (name, column) in [("primaryjoin", own), ("secondaryjoin", other)] {
                let condition =
                    join_condition(left_class, &table, &Column::plain(column.clone(), keys[0], None));
                side.options.push(option(name, &quoted(&condition)));
            }
        }
        if random.chance(12) {
            side.options.push(option(
                "cascade",
                &quoted(random.word(&["all", "save-update", "merge", "all, delete"])),
            ));
        }
        if random.chance(5) {
            side.options.push(option("passive_deletes", "True"));
        }
        lazy(random, &mut side);
        sides.push(side);
    }
    models.program.associations.push(Association {
        name: table,
        columns: [
            Column::plain(left_column, keys[0], Some(left_name)),
            Column::plain(right_column, keys[1], Some(right_name)),
        ],
    });
    let (Some(up), Some(down)) = (sides.pop(), sides.pop()) else { return };
    link(random, models, Pair { one: left, many: right, down, up });
}

fn remote_side(random: &mut Random, class: &str, annotated: bool, key: PrimaryKey) -> String {
    match key {
        PrimaryKey::Composite => columns_of(class, &["id".to_owned(), "part".to_owned()]),
        PrimaryKey::Number | PrimaryKey::Text if annotated || random.chance(50) => format!("\"{class}.id\""),
        PrimaryKey::Number | PrimaryKey::Text => "id".to_owned(),
    }
}

/// That a class is at the end of a column of an association table.
fn join_condition(class: &str, table: &str, column: &Column) -> String {
    let pairs = ["id", "part"].into_iter().zip(column.names());
    let equal: Vec<String> = pairs.map(|(key, name)| format!("{class}.{key} == {table}.c.{name}")).collect();
    match equal.as_slice() {
        [condition] => condition.clone(),
        _ => format!("and_({})", equal.join(", ")),
    }
}

/// One column, or a list of several, as a string that is evaluated later.
fn columns_of(class: &str, names: &[String]) -> String {
    let columns: Vec<String> = names.iter().map(|name| format!("{class}.{name}")).collect();
    match columns.as_slice() {
        [column] => quoted(column),
        _ => quoted(&format!("[{}]", columns.join(", "))),
    }
}

const CASCADES: [&str; 10] = [
    "all, delete-orphan",
    "all, delete-orphan",
    "all, delete-orphan",
    "all",
    "all",
    "save-update",
    "save-update, merge, delete",
    "merge",
    "save-update, delete, delete-orphan",
    "all, delete",
];

fn down_options(random: &mut Random, side: &mut Side, many: &str) {
    if random.chance(45) {
        side.options.push(option("cascade", &quoted(random.word(&CASCADES))));
    }
    if side.shape != Shape::Scalar && random.chance(12) {
        let order = random.weighted("id", &[(5, "id"), (3, "name"), (2, "id.desc()")]);
        side.options.push(option("order_by", &format!("\"{many}.{order}\"")));
    }
    if random.chance(8) {
        let value = random.weighted("True", &[(4, "True"), (1, "\"all\"")]);
        side.options.push(option("passive_deletes", value));
    }
}

/// What may be said on either side.
fn either_options(random: &mut Random, side: &mut Side, to_itself: bool) {
    if random.chance(if to_itself { 20 } else { 4 }) {
        side.options.push(option("post_update", "True"));
    }
    if random.chance(3) {
        side.options.push(option("active_history", "True"));
    }
    lazy(random, side);
}

/// Another way of loading than when it is read.
fn lazy(random: &mut Random, side: &mut Side) {
    if matches!(side.shape, Shape::WriteOnly | Shape::Dynamic) || !random.chance(20) {
        return;
    }
    let strategies = [
        (5, "selectin"),
        (5, "joined"),
        (2, "subquery"),
        (2, "immediate"),
        (1, "raise"),
        (1, "raise_on_sql"),
        (1, "select"),
    ];
    side.options.push(option("lazy", &quoted(random.weighted("select", &strategies))));
}

fn up_options(random: &mut Random, side: &mut Side) {
    if random.chance(10) {
        side.options.push(option(
            "cascade",
            &quoted(random.word(&["all", "save-update", "merge", "save-update, delete"])),
        ));
    }
    if random.chance(2) {
        side.options.push(option("cascade", &quoted("all, delete-orphan")));
        side.options.push(option("single_parent", "True"));
    }
}

/// Write a pair down in one of the ways of linking it.
fn link(random: &mut Random, models: &mut Models, pair: Pair) {
    let link = random.weighted(
        Link::BackPopulates,
        &[
            (52, Link::BackPopulates),
            (12, Link::BackrefOnOne),
            (12, Link::BackrefOnMany),
            (8, Link::Unlinked),
            (8, Link::OnlyOne),
            (8, Link::OnlyMany),
        ],
    );
    let Pair { one, many, mut down, mut up } = pair;
    match link {
        Link::BackPopulates => {
            down.options.push(option("back_populates", &quoted(&up.name)));
            up.options.push(option("back_populates", &quoted(&down.name)));
        }
        Link::BackrefOnOne => down.options.push(option("backref", &backref(&up))),
        Link::BackrefOnMany => up.options.push(option("backref", &backref(&down))),
        Link::Unlinked if random.chance(50) => {
            up.options.push(option("overlaps", &quoted(&down.name)));
        }
        Link::Unlinked | Link::OnlyOne | Link::OnlyMany => {}
    }
    let (has_down, has_up) = match link {
        Link::BackPopulates | Link::Unlinked => (true, true),
        Link::BackrefOnOne | Link::OnlyOne => (true, false),
        Link::BackrefOnMany | Link::OnlyMany => (false, true),
    };
    let both =
        matches!(link, Link::BackPopulates | Link::Unlinked | Link::BackrefOnOne | Link::BackrefOnMany);
    for (present, class, target, side) in [(has_down, one, many, down), (has_up, many, one, up)] {
        if present || both {
            models.attributes.push(Attribute { class, name: side.name.clone(), target, shape: side.shape });
        }
        let target = models.program.classes.get(target).map(|class| class.name.clone());
        if let (true, Some(class), Some(target)) = (present, models.program.classes.get_mut(class), target) {
            let Side { name, shape, options } = side;
            class.relationships.push(Relationship { name, target, shape, options });
        }
    }
}

/// The reverse side as an argument: its name, or a call with its options.
fn backref(side: &Side) -> String {
    // The table between the two is said on the other side.
    let given = side.options.iter().filter(|(name, _)| name != "secondary");
    let options: Vec<_> = given.map(|(name, value)| format!(", {name}={value}")).collect();
    let uselist = side.shape == Shape::Scalar && side.options.iter().any(|(name, _)| name == "uselist");
    if options.is_empty() && !uselist {
        return quoted(&side.name);
    }
    format!("backref(\"{}\"{})", side.name, options.concat())
}

/// Make one mistake that people make; false when there was nothing to spoil.
fn spoil(random: &mut Random, program: &mut Program) -> bool {
    let faults =
        ["target", "back_populates", "foreign key", "both", "orphan", "cascade", "remote_side", "option"];
    let fault = random.word(&faults);
    let classes: Vec<usize> = (0..program.classes.len())
        .filter(|index| program.classes.get(*index).is_some_and(|class| !class.relationships.is_empty()))
        .collect();
    let Some(class) = random.pick(&classes).and_then(|index| program.classes.get_mut(*index)) else {
        return false;
    };
    if fault == "foreign key" {
        if let Some(column) = class.columns.first_mut() {
            column.references = None;
        }
        return true;
    }
    let index = random.between(0, class.relationships.len() - 1);
    let Some(relationship) = class.relationships.get_mut(index) else { return false };
    let options = &mut relationship.options;
    match fault {
        "target" => relationship.target.push('s'),
        "back_populates" => match options.iter_mut().find(|(name, _)| name == "back_populates") {
            Some((_, value)) => *value = quoted(random.word(&["nmae", "id", "name", "owner"])),
            None => options.push(option("back_populates", &quoted("owner"))),
        },
        "both" => {
            options.push(option("backref", &quoted("owner")));
            options.push(option("back_populates", &quoted("owner")));
        }
        "orphan" => {
            options.retain(|(name, _)| name != "cascade" && name != "single_parent");
            options.push(option("cascade", &quoted("all, delete-orphan")));
        }
        "cascade" => {
            options.retain(|(name, _)| name != "cascade");
            options.push(option(
                "cascade",
                &quoted(random.word(&["al", "delete_orphan", "delete-orphan", "save_update", ""])),
            ));
        }
        "remote_side" => {
            options.retain(|(name, _)| name != "remote_side");
            if random.chance(50) {
                options.push(option("remote_side", &format!("\"{}.id\"", class.name)));
            }
        }
        _ => options.push(option("backpopulates", &quoted("owner"))),
    }
    // The same keyword twice is a syntax error, which is not what this is about.
    let mut seen: Vec<String> = Vec::new();
    options.retain(|(name, _)| {
        let first = !seen.contains(name);
        seen.push(name.clone());
        first
    });
    true
}

fn option(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
