//! Random statements beside plain lists of objects: aliases, joins, rows of columns, aggregates, subqueries, criteria
//! inside loader options, and classes with their subclasses.

use super::models::Attribute;
use super::operations::{Writer, show};
use super::program::{PrimaryKey, Shape};

/// Two classes that are joined, and the attribute that leads from one to the other.
struct Pair {
    name: String,
    other: String,
    attribute: Attribute,
}

impl Writer<'_> {
    /// Ask for something else than a list of objects of one class.
    pub(super) fn statement_of_any_kind(&mut self) {
        let Some((class, name)) = self.any_class() else { return };
        let attributes = self.attributes_of(class);
        let Some(attribute) = self.random.pick(&attributes).cloned() else { return self.count_all(&name) };
        let pair = Pair { other: self.class_name(attribute.target), name, attribute };
        match self.random.between(0, 15) {
            0 | 1 => self.aggregate(&pair),
            2 | 3 => self.joined_to_an_alias(&pair),
            4 | 5 => self.rows_of_columns(&pair),
            6 => self.subquery(class, &pair),
            7..=10 => self.criteria_in_options(&pair),
            11 => self.members_of_one(&pair),
            12 => self.subclasses(class),
            13 => self.correlated(&pair),
            14 => self.joined_by_hand(class, &pair),
            _ => self.count_all(&pair.name),
        }
    }

    fn count_all(&mut self, name: &str) {
        let line = self.random.word(&[
            "print(session.scalar(select(func.count()).select_from(NAME)))",
            "print(session.scalar(select(func.count(NAME.id))))",
            "print(session.query(NAME).count())",
            "print(session.scalar(select(func.max(NAME.name))))",
            "print(session.execute(select(NAME.id, NAME.name).order_by(NAME.id)).first())",
            "print(session.scalars(select(NAME.name).order_by(NAME.name.desc())).all())",
            "print(session.execute(select(NAME.name).order_by(NAME.name)).mappings().all())",
            "print(session.scalars(select(NAME.name).distinct().order_by(NAME.name)).all())",
            "print(session.scalars(select(NAME.id).where(NAME.name.like(\"%1%\")).order_by(NAME.id)).all())",
            "print([row.name for row in session.query(NAME.name).order_by(NAME.id)])",
        ]);
        self.line(line.replace("NAME", name));
    }

    /// How many there are for each.
    fn aggregate(&mut self, Pair { name, other, attribute }: &Pair) {
        if name == other {
            return self.count_all(name);
        }
        let join = self.random.word(&["join", "join", "outerjoin"]);
        let what = self.random.word(&["count(OTHER.id)", "max(OTHER.name)", "count()", "min(OTHER.id)"]);
        let having = if self.random.chance(20) { ".having(func.count(OTHER.id) > 0)" } else { "" };
        let line = format!(
            "print(session.execute(select(NAME.name, func.{what}).{join}(NAME.{}).group_by(NAME.name){having}\
             .order_by(NAME.name)).all())",
            attribute.name
        );
        self.line(line.replace("NAME", name).replace("OTHER", other));
    }

    fn joined_to_an_alias(&mut self, Pair { name, other, attribute }: &Pair) {
        let alias = self.variable("alias");
        let related = format!("{name}.{}", attribute.name);
        let join = match self.random.between(0, 3) {
            0 => format!("join({alias}, {related})"),
            1 => format!("outerjoin({related}.of_type({alias}))"),
            _ => format!("join({related}.of_type({alias}))"),
        };
        let filter = match self.random.between(0, 3) {
            0 => format!(".where({alias}.name != None)"),
            1 => format!(".where({alias}.name == \"{}\")", self.item(attribute)),
            _ => String::new(),
        };
        let options = match self.random.chance(40) {
            true => format!(".options(contains_eager({related}.of_type({alias})))"),
            false => String::new(),
        };
        let found = self.variable("rows");
        let lines = vec![
            format!("{alias} = aliased({other})"),
            format!(
                "{found} = session.scalars(select({name}).{join}{filter}{options}.order_by({name}.id)).unique().all()"
            ),
            format!("print([label(item) for item in {found}])"),
            format!("print([{} for item in {found}])", show("item", attribute)),
        ];
        self.lines(lines);
    }

    fn rows_of_columns(&mut self, Pair { name, other, attribute }: &Pair) {
        if name == other {
            return self.count_all(name);
        }
        let related = format!("{name}.{}", attribute.name);
        let join = self.random.word(&["join", "join", "outerjoin"]);
        let order = format!("order_by({name}.id, {other}.id)");
        let line = match self.random.between(0, 3) {
            0 => format!(
                "print(session.execute(select({name}.name, {other}.name).{join}({related}).{order}).all())"
            ),
            1 => format!(
                "print([(label(left), label(right)) for left, right in session.execute(select({name}, {other})\
                 .{join}({related}).{order})])"
            ),
            2 => format!(
                "print([(label(left), right) for left, right in session.query({name}, {other}.name).{join}({related})\
                 .{order}])"
            ),
            _ => format!(
                "print([label(item) for item in session.scalars(select({other}).select_from({name}).{join}({related})\
                 .{order})])"
            ),
        };
        self.line(line);
    }

    fn subquery(&mut self, class: usize, Pair { name, other, .. }: &Pair) {
        let table = self.models.program.classes.get(class).map(|class| class.table.clone());
        let classes = &self.models.program.classes;
        let referring = classes.iter().find(|class| class.name == *other).and_then(|class| {
            class
                .columns
                .iter()
                .find(|column| column.references == table && column.key != PrimaryKey::Composite)
        });
        let Some(column) = referring.map(|column| column.name.clone()) else { return self.count_all(name) };
        let line = match self.random.between(0, 3) {
            0 => format!(
                "print([label(item) for item in session.scalars(select({name}).where({name}.id.in_(select(\
                 {other}.{column}))).order_by({name}.id))])"
            ),
            1 => format!(
                "print([label(item) for item in session.scalars(select({name}).where({name}.id == select(func.max(\
                 {other}.{column})).scalar_subquery()))])"
            ),
            2 => format!(
                "print(session.execute(select({other}.{column}, func.count()).group_by({other}.{column}).order_by(\
                 {other}.{column})).all())"
            ),
            _ => {
                let counts = self.variable("counts");
                self.lines(vec![
                    format!(
                        "{counts} = select({other}.{column}, func.count().label(\"n\")).group_by({other}.{column})\
                         .subquery()"
                    ),
                    format!(
                        "print(session.execute(select({name}.name, {counts}.c.n).outerjoin({counts}, {name}.id == \
                         {counts}.c.{column}).order_by({name}.id)).all())"
                    ),
                ]);
                return;
            }
        };
        self.line(line);
    }

    /// A query inside a condition, that knows what is around it.
    fn correlated(&mut self, Pair { name, other, attribute }: &Pair) {
        if name == other {
            return self.count_all(name);
        }
        let related = format!("{name}.{}", attribute.name);
        let line = match self.random.between(0, 2) {
            0 => format!(
                "print([label(item) for item in session.scalars(select({name}).where(exists().where({related}\
                 .{}())).order_by({name}.id))])",
                if attribute.shape == Shape::Scalar { "has" } else { "any" }
            ),
            1 => format!(
                "print([label(item) for item in session.scalars(select({name}).where(or_({name}.name == \"x\", \
                 {related}.{}({other}.name != None))).order_by({name}.id))])",
                if attribute.shape == Shape::Scalar { "has" } else { "any" }
            ),
            _ => format!(
                "print([label(item) for item in session.scalars(select({name}).join({related}).distinct()\
                 .order_by({name}.id))])"
            ),
        };
        self.line(line);
    }

    /// Loader options that say more than how.
    fn criteria_in_options(&mut self, Pair { name, other, attribute }: &Pair) {
        let related = format!("{name}.{}", attribute.name);
        let next = self.attributes_of(attribute.target);
        let onward = self.random.pick(&next).map(|next| format!("{other}.{}", next.name));
        let load =
            self.random.word(&["selectinload", "joinedload", "subqueryload", "lazyload", "immediateload"]);
        let item = self.item(attribute);
        let option = match (self.random.between(0, 11), onward) {
            (0 | 1, _) => format!("{load}({related}.and_({other}.name != \"{item}\"))"),
            (2, _) => format!("with_loader_criteria({other}, {other}.name != \"{item}\")"),
            (3, _) => format!("joinedload({related}, innerjoin=True)"),
            (4, _) => format!("defaultload({related}).load_only({other}.name)"),
            (5, _) => format!("{load}({related}).load_only({other}.name)"),
            (6, _) => format!("{load}({related}).defer({other}.name)"),
            (7, _) => format!("{load}({related}).raiseload(\"*\")"),
            (8, Some(onward)) => {
                format!("{load}({related}).options(joinedload({onward}), defer({other}.name))")
            }
            (9, Some(onward)) => format!("defaultload({related}).selectinload({onward})"),
            (10, Some(onward)) => format!("{load}({related}), joinedload({related}).selectinload({onward})"),
            (11, _) => "raiseload(\"*\")".to_owned(),
            _ => format!("Load({name}).{load}({related})"),
        };
        let found = self.variable("rows");
        let limit = if self.random.chance(15) { ".limit(2)" } else { "" };
        let lines = vec![
            format!(
                "{found} = session.scalars(select({name}).options({option}).order_by({name}.id){limit}).unique().all()"
            ),
            format!("print([label(item) for item in {found}])"),
            format!("print([{} for item in {found}])", show("item", attribute)),
        ];
        self.lines(lines);
    }

    /// What an object's attribute holds, as a statement.
    fn members_of_one(&mut self, Pair { name, other, attribute }: &Pair) {
        let Some(owner) = self.some(Some(attribute.class)) else { return };
        self.line(format!(
            "print([label(item) for item in session.scalars(select({other}).where(with_parent({owner}, \
             {name}.{})).order_by({other}.id))])",
            attribute.name
        ));
    }

    /// A class with its subclass, where it has one.
    fn subclasses(&mut self, class: usize) {
        let name = self.class_name(class);
        let classes = self.models.program.classes.iter();
        let subclass =
            classes.clone().find(|other| other.base.as_ref().is_some_and(|base| base.class == name));
        let Some(subclass) = subclass.map(|class| class.name.clone()) else { return self.count_all(&name) };
        let lines = match self.random.between(0, 3) {
            0 => vec![format!(
                "print([label(item) for item in session.scalars(select({name}).options(selectin_polymorphic({name}, \
                 [{subclass}])).order_by({name}.id))])"
            )],
            1 => {
                let whole = self.variable("whole");
                vec![
                    format!("{whole} = with_polymorphic({name}, [{subclass}])"),
                    format!(
                        "print([label(item) for item in session.scalars(select({whole}).where(or_({whole}.name != None, \
                         {whole}.{subclass}.age > 3)).order_by({whole}.id))])"
                    ),
                ]
            }
            2 => vec![format!(
                "print([(label(item), item.age) for item in session.scalars(select({subclass}).order_by(\
                 {subclass}.id))])"
            )],
            _ => vec![format!(
                "print([type(item).__name__ for item in session.scalars(select({name}).order_by({name}.id))])"
            )],
        };
        self.lines(lines);
    }

    /// A join along a foreign key, without a relationship.
    fn joined_by_hand(&mut self, class: usize, Pair { name, other, .. }: &Pair) {
        let table = self.models.program.classes.get(class).map(|class| class.table.clone());
        let classes = &self.models.program.classes;
        let referring = classes
            .iter()
            .find(|class| class.name == *other)
            .and_then(|class| class.columns.iter().find(|column| column.references == table));
        let Some(column) = referring.map(|column| column.name.clone()).filter(|_| name != other) else {
            return self.count_all(name);
        };
        let join = match self.random.between(0, 2) {
            0 => format!("join({other})"),
            1 => format!("join({other}, {name}.id == {other}.{column})"),
            _ => format!("join({other}, {name}.id == {other}.{column}, isouter=True)"),
        };
        self.line(format!(
            "print(session.execute(select({name}.name, {other}.name).{join}.order_by({name}.id, {other}.id)).all())"
        ));
    }
}
