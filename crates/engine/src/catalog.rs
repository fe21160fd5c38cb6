//! The names and shapes behind the ids of a journal, taken from the mappers at the end of a run.

use bothways_orm::OrmState;
use bothways_orm::config::{self, Property};
use bothways_trace::{
    AttributeInfo, AttributeKind, Catalog, ClassInfo, ColumnInfo, Direction, RelationshipInfo, TableInfo,
};
use bothways_world::{AttributeId, ClassId, TableId};

/// The catalog of everything declared so far.
pub(crate) fn of(orm: &OrmState) -> Catalog {
    Catalog {
        classes: (0..orm.class_count()).map(|index| class(orm, ClassId::from_index(index))).collect(),
        attributes: (0..orm.attribute_count())
            .map(|index| attribute(orm, AttributeId::from_index(index)))
            .collect(),
        tables: (0..orm.schema().tables.len())
            .filter_map(|index| table(orm, TableId::from_index(index)))
            .collect(),
    }
}

fn class(orm: &OrmState, id: ClassId) -> ClassInfo {
    let mapper = orm.mapper(id);
    ClassInfo {
        name: mapper.name.clone(),
        table: mapper.table,
        inherits: mapper.inheritance.parent,
        attributes: mapper.properties.values().copied().collect(),
        discriminator: orm.polymorphic_attribute(id),
    }
}

fn attribute(orm: &OrmState, id: AttributeId) -> AttributeInfo {
    let attribute = orm.attribute(id);
    let kind = match &attribute.property {
        Property::Column(column) => AttributeKind::Column(u32::try_from(column.position).unwrap_or(u32::MAX)),
        Property::Expression(_) => AttributeKind::Expression,
        Property::Relationship(relationship) => match &relationship.configured {
            Some(setup) => AttributeKind::Relationship(RelationshipInfo {
                target: setup.target,
                direction: match setup.direction {
                    config::Direction::OneToMany => Direction::OneToMany,
                    config::Direction::ManyToOne => Direction::ManyToOne,
                    config::Direction::ManyToMany => Direction::ManyToMany,
                },
                uselist: setup.uselist,
                linked_to: relationship.linked_to,
                from_backref: relationship.from_backref,
            }),
            // One that was never set up has no direction to tell.
            None => AttributeKind::Unconfigured,
        },
    };
    AttributeInfo { class: attribute.class, key: attribute.key.clone(), kind }
}

fn table(orm: &OrmState, id: TableId) -> Option<TableInfo> {
    let table = orm.schema().table(id)?;
    let columns = table
        .columns
        .iter()
        .map(|column| ColumnInfo {
            name: column.name.clone(),
            sql_type: column.sql_type.to_string().into(),
            primary_key: column.primary_key,
            nullable: column.nullable,
            references: column.foreign_keys.first().map(|key| format!("{}.{}", key.table, key.column).into()),
        })
        .collect();
    Some(TableInfo { name: table.name.clone(), columns })
}
