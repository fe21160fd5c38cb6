//! The ORM core alone, from Rust: two linked classes, a child that gets its parent, a flush.

use bothways_database::GlueDatabase;
use bothways_orm::config::{
    ClassDeclaration, MapperOptions, PropertyDeclaration, RelationshipOptions, Target, declare_class,
};
use bothways_orm::{Holders, NoProgram, Orm, OrmError, OrmState, RegistryId, attributes, ddl, session};
use bothways_sql::{Column, ForeignKey, SqlType, Table};
use bothways_world::{ClassId, CollectionId, InstanceId, Value};

/// This program keeps every object it makes.
struct KeepsEverything;

impl Holders for KeepsEverything {
    fn is_held(&self, _instance: InstanceId) -> bool {
        true
    }

    fn is_collection_held(&self, _collection: CollectionId) -> bool {
        true
    }

    fn has_released(&self) -> bool {
        false
    }

    fn take_released(&mut self) -> Vec<InstanceId> {
        Vec::new()
    }

    fn take_released_collections(&mut self) -> Vec<CollectionId> {
        Vec::new()
    }

    fn forgotten(&mut self, _instance: InstanceId) {}
}

#[allow(clippy::print_stdout, reason = "an example shows what it does")]
fn main() -> Result<(), OrmError> {
    let mut program = NoProgram;
    let state = OrmState::new(Box::new(GlueDatabase::new()), Box::new(KeepsEverything));
    let mut orm = Orm::new(state, &mut program);
    let registry = orm.new_registry();
    let parent =
        declare(&mut orm, registry, "Parent", &[column("id", None)], ("children", "Child", "parent"))?;
    let columns = [column("id", None), column("parent_id", Some(("parent", "id")))];
    let child = declare(&mut orm, registry, "Child", &columns, ("parent", "Parent", "children"))?;
    let tables: Vec<_> = (0..orm.schema().tables.len()).map(bothways_world::TableId::from_index).collect();
    ddl::create(&mut orm, None, &tables, ddl::CheckFirst::Yes)?;

    let p = attributes::create(&mut orm, parent)?;
    let c = attributes::create(&mut orm, child)?;
    let (Some(children), Some(its_parent)) =
        (orm.find_attribute(parent, "children"), orm.find_attribute(child, "parent"))
    else {
        return Ok(());
    };
    attributes::set_reference(&mut orm, c, its_parent, Some(p))?;
    if let Value::Collection(collection) = attributes::get(&mut orm, p, children)? {
        println!("p.children after c.parent = p: {:?}", orm.collection(collection).items);
    }

    let session = session::open(&mut orm, session::SessionOptions::default());
    session::add(&mut orm, session, p)?;
    session::commit(&mut orm, session)?;
    println!("c.parent after commit: {:?}", attributes::get(&mut orm, c, its_parent)?);
    for statement in &orm.world().sql {
        println!(
            "{} {:?}",
            statement.text.split_whitespace().collect::<Vec<_>>().join(" "),
            statement.parameters
        );
    }
    Ok(())
}

fn declare(
    orm: &mut Orm,
    registry: RegistryId,
    name: &str,
    columns: &[Column],
    (key, target, back_populates): (&str, &str, &str),
) -> Result<ClassId, OrmError> {
    let table = Table::new(name.to_lowercase().into(), columns.to_vec());
    let table = orm.add_table(table)?;
    let mut properties: Vec<_> = columns
        .iter()
        .enumerate()
        .map(|(position, column)| {
            let property = PropertyDeclaration::Column { position, deferred: None, reads_default: false };
            (column.name.clone(), property)
        })
        .collect();
    let mut options = RelationshipOptions::new(Target::Name(target.into()));
    options.back_populates = Some(back_populates.into());
    properties.push((key.into(), PropertyDeclaration::Relationship(Box::new(options))));
    declare_class(
        orm,
        ClassDeclaration {
            name: name.into(),
            registry,
            table,
            inherits: None,
            properties,
            options: MapperOptions::default(),
        },
    )
}

fn column(name: &str, refers: Option<(&str, &str)>) -> Column {
    Column {
        name: name.into(),
        sql_type: SqlType::Integer,
        spelling: None,
        nullable: refers.is_some(),
        primary_key: refers.is_none(),
        autoincrement: true,
        unique: false,
        unique_name: None,
        index: false,
        index_name: None,
        server_default: None,
        server_default_value: None,
        foreign_keys: refers
            .map(|(table, column)| ForeignKey {
                table: table.into(),
                column: column.into(),
                on_delete: None,
                on_update: None,
                name: None,
                use_alter: false,
                constraint: None,
            })
            .into_iter()
            .collect(),
    }
}
