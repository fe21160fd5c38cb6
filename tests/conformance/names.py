#!/usr/bin/env python3
"""Lists the public names that SQLAlchemy 2.1.9 has, so that what Bothways lacks of them is refused, and what is not
among them is an error of Python's:

    python tests/conformance/names.py

writes crates/sqlalchemy/src/names/members.txt (the attributes of objects, a line for each class) and modules.txt (the
names in modules, and for a module with `__all__` what `import *` takes, under its name and a star).
"""

import importlib
import textwrap
from pathlib import Path

from sqlalchemy import (
    CheckConstraint, Column, Engine, ForeignKey, Index, Integer, MetaData, PrimaryKeyConstraint, Row, ScalarResult, Table,
    UniqueConstraint, create_engine, delete, func, insert, select, text, update,
)
from sqlalchemy.engine import ChunkedIteratorResult, Connection, CursorResult, Inspector, RootTransaction
from sqlalchemy.ext.associationproxy import AssociationProxy
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import (
    AppenderQuery, AttributeState, ColumnProperty, InstanceState, InstrumentedAttribute, Load, MappedColumn, Mapper, Query, Session,
    SessionTransaction, WriteOnlyCollection, registry, relationship, scoped_session, sessionmaker,
)
from sqlalchemy.orm.attributes import History
from sqlalchemy.sql.elements import BinaryExpression, Label, UnaryExpression
from sqlalchemy.sql.selectable import Exists, Subquery

CLASSES = [
    AppenderQuery, AssociationProxy, AttributeState, BinaryExpression, CheckConstraint, ChunkedIteratorResult, Column, ColumnProperty,
    Connection, CursorResult, Engine, Exists, ForeignKey, History, Index, Inspector, InstanceState, InstrumentedAttribute, Label, Load, MappedColumn,
    Mapper, MetaData, PrimaryKeyConstraint, Query, RootTransaction, Row, ScalarResult, Session, SessionTransaction,
    Subquery, Table, UnaryExpression, UniqueConstraint, hybrid_method, hybrid_property,
    registry, scoped_session, sessionmaker, WriteOnlyCollection,
]

table = Table("t", MetaData(), Column("id", Integer, primary_key=True))
OBJECTS = [select(table), insert(table), update(table), delete(table), text(""), func.count(), relationship("T")]
OBJECTS += [table, table.c.id, table.metadata, create_engine("sqlite://")]


MODULES = """
    sqlalchemy sqlalchemy.dialects sqlalchemy.dialects.sqlite sqlalchemy.engine sqlalchemy.event sqlalchemy.exc sqlalchemy.ext sqlalchemy.ext.associationproxy
    sqlalchemy.ext.declarative sqlalchemy.ext.hybrid sqlalchemy.ext.orderinglist sqlalchemy.orm sqlalchemy.orm.attributes sqlalchemy.orm.base
    sqlalchemy.orm.collections sqlalchemy.orm.decl_api sqlalchemy.orm.exc sqlalchemy.orm.interfaces sqlalchemy.orm.mapper sqlalchemy.orm.properties sqlalchemy.orm.query
    sqlalchemy.orm.relationships sqlalchemy.orm.session sqlalchemy.orm.state sqlalchemy.orm.util sqlalchemy.engine.base sqlalchemy.pool sqlalchemy.schema sqlalchemy.sql
    sqlalchemy.sql.expression sqlalchemy.types
""".split()


def members():
    found = {}
    for each in CLASSES:
        found.setdefault(each.__name__, set()).update(dir(each))
    for each in OBJECTS:
        found.setdefault(type(each).__name__, set()).update(dir(each))
    # What answers for a column of a class answers for the column.
    found["InstrumentedAttribute"] |= found["Column"]
    return found


def modules():
    found = {}
    for name in MODULES:
        module = importlib.import_module(name)
        found[name] = dir(module)
        if hasattr(module, "__all__"):
            found[f"{name}*"] = module.__all__
    return found


def write(name, found):
    lines = []
    for key, names in sorted(found.items()):
        public = " ".join(sorted(each for each in names if not each.startswith("_")))
        lines += textwrap.wrap(f"{key}: {public}", 118, subsequent_indent=" ", break_on_hyphens=False)
    folder = Path(__file__).parents[2] / "crates/sqlalchemy/src/names"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(lines) + "\n")


write("members.txt", members())
write("modules.txt", modules())
