"""A keyword of Table that is none of its own must be one of a dialect: what names no dialect is an error or
a warning, whatever its value is."""

from sqlalchemy import Column, Integer, MetaData, Table

metadata = MetaData()
options = [
    {"nonsense": None},
    {"nonsense": False},
    {"sqlite_nonsense": None},
    {"postgresql_nonsense": None},
    {"postgresql_tablespace": "fast"},
    {"mssql_nonsense": "x"},
    {"mysql_whatever": "x"},
    {"extends_existing": True},
    {"sqlite_autoincrement": False, "sqlite_with_rowid": True},
    {"extend_existing": 1, "schema": None, "must_exist": False, "autoload_replace": True},
]
for number, option in enumerate(options):
    try:
        print(option, Table(f"t{number}", metadata, Column("id", Integer, primary_key=True), **option).name)
    except Exception as error:
        print(option, type(error).__name__, error)
for option in [{"nonsense": None}, {"primary_kye": True}]:
    try:
        print(option, Column("id", Integer, **option).primary_key)
    except Exception as error:
        print(option, type(error).__name__, error)
