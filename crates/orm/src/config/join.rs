//! The join condition of a relationship (`_JoinCondition` of `orm/relationships.py`): an expression whose columns
//! are annotated foreign, remote and local, and the pairs of columns read off it. Where no `primaryjoin` is
//! given it is made from the foreign keys between the two tables.

mod annotate;
pub(super) mod foreign_keys;
mod pairs;
mod secondary;

pub(super) use foreign_keys::refers;

use bothways_sql::{Annotations, BinaryOperator, Expression};
use bothways_world::{AttributeId, ClassId, TableId};

use crate::config::{Direction, Pair};
use crate::{Orm, OrmError, OrmState};

/// A column by its place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TableColumn {
    /// Its table.
    pub table: TableId,
    /// Its position there.
    pub position: usize,
}

/// Two columns of a join condition: local and remote, or where a flush copies from and where to.
pub type ColumnPair = (TableColumn, TableColumn);

/// How the related table is joined.
#[derive(Clone, Debug)]
pub struct JoinCondition {
    /// `primaryjoin`, its columns annotated.
    pub primary: Expression,
    /// Local and remote columns compared with each other.
    pub local_remote_pairs: Vec<ColumnPair>,
    /// Columns that a flush copies from and to.
    pub synchronize_pairs: Vec<ColumnPair>,
    /// The other half, where a secondary table stands between the two: `primary` is then the join with that table.
    pub secondary: Option<SecondaryJoin>,
}

/// How the secondary table of a many-to-many relationship is joined with the related one.
#[derive(Clone, Debug)]
pub struct SecondaryJoin {
    /// The table.
    pub table: TableId,
    /// `secondaryjoin`, its columns annotated.
    pub condition: Expression,
    /// Columns that a flush copies from the related table to the secondary one.
    pub synchronize_pairs: Vec<ColumnPair>,
}

/// What `relationship()` said about its join, resolved.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct JoinArguments {
    /// `primaryjoin=`
    pub primaryjoin: Option<Expression>,
    /// `secondaryjoin=`
    pub secondaryjoin: Option<Expression>,
    /// `secondary=`
    pub secondary: Option<TableId>,
    /// `foreign_keys=`
    pub foreign_keys: Vec<TableColumn>,
    /// `remote_side=`
    pub remote_side: Vec<TableColumn>,
}

impl JoinArguments {
    /// These, and where they say nothing, those.
    pub(super) fn or(self, those: &Self) -> Self {
        let columns = |given: Vec<TableColumn>, other: &Vec<TableColumn>| {
            if given.is_empty() { other.clone() } else { given }
        };
        Self {
            primaryjoin: self.primaryjoin.or_else(|| those.primaryjoin.clone()),
            secondaryjoin: self.secondaryjoin.or_else(|| those.secondaryjoin.clone()),
            secondary: self.secondary.or(those.secondary),
            foreign_keys: columns(self.foreign_keys, &those.foreign_keys),
            remote_side: columns(self.remote_side, &those.remote_side),
        }
    }
}

/// The tables of a mapper.
pub(super) struct MappedTables {
    /// `local_table`: its own.
    pub local: TableId,
    /// Its own and those of the classes that it inherits from.
    pub all: Vec<TableId>,
}

impl MappedTables {
    fn of(orm: &OrmState, class: ClassId) -> Self {
        Self { local: orm.mapper(class).table, all: orm.tables_of(class) }
    }

    /// Whether a column is in one of them.
    pub fn contain(&self, column: TableColumn) -> bool {
        self.all.contains(&column.table)
    }
}

/// The two sides of a relationship under configuration.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    /// The relationship.
    pub attribute: AttributeId,
    /// The owning class's tables.
    pub local: &'a MappedTables,
    /// The related class's tables.
    pub remote: &'a MappedTables,
}

impl Sides<'_> {
    /// Whether a column belongs to both.
    pub fn share(&self, column: TableColumn) -> bool {
        self.local.contain(column) && self.remote.contain(column)
    }

    /// Whether the two have a table in common.
    pub fn overlap(&self) -> bool {
        self.local.all.iter().any(|table| self.remote.all.contains(table))
    }
}

/// Determines how the related table is joined, and in which direction that leads.
pub(super) fn determine(
    orm: &mut Orm,
    attribute: AttributeId,
    target: ClassId,
    arguments: &JoinArguments,
) -> Result<(JoinCondition, Direction), OrmError> {
    let class = orm.attribute(attribute).class;
    let (local, remote) = (MappedTables::of(orm, class), MappedTables::of(orm, target));
    let sides = Sides { attribute, local: &local, remote: &remote };
    if let Some(secondary) = arguments.secondary {
        let join = secondary::determine(orm, sides, secondary, arguments)?;
        return Ok((join, Direction::ManyToMany));
    }
    if arguments.secondaryjoin.is_some() {
        return Err(OrmError::SecondaryJoinWithoutSecondary(attribute));
    }
    let primary = match &arguments.primaryjoin {
        Some(condition) => condition.clone(),
        None => foreign_keys::between(orm, attribute, &local, &remote.all, &arguments.foreign_keys)?,
    };
    let primary = annotate::foreign(orm, &primary, &arguments.foreign_keys, None);
    let primary = annotate::remote(orm, sides, &primary, &arguments.remote_side)?;
    let primary = annotate::local(orm, &local, &primary);
    let mapped: Vec<TableId> = local.all.iter().chain(&remote.all).copied().collect();
    let pairs::Pairs { local_remote, synchronize } = pairs::pairs(orm, &mapped, &primary);
    check_foreign_columns(orm, attribute, &primary, &synchronize)?;
    let direction = direction(orm, sides, &primary)?;
    if local_remote.is_empty() {
        return Err(OrmError::NoLocalRemotePairs(attribute));
    }
    annotate::warn_of_remote_columns_of_the_local_side(orm, sides, &local_remote)?;
    let condition = JoinCondition {
        primary,
        local_remote_pairs: local_remote,
        synchronize_pairs: synchronize,
        secondary: None,
    };
    Ok((condition, direction))
}

