"""All columns of a constraint in its name, a percent sign, a name that stays, and one that is missing."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, UniqueConstraint, create_engine

metadata = MetaData(
    naming_convention={
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(column_0N_label)s",
        "ck": "%(constraint_name)s_of_%(table_name)s",
        "pk": "100%%_%(column_0_name)s_%(column_1_name)s",
    }
)
Table("river", metadata, Column("id", Integer, primary_key=True))
Table(
    "bridge",
    metadata,
    Column("id", Integer, CheckConstraint("id < 99", name="small"), primary_key=True),
    Column("river_id", ForeignKey("river.id")),
    Column("span", Integer, unique=True),
    UniqueConstraint("river_id", "span"),
    UniqueConstraint("span", "id", name="stays"),
)
metadata.create_all(create_engine("sqlite://"))
try:
    Table("ford", metadata, Column("id", Integer, primary_key=True), CheckConstraint("id > 0"))
except Exception as error:
    print(type(error).__name__, error)
try:
    Table("weir", MetaData(naming_convention={"pk": "pk_%(unknown)s"}), Column("id", Integer, primary_key=True))
except Exception as error:
    print(type(error).__name__, error)
