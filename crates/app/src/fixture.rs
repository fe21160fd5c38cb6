//! Runs for tests, committed through the store as the engine would: Parent and Child, with and without a link
//! between `Parent.children` and `Child.parent`.

use std::sync::Arc;

use bothways_trace::{
    AttributeInfo, AttributeKind, Catalog, ClassInfo, ColumnInfo, Comparison, Direction, Ending, Program,
    RelationshipInfo, Run, RunError, TableInfo, Timeline, Variant, VariantKind, Verdict,
};
use bothways_world::{
    AttributeId, Binding, Cause, Change, ClassId, CollectionId, CollectionKind, InstanceId, Place, Store,
    TableId, Value, World,
};

/// `Parent.children`.
pub const CHILDREN: AttributeId = AttributeId(1);
/// `Child.parent`.
pub const PARENT: AttributeId = AttributeId(4);

const SCRIPT: &str = "p = Parent()\nc = Child()\nc.parent = p\nprint(p.children)\n";

/// The program whose runs these are.
pub fn program() -> Program {
    let models = "children = relationship(\"Child\", back_populates=\"parent\")\n";
    Program { models: models.into(), script: SCRIPT.into() }
}

/// The run with both sides linked.
pub fn linked() -> Run {
    run(true, 4)
}

/// The run with no link.
pub fn unlinked() -> Run {
    run(false, 4)
}

/// What `class Child(Parent)` would be, without relationships.
pub fn inherited() -> Catalog {
    let mut catalog = catalog(false);
    for class in &mut catalog.classes {
        class.attributes.retain(|id| *id != CHILDREN && *id != PARENT);
    }
    let child = catalog.classes.get_mut(1).expect("there are two classes");
    child.inherits = Some(ClassId(0));
    let column =
        catalog.tables.get_mut(1).and_then(|table| table.columns.first_mut()).expect("it has columns");
    column.references = Some("parent.id".into());
    catalog
}

/// A run that stopped with an error after its second statement.
pub fn stopped() -> Run {
    let error = RunError {
        kind: "sqlalchemy.exc.InvalidRequestError".into(),
        message: "Mapper 'Mapper[Parent(parent)]' has no property 'kids'.".into(),
        traceback: "Traceback (most recent call last):\n".into(),
        place: Some(place("c = Child()")),
    };
    Run { ending: Ending::Error(error), ..run(true, 2) }
}

/// Three columns, the first as written.
pub fn comparison() -> Comparison {
    let not_linked = Program { models: "children = relationship(\"Child\")\n".into(), ..program() };
    let variant = |kind, program: Program, run| Variant { kind, program: Ok(program), run: Some(run) };
    let mut comparison = Comparison {
        variants: vec![
            variant(VariantKind::AsWritten, program(), linked()),
            variant(VariantKind::BackPopulates, program(), linked()),
            variant(VariantKind::NotLinked, not_linked, unlinked()),
        ],
        verdict: Verdict::default(),
    };
    comparison.verdict.sentences.push("They differ.".into());
    comparison
}

/// The index of the step at this statement and the world after it.
pub fn at(run: &Run, statement: &str) -> (usize, World) {
    let place = place(statement);
    let step = run.journal.steps.iter().position(|step| step.place == place).expect("the statement was run");
    let mut timeline = Timeline::new(&run.journal);
    (step, timeline.after_step(&run.journal, step).clone())
}

fn place(statement: &str) -> Place {
    let start = SCRIPT.find(statement).expect("the statement is in the script");
    let line = SCRIPT.get(..start).map_or(0, |before| before.matches('\n').count()) + 1;
    Place { document: 1, start: start as u32, end: (start + statement.len()) as u32, line: line as u32 }
}

fn run(linked: bool, statements: usize) -> Run {
    let mut store = Store::default();
    for statement in SCRIPT.lines().take(statements) {
        let step = store.add_statement(place(statement));
        store.begin_step(step, 0);
        match statement {
            "p = Parent()" => create(&mut store, "p", InstanceId(0), ClassId(0)),
            "c = Child()" => create(&mut store, "c", InstanceId(1), ClassId(1)),
            "c.parent = p" => assign(&mut store, linked),
            _ => store.commit(Change::Output(Arc::from(if linked { "[<Child>]\n" } else { "[]\n" }))),
        }
    }
    let (_, journal) = store.into_parts();
    Run { catalog: catalog(linked), journal, problems: Vec::new(), ending: Ending::Finished }
}

fn create(store: &mut Store, name: &str, instance: InstanceId, class: ClassId) {
    let scope = store.enter(Cause::Construct(instance));
    store.commit(Change::Create { instance, class });
    store.leave(scope);
    store.commit(Change::Bind { name: name.into(), old: None, new: Some(Binding::Instance(instance)) });
}

fn assign(store: &mut Store, linked: bool) {
    let (p, c) = (InstanceId(0), InstanceId(1));
    let set = store.enter(Cause::Set { owner: c, attribute: PARENT, item: Some(p) });
    if linked {
        let told = store.enter(Cause::BackReference { from: PARENT, to: CHILDREN, owner: p });
        let append = store.enter(Cause::Append { owner: p, attribute: CHILDREN, item: c });
        let collection = CollectionId(0);
        store.commit(Change::CreateCollection {
            collection,
            owner: p,
            attribute: CHILDREN,
            kind: CollectionKind::List,
        });
        let list = Some(Value::Collection(collection));
        store.commit(Change::Value { instance: p, attribute: CHILDREN, old: None, new: list });
        store.commit(Change::Insert { collection, index: 0, item: c, key: None });
        store.leave(append);
        store.leave(told);
    }
    let reference = Some(Value::Reference(Some(p)));
    store.commit(Change::Value { instance: c, attribute: PARENT, old: None, new: reference });
    store.leave(set);
}

fn catalog(linked: bool) -> Catalog {
    let attribute = |class, key: &str, kind| AttributeInfo { class: ClassId(class), key: key.into(), kind };
    let relationship = |target, direction, uselist, other| {
        AttributeKind::Relationship(RelationshipInfo {
            target: ClassId(target),
            direction,
            uselist,
            linked_to: linked.then_some(other),
            from_backref: false,
        })
    };
    let column = |name: &str, primary_key| ColumnInfo {
        name: name.into(),
        sql_type: "INTEGER".into(),
        primary_key,
        nullable: !primary_key,
        references: (name == "parent_id").then(|| "parent.id".into()),
    };
    Catalog {
        classes: vec![
            ClassInfo {
                name: "Parent".into(),
                table: TableId(0),
                inherits: None,
                attributes: vec![AttributeId(0), CHILDREN],
                discriminator: None,
            },
            ClassInfo {
                name: "Child".into(),
                table: TableId(1),
                inherits: None,
                attributes: vec![AttributeId(2), AttributeId(3), PARENT],
                discriminator: None,
            },
        ],
        attributes: vec![
            attribute(0, "id", AttributeKind::Column(0)),
            attribute(0, "children", relationship(1, Direction::OneToMany, true, PARENT)),
            attribute(1, "id", AttributeKind::Column(0)),
            attribute(1, "parent_id", AttributeKind::Column(1)),
            attribute(1, "parent", relationship(0, Direction::ManyToOne, false, CHILDREN)),
        ],
        tables: vec![
            TableInfo { name: "parent".into(), columns: vec![column("id", true)] },
            TableInfo { name: "child".into(), columns: vec![column("id", true), column("parent_id", false)] },
        ],
    }
}