impl JoinCondition {
    /// The condition of a lazy load: what `bind` gives for a local column stands in its place
    /// (`create_lazy_clause`).
    pub fn lazy_clause(
        &self,
        orm: &OrmState,
        mut bind: impl FnMut(TableColumn) -> Option<Expression>,
    ) -> Expression {
        let primary =
            self.bound(|part| if part.annotations().local { bind(column(orm, part)?) } else { None });
        self.with_secondary(primary, |condition| condition.unannotated())
    }

    /// The condition seen from the related side: what `bind` gives for a remote column stands in its place.
    pub fn reverse_lazy_clause(
        &self,
        orm: &OrmState,
        mut bind: impl FnMut(TableColumn) -> Option<Expression>,
    ) -> Expression {
        if self.secondary.is_some() {
            return self.with_secondary(self.primary.unannotated(), |condition| {
                let mut bind = |part: &Expression| {
                    if part.annotations().remote { None } else { bind(column(orm, part)?) }
                };
                condition.replaced(&mut bind).unannotated()
            });
        }
        self.bound(|part| if part.annotations().remote { bind(column(orm, part)?) } else { None })
    }

    fn with_secondary(
        &self,
        primary: Expression,
        condition: impl FnOnce(&Expression) -> Expression,
    ) -> Expression {
        let Some(secondary) = &self.secondary else { return primary };
        let mut all = primary.conjuncts().to_vec();
        all.extend(condition(&secondary.condition).conjuncts().iter().cloned());
        Expression::And(all)
    }

    /// The whole condition: with a secondary table both its joins.
    pub fn condition(&self) -> Expression {
        self.with_secondary(self.primary.unannotated(), |condition| condition.unannotated())
    }

    fn bound(&self, mut bind: impl FnMut(&Expression) -> Option<Expression>) -> Expression {
        self.primary.replaced(&mut |part| bind(part)).unannotated()
    }

    /// The local columns in it.
    pub fn local_columns(&self, orm: &OrmState) -> Vec<TableColumn> {
        self.columns_with(orm, |annotations| annotations.local)
    }

    /// The remote columns in it.
    pub fn remote_columns(&self, orm: &OrmState) -> Vec<TableColumn> {
        self.columns_with(orm, |annotations| annotations.remote)
    }

    fn columns_with(&self, orm: &OrmState, wanted: impl Fn(Annotations) -> bool) -> Vec<TableColumn> {
        let mut found = Vec::new();
        for part in self.primary.columns() {
            let place = if wanted(part.annotations()) { column(orm, part) } else { None };
            found.extend(place.filter(|place| !found.contains(place)));
        }
        found
    }

    /// Whether the condition is that the target's whole primary key equals local columns, so that the identity
    /// map can answer for it.
    pub(super) fn is_key_lookup(&self, orm: &OrmState, target: ClassId) -> bool {
        if self.secondary.is_some() {
            return false;
        }
        self.compares_whole_key(orm, target, |annotations| annotations.local)
    }

    /// Whether the condition is that the owner's whole primary key equals columns of the other side, so that these
    /// tell whose the related rows are.
    pub fn is_owner_key_lookup(&self, orm: &OrmState, owner: ClassId) -> bool {
        self.compares_whole_key(orm, owner, |annotations| annotations.remote)
    }

    /// Whether the condition is that the whole primary key of a class equals columns of the other side, which their
    /// annotations tell.
    fn compares_whole_key(
        &self,
        orm: &OrmState,
        class: ClassId,
        is_other_side: fn(Annotations) -> bool,
    ) -> bool {
        let mut keys: Vec<TableColumn> = Vec::new();
        for condition in self.primary.conjuncts() {
            let Expression::Binary { operator: BinaryOperator::Equal, left, right } = condition else {
                return false;
            };
            let own = match (is_other_side(left.annotations()), is_other_side(right.annotations())) {
                (true, false) => right,
                (false, true) => left,
                _ => return false,
            };
            match column(orm, own).and_then(|column| orm.primary_key_column(class, column)) {
                Some(key) => keys.push(key),
                None => return false,
            }
        }
        let mut primary_key = orm.mapper(class).primary_key.clone();
        keys.sort_unstable();
        primary_key.sort_unstable();
        keys == primary_key
    }

