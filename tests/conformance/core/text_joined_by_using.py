"""Textual SQL that joins by USING and NATURAL.

The shared column is one column: alone it means the first table's, and `*` has it once.
"""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, text

metadata = MetaData()
Table("shelf", metadata, Column("shelf_id", Integer, primary_key=True), Column("room", String))
Table(
    "book",
    metadata,
    Column("book_id", Integer, primary_key=True),
    Column("shelf_id", Integer),
    Column("title", String),
)
Table(
    "loan",
    metadata,
    Column("loan_id", Integer, primary_key=True),
    Column("book_id", Integer),
    Column("reader", String),
)

engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.connect() as connection:
    for statement in (
        "INSERT INTO shelf VALUES (1, 'hall'), (2, 'attic'), (3, 'cellar')",
        "INSERT INTO book VALUES (1, 1, 'Middlemarch'), (2, 1, 'Emma'), (3, NULL, 'Ulysses'), (4, 2, 'Dracula')",
        "INSERT INTO loan VALUES (1, 2, 'Ann'), (2, 4, 'Ben')",
    ):
        connection.execute(text(statement))
    for query in (
        "SELECT * FROM book JOIN shelf USING (shelf_id) ORDER BY book_id",
        "SELECT shelf_id, title, room FROM book LEFT JOIN shelf USING (shelf_id) ORDER BY book_id",
        "SELECT shelf.*, title FROM shelf LEFT JOIN book USING (shelf_id) WHERE shelf_id > 1 ORDER BY shelf_id",
        "SELECT * FROM shelf NATURAL JOIN book NATURAL JOIN loan ORDER BY loan_id",
        "SELECT room, reader FROM shelf JOIN book USING (shelf_id) JOIN loan USING (book_id) ORDER BY reader",
        "SELECT count(*), max(n) FROM (SELECT shelf_id, count(*) AS n FROM book GROUP BY shelf_id)",
        "SELECT title FROM (SELECT * FROM book WHERE shelf_id = 1) ORDER BY title",
    ):
        result = connection.execute(text(query))
        print(list(result.keys()), result.all())
    try:
        connection.execute(text("SELECT * FROM book JOIN shelf USING (title)"))
    except Exception as error:
        print(type(error).__name__, error.orig)
