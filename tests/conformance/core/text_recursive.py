"""Textual SQL with WITH RECURSIVE, and with UNION inside another query.

A query whose second part reads its own name gives rows until there are no more, with or without RECURSIVE.
"""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, text

metadata = MetaData()
Table(
    "part",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String),
    Column("within", ForeignKey("part.id")),
)
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.connect() as connection:
    connection.execute(
        text("INSERT INTO part VALUES (1, 'bicycle', NULL), (2, 'wheel', 1), (3, 'spoke', 2), (4, 'saddle', 1)")
    )
    for query in (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i, i * i FROM n",
        "WITH n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n LIMIT 4) SELECT * FROM n ORDER BY i DESC",
        "WITH RECURSIVE tree(id, path) AS ("
        " SELECT id, name FROM part WHERE within IS NULL"
        " UNION ALL SELECT part.id, tree.path || '/' || part.name FROM part JOIN tree ON part.within = tree.id"
        ") SELECT id, path FROM tree ORDER BY path",
        "WITH RECURSIVE up AS (SELECT * FROM part WHERE id = 3 UNION SELECT p.* FROM part p, up WHERE p.id = up.within)"
        " SELECT name FROM up",
        "SELECT count(*) FROM (SELECT id FROM part UNION SELECT within FROM part WHERE within > 1 UNION ALL SELECT 9)",
        "SELECT name FROM part WHERE id IN (SELECT 1 UNION SELECT 4) ORDER BY name",
        "SELECT u.name, u.id FROM (SELECT id, name FROM part EXCEPT SELECT 2, 'wheel') AS u ORDER BY u.id DESC",
        "WITH both AS (SELECT 1 AS x UNION SELECT 2) SELECT a.x, b.x FROM both a JOIN both b ON a.x < b.x",
        "WITH RECURSIVE plain AS (SELECT name FROM part) SELECT max(name) FROM plain",
        "SELECT id AS a, name AS b FROM part UNION SELECT 0, 'none' ORDER BY b, 1 DESC LIMIT 3 OFFSET 1",
        "WITH x AS (SELECT * FROM x) SELECT * FROM x",
        "WITH x AS (SELECT * FROM (SELECT 1 UNION SELECT 2) JOIN x) SELECT * FROM x",
    ):
        try:
            result = connection.execute(text(query))
            print(list(result.keys()), result.all())
        except Exception as error:
            print(type(error).__name__, error.orig)