    /// The arguments of the way back, where a backref gives none: through a secondary table the two conditions
    /// exchanged, otherwise the same one. What `remote()` marked in the program changes sides, what was found out
    /// is found out anew (`primaryjoin_reverse_remote`).
    pub(super) fn reversed(&self, given: &JoinArguments) -> JoinArguments {
        let foreign_keys = given.foreign_keys.clone();
        let only_foreign = |_: &Expression, Annotations { foreign, .. }: Annotations| Annotations {
            foreign,
            ..Annotations::default()
        };
        if let Some(secondary) = &self.secondary {
            return JoinArguments {
                primaryjoin: Some(secondary.condition.annotated(&mut { only_foreign })),
                secondaryjoin: Some(self.primary.annotated(&mut { only_foreign })),
                secondary: Some(secondary.table),
                foreign_keys,
                remote_side: Vec::new(),
            };
        }
        let columns = given.primaryjoin.as_ref().map(Expression::columns).unwrap_or_default();
        let is_given = |mark: fn(Annotations) -> bool| columns.iter().any(|part| mark(part.annotations()));
        let primary = if is_given(|given| given.remote) {
            self.primary.annotated(&mut |_, Annotations { foreign, remote, local, .. }| Annotations {
                foreign,
                remote: local,
                local: remote,
                ..Annotations::default()
            })
        } else if is_given(|given| given.foreign) {
            self.primary.annotated(&mut { only_foreign })
        } else {
            self.primary.unannotated()
        };
        JoinArguments { primaryjoin: Some(primary), foreign_keys, ..JoinArguments::default() }
    }

    /// The columns that a flush copies between, of the owning and of the related class.
    pub(super) fn pairs(&self, direction: Direction) -> Vec<Pair> {
        let pair = |(from, to): &ColumnPair| match direction {
            Direction::OneToMany => Some(Pair { local: *from, remote: *to }),
            Direction::ManyToOne => Some(Pair { local: *to, remote: *from }),
            Direction::ManyToMany => None,
        };
        self.synchronize_pairs.iter().filter_map(pair).collect()
    }
}

/// The place of a column that stands in an expression.
pub(super) fn column(orm: &OrmState, expression: &Expression) -> Option<TableColumn> {
    let (table, column) = expression.as_column()?;
    let id = orm.schema().find(table)?;
    Some(TableColumn { table: id, position: orm.schema().table(id)?.position(column)? })
}

fn check_foreign_columns(
    orm: &OrmState,
    attribute: AttributeId,
    condition: &Expression,
    synchronize: &[ColumnPair],
) -> Result<(), OrmError> {
    let has_foreign = condition.columns().iter().any(|column| column.annotations().foreign);
    let synchronizes = !orm.relationship(attribute).options.viewonly;
    if synchronizes && !synchronize.is_empty() || !synchronizes && has_foreign {
        return Ok(());
    }
    let condition = Box::new(condition.unannotated());
    Err(match synchronizes && has_foreign {
        true => OrmError::NoSimpleEqualities { attribute, condition },
        false => OrmError::NoRelevantForeignKeys { attribute, condition },
    })
}

/// Which way the foreign keys point. Where both tables have some, the remote ones speak for one-to-many.
fn direction(orm: &OrmState, sides: Sides<'_>, condition: &Expression) -> Result<Direction, OrmError> {
    let place = |expression: &&Expression| column(orm, expression);
    let columns = condition.columns();
    let foreign: Vec<&&Expression> = columns.iter().filter(|column| column.annotations().foreign).collect();
    let among = |tables: &MappedTables| {
        foreign.iter().any(|found| place(found).is_some_and(|place| tables.contain(place)))
    };
    match (among(sides.remote), among(sides.local)) {
        (true, false) => return Ok(Direction::OneToMany),
        (false, true) => return Ok(Direction::ManyToOne),
        (false, false) => return Err(OrmError::ForeignKeysOnNeitherSide(sides.attribute)),
        (true, true) => {}
    }
    // A column that is compared with itself says nothing: `Me.version == Me.version`.
    let (mut to_many, mut to_one): (Vec<&&Expression>, Vec<&&Expression>) =
        foreign.iter().partition(|found| found.annotations().remote);
    if !to_many.is_empty() && !to_one.is_empty() {
        let with = |wanted: fn(&Expression) -> bool| {
            columns.iter().filter(|column| wanted(column)).filter_map(place).collect::<Vec<_>>()
        };
        let remote = with(|column| column.annotations().remote);
        let local = with(|column| column.annotations().local);
        let is_equated = |found: &&Expression| {
            place(found).is_some_and(|place| remote.contains(&place) && local.contains(&place))
        };
        to_many.retain(|found| !is_equated(found));
        to_one.retain(|found| !is_equated(found));
    }
    match (to_many.is_empty(), to_one.is_empty()) {
        (false, true) => Ok(Direction::OneToMany),
        (true, false) => Ok(Direction::ManyToOne),
        _ => Err(OrmError::ForeignKeysOnBothSides(sides.attribute)),
    }
}
