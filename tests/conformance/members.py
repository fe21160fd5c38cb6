#!/usr/bin/env python3
"""Prints crates/sqlalchemy/src/object/members.txt: the public attributes that the objects of SQLAlchemy 2.1.9 have,
a line for each class, so that what Bothways lacks of them is refused instead of raising AttributeError.

    python tests/conformance/members.py > crates/sqlalchemy/src/object/members.txt
"""

import textwrap

from sqlalchemy import (
    Column, Engine, ForeignKey, Index, Integer, MetaData, PrimaryKeyConstraint, Row, ScalarResult, Table,
    UniqueConstraint, create_engine, delete, func, insert, select, text, update,
)
from sqlalchemy.engine import ChunkedIteratorResult, Connection, CursorResult, RootTransaction
from sqlalchemy.ext.associationproxy import AssociationProxy
from sqlalchemy.orm import (
    AttributeState, InstanceState, InstrumentedAttribute, Load, MappedColumn, Mapper, Query, Session,
    SessionTransaction, registry, relationship, scoped_session, sessionmaker,
)
from sqlalchemy.orm.attributes import History
from sqlalchemy.sql.elements import BinaryExpression, Label, UnaryExpression
from sqlalchemy.sql.selectable import Exists, Subquery

CLASSES = [
    AssociationProxy, AttributeState, BinaryExpression, ChunkedIteratorResult, Column, Connection, CursorResult,
    Engine, Exists, ForeignKey, History, Index, InstanceState, InstrumentedAttribute, Label, Load, MappedColumn,
    Mapper, MetaData, PrimaryKeyConstraint, Query, RootTransaction, Row, ScalarResult, Session, SessionTransaction,
    Subquery, Table, UnaryExpression, UniqueConstraint, registry, scoped_session, sessionmaker,
]

table = Table("t", MetaData(), Column("id", Integer, primary_key=True))
OBJECTS = [select(table), insert(table), update(table), delete(table), text(""), func.count(), relationship("T")]
OBJECTS += [table, table.c.id, table.metadata, create_engine("sqlite://")]


def members():
    found = {}
    for each in CLASSES:
        found.setdefault(each.__name__, set()).update(dir(each))
    for each in OBJECTS:
        found.setdefault(type(each).__name__, set()).update(dir(each))
    # What answers for a column of a class answers for the column.
    found["InstrumentedAttribute"] |= found["Column"]
    return found


for name, names in sorted(members().items()):
    public = " ".join(sorted(each for each in names if not each.startswith("_")))
    print(textwrap.fill(f"{name}: {public}", 118, subsequent_indent=" ", break_on_hyphens=False))
