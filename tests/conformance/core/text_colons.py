"""Colons in textual SQL.

A colon before a word is a parameter, in quotes, too; a doubled one, one after a digit or a backslash is not.
"""
from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
with engine.connect() as connection:
    for statement, parameters in (
        ("SELECT :a AS first, :b AS second", {"a": 1, "b": "two"}),
        ("SELECT '12:30' AS time", {}),
        (r"SELECT '\:x' AS escaped", {}),
        ("SELECT ':x' AS quoted", {"x": 3}),
        (r"SELECT 'at 7\:45' AS time, :minutes AS late", {"minutes": 5}),
        ("SELECT :a + :a AS twice", {"a": 21}),
    ):
        clause = text(statement)
        print(clause)
        try:
            print(connection.execute(clause, parameters).mappings().all())
        except Exception as error:
            print(type(error).__name__, error)
